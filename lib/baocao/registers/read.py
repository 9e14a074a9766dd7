"""Read a register from the sheets that keep it: find the headings, then every filled row.

Codes: R-001 heading missing, R-002 heading twice, R-023 hidden row, R-024 struck-through cell,
R-025 value outside the columns, R-026 totals row left out, R-030 sheet missing, R-031 no rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from baocao.cells import Cell, Sheet, Workbook, ref
from baocao.errors import Finding
from baocao.registers.form import Form
from baocao.registers.table import Area, Register, Spot
from baocao.registers.values import clean, parse
from baocao.text import fold

LAST_HEADING_ROW = 30
NUMBERING = fold("STT")
TOTALS = ("cộng", "tổng cộng", "tổng số")


@dataclass
class _Reading:
    """What has been read so far of one register."""

    form: Form
    rows: list[dict[str, object]] = field(default_factory=list)
    spots: list[dict[str, Spot]] = field(default_factory=list)
    bad: dict[tuple[int, str], Finding] = field(default_factory=dict)
    areas: dict[str, list[Area]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    absent: Finding | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a sheet keeps the register's headings."""

    heading_row: int
    columns: Mapping[str, int]
    faults: Mapping[str, Finding]


def read_register(
    form: Form, workbooks: Sequence[Workbook], absent: Finding | None = None
) -> tuple[Register, list[Finding]]:
    """Read the register of ``form`` from the workbooks that should keep it.

    Returns:
        The register and what was found. Bad cells do not raise: they come back as findings, and
        the figures that need them are blocked. A sheet that is missing, or that has none of the
        headings, makes the whole register absent, as ``absent`` does for a workbook.
    """
    reading = _Reading(form, absent=absent)
    for workbook in workbooks:
        sheet = _sheet(reading, workbook)
        if sheet and form.labels:
            _read_record(reading, workbook.name, sheet)
        elif sheet:
            _read_table(reading, workbook.name, sheet)
    rows = pd.DataFrame(reading.rows, columns=list(form.columns), dtype=object)
    areas = {heading: tuple(found) for heading, found in reading.areas.items()}
    register = Register(form, rows, tuple(reading.spots), reading.bad, areas, reading.absent)
    return register, reading.findings


def _sheet(reading: _Reading, workbook: Workbook) -> Sheet | None:
    named = {fold(name): sheet for name, sheet in workbook.sheets.items()}
    sheet = named.get(fold(reading.form.sheet))
    if sheet is None:
        there = ", ".join(f"“{name}”" for name in workbook.sheets)
        _lose(
            reading,
            Finding(
                "R-030",
                "error",
                f"không có trang “{reading.form.sheet}” (chỉ có {there})",
                "Khôi phục trang này hoặc sửa lại tên trang",
                workbook.name,
            ),
        )
    return sheet


def _lose(reading: _Reading, finding: Finding) -> None:
    reading.findings.append(finding)
    reading.absent = reading.absent or finding


