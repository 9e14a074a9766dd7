"""What is done with the texts of one column, never with one text by itself.

The font decides where there is one of an old encoding; else the words of the whole column do, and
those of the sheet where a column has too few. What neither makes clear is told, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from baocao.encodings.capitals import with_capitals
from baocao.encodings.fonts import UNKNOWN, family_of
from baocao.encodings.recognition import (
    CLEAR,
    FEW_WORDS,
    HAS_MODERN,
    Kind,
    Signs,
    kind_of,
    likelier,
    readable,
    signs_in,
    spoilt,
)
from baocao.encodings.tables import ENCODINGS, TCVN3, Encoding

Deed = Literal["convert", "tell", "keep"]
Ground = Literal["font", "column", "sheet"]
Fate = Literal["converted", "capitals", "kept", "half", "unclear", "unknown"]

_LETTER = re.compile("[a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]", re.I)


class Outcome(NamedTuple):
    """The text as it is read now, and what became of it: ``capitals`` were converted as such."""

    text: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Ruling:
    """How the texts of a column are read: in which encoding, on what ground, and what is done.

    ``old`` is for texts with words of the old encoding only, ``open`` for those that may be Unicode
    as well. A ``mixed`` column has words of both, whatever their fonts. Without encoding nothing is
    converted; if the font is the ground for it, it is an old one that we cannot read.
    """

    encoding: Encoding | None
    ground: Ground
    old: Deed = "keep"
    open: Deed = "keep"
    mixed: bool = False

    def read(self, text: str, capitals: bool = False) -> Outcome:
        """One text of the column; its font may show ``capitals`` in place of small letters."""
        if self.encoding is None or text.isascii():
            strange = self.ground == "font" and _LETTER.search(text) and not readable(text)
            return Outcome(text, "unknown" if strange else "kept")
        kind = kind_of(text, self.encoding)
        if kind == "half":
            return Outcome(text, "half")
        deed = {"old": self.old, "open": self.open}.get(kind, "keep")
        if deed == "convert" and kind == "open" and self._may_be_modern(text):
            deed = "tell"
        if deed == "convert" and (self.ground == "font" or _LETTER.search(text)):
            return self._converted(text, capitals)
        doubtful = deed == "tell" or self._is_odd_one(text, kind)
        return Outcome(text, "unclear" if doubtful else "kept")

    def _converted(self, text: str, capitals: bool) -> Outcome:
        decoded = self.encoding.decode(text)
        if capitals:
            return Outcome(decoded.upper(), "converted")
        lacks = self.ground != "font" or self.encoding is TCVN3
        read = with_capitals(decoded) if lacks else decoded
        return Outcome(read, "converted" if read == decoded else "capitals")

    def _may_be_modern(self, text: str) -> bool:
        """Whether a text that can be both is likely to be Unicode among what is to be converted."""
        among = self.mixed and self.ground != "font" and _LETTER.search(text)
        return bool(among and readable(text)) or spoilt(text, self.encoding)

    def _is_odd_one(self, text: str, kind: Kind) -> bool:
        """Whether a text that is kept does not fit with what is around it."""
        if kind == "unicode":
            old_elsewhere = self.ground == "font" and self.open != "keep"
            return old_elsewhere and not HAS_MODERN.search(text)
        return kind == "open" and self._only_old(text)

    def _only_old(self, text: str) -> bool:
        """Whether a text of a sheet that has old ones can be read in their encoding only."""
        around = self.ground != "column" and _LETTER.search(text)
        return bool(around and not readable(text) and readable(self.encoding.decode(text)))


NOTHING = Ruling(None, "column")


def rule_by_font(
    encoding: Encoding | None, texts: Sequence[str], around: Sequence[str], beside: Sequence[str]
) -> Ruling:
    """The ruling on texts of a column in a font of an old encoding.

    ``around`` are the sheet's texts in such fonts, ``beside`` the column's in modern ones. Somebody
    may have typed Unicode over them, which keeps the font: the words must not say so.
    """
    if encoding is None:
        return Ruling(None, "font")
    own = signs_in(texts, encoding)
    rival = likelier(texts)
    if rival and rival[0] is not encoding and len(rival[1].old) > len(own.old):
        return Ruling(encoding, "font", "tell", "tell")
    enough = len(own.old) + len(own.unicode) > FEW_WORDS
    signs = own if enough else signs_in(around, encoding)
    mixed = bool(own.unicode or signs_in(beside, encoding).unicode)
    return Ruling(encoding, "font", "convert", _by_share(signs, silent="convert"), mixed)


def rule_by_words(texts: Sequence[str], around: Sequence[str]) -> Ruling:
    """The ruling on texts whose font says nothing; ``around`` are all such texts of the sheet."""
    if guess := likelier(texts):
        encoding, signs = guess
        opens = "convert" if signs.share >= CLEAR else "tell"
        return Ruling(encoding, "column", "convert", opens, mixed=bool(signs.unicode))
    if guess := likelier(around):
        encoding, signs = guess
        clear = _by_share(signs)
        if clear == "keep" or signs_in(texts, encoding).unicode:
            return Ruling(encoding, "sheet", "tell", "keep")
        return Ruling(encoding, "sheet", clear, clear)
    few = {encoding: signs_in(texts, encoding).old for encoding in ENCODINGS}
    likeliest = max(few, key=lambda each: len(few[each]))
    return Ruling(likeliest, "column", "tell") if few[likeliest] else NOTHING


def is_lost(text: str, font: str) -> bool:
    """Whether a text is in an old font whose encoding we do not know, and is not Unicode."""
    return family_of(font) == UNKNOWN and not readable(text)


def _by_share(signs: Signs, silent: Deed = "tell") -> Deed:
    """What the signs say of a text that can be read both ways; ``silent`` when there are none."""
    if not signs.old and not signs.unicode:
        return silent
    if signs.share >= CLEAR:
        return "convert"
    return "keep" if signs.share <= 1 - CLEAR else "tell"
