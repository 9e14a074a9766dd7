"""Throw-away projects for tests: sheets drawn as text, rules in YAML, opened as a notebook does.

A cell drawn as ``03/04/2026`` is written as a date, ``12`` or ``1.5`` as a number, ``#DIV/0!`` as
an error, ``=A1`` as a formula never calculated; all else is text, as is what stands behind an
apostrophe. Headings stand in row 4, so the first drawn row is row 5; column A holds STT.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import xlsxwriter
from baocao import edition
from baocao.archive import SEAL, closed_folder, correction
from baocao.build.outputs import figures_json, rows_json
from baocao.edition import Edition
from baocao.paths import Paths
from baocao.submissions import LEDGER, Entry, Ledger, received_folder
from ruamel.yaml import YAML
from xlsxwriter.worksheet import Worksheet

REPOSITORY = Path(__file__).parents[1]
HEADING_ROW = 3  # zero-based
OFFICE, REPORT, PERIOD = "btctu", "quarterly", "2026Q2"
ROOM = "so"  # of registers that the repository's office does not keep
FORM = ("Trang bìa", "Phát triển đảng viên")
VERSION = "2026.2"
RECEIVED_AT = "2026-06-18T08:00:00+07:00"
UNITS = {"expected": "owed", "cover": "Trang bìa", "code": "Mã tổ chức", "name": "Tên"}
OWED = """
- {id: owed, count: Tổ chức, where: {Trực thuộc Tỉnh ủy: có}}
"""
WRITTEN_DATE = re.compile(r"\d\d/\d\d/\d{4}")
WRITTEN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
DEFAULTS = {"date": "01/04/2026", "count": "1", "number": "1", "period": "2026Q2"}
Declaration = dict[str, Any]
Table = str | Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Drawn:
    """One sheet to be written: headings, rows of drawn cells, and what is odd about it."""

    name: str
    headings: list[str]
    rows: list[list[str]]
    hidden: Sequence[int] = ()
    struck: Sequence[str] = ()
    stray: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Project:
    """A project in a temporary folder; ``open`` writes its files and opens the report."""

    root: Path
    drawn: dict[str, dict[str, Drawn]] = field(default_factory=dict)
    registers: dict[str, Declaration] = field(default_factory=dict)
    rooms: dict[str, list[str]] = field(default_factory=dict)
    rules: list[Declaration] = field(default_factory=list)
    asked: list[Declaration] = field(default_factory=list)
    report: Declaration = field(default_factory=dict)
    office: Declaration = field(default_factory=dict)
    editions: dict[str, Declaration] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    sent: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def paths(self) -> Paths:
        """The project's folders."""
        return Paths(self.root, self.root / "data", self.root / "params", self.root / "build")

    def declare(self, *sheets: str) -> None:
        """Declare registers as the repository does, without writing their sheets."""
        for name in sheets:
            if name not in self.registers:
                self.registers[name] = declared()[name]

    def keep(self, name: str, *rooms: str) -> None:
        """Say which rooms keep a register; otherwise those whose sheets the test draws."""
        self.declare(name)
        self.rooms[name] = list(rooms)

    def register(self, yaml: str) -> None:
        """Declare registers of the test's own."""
        self.registers |= {each["sheet"]: each for each in _yaml(yaml)}

    def sheet(
        self,
        name: str,
        table: Table,
        room: str = "",
        rename: Mapping[str, str] | None = None,
        without: Sequence[str] = (),
        **odd: Any,
    ) -> None:
        """Draw the sheet of a register; required columns that are not drawn get plausible values.

        ``rename`` gives headings as they are misspelt in the sheet, ``without`` those left out;
        ``odd`` are fields of ``Drawn``.
        """
        self.declare(name)
        form = self.registers[name]
        room = room or form.get("beside") or form.get("book", [ROOM])[0]
        headings, rows = _filled(form, table, without)
        spelt = [(rename or {}).get(heading, heading) for heading in headings]
        self.drawn.setdefault(room, {})[name] = Drawn(name, spelt, rows, **odd)

    def committees(self, *codes: str) -> None:
        """Committees that owe a form: rows of Tổ chức, and the report's units."""
        rows = [
            {"Mã tổ chức": f"'{code}", "Tên": f"Đảng bộ {code}", "Trực thuộc Tỉnh ủy": "x"}
            for code in codes
        ]
        self.sheet("Tổ chức", rows)
        self.declare("Trang bìa", "Phát triển đảng viên")
        self.indicators(OWED)
        self.report["units"] = UNITS

    def form(
        self,
        code: str,
        values: Mapping[str, str] | None = None,
        period: str = PERIOD,
        to: str = "",
        sheets: Sequence[str] = FORM,
        kept: str = PERIOD,
        tables: Mapping[str, Table] | None = None,
    ) -> None:
        """Write the form of a committee as it was received; counts not given are 0.

        ``to`` is the name it is kept by (``24615-2`` is the second that 24615 sent), else the
        code. ``tables`` are further sheets of it, drawn. ``open`` writes the ledger, in which the
        last file of each committee is in force.
        """
        self.declare(*sheets, *(tables or {}))
        cover = {"Mã tổ chức": f"'{code}", "Kỳ báo cáo": period, "Phiên bản biểu": VERSION}
        given = cover | {"Tên cấp ủy": f"Đảng bộ {code}"} | dict(values or {})
        drawn = {name: _record(declared()[name], given) for name in sheets}
        drawn |= {name: Drawn(name, *_table(table)) for name, table in (tables or {}).items()}
        name = to or code
        _write(self.received(kept) / f"{name}.xlsx", drawn)
        self.sent.setdefault(kept, {})[f"{name}.xlsx"] = re.sub(r"-\d+$", "", name)

    def received(self, period: str = PERIOD) -> Path:
        """The folder of the files received for a period."""
        return received_folder(self.paths.data, OFFICE, period)

    def indicators(self, yaml: str) -> None:
        """Add rules; label, unit and over_time need not be said."""
        usual = {"unit": "đơn", "over_time": "sum"}
        for rule in _yaml(yaml):
            self.rules.append({**usual, "label": rule.get("id", "họ chỉ tiêu"), **rule})

    def checks(self, yaml: str) -> None:
        """Add checks; what they say and the fix need not be said."""
        self.asked += [{"says": "không khớp", "fix": "Sửa lại", **each} for each in _yaml(yaml)]

    def slots(self, text: str, *declared: str) -> None:
        """Write the analyst's judgement; ``declared`` are the headings the report asks for."""
        self.report["slots"] = list(declared)
        if text:
            _put(self.paths.data / OFFICE / PERIOD / f"{REPORT}.md", text)

    def edition(self, period: str = PERIOD, **params: Any) -> None:
        """Set params of the edition of a period; the window defaults to its quarter."""
        self.editions.setdefault(period, {}).update(params)

    def close(
        self,
        period: str = "2026Q1",
        issued: Mapping[str, Declaration | None] | None = None,
        version: int = 0,
    ) -> Path:
        """Close a period as it stands now; gives the folder of its figures and its seal.

        ``issued`` gives what else was said of a figure then, None for one that was not there.
        """
        self.edition(period)
        store = self.open(period).as_json()
        other = dict(issued or {})
        store["figures"] = [
            {**entry, **change} for entry in store["figures"]
            if (change := other.get(entry["id"], {})) is not None
        ]  # fmt: skip
        content = figures_json(store)
        closed = closed_folder(self.paths.data, OFFICE, period, REPORT)
        folder = correction(closed, version)
        _put(folder / "figures.json", content)
        _put(folder / "rows.json", rows := rows_json(store))
        files = {
            name: hashlib.sha256(text.encode()).hexdigest()
            for name, text in {"figures.json": content, "rows.json": rows}.items()
        }
        named = {"office": OFFICE, "report": REPORT, "period": period, "version": version}
        _put(folder / SEAL, named | {"files": files})
        return folder

    def write(self, file: str, text: str) -> None:
        """Write a file of params/ as it stands, in place of what the project would write."""
        self.written[file] = text

    def open(self, period: str = PERIOD) -> Edition:
        """Write the files and open the report; params are there for 2026Q2 and those set."""
        self.edition()
        for file, content in (self._params() | self.written).items():
            _put(self.paths.params / file, content)
        for room, sheets in self.drawn.items():
            folder = PERIOD if any(self.registers[name].get("beside") for name in sheets) else "2026"
            _write(self.paths.data / OFFICE / folder / f"{room}.xlsx", sheets)
        for when, names in self.sent.items():
            take_in(self.paths.data, when, names)
        return edition.open(REPORT, OFFICE, period, self.paths)

    def _params(self) -> dict[str, Any]:
        return {
            "offices.yml": {OFFICE: {**_OFFICE, **self._books(), **self.office}},
            "profiles.yml": (REPOSITORY / "params" / "profiles.yml").read_text("utf-8"),
            "fixed_phrases.yml": [{"phrase": "02 cấp", "reason": "tên mô hình"}],
            "reports.yml": {REPORT: {"kind": "BÁO CÁO", "type": "BC", **_TITLE, **self.report}},
            "registers/so.yml": [self._register(form) for form in self.registers.values()],
            "indicators/01.yml": self.rules,
            "checks/so.yml": self.asked,
            **{
                f"{OFFICE}/{period}/{REPORT}.yml": _edition(period) | params
                for period, params in self.editions.items()
            },
        }

    def _register(self, form: Declaration) -> Declaration:
        """The declaration without what is joined from registers that the test does not have."""
        joined = form.get("joined", {})
        there = {name: join for name, join in joined.items() if join["from"] in self.registers}
        known = declared().get(form["sheet"], {})
        if joined is known.get("joined"):
            form = {**form, "joined": there}
        return {key: value for key, value in form.items() if key != "book"}

    def _books(self) -> Declaration:
        """What the office keeps and collects: the books that the test names, or whose sheets it
        draws, else those of the repository's office.
        """
        books: dict[str, list[str]] = {}
        for name, form in self.registers.items():
            usual = form.get("book", [])
            drawn = [room for room in usual or [ROOM] if name in self.drawn.get(room, {})]
            for room in self.rooms.get(name) or drawn or usual:
                books.setdefault(room, []).append(name)
        sets = {form["form"] for form in self.registers.values() if form.get("form")}
        return {"books": books, "collects": sorted(sets)}


