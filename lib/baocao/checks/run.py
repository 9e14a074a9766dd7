"""Run the checks: those of rows before the figures are computed, those of figures after."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from baocao.catalogue import YES, Times, select
from baocao.checks.rules import Check, Relation
from baocao.errors import Finding, ParamsError
from baocao.figures import Figure
from baocao.period import Window
from baocao.registers import Register
from baocao.text import parse_number

NOT_RUN = "K-000"
RELATIONS: dict[Relation, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
    ">=": operator.ge,
    ">": operator.gt,
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Some cells of one row for which a check does not hold."""

    position: int
    headings: tuple[str, ...]


def check_rows(
    checks: Sequence[Check], registers: Mapping[str, Register], times: Times
) -> tuple[dict[str, Register], list[Finding]]:
    """Run the checks of rows.

    Returns:
        The registers, in which the cells that failed an error-level check are now bad, so that
        the figures resting on them are blocked; and the findings.
    """
    checked = dict(registers)
    findings: list[Finding] = []
    not_run: dict[str, list[str]] = {}
    for check in checks:
        if not check.register:
            continue
        register = registers[check.register]
        if obstacle := _obstacle(check, registers):
            not_run.setdefault(obstacle, []).append(check.id)
            continue
        bad: dict[tuple[int, str], Finding] = {}
        for failure in _failures(check, registers, times):
            finding = register.finding(failure.position, failure.headings, _rule(check))
            findings.append(finding)
            bad |= {(failure.position, heading): finding for heading in failure.headings}
        if check.severity == "error":
            groups = check.together(register.form.key)
            checked[check.register] = checked[check.register].checked(bad, groups)
    return checked, [*findings, *(_not_run(*each) for each in not_run.items())]


def _obstacle(check: Check, registers: Mapping[str, Register]) -> str:
    """Why the check cannot be run; an empty list of what is known would blame every row."""
    for name in (check.register, *check.among):
        if registers[name].absent:
            return f"không đọc được sổ “{name}”"
    for name, heading in check.among.items():
        if registers[name].rows[heading].isna().all():
            return f"sổ “{name}” không có giá trị nào ở cột “{heading}”"
    return ""


def _rule(check: Check) -> Finding:
    return Finding(check.id, check.severity, check.says, check.fix)


def _not_run(obstacle: str, ids: Sequence[str]) -> Finding:
    problem = f"chưa chạy được {len(ids)} kiểm tra ({', '.join(ids)}) vì {obstacle}"
    return Finding(NOT_RUN, "error", problem, "Khôi phục sổ này rồi chạy lại")


def _failures(check: Check, registers: Mapping[str, Register], times: Times) -> Iterator[Failure]:
    register = registers[check.register]
    if check.unique:
        return _repeated(check, register)
    if check.compare:
        return _unequal(check, register)
    if check.within:
        return _outside(check, register, times.as_of)
    if check.present:
        return _empty(check, register, times)
    return _unknown(check, register, registers)


def _repeated(check: Check, register: Register) -> Iterator[Failure]:
    headings = tuple(check.columns or register.form.key)
    keys = register.rows[list(headings)]
    filled = keys.notna().any(axis=1).to_numpy(copy=True)
    unread = [row for row, name in register.bad if name in headings and keys.at[row, name] is None]
    filled[unread] = False
    for position in np.flatnonzero(keys.duplicated(keep=False).to_numpy() & filled):
        yield Failure(int(position), headings)


def _unequal(check: Check, register: Register) -> Iterator[Failure]:
    compare = check.compare
    headings = (*compare.left, *compare.right)
    holds = RELATIONS[compare.relation]
    for position, values in enumerate(register.rows[list(headings)].itertuples(index=False)):
        if None in values:
            continue
        split = len(compare.left)
        if not holds(_side(values[:split]), _side(values[split:])):
            yield Failure(position, headings)


def _side(values: Sequence[Any]) -> Any:
    """The sum of one side; a single value may be a date, which has no sum."""
    return values[0] if len(values) == 1 else sum(values)


def _outside(check: Check, register: Register, as_of: date) -> Iterator[Failure]:
    years = range(as_of.year + check.years.start, as_of.year + check.years.end + 1)
    for heading in check.columns:
        for position, value in enumerate(register.rows[heading]):
            if isinstance(value, date) and value.year not in years:
                yield Failure(position, (heading,))


def _empty(check: Check, register: Register, times: Times) -> Iterator[Failure]:
    asked = select(register, check.where, times) == YES
    for heading in check.columns:
        for position in np.flatnonzero(asked & register.rows[heading].isna().to_numpy()):
            yield Failure(int(position), (heading,))


def _unknown(
    check: Check, register: Register, registers: Mapping[str, Register]
) -> Iterator[Failure]:
    ((name, heading),) = check.among.items()
    known = set(registers[name].rows[heading])
    for column in check.columns:
        for position, value in enumerate(register.rows[column]):
            if value is not None and value not in known:
                yield Failure(position, (column,))


def check_figures(checks: Sequence[Check], figures: Mapping[str, Figure]) -> list[Finding]:
    """Run the checks that hold sums of figures against each other, on their printed values."""
    findings = []
    for check in checks:
        if not check.compare or check.rows:
            continue
        names = [*check.compare.left, *check.compare.right]
        unknown = [name for name in names if name not in figures]
        if unknown:
            raise ParamsError(
                f"{check.stands_at}Kiểm tra “{check.id}”: không có chỉ tiêu “{unknown[0]}”."
            )
        if any(figures[name].value is None for name in names):
            continue  # a figure without value has its own finding
        left, right = (
            sum(parse_number(figures[name].table_text) for name in side)
            for side in (check.compare.left, check.compare.right)
        )
        if not RELATIONS[check.compare.relation](left, right):
            seen = f"{left} {check.compare.relation} {right}"
            findings.append(
                Finding(
                    check.id,
                    check.severity,
                    f"{check.says} ({', '.join(names)})",
                    check.fix,
                    seen=seen,
                )
            )
    return findings


def check_windows(
    checks: Sequence[Check], windows: Mapping[str, Mapping[str, Window]], period: str
) -> list[Finding]:
    """Run the checks that consecutive windows leave no gap and no overlap.

    ``windows`` holds the windows of one report's editions by period, in order of time: under ""
    those of the editions, under a register's name those in which it is counted. The first of
    them must open on 1 January.
    """
    return [
        replace(_rule(check), sheet=register)
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
