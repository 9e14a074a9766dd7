"""How wide text is in print: the widths of Liberation Serif, which are those of Times New Roman."""

from __future__ import annotations

import json
from functools import cache

from baocao.glyphs import FONTS

EM = 2048
"""Units of the font's widths in one em."""

USUAL = 0.5 * EM
"""Width of a character that is not in the list."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of upright ``text``, in points."""
    widths = _widths("Bold" if bold else "Regular")
    return sum(widths.get(char, USUAL) for char in text) * size / EM


@cache
def _widths(style: str) -> dict[str, int]:
    lists = json.loads((FONTS / "advances.json").read_text(encoding="ascii"))
    return {
        chr(first + place): advance
        for first, advances in lists[style]
        for place, advance in enumerate(advances)
    }
