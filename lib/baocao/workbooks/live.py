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
    """What the checks of one row of a form say: a formula, what it comes to, and the checks."""

    formula: str
    verdict: str
    checks: Sequence[Check]


@dataclass(frozen=True, slots=True)
class _Held:
    """A check held against values of a form: two sums, each times a factor.

    With ``blank`` all values may be missing.
    """

    check: Check
    left: Sequence[Place]
    relation: Relation
    right: Sequence[Place]
    factors: tuple[int, int]
    blank: bool

    @property
    def word(self) -> str:
        """What is said when it does not hold."""
        return WRONG[self.check.severity]

    @property
    def places(self) -> Sequence[Place]:
        """All values that it looks at."""
        return [*self.left, *self.right]

    def filled(self, own: Grid) -> str:
        """A formula that is true when no value is missing."""
        return f"COUNT({cells(own, self.places)})={len(set(self.places))}"

    def done(self, own: Grid) -> str:
        """A formula that is true when nothing is left to be filled."""
        none = f"COUNT({cells(own, self.places)})=0"
        return f"OR({self.filled(own)},{none})" if self.blank else self.filled(own)

    def fails(self, own: Grid) -> str:
        """A formula that is true when the check does not hold."""
        left, right = (
            f"SUM({cells(own, side)}){f'*{times}' if times != 1 else ''}"
            for side, times in zip((self.left, self.right), self.factors, strict=True)
        )
        return f"AND({self.filled(own)},{left}{NOT[self.relation]}{right})"

    def verdict(self, values: Values) -> str:
        """What these formulas come to."""
        there = [counted(values, place) is not None for place in self.places]
        if not all(there):
            return RIGHT if self.blank and not any(there) else ""
        left, right = (
            total(values, side) * times
            for side, times in zip((self.left, self.right), self.factors, strict=True)
        )
        return RIGHT if HOLDS[self.relation](left, right) else self.word


def stands_on(form: Form, check: Check) -> bool:
    """Whether a sheet of the form can hold itself to a check, having all that the check asks."""
    told = {form.across, form.lines} - {""}
    return (
        check.register == form.sheet
        and check.severity in WRONG
        and (check.kind == "compare" or bool(check.share and check.at_most))
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


def told_at(own: Grid, check: Check) -> str:
    """The heading that a check speaks of: alone on its side, or the last of sums on both."""
    left, right = _sides(check)
    single = next((side[0] for side in (left, right) if len(side) == 1), None)
    order = list(own.rows if own.form.labels else own.heads)
    return single or max((*left, *right), key=order.index)


def _sides(check: Check) -> tuple[Sequence[str], Sequence[str]]:
    if check.compare:
        return check.compare.left, check.compare.right
    return check.part, check.whole


def _held(own: Grid, check: Check) -> Iterator[tuple[int, _Held]]:
    """A check as it is asked of each column of values, or of each line; and the row of each."""
    tests = [test if isinstance(test, list) else [test] for test in check.where.values()]
    relation: Relation = check.compare.relation if check.compare else "<="
    factors = (1, 1) if check.compare else (100, check.at_most or 0)
    for beside in own.besides:
        if all(beside in test for test in tests):
            left, right = ([(each, beside) for each in side] for side in _sides(check))
            blank = bool(own.form.labels) and beside != own.besides[0]
            row, _ = own.at((told_at(own, check), beside))
            yield row, _Held(check, left, relation, right, factors, blank)


def _together(own: Grid, held: Sequence[_Held], values: Values) -> Live:
    """One verdict for a row: the worst; right only when nothing is left to be filled."""
    done = ",".join(each.done(own) for each in held)
    formula = f'IF(AND({done}),"{RIGHT}","")'
    for word in reversed(WRONG.values()):
        if fails := ",".join(each.fails(own) for each in held if each.word == word):
            formula = f'IF(OR({fails}),"{word}",{formula})'
    found = {each.verdict(values) for each in held}
    verdict = next(each for each in (*WRONG.values(), "", RIGHT) if each in found)
    return Live(f"={formula}", verdict, list({each.check.id: each.check for each in held}.values()))
