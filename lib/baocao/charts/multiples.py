"""Small multiples: a small panel a figure, all with the same periods from left to right.

A dot is a value, a line joins those that may be compared, dashes are what was to be reached, a
dotted upright is where a series begins anew. What has no value keeps its place and gets no dot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from baocao.charts.drawing import INK, STROKE, WIDTH, Picture, lines, picture, say, width
from baocao.charts.placing import Box, Room, label_box

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ACROSS, BETWEEN, BELOW = 2, 7.0, 6.0
TITLE_SIZE, LABEL_SIZE = 10.0, 9.0
TITLE_LINE, LABEL_LINE = 4.4, 4.0
HEAD, PLOT, FOOT = 8.5, 27.0, 6.0
"""Room for marks and labels over the highest value; for values; below the lowest if fitted."""
DOT, BASE = 0.75, "0.6"
EVERY_VALUE = 5
AROUND = (
    (-0.8, 0), (0.8, 0), (-0.8, 0.5), (-0.8, -0.5), (0.8, 0.5), (0.8, -0.5), (-0.8, 1), (-0.8, -1),
    (0.8, 1), (0.8, -1), (-1.3, -0.5), (-1.3, 0.5), (-1.8, -1), (0, 1.6), (0, -1.6), (1.3, 0),
)  # fmt: skip
"""Where the label of a dot may stand: in lines down, and in halves of its width to the right."""
TARGET = "chỉ tiêu {}"


class Place(NamedTuple):
    """A period from left to right: its name, and the year below it where one begins."""

    name: str
    year: str = ""


class Point(NamedTuple):
    """A value and how it is printed."""

    value: int | Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure, place by place, with None where it has no value.

    ``joined`` tells of each place whether it is joined with the one before, ``breaks`` the mark of
    each dotted upright by the place it stands before. A ``fitted`` panel need not begin at 0.
    """

    title: str
    points: Sequence[Point | None]
    joined: Sequence[bool]
    targets: Sequence[Point | None]
    breaks: Mapping[int, str] = field(default_factory=dict)
    fitted: bool = False


def draw(panels: Sequence[Panel], places: Sequence[Place]) -> Picture:
    """The picture of some panels, two in a row; a panel that is alone is as wide as the text."""
    return picture(lambda: _Multiples(panels, places))


class _Multiples:
    """Panels in rows; the titles of a row take the lines that the longest needs."""

    def __init__(self, panels: Sequence[Panel], places: Sequence[Place]) -> None:
        across = min(ACROSS, len(panels))
        self.wide = (WIDTH - BETWEEN * (across - 1)) / across
        self.places = places
        titled = [(panel, lines(panel.title, self.wide, TITLE_SIZE)) for panel in panels]
        self.rows = [titled[first : first + across] for first in range(0, len(titled), across)]
        self.tops = [0.0]
        for row in self.rows:
            title = TITLE_LINE * max(len(label) for _, label in row)
            self.tops.append(self.tops[-1] + title + HEAD + PLOT + 2 * LABEL_LINE + BELOW)

    @property
    def height(self) -> float:
        """Down to the years below the last row."""
        return self.tops[-1] - BELOW + 1

    def paint(self, axes: Axes) -> None:
        """Every panel below its title, the bases of a row at one height."""
        for row, bottom in zip(self.rows, self.tops[1:], strict=True):
            base = bottom - BELOW - 2 * LABEL_LINE
            for number, (panel, label) in enumerate(row):
                left = number * (self.wide + BETWEEN)
                top = base - PLOT - HEAD - TITLE_LINE * len(label)
                for line_number, line in enumerate(label):
                    middle = top + TITLE_LINE * (line_number + 0.5)
                    say(axes, left, middle, line, "left", TITLE_SIZE)
                _Plot(panel, self.places, left, self.wide, base).paint(axes)


