"""A copy of the project to measure in, whose committees send forms of ten sheets.

Of its forms the six sheets that the project declares are its own; the other four are those of
``bench.forms``, as large as committees send them.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import sample
import xlsxwriter
from baocao.cells import Sheet, open_workbook
from xlsxwriter.worksheet import Worksheet

from bench.forms import SHEETS, number_formats, write_sheet

PROJECT = Path(__file__).parents[2]
FOLDERS = ("data", "notebooks", "params")


def copy_project(root: Path) -> None:
    """Copy to ``root`` what a build reads of the project."""
    for folder in FOLDERS:
        shutil.copytree(PROJECT / folder, root / folder)


def enlarge_forms(folder: Path) -> list[Path]:
    """Give every form received in ``folder`` the sheets that it has not; the forms."""
    paths = sorted(folder.glob("*.xlsx"))
    for path in paths:
        own = open_workbook(path).sheets
        with xlsxwriter.Workbook(path) as book:
            formats = number_formats(book)
            for name, sheet in own.items():
                _copy(sheet, book.add_worksheet(name), formats)
            for name in [name for name in SHEETS if name not in own]:
                write_sheet(book.add_worksheet(name), SHEETS[name], Random(path.name), formats)
    sample.vouch_for(folder)
    return paths


def _copy(sheet: Sheet, to: Worksheet, formats: Mapping[str, Any]) -> None:
    for row, column, kind, value, raw, formula, _ in sheet.cells.values():
        place = (row - 1, column - 1)
        if formula:
            to.write_formula(*place, f"={formula}", None, raw)
        elif kind == "date":
            to.write_datetime(*place, value, formats["date"])
        elif kind == "number":
            to.write_number(*place, float(value))
        else:
            to.write_string(*place, str(value))
