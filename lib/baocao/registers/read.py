"""Read a register from the sheets that keep it: find the headings, then every filled row.

Codes: R-025 value outside the columns, R-026 totals row left out, R-030 sheet missing, R-031 no
rows. What is hidden or struck through the workbook's own notes tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

import pandas as pd

from baocao.cells import REFUSED_VALUES, Cell, Sheet, Workbook, ref
from baocao.errors import Finding
from baocao.registers.extent import Rows, deciding, too_far
from baocao.registers.form import Column, Form
from baocao.registers.layout import Record, by_row, find_record, find_table, no_headings
from baocao.registers.table import Area, Register, Spot
from baocao.registers.values import EMPTY, Fault, clean, parse
from baocao.text import fold

TOTALS = ("cộng", "tổng cộng", "tổng số")
PERCENTAGE = Column(kind="number")


@dataclass
class _Reading:
    """What has been read so far of one register."""

    form: Form
    rows: list[dict[str, object]] = field(default_factory=list)
    spots: list[dict[str, Spot]] = field(default_factory=list)
    bad: dict[tuple[int, str], Finding] = field(default_factory=dict)
    areas: dict[str, list[Area]] = field(default_factory=dict)
    gates: list[Area] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    absent: Finding | None = None


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
        sheet = sheet_of(form, workbook)
        if sheet is None:
            _lose(reading, _no_sheet(form, workbook))
        elif form.labels:
            _read_record(reading, workbook.name, sheet)
        else:
            _read_table(reading, workbook.name, sheet)
    if form.book and not reading.rows and not reading.absent:
        reading.findings.append(_no_rows(form))
    rows = pd.DataFrame(reading.rows, columns=list(form.columns), dtype=object)
    areas = {heading: tuple(found) for heading, found in reading.areas.items()}
    register = Register(
        form=form,
        rows=rows,
        spots=tuple(reading.spots),
        bad=reading.bad,
        areas=areas,
        absent=reading.absent,
        gates=tuple(reading.gates),
    )
    return register, reading.findings


def unreadable(form: Form, workbook: Workbook) -> Finding | None:
    """Why the register cannot be read from a workbook: its sheet or all headings are missing."""
    sheet = sheet_of(form, workbook)
    if sheet is None:
        return _no_sheet(form, workbook)
    find = find_record if form.labels else find_table
    found = find(form, workbook.name, sheet.name, by_row(sheet))
    return None if found else no_headings(workbook.name, sheet)


def sheet_of(form: Form, workbook: Workbook) -> Sheet | None:
    """The sheet of a workbook that keeps the register, however its name is typed."""
    named = {fold(name): sheet for name, sheet in workbook.sheets.items()}
    return named.get(fold(form.sheet))


def _no_sheet(form: Form, workbook: Workbook) -> Finding:
    there = ", ".join(f"“{name}”" for name in workbook.sheets)
    problem = f"không có trang “{form.sheet}” (chỉ có {there})"
    remedy = "Khôi phục trang này hoặc sửa lại tên trang"
    return Finding("R-030", "error", problem, remedy, workbook.name)


def _lose(reading: _Reading, finding: Finding) -> None:
    reading.findings.append(finding)
    reading.absent = reading.absent or finding


def _read_table(reading: _Reading, file: str, sheet: Sheet) -> None:
    rows = by_row(sheet)
    table = find_table(reading.form, file, sheet.name, rows)
    if table is None:
        _lose(reading, no_headings(file, sheet))
        return
    reading.findings += sorted(table.faults.values(), key=str)
    keyed = {table.columns[name] for name in reading.form.key if name in table.columns}
    for row, cells in table.extent.rows.items():
        if _is_total(cells, keyed):
            reading.findings.append(_total_row(file, sheet.name, row))
            continue
        spots = {
            heading: Spot(file, sheet.name, row, column)
            for heading, column in table.columns.items()
        }
        found = {heading: cells.get(column) for heading, column in table.columns.items()}
        _take(reading, spots, found, table.faults, reading.form.columns)
    extent = table.extent
    for heading, column in table.columns.items():
        area = Area(file, sheet.name, column, extent.heading_row, extent.last)
        reading.areas.setdefault(heading, []).append(area)
    reading.gates += (Area(file, sheet.name, *cells) for cells in deciding(extent, keyed))
    reading.findings += too_far(extent, file, sheet.name)
    reading.findings += _stray(file, sheet.name, rows, extent.heading_row)


def _is_total(cells: Mapping[int, Cell], keyed: Set[int]) -> bool:
    """Whether a row without key begins with a cell that says “total” and nothing else."""
    first = cells[min(cells)]
    if keyed & cells.keys() or first.kind != "text":
        return False
    return fold(clean(first.value)).rstrip(" .:") in TOTALS


def _take(
    reading: _Reading,
    spots: dict[str, Spot],
    cells: Mapping[str, Cell | None],
    faults: Mapping[str, Finding],
    columns: Mapping[str, Column],
) -> None:
    """Add one row: parse each cell as its column, keep what is wrong beside it."""
    position = len(reading.rows)
    values: dict[str, object] = dict.fromkeys(reading.form.columns)  # None where no heading is
    for heading, cell in cells.items():
        values[heading], fault = parse(cell, columns[heading])
        if fault:
            spot = spots[heading]
            told = _left_out(heading, fault) if reading.form.beside else fault
            finding = Finding(
                *told, spot.file, spot.sheet, (spot.ref,), heading, cell.shown if cell else ""
            )
            if cell is None or cell.value not in REFUSED_VALUES:  # those the workbook has told
                reading.findings.append(finding)
            if fault.severity == "error":
                reading.bad[position, heading] = finding
    reading.bad |= {(position, heading): finding for heading, finding in faults.items()}
    reading.rows.append(values)
    reading.spots.append(spots)


def _left_out(heading: str, fault: Fault) -> Fault:
    """What is said of a blank cell to those who wrote the row, which cannot be used without it."""
    if fault.code != EMPTY.code:
        return fault
    problem = f"chưa ghi “{heading}” nên dòng này chưa được dùng"
    return fault._replace(problem=problem, remedy=f"Ghi cột “{heading}” của dòng này")


def _read_record(reading: _Reading, file: str, sheet: Sheet) -> None:
    """Read a sheet of labels and values: a row for each column of values, each at its own cell."""
    rows = by_row(sheet)
    record = find_record(reading.form, file, sheet.name, rows)
    if record is None:
        _lose(reading, no_headings(file, sheet))
        return
    reading.findings += sorted(record.faults.values(), key=str)
    first, last = record.extent.heading_row, record.extent.last
    for heading, column in record.values.items():
        _read_values(reading, Area(file, sheet.name, column, first, last), heading, record, rows)
    # A label may be typed twice, in any row that is read: then its value is not known any more.
    reading.gates.append(Area(file, sheet.name, record.labels, first, last))
    reading.findings += too_far(record.extent, file, sheet.name)
    reading.findings += _stray(file, sheet.name, rows, first)
    reading.findings += _on_no_line(reading.form, file, sheet.name, record)


def _read_values(reading: _Reading, place: Area, heading: str, record: Record, rows: Rows) -> None:
    """Read one column of values of a record; of several one that is wholly empty says nothing."""
    form, column = reading.form, place.column
    spots = {
        label: Spot(place.file, place.sheet, row, column) for label, row in record.rows.items()
    }
    cells = {label: rows[row].get(column) for label, row in record.rows.items()}
    for label, row in record.rows.items():
        area = Area(place.file, place.sheet, column, row, row)
        reading.areas.setdefault(label, []).append(area)
    reading.gates.append(place._replace(last=place.first))
    if heading != form.values[0] and not any(cells.values()):
        reading.gates.append(place)  # a value in any of these cells would make a row
        return
    columns = form.columns
    if heading == form.percent and heading:
        columns = dict.fromkeys(columns, PERCENTAGE)
    _take(reading, spots, cells, record.faults, columns)
    if form.across:
        reading.rows[-1][form.across] = heading
        reading.spots[-1][form.across] = Spot(place.file, place.sheet, place.first, column)
        reading.areas.setdefault(form.across, []).append(place._replace(last=place.first))


def _stray(
    file: str, sheet: str, rows: Mapping[int, Mapping[int, Cell]], heading_row: int
) -> Iterator[Finding]:
    """Values below the heading row in a column that has no heading."""
    headed = rows[heading_row].keys()
    for row, cells in rows.items():
        if row <= heading_row:
            continue
        for column in sorted(cells.keys() - headed):
            yield Finding(
                "R-025",
                "warning",
                "nằm ngoài các cột của biểu nên không được tính",
                "Xóa hoặc chuyển vào đúng cột",
                file,
                sheet,
                (ref(row, column),),
                seen=cells[column].shown,
            )


def _on_no_line(form: Form, file: str, sheet: str, record: Record) -> Iterator[Finding]:
    """Numbers in the columns of values beside a label that the form does not have."""
    known = form.headings()
    for row, cells in record.extent.rows.items():
        label = cells.get(record.labels)
        if label and fold(clean(str(label.value))) in known:
            continue
        there = [cells[at] for at in record.values.values() if at in cells]
        if numbers := [cell for cell in there if cell.kind != "text"]:
            yield Finding(
                "R-025",
                "warning",
                "nằm ở dòng không có trong biểu nên không được tính",
                "Ghi số vào đúng dòng của biểu, hoặc xóa",
                file,
                sheet,
                tuple(cell.ref for cell in numbers),
                seen=numbers[0].shown,
            )


def _total_row(file: str, sheet: str, row: int) -> Finding:
    problem = f"dòng {row} là dòng cộng nên không tính là một dòng số liệu"
    return Finding("R-026", "note", problem, "Không cần làm gì", file, sheet)


def _no_rows(form: Form) -> Finding:
    problem = f"sổ “{form.sheet}” chưa có dòng nào"
    return Finding("R-031", "warning", problem, "Ghi số liệu vào sổ nếu kỳ này có phát sinh")
