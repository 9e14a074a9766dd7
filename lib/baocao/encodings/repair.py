"""Puts right letters that PDF files and old keyboards damage in text that is otherwise Unicode.

What has one reading is put right; what has two, or none, is told and left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from baocao.encodings.recognition import HAS_MODERN
from baocao.encodings.spelling import is_syllable
from baocao.encodings.tables import TCVN3

_LOOKALIKES = str.maketrans("ƣƢðÐɖƉ", "ưƯđĐđĐ")
_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1ea0-\u1ef9]+")
_DAMAGED = re.compile("[ƣƢðÐɖƉ]")
_LOOSE = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_VOWELS = re.compile("[aeiouy\u00c0-\u00ff\u1ea0-\u1ef9]", re.I)
_ABBREVIATION = re.compile("[A-ZĐƯ]{1,5}")

# With đ these are no words, with d they are: there the ð was typed for another letter.
_RATHER_D = frozenset(
    "đữ đự đẫn địp đân đưới đưỡng đuyệt đoanh đạng đạy đuy đuyên đũng điễn đưng".split()
)
# The letters that TCVN3 makes of those it shares with Unicode, turned back: ờ is from ê.
_DOUBLED = str.maketrans(
    {TCVN3.letters[letter]: letter for letter in "áâãèéêìíòóôõùúý" if letter in TCVN3.letters}
)
_LOST_LETTER = re.compile("(?<!ư)(?=[ơờớởỡợ])")


class Repair(NamedTuple):
    """A text put right, and the words left alone with what each may have been."""

    text: str
    doubts: tuple[tuple[str, str], ...] = ()


def repair(text: str) -> Repair:
    """Compose accents, split ligatures and read look-alike letters, if the text is Vietnamese."""
    composed = _LOOSE.sub(_compose, text.translate(_LIGATURES))
    if not _DAMAGED.search(composed):
        return Repair(composed)
    vietnamese = bool(HAS_MODERN.search(composed))
    doubts: list[tuple[str, str]] = []

    def mend(found: re.Match[str]) -> str:
        word = found[0]
        read = word.translate(_LOOKALIKES)
        if read == word or _is_sure(read, vietnamese):
            return read
        if vietnamese or is_syllable(read) or not _VOWELS.search(read):
            doubts.append((word, _likelier(read)))
        return word

    return Repair(_WORD.sub(mend, composed), tuple(dict.fromkeys(doubts)))


def _compose(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])


def _is_sure(read: str, vietnamese: bool) -> bool:
    """Whether a word read with đ and ư is one, or an abbreviation such as HĐND, QĐ, đ/c."""
    if is_syllable(read):
        return read.lower() not in _RATHER_D
    short = not _VOWELS.search(read) or bool(_ABBREVIATION.fullmatch(read))
    return short and (vietnamese or len(read) > 1)


def _likelier(read: str) -> str:
    with_d = read.replace("đ", "d").replace("Đ", "D")
    return with_d if with_d != read and is_syllable(with_d) else read


def doubled(text: str) -> tuple[tuple[str, str], ...]:
    """Words that were Unicode and were converted once more as TCVN3, with what they may have been.

    Only those that cannot be words as they are: ``kờ`` of ``kê``. The others cannot be told from
    words, so the text is lost.
    """
    return _turned(text, lambda word: word.translate(_DOUBLED))


def without_letter(text: str) -> tuple[tuple[str, str], ...]:
    """Words of a converted text that miss the ư that programs delete as a soft hyphen: ``đợc``."""
    return _turned(text, lambda word: _LOST_LETTER.sub("ư", word))


def _turned(text: str, turn: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """The words that are not spelt as Vietnamese, but are when turned."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if not word.isascii())
    turned = {word: turn(word) for word in words if not is_syllable(word)}
    return tuple((word, other) for word, other in turned.items() if is_syllable(other))
