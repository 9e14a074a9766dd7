"""What one case of the inbox is: its files, what must be said of them, what must be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from inbox.form import At, Unit, good_form
from inbox.paper import Book, Page, Parts, packed, unpacked, written

Content = Callable[[Unit], bytes]
Change = Callable[[Book], Book]
Surgery = Callable[[Parts], Parts]

ABSENT = "không có dòng nào được đọc"
"""What is kept of a value whose line or column is not in the form any more."""


class Told(NamedTuple):
    """A finding that must be there: its code, and the value or the place ``sheet!ref`` it names."""

    code: str
    at: At | str = ""

    @property
    def place(self) -> tuple[str, str]:
        """The sheet and the cell named; both empty where the whole file is meant."""
        if isinstance(self.at, At):
            return self.at.sheet, self.at.ref
        sheet, _, cell = self.at.partition("!")
        return sheet, cell


@cache
def good(unit: Unit) -> bytes:
    """The form with nothing odd in it."""
    return written(good_form(unit))


@dataclass(frozen=True)
class Sent:
    """One file in the inbox; ``{code}`` in its name is that of its unit.

    It was saved ``days`` after the inbox began. ``refused`` is the code of why it is no form;
    ``passed`` over is what nobody sent: told, but no submission.
    """

    content: Content = good
    name: str = "{code}.xlsx"
    days: int = 0
    refused: str = ""
    passed: bool = False


@dataclass(frozen=True, eq=False)
class Case:
    """One oddity of a committee's form, and what must come of it.

    The files ``sent`` are of one unit; the newest that is neither refused nor passed over is in
    force. ``tells`` are all findings on reading it (where every file is refused: on refusing
    them) and some of the checks (K). Every value is that of the good form but those ``kept``: as
    read, None where it cannot be known, ``ABSENT`` where no row is read. The ``twin`` lacks only
    the oddity, and is taken with nothing to say.
    """

    name: str
    why: str
    sent: tuple[Sent, ...]
    tells: tuple[Told, ...] = ()
    kept: Mapping[At, object] = field(default_factory=dict)
    twin: Sent = field(default_factory=Sent)

    @property
    def taken(self) -> bool:
        """Whether the unit has a form in force in the end."""
        return any(not each.refused and not each.passed for each in self.sent)


def refused(
    name: str, why: str, code: str, content: Content, *, at: At | str = "", twin: Content = good
) -> Case:
    """A file that is no form of the unit for the period, or cannot be read at all."""
    return Case(name, why, (Sent(content, refused=code),), (Told(code, at),), twin=Sent(twin))


def taken(
    name: str, why: str, content: Content, kept: Mapping[At, object] | None = None, *tells: Told
) -> Case:
    """A form that is taken; what a person should know of it is told."""
    return Case(name, why, (Sent(content),), tells, kept or {})


def typed(*changes: Change) -> Content:
    """The content of a form on which a person changed something."""

    def make(unit: Unit) -> bytes:
        book = good_form(unit)
        for change in changes:
            book = change(book)
        return written(book)

    return make


def rewritten(*surgeries: Surgery) -> Content:
    """The content of a form that a program wrote in its own way, part by part."""

    def make(unit: Unit) -> bytes:
        parts = unpacked(good(unit))
        for surgery in surgeries:
            parts = surgery(parts)
        return packed(parts)

    return make


def spoilt(spoil: Callable[[bytes], bytes]) -> Content:
    """The content of a form whose bytes something happened to."""
    return lambda unit: spoil(good(unit))


def on(sheet: str, change: Callable[[Page], Page]) -> Change:
    """The change of one sheet."""
    return lambda book: tuple(change(page) if page.name == sheet else page for page in book)


def put(at: At, text: str) -> Change:
    """Another text in the cell of a value."""
    return put_in(at.sheet, *at.place, text)


def put_in(sheet: str, row: int, column: int, text: str) -> Change:
    """Another text in a cell, wherever it is; rows and columns from 1."""

    def change(page: Page) -> Page:
        rows = [list(cells) for cells in page.rows]
        rows += [[] for _ in range(row - len(rows))]
        rows[row - 1] += [""] * (column - len(rows[row - 1]))
        rows[row - 1][column - 1] = text
        return page.with_rows(rows)

    return on(sheet, change)


def edited(part: str, old: str, new: str) -> Surgery:
    """One replacement in a part, which must change something."""

    def surgery(parts: Parts) -> Parts:
        before = parts[part].decode()
        assert old in before, f"{old} is not in {part}"
        return {**parts, part: before.replace(old, new).encode()}

    return surgery


def with_part(name: str, content: bytes) -> Surgery:
    """One part more, or in place of another."""
    return lambda parts: {**parts, name: content}
