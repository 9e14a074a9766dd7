"""Joined columns: what a row takes over from the one row of another register that belongs to it.

Nothing is guessed: where the other row, or which row it is, cannot be known, the joined value is
bad, as a cell that cannot be read is.

Codes: R-050 more than one row to take the value from.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

import pandas as pd

from baocao.errors import Finding, ParamsError
from baocao.registers.form import SAME_FILE, Column, Form, Join
from baocao.registers.table import Area, Register, Spot

NUMBERS = ("count", "number")
LIKE_TEXT = ("text", "code", "choice", "period")


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


def order(forms: Mapping[str, Form]) -> list[tuple[str, str]]:
    """All joined columns as sheet and heading, each after those that it is made from.

    Raises:
        ParamsError: a join names a register, column or value that there is not, or goes in a
            circle.
    """
    mistakes = [
        f"{form.stands_at}Sổ “{form.sheet}”, cột nối “{heading}”: {mistake}"
        for form in forms.values()
        for heading, join in form.joined.items()
        for mistake in _mistakes(form, join, forms.get(join.source))
    ]
    if mistakes:
        raise ParamsError("\n".join(mistakes))
    try:
        return [*TopologicalSorter(dict(_needs(forms))).static_order()]
    except CycleError as circle:
        sheet, heading = circle.args[1][0]
        raise ParamsError(
            f"{forms[sheet].stands_at}Sổ “{sheet}”, cột nối “{heading}” lấy vòng từ chính nó. "
            "Sửa “from” hoặc “by”."
        ) from None


def complete(forms: Sequence[Form]) -> dict[str, Form]:
    """The forms by name, whose columns are now also the joined ones.

    Raises:
        ParamsError: as ``order``.
    """
    done = {form.sheet: form for form in forms}
    for sheet, heading in order(done):
        join = done[sheet].joined[heading]
        taken = done[join.source].columns[join.of]
        column = Column(kind=taken.kind, choices=taken.choices)
        columns = {**done[sheet].columns, heading: column}
        done[sheet] = done[sheet].model_copy(update={"columns": columns})
    return done


def take_over(registers: Mapping[str, Register], as_of: date) -> dict[str, Register]:
    """The registers with their joined columns.

    Called again after a check it keeps the values, and what the check found in the cells they
    rest on is known of them too.

    Raises:
        ParamsError: as ``order``.
    """
    forms = complete([register.form for register in registers.values()])
    made = {name: replace(each, form=forms[name]) for name, each in registers.items()}
    for sheet, heading in order(forms):
        join = forms[sheet].joined[heading]
        source = _source(join, made[join.source], as_of)
        made[sheet] = _with_column(made[sheet], heading, source)
    return made


def _mistakes(form: Form, join: Join, other: Form | None) -> Iterator[str]:
    if other is None:
        yield f"không có sổ “{join.source}”. Sửa “from”."
        return
    there = {*other.columns, *other.joined}
    by = [] if join.by == SAME_FILE else [join.by]
    for heading in (join.of, *by, *join.where):
        if heading not in there:
            yield f"sổ “{other.sheet}” không có cột “{heading}”."
    for heading, value in join.where.items():
        column = other.columns.get(heading)
        if column and not _can_be(value, column):
            yield f"cột “{heading}” của sổ “{other.sheet}” không có giá trị “{value}”."
    own, its = form.columns.get(join.by), other.columns.get(join.by)
    if own and its and own.kind != its.kind and {own.kind, its.kind} - set(LIKE_TEXT):
        yield f"cột “{join.by}” của hai sổ không cùng loại nên không nối được."


def _can_be(value: int | str, column: Column) -> bool:
    if column.kind == "choice":
        return value in column.choices
    return column.kind in (NUMBERS if isinstance(value, int) else LIKE_TEXT)


def _needs(forms: Mapping[str, Form]) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    for form in forms.values():
        for heading, join in form.joined.items():
            own = (form.sheet, join.by)
            others = [(join.source, name) for name in (join.of, join.by, *join.where)]
            needed = [own, *others]
            yield (
                (form.sheet, heading),
                [(sheet, name) for sheet, name in needed if name in forms[sheet].joined],
            )


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
        areas={**register.areas, heading: _areas(register, source)},
    )


def _areas(register: Register, source: Source) -> tuple[Area, ...]:
    """The cells that decide what is taken over: this register's and those of the other."""
    join, other = source.join, source.register
    looked = other.looked_through((join.of, join.by, *join.where, *other.form.valid))
    return tuple(sorted(looked | register.looked_through((join.by,))))
