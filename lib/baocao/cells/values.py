"""From the text in a file to a value: numbers, dates, booleans, errors, texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from baocao.cells.model import BAD_DATE, BAD_VALUE, Kind, Value

MAX_TEXT = 32_767
MAX_DIGITS = 400
MAX_KEPT = 100_000

Read = tuple[Kind, Value, str]  # kind, value, raw; raw is empty only where there is no content
Readings = dict[str | None, Read]  # what each raw text means, None where the cell has no value
MISSING: Read = ("uncached", None, "")
EMPTY: Read = ("text", "", "")

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)
_DAY = datetime.timedelta(days=1)
_MILLISECONDS = 86_400_000
_LAST_DAY = datetime.date.max.toordinal()
_DAY_ZERO = {
    False: datetime.date(1899, 12, 31).toordinal(),
    True: datetime.date(1904, 1, 1).toordinal(),
}
_LEAP_1900 = 60  # 29/2/1900, a day that Excel has and the calendar has not


class Memo(dict[str | None, Read]):
    """What each raw text means, worked out once for all cells that repeat it; not kept if long."""

    def __init__(self, make: Callable[[str], Read]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, raw: str | None) -> Read:
        made = self.make(raw) if raw is not None else MISSING
        if len(raw or "") <= MAX_DIGITS:
            if len(self) >= MAX_KEPT:
                self.clear()
            self[raw] = made
        return made


class Texts:
    """Decodes text; ``odd`` are the texts a person should look at, with the code of the finding."""

    def __init__(self) -> None:
        self.odd: dict[str, str] = {}

    def read(self, raw: str) -> Read:
        """Text as it was typed: ``_x000D_`` and its like decoded, everything else kept."""
        if not raw:
            return EMPTY
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw
        if not text.isprintable() or len(text) > MAX_TEXT:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            if len(text) > MAX_TEXT:
                self.odd[text] = "F-054"
            elif _INVISIBLE.search(text):
                self.odd[text] = "F-070"
        return "text", text, text


def read_number(raw: str) -> Read:
    """An int when the number is whole, else the exact Decimal; ``BAD_VALUE`` for anything else."""
    if raw.isdigit() and raw.isascii() and len(raw) <= MAX_DIGITS:
        return "number", int(raw), raw
    text = raw.strip()
    if not text:
        return MISSING
    if len(text) > MAX_DIGITS or not _NUMBER.fullmatch(text):
        return "error", BAD_VALUE, raw
    number = Decimal(text)
    return "number", int(number) if number == number.to_integral_value() else number, text


def read_serial(raw: str, from_1904: bool) -> Read:
    """A day serial as a date, with time to the millisecond; ``BAD_DATE`` outside the calendar."""
    kind, value, text = read_number(raw)
    if kind != "number" or not isinstance(value, int | Decimal):
        return kind, value, text
    if not 0 <= value <= _LAST_DAY:
        return "error", BAD_DATE, text
    whole = isinstance(value, int)
    day, time = (value, 0) if whole else divmod(round(value * _MILLISECONDS), _MILLISECONDS)
    ordinal = _DAY_ZERO[from_1904] + day - (not from_1904 and day > _LEAP_1900)
    if not from_1904 and day in (0, _LEAP_1900) or ordinal > _LAST_DAY:
        return "error", BAD_DATE, text
    return "date", _with_time(datetime.date.fromordinal(ordinal), time), text


def _with_time(day: datetime.date, milliseconds: int) -> datetime.date:
    if not milliseconds:
        return day
    midnight = datetime.datetime(day.year, day.month, day.day)
    return midnight + datetime.timedelta(milliseconds=milliseconds)


# Numbers mean the same in every file and the forms of a period repeat them: kept between files.
NUMBERS = Memo(read_number)
SERIALS = {
    from_1904: Memo(partial(read_serial, from_1904=from_1904)) for from_1904 in (False, True)
}


def read_iso_date(raw: str) -> Read:
    """A date or time written out (``t="d"``), local time."""
    text = raw.strip().removesuffix("Z")
    if not text:
        return MISSING
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return "error", BAD_DATE, raw
    if moment.tzinfo is not None:
        return "error", BAD_DATE, raw
    midnight = moment.time() == datetime.time()
    return "date", moment.date() if midnight else moment, raw


def read_bool(raw: str) -> Read:
    """True or False."""
    known = {"1": True, "true": True, "0": False, "false": False}.get(raw.strip())
    if known is None:
        return MISSING if not raw.strip() else ("error", BAD_VALUE, raw)
    return "bool", known, raw


def read_error(raw: str) -> Read:
    """The error as Excel shows it, such as ``#DIV/0!``."""
    return ("error", raw.strip(), raw) if raw.strip() else MISSING


def read_unknown(raw: str) -> Read:
    """A cell of a type that the format does not have."""
    return "error", BAD_VALUE, raw
