"""The sheet of a register, as its declaration says: a table to be gone on with, or a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from baocao.registers import Column, Form
from baocao.rolling.paper import (
    BOLD,
    FILLED,
    FORMATS,
    HEADING_ROW,
    PLAIN,
    TO_FILL,
    TOP,
    Paper,
    fill,
)

LAST_ROW = 5000
"""As far down as a table's cells are limited to what their column may hold."""

NUMBER, UNIT = "STT", "Đơn vị tính"
WIDTHS = {"date": 13.0, "flag": 11.0, "count": 13.0, "number": 11.0, "period": 12.0}
NARROW, WIDE, OF_NUMBERS = 14.0, 70.0, 6.0

Row = Mapping[str, object]
"""Values by heading."""


def own_columns(form: Form) -> dict[str, Column]:
    """The columns that the sheet itself has: those joined from other registers left out."""
    return {name: column for name, column in form.columns.items() if name not in form.joined}


def add_table(
    paper: Paper, form: Form, titles: Sequence[str], rows: Sequence[Row], known: Sequence[Row] = ()
) -> None:
    """Add the sheet of a table with ``rows``, numbered; ``known`` tell how wide columns must be."""
    columns = own_columns(form)
    widths = {name: _width(name, column, known) for name, column in columns.items()}
    sheet = paper.sheet(form.sheet, titles, {NUMBER: OF_NUMBERS, **widths})
    for place, (heading, column) in enumerate(columns.items(), start=2):
        _open_column(paper, sheet, place, heading, column)
    for row, values in enumerate(rows, start=HEADING_ROW + 1):
        fill(sheet, (row, 1), row - HEADING_ROW, "count")
        for place, (heading, column) in enumerate(columns.items(), start=2):
            fill(sheet, (row, place), values[heading], column.kind)
    last = get_column_letter(len(columns) + 1)
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{last}{HEADING_ROW + max(len(rows), 1)}"


def _width(heading: str, column: Column, rows: Sequence[Row]) -> float:
    """As wide as what the column holds, within bounds."""
    if column.kind in WIDTHS:
        return WIDTHS[column.kind]
    written = [*column.choices, *(str(row[heading]) for row in rows if row[heading] is not None)]
    longest = max(map(len, written), default=2 * NARROW)
    return float(min(max(longest + 2, len(heading) / 2 + 4, NARROW), WIDE))


def _open_column(paper: Paper, sheet: Worksheet, place: int, heading: str, column: Column) -> None:
    letter = get_column_letter(place)
    look = sheet.column_dimensions[letter]
    look.font, look.alignment = PLAIN, TOP
    look.number_format = FORMATS.get(column.kind, "General")
    paper.limit(sheet, f"{letter}{HEADING_ROW + 1}:{letter}{LAST_ROW}", heading, column)


def add_record(paper: Paper, form: Form, titles: Sequence[str], known: Row) -> None:
    """Add the sheet of labels and values; cells whose value is not known are there to be filled."""
    columns = own_columns(form)
    label = float(max(map(len, columns)) + 4)
    widths = {form.labels: label, form.values: 44.0}
    if form.unit:
        widths = {NUMBER: OF_NUMBERS, form.labels: label, UNIT: NARROW, form.values: NARROW}
    sheet = paper.sheet(form.sheet, titles, widths)
    for row, (heading, column) in enumerate(columns.items(), start=HEADING_ROW + 1):
        beside = {NUMBER: row - HEADING_ROW, form.labels: heading, UNIT: form.unit}
        for place, name in enumerate(list(widths)[:-1], start=1):
            fill(sheet, (row, place), beside[name], "text")
        cell = fill(sheet, (row, len(widths)), known[heading], column.kind)
        cell.fill = TO_FILL if known[heading] is None else FILLED
        if column.adds:
            rows = [HEADING_ROW + 1 + list(columns).index(each) for each in column.adds]
            cell.value, cell.font, cell.fill = _sum(cell.column_letter, rows), BOLD, FILLED
        else:
            paper.limit(sheet, cell.coordinate, heading, column)


def _sum(letter: str, rows: Sequence[int]) -> str:
    together = list(rows) == list(range(rows[0], rows[-1] + 1))
    cells = [f"{letter}{row}" for row in rows]
    return f"=SUM({f'{cells[0]}:{cells[-1]}' if together else ','.join(cells)})"
