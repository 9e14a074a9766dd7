"""The rows behind the figures, as plain data: what a later reader needs to say why one changed.

A build leaves them in ``rows.json``::

    {"registers": {"Đơn thư": {
        "headings": ["Mã đơn", "Ngày nhận"],
        "joined": {"Tỉnh cũ": {"of": "Tỉnh cũ", "source": "Tổ chức", "by": "Mã tổ chức",
                               "where": {}}},
        "sheets": [{"file": "btctu/2026/van-phong.xlsx", "sheet": "Đơn thư",
                    "cells": {"Mã đơn": "A", "Ngày nhận": "B"}}],
        "rows": [[0, 5, "D1", "D1", "2026-04-01"]]}},
     "figures": {"petitions.received": {
        "operation": "count", "register": "Đơn thư", "of": "", "parts": [], "rows": [0]}}}

A row is: place in ``sheets``, row number, id, then one value a heading; null is an empty cell.
A joined column is that of the row with the same value in ``by``, or when that is empty of the same
file; where a condition is null it means the year of the edition.
``cells`` are letters of columns, or whole cells (``B7``) where a sheet is one record; a record with
several columns of values is there once for each. Ids are the key's values, in units' forms after
the unit's code, and before the period where the forms of several are read; ``rows`` of a figure are
places in the register's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat
from pathlib import PurePosixPath
from typing import Any, cast

from baocao.catalogue.rules import Rule
from baocao.figures import Figure
from baocao.period import Period
from baocao.registers import Register
from baocao.registers.form import SAME_FILE, YEAR, Join

Plain = str | int | float | bool | None
AS_THEY_ARE = ("text", "code", "choice", "count", "flag")
"""Kinds of columns whose values JSON can hold."""


def rows_json(
    registers: Mapping[str, Register], figures: Mapping[str, Figure], rules: Mapping[str, Rule]
) -> dict[str, Any]:
    """All rows of the registers, and which of them each figure counts."""
    return {
        "registers": {name: _register(register) for name, register in registers.items()},
        "figures": {
            name: _counted(rules[name], figures[name]) for name in sorted(figures) if name in rules
        },
    }


def _counted(rule: Rule, figure: Figure) -> dict[str, Any]:
    return {
        "operation": rule.operation,
        "register": rule.register,
        "of": rule.of,
        "parts": rule.parts,
        "rows": list(figure.selections[0].positions) if rule.register else [],
    }


def _register(register: Register) -> dict[str, Any]:
    form = register.form
    headings = [heading for heading in form.columns if heading not in form.joined]
    columns = {heading: _values(register, heading) for heading in headings}
    sheets: dict[tuple[str, str, int], tuple[int, dict[str, str]]] = {}
    places = []
    for spots in register.spots:
        first = next(iter(spots.values()))
        place = (first.file, first.sheet, first.column)
        if place not in sheets:
            own = {heading: spots[heading].ref for heading in headings if heading in spots}
            sheets[place] = len(sheets), own if form.labels else _letters(own)
        places.append((sheets[place][0], first.row))
    values = zip(*columns.values(), strict=True)
    rows = zip(places, _ids(register, columns), values, strict=True)
    return {
        "headings": headings,
        "joined": {
            heading: _join(join) for heading, join in form.joined.items() if not join.earlier
        },
        "sheets": [
            {"file": file, "sheet": sheet, "cells": cells}
            for (file, sheet, _), (_, cells) in sheets.items()
        ],
        "rows": [[*place, name, *row] for place, name, row in rows],
    }


def _join(join: Join) -> dict[str, Any]:
    return {
        "of": join.of,
        "source": join.source,
        "by": "" if join.by == SAME_FILE else join.by,
        "where": {name: None if value == YEAR else value for name, value in join.where.items()},
    }


def _letters(cells: Mapping[str, str]) -> dict[str, str]:
    return {heading: cell.rstrip("0123456789") for heading, cell in cells.items()}


def _ids(register: Register, columns: Mapping[str, Sequence[Plain]]) -> Iterator[str]:
    """What each row is known by; one that comes again is told by ``#2``."""
    form, seen = register.form, Counter[str]()
    headings = [form.across] if form.across else form.key
    keys = zip(*(columns[heading] for heading in headings), strict=True)
    units = _units(register)
    periods = register.periods() if register.sent.several else []
    for place, key in enumerate(keys if headings else repeat((), len(register.rows))):
        named = (units[place], *key) if units and units[place] not in key else key
        name = " · ".join(map(str, filter(None, (*named, *periods[place : place + 1]))))
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"


def _units(register: Register) -> list[str]:
    """The unit of each row of a form, as its cover tells, else the name of its file; else none."""
    form = register.form
    if not form.form:
        return []
    files = [PurePosixPath(next(iter(spots.values())).file).stem for spots in register.spots]
    told = [heading for heading, join in form.joined.items() if join.by == SAME_FILE]
    told += [heading for heading, column in form.columns.items() if column.must_be == "đơn vị"]
    codes = register.rows[told[0]] if told else files
    return [code or file for code, file in zip(codes, files, strict=True)]


def _values(register: Register, heading: str) -> list[Plain]:
    """The values of a column; of a cell that cannot be used, what stands in it."""
    values = list(register.rows[heading])
    for (position, bad), finding in register.bad.items():
        if bad == heading and values[position] is None:
            values[position] = finding.seen or None
    form = register.form
    if form.columns[heading].kind in AS_THEY_ARE and not form.percent:  # it stands among counts
        return values
    return [_plain(value) for value in values]


def _plain(value: object) -> Plain:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case Period():
            return str(value)
    return cast("Plain", value)
