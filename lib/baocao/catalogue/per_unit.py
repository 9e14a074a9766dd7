"""A ratio of the catalogue unit by unit: numerator and denominator, with the cells of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from baocao.catalogue.compute import Catalogue, adds, cells_counted, looked_at, told
from baocao.catalogue.conditions import UNKNOWN, select, tests
from baocao.catalogue.rules import Rule
from baocao.figures import Figure
from baocao.period import Period
from baocao.registers import Area, Register, Spot

UNIT = "Mã tổ chức"
"""The column, own or joined, that says whose a row is."""

NOTHING_SENT = "chưa có số liệu của đơn vị"


class Part(NamedTuple):
    """Numerator or denominator of one unit; without value ``reason`` says why.

    ``at`` is the first cell that is counted or added up.
    """

    value: int | Decimal | None
    spots: frozenset[Spot] = frozenset()
    reason: str = ""
    at: Spot | None = None


class Share(NamedTuple):
    """What one unit has of a ratio; ``scope`` are the cells looked through for it."""

    numerator: Part
    denominator: Part
    scope: frozenset[Area] = frozenset()

    @property
    def spots(self) -> frozenset[Spot]:
        """The cells of both."""
        return self.numerator.spots | self.denominator.spots

    @property
    def reason(self) -> str:
        """Why it cannot be used; empty where it can."""
        return self.denominator.reason or self.numerator.reason


UNSENT = Share(Part(None), Part(None, reason=NOTHING_SENT))


@dataclass(frozen=True, slots=True)
class Shares:
    """A ratio by the code of the unit; ``obstacle`` says why it cannot be told by units at all.

    ``misnamed``: the obstacle is in the name, which is of no figure or of none that can be told so.
    """

    by_unit: Mapping[str, Share] = field(default_factory=dict)
    obstacle: str = ""
    misnamed: bool = False

    def of(self, unit: str) -> Share:
        """The share of a unit; one that says so where nothing of the unit is there."""
        return self.by_unit.get(unit, UNSENT)


def shares_of(
    names: Iterable[str], catalogue: Catalogue, figures: Mapping[str, Figure]
) -> dict[str, Shares]:
    """The ratios of these names by unit, over the rows that their two figures count."""
    return {name: _shares(name, catalogue, figures) for name in dict.fromkeys(names)}


def _shares(name: str, catalogue: Catalogue, figures: Mapping[str, Figure]) -> Shares:
    rule = catalogue.rules.get(name)
    if rule is None:
        return Shares(obstacle=f"báo cáo không có chỉ tiêu “{name}”", misnamed=True)
    if not rule.ratio:
        return Shares(obstacle=f"chỉ tiêu “{name}” không phải là tỷ lệ", misnamed=True)
    over = [catalogue.rules[part] for part in rule.ratio]
    for part in over:
        if not (part.count or (part.sum and not part.since)):
            return Shares(obstacle=f"“{part.id}” không đếm, cộng thẳng trên sổ", misnamed=True)
        if UNIT not in catalogue.registers[part.register].form.columns:
            return Shares(obstacle=f"sổ “{part.register}” không có cột {UNIT}", misnamed=True)
        if reason := _unknown_owner(catalogue.registers[part.register]):
            return Shares(obstacle=reason)
    numerators, denominators = (_parts(part, catalogue, figures[part.id]) for part in over)
    # Who sends a form owes all of it; in a book no row means that there is none.
    sent = catalogue.registers[over[0].register].form.form
    none = Part(None, reason=NOTHING_SENT) if sent else Part(0)
    looked = _by_file(area for part in over for area in _looked(part, catalogue))
    return Shares(
        {
            unit: _share(numerators.get(unit, none), whole, looked)
            for unit, whole in denominators.items()
        }
    )


def _unknown_owner(register: Register) -> str:
    """Why it cannot be told which rows are whose."""
    faults = [register.absent] if register.absent else []
    faults += [finding for (_, heading), finding in register.bad.items() if heading == UNIT]
    return told(faults[0]) if faults else ""


def _parts(rule: Rule, catalogue: Catalogue, figure: Figure) -> dict[str, Part]:
    """What a figure comes to for each unit that has a row counted, or one that might be."""
    register = catalogue.registers[rule.register]
    looked = looked_at(rule, register.form)
    rows: dict[str, list[int]] = {}
    owners = register.rows[UNIT].tolist()
    for position in figure.selections[0].positions:
        rows.setdefault(owners[position], []).append(position)
    blocked = dict(_blocked(rule, catalogue, figure, looked))
    values = register.rows[rule.of].tolist() if rule.of else []
    parts = {
        unit: _part(
            _value(values, counted) if rule.sum else len(counted),
            cells_counted(register, counted, looked),
            _first(register, counted, [*rule.columns, *looked, *register.form.key]),
        )
        for unit, counted in rows.items()
    }
    parts |= {owners[position]: Part(None, reason=reason) for position, reason in blocked.items()}
    if adds(rule):
        lacking = _partly_sent(register, catalogue)
        parts |= {unit: Part(None, reason=reason) for unit, reason in lacking}
    return {unit: part for unit, part in parts.items() if unit}


def _partly_sent(register: Register, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The units of which some of several periods' forms have not come, and which these are.

    A form has come if any of its sheets has a row of the unit: a table of it may have none.
    """
    came: dict[str, set[str]] = {}
    if register.sent.several:
        for each in catalogue.registers.values():
            if each.form.form == register.form.form and UNIT in each.rows:
                for unit, period in zip(each.rows[UNIT], each.periods(), strict=True):
                    came.setdefault(unit, set()).add(period)
    for unit, periods in came.items():
        if lacking := [each for each in register.sent.periods if each not in periods]:
            yield unit, f"thiếu biểu {', '.join(Period.parse(each).name for each in lacking)}"


