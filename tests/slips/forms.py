"""The sample's forms in memory: their counts by cell, read again with some of them changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from baocao.archive import read_closed
from baocao.cells import Workbook
from baocao.checks import check_rows
from baocao.edition.inputs import Inputs
from baocao.edition.past import Pasts
from baocao.edition.settings import Settings, read_settings
from baocao.errors import Finding
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Earlier, Form, Past, Register, Spot, read_register, take_over
from baocao.text import PERCENT_PLACES, round_half_up

OFFICE, REPORT = "btctu", "quarterly"
SHARE = ("Tỷ lệ hoàn thành xuất sắc (%)", "Hoàn thành xuất sắc nhiệm vụ", "Đã đánh giá")
Changes = Mapping[Spot, int]


@dataclass(frozen=True)
class Sent:
    """The forms of a period as they were received, and all that checks hold them against."""

    settings: Settings
    period: Period
    registers: Mapping[str, Register]
    books: Mapping[str, Workbook]
    past: Mapping[Earlier, Past]

    @property
    def forms(self) -> list[Form]:
        """The sheets that units send."""
        return [form for form in self.settings.forms if form.form]

    def counts(self) -> Iterator[tuple[Form, str, int, Spot]]:
        """Every count that stands in a form: its sheet, heading, number and cell."""
        for form in self.forms:
            register = self.registers[form.sheet]
            counted = [name for name, column in form.columns.items() if column.kind == "count"]
            for row, spots in enumerate(register.spots):
                if form.percent and register.rows.at[row, form.across] == form.percent:
                    continue
                for name in counted:
                    if (value := register.rows.at[row, name]) is not None:
                        yield form, name, value, spots[name]

    def findings(self, changes: Changes) -> list[Finding]:
        """What the reader and the checks find when these cells hold other numbers."""
        by_file: dict[str, dict[Spot, int]] = {}
        for spot, value in changes.items():
            by_file.setdefault(spot.file, {})[spot] = value
        books = [_changed(book, by_file.get(name, {})) for name, book in self.books.items()]
        registers, found = dict(self.registers), list[Finding]()
        for form in self.forms:
            registers[form.sheet], told = read_register(form, books)
            registers[form.sheet] = _computed(registers[form.sheet], set(by_file))
            found += told
        times = self.settings.times(self.period)
        joined, _ = take_over(registers, times.as_of, times.period.year, self.past)
        checked = check_rows(self.settings.checks, joined, times, self.past)
        return [*found, *checked.findings]


def sent(root: Path, period: str) -> Sent:
    """The forms in force of a period of the project at ``root``."""
    paths = Paths(root, root / "data", root / "params", root / "build")
    when = Period.parse(period)
    settings = read_settings(paths, REPORT, OFFICE, when)
    inputs = Inputs(paths, OFFICE, settings.params.reading(when), settings.params.as_of)
    registers = inputs.registers(settings.forms)
    (ledger,) = inputs.ledgers.values()
    books = {entry.file: inputs.workbooks[entry.file] for entry in ledger.in_force.values()}
    closed, _ = read_closed(paths.data, OFFICE, REPORT, when.compared())
    past = Pasts(settings, paths, OFFICE, REPORT, closed).past(when)
    return Sent(settings, when, registers, books, past)


def _changed(book: Workbook, changes: Changes) -> Workbook:
    """The workbook in which these cells hold other numbers."""
    if not changes:
        return book
    sheets = dict(book.sheets)
    for spot, value in changes.items():
        cells = dict(sheets[spot.sheet].cells)
        place = (spot.row, spot.column)
        cells[place] = cells[place]._replace(kind="number", value=value, raw=str(value))
        sheets[spot.sheet] = replace(sheets[spot.sheet], cells=cells)
    return replace(book, sheets=sheets)


def _computed(register: Register, files: Iterable[str]) -> Register:
    """The register whose percentages the spreadsheet has computed anew in these files."""
    rows, form, changed = register.rows.copy(), register.form, set(files)
    places: dict[str, dict[str, int]] = {}
    for row, spots in enumerate(register.spots):
        file = next(iter(spots.values())).file
        if file not in changed:
            continue
        if SHARE[0] in rows:
            rows.at[row, SHARE[0]] = _percent(rows.at[row, SHARE[1]], rows.at[row, SHARE[2]])
        if form.percent:
            places.setdefault(file, {})[rows.at[row, form.across]] = row
    for found in places.values():
        if len(found) == len(form.value_columns):
            above, below, shown = (found[name] for name in form.value_columns)
            for label in form.labelled:
                rows.at[shown, label] = _percent(rows.at[above, label], rows.at[below, label])
    return replace(register, rows=rows)


def _percent(part: object, whole: object) -> Decimal | None:
    if not isinstance(part, int) or not isinstance(whole, int) or whole <= 0:
        return None
    return round_half_up(Decimal(100) * part / whole, PERCENT_PLACES)
