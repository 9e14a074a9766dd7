"""Capitals of TCVN3 without the font that shows those with a tone: ``ĐảNG ủY`` is ``ĐẢNG ỦY``."""

from __future__ import annotations

import re

from baocao.encodings.spelling import is_syllable

_TONED = "".join(chr(code) for code in range(0x1EA0, 0x1EFA) if chr(code).islower())
_TONED += "àáãèéìíòóõùúýĩũ"
_BEFORE_CAPITAL = re.compile(f"[{_TONED}][A-ZĂÂÊÔƠƯĐ]")
_SMALL = re.compile("[a-zăâêôơưđ]")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_WORD = 3  # letters: shorter ones in capitals are abbreviations as often as words


def with_capitals(text: str) -> str:
    """The text with such words in capitals whose small letters are all of those without capitals.

    A letter by itself, or a word with but one capital, at its beginning, is read as the words next
    to it that can be told.
    """
    words = [*_WORD.finditer(text)]
    cases = [_in_capitals(word[0]) for word in words]
    read, end = "", 0
    for at, word in enumerate(words):
        read += text[end : word.start()]
        read += word[0].upper() if _is_meant(cases, at) else word[0]
        end = word.end()
    return read + text[end:]


def _in_capitals(word: str) -> bool | None:
    """Whether a word by itself was in capitals; None if that cannot be told from it."""
    if _SMALL.search(word):
        return False
    plain = len(word) >= _PLAIN_WORD and is_syllable(word)
    return True if plain or _BEFORE_CAPITAL.search(word) else None


def _is_meant(cases: list[bool | None], at: int) -> bool:
    if cases[at] is not None:
        return bool(cases[at])
    sides = (reversed(cases[:at]), cases[at + 1 :])
    nearest = [next((case for case in side if case is not None), None) for side in sides]
    return True in nearest and False not in nearest