def take_in(data: Path, period: str, units: Mapping[str, str]) -> None:
    """Write the ledger of the files in received/ as they are now; ``units`` by file name.

    Of a unit with several files the last is in force. A file that is gone was not received.
    """
    folder = received_folder(data, OFFICE, period)
    there = {name: unit for name, unit in units.items() if (folder / name).is_file()}
    entries = [
        Entry(
            sha256=hashlib.sha256((folder / name).read_bytes()).hexdigest(),
            file=f"{OFFICE}/{period}/received/{name}",
            names=(name,),
            received=RECEIVED_AT,
            unit=unit,
            period=period,
            version=VERSION,
        )
        for name, unit in there.items()
    ]
    in_force = {entry.unit: entry for entry in entries}
    ledger = Ledger(OFFICE, period, tuple(entries), in_force)
    _put(folder / LEDGER, json.dumps(ledger.as_json(), ensure_ascii=False))


_OFFICE = {
    "name": "Ban Tổ chức", "superior": "TỈNH ỦY", "issuer": "BAN TỔ CHỨC", "symbol": "BTCTU",
    "place": "Lâm Đồng", "holders": {"truong-ban": {"post": "TRƯỞNG BAN", "role": "head"}},
}  # fmt: skip
_TITLE = {"subject": "Kết quả {ky} và nhiệm vụ {ky_sau}"}


