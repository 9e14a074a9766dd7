"""The rows that a figure counts, by the values of a column; what stands below their heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.citation import Row, in_words
from baocao.narrative.items import counted_rows, numbered, worded
from baocao.phrase import Phrase

BELOW_SECTIONS = "#####"


def grouped(figure: Figure, heading: str, opening: str, template: str) -> Block:
    """The rows a figure counts, a bullet for each value of a column: … (1) …; (2) …"""
    groups: dict[str, list[Row]] = {}
    for row in counted_rows(figure):
        groups.setdefault(str(row.value(heading)), []).append(row)
    ordered = _official(groups, heading)
    return Block("\n".join(_group(groups[value], opening, template) for value in ordered))


def headed(figure: Figure, template: str, blocks: Sequence[Block]) -> Block:
    """The blocks below a heading of the rows a figure counts; nothing where there is no row."""
    titles = worded(figure, template)
    if not titles:
        return Block("")
    heading = Block(f"{BELOW_SECTIONS} {escaped(Phrase.join(', ', titles))}")
    return Block.in_turn([heading, *blocks])


def _official(groups: Mapping[str, list[Row]], heading: str) -> list[str]:
    """The values in the order of the closed list, those outside it last."""
    choices = next(iter(groups.values()))[0].choices(heading) if groups else []
    return sorted(groups, key=lambda value: [*choices, value].index(value))


def _group(rows: list[Row], opening: str, template: str) -> str:
    texts = [escaped(in_words(row, template)) for row in rows]
    return f"- *{escaped(in_words(rows[0], opening))}* {numbered(texts)}."
