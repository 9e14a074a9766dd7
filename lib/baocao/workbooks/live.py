"""Checks that a form holds itself to while it is filled: the declared ones, as formulas."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.checks import Check
from baocao.checks.rules import Relation
from baocao.errors import Severity
from baocao.registers import Form
from baocao.workbooks.formulas import Values, cells, counted, total
from baocao.workbooks.places import Grid, Place

RIGHT = "đạt"
WRONG: Mapping[Severity, str] = {"error": "sai", "warning": "xem lại"}
HOLDS = {
    "=": operator.eq, "<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip
NOT: Mapping[Relation, str] = {"=": "<>", "<=": ">", "<": ">=", ">=": "<", ">": "<="}


@dataclass(frozen=True, slots=True)
class Live:
    """What the checks of one row of a form say: a formula, what it comes to, when it says wrong."""

    formula: str
    verdict: str
    wrong_when: str


@dataclass(frozen=True, slots=True)
class _Held:
    """A check held against values of a form; with ``blank`` they may all be missing."""

    check: Check
    left: Sequence[Place]
    right: Sequence[Place]
    blank: bool

    @property
    def word(self) -> str:
        """What is said when it does not hold."""
        return WRONG[self.check.severity]

    def filled(self, own: Grid) -> str:
        """A formula that is true when no value is missing."""
        places = [*self.left, *self.right]
        return f"COUNT({cells(own, places)})={len(set(places))}"

    def done(self, own: Grid) -> str:
        """A formula that is true when nothing is left to be filled."""
        if not self.blank:
            return self.filled(own)
        return f"OR({self.filled(own)},COUNT({cells(own, [*self.left, *self.right])})=0)"

    def fails(self, own: Grid) -> str:
        """A formula that is true when the check does not hold."""
        left, right = (f"SUM({cells(own, side)})" for side in (self.left, self.right))
        return f"AND({self.filled(own)},{left}{NOT[self.check.compare.relation]}{right})"

    def verdict(self, values: Values) -> str:
        """What these formulas come to."""
        there = [counted(values, place) is not None for place in (*self.left, *self.right)]
        if not all(there):
            return RIGHT if self.blank and not any(there) else ""
        left, right = total(values, self.left), total(values, self.right)
        return RIGHT if HOLDS[self.check.compare.relation](left, right) else self.word


def stands_on(form: Form, check: Check) -> bool:
    """Whether a sheet of the form can hold itself to a check, having all that the check asks."""
    told = {form.across, form.lines} - {""}
    return (
        check.register == form.sheet
        and check.kind == "compare"
        and not set(check.compared()) & form.joined.keys()
        and all(name in told and isinstance(test, str | list) for name, test in check.where.items())
    )


def live(own: Grid, checks: Sequence[Check], values: Values) -> dict[int, Live]:
    """By row of the sheet what is checked there."""
    rows: dict[int, list[_Held]] = {}
    for check in checks:
        if stands_on(own.form, check):
            for row, held in _held(own, check):
                rows.setdefault(row, []).append(held)
    return {row: _together(own, held, values) for row, held in sorted(rows.items())}


def _held(own: Grid, check: Check) -> Iterator[tuple[int, _Held]]:
    """A check as it is asked of each column of values, or of each line; and the row of each."""
    named = own.form.values if own.form.labels else own.rows
    tests = [test if isinstance(test, list) else [test] for test in check.where.values()]
    for beside in named:
        if all(beside in test for test in tests):
            left, right = (
                [(heading, beside) for heading in side]
                for side in (check.compare.left, check.compare.right)
            )
            blank = own.form.labels != "" and beside != named[0]
            yield own.at(_ended_in(own, left, right))[0], _Held(check, left, right, blank)


def _ended_in(own: Grid, *sides: Sequence[Place]) -> Place:
    """The value that a check speaks of: alone on its side, or the lowest of sums on both."""
    single = next((side[0] for side in sides if len(side) == 1), None)
    return single or max((place for side in sides for place in side), key=own.at)


def _together(own: Grid, held: Sequence[_Held], values: Values) -> Live:
    """One verdict for a row: the worst; right only when nothing is left to be filled."""
    done = ",".join(each.done(own) for each in held)
    formula = f'IF(AND({done}),"{RIGHT}","")'
    for word in reversed(WRONG.values()):
        if fails := ",".join(each.fails(own) for each in held if each.word == word):
            formula = f'IF(OR({fails}),"{word}",{formula})'
    found = {each.verdict(values) for each in held}
    verdict = next(each for each in (*WRONG.values(), "", RIGHT) if each in found)
    says = "; ".join(dict.fromkeys(each.check.says for each in held))
    return Live(f"={formula}", verdict, says)