def write_book(path: Path, sheets: Mapping[str, Table]) -> None:
    """Write a workbook of an office: sheets of registers that the repository declares, drawn."""
    drawn = {name: Drawn(name, *_filled(declared()[name], table)) for name, table in sheets.items()}
    _write(path, drawn)


def _edition(period: str) -> Declaration:
    first = 3 * int(period[-1]) - 2 if "Q" in period else 1
    start = date(int(period[:4]), first, 1)
    end = date(start.year, first + 2, 31 if first in (1, 10) else 30)
    return {
        "window": {"from": start.isoformat(), "to": end.isoformat()}, "as_of": end.isoformat(),
        "signer": "truong-ban", "recipients": ["Thường trực Tỉnh ủy"],
    }  # fmt: skip


@cache
def declared() -> dict[str, Declaration]:
    """The registers that the repository declares, by name; books with the rooms of its office."""
    files = sorted((REPOSITORY / "params" / "registers").glob("*.yml"))
    forms = {each["sheet"]: each for path in files for each in _yaml(path.read_text("utf-8"))}
    office = _yaml((REPOSITORY / "params" / "offices.yml").read_text("utf-8"))[OFFICE]
    for room, sheets in office["books"].items():
        for name in sheets:
            forms[name].setdefault("book", []).append(room)
    return forms


