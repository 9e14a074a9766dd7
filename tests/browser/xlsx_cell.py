"""Change one cell of a workbook and leave every other byte of its sheets alone."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

from baocao.cells import Cell, open_workbook

FIRST_DAY = date(1899, 12, 30)


def cells_below(path: Path, sheet: str, heading: str) -> list[Cell]:
    """The filled cells under a heading of a sheet, from the top down."""
    cells = open_workbook(path).sheets[sheet].cells
    (place,) = [place for place, cell in cells.items() if cell.value == heading]
    return [
        cell
        for (row, column), cell in sorted(cells.items())
        if column == place[1] and row > place[0]
    ]


def set_date(path: Path, sheet: str, cell: Cell, day: date) -> None:
    """Write another date into a cell that holds one, as a person would type over it."""
    position = list(open_workbook(path).sheets).index(sheet) + 1
    part = f"xl/worksheets/sheet{position}.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.infolist()}
    serial = str((day - FIRST_DAY).days)
    pattern = rf'(<c r="{cell.ref}"[^>]*><v>){re.escape(cell.raw)}(</v>)'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in parts.items():
            if entry.filename == part:
                text, changed = re.subn(pattern, rf"\g<1>{serial}\g<2>", content.decode())
                assert changed == 1, f"{cell.ref} is not a date cell of {part}"
                content = text.encode()
            archive.writestr(entry, content)
