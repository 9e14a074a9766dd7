"""Charts of what figures are made up of: stacked bars, each part with its number and its share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from baocao.charts.chart import NO_NUMBER, below, incomplete, paragraphs, pictured, source
from baocao.charts.stacks import FILLS, Piece, Stack, draw
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.text import number, parse_number
from baocao.typed import said

WHOLE_RATE = Decimal(100)
UNEQUAL = "các phần cộng lại không bằng tổng số"
ROUNDED = "Tỷ lệ các phần của một thanh cộng lại có thể lệch với tổng do làm tròn"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Bars of wholes, each cut into its parts; at most six in a bar.

    ``rows`` maps the words of each bar to the id of its figure and to the ids of the parts by
    their words; a part without id is what the others leave. A part of 0 is not shown, nor a bar
    of which the office has no data.
    """

    title: str
    rows: Mapping[str, tuple[str, Mapping[str, str]]]

    def chart(self, so: Edition) -> Stacked:
        """The chart of an edition.

        Raises:
            UsageError: a figure does not exist, or a bar has more parts than can be told apart.
        """
        bars = [self._bar(so, words, *given) for words, given in self.rows.items()]
        kept = [bar for bar in bars if all(each.status != "undefined" for each in bar.figures)]
        figures = [figure for bar in kept for figure in bar.figures]
        lines = [bar.line for bar in kept]
        rounded = [Phrase.of(ROUNDED)] if any(line.rounded for line in lines) else []
        return Stacked(
            title=said(self.title, so.fixed_phrases),
            lines=lines,
            source=source(so, figures),
            notes=[*incomplete(figures), *rounded],
        )

    def _bar(self, so: Edition, words: str, whole: str, parts: Mapping[str, str]) -> _Bar:
        if len(parts) > len(FILLS):
            raise UsageError(
                f"Biểu đồ “{self.title}”, thanh “{words}”: chia thành {len(parts)} phần, nhiều "
                f"nhất được {len(FILLS)} phần để còn phân biệt được. Gộp bớt các phần."
            )
        divided = [
            (said(name, so.fixed_phrases), so[each] if each else None)
            for name, each in parts.items()
        ]
        return _Bar(said(words, so.fixed_phrases), so[whole], divided)


class Told(NamedTuple):
    """One bar, the same in words, and whether its shares as printed do not add up."""

    stack: Stack
    words: Phrase
    rounded: bool = False

    @classmethod
    def without(cls, words: Phrase, why: Phrase, shown: str) -> Told:
        """The line of what cannot be drawn, with ``why`` or, in short, ``shown``; never as 0."""
        return cls(Stack(f"{words}: {shown}"), Phrase.of(words, ": ", why))


@dataclass(frozen=True, slots=True)
class Stacked:
    """What a chart of stacked bars shows, before it is drawn."""

    title: Phrase
    lines: Sequence[Told]
    source: Phrase
    notes: Sequence[Phrase] = ()

    @property
    def block(self) -> Block:
        """The chart to be shown; a sentence where there is no bar; nothing without lines."""
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


class _Share(NamedTuple):
    """A part of a whole: its words, its number, and the id that this comes from."""

    words: Phrase
    value: int | Decimal
    whole: int | Decimal
    figure: str

    @property
    def rate(self) -> str:
        """What percentage of the whole it is, as printed."""
        return number(WHOLE_RATE * self.value / self.whole)

    @property
    def phrase(self) -> Phrase:
        """``Nữ 1.076 (39,68%)``."""
        told = f" {number(self.value)} ({self.rate}{PERCENT})"
        return Phrase.of(self.words, Part(told, f"figure:{self.figure}"))


@dataclass(frozen=True, slots=True)
class _Bar:
    """A whole and its parts by their words; None is the part that the others leave."""

    words: Phrase
    whole: Figure
    parts: Sequence[tuple[Phrase, Figure | None]]

    @property
    def figures(self) -> list[Figure]:
        """All that the bar is drawn from."""
        return [self.whole, *(figure for _, figure in self.parts if figure)]

    @property
    def line(self) -> Told:
        """The bar as it is drawn, if it can be."""
        for figure in self.figures:
            if figure.value is None:
                return Told.without(self.words, figure.phrase, NO_NUMBER)
        shares = [*self._shares()]
        values = [each.value for each in shares]
        if sum(values) != self.whole.value or any(each < 0 for each in values):
            return Told.without(self.words, Phrase.of(UNEQUAL), UNEQUAL)
        return self._divided([each for each in shares if each.value])

    def _shares(self) -> Iterator[_Share]:
        whole, *others = (figure.value or 0 for figure in self.figures)
        for words, figure in self.parts:
            value = whole - sum(others) if figure is None else figure.value or 0
            yield _Share(words, value, whole, (figure or self.whole).id)

    def _divided(self, shares: Sequence[_Share]) -> Told:
        """The line of a whole that its parts make; of nothing there is no bar."""
        total = f"{self.whole.table_text} {self.whole.unit}"
        heading = Phrase.of(self.words, ": ", Part(total, f"figure:{self.whole.id}"))
        if not shares:
            return Told(Stack(str(heading)), heading)
        pieces = [Piece(str(each.phrase), each.value) for each in shares]
        told = Phrase.join("; ", [each.phrase for each in shares])
        added = sum(parse_number(each.rate) for each in shares)
        words = Phrase.of(heading, ", gồm: ", told)
        return Told(Stack(str(heading), pieces), words, added != WHOLE_RATE)
