"""A map of tiles: one for each unit, in groups, its fill and its letter say how the unit stands.

The letter says what the fill says, so that it reads in grey and without telling colours apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from baocao.charts.drawing import INK, WIDTH, Picture, lines, picture, printable, say, width

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ACROSS, GAP, HIGH = 8, 1.0, 8.6
SIDE, HEAD, KEY_LINE, BELOW_KEY = 5.4, 7.5, 7.0, 1.0
NAME_SIZE, SIGN_SIZE, TYPE_SIZE = 7.3, 11.0, 10.0
NAME_LINES, NAME_LINE, EDGE = 3, 2.7, 0.3
PAPER = "white"


class Look(NamedTuple):
    """How the tiles of one standing are drawn: letter and fill, and what the key says of it."""

    sign: str
    fill: str
    meaning: str


class Tile(NamedTuple):
    """One unit: its short name, the key of its look, and a mark beside the letter."""

    name: str
    look: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles by the title of their group, the looks by key, and what the marks mean."""

    groups: Mapping[str, Sequence[Tile]]
    looks: Mapping[str, Look]
    marks: Mapping[str, str]


def draw(tiles: TileMap) -> Picture:
    """The picture of a map: what its letters mean, then the groups from the top down."""
    return picture(lambda: _Tiles(tiles), coloured=True)


class _Tiles:
    """A map with its places: the key in lines as wide as the sheet, tiles in rows of eight."""

    def __init__(self, tiles: TileMap) -> None:
        self.groups, self.looks = tiles.groups, tiles.looks
        self.wide = (WIDTH - 2 * EDGE - GAP * (ACROSS - 1)) / ACROSS
        marks = [Look(mark, PAPER, meaning) for mark, meaning in tiles.marks.items()]
        self.key = _in_lines([*tiles.looks.values(), *marks])
        self.top = len(self.key) * KEY_LINE + BELOW_KEY

    @property
    def height(self) -> float:
        """Down to the last row."""
        rows = sum(-(-len(group) // ACROSS) for group in self.groups.values())
        return self.top + len(self.groups) * HEAD + rows * (HIGH + GAP)

    def paint(self, axes: Axes) -> None:
        """The key, then each group below its title."""
        for number, line in enumerate(self.key):
            self._key(axes, line, (number + 0.5) * KEY_LINE)
        top = self.top
        for title, group in self.groups.items():
            say(axes, EDGE, top + HEAD * 0.6, printable(title), "left", TYPE_SIZE)
            top += HEAD
            for number, tile in enumerate(group):
                row, place = divmod(number, ACROSS)
                self._tile(axes, tile, EDGE + place * (self.wide + GAP), top + row * (HIGH + GAP))
            top += -(-len(group) // ACROSS) * (HIGH + GAP)

    def _key(self, axes: Axes, looks: Sequence[Look], middle: float) -> None:
        left = EDGE
        for look in looks:
            _box(axes, left, middle - SIDE / 2, SIDE, SIDE, look.fill)
            say(axes, left + SIDE / 2, middle, look.sign, "center", SIGN_SIZE)
            say(axes, left + SIDE + GAP, middle, printable(look.meaning), "left", TYPE_SIZE)
            left += _room(look)

    def _tile(self, axes: Axes, tile: Tile, left: float, top: float) -> None:
        look, middle = self.looks[tile.look], top + HIGH / 2
        _box(axes, left, top, self.wide, HIGH, look.fill)
        sign = f"{look.sign}{tile.mark}"
        say(axes, left + SIDE / 2 + EDGE, middle, sign, "center", SIGN_SIZE)
        name = lines(tile.name, self.wide - SIDE - 5 * EDGE, NAME_SIZE, NAME_LINES)
        for number, line in enumerate(name):
            down = middle + (number - (len(name) - 1) / 2) * NAME_LINE
            say(axes, left + SIDE + 3 * EDGE, down, line, "left", NAME_SIZE)


def _in_lines(looks: Sequence[Look]) -> list[list[Look]]:
    """What the key says, in as few lines as have room for it."""
    found: list[list[Look]] = [[]]
    taken = EDGE
    for look in looks:
        if found[-1] and taken + _room(look) > WIDTH:
            found.append([])
            taken = EDGE
        found[-1].append(look)
        taken += _room(look)
    return found


def _room(look: Look) -> float:
    return SIDE + GAP + width(printable(look.meaning), TYPE_SIZE) + 4 * GAP


def _box(axes: Axes, left: float, top: float, wide: float, high: float, fill: str) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((left, top), wide, high, facecolor=fill, edgecolor=INK))
