"""One sheet being made: values, formulas, links, comments, and what may be typed where.

A text is never a formula, and what a spreadsheet cannot hold as a number or day stays a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import ceil

from xlsxwriter.worksheet import Worksheet

from baocao.cells import position
from baocao.registers import Column
from baocao.workbooks.limits import LONGEST_TITLE, limit, shortened
from baocao.workbooks.looks import LINK, PLAIN, Look
from baocao.workbooks.stock import HEADING_ROW, Stock

LINE, MARGIN, TALL = 16.0, 2.0, 36.0
"""Heights of rows in points: of a line, beside the lines, and of headings at least."""

LETTERS = 1.2
"""How many letters of a text find room in one width of a column."""

COMMENT_WIDTH, COMMENT_LINE, COMMENT_LETTERS = 300, 18, 38
LONGEST_TEXT, EXACT, FIRST_YEAR = 32_767, 10**15, 1900
"""What a cell can hold: so many letters, whole numbers below this bound, days from this year on."""


class Page(Worksheet):
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

    def __init__(self, stock: Stock, made: Worksheet, widths: Sequence[float]) -> None:
        self.stock = stock
        self.made = made
        self._widths = widths
        self._lines: dict[int, int] = {}

    @property
    def name(self) -> str:
        """The name on its tab."""
        return str(self.made.get_name())

    def put(self, cell: str, value: object, look: Look = PLAIN) -> None:
        """Write a value by its type; a flag that is set as “x”, a numeric choice as a number."""
        style = self.stock.style(look)
        match chosen(value) if look.kind == "choice" else value:
            case None | False:
                self.made.write_blank(cell, None, style)
            case True:
                self.made.write_string(cell, "x", style)
            case date() as day if day.year >= FIRST_YEAR:
                self.made.write_datetime(cell, day, style)
            case int() | Decimal() as number if abs(number) < EXACT:
                self.made.write_number(cell, number, style)
            case other:
                text = str(other)[:LONGEST_TEXT]
                self.made.write_string(cell, text, style)
                if look.framed:
                    self._make_room(cell, text)

    def _make_room(self, cell: str, text: str) -> None:
        """Remember how many lines a wrapped text takes: not every program finds that out."""
        row, column = position(cell)
        room = self._widths[column - 1] * LETTERS
        lines = sum(ceil((len(line) or 1) / room) for line in text.split("\n"))
        self._lines[row] = max(lines, self._lines.get(row, 0))

    def settle(self) -> None:
        """Make the rows of a locked sheet, in which nobody can, as high as what stands in them."""
        heights = {row: LINE * lines + MARGIN for row, lines in self._lines.items()}
        kept = heights if self.stock.locked else {HEADING_ROW: heights[HEADING_ROW]}
        for row, height in kept.items():
            self.made.set_row(row - 1, max(height, TALL) if row == HEADING_ROW else height)

    def formula(self, cell: str, formula: str, value: object, look: Look = PLAIN) -> None:
        """Write a formula with what it comes to now; None is an empty text."""
        shown = "" if value is None else value
        self.made.write_formula(cell, formula, self.stock.style(look), shown)

    def link(self, cell: str, text: str, sheet: str, target: str = "A1") -> None:
        """Write a text that leads to the cell ``target`` of a sheet of this workbook."""
        named = sheet.replace("'", "''")
        self.made.write_url(cell, f"internal:'{named}'!{target}", self.stock.style(LINK), text)

    def comment(self, cell: str, text: str) -> None:
        """Attach a comment to a cell, in a box as high as the text needs."""
        lines = sum(len(line) // COMMENT_LETTERS + 1 for line in text.splitlines())
        size = {"width": COMMENT_WIDTH, "height": COMMENT_LINE * (lines + 1)}
        self.made.write_comment(cell, text, {"author": self.stock.office, **size})

    def mark(self, cells: str, text: str, colour: str) -> None:
        """Give these cells a colour of letters while they say ``text``."""
        look = self.stock.letters(colour)
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
        source = self.stock.listed(f"{self.name}: {heading}", choices, look) if choices else ""
        limit(self.made, cells, heading, column, source, asks=self.stock.locked)


def chosen(choice: object) -> object:
    """A choice as it is typed: a number where it is one, so that a dropdown knows it."""
    return int(choice) if isinstance(choice, str) and choice.isdecimal() else choice