def _by_row(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell
    return dict(sorted(rows.items()))


def _read_table(reading: _Reading, file: str, sheet: Sheet) -> None:
    rows = _by_row(sheet)
    layout = _layout(reading, file, sheet, rows)
    if layout is None:
        return
    last = layout.heading_row
    known = set(layout.columns.values())
    for row, cells in rows.items():
        if row <= layout.heading_row or not known & cells.keys():
            continue
        last = row
        if _is_total(reading.form, layout, cells):
            reading.findings.append(_note_total(file, sheet, row))
            continue
        _take_row(reading, file, sheet, layout, row, cells)
    for heading, column in layout.columns.items():
        # From the heading to the first empty row, where the table was seen to end.
        area = Area(file, sheet.name, column, layout.heading_row, last + 1)
        reading.areas.setdefault(heading, []).append(area)
    reading.findings += _stray(file, sheet, rows, layout)


def _layout(
    reading: _Reading, file: str, sheet: Sheet, rows: Mapping[int, Mapping[int, Cell]]
) -> _Layout | None:
    wanted = reading.form.headings()
    best = max(
        (row for row in rows if row <= LAST_HEADING_ROW),
        key=lambda row: sum(name in wanted for name in _names(rows[row]).values()),
        default=0,
    )
    names = _names(rows.get(best, {}))
    columns: dict[str, int] = {}
    faults: dict[str, Finding] = {}
    for column, name in names.items():
        heading = wanted.get(name)
        if heading in columns:
            faults[heading] = _heading_twice(file, sheet, heading, ref(best, column))
        elif heading:
            columns[heading] = column
    if not columns:
        _lose(reading, _no_headings(file, sheet))
        return None
    for heading in reading.form.columns.keys() - columns.keys():
        faults[heading] = _heading_missing(file, sheet, heading, best)
    reading.findings += sorted(faults.values(), key=str)
    return _Layout(best, columns, faults)


def _names(cells: Mapping[int, Cell]) -> dict[int, str]:
    return {
        column: fold(clean(cell.value))
        for column, cell in sorted(cells.items())
        if cell.kind == "text"
    }


def _is_total(form: Form, layout: _Layout, cells: Mapping[int, Cell]) -> bool:
    keyed = [layout.columns[heading] for heading in form.key if heading in layout.columns]
    if any(column in cells for column in keyed):
        return False
    first = cells[min(cells)]
    return first.kind == "text" and fold(first.value).startswith(TOTALS)


def _take_row(
    reading: _Reading,
    file: str,
    sheet: Sheet,
    layout: _Layout,
    row: int,
    cells: Mapping[int, Cell],
) -> None:
    spots = {
        heading: Spot(file, sheet.name, row, column) for heading, column in layout.columns.items()
    }
    found = {heading: cells.get(column) for heading, column in layout.columns.items()}
    _take(reading, spots, found, layout.faults)
    if row in sheet.hidden_rows:
        reading.findings.append(_hidden(file, sheet, row))


def _take(
    reading: _Reading,
    spots: dict[str, Spot],
    cells: Mapping[str, Cell | None],
    faults: Mapping[str, Finding],
) -> None:
    """Add one row: parse each cell, keep what is wrong beside it."""
    position = len(reading.rows)
    values: dict[str, object] = dict.fromkeys(reading.form.columns)  # None where no heading is
    for heading, cell in cells.items():
        values[heading], fault = parse(cell, reading.form.columns[heading])
        if fault:
            spot = spots[heading]
            finding = Finding(
                *fault, spot.file, spot.sheet, (spot.ref,), heading, cell.raw if cell else ""
            )
            reading.findings.append(finding)
            if fault.severity == "error":
                reading.bad[position, heading] = finding
        if cell and cell.strike:
            reading.findings.append(_struck(spots[heading], heading, cell))
    reading.bad |= {(position, heading): finding for heading, finding in faults.items()}
    reading.rows.append(values)
    reading.spots.append(spots)


def _read_record(reading: _Reading, file: str, sheet: Sheet) -> None:
    """Read a sheet of labels and values: one row, each value at its own cell."""
    rows = _by_row(sheet)
    labels, values, first = _record_columns(reading.form, rows)
    if not first:
        _lose(reading, _no_headings(file, sheet))
        return
    wanted = reading.form.headings()
    spots: dict[str, Spot] = {}
    cells: dict[str, Cell | None] = {}
    faults: dict[str, Finding] = {}
    for row, row_cells in rows.items():
        heading = wanted.get(_names(row_cells).get(labels, "")) if row > first else None
        if heading in spots:
            faults[heading] = _heading_twice(file, sheet, heading, ref(row, labels))
        elif heading:
            spots[heading] = Spot(file, sheet.name, row, values)
            cells[heading] = row_cells.get(values)
    for heading in reading.form.columns.keys() - spots.keys():
        faults[heading] = _heading_missing(file, sheet, heading, first)
    reading.findings += sorted(faults.values(), key=str)
    _take(reading, spots, cells, faults)
    for heading, spot in spots.items():
        for column in (labels, values):
            area = Area(file, sheet.name, column, spot.row, spot.row)
            reading.areas.setdefault(heading, []).append(area)


def _record_columns(form: Form, rows: Mapping[int, Mapping[int, Cell]]) -> tuple[int, int, int]:
    for row, cells in rows.items():
        columns = {name: column for column, name in _names(cells).items()}
        if fold(form.labels) in columns and fold(form.values) in columns:
            return columns[fold(form.labels)], columns[fold(form.values)], row
    return 0, 0, 0


def _stray(
    file: str, sheet: Sheet, rows: Mapping[int, Mapping[int, Cell]], layout: _Layout
) -> Iterator[Finding]:
    """Values below the heading row in a column that has no heading."""
    headed = rows[layout.heading_row].keys()
    for row, cells in rows.items():
        if row <= layout.heading_row:
            continue
        for column in sorted(cells.keys() - headed):
            yield Finding(
                "R-025",
                "warning",
                "nằm ngoài các cột của biểu nên không được tính",
                "Xóa hoặc chuyển vào đúng cột",
                file,
                sheet.name,
                (ref(row, column),),
                seen=cells[column].raw,
            )


def _heading_missing(file: str, sheet: Sheet, heading: str, row: int) -> Finding:
    problem = f"không có cột hoặc dòng “{heading}” (tìm theo tiêu đề ở dòng {row})"
    return Finding("R-001", "error", problem, "Khôi phục tiêu đề theo mẫu", file, sheet.name)


def _heading_twice(file: str, sheet: Sheet, heading: str, at: str) -> Finding:
    problem = f"tiêu đề “{heading}” ghi hai lần"
    return Finding("R-002", "error", problem, "Bỏ bớt một", file, sheet.name, (at,))


def _no_headings(file: str, sheet: Sheet) -> Finding:
    problem = f"không tìm thấy dòng tiêu đề trong {LAST_HEADING_ROW} dòng đầu"
    return Finding("R-001", "error", problem, "Dùng lại biểu mẫu gốc", file, sheet.name)


def _note_total(file: str, sheet: Sheet, row: int) -> Finding:
    problem = f"dòng {row} là dòng cộng nên không tính là một dòng số liệu"
    return Finding("R-026", "note", problem, "Không cần làm gì", file, sheet.name)


def _hidden(file: str, sheet: Sheet, row: int) -> Finding:
    problem = f"dòng {row} đang ẩn nhưng vẫn được tính"
    return Finding("R-023", "warning", problem, "Hiện dòng này hoặc xóa hẳn", file, sheet.name)


def _struck(spot: Spot, heading: str, cell: Cell) -> Finding:
    return Finding(
        "R-024",
        "warning",
        "bị gạch ngang nhưng vẫn được tính",
        "Bỏ gạch ngang hoặc xóa hẳn",
        spot.file,
        spot.sheet,
        (spot.ref,),
        heading,
        cell.raw,
    )
