"""Run the checks that what comes and goes in a register is what a register of events tells.

Of each code: in force at the end of the period before (1 or 0), plus the events that bring it in,
minus those that take it out, is in force on the day of the edition (1 or 0). Sums over all codes
may balance where this does not hold: one who left in place of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.catalogue import UNKNOWN, YES, Test, Times, select
from baocao.checks.not_run import not_run, rule
from baocao.checks.obstacles import obstacle
from baocao.checks.rules import Check
from baocao.errors import Finding
from baocao.registers import NO_PAST, Register, elsewhere


def check_moves(
    checks: Sequence[Check], registers: Mapping[str, Register], times: Times
) -> list[Finding]:
    """Run the checks of events against spells; a code that rests on an unusable cell is not judged.

    Either register may be the wrong one, so that no cell is held unusable by what is found here.
    """
    findings: list[Finding] = []
    for check in checks:
        if not check.moves:
            continue
        if found := obstacle(check, registers, NO_PAST):
            findings.append(not_run("error", found.remedy, found.reason, [check.id]))
        else:
            findings += _Moves.of(check, registers, times).findings()
    return findings


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that pass some tests, by code; and the codes of which a row may or may not pass."""

    held: Mapping[str, list[int]]
    doubtful: set[str]


@dataclass(frozen=True, slots=True)
class _Moves:
    """What one check holds against each other, by code."""

    check: Check
    events: Register
    things: Register
    code: str
    known: _Rows
    before: _Rows
    came: _Rows
    left: _Rows
    after: _Rows

    @classmethod
    def of(cls, check: Check, registers: Mapping[str, Register], times: Times) -> _Moves:
        """The rows of both registers that the check is about."""
        events, ((name, code),) = registers[check.moves], check.among.items()
        things, (mover,) = registers[name], check.columns
        valid = dict.fromkeys(things.form.valid)
        return cls(
            check,
            events,
            things,
            str(code),
            known=_passing(things, str(code), {}, times),
            before=_passing(things, str(code), valid, times.opening(name)),
            came=_passing(events, mover, {**check.where, **check.plus}, times),
            left=_passing(events, mover, {**check.where, **check.minus}, times),
            after=_passing(things, str(code), valid, times),
        )

    def findings(self) -> Iterator[Finding]:
        """What is found at the events of a code, or at its spell where it has no event."""
        groups = (self.before, self.came, self.left, self.after)
        codes = dict.fromkeys(code for group in groups for code in group.held)
        doubtful = set[str]().union(*(group.doubtful for group in groups))
        for code in codes:
            before, came, left, after = (group.held.get(code, []) for group in groups)
            fits = bool(before) + len(came) - len(left) == bool(after)
            if fits or code in doubtful:
                continue
            told = (
                f"{code}: cuối kỳ trước {len(before[:1])}, tăng {len(came)}, "
                f"giảm {len(left)}, cuối kỳ {len(after[:1])}"
            )
            if came or left:
                yield from self._at_events(code, sorted(came + left), told)
            else:
                yield self._at_spell(before, after, told)

    def _at_events(self, code: str, rows: Sequence[int], told: str) -> Iterator[Finding]:
        headings = tuple(dict.fromkeys(self.check.headings()))
        spells = self.known.held.get(code, [])
        places = [elsewhere(self.things.spots[row][self.code]) for row in spells]
        where = ", ".join(places) or f"không có dòng nào trong sổ “{self.things.name}”"
        said = self._said(f"{told}; {where}")
        return (self.events.finding(row, headings, said) for row in rows)

    def _at_spell(self, before: Sequence[int], after: Sequence[int], told: str) -> Finding:
        begins, ends = self.things.form.valid
        row, day = (after[0], begins) if after else (before[0], ends)
        return self.things.finding(row, (self.code, day), self._said(told))

    def _said(self, told: str) -> Finding:
        return replace(rule(self.check), problem=f"{self.check.says} ({told})")


def _passing(
    register: Register, heading: str, asked: Mapping[str, Test | None], times: Times
) -> _Rows:
    """The rows that pass, by the code below a heading; a row without code is nobody's."""
    rows = _Rows({}, set())
    answers = select(register, asked, times)
    for position, code in enumerate(register.rows[heading]):
        if code is not None and answers[position] == YES:
            rows.held.setdefault(code, []).append(position)
        elif code is not None and answers[position] == UNKNOWN:
            rows.doubtful.add(code)
    return rows
