"""Sheets drawn as rows of text, written as a workbook: the same drawing gives the same bytes.

A cell drawn as ``12`` or ``1.5`` is a number, ``12%`` one shown as a percentage, ``03/04/2026`` a
date, ``TRUE`` a boolean, ``#DIV/0!`` an error, ``=A1+1 := 7`` a formula whose result is kept as 7,
``=A1+1`` one never calculated. All else is text, as is whatever stands behind an apostrophe.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

NUMBER = re.compile(r"-?\d+(\.\d+)?")
PERCENT = re.compile(r"(-?\d+(?:\.\d+)?)%")
DATE = re.compile(r"\d\d/\d\d/\d{4}")
ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
MADE = datetime(2026, 6, 18)

Rows = tuple[tuple[str, ...], ...]
Parts = dict[str, bytes]
Formats = Mapping[str, Any]
Dressing = Callable[[xlsxwriter.Workbook, Worksheet], object]


@dataclass(frozen=True)
class Page:
    """One sheet: its rows from row 1 on, and what is done to it after they are written."""

    name: str
    rows: Rows
    dressed: tuple[Dressing, ...] = ()

    def with_rows(self, rows: Iterable[Iterable[str]]) -> Page:
        """The same sheet with other rows."""
        return replace(self, rows=tuple(map(tuple, rows)))

    def dress(self, dressing: Dressing) -> Page:
        """The same sheet with something more done to it."""
        return replace(self, dressed=(*self.dressed, dressing))


Book = tuple[Page, ...]


def written(book: Book) -> bytes:
    """The workbook that Excel would have saved."""
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    file.set_properties({"created": MADE})
    formats = {
        "date": file.add_format({"num_format": "dd/mm/yyyy"}),
        "percent": file.add_format({"num_format": "0%"}),
    }
    for page in book:
        sheet = file.add_worksheet(page.name)
        for row, cells in enumerate(page.rows):
            for column, text in enumerate(cells):
                _write(sheet, (row, column), text, formats)
        for dressing in page.dressed:
            dressing(file, sheet)
    file.close()
    return stream.getvalue()


def _write(sheet: Worksheet, place: tuple[int, int], text: str, formats: Formats) -> None:
    if NUMBER.fullmatch(text):
        sheet.write_number(*place, float(text))
    elif share := PERCENT.fullmatch(text):
        sheet.write_number(*place, float(share[1]) / 100, formats["percent"])
    elif DATE.fullmatch(text):
        sheet.write_datetime(*place, datetime.strptime(text, "%d/%m/%Y"), formats["date"])
    elif text in ("TRUE", "FALSE"):
        sheet.write_boolean(*place, text == "TRUE")
    elif ERROR.fullmatch(text):
        sheet.write_formula(*place, "=1/0", None, text)
    elif text.startswith("="):
        formula, _, result = text.partition(" := ")
        known = float(result) if NUMBER.fullmatch(result) else result
        sheet.write_formula(*place, formula, None, known)
    elif text:
        sheet.write_string(*place, text.removeprefix("'"))


def unpacked(content: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts; pairs may give a part twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            package.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return stream.getvalue()
