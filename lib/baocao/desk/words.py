"""The words that the desk shares: numbers and names out of the ledger, with their origin."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from baocao.phrase import Part, Phrase
from baocao.text import day, number, prose_number

ORIGIN = "ledger:"
"""The origin of what is told of submissions."""

EMPTY, NONE = Phrase.of(""), Phrase.of("—")


def told(text: str) -> Phrase:
    """Words out of the ledger, or about it."""
    return Phrase.of(Part(text, ORIGIN))


def counted(value: int) -> Phrase:
    """A count in a table."""
    return told(number(value))


def counted_or_none(value: int) -> Phrase:
    """A count in a table where most are 0: a dash stands for that."""
    return counted(value) if value else NONE


def in_prose(value: int) -> Phrase:
    """A count in a sentence."""
    return told(prose_number(value))


def on(when: date | None) -> Phrase:
    """A day; a dash for none."""
    return told(day(when)) if when else NONE


def of_all(part: int, whole: int) -> Phrase:
    """A part of all units: 125/128."""
    return told(f"{number(part)}/{number(whole)}")


def named(names: Iterable[str]) -> Phrase:
    """Names in a row."""
    return Phrase.join(", ", map(told, names))
