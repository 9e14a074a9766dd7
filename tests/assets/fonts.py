"""Liberation Serif for the exports: the four TTF, their licence, web subsets, coverage and widths.

The source is the Debian package fonts-liberation2; the same source gives the same bytes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/liberation2")
LICENCE = Path("/usr/share/doc/fonts-liberation2/copyright")
TARGET = Path(__file__).resolve().parents[2] / "lib" / "baocao" / "fonts"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
LEGAL_NAMES = [0, 13, 14]  # copyright, licence, address of the licence
WEB_RUNS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1 and Latin Extended-A
    (0x1A0, 0x1B0),  # ơ, ư
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2010, 0x2044),  # dashes, quotes, bullets, per mille
    (0x20AB, 0x20AC),  # đồng, euro
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2265),  # minus and comparisons
)


def make_fonts(target: Path = TARGET) -> None:
    """Write everything the exports need into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        source = SOURCE / f"LiberationSerif-{style}.ttf"
        shutil.copyfile(source, target / source.name)
        _make_web_font(source, target / f"{source.stem}.woff2")
    shutil.copyfile(LICENCE, target / "LICENCE.txt")
    _write(target / "coverage.json", list(_runs(_covered())))
    _write(target / "advances.json", {style: _advances(style) for style in ("Regular", "Bold")})


def _write(target: Path, content: Any) -> None:
    target.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="ascii")


def _make_web_font(source: Path, target: Path) -> None:
    """A small copy without the reserved name, which the licence keeps for the unchanged fonts."""
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=["kern", "mark", "mkmk"],
        drop_tables=["FFTM"],
        name_IDs=LEGAL_NAMES,
        recalc_timestamp=False,
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    wanted = [code for first, last in WEB_RUNS for code in range(first, last + 1)]
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def _advances(style: str) -> list[tuple[int, list[int]]]:
    """The widths of the characters of the web fonts, run by run, in units of the font."""
    font = TTFont(SOURCE / f"LiberationSerif-{style}.ttf")
    names, widths = font.getBestCmap(), font["hmtx"]
    held = [code for first, last in WEB_RUNS for code in range(first, last + 1) if code in names]
    return [
        (first, [widths[names[code]][0] for code in range(first, last + 1)])
        for first, last in _runs(held)
    ]


def _covered() -> list[int]:
    """The code points that every style can print."""
    fonts = [TTFont(SOURCE / f"LiberationSerif-{style}.ttf") for style in STYLES]
    return sorted(set.intersection(*(set(font.getBestCmap()) for font in fonts)))


def _runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        yield members[0], members[-1]
