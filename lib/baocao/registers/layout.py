"""Find where a sheet keeps a register's headings: in a row of a table, or as labels of a record.

Codes: R-001 heading missing, R-002 heading twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from baocao.cells import Cell, Sheet, ref
from baocao.cells.codes import CONVERT
from baocao.encodings import is_lost
from baocao.errors import Finding
from baocao.registers.extent import Extent, Rows, reach
from baocao.registers.form import Form
from baocao.registers.values import clean
from baocao.text import fold

LAST_HEADING_ROW = 30


@dataclass(frozen=True, slots=True)
class Table:
    """Headings in one row: the column of each, what is wrong with some, and the rows below."""

    columns: Mapping[str, int]
    faults: Mapping[str, Finding]
    extent: Extent


@dataclass(frozen=True, slots=True)
class Record:
    """Labels in one column, values in others: the row of each label, what is wrong with some.

    ``values`` are the columns by their headings, in the order of the form.
    """

    labels: int
    values: Mapping[str, int]
    rows: Mapping[str, int]
    faults: Mapping[str, Finding]
    extent: Extent


def by_row(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """The filled cells of a sheet by row, in order, and by column."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell
    return dict(sorted(rows.items()))


def find_table(form: Form, file: str, sheet: str, rows: Rows) -> Table | None:
    """The row that has most of the form's headings; None when none of the first rows has any."""
    wanted = form.headings()
    best = max(
        (row for row in rows if row <= LAST_HEADING_ROW),
        key=lambda row: sum(name in wanted for name in _names(rows[row]).values()),
        default=0,
    )
    columns: dict[str, int] = {}
    faults: dict[str, Finding] = {}
    for column, name in _names(rows.get(best, {})).items():
        heading = wanted.get(name)
        if heading in columns:
            faults[heading] = _twice(file, sheet, heading, ref(best, column))
        elif heading:
            columns[heading] = column
    if not columns:
        return None
    known = form.headings()
    others = [name for name in _names(rows[best]).values() if name not in known]
    missing = _missing(form, columns, file, sheet, best)
    if lost := _first_lost(rows[best].values()):
        missing = {each: _for_the_font(told, lost) for each, told in missing.items()}
    faults |= {each: told for each, told in missing.items() if not _is_older(form, each, others)}
    return Table(columns, faults, reach(rows, best, columns.values()))


def find_record(form: Form, file: str, sheet: str, rows: Rows) -> Record | None:
    """Where the form's labels stand; None when there are none, or nothing heads them."""
    labels, values, first = _label_columns(form, rows)
    if not first:
        return None
    wanted = form.headings()
    found: dict[str, int] = {}
    faults: dict[str, Finding] = {}
    extent = reach(rows, first, (labels, *values.values()))
    for row, cells in extent.rows.items():
        heading = wanted.get(_names(cells).get(labels, ""))
        if heading in found:
            faults[heading] = _twice(file, sheet, heading, ref(row, labels))
        elif heading:
            found[heading] = row
    if not found:
        return None
    faults |= _missing(form, found, file, sheet, first)
    return Record(labels, values, found, faults, extent)


def no_headings(file: str, sheet: Sheet) -> Finding:
    """What is said of a sheet where no heading was found; an old font may be the cause."""
    problem = f"không tìm thấy dòng tiêu đề trong {LAST_HEADING_ROW} dòng đầu"
    found = Finding("R-001", "error", problem, "Dùng lại biểu mẫu gốc", file, sheet.name)
    lost = _first_lost(cell for cell in sheet.cells.values() if cell.row <= LAST_HEADING_ROW)
    return _for_the_font(found, lost) if lost else found


def _first_lost(cells: Iterable[Cell]) -> Cell | None:
    """The first cell in an old font whose encoding we do not know."""
    lost = (cell for cell in cells if cell.kind == "text" and is_lost(cell.value, cell.font))
    return min(lost, key=lambda cell: (cell.row, cell.column), default=None)


def _for_the_font(found: Finding, lost: Cell) -> Finding:
    problem = f"{found.problem}: chữ ở phông chữ cũ {lost.font}, chưa rõ bảng mã nên không đọc được"
    return replace(found, problem=problem, remedy=CONVERT, cells=(lost.ref,), seen=lost.shown)


def _names(cells: Mapping[int, Cell]) -> dict[int, str]:
    return {
        column: fold(clean(cell.value))
        for column, cell in sorted(cells.items())
        if cell.kind == "text"
    }


def _label_columns(form: Form, rows: Rows) -> tuple[int, Mapping[str, int], int]:
    """Columns of labels and of values, and the row of their headings; zeros when not found.

    Of several columns of values only the first must be there.
    """
    for row, cells in rows.items():
        columns = {name: column for column, name in _names(cells).items()}
        if fold(form.labels) in columns and fold(form.values[0]) in columns:
            headed = {name: columns.get(fold(name), 0) for name in form.value_columns}
            there = {name: column for name, column in headed.items() if column}
            return columns[fold(form.labels)], there, row
    return 0, {}, 0


def _missing(
    form: Form, found: Mapping[str, int], file: str, sheet: str, row: int
) -> dict[str, Finding]:
    return {
        heading: Finding(
            "R-001",
            "error",
            f"không có cột hoặc dòng “{heading}” (tìm theo tiêu đề ở dòng {row})",
            "Khôi phục tiêu đề theo mẫu",
            file,
            sheet,
        )
        for heading in dict.fromkeys(form.headings().values())
        if heading not in found
    }


def _is_older(form: Form, heading: str, others: Sequence[str]) -> bool:
    """Whether a sheet is older than one of its columns, whose heading is not just misspelt."""
    column = form.columns[heading]
    spelt = map(fold, (heading, *column.aliases))
    return column.later and not any(get_close_matches(each, others, n=1) for each in spelt)


def _twice(file: str, sheet: str, heading: str, at: str) -> Finding:
    problem = f"tiêu đề “{heading}” ghi hai lần"
    return Finding("R-002", "error", problem, "Bỏ bớt một", file, sheet, (at,))
