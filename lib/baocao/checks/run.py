"""Run the checks: those of rows before the figures are computed, those of figures after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from baocao.catalogue import YES, Times, select
from baocao.checks.failures import (
    RELATIONS,
    Asked,
    Failure,
    empty,
    outside,
    overlapping,
    repeated,
    unequal,
    unknown,
)
from baocao.checks.rules import Check, Relation
from baocao.checks.wording import marks_out_of_order, misfitting, repealed, skipping
from baocao.errors import Finding, ParamsError, Severity
from baocao.figures import Figure
from baocao.params import Slot
from baocao.period import Window
from baocao.registers import Area, Register
from baocao.text import parse_number

IN_WORDS: Mapping[Relation, str] = {
    "=": "bằng",
    "<=": "không quá",
    "<": "dưới",
    ">=": "không dưới",
    ">": "trên",
}
NOT_RUN = "K-000"
LOST = "Khôi phục sổ này rồi chạy lại"
NOTHING_YET = "Ghi số liệu nếu kỳ này có phát sinh, rồi chạy lại"
FAILURES: Mapping[str, Callable[[Asked], Iterator[Failure]]] = {
    "compare": unequal,
    "unique": repeated,
    "apart": overlapping,
    "within": outside,
    "present": empty,
    "one_of": unknown,
    "matches": misfitting,
    "sequence": skipping,
    "repealed": repealed,
}


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
        if obstacle := _obstacle(check, registers):
            not_run.setdefault(obstacle, []).append(check.id)
            continue
        register = registers[check.register]
        bad: dict[tuple[int, str], Finding] = {}
        for failure in _failures(check, registers, times):
            finding = _finding(check, register, failure)
            findings.append(finding)
            bad |= {(failure.position, heading): finding for heading in failure.headings}
        if check.severity == "error":
            checked[check.register] = checked[check.register].checked(
                bad, check.together(register.form), _beyond(check, registers)
            )
    unable = (_not_run("error", LOST, *each) for each in not_run.items())
    return checked, [*findings, *unable]


def _obstacle(check: Check, registers: Mapping[str, Register]) -> str:
    """Why the check cannot be run; an empty list of what is known would blame every row."""
    for name in (check.register, *check.among):
        if registers[name].absent:
            return f"không đọc được sổ “{name}”"
    for name in check.among if len(registers[check.register].rows) else ():
        heading = check.known_by()[0]
        if registers[name].rows[heading].isna().all():
            return f"sổ “{name}” không có giá trị nào ở cột “{heading}”"
    return ""


def _rule(check: Check) -> Finding:
    return Finding(check.id, check.severity, check.says, check.fix)


def _not_run(severity: Severity, remedy: str, obstacle: str, ids: Sequence[str]) -> Finding:
    problem = f"chưa chạy được {len(ids)} kiểm tra ({', '.join(ids)}) vì {obstacle}"
    return Finding(NOT_RUN, severity, problem, remedy)


def _failures(check: Check, registers: Mapping[str, Register], times: Times) -> Iterator[Failure]:
    register = registers[check.register]
    rows = np.flatnonzero(select(register, check.where, times) == YES).tolist()
    return FAILURES[check.kind](Asked(check, register, rows, registers, times.as_of))


def _finding(check: Check, register: Register, failure: Failure) -> Finding:
    found = register.finding(failure.position, failure.headings, _rule(check))
    if failure.detail:
        found = replace(found, problem=f"{found.problem} ({failure.detail})")
    if failure.other is None:
        return found
    other = register.finding(failure.other, failure.headings, _rule(check))
    together = (other.file, other.sheet) == (found.file, found.sheet)
    return replace(found, cells=(*other.cells, *found.cells)) if together else found


def _beyond(check: Check, registers: Mapping[str, Register]) -> frozenset[Area]:
    """The cells of the other register that decide what the check knows."""
    looked = (registers[name].looked_through(check.known_by()) for name in check.among)
    return frozenset().union(*looked)


def check_figures(checks: Sequence[Check], figures: Mapping[str, Figure]) -> list[Finding]:
    """Run the checks that hold sums of figures against each other, on their printed values.

    Checks of a figure that has nothing to count are told as not run; a blocked figure has the
    finding of the cell that blocks it.

    Raises:
        ParamsError: a check names a figure that does not exist.
    """
    findings: list[Finding] = []
    not_run: dict[str, list[str]] = {}
    for check in checks:
        if not check.compare or check.rows:
            continue
        parts = _compared_figures(check, figures)
        lacking = [part for part in parts if part.value is None]
        if not lacking:
            findings += _unequal_figures(check, figures)
        elif all(part.status == "undefined" for part in lacking):
            obstacle = ", ".join(dict.fromkeys(map(_lack, lacking)))
            not_run.setdefault(obstacle, []).append(check.id)
    return [*findings, *(_not_run("warning", NOTHING_YET, *each) for each in not_run.items())]


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
    named = [f"sổ “{name}”" for name in empty] or [f"chỉ tiêu “{figure.id}”"]
    return f"{', '.join(named)} {figure.reason}"


def _unequal_figures(check: Check, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    compare = check.compare
    left, right = (_printed_sum(figures, side) for side in (compare.left, compare.right))
    if not RELATIONS[compare.relation](left, right):
        problem = f"{check.says} ({', '.join(check.compared())})"
        seen = f"{left}, lẽ ra {IN_WORDS[compare.relation]} {right}"
        yield replace(_rule(check), problem=problem, seen=seen)


def _printed_sum(figures: Mapping[str, Figure], names: Sequence[str]) -> Decimal:
    return sum((parse_number(figures[name].table_text) for name in names), Decimal(0))


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


def check_slots(checks: Sequence[Check], slots: Mapping[str, Slot], file: str) -> list[Finding]:
    """Run the checks that marks typed into the slots of a file follow each other."""
    return [
        replace(_rule(check), problem=f"phần “{slot.name}”: {check.says} ({detail})", file=file)
        for check in checks
        if check.slots_in_order
        for slot in slots.values()
        for detail in marks_out_of_order(slot.text)
    ]
