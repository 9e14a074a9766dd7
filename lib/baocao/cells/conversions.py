"""What there is to say about the texts of one sheet that were converted, mended or left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from baocao.cells.codes import CODES, finding
from baocao.cells.model import ref
from baocao.errors import Finding

SHOWN_CELLS = 3
GROUNDS = {
    "font": "phông chữ {fonts}",
    "column": "chữ của cả cột",
    "sheet": "chữ của cả trang",
    "capitals": "chữ quanh ô, viết hoa lại chữ có dấu vì không có phông chữ hoa (.VnTimeH)",
}


class Remark(NamedTuple):
    """What is said of a cell: code, font, what was seen, the encoding and ground, other blanks."""

    code: str
    font: str
    seen: str
    encoding: str = ""
    ground: str = ""
    word: str = ""
    other: str = ""


@dataclass(slots=True)
class _Told:
    """One thing said of a column: the first remark, and all cells and fonts."""

    first: Remark
    cells: list[tuple[int, int]] = field(default_factory=list)
    fonts: dict[str, None] = field(default_factory=dict)


class Conversions:
    """Collects what became of cells, to say it once for a column."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, int, str, str], _Told] = {}

    def add(self, place: tuple[int, int], remark: Remark) -> None:
        """One cell more; all of a column with one code, encoding and ground are one finding."""
        subject = (remark.code, place[1], remark.encoding, remark.ground)
        told = self.told.get(subject)
        if told is None:
            told = self.told[subject] = _Told(remark)
        told.cells.append(place)
        told.fonts[remark.font] = None

    def findings(self, sheet: str) -> Iterator[Finding]:
        """One for each code, column and subject; notes name all cells, warnings the first."""
        for (code, *_), told in sorted(self.told.items(), key=lambda each: each[0]):
            places = sorted(dict.fromkeys(told.cells))
            shown = _ranges(places)
            if CODES[code][0] == "warning":
                shown = [ref(*place) for place in places[:SHOWN_CELLS]]
            fonts = ", ".join(told.fonts)
            blanks = told.first._asdict()
            blanks |= {"sheet": sheet, "cells": tuple(shown), "count": len(places), "fonts": fonts}
            blanks["ground"] = GROUNDS.get(told.first.ground, "").format(fonts=fonts)
            yield finding(**blanks)


def _ranges(places: Sequence[tuple[int, int]]) -> list[str]:
    """The cells of one column in few words: B5:B40."""
    found: list[list[int]] = []
    for row, _ in places:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    column = places[0][1]
    return [
        ref(first, column) if first == last else f"{ref(first, column)}:{ref(last, column)}"
        for first, last in found
    ]
