"""What fails in the rows of one register: keys, dates, empty cells, sums and unknown names."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from baocao.checks.rules import FIELD, Check, Relation
from baocao.registers import Register
from baocao.text import alike, day, fold

RELATIONS: dict[Relation, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Some cells of one row for which a check does not hold.

    ``detail`` says more than the check does of every failure; ``other`` is a second row that the
    same headings are wrong with.
    """

    position: int
    headings: tuple[str, ...]
    detail: str = ""
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is asked of: the rows of its register that pass its conditions."""

    check: Check
    register: Register
    rows: Sequence[int]
    registers: Mapping[str, Register]
    as_of: date

    def filled(self, heading: str) -> Iterator[tuple[int, Any]]:
        """The rows that have a value in the column, each with it."""
        values = self.register.rows[heading].to_numpy()  # a Series takes ten times as long
        return ((row, values[row]) for row in self.rows if values[row] is not None)


def repeated(asked: Asked) -> Iterator[Failure]:
    """Rows of the same values, as a reader compares them.

    Cells that cannot be read are not said to repeat each other.
    """
    headings = tuple(asked.check.columns or asked.register.form.key)
    keys = asked.register.rows[list(headings)].iloc[list(asked.rows)]
    bad = asked.register.bad
    compared = keys.apply(lambda column: column.map(alike))
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


def unequal(asked: Asked) -> Iterator[Failure]:
    """Rows whose sums do not compare as they should.

    A row with a cell that is empty, or not known, is not compared.
    """
    compare = asked.check.compare
    headings = (*compare.left, *compare.right)
    holds = RELATIONS[compare.relation]
    kept = asked.register.rows[list(headings)].iloc[list(asked.rows)]
    for position, *values in kept.itertuples():
        if None in values or any((position, each) in asked.register.bad for each in headings):
            continue
        split = len(compare.left)
        if not holds(_side(values[:split]), _side(values[split:])):
            yield Failure(int(position), headings)


def _side(values: Sequence[Any]) -> Any:
    """The sum of one side; a single value may be a date, which has no sum."""
    return values[0] if len(values) == 1 else sum(values)


def outside(asked: Asked) -> Iterator[Failure]:
    """Days outside the plausible years, counted from that of the edition."""
    years = asked.check.years
    plausible = range(asked.as_of.year + years.start, asked.as_of.year + years.end + 1)
    for heading in asked.check.columns:
        for position, value in asked.filled(heading):
            if value.year not in plausible:
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
    if isinstance(named, str):
        known, spelt = set(other.rows[named]), str
    else:
        known, spelt = {fold(each) for each in _names(other, named)}, fold
    for column in asked.check.columns:
        for position, value in asked.filled(column):
            if spelt(value) not in known:
                yield Failure(position, (column,))


def _names(other: Register, templates: Sequence[str]) -> Iterator[str]:
    """What each row is called: by the first template whose columns it has all filled."""
    for position in range(len(other.rows)):
        for template in templates:
            headings = FIELD.findall(template)
            values = {heading: other.rows.at[position, heading] for heading in headings}
            if None not in values.values():
                yield FIELD.sub(lambda found, held=values: _printed(held[found[1]]), template)
                break


def _printed(value: Any) -> str:
    return day(value) if isinstance(value, date) else str(value)