def _yaml(text: str) -> Any:
    return YAML(typ="safe").load(text)


def _put(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = isinstance(content, str)
    text = content if written else json.dumps(content, ensure_ascii=False, default=str)
    path.write_text(text, encoding="utf-8")


def _table(table: Table) -> tuple[list[str], list[list[str]]]:
    if not isinstance(table, str):
        headings = list(dict.fromkeys(name for row in table for name in row))
        return headings, [[row.get(name, "") for name in headings] for row in table]
    lines = [line for line in table.splitlines() if line.strip()]
    headings, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    return headings, [row + [""] * (len(headings) - len(row)) for row in rows]


def _filled(
    form: Declaration, table: Table, without: Sequence[str] = ()
) -> tuple[list[str], list[list[str]]]:
    """What is drawn, with a plausible value in each required column that is not."""
    headings, rows = _table(table)
    for heading in [name for name in form["columns"] if name not in (*headings, *without)]:
        headings.append(heading)
        rows = [
            [*row, _default(form["columns"][heading], number) if any(row) else ""]
            for number, row in enumerate(rows, start=1)
        ]
    return headings, rows


def _default(column: Declaration, number: int) -> str:
    if not column.get("required"):
        return ""
    if "choices" in column:
        return column["choices"][0]
    return DEFAULTS.get(column.get("is", "text"), f"M{number}")


def _record(form: Declaration, given: Mapping[str, str]) -> Drawn:
    """A sheet of labels and values, with all columns of the committees' forms."""
    rows = [
        [label, "", given.get(label, "0" if column.get("is") == "count" else "")]
        for label, column in form["columns"].items()
    ]
    values = form["values"] if isinstance(form["values"], str) else form["values"][0]
    return Drawn(form["sheet"], [form["labels"], "Đơn vị tính", values], rows)


def _write(path: Path, sheets: Mapping[str, Drawn]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 1)})  # the same sheets give the same bytes
    formats = {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "struck": book.add_format({"font_strikeout": True}),
    }
    for drawn in sheets.values():
        sheet = book.add_worksheet(drawn.name)
        for row, title in enumerate(("BAN TỔ CHỨC", f"SỔ {drawn.name.upper()}", "(bản thử)")):
            sheet.write_string(row, 0, title)
        _write_sheet(sheet, drawn, formats)
    book.close()


def _write_sheet(sheet: Worksheet, drawn: Drawn, formats: Mapping[str, Any]) -> None:
    numbered = "STT" not in drawn.headings
    headings = ["STT", *drawn.headings] if numbered else drawn.headings
    for column, heading in enumerate(headings):
        sheet.write_string(HEADING_ROW, column, heading)
    for number, cells in enumerate(drawn.rows, start=1):
        row = [str(number) if any(cells) else "", *cells] if numbered else cells
        for column, text in enumerate(row):
            place = f"{chr(65 + column)}{HEADING_ROW + 1 + number}"
            style = formats["struck"] if place in drawn.struck else None
            _write_cell(sheet, place, text, style, formats)
    for place, text in drawn.stray.items():
        _write_cell(sheet, place, text, None, formats)
    for row in drawn.hidden:
        sheet.set_row(row - 1, None, None, {"hidden": True})


def _write_cell(
    sheet: Worksheet, place: str, text: str, style: Any, formats: Mapping[str, Any]
) -> None:
    if WRITTEN_DATE.fullmatch(text):
        sheet.write_datetime(place, datetime.strptime(text, "%d/%m/%Y"), style or formats["date"])
    elif WRITTEN_NUMBER.fullmatch(text):
        sheet.write_number(place, float(text), style)
    elif text.startswith("#"):
        sheet.write_formula(place, "=1/0", style, text)
    elif text.startswith("="):
        sheet.write_formula(place, text, style, "")
    elif text:
        sheet.write_string(place, text.removeprefix("'"), style)
