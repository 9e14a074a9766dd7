"""What the end of a page does not part: the first and the last rows of a table, and its lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from baocao.export.tree import Node, heads_others, plain, widths

ENDS = 3
"""So many rows at least stand on a page with the head of their table, and on its last page."""

ROOM = 1500
"""How many letters surely fit on a page in a column as wide as the text, about half of all."""

LEAST = 0.04
"""The part of that which a row of one line takes."""

LEAD = 600
"""Letters of the longest paragraph that keeps to the table or heading below it."""


def fits(row: list[Any], room: Sequence[float]) -> bool:
    """Whether a row surely fits on a page; ``room`` are its columns' parts of the text's width."""
    return _height(row, room) <= 1


def shares(table: Node) -> list[float]:
    """The widths of a table's columns as parts of the text's, where none is fixed all alike."""
    columns = table["c"][2]
    return widths(table) or [1 / len(columns)] * len(columns)


def kept(table: Node) -> list[range]:
    """The rows of a table that are not parted: those it begins with, and those it ends with.

    Rows with footnotes may be parted: their notes would be printed on the page before. So may
    rows that are too high together.
    """
    rows, room = [row for *_, body in table["c"][4] for row in body], shares(table)
    return [
        group
        for group in _ends(rows)
        if sum(_height(rows[at], room) for at in group) <= 1 and not _noted(rows[slice_of(group)])
    ]


def slice_of(group: range) -> slice:
    """The same places as a slice."""
    return slice(group.start, group.stop)


def leads(blocks: Sequence[Node]) -> Iterator[int]:
    """Places of short paragraphs that lead from a heading to a table or to the next heading."""
    for at in range(1, len(blocks) - 1):
        before, lead, below = (blocks[each]["t"] for each in (at - 1, at, at + 1))
        if (before, lead) == ("Header", "Para") and below in {"Table", "Header"}:
            content = blocks[at]["c"]
            if not _noted(content) and len(plain(content)) <= LEAD:
                yield at


def _ends(rows: Sequence[Any]) -> Iterator[range]:
    count = len(rows)
    if count <= 2 * ENDS:
        if count > 1:
            yield range(count)
        return
    first, last = ENDS, count - ENDS
    while first < last and heads_others(rows[first - 1]):
        first += 1
    while last > first and heads_others(rows[last - 1]):
        last -= 1
    yield range(first)
    yield range(last, count)


def _height(row: list[Any], room: Sequence[float]) -> float:
    """How much of ``ROOM`` a row takes, as far as that can be told from its letters."""
    lengths = (sum(len(plain(block["c"])) for block in cell[4]) for cell in row[1])
    needs = (length / (ROOM * part) for length, part in zip(lengths, room, strict=True))
    return max(LEAST, *needs)


def _noted(content: Any) -> bool:
    """Whether there is a footnote anywhere in these parts of the tree."""
    if isinstance(content, dict):
        return content.get("t") == "Note" or _noted(content.get("c", ()))
    return isinstance(content, list) and any(map(_noted, content))
