"""From the text in a file to a value: numbers, dates, booleans, errors, texts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple, TypeVar

from baocao.cells.model import REFUSED, Kind, Value

MAX_DIGITS = 400
MAX_KEPT = 100_000

Read = tuple[Kind, Value, str]  # kind, value, raw; raw is empty only where there is no content
MISSING: Read = ("uncached", None, "")

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_MILLISECONDS = 86_400_000
_LAST_DAY = datetime.date.max.toordinal()
_DAY_ZERO = {
    False: datetime.date(1899, 12, 31).toordinal(),
    True: datetime.date(1904, 1, 1).toordinal(),
}
_LEAP_1900 = 60  # 29/2/1900, a day that Excel has and the calendar has not

Written = TypeVar("Written")
Meaning = TypeVar("Meaning")


class Memo(dict[Written, Meaning]):
    """What each text of a file means, worked out once for all that repeat it."""

    def __init__(self, make: Callable[[Written], Meaning]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, written: Written) -> Meaning:
        made = self[written] = self.make(written)
        return made


class Readings(Memo[str | None, Read]):
    """What the texts of cells mean: "" is of a cell without value, None of an empty one."""

    def __init__(self, make: Callable[[str], Read]) -> None:
        super().__init__(lambda raw: make(raw or ""))
        self[""] = MISSING


class Numbers(Readings):
    """Numbers mean the same in every file and forms repeat them: kept between files, to a bound."""

    def __missing__(self, raw: str | None) -> Read:
        if len(self) >= MAX_KEPT:
            self.clear()
        return super().__missing__(raw) if len(raw or "") <= MAX_DIGITS else self.make(raw)


class Run(NamedTuple):
    """A stretch of a string with one font; "" is the font of the cell."""

    font: str
    text: str


class RichText(str):
    """A string of several runs, some in an old font; never equal to one of the same characters."""

    __slots__ = ("runs",)
    runs: tuple[Run, ...]

    def __new__(cls, runs: tuple[Run, ...]) -> RichText:
        """The runs joined."""
        text = super().__new__(cls, "".join(run.text for run in runs))
        text.runs = runs
        return text

    def __eq__(self, other: object) -> bool:
        """Whether the runs are the same: which letters are meant depends on their fonts."""
        return isinstance(other, RichText) and self.runs == other.runs

    def __hash__(self) -> int:
        """As equality."""
        return hash(self.runs)


def read_text(raw: str) -> Read:
    """Text as it was typed: ``_x000D_`` and its like decoded, everything else kept."""
    text = unescaped(raw)
    return "text", text, text


def unescaped(raw: str) -> str:
    """The text with ``_x000D_`` and its like decoded."""
    if "_x" not in raw:
        return raw
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), raw)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_number(raw: str) -> Read:
    """An int when the number is whole, else the exact Decimal; refused for anything else."""
    if raw.isdigit() and raw.isascii() and len(raw) <= MAX_DIGITS:
        return "number", int(raw), raw
    text = raw.strip()
    if not text:
        return MISSING
    if len(text) > MAX_DIGITS or not _NUMBER.fullmatch(text):
        return "error", REFUSED, raw
    number = Decimal(text)
    return "number", int(number) if number == number.to_integral_value() else number, text


def read_serial(raw: str, from_1904: bool) -> Read:
    """A day serial as a date, with time to the millisecond; refused outside the calendar."""
    kind, value, text = read_number(raw)
    if not isinstance(value, int | Decimal):
        return kind, value, text
    if not 0 <= value <= _LAST_DAY:
        return "error", REFUSED, text
    day, time = divmod(round(value * _MILLISECONDS), _MILLISECONDS)
    ordinal = _DAY_ZERO[from_1904] + day - (not from_1904 and day > _LEAP_1900)
    if not from_1904 and day in (0, _LEAP_1900) or ordinal > _LAST_DAY:
        return "error", REFUSED, text
    date = datetime.date.fromordinal(ordinal)
    midnight = datetime.datetime(date.year, date.month, date.day)
    return "date", midnight + datetime.timedelta(milliseconds=time) if time else date, text


def read_iso_date(raw: str) -> Read:
    """A date or time written out (``t="d"``), local time."""
    text = raw.strip().removesuffix("Z")
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return ("error", REFUSED, raw) if text else MISSING
    if moment.tzinfo is not None:
        return "error", REFUSED, raw
    midnight = moment.time() == datetime.time()
    return "date", moment.date() if midnight else moment, raw


def read_bool(raw: str) -> Read:
    """True or False."""
    known = {"1": True, "true": True, "0": False, "false": False}.get(raw.strip())
    if known is None:
        return ("error", REFUSED, raw) if raw.strip() else MISSING
    return "bool", known, raw


def read_error(raw: str) -> Read:
    """The error as Excel shows it, such as ``#DIV/0!``."""
    return ("error", raw.strip(), raw) if raw.strip() else MISSING


NUMBERS = Numbers(read_number)
SERIALS = {flag: Numbers(partial(read_serial, from_1904=flag)) for flag in (False, True)}
