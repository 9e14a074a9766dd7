"""The two encodings of Vietnamese that spreadsheets kept until about 2010 and beyond.

Their letters stand where Windows has others, so a reader of Unicode sees ``B¸o c¸o``. No library
was right about all 134 letters: both were measured, and the tables are tested letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """One old encoding: what people call it, and the letter that each of its spellings means."""

    name: str
    letters: Mapping[str, str]
    spelling: re.Pattern[str]

    def decode(self, text: str) -> str:
        """The text in Unicode, composed; what the encoding does not use stays."""
        return self.spelling.sub(lambda found: self.letters[found[0]], text)


def _encoding(name: str, letters: Mapping[str, str]) -> Encoding:
    longest_first = sorted(letters, key=len, reverse=True)
    return Encoding(name, letters, re.compile("|".join(map(re.escape, longest_first))))


_TCVN3_ROWS = {
    "¡¢£¤¥¦§": "ĂÂÊÔƠƯĐ",
    "¨©ª«¬\xad®": "ăâêôơưđ",
    "µ¸¶·¹": "àáảãạ",
    "»¾¼½Æ": "ằắẳẵặ",
    "ÇÊÈÉË": "ầấẩẫậ",
    "ÌÐÎÏÑ": "èéẻẽẹ",
    "ÒÕÓÔÖ": "ềếểễệ",
    "×ÝØÜÞ": "ìíỉĩị",
    "ßãáâä": "òóỏõọ",
    "åèæçé": "ồốổỗộ",
    "êíëìî": "ờớởỡợ",
    "ïóñòô": "ùúủũụ",
    "õøö÷ù": "ừứửữự",
    "úýûüþ": "ỳýỷỹỵ",
}
_VNI_ROWS = {  # a letter, and the marks that may follow it
    ("a", "øùûõï"): "àáảãạ",
    ("a", "êèéúüë"): "ăằắẳẵặ",
    ("a", "âàáåãä"): "âầấẩẫậ",
    ("e", "øùûõï"): "èéẻẽẹ",
    ("e", "âàáåãä"): "êềếểễệ",
    ("o", "øùûõï"): "òóỏõọ",
    ("o", "âàáåãä"): "ôồốổỗộ",
    ("ô", "øùûõï"): "ờớởỡợ",
    ("u", "øùûõï"): "ùúủũụ",
    ("ö", "øùûõï"): "ừứửữự",
    ("y", "øùûõ"): "ỳýỷỹ",
}
_VNI_ALONE = dict(zip("îíìæóòñôö", "ỵíìỉĩịđơư", strict=True))


def _vni_letters() -> dict[str, str]:
    """Both cases; a capital is also read with a small mark, as people typed the first of a word."""
    small = {
        base + mark: letter
        for (base, marks), letters in _VNI_ROWS.items()
        for mark, letter in zip(marks, letters, strict=True)
    }
    cases = (str.lower, str.upper)
    paired = {
        base(spelt[0]) + mark(spelt[1]): base(letter)
        for spelt, letter in small.items()
        for base, mark in product(cases, cases)
    }
    alone = {case(mark): case(letter) for mark, letter in _VNI_ALONE.items() for case in cases}
    return paired | alone


TCVN3 = _encoding(
    "TCVN3 (ABC)",
    {
        mark: letter
        for marks, letters in _TCVN3_ROWS.items()
        for mark, letter in zip(marks, letters, strict=True)
    },
)
"""One character a letter; capitals with a tone are small ones in a font whose name ends in H."""

VNI = _encoding("VNI", _vni_letters())
"""A letter and a mark after it, or one character; the longest spelling counts."""

ENCODINGS = (TCVN3, VNI)
