"""Compute figures from registers by the rules of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from baocao.catalogue.completeness import Completeness, compare
from baocao.catalogue.conditions import NO, UNKNOWN, YES, Answers, Times, select, tests
from baocao.catalogue.definition import definition
from baocao.catalogue.fingerprint import fingerprint
from baocao.catalogue.fitting import misfits
from baocao.catalogue.rules import Rule, by_id
from baocao.errors import Finding, ParamsError
from baocao.figures import Figure, Selection, Status
from baocao.params import Units
from baocao.registers import Area, Form, Register, Spot
from baocao.text import alike

NO_DATA = "chưa có số liệu"
NO_BASE = "không xác định"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by figure id, agreed with the registers they count over."""

    rules: Mapping[str, Rule]
    registers: Mapping[str, Register]
    times: Times

    @classmethod
    def over(
        cls, rules: Sequence[Rule], registers: Mapping[str, Register], times: Times
    ) -> Catalogue:
        """The catalogue of these rules over these registers.

        Raises:
            ParamsError: a rule names a register, column, value or figure that does not exist.
        """
        mistakes = [mistake for rule in rules for mistake in _disagreements(rule, registers)]
        if mistakes:
            raise ParamsError("\n".join(dict.fromkeys(mistakes)))

        def found(rule: Rule, heading: str) -> list[str | int]:
            return _values(rule, heading, registers[rule.register], times)

        return cls(
            by_id(member for rule in rules for member in rule.members(found)), registers, times
        )

    def completeness(self, units: Units | None) -> Completeness:
        """How many of the units that owe a form have sent one; a report without forms owes none.

        Raises:
            ParamsError: the figure or the register that ``units`` names does not exist.
        """
        if units is None:
            return Completeness(0, 0)
        if units.expected not in self.rules or units.cover not in self.registers:
            raise ParamsError("Tệp params/reports.yml: “units” nêu chỉ tiêu hoặc sổ không có.")
        owed = self._count(self.rules[units.expected], "")
        return compare(units, owed, self.registers[units.cover])

    def compute(self, completeness: Completeness) -> dict[str, Figure]:
        """Every figure by id, in the order of the rules as far as one does not need another."""
        figures: dict[str, Figure] = {}
        waiting = dict(self.rules)
        while waiting:
            ready = [rule for rule in waiting.values() if figures.keys() >= set(rule.parts)]
            for rule in ready:
                del waiting[rule.id]
                figures[rule.id] = (
                    _over_figures(rule, [figures[part] for part in rule.parts])
                    if rule.parts
                    else self._count(rule, completeness.gap_of(adds(rule)))
                )
        return figures

    def at(self, times: Times, periods: Sequence[str]) -> Catalogue:
        """The same rules over the same rows at another time, with the forms of these periods."""
        registers = {
            name: replace(each, sent=each.sent.over((*periods,))) if each.sent.files else each
            for name, each in self.registers.items()
        }
        return replace(self, times=times, registers=registers)

    def value(self, figure_id: str) -> int | Decimal | None:
        """What a figure comes to, and nothing else of it; None where it has no value."""
        rule = self.rules[figure_id]
        if rule.parts:
            values = [self.value(part) for part in rule.parts]
            return None if None in values else _combined(rule, values)
        register = self.registers[rule.register]
        answers = _answers(rule, register, self.times)
        if _obstacle(register, answers, looked_at(rule, register.form)):
            return None
        value, _ = _value(rule, register, np.flatnonzero(answers == YES).tolist())
        return value

    def _count(self, rule: Rule, gap: str) -> Figure:
        register = self.registers[rule.register]
        figure = _over_rows(rule, register, self.times, gap if register.form.form else "")
        return replace(figure, definition_sha256=fingerprint(rule, self._forms))

    @property
    def _forms(self) -> dict[str, Form]:
        return {name: register.form for name, register in self.registers.items()}


def _disagreements(rule: Rule, registers: Mapping[str, Register]) -> list[str]:
    if not rule.register:
        return []
    if rule.register not in registers:
        return [f"{rule.stands_at}Chỉ tiêu “{rule.name}”: không có sổ “{rule.register}”."]
    mistakes = misfits(rule, registers[rule.register].form)
    return [f"{rule.stands_at}Chỉ tiêu “{rule.name}”: {mistake}" for mistake in mistakes]


def _values(rule: Rule, heading: str, register: Register, times: Times) -> list[str | int]:
    """The values that the counted rows hold: numbers by size, words in the closed list's order."""
    counted = np.flatnonzero(_answers(rule, register, times) == YES)
    values = dict.fromkeys(register.rows[heading].iloc[counted])
    held = [value for value in values if value is not None]
    choices = register.form.columns[heading].choices
    return sorted(held, key=choices.index if choices else None)


def adds(rule: Rule) -> bool:
    """Whether a figure of a longer period is the sum of those of the shorter ones."""
    return rule.over_time == "sum"


def looked_at(rule: Rule, form: Form) -> tuple[str, ...]:
    """The columns that are tested, and those whose cells make the value."""
    return tuple(dict.fromkeys([*tests(rule, form), *rule.columns]))


