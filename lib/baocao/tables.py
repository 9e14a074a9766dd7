"""Tables, as blocks of the report: of figures, or of any rows of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

from baocao.edition import Edition
from baocao.narrative import Block, escaped
from baocao.phrase import Phrase
from baocao.typed import said

LABEL_WIDTH, FIGURE_WIDTH = 40, 12  # only their ratio counts
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


def table(
    so: Edition,
    caption: str,
    headings: Sequence[str],
    rows: Mapping[str, str],
    columns: Sequence[str],
) -> Block:
    """A table of figures, one row a label, its columns as wide as they need.

    ``headings`` names all columns, that of the labels first. ``rows`` maps each label to the
    beginning of its figures' ids, ``columns`` gives their ends: ``health_check.central.active``
    and ``rate`` make ``health_check.central.active.rate``.

    Raises:
        UsageError: a figure does not exist.
    """
    words = partial(said, fixed_phrases=so.fixed_phrases)
    rule = ["-" * LABEL_WIDTH, *["-" * FIGURE_WIDTH + ":"] * len(columns)]
    body = (
        Line([words(label), *(so[f"{beginning}.{end}"].table_phrase for end in columns)])
        for label, beginning in rows.items()
    )
    return _block(map(words, headings), rule, body, words(caption))


def grid(columns: Sequence[Column], rows: Iterable[Line]) -> Block:
    """A table as wide as the text, its columns of fixed widths that add up to 100."""
    rule = [_hyphens(column) for column in columns]
    return _block([column.heading for column in columns], rule, rows)


def _hyphens(column: Column) -> str:
    """What tells pandoc the side; a rule of 1000 hyphens or more makes the widths count."""
    left = ":" if column.side == "center" else ""
    right = "" if column.side == "left" else ":"
    return left + "-" * (column.width * PERMILLE) + right


def _block(
    headings: Iterable[Phrase],
    rule: Sequence[str],
    rows: Iterable[Line],
    caption: Phrase | None = None,
) -> Block:
    grid = "\n".join([_cells(headings), f"|{'|'.join(rule)}|", *map(_row, rows)])
    if caption is None:
        return Block(grid)
    title = escaped(caption)
    return Block(f"{grid}\n\n: {title}", shown=f"**{title}**\n\n{grid}")


def _row(line: Line) -> str:
    return _cells(line.cells, "**" if line.bold else "")


def _cells(cells: Iterable[Phrase], mark: str = "") -> str:
    texts = (f"{mark}{text}{mark}" if text else "" for text in map(escaped, cells))
    return f"| {' | '.join(texts)} |"
