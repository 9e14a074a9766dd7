"""Cells that a form computes by itself, and what they come to: sums, percentages, shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.cells import ref
from baocao.checks import Check
from baocao.text import PERCENT_PLACES, round_half_up
from baocao.workbooks.places import Grid, Place

DAY_ZERO = date(1899, 12, 30)
Values = Mapping[Place, object]
Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula, and what it comes to with the values that stand there now; None is nothing."""

    formula: str
    value: Number | str | None


def computed(own: Grid, checks: Sequence[Check], values: Values) -> dict[Place, Computed]:
    """The cells that a form computes from others: sums first, for the rest is taken of them.

    ``checks`` say which columns show the share that others have.
    """
    sums = dict(_sums(own, values))
    known = {**values, **{place: each.value for place, each in sums.items()}}
    return {**sums, **dict(_percentages(own, known)), **dict(_shares(own, checks, known))}


def shown_shares(form_sheet: str, checks: Sequence[Check]) -> Mapping[str, Check]:
    """The columns of a register that show a share, with the check that says of what."""
    return {each.shown: each for each in checks if each.share == form_sheet and each.shown}


def _sums(own: Grid, values: Values) -> Iterator[tuple[Place, Computed]]:
    for heading, beside in own.places():
        adds = own.form.columns[heading].adds
        if adds and beside != own.form.percent:
            parts = [(each, beside) for each in adds]
            yield (heading, beside), Computed(f"=SUM({cells(own, parts)})", total(values, parts))


def _percentages(own: Grid, values: Values) -> Iterator[tuple[Place, Computed]]:
    if own.form.percent:
        this, other = own.form.values[:2]
        for label in own.rows:
            made = _percentage(own, [(label, this)], [(label, other)], values)
            yield (label, own.form.percent), made


def _shares(own: Grid, checks: Sequence[Check], values: Values) -> Iterator[tuple[Place, Computed]]:
    for heading, check in shown_shares(own.form.sheet, checks).items():
        for beside in own.besides:
            part, whole = ([(each, beside) for each in side] for side in (check.part, check.whole))
            yield (heading, beside), _percentage(own, part, whole, values)


def _percentage(
    own: Grid, part: Sequence[Place], whole: Sequence[Place], values: Values
) -> Computed:
    """100 times a part over a whole; nothing while a value is missing or the whole is 0."""
    above, below = (f"SUM({cells(own, side)})" for side in (part, whole))
    every = [*part, *whole]
    there = f"AND(COUNT({cells(own, every)})={len(set(every))},{below}>0)"
    formula = f'=IF({there},ROUND({above}*100/{below},{PERCENT_PLACES}),"")'
    missing = any(counted(values, place) is None for place in every)
    if missing or total(values, whole) <= 0:
        return Computed(formula, None)
    share = Decimal(total(values, part)) * 100 / total(values, whole)
    return Computed(formula, round_half_up(share, PERCENT_PLACES))


def total(values: Values, places: Iterable[Place]) -> Number:
    """The sum of values; those that are missing, or no numbers, add nothing, as in a sheet."""
    return sum(counted(values, place) or 0 for place in places)


def counted(values: Values, place: Place) -> Number | None:
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
    runs: list[list[tuple[int, int]]] = []
    for row, column in sorted({own.at(place) for place in places}, key=lambda at: at[::-1]):
        if runs and runs[-1][-1] == (row - 1, column):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    named = (f"{ref(*run[0])}:{ref(*run[-1])}" if len(run) > 1 else ref(*run[0]) for run in runs)
    return ",".join(named)
