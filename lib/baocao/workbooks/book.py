"""Workbooks as offices keep them: titles, headings in row 4, closed lists on a sheet of their own.

The same content gives the same bytes whenever it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from baocao.cells import column_letters, ref
from baocao.workbooks.looks import HEADING, HINT, PLAIN, TITLE, Look
from baocao.workbooks.sheet import HEADING_ROW, Page, Sheet

LISTS = "Danh mục"
LIST_WIDTH = 28.0
PORTRAIT = 90.0
"""The greatest sum of widths with which a sheet is printed upright."""

A4 = 9
FIRST_DAY = datetime(1980, 1, 1)
ALLOWED = {"format_columns": True, "format_rows": True}
"""What may be done to a locked sheet beside filling its open cells."""


class Book:
    """A workbook being made; closed lists come to stand on a sheet of their own, the last one."""

    def __init__(self, office: str, *, locked: bool = False) -> None:
        """Begin without sheets; ``office`` is named as author.

        With ``locked`` only cells of an open look can be changed, on all sheets, until somebody
        takes the protection off, which needs no password.
        """
        self.office = office
        self.locked = locked
        self._written = BytesIO()
        self._made = Workbook(self._written, {"in_memory": True})
        self._made.set_properties({"author": office, "created": FIRST_DAY})
        self._sheets: list[Sheet] = []
        self._styles: dict[Look, Format] = {}
        self._lists: dict[tuple[str, ...], tuple[str, Look]] = {}

    def add(self, name: str, titles: Sequence[str], widths: Mapping[str, float]) -> Sheet:
        """Add a sheet with three titles, and its headings with the width of each column."""
        made = self._made.add_worksheet(name, Page)
        sheet = Sheet(self, made, list(widths.values()))
        self._sheets.append(sheet)
        _lay_out(sheet.made, sum(widths.values()))
        if self.locked:
            sheet.made.protect("", ALLOWED)
        for row, (title, look) in enumerate(zip(titles, (TITLE, TITLE, HINT), strict=True), 1):
            if title:
                sheet.put(ref(row, 1), title, look)
        for place, (heading, width) in enumerate(widths.items(), start=1):
            sheet.made.set_column(place - 1, place - 1, width)
            sheet.put(ref(HEADING_ROW, place), heading, HEADING)
        return sheet

    def style(self, look: Look) -> Format:
        """The format of a look, made once."""
        if look not in self._styles:
            self._styles[look] = self._made.add_format(look.properties())
        return self._styles[look]

    def letters(self, colour: str) -> Format:
        """What a rule changes in a cell: the colour of its letters, which become bold."""
        return self._made.add_format({"font_color": colour, "bold": True})

    def listed(self, heading: str, choices: Sequence[str], look: Look = PLAIN) -> str:
        """Where a closed list stands, as formulas name it; a list that is there stands once."""
        self._lists.setdefault(tuple(choices), (heading, look))
        letter = column_letters(list(self._lists).index(tuple(choices)) + 1)
        return f"'{LISTS}'!${letter}${HEADING_ROW + 1}:${letter}${HEADING_ROW + len(choices)}"

    def bytes(self, titles: Sequence[str]) -> bytes:
        """The finished file; ``titles`` are those of the sheet of lists."""
        if self._lists:
            headings = [heading for heading, _ in self._lists.values()]
            sheet = self.add(LISTS, titles, dict.fromkeys(headings, LIST_WIDTH))
            for place, (choices, (_, look)) in enumerate(self._lists.items(), start=1):
                for row, choice in enumerate(choices, start=HEADING_ROW + 1):
                    sheet.put(ref(row, place), choice, look)
        for sheet in self._sheets:
            sheet.settle()
        self._made.close()
        return self._written.getvalue()


def _lay_out(sheet: Worksheet, width: float) -> None:
    """Headings stay in sight and on each page; the page is as wide as the sheet."""
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if width > PORTRAIT:
        sheet.set_landscape()