class _Plot:
    """One panel's values over its base line, ``base`` millimetres down."""

    def __init__(
        self, panel: Panel, places: Sequence[Place], left: float, wide: float, base: float
    ) -> None:
        self.panel, self.places = panel, places
        self.left, self.wide, self.base = left, wide, base
        self.step = wide / len(places)
        self.lowest, self.highest = _range(panel)
        self.room = Room(Box(left, base - PLOT - HEAD, left + wide, base))

    def paint(self, axes: Axes) -> None:
        """Lines first, then the words in the room they leave."""
        zero = self.base if self.panel.fitted else self._down(0)
        axes.plot([self.left, self.left + self.wide], [zero] * 2, color=BASE)
        self._ticks(axes)
        self._breaks(axes)
        self._line(axes)
        self._targets(axes)
        for number in self._told():
            self._value(axes, number)

    def _across(self, number: int) -> float:
        return self.left + (number + 0.5) * self.step

    def _down(self, value: float | Decimal) -> float:
        share = (float(value) - self.lowest) / (self.highest - self.lowest)
        return self.base - share * PLOT

    def _ticks(self, axes: Axes) -> None:
        """The names of the periods, or of every second, third ... where all have no room."""
        widest = max(width(place.name, LABEL_SIZE) for place in self.places) + 1
        apart = ceil(widest / self.step)
        for number, place in enumerate(self.places):
            across = self._across(number)
            axes.plot([across] * 2, [self.base, self.base + DOT], color=BASE)
            if number % apart == 0:
                say(axes, across, self.base + LABEL_LINE * 0.7, place.name, "center", LABEL_SIZE)
        end = self.left
        for number, place in enumerate(self.places):
            half = width(place.year, LABEL_SIZE) / 2
            across = min(self._across(number), self.left + self.wide - half)
            if place.year and across - half >= end:
                say(axes, across, self.base + LABEL_LINE * 1.7, place.year, "center", LABEL_SIZE)
                end = across + half + 1

    def _breaks(self, axes: Axes) -> None:
        top = self.base - PLOT - HEAD
        for number, mark in self.panel.breaks.items():
            across = self.left + number * self.step
            axes.plot([across] * 2, [top + LABEL_LINE, self.base], color=INK, linestyle=":")
            middle = top + LABEL_LINE / 2
            say(axes, across, middle, mark, "center", LABEL_SIZE)
            self.room.take(label_box(across, middle, mark, LABEL_SIZE))
            self.room.take(Box(across - STROKE / 2, top, across + STROKE / 2, self.base))

    def _targets(self, axes: Axes) -> None:
        """A dashed line over the periods in a row that have one target; it is told at the first."""
        dashes = [
            (target, self.left + first * self.step, self.left + (last + 1) * self.step)
            for target, (first, last) in _runs(self.panel.targets)
        ]
        for target, start, end in dashes:
            down = self._down(target.value)
            axes.plot([start, end], [down] * 2, color=INK, linestyle=(0, (5, 3)))
            self.room.take(Box(start, down - STROKE / 2, end, down + STROKE / 2))
        told: set[str] = set()
        for target, start, end in dashes:
            if target.text not in told:
                texts = (TARGET.format(target.text), target.text)[len(told) > 0 :]
                self._say_target(axes, texts, start, end, self._down(target.value))
            told.add(target.text)

    def _say_target(
        self, axes: Axes, texts: Sequence[str], start: float, end: float, down: float
    ) -> None:
        """The first of the texts that has room at an end of the dashes, above or below."""
        for text in texts:
            half = width(text, LABEL_SIZE) / 2
            corners = [
                (across, down + LABEL_LINE * side)
                for side in (-0.6, 0.6)
                for across in (start + half + 1, end - half)
            ]
            if self._say(axes, text, corners):
                return

    def _line(self, axes: Axes) -> None:
        dots = [(number, point) for number, point in enumerate(self.panel.points) if point]
        for (before, first), (number, second) in pairwise(dots):
            if number == before + 1 and self.panel.joined[number]:
                ends = [self._across(before), self._across(number)]
                heights = [self._down(first.value), self._down(second.value)]
                axes.plot(ends, heights, color=INK, linewidth=1.5 * STROKE)
                self.room.take_line((ends[0], heights[0]), (ends[1], heights[1]))
        for number, point in dots:
            across, down = self._across(number), self._down(point.value)
            axes.plot([across], [down], "o", color=INK, markersize=4 * DOT)
            self.room.take(Box(across - DOT, down - DOT, across + DOT, down + DOT))

    def _told(self) -> list[int]:
        """The last and the first value, and all of them where they are few."""
        numbers = [number for number, point in enumerate(self.panel.points) if point]
        ends = [*numbers[-1:], *numbers[:1]]
        return list(dict.fromkeys([*ends, *(numbers if len(numbers) <= EVERY_VALUE else ())]))

    def _value(self, axes: Axes, number: int) -> None:
        point = self.panel.points[number]
        assert point is not None
        across, down = self._across(number), self._down(point.value)
        half = width(point.text, LABEL_SIZE) / 2
        first, last = self.left + half, self.left + self.wide - half
        self._say(axes, point.text, [
            (min(max(across + aside * half, first), last), down + side * LABEL_LINE)
            for side, aside in AROUND
        ])  # fmt: skip

    def _say(self, axes: Axes, text: str, places: Sequence[tuple[float, float]]) -> bool:
        """Print a text in the first of the places that is free; whether there is one."""
        for across, middle in places:
            if self.room.has(box := label_box(across, middle, text, LABEL_SIZE)):
                self.room.take(box)
                say(axes, across, middle, text, "center", LABEL_SIZE)
                return True
        return False


def _range(panel: Panel) -> tuple[float, float]:
    """The values at the base and at the top."""
    values = [float(each.value) for each in (*panel.points, *panel.targets) if each] or [0.0]
    low, high = min(values), max(values)
    if panel.fitted:
        return low - ((high - low) * FOOT / (PLOT - FOOT) or 1), high + (high == low)
    low, high = min(low, 0), max(high, 0)
    return low, high if high > low else low + 1


def _runs(targets: Sequence[Point | None]) -> Iterator[tuple[Point, tuple[int, int]]]:
    """Each target with the first and the last of the places in a row that have it."""
    for target, group in groupby(enumerate(targets), key=lambda each: each[1]):
        numbers = [number for number, _ in group]
        if target:
            yield target, (numbers[0], numbers[-1])