def _answers(rule: Rule, register: Register, times: Times) -> Answers:
    """Which rows a rule counts; of several periods' forms only the last if it does not add up."""
    answers = select(register, tests(rule, register.form), times.reading(rule))
    answers[register.left_out(adds(rule))] = NO
    return answers


def _over_rows(rule: Rule, register: Register, times: Times, gap: str) -> Figure:
    """A count, sum or number of distinct values over the rows that pass the rule's tests."""
    looked, skipped = looked_at(rule, register.form), register.sent.left_out(adds(rule))
    answers = _answers(rule, register, times)
    counted = tuple(int(position) for position in np.flatnonzero(answers == YES))
    reason = _obstacle(register, answers, looked)
    value, status = (None, "blocked") if reason else _value(rule, register, counted)
    return Figure(
        id=rule.id,
        label=rule.label,
        unit=rule.unit,
        value=value,
        status=status,
        reason=reason or (gap if status == "ok" else NO_DATA),
        definition=definition(rule, tests(rule, register.form)),
        sources=cells_counted(register, counted, looked),
        scope=_scope(register, (*looked, *register.form.key), skipped),
        selections=(Selection(register, counted, rule.of if rule.distinct else ""),),
        over_time=rule.over_time,
    )


def _scope(
    register: Register, headings: Sequence[str], skipped: frozenset[str]
) -> frozenset[Area]:
    """The cells looked through for a figure, without those of the files that it leaves out."""
    scope = register.looked_through(headings)
    return frozenset(area for area in scope if area.file not in skipped) if skipped else scope


def _value(rule: Rule, register: Register, counted: Sequence[int]) -> tuple[object, str]:
    if len(register.left_out(adds(rule))) == len(register.rows):
        return None, "undefined"
    if rule.count:
        return len(counted), "ok"
    rows = register.rows.iloc[list(counted)]
    if rule.since:
        spans = zip(rows[rule.since], rows[rule.of], strict=True)
        return sum(year - day.year for day, year in spans if day and year is not None), "ok"
    values = [value for value in rows[rule.of] if value is not None]
    return (sum(values) if rule.sum else len(set(map(alike, values)))), "ok"


def _obstacle(register: Register, answers: np.ndarray, looked: tuple[str, ...]) -> str:
    """Why the figure cannot be trusted: a missing register, or bad cells it rests on."""
    if register.absent:
        return told(register.absent)
    faults = [
        finding
        for (position, heading), finding in register.bad.items()
        if (answers[position] == UNKNOWN and heading in looked)
        or (answers[position] == YES and heading in (*looked, *register.form.key))
    ]
    if not faults:
        return ""
    others = len({(fault.file, fault.sheet, fault.cells) for fault in faults}) - 1
    more = f" và {others} ô khác" if others else ""
    return told(faults[0]) + more


def told(finding: Finding) -> str:
    """Why a figure cannot be trusted: the cell or file that a finding names, and what is wrong."""
    cells = f"ô {', '.join(finding.cells)} " if finding.cells else ""
    sheet = f"trang {finding.sheet} " if finding.sheet else ""
    return f"{cells}{sheet}tệp {finding.file.rsplit('/', 1)[-1]} {finding.problem}"


def cells_counted(
    register: Register, counted: Sequence[int], looked: Sequence[str]
) -> frozenset[Spot]:
    """The cells of the counted rows that decide the value; a whole row where nothing is tested."""
    headings = looked or register.form.key or tuple(register.form.columns)
    return frozenset(
        register.spots[position][heading]
        for position in counted
        for heading in headings
        if heading in register.spots[position]
    )


def _over_figures(rule: Rule, parts: Sequence[Figure]) -> Figure:
    """A ratio, difference or sum of other figures."""
    value, status, reason = _outcome(rule, parts)
    return Figure(
        id=rule.id,
        label=rule.label,
        unit=rule.unit,
        value=value,
        status=status,
        reason=reason,
        definition=definition(rule, {}),
        definition_sha256=fingerprint(rule, {}),
        sources=frozenset().union(*(part.sources for part in parts)),
        scope=frozenset().union(*(part.scope for part in parts)),
        selections=tuple(each for part in parts for each in part.selections),
        over_time="ytd" if any(part.over_time == "ytd" for part in parts) else rule.over_time,
    )


def _outcome(rule: Rule, parts: Sequence[Figure]) -> tuple[int | Decimal | None, Status, str]:
    """Value, status and reason: a part without value leaves none, blocked before undefined."""
    for status in ("blocked", "undefined"):
        for part in parts:
            if part.status == status:
                return None, status, part.reason
    value = _combined(rule, [part.value for part in parts])
    if value is None:
        return None, "undefined", NO_BASE
    return value, "ok", next((part.reason for part in parts if part.reason), "")


def _combined(rule: Rule, values: Sequence[int | Decimal]) -> int | Decimal | None:
    if rule.ratio:
        return Decimal(100) * values[0] / values[1] if values[1] else None
    return values[0] - values[1] if rule.difference else sum(values)
