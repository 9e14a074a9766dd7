"""Small changes to a book, as a person makes them in a spreadsheet program and saves.

Rows are named by the code in column B, the first after STT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS, FIRST = 4, 5
CODE = 2


def change(book: Path, sheet: str, code: str, heading: str, value: object) -> str:
    """Put a value into the cell of that row and heading; return where it stands, as ``C12``."""
    with _opened(book, sheet) as table:
        column = _columns(table)[heading]
        row = _row(table, code)
        table.cell(row, column).value = value
    return f"{get_column_letter(column)}{row}"


def add(book: Path, sheet: str, cells: Mapping[str, object]) -> int:
    """Write a row below the last one; return its number."""
    with _opened(book, sheet) as table:
        row = 1 + max((at for at, _ in _rows(table)), default=HEADINGS)
        table.cell(row, 1).value = row - HEADINGS
        for heading, value in cells.items():
            table.cell(row, _columns(table)[heading]).value = value
    return row


def remove(book: Path, sheet: str, code: str) -> int:
    """Take the row away, so that those below move up; return the number it had."""
    with _opened(book, sheet) as table:
        row = _row(table, code)
        table.delete_rows(row)
    return row




def rows(book: Path, sheet: str) -> dict[str, dict[str, object]]:
    """The rows by code, each by heading; of rows with one code the last."""
    table = openpyxl.load_workbook(book)[sheet]
    columns = _columns(table)
    return {
        code: {heading: table.cell(at, column).value for heading, column in columns.items()}
        for at, code in _rows(table)
    }


@contextmanager
def _opened(book: Path, sheet: str) -> Iterator[Worksheet]:
    """A sheet to change; the book is saved on leaving."""
    workbook = openpyxl.load_workbook(book)
    yield workbook[sheet]
    workbook.save(book)


def _columns(table: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in table[HEADINGS] if cell.value}


def _rows(table: Worksheet) -> Iterator[tuple[int, str]]:
    """Number and code of every row that has one."""
    column = table.iter_rows(min_row=FIRST, min_col=CODE, max_col=CODE, values_only=True)
    for at, (code,) in enumerate(column, start=FIRST):
        if code is not None:
            yield at, str(code)


def _row(table: Worksheet, code: str) -> int:
    return next(at for at, each in _rows(table) if each == code)
