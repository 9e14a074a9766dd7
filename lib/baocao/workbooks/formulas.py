"""Cells that a form computes by itself, and what they come to: sums, percentages, shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.cells import ref
from baocao.text import PERCENT_PLACES, round_half_up
from baocao.workbooks.places import Grid, Place

DAY_ZERO = date(1899, 12, 30)
Values = Mapping[Place, object]


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula, and what it comes to with the values that stand there now."""

    formula: str
    value: int | Decimal | None


def computed(own: Grid, values: Values) -> dict[Place, Computed]:
    """The cells that a form computes from others: sums first, for percentages are taken of them."""
    sums = dict(_sums(own, values))
    known = {**values, **{place: each.value for place, each in sums.items()}}
    return {**sums, **dict(_percentages(own, known))}


def _sums(own: Grid, values: Values) -> Iterator[tuple[Place, Computed]]:
    for heading, beside in own.places():
        adds = own.form.columns[heading].adds
        if adds and beside != own.form.percent:
            parts = [(each, beside) for each in adds]
            yield (heading, beside), Computed(f"=SUM({cells(own, parts)})", total(values, parts))


def _percentages(own: Grid, values: Values) -> Iterator[tuple[Place, Computed]]:
    if not own.form.percent:
        return
    for label in own.rows:
        part, whole = ((label, each) for each in own.form.values)
        yield (label, own.form.percent), percentage(own, part, whole, values)


def percentage(own: Grid, part: Place, whole: Place, values: Values) -> Computed:
    """100 times a part over a whole; nothing while either is missing or the whole is 0."""
    one, all_ = (own.cell(each) for each in (part, whole))
    formula = f'=IF(AND(ISNUMBER({one}),N({all_})>0),ROUND({one}*100/{all_},{PERCENT_PLACES}),"")'
    above, below = counted(values, part), counted(values, whole)
    if above is None or not below:
        return Computed(formula, None)
    return Computed(formula, round_half_up(Decimal(above) * 100 / below, PERCENT_PLACES))


def total(values: Values, places: Iterable[Place]) -> int | Decimal:
    """The sum of values; those that are missing, or no numbers, add nothing, as in a sheet."""
    return sum(counted(values, place) or 0 for place in places)


def counted(values: Values, place: Place) -> int | Decimal | None:
    """The value as a formula counts it: a number, or a date as one; None for all else."""
    match values.get(place):
        case bool():
            return None
        case int() | Decimal() as number:
            return number
        case date() as day:
            return (day - DAY_ZERO).days
    return None


def cells(own: Grid, places: Sequence[Place]) -> str:
    """The cells of some values as a function takes them: ``D12:D19,D21``."""
    stand = sorted(own.at(place) for place in places)
    runs: list[list[tuple[int, int]]] = []
    for row, column in stand:
        if runs and runs[-1][-1] == (row - 1, column):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    named = (f"{ref(*run[0])}:{ref(*run[-1])}" if len(run) > 1 else ref(*run[0]) for run in runs)
    return ",".join(named)
