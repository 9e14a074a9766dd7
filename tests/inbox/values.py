"""The values of a form: those that must be kept of a case, and those that were read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from baocao.edition import Edition
from baocao.registers import Register
from inbox.case import ABSENT, Case
from inbox.form import At, Unit, declared, good_values, values_of

Values = dict[At, object]


def good(unit: Unit) -> Values:
    """Every value of the good form of a unit."""
    return {at: meant(at, text) for at, text in good_values(unit).items()}


def expected(unit: Unit, case: Case) -> Values:
    """Every value that must be read of a case: those of the good form, but for what it says."""
    if not case.taken:
        return {}
    kept = {_whole(at): value for at, value in case.kept.items()}
    return {at: value for at, value in (good(unit) | kept).items() if value is not ABSENT}


def meant(at: At, text: str) -> object:
    """The value that a cell drawn in a good form stands for."""
    form = declared()[at.sheet]
    kind = form["columns"][at.line if "labels" in form else at.column].get("is", "text")
    plain = text.rpartition(" := ")[2].removeprefix("'")
    if kind == "date" and plain:
        return datetime.strptime(plain, "%d/%m/%Y").date()
    if kind == "flag":
        return plain == "x" or None
    return Decimal(plain) if plain and kind in ("count", "number") else plain or None


def read(so: Edition) -> dict[str, Values]:
    """Every value that was read, by file; None where it could not be read or is blank."""
    found: dict[str, Values] = {}
    for sheet in declared():
        register = so.registers[sheet]
        for position, row in enumerate(register.rows.to_dict("records")):
            file = next(iter(register.spots[position].values())).file
            found.setdefault(file, {}).update(_of_row(register, position, row))
    return found


def _of_row(register: Register, position: int, row: dict[str, Any]) -> Values:
    form = declared()[register.name]
    unread = {
        heading
        for (at, heading), why in register.bad.items()
        if at == position and not why.code.startswith("K")
    }
    values = {name: None if name in unread else row[name] for name in form["columns"]}
    if "labels" in form:
        column = row[form["across"]] if "across" in form else values_of(form)[0]
        return {At(register.name, line, column): value for line, value in values.items()}
    line = row[form["lines"]]
    return {At(register.name, line, each): values[each] for each in values_of(form) if line}


def _whole(at: At) -> At:
    """The value with its column named, also where there is only one."""
    return At(at.sheet, at.line, at.column or values_of(declared()[at.sheet])[0])
