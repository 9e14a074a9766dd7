"""Books as offices kept them in 2021, read by other code than the project's.

A font's name tells in which letters a cell is stored. One sheet was pasted, which lost the font of
its TCVN3: that is told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from vn_encodings.old import TCVN3, VNI

from sample.records import Record

HEADINGS = 4
PASTED = ("Khen thưởng", "Arial")
_FROM_TCVN3 = str.maketrans({written: letter for letter, written in TCVN3.items()})
_FROM_VNI = {written: letter for letter, written in VNI.items()}
_WRITTEN_VNI = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """The Vietnamese of a text that stands in a font whose name begins with .Vn."""
    return text.translate(_FROM_TCVN3)


def from_vni(text: str) -> str:
    """The Vietnamese of a text that stands in a font whose name begins with VNI."""
    return _WRITTEN_VNI.sub(lambda found: _FROM_VNI[found[0]], text)


def read_old_books(folder: Path) -> dict[str, list[Record]]:
    """The records of every sheet by its name, both in Vietnamese whatever they are stored in."""
    books: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path):
            name = _name(sheet)
            books.setdefault(name, []).extend(_records(sheet, name))
    return books


def _name(sheet: Worksheet) -> str:
    """A sheet's name is stored as the greater part of its workbook, whose titles tell the font."""
    kept = next(iter(sheet.parent))["A1"]
    return _reading(kept, "")(sheet.title)


def _records(sheet: Worksheet, name: str) -> Iterator[Record]:
    headings = [_plain(cell, name) for cell in sheet[HEADINGS]]
    for row in sheet.iter_rows(min_row=HEADINGS + 1):
        if any(cell.value is not None for cell in row):
            yield dict(zip(headings, (_plain(cell, name) for cell in row), strict=True))


def _plain(cell: Cell, sheet: str) -> object:
    """What a cell says: a date for what openpyxl gives as midnight, text in Vietnamese."""
    value = cell.value
    if isinstance(value, str):
        return _reading(cell, sheet)(value)
    return value.date() if hasattr(value, "date") else value


def _reading(cell: Cell, sheet: str) -> Callable[[str], str]:
    font = cell.font.name
    if font.startswith(".Vn") or (sheet, font) == PASTED:
        return from_tcvn3
    return from_vni if font.startswith("VNI") else str
