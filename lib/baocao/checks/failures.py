"""What fails in the rows of one register: keys, dates, empty cells and unknown names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np

from baocao.catalogue import NO, select
from baocao.checks.asked import Asked, Failure
from baocao.checks.rules import FIELD
from baocao.registers import Register
from baocao.text import alike, day, fold


def repeated(asked: Asked) -> Iterator[Failure]:
    """Rows of the same values, as a reader compares them.

    Cells that cannot be read are not said to repeat each other, nor are forms of two periods.
    """
    headings = tuple(asked.check.columns or asked.register.form.key)
    keys = asked.register.rows[list(headings)].iloc[list(asked.rows)]
    bad = asked.register.bad
    compared = keys.apply(lambda column: column.map(alike))
    if asked.register.sent.several:
        periods = asked.columns.periods(asked.register.name)[list(asked.rows)]
        compared = compared.assign(**{"": periods})  # no heading is empty
    for position in keys.index[compared.duplicated(keep=False) & keys.notna().any(axis=1)]:
        unread = any(
            keys.at[position, each] is None and (position, each) in bad for each in headings
        )
        if not unread:
            yield Failure(int(position), headings)


def overlapping(asked: Asked) -> Iterator[Failure]:
    """Rows of one thing that have a day of validity in common; unread days have none."""
    register = asked.register
    form = register.form
    headings = (*form.named_by, *form.valid)
    spells: dict[tuple[Any, ...], list[tuple[int, date, date]]] = {}
    for position in asked.rows:
        *names, begins, ends = (register.rows.at[position, each] for each in headings)
        unread = any((position, each) in register.bad for each in form.valid)
        if None not in names and not unread:
            spell = (position, begins or date.min, ends or date.max)
            spells.setdefault(tuple(names), []).append(spell)
    for alternatives in spells.values():
        for position, *_ in _overlaps(alternatives):
            yield Failure(position, headings)


def _overlaps(spells: Sequence[tuple[int, date, date]]) -> Iterator[tuple[int, date, date]]:
    """The spells that share a day with another; one that ends before it begins has no day."""
    dated = [spell for spell in spells if spell[1] <= spell[2]]
    for spell in dated:
        others = (other for other in dated if other is not spell)
        if any(begins <= spell[2] and spell[1] <= ends for _, begins, ends in others):
            yield spell


def outside(asked: Asked) -> Iterator[Failure]:
    """Days, or years as numbers, outside the plausible years, counted from the edition's."""
    years = asked.check.years
    plausible = range(asked.as_of.year + years.start, asked.as_of.year + years.end + 1)
    for heading in asked.check.columns:
        for position, value in asked.filled(heading):
            if (value.year if isinstance(value, date) else value) not in plausible:
                yield Failure(position, (heading,))


def empty(asked: Asked) -> Iterator[Failure]:
    """Cells that should be filled; what stands in one that cannot be read is not known."""
    for heading in asked.check.columns:
        blank = asked.register.rows[heading].isna().to_numpy()
        for position in asked.rows:
            if blank[position] and (position, heading) not in asked.register.bad:
                yield Failure(position, (heading,))


def unknown(asked: Asked) -> Iterator[Failure]:
    """Names that the register ``among`` does not have."""
    ((name, named),) = asked.check.among.items()
    other = asked.registers[name]
    rows = _known_rows(asked, other)
    if isinstance(named, str):
        known, spelt = {other.rows.at[row, named] for row in rows}, str
    else:
        known, spelt = {fold(each) for each in _names(other, rows, named)}, fold
    for position, headings, called in _looked_for(asked):
        if spelt(called) not in known:
            yield Failure(position, headings)


def _known_rows(asked: Asked, other: Register) -> Sequence[int]:
    """The rows that the check knows; a day that cannot be read rules none out."""
    if not asked.check.on_the_day:
        return range(len(other.rows))
    there = select(other, dict.fromkeys(other.form.valid), asked.times)
    return np.flatnonzero(there != NO).tolist()


def _looked_for(asked: Asked) -> Iterator[tuple[int, tuple[str, ...], Any]]:
    """What each row says should be known, and the columns that say it."""
    if asked.check.called:
        for position in asked.rows:
            called = _named(asked.register, position, asked.check.called)
            if called is not None:
                yield position, tuple(asked.check.columns), called
        return
    for column in asked.check.columns:
        for position, value in asked.filled(column):
            yield position, (column,), value


def _names(other: Register, rows: Sequence[int], templates: Sequence[str]) -> Iterator[str]:
    """What each row may be called: by the first template that it fills, and others of its columns.

    What has a day is not called without it.
    """
    for position in rows:
        named = {each: _named(other, position, each) for each in templates}
        filled = {each: name for each, name in named.items() if name is not None}
        columns = next(({*FIELD.findall(each)} for each in filled), set[str]())
        yield from (name for each, name in filled.items() if {*FIELD.findall(each)} == columns)


def _named(register: Register, position: int, template: str) -> str | None:
    """The template with a row's values; None where one of them is empty."""
    values = {each: register.rows.at[position, each] for each in FIELD.findall(template)}
    if None in values.values():
        return None
    return FIELD.sub(lambda found: _printed(values[found[1]]), template)


def _printed(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value)
