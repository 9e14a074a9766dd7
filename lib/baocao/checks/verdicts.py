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
from baocao.checks.lines import telling
from baocao.checks.rules import Check
from baocao.checks.unusual import FEWEST, comparable
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
    applies = _applies(asked)
    of_rows = _of_rows(asked, answers, applies, failures)
    found = np.full(len(columns.codes) + 1, INAPPLICABLE)  # one more for rows of no unit
    np.maximum.at(found, columns.units(asked.register.name), of_rows)
    for failure in failures:
        if failure.position == NOWHERE:
            found[columns.files[failure.file]] = FAILED
    if asked.check.kind == "lines":
        found[found == INAPPLICABLE] = PASSED
    name, reasons = asked.check.id, [_inapplicable(asked, applies), *REASONS[1:]]
    for code, status in zip(columns.codes, found[:NO_UNIT].tolist(), strict=True):
        yield Verdict(name, how, code, STATUSES[status], reasons[status])


def _inapplicable(asked: Asked, applies: np.ndarray) -> str:
    """Why a check has nothing to say of a unit."""
    if asked.check.kind == "percent":
        return f"không có số ở cột “{asked.register.form.percent}”"
    if asked.check.kind == "unusual" and not applies.any():
        return f"dưới {FEWEST} đơn vị có số để so"
    if asked.check.kind == "repeats":
        return f"dưới {asked.check.least} số khác 0 để so"
    return REASONS[INAPPLICABLE]


def _applies(asked: Asked) -> np.ndarray:
    """Whether there is something in a row that the check can judge, by row."""
    check, form, rows = asked.check, asked.register.form, asked.register.rows
    found = np.zeros(len(rows), bool)
    found[list(asked.rows)] = True
    if check.kind == "percent":
        shown = rows[check.columns or [*form.labelled]].notna().any(axis=1)
        return found & (rows[form.across] == form.percent).to_numpy() & shown.to_numpy()
    if check.kind == "unusual":
        found &= comparable(asked)
    if check.kind == "repeats":
        weighty = telling(asked)
        found[[row for row in asked.rows if row not in weighty]] = False
    if check.kind in (*SUMS, *PLAUSIBLE):
        needed = [*check.compared(), check.shown] if check.kind in SUMS else check.columns
        for heading in filter(None, needed):
            found &= rows[heading].notna().to_numpy()
    return found


def _of_rows(
    asked: Asked, answers: np.ndarray, applies: np.ndarray, failures: Sequence[Failure]
) -> np.ndarray:
    """What the check came to in each row."""
    name, check = asked.register.name, asked.check
    found = np.where(applies, PASSED, INAPPLICABLE)
    looked_at = asked.register.form.labelled if check.percent else check.headings()
    unread = [asked.columns.bad(name, heading) for heading in looked_at]
    found[np.logical_or.reduce([answers == UNKNOWN, *unread]) & (answers != NO)] = NOT_RUN
    places = [failure.position for failure in failures if failure.position != NOWHERE]
    places += [failure.other for failure in failures if failure.other is not None]
    found[places] = FAILED
    return found
