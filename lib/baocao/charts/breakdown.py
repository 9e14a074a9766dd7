"""Charts of what figures are made up of: stacked bars, each part with its number and its share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from baocao.charts.chart import (
    NO_NUMBER,
    below,
    incomplete,
    paragraphs,
    pictured,
    source,
)
from baocao.charts.stacks import FILLS, Piece, Stack, draw
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.text import number
from baocao.typed import said

UNEQUAL = "các phần cộng lại không bằng tổng số"
REST = ""
"""What stands for the id of the part that is left of a whole."""


class Share(NamedTuple):
    """A part of a whole: its words, its number, and the figure that the number comes from."""

    words: Phrase
    value: int | Decimal
    origin: str

    def told(self, whole: int | Decimal) -> Phrase:
        """``Nữ 1.076 (39,68%)``."""
        rate = number(Decimal(100 * self.value) / whole) + PERCENT
        origin = f"figure:{self.origin}"
        return Phrase.of(self.words, Part(f" {number(self.value)} ({rate})", origin))


class Told(NamedTuple):
    """One bar, and the same in words."""

    stack: Stack
    words: Phrase


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Bars of wholes, each cut into its parts.

    ``rows`` maps the words of each bar to the id of its figure and to the ids of the parts by
    their words; a part without id is what the others leave. What the office has no data of is not
    shown, nor is a part that is 0.
    """

    title: str
    rows: Mapping[str, tuple[str, Mapping[str, str]]]

    def chart(self, so: Edition) -> Stacked:
        """The chart of an edition.

        Raises:
            UsageError: a figure does not exist, or a bar has more parts than there are fills.
        """
        rows = {words: self._figures(so, *given) for words, given in self.rows.items()}
        kept = {
            words: figures
            for words, figures in rows.items()
            if all(each.status != "undefined" for each in figures)
        }
        counted = [figure for figures in kept.values() for figure in figures]
        return Stacked(
            title=said(self.title, so.fixed_phrases),
            lines=[self._line(so, words, kept[words]) for words in kept],
            source=source(so, counted),
            notes=incomplete(counted),
        )

    def _figures(self, so: Edition, whole: str, parts: Mapping[str, str]) -> list[Figure]:
        """The whole, then its parts."""
        if len(parts) > len(FILLS):
            raise UsageError(
                f"Biểu đồ “{self.title}”: một thanh chia được nhiều nhất {len(FILLS)} phần, đang có "
                f"{len(parts)}. Gộp bớt các phần."
            )
        return [so[whole], *(so[each] for each in parts.values() if each != REST)]

    def _line(self, so: Edition, words: str, figures: Sequence[Figure]) -> Told:
        heading, (whole, *_) = said(words, so.fixed_phrases), figures
        blocked = [each for each in figures if each.value is None]
        if blocked:
            return _without(heading, blocked[0].phrase)
        shares = list(self._shares(so, words, whole))
        if sum(each.value for each in shares) != whole.value or min(e.value for e in shares) < 0:
            return _without(heading, Phrase.of(UNEQUAL))
        return _divided(heading, whole, shares)

    def _shares(self, so: Edition, words: str, whole: Figure) -> Iterator[Share]:
        _, parts = self.rows[words]
        others = sum(so[each].value or 0 for each in parts.values() if each != REST)
        for name, each in parts.items():
            value, origin = (
                ((whole.value or 0) - others, whole.id)
                if each == REST
                else (so[each].value or 0, each)
            )
            yield Share(said(name, so.fixed_phrases), value, origin)


@dataclass(frozen=True, slots=True)
class Stacked:
    """What a chart of stacked bars shows, before it is drawn."""

    title: Phrase
    lines: Sequence[Told]
    source: Phrase
    notes: Sequence[Phrase] = ()

    @property
    def block(self) -> Block:
        """The chart to be shown; a sentence where there is no bar; nothing where nothing is."""
        if not self.lines:
            return Block("")
        if not any(line.stack.pieces for line in self.lines):
            told = f"*{escaped(self.title)}:* {escaped(self._said())}."
            return Block(told + paragraphs(self.notes))
        picture = draw([line.stack for line in self.lines])
        return pictured(self.title, self.words, picture, below(self.source, self.notes))

    @property
    def words(self) -> Phrase:
        """What the picture shows, for whoever cannot see it."""
        return Phrase.of("Biểu đồ thanh ngang, mỗi thanh chia thành các phần. ", self._said(), ".")

    def _said(self) -> Phrase:
        return Phrase.join(". ", [line.words for line in self.lines])


def _divided(heading: Phrase, whole: Figure, shares: Sequence[Share]) -> Told:
    """The bar of a whole; a part that is 0 keeps its fill for another period."""
    total = Part(f"{whole.table_text} {whole.unit}", f"figure:{whole.id}")
    opened = Phrase.of(heading, ": ", total)
    drawn = {fill: each for fill, each in enumerate(shares) if each.value}
    told = {fill: each.told(whole.value or 0) for fill, each in drawn.items()}
    pieces = [Piece(str(told[fill]), each.value, fill) for fill, each in drawn.items()]
    parts = [Phrase.of(", gồm: "), Phrase.join("; ", told.values())] if told else []
    return Told(Stack(str(opened), pieces), Phrase.of(opened, *parts))


def _without(heading: Phrase, why: Phrase) -> Told:
    """The line of what cannot be drawn; it is not drawn as 0."""
    return Told(Stack(f"{heading}: {NO_NUMBER}"), Phrase.of(heading, ": ", why))
