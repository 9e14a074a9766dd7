"""Run the checks of rows: what they find, and what each came to for each unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from baocao.catalogue import YES, Times, select
from baocao.checks.asked import NOWHERE, Asked, Failure
from baocao.checks.columns import Columns
from baocao.checks.failures import empty, outside, overlapping, repeated, unknown
from baocao.checks.hints import hints
from baocao.checks.lines import copied, misprinted
from baocao.checks.not_run import not_run, rule
from baocao.checks.obstacles import Obstacle, obstacle
from baocao.checks.rules import Check
from baocao.checks.sums import mispercented, misshared, unequal
from baocao.checks.unusual import unusual
from baocao.checks.verdicts import Level, Verdict, judged, level
from baocao.checks.wording import misfitting, repealed, skipping
from baocao.errors import Finding
from baocao.registers import NO_PAST, Area, Earlier, Past, Register

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
    "share": misshared,
    "percent": mispercented,
    "lines": misprinted,
    "repeats": copied,
    "unusual": unusual,
}
REPEATS = ("unique", "apart")
"""The kinds whose failing rows can be read: there are only too many of them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a run of checks came to.

    In ``registers`` the cells that failed an error-level check are bad, so that the figures
    resting on them are blocked. ``verdicts`` are those on the forms of units.
    """

    registers: dict[str, Register]
    findings: Sequence[Finding]
    verdicts: Sequence[Verdict]


def check_rows(
    checks: Sequence[Check],
    registers: Mapping[str, Register],
    times: Times,
    past: Mapping[Earlier, Past] = NO_PAST,
) -> Checked:
    """Run the checks of rows; ``past`` has the registers as earlier periods were closed."""
    run = _Run(registers, times, past)
    for check in checks:
        if check.kind in FAILURES and check.register:
            run.ask(check)
    return run.checked()


@dataclass(slots=True)
class _Run:
    """One run over all registers: what was asked of which rows, with what failed of it."""

    registers: Mapping[str, Register]
    times: Times
    past: Mapping[Earlier, Past]
    columns: Columns = field(init=False)
    earlier: dict[Earlier, Columns] = field(init=False)
    asked: list[tuple[Asked, list[Failure]]] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    lacking: dict[Obstacle, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look at the registers as columns, those of earlier periods too."""
        self.columns = Columns(self.registers)
        self.earlier = {word: Columns(each.registers) for word, each in self.past.items()}

    def ask(self, check: Check) -> None:
        """Run one check, or note why it cannot be."""
        register = self.registers[check.register]
        how = self._level(check) if register.form.form else None
        if found := obstacle(check, self.registers, self.past):
            if found.remedy:
                self.lacking.setdefault(found, []).append(check.id)
            if how:
                self.verdicts += _not_judged(check, how, self.columns.codes, found)
            return
        spell = register.form.valid if check.on_the_day else ()
        answers = select(register, dict.fromkeys(spell) | check.where, self.times)
        rows = np.flatnonzero(answers == YES).tolist()
        asked = Asked(
            self._reaching(check), register, rows, self.registers, self.times,
            self.columns, self.earlier,
        )  # fmt: skip
        failures = list(FAILURES[check.kind](asked))
        self.asked.append((asked, failures))
        if how:
            self.verdicts += judged(asked, how, answers, failures)

    def checked(self) -> Checked:
        """What all of it came to."""
        hinted = hints(self.asked)
        made, findings = dict(self.registers), list[Finding]()
        for asked, failures in self.asked:
            check, name = asked.check, asked.register.name
            bad: dict[tuple[int, str], Finding] = {}
            for failure in failures:
                finding = _finding(asked, failure, hinted)
                findings.append(finding)
                if failure.position != NOWHERE:
                    bad |= {(failure.position, heading): finding for heading in failure.headings}
            if check.severity == "error":
                groups = check.together(asked.register.form)
                beyond = _beyond(check, self.registers)
                made[name] = made[name].checked(bad, groups, beyond, check.kind in REPEATS)
        unable = (
            not_run("error", found.remedy, found.reason, ids) for found, ids in self.lacking.items()
        )
        return Checked(made, [*findings, *unable], self.verdicts)

    def _level(self, check: Check) -> Level:
        return level(check, {name: each.form for name, each in self.registers.items()})

    def _reaching(self, check: Check) -> Check:
        """The check against those earlier periods that there are: without one, peers alone tell."""
        there = [word for word in check.against if self.past[word].ever]
        return check.model_copy(update={"against": there}) if there != check.against else check


def _not_judged(
    check: Check, how: Level, codes: Sequence[str], found: Obstacle
) -> Iterator[Verdict]:
    status = "chưa chạy" if found.remedy else "không áp dụng"
    return (Verdict(check.id, how, code, status, found.reason) for code in codes)


def _finding(asked: Asked, failure: Failure, hinted: Mapping[tuple[str, str], str]) -> Finding:
    found = _placed(asked, failure)
    hint = hinted.get((found.file, asked.check.id), "")
    if told := "; ".join(filter(None, (failure.detail, hint))):
        found = replace(found, problem=f"{found.problem} ({told})")
    if failure.other is None:
        return found
    other = asked.register.finding(failure.other, failure.headings, rule(asked.check))
    together = (other.file, other.sheet) == (found.file, found.sheet)
    return replace(found, cells=(*other.cells, *found.cells)) if together else found


def _placed(asked: Asked, failure: Failure) -> Finding:
    if failure.file:
        heading = ", ".join(failure.headings)
        sheet = asked.register.name
        return replace(rule(asked.check), file=failure.file, sheet=sheet, heading=heading)
    return asked.register.finding(failure.position, failure.headings, rule(asked.check))


def _beyond(check: Check, registers: Mapping[str, Register]) -> frozenset[Area]:
    """The cells of the other register that decide what the check knows."""
    looked = frozenset[Area]()
    for name in check.among:
        spell = registers[name].form.valid if check.on_the_day else ()
        looked |= registers[name].looked_through((*check.known_by(), *spell))
    return looked
