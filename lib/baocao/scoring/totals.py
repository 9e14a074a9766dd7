"""Totals of a member, round by round and group by group."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from baocao.registers import Spot
from baocao.scoring.clusters import Seat
from baocao.scoring.criteria import DEDUCTION
from baocao.scoring.model import Criterion, Score
from baocao.scoring.points import Scorer


class Tally(NamedTuple):
    """A sum of points, exact; without it ``reason`` says why. ``spots`` are the cells of it."""

    points: Fraction | None
    reason: str
    spots: frozenset[Spot]


@dataclass(frozen=True)
class Result:
    """What one member was given: scores by round and code, and their sums.

    ``groups`` are sums by group of criteria in the decisive round.
    """

    scores: Mapping[str, Mapping[str, Score]]
    totals: Mapping[str, Tally]
    groups: Mapping[str, Tally]


def result(
    scorer: Scorer,
    criteria: Collection[Criterion],
    seat: Seat,
    rounds: Sequence[str],
    decisive: str,
    lacking: str,
) -> Result:
    """What a member was given in all rounds; ``lacking`` says why nothing can be known."""
    scores = {each: _scores(scorer, criteria, seat.unit, each) for each in rounds}
    totals = {each: tally(criteria, scores[each], lacking) for each in rounds}
    by_group: dict[str, list[Criterion]] = {}
    for criterion in criteria:
        by_group.setdefault(criterion.group, []).append(criterion)
    groups = {
        group: tally(members, scores[decisive], lacking) for group, members in by_group.items()
    }
    return Result(scores, totals, groups)


def tally(criteria: Iterable[Criterion], scores: Mapping[str, Score], lacking: str = "") -> Tally:
    """The sum over some criteria; the group of deductions counts against it."""
    total, reasons, spots = Fraction(0), [lacking] if lacking else [], set[Spot]()
    for criterion in criteria:
        score = scores[criterion.code]
        spots |= score.spots | criterion.spots
        if score.points is None:
            reasons.append(score.reason)
        else:
            total += -score.points if criterion.group == DEDUCTION else score.points
    told = list(dict.fromkeys(reasons))
    if not told:
        return Tally(total, "", frozenset(spots))
    more = f" và {len(told) - 1} điểm khác" if len(told) > 1 else ""
    return Tally(None, told[0] + more, frozenset(spots))


def _scores(
    scorer: Scorer, criteria: Iterable[Criterion], unit: str, in_round: str
) -> dict[str, Score]:
    found = {each.code: scorer.score(each, unit, in_round) for each in criteria}
    if in_round not in scorer.sheets.rounds_of(unit):
        none = Score(None, f"chưa có điểm vòng {in_round}")
        return {code: score or none for code, score in found.items()}
    return {
        code: score or Score(None, f"chưa có điểm tiêu chí {code} vòng {in_round}")
        for code, score in found.items()
    }
