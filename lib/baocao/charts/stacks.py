"""Stacked bars: each a whole cut into its parts, told below in the order of the parts.

A part is known by its fill and by its words, which stand as near to it as there is room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from baocao.charts.drawing import INK, WIDTH, Picture, lines, picture, say, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

EDGE, GAP, APART = 0.5, 1.2, 5.0
HEAD, BAR, KEY_LINE, BETWEEN = 6.0, 7.0, 6.0, 3.0
SWATCH = 3.2
TYPE_SIZE = 11.0
FILLS: tuple[dict[str, Any], ...] = (
    {"facecolor": "0.6"},
    {"facecolor": "white"},
    {"facecolor": "0.3"},
    {"facecolor": "0.85"},
    {"facecolor": "white", "hatch": "//////"},
    {"facecolor": "white", "hatch": "......"},
)
"""How parts are filled, told apart in black and white; neighbours differ most."""


class Piece(NamedTuple):
    """A part of a bar: its words, and how long it is."""

    text: str
    size: int | Decimal


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar below its heading, of as many pieces as there are fills; or only the heading."""

    heading: str
    pieces: Sequence[Piece] = ()

    @property
    def whole(self) -> int | Decimal:
        """What its pieces come to."""
        return sum((each.size for each in self.pieces), 0)


def draw(stacks: Sequence[Stack]) -> Picture:
    """The picture of some bars from the top down, all of one scale."""
    return picture(lambda: _Drawing(stacks))


class _Placed(NamedTuple):
    """Where a piece begins and how long it is, its fill, and its words as they fit on a line."""

    left: float
    long: float
    fill: int
    words: str

    @property
    def room(self) -> float:
        """What swatch and words take of a line."""
        return SWATCH + GAP + width(self.words, TYPE_SIZE)


class _Drawing:
    """Bars with their places: the longest is as wide as the sheet, its key in lines below it."""

    def __init__(self, stacks: Sequence[Stack]) -> None:
        self.stacks = stacks
        longest = max((each.whole for each in stacks), default=0) or 1
        self.per_unit = (WIDTH - 2 * EDGE) / float(longest)
        self.keys = [_in_lines(self._placed(each)) for each in stacks]

    @property
    def height(self) -> float:
        """Down to the last line."""
        return sum(map(_high, self.keys)) - BETWEEN

    def paint(self, axes: Axes) -> None:
        """Each bar between its heading and its key."""
        top = 0.0
        for stack, key in zip(self.stacks, self.keys, strict=True):
            (heading,) = lines(stack.heading, WIDTH - 2 * EDGE, TYPE_SIZE, at_most=1)
            say(axes, EDGE, top + HEAD / 2, heading, "left", TYPE_SIZE)
            for each in (placed for line in key for placed in line):
                _box(axes, each.left, top + HEAD, (each.long, BAR), each.fill)
            for number, line in enumerate(key):
                _tell(axes, line, top + HEAD + BAR + (number + 0.5) * KEY_LINE)
            top += _high(key)

    def _placed(self, stack: Stack) -> list[_Placed]:
        found, left = [], EDGE
        for fill, piece in enumerate(stack.pieces):
            long = float(piece.size) * self.per_unit
            (words,) = lines(piece.text, WIDTH - 2 * EDGE - SWATCH - GAP, TYPE_SIZE, at_most=1)
            found.append(_Placed(left, long, fill, words))
            left += long
        return found


def _high(key: Sequence[Sequence[_Placed]]) -> float:
    """What a bar takes with its heading and so many lines below it."""
    return HEAD + BETWEEN + (BAR + len(key) * KEY_LINE if key else 0)


def _in_lines(pieces: Sequence[_Placed]) -> list[list[_Placed]]:
    """The words in as few lines as have room for them, in order."""
    found: list[list[_Placed]] = []
    taken = WIDTH
    for each in pieces:
        if taken + APART + each.room > WIDTH - 2 * EDGE:
            found.append([])
            taken = -APART
        found[-1].append(each)
        taken += APART + each.room
    return found


def _tell(axes: Axes, line: Sequence[_Placed], middle: float) -> None:
    for each, left in zip(line, _lefts(line), strict=True):
        _box(axes, left, middle - SWATCH / 2, (SWATCH, SWATCH), each.fill)
        say(axes, left + SWATCH + GAP, middle, each.words, "left", TYPE_SIZE)


def _lefts(line: Sequence[_Placed]) -> list[float]:
    """Where each begins: where its piece does, or as near to that as the others leave room."""
    found: list[float] = []
    free = EDGE
    for each in line:
        found.append(max(free, each.left))
        free = found[-1] + each.room + APART
    free = WIDTH - EDGE
    for number in reversed(range(len(line))):
        found[number] = min(found[number], free - line[number].room)
        free = found[number] - APART
    return found


def _box(axes: Axes, left: float, top: float, size: tuple[float, float], fill: int) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((left, top), *size, edgecolor=INK, **FILLS[fill]))
