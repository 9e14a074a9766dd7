"""Where on a drawing there is still room for a label."""

from __future__ import annotations

from typing import NamedTuple

from baocao.charts.drawing import POINTS_PER_MM, width

SAMPLES_PER_MM, APART = 2, 0.4
HALF_LETTER = 0.38
"""Half the height that letters and figures take, as a part of the type size."""


class Box(NamedTuple):
    """A part of a sheet, in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a part in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other lies within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


class Room:
    """What of ``whole`` is taken."""

    def __init__(self, whole: Box) -> None:
        self.whole = whole
        self.taken: list[Box] = []

    def has(self, box: Box) -> bool:
        """Whether the box lies within the whole and meets nothing."""
        return self.whole.holds(box) and not any(map(box.meets, self.taken))

    def take(self, box: Box) -> None:
        """Nothing more can stand there."""
        self.taken.append(box)

    def take_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Nothing more can stand on the straight line between two places."""
        wide, high = end[0] - start[0], end[1] - start[1]
        samples = max(2, round(SAMPLES_PER_MM * max(abs(wide), abs(high))))
        for number in range(samples + 1):
            across = start[0] + wide * number / samples
            down = start[1] + high * number / samples
            self.take(Box(across - 0.3, down - 0.3, across + 0.3, down + 0.3))


def label_box(across: float, middle: float, text: str, size: float) -> Box:
    """The box that a line of text takes around its middle."""
    half, high = width(text, size) / 2 + APART, HALF_LETTER * size / POINTS_PER_MM
    return Box(across - half, middle - high, across + half, middle + high)
