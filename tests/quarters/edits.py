"""Small changes to a book, as a person makes them in a spreadsheet program and saves.

Rows are named by the code in column B, the first after STT.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS, FIRST = 4, 5
CODE = 2


def change(book: Path, sheet: str, code: str, heading: str, value: object) -> None:
    """Put a value into the cell of that row and heading."""
    with _opened(book, sheet) as table:
        table.cell(_row(table, code), _columns(table)[heading]).value = value


def add(book: Path, sheet: str, cells: Mapping[str, object]) -> None:
    """Write a row below the last one."""
    with _opened(book, sheet) as table:
        row = 1 + max((at for at, _ in _rows(table)), default=HEADINGS)
        table.cell(row, 1).value = row - HEADINGS
        for heading, value in cells.items():
            table.cell(row, _columns(table)[heading]).value = value


def remove(book: Path, sheet: str, code: str) -> None:
    """Take the row away, so that those below move up."""
    with _opened(book, sheet) as table:
        table.delete_rows(_row(table, code))


def headings(book: Path) -> dict[str, set[str]]:
    """The headings of every sheet."""
    return {table.title: set(_columns(table)) for table in openpyxl.load_workbook(book)}


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
