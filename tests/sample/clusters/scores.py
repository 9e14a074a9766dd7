"""Book Chấm điểm: what each round gives every unit for every criterion that is not a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from sample.clusters.criteria import Criterion, criteria
from sample.clusters.layout import BONUS, COUNTED, DEDUCTION, JUDGED, RATIO, ROUNDS
from sample.clusters.membership import Member, clusters
from sample.clusters.ties import BY_GROUP, BY_ROUND, Tie, tied
from sample.layout import Row

Shares = Mapping[str, Mapping[str, tuple[int, int]]]
_SELF, _CLUSTER, _ROOM, _COUNCIL = ROUNDS
_DAYS = dict(zip(ROUNDS, (date(2026, 6, day) for day in (20, 24, 26, 29)), strict=True))
_QUARTERS = 4  # points are judged to a quarter
_GENEROUS = {_SELF: 0.30, _CLUSTER: 0.13, _ROOM: 0.04}  # how often a round gives more than the council
_UNPROVEN = 0.03
_EVIDENCE = "Tài liệu kèm phiếu tự chấm"
# A ratio of the same maximum and group evens out what a figure gives tied members.
_EVENED_BY = {"TC12": "TC13", "TC17": "TC19"}
_ARTICLES, _ADVICE = "TC15", "TC05"


@dataclass(frozen=True)
class Entry:
    """What one round writes for one criterion."""

    numerator: int | None = None
    denominator: int | None = None
    points: float | None = None


Column = dict[str, Entry]  # by code of criterion


def score_rows(year: int, shares: Shares) -> list[Row]:
    """Return the rows unit by unit, of each its rounds in turn.

    Args:
        year: the year of the criteria.
        shares: for each figure that criteria are taken from, numerator and denominator by unit.
    """
    rounds = {member.code: _rounds(member) for each in clusters() for member in each.members}
    for cluster in clusters():
        for tie in tied(cluster):
            _make_equal(tie, rounds, shares)
    return [
        {"Năm": year, "Kỳ": f"{year}H1", "Mã tổ chức": unit, **row}
        for unit, told in rounds.items()
        for row in _rows(unit, told)
    ]


def _rows(unit: str, told: Mapping[str, Column]) -> Iterator[Row]:
    """Yield the rows of one unit; evidence is named in its own round, if at all."""
    source = Random(f"clusters:evidence:{unit}")
    needing = {criterion.code for criterion in criteria() if criterion.proof}
    missing = {code for code in sorted(needing) if source.random() < _UNPROVEN}
    for name, column in told.items():
        for code, entry in column.items():
            proven = name == _SELF and code in needing - missing and entry.numerator
            yield {
                "Tiêu chí": code,
                "Vòng": name,
                "Tử số": entry.numerator,
                "Mẫu số": entry.denominator,
                "Điểm": entry.points,
                "Minh chứng": _EVIDENCE if proven else None,
                "Ngày": _DAYS[name],
            }


def _rounds(member: Member) -> dict[str, Column]:
    """Return what each round gives a member; the council gives least."""
    source = Random(f"clusters:scores:{member.code}")
    council = {
        each.code: _drawn(source, each, member.aim / 100) for each in criteria() if not each.figure
    }
    return _from_council(source, council)


def _from_council(source: Random, council: Column) -> dict[str, Column]:
    """Return all rounds: a criterion that one round was generous in the earlier ones were too."""
    found: dict[str, Column] = {name: {} for name in ROUNDS}
    for each in criteria():
        if each.figure:
            continue
        luck = source.random()
        for name in ROUNDS:
            entry = council[each.code]
            found[name][each.code] = _more(each, entry) if luck < _GENEROUS.get(name, 0) else entry
    return found


def _drawn(source: Random, criterion: Criterion, level: float) -> Entry:
    """Return what the council gives a unit of this level."""
    met = min(max(source.gauss(level + 0.02, 0.06), 0.3), 1.0)
    if criterion.group == DEDUCTION:
        return Entry(source.choices((0, 1, 2), (level * 9, 2, 2 * (1 - level)))[0])
    if criterion.group == BONUS:
        return Entry(int(source.random() < level - 0.55))
    if criterion.method == RATIO:
        whole = source.randint(*criterion.of)
        return Entry(round(met * whole), whole)
    if criterion.method == COUNTED:
        return Entry(round(met * criterion.maximum / criterion.each))
    if criterion.method == JUDGED:
        return Entry(points=round(met * criterion.maximum * _QUARTERS) / _QUARTERS)
    return Entry(int(source.random() < level + 0.18))


def _more(criterion: Criterion, entry: Entry) -> Entry:
    """Return the entry as one writes it who thinks better of the unit."""
    if entry.points is not None:
        return replace(entry, points=min(entry.points + 0.5, criterion.maximum))
    if criterion.group == DEDUCTION:
        return replace(entry, numerator=max(entry.numerator - 1, 0))
    most = entry.denominator or 1
    if criterion.method == COUNTED:
        most = round(criterion.maximum / criterion.each)
    step = max(round(most * 0.08), 1)
    return replace(entry, numerator=min(entry.numerator + step, most))


def _make_equal(tie: Tie, rounds: dict[str, dict[str, Column]], shares: Shares) -> None:
    """Give two members the same points in the last rounds, but for what ranks the first before."""
    first, second = tie.first.code, tie.second.code
    shared = {**rounds[first][_COUNCIL], _ARTICLES: Entry(5), _ADVICE: Entry(points=3.0)}
    for unit, other in ((first, second), (second, first)):
        council = {**shared, **_evened(shared, other, shares)}
        if tie.by == BY_GROUP and unit == first:
            council |= {_ARTICLES: Entry(6), _ADVICE: Entry(points=2.5)}
        told = _from_council(Random(f"clusters:tie:{unit}"), council)
        told[_ROOM] = dict(council)
        if tie.by == BY_ROUND and unit == first:
            told[_ROOM][_ADVICE] = Entry(points=3.25)
        rounds[unit] = told


def _evened(shared: Column, other: str, shares: Shares) -> Column:
    """Return ratios equal to the figures that the other of two tied members has."""
    evened = {}
    for each in criteria():
        part, whole = shares.get(each.figure, {}).get(other, (0, 0))
        if whole:
            code = _EVENED_BY[each.code]
            times = max(round(shared[code].denominator / whole), 1)
            evened[code] = Entry(min(part, whole) * times, whole * times)
    return evened
