"""Which characters the report's font can print, and what stands for the others."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
"""Liberation Serif in four styles: the only font that reports and charts are printed in."""

INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(text: str) -> str:
    """``text`` as every format prints it: NFC, with ``[U+1F600]`` for what the font lacks.

    Invisible characters (zero-width, direction marks) are named too, so that none can mislead.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed
    return "".join(c if _is_printed(c) else f"[U+{ord(c):04X}]" for c in composed)


def _is_printed(char: str) -> bool:
    if unicodedata.category(char) in INVISIBLE:
        return False
    starts, ends = _coverage()
    position = bisect_right(starts, ord(char)) - 1
    return position >= 0 and ord(char) <= ends[position]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the runs that all four styles of the font hold."""
    runs = json.loads((FONTS / "coverage.json").read_text(encoding="ascii"))
    return [first for first, _ in runs], [last for _, last in runs]
