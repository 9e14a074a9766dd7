"""The ledger of checks: what each came to for each unit that sent a form, and why it did not run.

A check that could not be run has not passed: its verdict says so, beside the finding that keeps
the report a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from baocao.catalogue import NO, UNKNOWN
from baocao.checks.asked import NOWHERE, Asked, Failure
from baocao.checks.columns import NO_UNIT
from baocao.checks.rules import Check
from baocao.registers import Form, Register
from baocao.registers.form import SAME_FILE

Status = Literal["đạt", "không đạt", "chưa chạy", "không áp dụng"]
Level = Literal["biểu mẫu", "trong biểu", "với kỳ trước", "giữa các đơn vị", "hợp lý"]
LEVELS: tuple[Level, ...] = (
    "biểu mẫu", "trong biểu", "với kỳ trước", "giữa các đơn vị", "hợp lý"
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("không áp dụng", "đạt", "chưa chạy", "không đạt")
INAPPLICABLE, PASSED, NOT_RUN, FAILED = range(len(STATUSES))  # of several the last one counts
SUMS = ("compare", "share", "percent")
PLAUSIBLE = ("unusual", "repeats")
ALL_UNITS = ""
REASONS = ("không có số liệu để kiểm tra", "", "có ô không dùng được", "")


class Verdict(NamedTuple):
    """What one check came to for one unit; ``unit`` is its code, empty for all of them together."""

    check: str
    level: Level
    unit: str
    status: Status
    reason: str = ""


def level(check: Check, forms: Mapping[str, Form]) -> Level:
    """How far a check looks: at the sheet, within the form, at a closed period, at other units."""
    if check.kind in PLAUSIBLE:
        return "hợp lý"
    if check.kind == "balance":
        return "giữa các đơn vị"
    joined = forms[check.register].joined
    taken = [joined[heading] for heading in check.headings() if heading in joined]
    if any(join.earlier for join in taken):
        return "với kỳ trước"
    own = all(join.by == SAME_FILE for join in taken)
    return "trong biểu" if check.kind in SUMS and own else "biểu mẫu"


def of_forms(checks: Sequence[Check], registers: Mapping[str, Register]) -> Iterator[Check]:
    """The checks of rows that units' forms are asked."""
    return (check for check in checks if check.register and registers[check.register].form.form)


def unsent(
    checks: Sequence[Check], registers: Mapping[str, Register], missing: Iterable[str]
) -> Iterator[Verdict]:
    """The verdicts on the units whose form has not come."""
    forms = {name: register.form for name, register in registers.items()}
    own = [check for check in of_forms(checks, registers) if check.kind != "balance"]
    for code in missing:
        for check in own:
            yield Verdict(check.id, level(check, forms), code, "chưa chạy", "chưa có biểu")


def judged(
    asked: Asked, how: Level, answers: np.ndarray, failures: Sequence[Failure]
) -> Iterator[Verdict]:
    """The verdicts of a check on every unit; ``answers`` are those to its conditions."""
    columns = asked.columns
    of_rows = _of_rows(asked, answers, failures)
    found = np.full(len(columns.codes) + 1, INAPPLICABLE)  # one more for rows of no unit
    np.maximum.at(found, columns.units(asked.register.name), of_rows)
    for failure in failures:
        if failure.position == NOWHERE:
            found[columns.files[failure.file]] = FAILED
    if asked.check.kind == "lines":
        found[found == INAPPLICABLE] = PASSED
    name = asked.check.id
    for code, status in zip(columns.codes, found[:NO_UNIT].tolist(), strict=True):
        yield Verdict(name, how, code, STATUSES[status], REASONS[status])


def _of_rows(asked: Asked, answers: np.ndarray, failures: Sequence[Failure]) -> np.ndarray:
    """What the check came to in each row."""
    name, check = asked.register.name, asked.check
    found = np.full(len(answers), INAPPLICABLE)
    found[list(asked.rows)] = PASSED
    if check.kind in (*SUMS, *PLAUSIBLE):
        needed = check.compared() if check.kind in SUMS else check.columns
        empty = [asked.register.rows[heading].isna().to_numpy() for heading in needed]
        found[np.logical_or.reduce([found == INAPPLICABLE, *empty])] = INAPPLICABLE
    unread = [asked.columns.bad(name, heading) for heading in check.headings()]
    found[np.logical_or.reduce([answers == UNKNOWN, *unread]) & (answers != NO)] = NOT_RUN
    places = [failure.position for failure in failures if failure.position != NOWHERE]
    places += [failure.other for failure in failures if failure.other is not None]
    found[places] = FAILED
    return found
