"""Vietnamese text: numbers, dates, rounding, list markers and names compared as a reader would."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
HUNDREDS = ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm")
TENS = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
PERCENT_PLACES = 2
POINTS_PLACES = 2
PADDED_BELOW = 10
UNPADDED_FROM_MONTH = 3
FOLDED = 10_000  # the labels of a form come again in every file
NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The project's one rounding rule: half away from zero, as Excel rounds."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return rounded + 0  # -0.00 prints as 0


def same_percentage(shown: Decimal, exact: Decimal) -> bool:
    """Whether a percentage is shown right: maybe with fewer places than usual, not with none."""
    places = min(PERCENT_PLACES, max(1, -int(shown.as_tuple().exponent)))
    return round_half_up(shown, places) == round_half_up(exact, places)


def number(value: int | Decimal, places: int = PERCENT_PLACES) -> str:
    """A number as printed in tables: ``2039`` is ``2.039``; a fraction keeps at most ``places``.

    Trailing zeros of the fraction are not printed.
    """
    plain = _grouped(Decimal(value) if isinstance(value, int) else round_half_up(value, places))
    return plain.rstrip("0").rstrip(",") if "," in plain else plain


def points(value: int | Decimal) -> str:
    """Points as printed in tables, always with two places so that they stand below each other."""
    return _grouped(round_half_up(Decimal(value), POINTS_PLACES))


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def prose_number(value: int | Decimal) -> str:
    """A number as printed in a sentence: whole counts from 1 to 9 take a leading zero (``06``)."""
    if isinstance(value, int) and 0 < value < PADDED_BELOW:
        return f"0{value}"
    return number(value)


def parse_number(text: str) -> Decimal:
    """The value of a printed number; the inverse of ``number`` and ``prose_number``.

    Raises:
        ValueError: the text is not a number in the Vietnamese form.
    """
    plain = text.removesuffix("%").strip()
    if not NUMBER.fullmatch(plain):
        raise ValueError(f"not a Vietnamese number: {text!r}")
    return Decimal(plain.replace(".", "").replace(",", "."))


def day(value: date) -> str:
    """A date in a sentence: the day has two digits, the month only in January and February."""
    return f"{value.day:02}/{_month(value)}/{value.year}"


def long_day(value: date) -> str:
    """The same date in words, as under the head of a letter: ``ngày 05 tháng 02 năm 2026``."""
    return f"ngày {value.day:02} tháng {_month(value)} năm {value.year}"


def _month(value: date) -> str:
    return f"{value.month:02}" if value.month < UNPADDED_FROM_MONTH else str(value.month)


def roman(position: int) -> str:
    """The small Roman numeral of a list marker; positions from 1 to 999."""
    return HUNDREDS[position // 100] + TENS[position % 100 // 10] + UNITS[position % 10]


@lru_cache(FOLDED)
def tidy(text: str) -> str:
    """NFC text with every run of spaces, line breaks and no-break spaces as one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(FOLDED)
def fold(text: str) -> str:
    """The form in which names are compared: NFC, single spaces, no letter case."""
    return tidy(text).casefold()


def alike(value: object) -> object:
    """What two values have in common that a reader takes for one: names folded, all else itself."""
    return fold(value) if isinstance(value, str) else value
