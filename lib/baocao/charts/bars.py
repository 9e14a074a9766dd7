"""Horizontal bars: each shades a part inside the frame of its whole, its value stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from baocao.charts.drawing import INK, WIDTH, Picture, Side, lines, picture, printable, say, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LABELS, GAP, EDGE = 62.0, 2.0, 0.5
LINE, BAR, BETWEEN, KEY = 4.6, 5.0, 3.0, 9.0
TYPE_SIZE = 11.0
SHADE, PAPER = "0.6", "none"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``part`` is shaded, ``whole`` framed, neither where None; ``text`` stands beside."""

    label: str
    text: str
    part: int | Decimal | None = None
    whole: int | Decimal | None = None


def draw(bars: Sequence[Bar], key: tuple[str, str]) -> Picture:
    """The picture of some bars from the top down; ``key`` says what is shaded and what framed."""
    return picture(lambda: _Drawing(bars, key))


class _Drawing:
    """Bars with their places: labels to the left, values to the right, bars between them."""

    def __init__(self, bars: Sequence[Bar], key: tuple[str, str]) -> None:
        self.bars, self.key = bars, key
        self.labels = [lines(bar.label, LABELS, TYPE_SIZE) for bar in bars]
        widest = max(width(line, TYPE_SIZE) for label in self.labels for line in label)
        self.left = widest + GAP + EDGE
        room = WIDTH - self.left - GAP - EDGE - max(width(bar.text, TYPE_SIZE) for bar in bars)
        longest = max(max(bar.part or 0, bar.whole or 0) for bar in bars) or 1
        self.per_unit = room / float(longest)
        self.heights = [max(BAR, LINE * len(label)) + BETWEEN for label in self.labels]

    @property
    def height(self) -> float:
        """As high as its bars need."""
        return KEY + sum(self.heights)

    def paint(self, axes: Axes) -> None:
        """The line that the bars begin at, what they mean, and the bars."""
        axes.plot([self.left] * 2, [KEY, self.height], color=INK)
        self._key(axes)
        top = KEY
        for bar, label, high in zip(self.bars, self.labels, self.heights, strict=True):
            self._bar(axes, bar, label, top + high / 2)
            top += high

    def _key(self, axes: Axes) -> None:
        left, middle = self.left, KEY / 2 - 1
        for text, shade in zip(map(printable, self.key), (SHADE, PAPER), strict=True):
            _box(axes, left, middle, BAR, shade)
            _say(axes, left + BAR + GAP, middle, text, "left")
            left += BAR + width(text, TYPE_SIZE) + 4 * GAP

    def _bar(self, axes: Axes, bar: Bar, label: Sequence[str], middle: float) -> None:
        whole, part = (float(each or 0) * self.per_unit for each in (bar.whole, bar.part))
        if part:
            _box(axes, self.left, middle, part, SHADE)
        if whole:  # above the part, so that its end shows where the part is longer
            _box(axes, self.left, middle, whole, PAPER)
        above = (len(label) - 1) / 2
        for number, line in enumerate(label):
            _say(axes, self.left - GAP, middle + (number - above) * LINE, line, "right")
        _say(axes, self.left + max(whole, part) + GAP, middle, bar.text, "left")


def _box(axes: Axes, left: float, middle: float, length: float, shade: str) -> None:
    from matplotlib.patches import Rectangle

    place = (left, middle - BAR / 2)
    axes.add_patch(Rectangle(place, length, BAR, facecolor=shade, edgecolor=INK))


def _say(axes: Axes, across: float, middle: float, text: str, side: Side) -> None:
    say(axes, across, middle, text, side, TYPE_SIZE)
