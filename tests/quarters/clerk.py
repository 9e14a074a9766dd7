"""A clerk of a Party committee: fills the template that came, or mends what was sent back.

What is typed is saved by LibreOffice, which recalculates as Excel does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

COVER, CODE = "Trang bìa", "B5"
Cells = Mapping[tuple[str, str], object]
"""Values by sheet and cell."""


def unit_of(form: Path) -> str:
    """The code on the cover of a form."""
    return str(openpyxl.load_workbook(form, read_only=True)[COVER][CODE].value)


def fills(template: Path, numbers: Path, to: Path, slips: Cells | None = None) -> None:
    """Fill the open cells with the numbers of another form; ``slips`` are typed in place of some."""
    book, known = openpyxl.load_workbook(template), openpyxl.load_workbook(numbers, data_only=True)
    for sheet in (sheet for sheet in book if sheet.title in known.sheetnames):
        for row in sheet.iter_rows(min_row=5):
            for cell in (cell for cell in row if not cell.protection.locked):
                there = known[sheet.title][cell.coordinate].value
                cell.value = (slips or {}).get((sheet.title, cell.coordinate), there)
    _save(book, to)


def mends(returned: Path, cells: Cells, to: Path) -> None:
    """Correct cells of a form that came back, and send it as another file."""
    book = openpyxl.load_workbook(returned)
    for (sheet, place), value in cells.items():
        book[sheet][place].value = value
    _save(book, to)


def _save(book: openpyxl.Workbook, to: Path) -> None:
    program = shutil.which("soffice")
    if not program:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("cần gói libreoffice-calc-nogui")
    folder = to.parent.parent / "soffice"
    (folder / "typed").mkdir(parents=True, exist_ok=True)
    typed = folder / "typed" / to.name
    book.save(typed)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", "xlsx", "--outdir", to.parent, typed],
        capture_output=True, check=True, timeout=180,
    )  # fmt: skip
