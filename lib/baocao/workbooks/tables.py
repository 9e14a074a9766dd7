"""The sheet of a table that is gone on with, row after row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from baocao.cells import column_letters, ref
from baocao.registers import Column, Form
from baocao.workbooks.book import Book
from baocao.workbooks.looks import Look
from baocao.workbooks.places import FIRST_ROW, NUMBER, own_columns
from baocao.workbooks.stock import HEADING_ROW

LAST_ROW = 5000
"""As far down as a table's cells are limited to what their column may hold."""

WIDTHS = {"date": 13.0, "flag": 11.0, "count": 13.0, "number": 11.0, "period": 12.0}
NARROW, WIDE, OF_NUMBERS = 14.0, 70.0, 6.0

Row = Mapping[str, object]
"""Values by heading."""


def add_table(
    book: Book, form: Form, titles: Sequence[str], rows: Sequence[Row], known: Sequence[Row] = ()
) -> None:
    """Add the sheet of a table with ``rows``, numbered; ``known`` tell how wide columns must be."""
    columns = own_columns(form)
    widths = {name: width(name, column, known) for name, column in columns.items()}
    sheet = book.add(form.sheet, titles, {NUMBER: OF_NUMBERS, **widths})
    looks = {name: Look(column.kind, locked=False) for name, column in columns.items()}
    for place, (heading, column) in enumerate(columns.items(), start=2):
        empty = book.style(replace(looks[heading], framed=False))
        sheet.made.set_column(place - 1, place - 1, widths[heading], empty)
        letter = column_letters(place)
        sheet.limit(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}", heading, column, column.choices)
    for row, values in enumerate(rows, start=FIRST_ROW):
        sheet.put(ref(row, 1), row - HEADING_ROW, Look("count", locked=False))
        for place, heading in enumerate(columns, start=2):
            sheet.put(ref(row, place), values[heading], looks[heading])
    sheet.made.autofilter(HEADING_ROW - 1, 0, HEADING_ROW - 1 + max(len(rows), 1), len(columns))


def width(heading: str, column: Column, rows: Sequence[Row] = ()) -> float:
    """As wide as what the column holds, within bounds."""
    if column.kind in WIDTHS:
        return WIDTHS[column.kind]
    written = [*column.choices, *(str(row[heading]) for row in rows if row[heading] is not None)]
    longest = max(map(len, written), default=2 * NARROW)
    return float(min(max(longest + 2, len(heading) / 2 + 4, NARROW), WIDE))
