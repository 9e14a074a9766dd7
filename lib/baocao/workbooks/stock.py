"""What the sheets of a workbook share: formats, closed lists, whose it is and who may change it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from baocao.cells import column_letters
from baocao.workbooks.looks import PLAIN, Look

HEADING_ROW = 4
LISTS = "Danh mục"
FIRST_DAY = datetime(1980, 1, 1)


class Stock:
    """What is there for all sheets of one workbook; each format and each list is made once."""

    def __init__(self, office: str, *, locked: bool = False) -> None:
        """Begin without any; ``office`` is named as author.

        With ``locked`` only cells of an open look can be changed, on all sheets, until somebody
        takes the protection off, which needs no password.
        """
        self.office = office
        self.locked = locked
        self.written = BytesIO()
        self.made = Workbook(self.written, {"in_memory": True})
        self.made.set_properties({"author": office, "created": FIRST_DAY})
        self.lists: dict[tuple[str, ...], tuple[str, Look]] = {}
        self._styles: dict[Look, Format] = {}

    def style(self, look: Look) -> Format:
        """The format of a look, made once."""
        if look not in self._styles:
            self._styles[look] = self.made.add_format(look.properties())
        return self._styles[look]

    def letters(self, colour: str) -> Format:
        """What a rule changes in a cell: the colour of its letters, which become bold."""
        return self.made.add_format({"font_color": colour, "bold": True})

    def listed(self, heading: str, choices: Sequence[str], look: Look = PLAIN) -> str:
        """Where a closed list stands, as formulas name it; a list that is there stands once."""
        self.lists.setdefault(tuple(choices), (heading, look))
        letter = column_letters(list(self.lists).index(tuple(choices)) + 1)
        return f"'{LISTS}'!${letter}${HEADING_ROW + 1}:${letter}${HEADING_ROW + len(choices)}"
