"""Registers as an earlier period was closed: what this period's rows are held against.

Only units' forms are held against those of an earlier period, so that only they are made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from baocao.archive import Row, rows_of
from baocao.cells import position
from baocao.registers.form import SAME_FILE, Column, Earlier, Form, Kind
from baocao.registers.table import Register, Spot


@dataclass(frozen=True, slots=True)
class Past:
    """The registers as an earlier period was closed.

    ``lacking`` tells why there are none. ``ever`` is false where there is no such period to be
    held against: the office has reported none before. ``begins`` is true where the year begins
    with the period asked from, so that before it nothing was counted.
    """

    registers: Mapping[str, Register] = field(default_factory=dict)
    lacking: str = ""
    ever: bool = True
    begins: bool = False

    def lacks(self, sheet: str, headings: Iterable[str]) -> str:
        """Why columns of a register cannot be taken from here; empty when they can."""
        if self.begins or self.lacking:
            return self.lacking
        if sheet not in self.registers:
            return f"bản chốt trước chưa có biểu “{sheet}”"
        there = {SAME_FILE, *self.registers[sheet].rows}
        absent = [heading for heading in headings if heading not in there]
        return f"biểu “{sheet}” của bản chốt trước chưa có cột “{absent[0]}”" if absent else ""


NOTHING = Past(lacking="chưa có bản chốt của kỳ được so")
NO_PAST: Mapping[Earlier, Past] = MappingProxyType({})


def closed_registers(kept: Mapping[str, Any], forms: Sequence[Form]) -> dict[str, Register]:
    """The registers of these forms out of those that a closed edition kept (``closed_rows``).

    A form that it did not have yet is left out, as are columns; of joined columns only those of
    the same file are known. Values that today's column does not take are empty.
    """
    there = {form.sheet: form for form in forms if form.form and form.sheet in kept}
    return {
        sheet: _register(_as_kept(form, there, kept), rows_of(kept[sheet]))
        for sheet, form in there.items()
    }


def _as_kept(form: Form, there: Mapping[str, Form], kept: Mapping[str, Any]) -> Form:
    """The form with the columns that were kept, and those joined from them by the file."""
    headings = set(kept[form.sheet]["headings"])
    columns = {name: column for name, column in form.columns.items() if name in headings}
    joined = {
        heading: join
        for heading, join in form.joined.items()
        if join.by == SAME_FILE and join.of in kept.get(join.source, {}).get("headings", ())
        if join.source in there and not join.earlier
    }
    return form.model_copy(update={"columns": columns, "joined": joined})


def _register(form: Form, rows: Sequence[Row]) -> Register:
    values = {
        heading: [_value(column, row.cells[heading][1]) for row in rows]
        for heading, column in form.columns.items()
    }
    spots = tuple(
        {
            heading: Spot(row.file, row.sheet, *position(row.cells[heading][0]))
            for heading in form.columns
            if row.cells[heading][0]
        }
        for row in rows
    )
    return Register(form, pd.DataFrame(values, dtype=object), spots, {}, {})


def _value(column: Column, kept: object) -> object:
    """A value as it was kept in JSON, as the column has it; None when it cannot hold it."""
    try:
        return None if kept is None else VALUES.get(column.kind, str)(kept)
    except (TypeError, ValueError):
        return None


def _number(kept: Any) -> Any:
    return int(kept) if isinstance(kept, str) else kept


VALUES: Mapping[Kind, Callable[[Any], object]] = {
    "count": _number,
    "number": _number,
    "flag": bool,
    "date": date.fromisoformat,
}
