"""A report as one build left it: its figures, findings, the rows behind them, what it read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from baocao.errors import BuildError
from baocao.period import Period, Window

FILES = ("figures.json", "findings.json", "rows.json", "manifest.json")
NOTEBOOK = "report.ipynb"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a register: where it stands, and each heading's cell (``B5``) and value."""

    id: str
    file: str
    sheet: str
    number: int
    cells: Mapping[str, tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Count:
    """How a figure is made: from rows of a register, or from other figures (``parts``)."""

    operation: str
    register: str
    of: str
    parts: Sequence[str]
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Join:
    """Where a joined column comes from: the column ``of`` of a row of the register ``source``.

    That row holds the same value in the column ``by``, or without one is of the same file, and
    what ``where`` says; None there is the year of the edition.
    """

    of: str
    source: str
    by: str
    where: Mapping[str, int | str | None]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of all registers, how each figure counts them, and joined columns by register."""

    registers: Mapping[str, Sequence[Row]]
    joined: Mapping[str, Mapping[str, Join]]
    counts: Mapping[str, Count]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Self:
        """The rows that ``catalogue.rows`` has put down."""
        registers = content["registers"]
        return cls(
            {name: rows_of(each) for name, each in registers.items()},
            {name: _joined(each["joined"]) for name, each in registers.items()},
            {name: Count(**each) for name, each in content["figures"].items()},
        )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One report at one time. ``figures`` and ``findings`` are as in their JSON files.

    ``inputs`` maps each file read, from data/ or params/ on, to its hash; ``code`` is the hash of
    the program and notebook, empty where nothing was built; ``folder`` holds its files, if any.
    """

    office: str
    report: str
    period: Period
    window: Window
    as_of: date
    state: str
    completeness: Mapping[str, Any]
    figures: Mapping[str, Mapping[str, Any]]
    findings: Sequence[Mapping[str, Any]]
    rows: Rows
    inputs: Mapping[str, str]
    code: str = ""
    folder: Path | None = None

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The report in a folder of a build, or of a closed edition's version.

        Raises:
            BuildError: a file of it is missing or cannot be read.
        """
        loaded = {name: _load(folder / name) for name in FILES}
        try:
            store = {
                **loaded["figures.json"],
                "findings": loaded["findings.json"]["findings"],
                "inputs": loaded["manifest.json"]["inputs"],
            }
            rows = Rows.of(loaded["rows.json"])
            return cls._of(store, rows, loaded["manifest.json"]["code"]["sha256"], folder)
        except (KeyError, TypeError, ValueError) as error:
            raise _unreadable(folder) from error

    @classmethod
    def of_store(cls, store: Mapping[str, Any]) -> Self:
        """The report that an opened edition would make now (``so.as_json()``)."""
        return cls._of(store, Rows.of(json.loads(store["rows"])), "", None)

    @classmethod
    def _of(cls, store: Mapping[str, Any], rows: Rows, code: str, folder: Path | None) -> Self:
        return cls(
            office=store["office"],
            report=store["report"],
            period=Period.parse(store["period"]),
            window=Window(
                date.fromisoformat(store["window"]["from"]),
                date.fromisoformat(store["window"]["to"]),
            ),
            as_of=date.fromisoformat(store["as_of"]),
            state=store["state"],
            completeness=store["completeness"],
            figures={entry["id"]: entry for entry in store["figures"]},
            findings=store["findings"],
            rows=rows,
            inputs=store["inputs"],
            code=code,
            folder=folder,
        )

    @property
    def notebook(self) -> Path | None:
        """The executed notebook, where the report was built."""
        return self.folder / NOTEBOOK if self.folder else None


def rows_of(register: Mapping[str, Any]) -> list[Row]:
    """The rows of one register, out of the short form in which they are kept."""
    return list(map(_row(register), register["rows"]))


def _joined(columns: Mapping[str, Any]) -> dict[str, Join]:
    return {heading: Join(**join) for heading, join in columns.items()}


def _row(register: Mapping[str, Any]) -> Any:
    """Makes rows of the short form in which a register's are kept."""
    headings, sheets = register["headings"], register["sheets"]

    def row(short: Sequence[Any]) -> Row:
        place, number, name, *values = short
        cells = {
            heading: (_cell(sheets[place]["cells"].get(heading, ""), number), value)
            for heading, value in zip(headings, values, strict=True)
        }
        return Row(name, sheets[place]["file"], sheets[place]["sheet"], number, cells)

    return row


def _cell(place: str, number: int) -> str:
    """``B7`` as it is, ``B`` with the row's number, nothing for a column that is not there."""
    return place if not place or place[-1].isdigit() else f"{place}{number}"


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BuildError(
            f"Không có {path.name} trong {path.parent}. Chỉ đúng thư mục của một báo cáo đã lập; "
            "nếu báo cáo được lập bằng phiên bản cũ thì lập lại."
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> BuildError:
    return BuildError(f"Không đọc được {path}: hỏng hoặc không đúng dạng. Lập lại báo cáo.")
