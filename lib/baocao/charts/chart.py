"""One chart as a block of the report: caption, picture with a text that says it, source line."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import NamedTuple

from baocao.charts.bars import Bar, draw
from baocao.charts.drawing import Picture
from baocao.edition import Edition
from baocao.figures import Figure, Selection
from baocao.narrative import Block, escaped
from baocao.notebooks import CHART
from baocao.phrase import Part, Phrase
from baocao.registers import Spot
from baocao.text import day, fold

NO_NUMBER = "chưa có số"
WHOLE_RATE = 100

Lengths = tuple[int | Decimal, int | Decimal]
"""How long the part and the whole of a bar are drawn."""


class Share(NamedTuple):
    """A part of a whole as printed, each number with its origin."""

    part: Part
    whole: Part
    rate: Part
    unit: str


class Line(NamedTuple):
    """One line of a chart: its bar, and the same in words."""

    bar: Bar
    words: Phrase

    @classmethod
    def of(cls, label: Phrase, share: Share, lengths: Lengths) -> Line:
        """The line of a share: ``Lâm Đồng: 612/1.000 đảng viên, đạt 61,2%``."""
        part, whole, rate = share.part, share.whole, share.rate
        bar = Bar(str(label), f"{part.text}/{whole.text} ({rate.text})", *lengths)
        return cls(bar, Phrase.of(label, ": ", part, "/", whole, f" {share.unit}, đạt ", rate))

    @classmethod
    def without(cls, label: Phrase, why: Phrase) -> Line:
        """The line of what has no number; it is not drawn as 0."""
        return cls(Bar(str(label), NO_NUMBER), Phrase.of(label, ": ", why))


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows, before it is drawn.

    ``key`` names what its bars shade and what they frame; ``source`` names registers and day;
    ``notes`` tell what is not drawn and what the numbers leave out.
    """

    title: Phrase
    lines: Sequence[Line]
    key: tuple[Phrase, Phrase]
    source: Phrase
    notes: Sequence[Phrase] = ()

    @property
    def block(self) -> Block:
        """The chart to be shown; a sentence where no line has a number."""
        if all(line.bar.part is None for line in self.lines):
            return self._sentence()
        shaded, framed = map(str, self.key)
        picture = draw([line.bar for line in self.lines], (shaded, framed))
        return pictured(self.title, self.words, picture, below(self.source, self.notes))

    @property
    def words(self) -> Phrase:
        """What the picture shows, for whoever cannot see it."""
        shaded, framed = self.key
        return Phrase.of(
            "Biểu đồ thanh ngang, phần tô: ", shaded, ", khung: ", framed, ". ", self._said(), "."
        )

    def _said(self) -> Phrase:
        return Phrase.join("; ", [line.words for line in self.lines])

    def _sentence(self) -> Block:
        said = f" {escaped(self._said())}." if self.lines else ""
        title, notes = escaped(self.title), paragraphs(self.notes)
        return Block(f"*{title}:* chưa có số liệu để vẽ biểu đồ.{said}{notes}")


def pictured(title: Phrase, words: Phrase, picture: Picture, under: str) -> Block:
    """A picture below its title, with the words that say what it shows, above some Markdown."""
    name = sha256(picture.svg).hexdigest()[:12]
    svg, png = (b64encode(each).decode() for each in (picture.svg, picture.png))
    caption, alt = escaped(title), escaped(words)
    return Block(
        f'![{alt}]({CHART}{name} "{caption}")\n\n{under}',
        # JupyterLab's Markdown takes no SVG as data.
        f"**{caption}**\n\n![{alt}](data:image/png;base64,{png})\n\n{under}",
        images={name: {"svg": svg, "png": png}},
    )


def below(source: Phrase, notes: Iterable[Phrase]) -> str:
    """The Markdown below a picture: what it rests on, then what is to be known of it."""
    return f"*Nguồn: {escaped(source)}.*{paragraphs(notes)}"


def paragraphs(notes: Iterable[Phrase]) -> str:
    """Markdown that goes on with a paragraph for each note."""
    return "".join(f"\n\n{escaped(note)}." for note in notes)


def source(so: Edition, figures: Sequence[Figure], headings: Sequence[str] = ()) -> Phrase:
    """The registers whose cells figures and more columns of their rows rest on; the day."""
    selections = [each for figure in figures for each in figure.selections]
    counted = dict.fromkeys(each.register.name for each in selections)
    cells = {cell for figure in figures for cell in figure.sources} | _cells(selections, headings)
    sheets = {fold(cell.sheet) for cell in cells}
    others = [name for name in so.registers if fold(name) in sheets and name not in counted]
    named = [Phrase.of(Part(each, "param:registers")) for each in (*counted, *others)]
    until = Part(day(so.params.as_of), "param:as_of")
    return Phrase.of(Phrase.join(", ", named), "; số liệu đến ngày ", until)


def _cells(selections: Sequence[Selection], headings: Sequence[str]) -> set[Spot]:
    """The cells in some columns of the selected rows."""
    return {
        spots[heading]
        for each in selections
        for spots in map(each.register.spots.__getitem__, each.positions)
        for heading in headings
        if heading in spots
    }


def incomplete(figures: Iterable[Figure]) -> list[Phrase]:
    """What values that could be counted leave out, each thing once."""
    gaps = {
        figure.reason: figure.id for figure in figures if figure.status == "ok" and figure.reason
    }
    return [
        Phrase.of("Số liệu chưa đủ: ", Part(gap, f"figure:{name}")) for gap, name in gaps.items()
    ]
