"""Tables of any rows of phrases, as blocks of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from baocao.narrative import Block, escaped
from baocao.phrase import Phrase

PERMILLE = 10  # hyphens for one hundredth of the text's width


class Column(NamedTuple):
    """A column: its heading, its width in hundredths of the text's width, the side it keeps to."""

    heading: Phrase
    width: int
    side: Literal["left", "right", "center"] = "left"


class Line(NamedTuple):
    """One row of a table; a bold one heads the rows below it."""

    cells: Sequence[Phrase]
    bold: bool = False


def grid(columns: Sequence[Column], rows: Iterable[Line]) -> Block:
    """A table as wide as the text, its columns of fixed widths that add up to 100."""
    heading = _cells(column.heading for column in columns)
    rule = f"|{'|'.join(map(_hyphens, columns))}|"
    return Block("\n".join([heading, rule, *map(_row, rows)]))


def _hyphens(column: Column) -> str:
    """What tells pandoc the side; a rule of 1000 hyphens or more makes the widths count."""
    left = ":" if column.side == "center" else ""
    right = "" if column.side == "left" else ":"
    return left + "-" * (column.width * PERMILLE) + right


def _row(line: Line) -> str:
    return _cells(line.cells, "**" if line.bold else "")


def _cells(cells: Iterable[Phrase], mark: str = "") -> str:
    texts = (f"{mark}{text}{mark}" if text else "" for text in map(escaped, cells))
    return f"| {' | '.join(texts)} |"
