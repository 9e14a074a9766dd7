"""Tables: a grid whose head comes again on each page; in a footnote, lines with tab stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from baocao.export.docx.measure import width
from baocao.export.docx.wordml import paragraph, twips, w

PADDING = 3
"""Points between the text of a cell and its sides."""

SLACK = 1
"""Points that a column is wider than its text, so that rounding breaks no line."""

LONGEST_WORD = 90
"""Points that a word may ask for; a longer one is broken over lines."""

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: ``columns`` in twips, the side each keeps to, and the runs of each cell.

    ``keeping`` holds the places of those ``rows`` that keep to the row below them.
    """

    columns: Sequence[int]
    sides: Sequence[str]
    head: Sequence[Row]
    rows: Sequence[Row]
    keeping: frozenset[int]
    title: str


def table(grid: Grid) -> str:
    """The grid with its lines; an empty paragraph follows, without which two tables are one."""
    properties = w(
        "tblPr",
        w("tblStyle", val="TableGrid"),
        w("tblW", w=sum(grid.columns), type="dxa"),
        w("jc", val="center"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020" if grid.head else "0000", firstRow=int(bool(grid.head))),
        *([w("tblCaption", val=grid.title)] if grid.title else []),
    )
    columns = w("tblGrid", *(w("gridCol", w=each) for each in grid.columns))
    head = [_row(grid, cells, "TableHeading", repeated=True) for cells in grid.head]
    body = [
        _row(grid, cells, "TableText", keep=at in grid.keeping)
        for at, cells in enumerate(grid.rows)
    ]
    return w("tbl", properties, columns, *head, *body) + paragraph("Gap", "")


def _row(
    grid: Grid, cells: Row, style: str, *, repeated: bool = False, keep: bool = False
) -> str:
    texts = (
        paragraph(style, cell, side=side, keep=keep)
        for cell, side in zip(cells, grid.sides, strict=True)
    )
    written = (
        w("tc", w("tcPr", w("tcW", w=wide, type="dxa")), text)
        for wide, text in zip(grid.columns, texts, strict=True)
    )
    head = [w("tblHeader")] if repeated else []
    return w("tr", w("trPr", w("cantSplit"), *head), *written)


def lines(grid: Grid, style: str) -> str:
    """The rows as paragraphs with tab stops: LibreOffice loses rows of a table in a footnote."""
    ends = list(accumulate(grid.columns))
    stops = w(
        "tabs",
        *(
            w("tab", val=side, pos={"left": end - wide, "right": end}.get(side, end - wide // 2))
            for end, wide, side in zip(ends, grid.columns, grid.sides, strict=True)
            if side != "left" or end > wide
        ),
    )
    look = w("pPr", w("pStyle", val=style), stops, w("jc", val="left"))
    return "".join(w("p", look, _tabbed(row, grid.sides)) for row in (*grid.head, *grid.rows))


def _tabbed(cells: Row, sides: Sequence[str]) -> str:
    tab = w("r", w("tab"))
    return (tab if sides[0] != "left" else "") + tab.join(cells)


def column_widths(head: Sequence[Row], rows: Sequence[Row], size: float, room: int) -> list[int]:
    """Widths in twips of the columns of these texts, together at most ``room``.

    Each gets what its longest text asks for; when that is too much, what is over the longest word
    of each is shared out in proportion to what it asks for.
    """
    texts = [(row, True) for row in head] + [(row, False) for row in rows]
    columns = [[(row[at], bold) for row, bold in texts] for at in range(len(texts[0][0]))]
    asked = [max(_asked(text, size, bold) for text, bold in each) for each in columns]
    if sum(asked) <= room:
        return asked
    least = [max(_least(text, size, bold) for text, bold in each) for each in columns]
    if sum(least) >= room:
        return [each * room // sum(least) for each in least]
    spare, wish = room - sum(least), sum(asked) - sum(least)
    return [low + (high - low) * spare // wish for low, high in zip(least, asked, strict=True)]


def _asked(text: str, size: float, bold: bool) -> int:
    return twips(width(text, size, bold=bold) + 2 * PADDING + SLACK)


def _least(text: str, size: float, bold: bool) -> int:
    words = (width(word, size, bold=bold) for word in text.split(" "))
    return twips(min(max(words), LONGEST_WORD) + 2 * PADDING + SLACK)