def _part(value: int | Decimal | None, spots: frozenset[Spot], at: Spot | None) -> Part:
    return Part(value, spots, NOTHING_SENT if value is None else "", at)


def _first(register: Register, counted: Sequence[int], headings: Iterable[str]) -> Spot | None:
    there = register.spots[counted[0]]
    return next((there[heading] for heading in headings if heading in there), None)


def _value(values: Sequence[int | Decimal | None], counted: Iterable[int]) -> int | Decimal | None:
    """The sum of what is there; None where nothing is."""
    there = [values[position] for position in counted if values[position] is not None]
    return sum(there) if there else None


def _blocked(
    rule: Rule, catalogue: Catalogue, figure: Figure, looked: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The rows that count or might, and have a cell that cannot be used."""
    register = catalogue.registers[rule.register]
    faults = {
        position: finding
        for (position, heading), finding in register.bad.items()
        if heading in (*looked, *register.form.key)
    }
    if not faults:
        return
    answers = select(register, tests(rule, register.form), catalogue.times.reading(rule))
    counted = {*figure.selections[0].positions, *np.flatnonzero(answers == UNKNOWN).tolist()}
    counted -= {*register.left_out(adds(rule))}
    for position in sorted(counted & faults.keys()):
        yield position, told(faults[position])


def _looked(rule: Rule, catalogue: Catalogue) -> frozenset[Area]:
    register = catalogue.registers[rule.register]
    return register.looked_through((*looked_at(rule, register.form), UNIT))


def _by_file(areas: Iterable[Area]) -> dict[str, list[Area]]:
    found: dict[str, list[Area]] = {}
    for area in areas:
        found.setdefault(area.file, []).append(area)
    return found


def _share(numerator: Part, denominator: Part, looked: Mapping[str, Sequence[Area]]) -> Share:
    """The share of a unit, whose scope are the files that its numbers stand in."""
    files = {spot.file for spot in numerator.spots | denominator.spots}
    scope = frozenset(area for file in files for area in looked.get(file, ()))
    return Share(numerator, denominator, scope)
