"""Read the cells of a sample straight with openpyxl, and choose rows by window and columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import openpyxl

from sample.quarters import Quarter

Record = dict[str, object]


def read_books(folder: Path) -> dict[str, list[Record]]:
    """Return the records of every sheet name, over all workbooks of ``folder``."""
    books: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path, data_only=True):
            headings, *rows = sheet.iter_rows(min_row=4, values_only=True)
            filled = (row for row in rows if any(value is not None for value in row))
            records = (dict(zip(headings, map(_plain, row), strict=True)) for row in filled)
            books.setdefault(sheet.title, []).extend(records)
    return books


def read_forms(folder: Path) -> dict[str, dict[str, int]]:
    """Return label and number of the admissions sheet of all forms below a folder, by code."""
    forms = {}
    for path in sorted(folder.rglob("*.xlsx")):
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
        cover = dict(workbook["Trang bìa"].iter_rows(min_row=5, max_col=2, values_only=True))
        lines = workbook["Phát triển đảng viên"].iter_rows(min_row=5, values_only=True)
        forms[str(cover["Mã tổ chức"])] = {str(line[1]): line[3] for line in lines}
    return forms


def parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook; their packing depends on the machine's zlib."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def _plain(value: object) -> object:
    """Return a date for what openpyxl gives as midnight."""
    return value.date() if hasattr(value, "date") else value


class Window:
    """The records of the books as one quarter looks at them."""

    def __init__(self, books: dict[str, list[Record]], quarter: Quarter) -> None:
        """Keep the books and the window; the quarter's quotas are not looked at."""
        self._books = books
        self._start, self._end = quarter.start, quarter.end
        self._this, self._next, self._before = quarter.label, quarter.following, quarter.previous

    def _rows(self, sheet: str, within: str = "", **equal: object) -> Iterable[Record]:
        """Return the rows whose day ``within`` lies in the window and whose columns are equal."""
        wanted = {name.replace("_", " "): value for name, value in equal.items()}
        for row in self._books[sheet]:
            day = row[within] if within else self._start
            inside = isinstance(day, date) and self._start <= day <= self._end
            if inside and all(row[name] == value for name, value in wanted.items()):
                yield row

    def _valid(self, sheet: str) -> list[Record]:
        """Return the rows that are valid on the last day of the window."""
        return [
            row
            for row in self._books[sheet]
            if row["Từ ngày"] <= self._end and (row["Đến ngày"] or self._end) >= self._end
        ]
