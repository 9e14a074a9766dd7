"""Workbooks as offices keep them: titles, headings in row 4, closed lists on a sheet of their own.

The same content gives the same bytes whenever it is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from baocao.cells import ref
from baocao.workbooks.looks import HEADING, HINT, TITLE
from baocao.workbooks.sheet import Page, Sheet
from baocao.workbooks.stock import HEADING_ROW, LISTS, Stock

LIST_WIDTH = 28.0
PORTRAIT = 90.0
"""The greatest sum of widths with which a sheet is printed upright."""

A4 = 9
SIDE = 0.3
"""Inches beside a wide sheet: each of them that is not needed makes the print smaller."""
ALLOWED = {"format_columns": True, "format_rows": True}
"""What may be done to a locked sheet beside filling its open cells."""


class Book(Stock):
    """A workbook being made; closed lists come to stand on a sheet of their own, the last one."""

    def __init__(self, office: str, *, locked: bool = False) -> None:
        """Begin without sheets; ``locked`` as in ``Stock``."""
        super().__init__(office, locked=locked)
        self._sheets: list[Sheet] = []

    def add(self, name: str, titles: Sequence[str], widths: Mapping[str, float]) -> Sheet:
        """Add a sheet with three titles, and its headings with the width of each column."""
        made = self.made.add_worksheet(name, Page)
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

    def bytes(self, titles: Sequence[str]) -> bytes:
        """The finished file; ``titles`` are those of the sheet of lists."""
        if self.lists:
            headings = [heading for heading, _ in self.lists.values()]
            sheet = self.add(LISTS, titles, dict.fromkeys(headings, LIST_WIDTH))
            for place, (choices, (_, look)) in enumerate(self.lists.items(), start=1):
                for row, choice in enumerate(choices, start=HEADING_ROW + 1):
                    sheet.put(ref(row, place), choice, look)
        for sheet in self._sheets:
            sheet.settle()
        self.made.close()
        return self.written.getvalue()


def _lay_out(sheet: Worksheet, width: float) -> None:
    """Headings stay in sight and on each page; the page is as wide as the sheet."""
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if width > PORTRAIT:
        sheet.set_landscape()
        sheet.set_margins(left=SIDE, right=SIDE)
