"""Run the checks of sums over all units, such as transfers from one of them to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from baocao.catalogue import YES, Times, select
from baocao.checks.columns import Columns
from baocao.checks.not_run import rule
from baocao.checks.rules import Check
from baocao.checks.verdicts import ALL_UNITS, Verdict
from baocao.errors import Finding
from baocao.registers import Register
from baocao.text import number

Came = tuple[Verdict, Finding | None]


def check_balances(
    checks: Sequence[Check],
    registers: Mapping[str, Register],
    times: Times,
    missing: Collection[str],
) -> tuple[list[Finding], list[Verdict]]:
    """Run the checks of sums over all units; while a form is missing none of them can hold.

    That a form is missing, or a cell cannot be used, keeps the report a draft already: it is not
    told once more.
    """
    columns = Columns(registers)
    came = [*_came(checks, columns, times, missing)]
    return [found for _, found in came if found], [verdict for verdict, _ in came]


def _came(
    checks: Sequence[Check], columns: Columns, times: Times, missing: Collection[str]
) -> Iterator[Came]:
    for check in checks:
        if not check.sums:
            continue
        verdict = Verdict(check.id, "giữa các đơn vị", ALL_UNITS, "đạt")
        if missing:
            reason = f"còn thiếu biểu của {len(missing)} đơn vị"
            yield verdict._replace(status="chưa chạy", reason=reason), None
            continue
        left, right = _sums(check, columns, times)
        if np.isnan(left + right):
            yield verdict._replace(status="chưa chạy", reason="có ô không dùng được"), None
        elif left == right:
            yield verdict, None
        else:
            yield verdict._replace(status="không đạt"), _finding(check, int(left), int(right))


def _sums(check: Check, columns: Columns, times: Times) -> tuple[float, float]:
    """Both sums over the rows of all units; NaN where a number is not known."""
    rows = select(columns.registers[check.register], check.where, times) == YES
    left, right = (
        float(sum(columns.numbers(check.register, heading)[rows].sum() for heading in side))
        for side in (check.sums.left, check.sums.right)
    )
    return left, right


def _finding(check: Check, left: int, right: int) -> Finding:
    told = f"{number(left)} và {number(right)}, lệch {number(abs(left - right))}"
    return replace(
        rule(check),
        problem=f"{check.says} ({told})",
        sheet=check.register,
        heading=", ".join(check.compared()),
    )
