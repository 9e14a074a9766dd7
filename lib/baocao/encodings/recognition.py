"""Tells old text from Unicode by its words: a single word proves little, all of a column much.

A word is a sign of an encoding when it is spelt as Vietnamese in that encoding and not in Unicode,
and the reverse. Words that can be both (``Xã``, in TCVN3 ``Xó``) say nothing: what is around them
decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from baocao.encodings.spelling import is_syllable
from baocao.encodings.tables import ENCODINGS, Encoding

Kind = Literal["plain", "unicode", "old", "half", "open"]

HAS_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters and accents of Vietnamese that no old encoding surfaces as: such a text is Unicode."""

WORD = re.compile(r"(?:[^\W\d_]|[\u00a1-\u00bf\u00d7\u00f7\u0300-\u036f])+")

CLEAR = 0.9
FEW_WORDS = 2
STRANGE = 0.5  # of the signs: 0.02 in registers in TCVN3 and VNI, 1.3 and more in VPS and VISCII
HALF = 5  # so many words of one kind outweigh a word of the other
_KNOWN_WORDS = 50_000
_LONGEST = 16  # of a syllable in VNI, with marks; what is longer is no word
_SYMBOLS = re.compile("[a-z]{0,2}[·µ×÷][a-z]{0,2}", re.I)  # N·m and µm are no words
_SMALL = re.compile("[a-z]")
_FOREIGN = re.compile("[a-z]*[àâäáãåæçèéêëìíîïñòóôõöùúûü][a-z]*")  # Café, señor, Krông
_BEGINNING = re.compile("[a-z§®ñ]", re.I)


@dataclass(frozen=True, slots=True)
class Signs:
    """The distinct words of some texts that are signs of an old encoding, of Unicode, of neither.

    Those of ``neither`` are words in small letters that are spelt as Vietnamese in none of the two.
    """

    old: frozenset[str]
    unicode: frozenset[str]
    neither: frozenset[str]

    @property
    def share(self) -> float:
        """How much of all signs is old; a half when there are none."""
        signs = len(self.old) + len(self.unicode)
        return len(self.old) / signs if signs else 0.5


@lru_cache(_KNOWN_WORDS)
def sign_of(word: str, encoding: Encoding) -> Literal["old", "unicode", ""]:
    """What one word, not all ASCII, says about the text that it stands in."""
    if HAS_MODERN.search(word):
        return "unicode"
    decoded = encoding.decode(word)
    now, then = is_syllable(word), is_syllable(decoded)
    if now == then:
        return ""
    if now:
        return "unicode"
    return "old" if _BEGINNING.match(word) and not _SYMBOLS.fullmatch(word) else ""


def signs_in(texts: Iterable[str], encoding: Encoding) -> Signs:
    """The signs in texts, each word once."""
    words = {
        word
        for text in texts
        for word in WORD.findall(text)
        if not word.isascii() and len(word) <= _LONGEST
    }
    signs = {word: sign_of(word, encoding) for word in words}
    return Signs(
        frozenset(word for word, sign in signs.items() if sign == "old"),
        frozenset(word for word, sign in signs.items() if sign == "unicode"),
        frozenset(word for word in words if _is_strange(word, encoding)),
    )


def _is_strange(word: str, encoding: Encoding) -> bool:
    known = HAS_MODERN.search(word) or is_syllable(word) or is_syllable(encoding.decode(word))
    return not known and bool(_SMALL.search(word))


def likelier(texts: Iterable[str]) -> tuple[Encoding, Signs] | None:
    """The old encoding of which the texts have most signs; None when they have few, or of both.

    None too when many words are spelt in no encoding that we know: text in VPS or VISCII has by
    chance some words that TCVN3 spells.
    """
    kept = tuple(texts)
    found = [(encoding, signs_in(kept, encoding)) for encoding in ENCODINGS]
    (second, less), (first, most) = sorted(found, key=lambda each: len(each[1].old))
    if len(most.old) < FEW_WORDS or len(less.old - most.old) > (1 - CLEAR) * len(most.old):
        return None
    return None if len(most.neither) > STRANGE * len(most.old) else (first, most)


def readable(text: str) -> bool:
    """Whether every word of the text that is not ASCII is spelt as Vietnamese, in Unicode."""
    return all(word.isascii() or is_syllable(word) for word in WORD.findall(text))


def spoilt(text: str, encoding: Encoding) -> bool:
    """Whether the encoding would make of a foreign word or name, as ``Café``, what is no word.

    Only where it reads one letter for one; what VNI spells with two is no accident.
    """
    read = {
        word: encoding.decode(word)
        for word in WORD.findall(text)
        if _FOREIGN.fullmatch(word[:1].lower() + word[1:] if word[:1].isascii() else word)
    }
    return any(
        len(word) == len(other) and HAS_MODERN.search(other) and not is_syllable(other)
        for word, other in read.items()
    )


def kind_of(text: str, encoding: Encoding) -> Kind:
    """What a text is if it is not known to be in the encoding.

    ``plain`` reads the same either way, ``half`` has clear words of both, ``open`` can be both.
    """
    if encoding.decode(text) == text:
        return "plain"
    signs = signs_in([text], encoding)
    if HAS_MODERN.search(text):
        return "half" if signs.old else "unicode"
    if signs.old and signs.unicode:
        return "old" if HALF * len(signs.unicode) <= len(signs.old) else "half"
    if signs.unicode:
        return "unicode"
    return "old" if signs.old else "open"
