"""Draws workbooks as typed in old fonts, or without these, and says what became of them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import xlsxwriter
from baocao.cells import Workbook
from openpyxl.styles import Font
from vn_encodings.old import tcvn3, vni

TITLES = (
    "Báo cáo kết quả công tác",
    "Kế hoạch kiểm tra",
    "Quyết định khen thưởng",
    "Hướng dẫn thực hiện",
)
FONTS = {"T": ".VnTime", "H": ".VnTimeH", "V": "VNI-Times", "O": "VNtimes New Roman"}
WRITERS = {"T": tcvn3, "H": tcvn3, "t": tcvn3, "V": vni, "v": vni}


def book(folder: Path, table: str, name: str = "Trang") -> Path:
    """A workbook of one sheet, a line a row; ``T:`` before a cell has it in .VnTime and TCVN3.

    H is .VnTimeH, V VNI-Times, t and v the same encodings without their font, O a font that nobody
    knows; without a mark a cell is Unicode.
    """
    path = folder / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    sheet = written.add_worksheet(name)
    fonts = {mark: written.add_format({"font_name": font}) for mark, font in FONTS.items()}
    for row, line in enumerate(table.strip().splitlines()):
        for column, cell in enumerate(line.split("|")):
            mark, colon, text = cell.strip().rpartition(":")
            text = WRITERS.get(mark, str)(text)
            if text:
                sheet.write_string(row, column, text, fonts.get(mark) if colon else None)
    written.close()
    return path


def in_font(path: Path, font: str) -> Path:
    """The workbook with every cell in one font, whatever was typed there."""
    made = openpyxl.load_workbook(path)
    for row in made.active.iter_rows():
        for cell in row:
            cell.font = Font(name=font)
    made.save(path)
    return path


def texts(workbook: Workbook) -> list[str]:
    """The texts of the first sheet, row by row."""
    return [cell.value for cell in next(iter(workbook.sheets.values())).cells.values()]


def told(workbook: Workbook) -> dict[str, str]:
    """The cells of what was told, by code; only the last of a code."""
    return {note.code: " ".join(note.cells) for note in workbook.notes}


def column(mark: str, *more: str) -> str:
    """A column of titles, and other cells."""
    return "\n".join([*(f"{mark}:{title}" for title in TITLES), *more])
