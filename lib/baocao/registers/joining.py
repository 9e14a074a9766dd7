"""Joined columns: what a row takes over from the one row of another register that belongs to it.

Nothing is guessed: where the other row, or which row it is, cannot be known, the joined value is
bad, as a cell that cannot be read is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from baocao.errors import Finding
from baocao.registers.form import SAME_FILE, Earlier, Join
from baocao.registers.joins import complete, order
from baocao.registers.past import NO_PAST, NOTHING, Past
from baocao.registers.sources import Source, Taken, found_by, source_of
from baocao.registers.table import Area, Register


def take_over(
    registers: Mapping[str, Register],
    as_of: date,
    year: int,
    past: Mapping[Earlier, Past] = NO_PAST,
) -> tuple[dict[str, Register], list[Finding]]:
    """The registers with their joined columns, in an edition of ``year`` counted on ``as_of``.

    ``past`` has the registers as earlier periods were closed; what is taken from one that it does
    not have is empty.

    Called again after a check it keeps the values, and what the check found in the cells they
    rest on is known of them too.

    Returns:
        The registers, and the findings of rows to take over from, each once.

    Raises:
        ParamsError: as ``joins.order``.
    """
    forms = complete([register.form for register in registers.values()])
    made = {name: replace(each, form=forms[name]) for name, each in registers.items()}
    findings: list[Finding] = []
    for sheet, heading in order(forms):
        join = forms[sheet].joined[heading]
        source = source_of(join, _register_of(join, made, past), year)
        rows = _rows(made[sheet], source, as_of)
        if join.earlier and past.get(join.earlier, NOTHING).begins:
            rows = [Taken(0)] * len(rows)
        findings += _told(made[sheet], join.by, rows)
        made[sheet] = _with_column(made[sheet], heading, source, rows)
    return made, list(dict.fromkeys(findings))


def _register_of(
    join: Join, made: Mapping[str, Register], past: Mapping[Earlier, Past]
) -> Register:
    """The register that a join takes from; one without rows where an earlier one is not there."""
    if not join.earlier:
        return made[join.source]
    before = past.get(join.earlier, NOTHING)
    if before.begins or before.lacks(join.source, (join.of, join.by, *join.where)):
        return made[join.source].empty()
    return before.registers[join.source]


def _rows(register: Register, source: Source, as_of: date) -> list[Taken]:
    """What each row takes over."""
    join = source.join
    keys = found_by(register, join.by)
    days = register.rows[join.at] if join.at else [None] * len(keys)
    taken = []
    for position, (key, when) in enumerate(zip(keys, days, strict=True)):
        own = Taken() if key is None else source.taken(key, when or as_of)
        unread = register.bad.get((position, join.by))
        if key is not None:
            unread = unread or register.bad.get((position, join.at))
        taken.append(own._replace(fault=unread, told=None) if unread else own)
    return taken


def _told(register: Register, by: str, rows: list[Taken]) -> list[Finding]:
    """What was found, placed where it is: in the other register, or where a row names it."""
    return [
        each.told
        if each.told.file
        else register.finding(
            position, (next(iter(register.spots[position])) if by == SAME_FILE else by,), each.told
        )
        for position, each in enumerate(rows)
        if each.told
    ]


def _with_column(register: Register, heading: str, source: Source, rows: list[Taken]) -> Register:
    faults = {(position, heading): each.fault for position, each in enumerate(rows) if each.fault}
    spots = [
        {**own, heading: each.spot} if each.spot else own
        for own, each in zip(register.spots, rows, strict=True)
    ]
    values = pd.Series([each.value for each in rows], dtype=object)
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
    return tuple(sorted({*known, *looked, *register.looked_through((join.by, join.at))}))
