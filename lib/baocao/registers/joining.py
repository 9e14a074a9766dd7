"""Joined columns: what a row takes over from the one row of another register that belongs to it.

Nothing is guessed: where the other row, or which row it is, cannot be known, the joined value is
bad, as a cell that cannot be read is.

Codes: R-050 more than one row to take the value from.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd

from baocao.errors import Finding
from baocao.registers.form import SAME_FILE, Join
from baocao.registers.joins import complete, order
from baocao.registers.table import Area, Register, Spot


class Taken(NamedTuple):
    """What a row takes over: the value, the other register's cell, and why it is not known."""

    value: object = None
    spot: Spot | None = None
    fault: Finding | None = None


class Candidate(NamedTuple):
    """A row that may be the one to take over from, and why that cannot be known for certain."""

    position: int
    doubt: Finding | None


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of another register by the value they are found by.

    ``unread`` tells of a row whose own value there cannot be read, so that it may be any row.
    """

    register: Register
    join: Join
    rows: Mapping[object, Sequence[Candidate]]
    unread: Finding | None

    def taken(self, key: object) -> Taken:
        """What is taken over by a row that holds ``key``."""
        found = self.rows.get(key, ())
        if not found:
            return Taken(fault=self.register.absent or self.unread)
        if len(found) > 1:
            return Taken(fault=self._several([each.position for each in found]))
        position, doubt = found[0]
        return Taken(
            self.register.rows.at[position, self.join.of],
            self.register.spots[position].get(self.join.of),
            doubt or self.register.bad.get((position, self.join.of)),
        )

    def _several(self, positions: Sequence[int]) -> Finding:
        heading = self.join.of if self.join.by == SAME_FILE else self.join.by
        rows = [self.register.spots[position] for position in positions]
        spots = [row.get(heading) or next(iter(row.values())) for row in rows]
        first = spots[0]
        return Finding(
            "R-050",
            "error",
            f"là một trong {len(spots)} dòng có thể lấy “{self.join.of}” nên không rõ lấy dòng nào",
            "Giữ một dòng, hoặc sửa ngày hiệu lực cho khỏi chồng nhau",
            first.file,
            first.sheet,
            tuple(spot.ref for spot in spots if spot[:2] == first[:2]),
            heading,
        )


def take_over(registers: Mapping[str, Register], as_of: date) -> dict[str, Register]:
    """The registers with their joined columns.

    Called again after a check it keeps the values, and what the check found in the cells they
    rest on is known of them too.

    Raises:
        ParamsError: as ``joins.order``.
    """
    forms = complete([register.form for register in registers.values()])
    made = {name: replace(each, form=forms[name]) for name, each in registers.items()}
    for sheet, heading in order(forms):
        join = forms[sheet].joined[heading]
        source = _source(join, made[join.source], as_of)
        made[sheet] = _with_column(made[sheet], heading, source)
    return made


def _source(join: Join, other: Register, as_of: date) -> Source:
    rows: dict[object, list[Candidate]] = {}
    unread = None
    ruled_out = _ruled_out(join, other, as_of)
    tested = (join.by, *join.where, *other.form.valid)
    for position, key in enumerate(_keys(other, join.by)):
        if position in ruled_out:
            continue
        faults = (other.bad.get((position, heading)) for heading in tested)
        doubt = next(filter(None, faults), None)
        if key is not None:
            rows.setdefault(key, []).append(Candidate(position, doubt))
        elif (position, join.by) in other.bad:
            unread = unread or doubt
    return Source(other, join, rows, unread)


def _keys(register: Register, by: str) -> list[object]:
    """What each row is found by: its value in a column, or the file it is read from."""
    if by != SAME_FILE:
        return list(register.rows[by])
    return [next(iter(spots.values())).file for spots in register.spots]


def _ruled_out(join: Join, other: Register, as_of: date) -> set[int]:
    """The rows that a readable cell rules out: by its value, or as not valid on the day."""
    tests: dict[str, Callable[..., bool]] = {
        heading: partial(operator.eq, value) for heading, value in join.where.items()
    }
    if other.form.valid:
        begins, ends = other.form.valid
        tests[begins] = lambda day: day is None or day <= as_of
        tests[ends] = lambda day: day is None or as_of <= day
    return {
        position
        for heading, holds in tests.items()
        for position, value in enumerate(other.rows[heading])
        if (position, heading) not in other.bad and not holds(value)
    }


def _with_column(register: Register, heading: str, source: Source) -> Register:
    by = source.join.by
    taken = [Taken() if key is None else source.taken(key) for key in _keys(register, by)]
    faults = {
        (position, heading): fault
        for position, each in enumerate(taken)
        if (fault := register.bad.get((position, by)) or each.fault)
    }
    spots = [
        {**own, heading: each.spot} if each.spot else own
        for own, each in zip(register.spots, taken, strict=True)
    ]
    values = pd.Series([each.value for each in taken], dtype=object)
    return replace(
        register,
        rows=register.rows.assign(**{heading: values}),
        spots=tuple(spots),
        bad={**faults, **register.bad},
        areas={**register.areas, heading: _areas(register, heading, source)},
    )


def _areas(register: Register, heading: str, source: Source) -> tuple[Area, ...]:
    """The cells that decide what is taken over: this register's and those of the other."""
    join, other = source.join, source.register
    known = register.areas.get(heading, ())
    looked = other.looked_through((join.of, join.by, *join.where, *other.form.valid))
    return tuple(sorted({*known, *looked, *register.looked_through((join.by,))}))
