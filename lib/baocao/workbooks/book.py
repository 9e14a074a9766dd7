"""Workbooks as offices keep them: titles, headings in row 4, closed lists on a sheet of their own.

The same content gives the same bytes whenever it is written, and a text is never a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from baocao.cells import column_letters, position, ref
from baocao.registers import Column
from baocao.workbooks.limits import LONGEST_TITLE, limit, shortened
from baocao.workbooks.looks import HEADING, HINT, LINK, PLAIN, TITLE, Look

HEADING_ROW = 4
LISTS = "Danh mục"
LIST_WIDTH = 28.0
PORTRAIT = 90.0
"""The greatest sum of widths with which a sheet is printed upright."""

A4 = 9
FIRST_DAY = datetime(1980, 1, 1)
ALLOWED = {"format_columns": True, "format_rows": True}
"""What may be done to a locked sheet beside filling its open cells."""

LINE, MARGIN, TALL = 16.0, 2.0, 36.0
"""Heights of rows in points: of a line, beside the lines, and of headings at least."""

LETTERS = 1.2
"""How many letters of a text find room in one width of a column."""

COMMENT_WIDTH, COMMENT_LINE, COMMENT_LETTERS = 300, 18, 38


class _Worksheet(Worksheet):
    """A worksheet whose formulas may come to an empty text, as Excel keeps it.

    They use no function younger than 2007, so that none needs to be looked for: that takes long.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, str]] = ()
    ) -> None:
        text = [("t", "str")] if result == "" else []
        super()._xml_formula_element(formula, result, [*attributes, *text])


class Sheet:
    """One sheet being made."""

    def __init__(self, book: Book, made: Worksheet, widths: Sequence[float]) -> None:
        self.book = book
        self.made = made
        self._widths = widths
        self._lines: dict[int, int] = {}

    @property
    def name(self) -> str:
        """The name on its tab."""
        return str(self.made.get_name())

    def put(self, cell: str, value: object, look: Look = PLAIN) -> None:
        """Write a value by its type; a flag that is set as “x”, a numeric choice as a number."""
        style = self.book.style(look)
        match chosen(value) if look.kind == "choice" else value:
            case None | False:
                self.made.write_blank(cell, None, style)
            case True:
                self.made.write_string(cell, "x", style)
            case str(text):
                self.made.write_string(cell, text, style)
                if look.framed:
                    self._make_room(cell, text)
            case date() as day:
                self.made.write_datetime(cell, day, style)
            case number:
                self.made.write_number(cell, number, style)

    def _make_room(self, cell: str, text: str) -> None:
        """Remember how many lines a wrapped text takes: not every program finds that out."""
        row, column = position(cell)
        room = self._widths[column - 1] * LETTERS
        lines = sum(ceil((len(line) or 1) / room) for line in text.split("\n"))
        self._lines[row] = max(lines, self._lines.get(row, 0))

    def settle(self) -> None:
        """Make the rows of a locked sheet, in which nobody can, as high as what stands in them."""
        heights = {row: LINE * lines + MARGIN for row, lines in self._lines.items()}
        kept = heights if self.book.locked else {HEADING_ROW: heights[HEADING_ROW]}
        for row, height in kept.items():
            self.made.set_row(row - 1, max(height, TALL) if row == HEADING_ROW else height)

    def formula(self, cell: str, formula: str, value: object, look: Look = PLAIN) -> None:
        """Write a formula with what it comes to now; None is an empty text."""
        shown = "" if value is None else value
        self.made.write_formula(cell, formula, self.book.style(look), shown)

    def link(self, cell: str, text: str, sheet: str, target: str = "A1") -> None:
        """Write a text that leads to the cell ``target`` of a sheet of this workbook."""
        named = sheet.replace("'", "''")
        self.made.write_url(cell, f"internal:'{named}'!{target}", self.book.style(LINK), text)

    def comment(self, cell: str, text: str) -> None:
        """Attach a comment to a cell, in a box as high as the text needs."""
        lines = sum(len(line) // COMMENT_LETTERS + 1 for line in text.splitlines())
        size = {"width": COMMENT_WIDTH, "height": COMMENT_LINE * (lines + 1)}
        self.made.write_comment(cell, text, {"author": self.book.office, **size})

    def mark(self, cells: str, text: str, colour: str) -> None:
        """Give these cells a colour of letters while they say ``text``."""
        look = self.book.letters(colour)
        rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": look}
        self.made.conditional_format(cells, rule)

    def explain(self, cell: str, title: str, text: str) -> None:
        """Show a text while the cell is chosen."""
        told = {"input_title": title[:LONGEST_TITLE], "input_message": shortened(text)}
        self.made.data_validation(cell, {"validate": "any", **told})

    def limit(self, cells: str, heading: str, column: Column, choices: Sequence[str]) -> None:
        """Let only what the column may hold, and of ``choices`` one, into these cells (``C5:C9``).

        In a locked workbook, which goes to people who do not know it, they say what that is.
        """
        look = Look(column.kind)
        source = self.book.listed(f"{self.name}: {heading}", choices, look) if choices else ""
        limit(self.made, cells, heading, column, source, asks=self.book.locked)


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
        made = self._made.add_worksheet(name, _Worksheet)
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


def chosen(choice: object) -> object:
    """A choice as it is typed: a number where it is one, so that a dropdown knows it."""
    return int(choice) if isinstance(choice, str) and choice.isdecimal() else choice


def _lay_out(sheet: Worksheet, width: float) -> None:
    """Headings stay in sight and on each page; the page is as wide as the sheet."""
    sheet.freeze_panes(HEADING_ROW, 2)
    sheet.repeat_rows(HEADING_ROW - 1)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    if width > PORTRAIT:
        sheet.set_landscape()
