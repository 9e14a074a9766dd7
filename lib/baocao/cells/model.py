"""What a spreadsheet holds once read: workbook, sheets and sparse cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import Literal, NamedTuple

from baocao.errors import Finding

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

ON = ("1", "true", "on")  # how a file says yes

# Values of kind "error" that the reader itself gives; the reason is in ``Workbook.findings``.
REFUSED = "#READ!"
UNDER_MERGE = "#MERGE!"
REFUSED_VALUES = frozenset({REFUSED, UNDER_MERGE})

Kind = Literal["number", "text", "bool", "date", "error", "uncached"]
Value = int | Decimal | str | bool | datetime.date | None


def column_letters(column: int) -> str:
    """The letters of a 1-based column: 1 is A, 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def ref(row: int, column: int) -> str:
    """The name of a cell as Excel shows it: row 5, column 2 is B5."""
    return f"{column_letters(column)}{row}"


def position(name: str) -> tuple[int, int]:
    """Row and column of a cell by its name, as ``ref`` gives it."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(name[len(letters) :]), column


class Style(NamedTuple):
    """The part of a cell's format that tells what its value means."""

    number_format: str = "General"
    font: str = ""
    strike: bool = False
    is_date: bool = False


class Cell(NamedTuple):
    """One cell with content; ``row`` and ``column`` count from 1.

    ``value`` by ``kind``: number an int or exact Decimal (times of day and durations too, in days);
    text a str, decoded and joined; bool; date a ``datetime.date``, or a ``datetime.datetime`` when
    it has a time; error the text shown (``#DIV/0!``) or one of ``REFUSED_VALUES``; uncached None
    (a formula never calculated). ``raw`` is the text in the file: in an old encoding or with
    damaged letters it is not the value. ``formula`` has no leading ``=`` and is empty when it is
    shared with another cell.
    """

    row: int
    column: int
    kind: Kind
    value: Value
    raw: str
    formula: str | None
    style: Style

    @property
    def ref(self) -> str:
        """The name of the cell, such as B5."""
        return ref(self.row, self.column)

    @property
    def shown(self) -> str:
        """What a reader sees in the cell; of all but text what is in the file."""
        return str(self.value) if self.kind == "text" else self.raw

    @property
    def number_format(self) -> str:
        """The format code, such as ``dd/mm/yyyy``."""
        return self.style.number_format

    @property
    def font(self) -> str:
        """The name of the font: old Vietnamese encodings are told by it."""
        return self.style.font

    @property
    def strike(self) -> bool:
        """Whether the cell is struck through."""
        return self.style.strike


class Range(NamedTuple):
    """A rectangle of cells, both corners included, 1-based."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def ref(self) -> str:
        """The name of the range, such as A1:D2."""
        return f"{ref(self.first_row, self.first_column)}:{ref(self.last_row, self.last_column)}"

    @property
    def size(self) -> int:
        """How many places it covers."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def places(self) -> Iterator[tuple[int, int]]:
        """Every place it covers as (row, column), row by row."""
        columns = range(self.first_column, self.last_column + 1)
        return product(range(self.first_row, self.last_row + 1), columns)

    def holds(self, place: tuple[int, int]) -> bool:
        """Whether the place (row, column) is in it."""
        return self[0] <= place[0] <= self[2] and self[1] <= place[1] <= self[3]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells with content by (row, column), and what is hidden or merged in it."""

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], Cell]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """One spreadsheet file as it was at one moment; ``sha256`` is of the very bytes that were read.

    ``notes`` (severity note or warning) tell what a person should know. ``findings`` (severity
    error) name cells without a usable value: kind ``error`` and one of ``REFUSED_VALUES``, or text
    longer than Excel holds.
    """

    name: str
    sha256: str
    sheets: dict[str, Sheet]
    notes: tuple[Finding, ...] = ()
    findings: tuple[Finding, ...] = ()
