"""Run the checks of figures, of windows of days and of the slots that an analyst fills."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from baocao.checks.not_run import not_run as told_not_run
from baocao.checks.not_run import rule
from baocao.checks.rules import Check, Relation
from baocao.checks.wording import marks_out_of_order
from baocao.errors import Finding, ParamsError
from baocao.figures import Figure
from baocao.params import Slot
from baocao.period import Window
from baocao.text import number, parse_number

RELATIONS: Mapping[Relation, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}
IN_WORDS: Mapping[Relation, str] = {
    "=": "bằng",
    "<=": "không quá",
    "<": "dưới",
    ">=": "không dưới",
    ">": "trên",
}
NOTHING_YET = "Ghi số liệu nếu kỳ này có phát sinh, rồi chạy lại"


def check_figures(checks: Sequence[Check], figures: Mapping[str, Figure]) -> list[Finding]:
    """Run the checks that hold sums of figures against each other, on their printed values.

    Checks of a figure that has nothing to count are told as not run, but for those that ask for
    just that; a blocked figure has the finding of the cell that blocks it.

    Raises:
        ParamsError: a check names a figure that does not exist.
    """
    findings: list[Finding] = []
    not_run: dict[str, list[str]] = {}
    for check in checks:
        findings += _uncounted(check, figures) if check.counted else ()
        if not check.compare or check.rows:
            continue
        parts = _compared_figures(check, figures)
        lacking = [part for part in parts if part.value is None]
        if not lacking:
            findings += _unequal_figures(check, figures)
        elif all(part.status == "undefined" for part in lacking):
            obstacle = ", ".join(dict.fromkeys(map(_lack, lacking)))
            not_run.setdefault(obstacle, []).append(check.id)
    return [*findings, *(told_not_run("warning", NOTHING_YET, *each) for each in not_run.items())]


def _uncounted(check: Check, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """What of that which a report cannot do without nobody has entered."""
    asked = _compared_figures(check, figures)
    lacking = [each for each in asked if each.status != "blocked" and not each.value]
    if lacking:
        sheets = dict.fromkeys(one.register.name for each in lacking for one in each.selections)
        told = ", ".join(f"“{each.label}”" for each in lacking)
        yield replace(rule(check), problem=f"{check.says} ({told})", sheet=", ".join(sheets))


def _compared_figures(check: Check, figures: Mapping[str, Figure]) -> list[Figure]:
    unknown = [name for name in check.compared() if name not in figures]
    if unknown:
        raise ParamsError(
            f"{check.stands_at}Kiểm tra “{check.id}”: không có chỉ tiêu “{unknown[0]}”."
        )
    return [figures[name] for name in check.compared()]


def _lack(figure: Figure) -> str:
    """Why a figure is undefined: the registers without rows, else what it says itself."""
    counted = [each.register for each in figure.selections]
    empty = dict.fromkeys(register.name for register in counted if register.rows.empty)
    named = [f"sổ “{name}”" for name in empty] or [f"chỉ tiêu “{figure.label}”"]
    return f"{', '.join(named)} {figure.reason}"


def _unequal_figures(check: Check, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    compare = check.compare
    left, right = ([figures[name] for name in side] for side in (compare.left, compare.right))
    if not RELATIONS[compare.relation](_printed_sum(left), _printed_sum(right)):
        told = f"{_told(left)}, lẽ ra {IN_WORDS[compare.relation]} {_told(right)}"
        yield replace(rule(check), problem=f"{check.says} ({told})")


def _printed_sum(figures: Sequence[Figure]) -> Decimal:
    return sum((parse_number(each.table_text) for each in figures), Decimal(0))


def _told(figures: Sequence[Figure]) -> str:
    """One side of a comparison: what its figures are called and come to."""
    parts = " + ".join(f"“{each.label}” {each.table_text}" for each in figures)
    return f"{parts} = {number(_printed_sum(figures))}" if len(figures) > 1 else parts


def check_windows(
    checks: Sequence[Check], windows: Mapping[str, Mapping[str, Window]], period: str
) -> list[Finding]:
    """Run the checks that consecutive windows leave no gap and no overlap.

    ``windows`` holds the windows of one report's editions by period, in order of time: under ""
    those of the editions, under a register's name those in which it is counted. The first of
    them must open on 1 January.
    """
    return [
        replace(rule(check), sheet=register)
        for check in checks
        if check.tiles
        for register, ordered in windows.items()
        if not _fits(list(ordered.items()), period)
    ]


def _fits(ordered: Sequence[tuple[str, Window]], period: str) -> bool:
    """Whether the window of the period begins where the one before it ends."""
    place = [name for name, _ in ordered].index(period)
    window = ordered[place][1]
    if place:
        return window.follows(ordered[place - 1][1])
    return (window.start.month, window.start.day) == (1, 1)


def check_slots(checks: Sequence[Check], slots: Mapping[str, Slot], file: str) -> list[Finding]:
    """Run the checks that marks typed into the slots of a file follow each other."""
    return [
        replace(rule(check), problem=f"phần “{slot.name}”: {check.says} ({detail})", file=file)
        for check in checks
        if check.slots_in_order
        for slot in slots.values()
        for detail in marks_out_of_order(slot.text)
    ]
