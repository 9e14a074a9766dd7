"""Workbooks as offices keep them: titles, headings in row 4, dropdowns, real dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from baocao.registers import Column
from baocao.registers.form import Kind

HEADING_ROW = 4
LISTS = "Danh mục"
FACE = "Times New Roman"
TITLE, NOTE = Font(FACE, 14, bold=True), Font(FACE, 12, italic=True, color="7F7F7F")
PLAIN, BOLD = Font(FACE, 12), Font(FACE, 12, bold=True)
THIN = Side("thin")
BOX = Border(THIN, THIN, THIN, THIN)
HEAD, TO_FILL, FILLED = (PatternFill("solid", each) for each in ("F2DCDB", "FFF9DB", "EDEDED"))
TOP = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment("center", "center", wrap_text=True)
FORMATS: dict[Kind, str] = {"count": "#,##0", "date": "dd/mm/yyyy", "code": "@", "period": "@"}
LIMITS: dict[Kind, tuple[str, str, str]] = {
    "count": ("whole", "0", "Nhập số nguyên, không âm."),
    "number": ("decimal", "0", "Nhập số, không âm."),
    "date": ("date", "1", "Nhập ngày, như 30/4/2026."),
}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NOT_CALCULATED = re.compile(rb"</f><v\s*(?:/>|></v>)")


class Paper:
    """A workbook being made; closed lists come to stand on a sheet of their own, the last one."""

    def __init__(self, creator: str) -> None:
        """Begin without sheets."""
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.book.properties.creator = creator
        self.lists: dict[tuple[str, ...], str] = {}

    def sheet(self, name: str, titles: Iterable[str], widths: Mapping[str, float]) -> Worksheet:
        """Add a sheet with its titles, and its headings with the width of each column."""
        sheet = self.book.create_sheet(name)
        for row, (title, font) in enumerate(zip(titles, (TITLE, TITLE, NOTE), strict=True), 1):
            if title:
                put(sheet, (row, 1), title).font = font
        for place, (heading, width) in enumerate(widths.items(), start=1):
            cell = put(sheet, (HEADING_ROW, place), heading)
            cell.font, cell.fill, cell.border, cell.alignment = BOLD, HEAD, BOX, MIDDLE
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.row_dimensions[HEADING_ROW].height = 36
        sheet.freeze_panes = sheet.cell(HEADING_ROW + 1, 3)
        sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
        sheet.page_setup.orientation = "landscape" if sum(widths.values()) > 90 else "portrait"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        return sheet

    def limit(self, sheet: Worksheet, cells: str, heading: str, column: Column) -> None:
        """Let only what the column may hold into these cells (``C5:C200``)."""
        if column.kind in LIMITS:
            kind, least, told = LIMITS[column.kind]
            rule = DataValidation(kind, least, operator="greaterThanOrEqual", error=told)
        elif column.kind == "choice":
            source = self._listed(f"{sheet.title}: {heading}", tuple(column.choices))
            rule = DataValidation("list", source, error="Chọn trong danh sách.")
        elif column.kind == "flag":
            rule = DataValidation("list", '"x"', error="Ghi x hoặc để trống.")
        else:
            return
        rule.allow_blank = rule.showErrorMessage = True
        rule.errorTitle = heading[:31]
        rule.add(cells)
        sheet.add_data_validation(rule)

    def _listed(self, heading: str, choices: tuple[str, ...]) -> str:
        self.lists.setdefault(choices, heading)
        letter = get_column_letter(list(self.lists).index(choices) + 1)
        return f"'{LISTS}'!${letter}${HEADING_ROW + 1}:${letter}${HEADING_ROW + len(choices)}"

    def bytes(self, titles: Sequence[str]) -> bytes:
        """The finished file, ``titles`` those of the sheet of lists; the same whenever it is made.

        What a formula comes to is kept in the file as 0: all that one adds here is empty yet.
        """
        if self.lists:
            sheet = self.sheet(LISTS, titles, dict.fromkeys(self.lists.values(), 28))
            for place, choices in enumerate(self.lists, start=1):
                for row, choice in enumerate(choices, start=HEADING_ROW + 1):
                    put(sheet, (row, place), chosen(choice)).font = PLAIN
        written = BytesIO()
        self.book.save(written)
        return _settled(written)


def put(sheet: Worksheet, place: tuple[int, int], value: object) -> Cell:
    """Write a value by its type; a text is never taken for a formula."""
    cell = sheet.cell(*place, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def fill(sheet: Worksheet, place: tuple[int, int], value: object, kind: Kind) -> Cell:
    """Write a value as a column of this kind holds it, in a framed cell."""
    value = "x" if value is True else chosen(value) if kind == "choice" else value
    cell = put(sheet, place, value)
    cell.font, cell.border, cell.alignment = PLAIN, BOX, TOP
    cell.number_format = FORMATS.get(kind, "General")
    return cell


def chosen(choice: object) -> object:
    """A choice as it is typed: a number where it is one, so that a dropdown knows it."""
    return int(choice) if isinstance(choice, str) and choice.isdecimal() else choice


def _settled(written: BytesIO) -> bytes:
    settled = BytesIO()
    with ZipFile(written) as made, ZipFile(settled, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = NOT_CALCULATED.sub(b"</f><v>0</v>", made.read(name))
            if name == "docProps/core.xml":
                content = TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            kept.writestr(ZipInfo(name, FIRST_DAY), content, ZIP_DEFLATED)
    return settled.getvalue()
