"""The members of clusters with their figures: totals, groups, difference and rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.figures import POINTS, Figure
from baocao.params import Scoring
from baocao.registers import Area
from baocao.scoring.clusters import Seat
from baocao.scoring.commendations import band
from baocao.scoring.criteria import DEDUCTION
from baocao.scoring.making import Known, Words, known, made
from baocao.scoring.model import Criterion, Member
from baocao.scoring.ranks import Placing
from baocao.scoring.registrations import Registrations
from baocao.scoring.totals import Result, Tally

HOW = (
    "cộng điểm các tiêu chí, trừ điểm trừ: tỷ lệ là điểm tối đa nhân tử số trên mẫu số, đếm là tử "
    "số nhân điểm mỗi lần, không quá điểm tối đa"
)


@dataclass(frozen=True)
class Makers:
    """What all members are made with.

    ``waiting`` says by cluster why its ranks may still change. ``scopes`` are the cells looked
    through for the points of each, ``ranking`` those that are besides for any rank.
    """

    scoring: Scoring
    groups: tuple[str, ...]
    registrations: Registrations
    placings: Mapping[str, Placing]
    waiting: Mapping[str, str]
    scopes: Mapping[str, frozenset[Area]]
    ranking: frozenset[Area]

    def member(self, seat: Seat, result: Result, unproven: tuple[Criterion, ...]) -> Member:
        """A member as it stands."""
        placing = self.placings.get(seat.unit)
        total = result.totals[self.scoring.decisive]
        return Member(
            code=seat.unit,
            name=seat.name,
            cluster=seat.cluster,
            role=seat.role,
            totals=self._totals(seat, result),
            groups=self._groups(seat, result),
            difference=self._difference(seat, result),
            rank=placing.rank if placing else None,
            shared=bool(placing and placing.shared),
            settled_by=placing.settled_by if placing else "",
            provisional=self.waiting.get(seat.cluster, "") if placing else "",
            band="" if total.points is None else band(total.points, self.scoring),
            registered=self.registrations.day(seat.unit),
            late=self.registrations.is_late(seat.unit),
            unproven=unproven,
            scores=result.scores,
        )

    def ranks(self, members: Mapping[str, Member], seats: Sequence[Seat]) -> Iterator[Figure]:
        """The ranks of a cluster's members; each looks through the cells of all of them."""
        scope = self.ranking.union(*(self.scopes[seat.unit] for seat in seats))
        decisive = self.scoring.decisive
        definition = f"thứ hạng trong cụm theo tổng điểm vòng {decisive}, điểm chưa làm tròn"
        for seat in seats:
            member, total = members[seat.unit], members[seat.unit].totals[decisive]
            reason = member.provisional if member.rank else seat.fault or total.reason
            label = f"Thứ hạng trong cụm: {seat.name}"
            words = Words(f"score.{seat.unit}.rank", label, "", definition)
            placing = self.placings.get(seat.unit)
            spots = total.sources | (placing.spots if placing else frozenset())
            yield made(words, Known(member.rank, spots, reason), scope)

    def _totals(self, seat: Seat, result: Result) -> dict[str, Figure]:
        return {
            each: self._figure(
                seat, str(place), f"Tổng điểm vòng {each}", f"{HOW}; vòng {each}", tally
            )
            for place, (each, tally) in enumerate(result.totals.items(), start=1)
        }

    def _groups(self, seat: Seat, result: Result) -> dict[str, Figure]:
        """By group; of deductions it tells how much is deducted."""
        decisive = self.scoring.decisive
        return {
            group: self._figure(
                seat,
                f"group_{place}",
                f"Điểm vòng {decisive}, nhóm {group}",
                f"{HOW}; nhóm {group}, vòng {decisive}",
                _turned(result.groups[group]) if group == DEDUCTION else result.groups[group],
            )
            for place, group in enumerate(self.groups, start=1)
        }

    def _difference(self, seat: Seat, result: Result) -> Figure:
        first, decisive = self.scoring.rounds[0], self.scoring.decisive
        tallies = (result.totals[first], result.totals[decisive])
        points = [each.points for each in tallies]
        less = None if None in points else points[0] - points[1]
        reason = next(filter(None, (each.reason for each in tallies)), "")
        tally = Tally(less, reason, tallies[0].spots | tallies[1].spots)
        label = f"Điểm vòng {first} cao hơn vòng {decisive}"
        definition = f"hiệu của tổng điểm vòng {first} và vòng {decisive}"
        return self._figure(seat, "difference", label, definition, tally)

    def _figure(self, seat: Seat, name: str, label: str, definition: str, tally: Tally) -> Figure:
        words = Words(f"score.{seat.unit}.{name}", f"{label}: {seat.name}", POINTS, definition)
        return made(words, known(tally), self.scopes[seat.unit])


def _turned(tally: Tally) -> Tally:
    return tally if tally.points is None else tally._replace(points=-tally.points)
