"""The members of clusters with their figures: totals, groups, difference and rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.figures import POINTS, Figure
from baocao.params import Scoring
from baocao.registers import Area
from baocao.scoring.clusters import Seat
from baocao.scoring.commendations import band
from baocao.scoring.criteria import DEDUCTION, Table
from baocao.scoring.making import Known, Scopes, Words, known, made
from baocao.scoring.model import Criterion, Member
from baocao.scoring.ranks import Placing
from baocao.scoring.registrations import Registrations
from baocao.scoring.totals import Result, Tally

HOW = "cộng điểm các tiêu chí, trừ điểm trừ"


@dataclass(frozen=True)
class Makers:
    """What all members are made with.

    ``waiting`` says by cluster why its ranks may still change. ``scopes`` are the cells looked
    through for the points of each, ``ranking`` those that are besides for any rank.
    """

    scoring: Scoring
    table: Table
    registrations: Registrations
    placings: Mapping[str, Placing]
    waiting: Mapping[str, str]
    scopes: Scopes
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
            provisional=self._provisional(seat, placing),
            band="" if total.points is None else band(total.points, self.scoring),
            registered=self.registrations.day(seat.unit),
            late=self.registrations.is_late(seat.unit),
            unproven=unproven,
            scores=result.scores,
        )

    def _provisional(self, seat: Seat, placing: Placing | None) -> str:
        """Why a rank may still change; empty where it stands, and where there is none."""
        if placing is None:
            return ""
        return self.waiting.get(seat.cluster) or placing.waiting

    def ranks(self, members: Mapping[str, Member], seats: Sequence[Seat]) -> Iterator[Figure]:
        """The ranks of a cluster's members; each looks through the cells of all of them."""
        scope = self.ranking.union(*map(self._whole, seats))
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
        scope = self._whole(seat)
        totals = {}
        for place, (each, tally) in enumerate(result.totals.items(), start=1):
            words = Words(str(place), f"Tổng điểm vòng {each}", POINTS, f"{HOW}; vòng {each}")
            totals[each] = self._figure(seat, words, tally, scope)
        return totals

    def _groups(self, seat: Seat, result: Result) -> dict[str, Figure]:
        """By group; of deductions it tells how much is deducted."""
        decisive, criteria = self.scoring.decisive, self.table.criteria.values()
        groups = {}
        for place, group in enumerate(self.table.groups, start=1):
            label = f"Điểm vòng {decisive}, nhóm {group}"
            definition = f"{HOW}; nhóm {group}, vòng {decisive}"
            words = Words(f"group_{place}", label, POINTS, definition)
            tally = result.groups[group]
            tally = _turned(tally) if group == DEDUCTION else tally
            asked = [each for each in criteria if each.group == group]
            groups[group] = self._figure(seat, words, tally, self.scopes.of(seat.unit, asked))
        return groups

    def _difference(self, seat: Seat, result: Result) -> Figure:
        first, decisive = self.scoring.rounds[0], self.scoring.decisive
        tallies = (result.totals[first], result.totals[decisive])
        points = [each.points for each in tallies]
        less = None if None in points else points[0] - points[1]
        reason = next(filter(None, (each.reason for each in tallies)), "")
        tally = Tally(less, reason, tallies[0].spots | tallies[1].spots)
        label = f"Điểm vòng {first} cao hơn vòng {decisive}"
        definition = f"hiệu của tổng điểm vòng {first} và vòng {decisive}"
        words = Words("difference", label, POINTS, definition)
        return self._figure(seat, words, tally, self._whole(seat))

    def _whole(self, seat: Seat) -> frozenset[Area]:
        """The cells looked through for all points of a member."""
        return self.scopes.of(seat.unit, self.table.criteria.values())

    def _figure(self, seat: Seat, words: Words, tally: Tally, scope: frozenset[Area]) -> Figure:
        """A figure of a member; ``words`` leave out whose it is."""
        name, label = f"score.{seat.unit}.{words.id}", f"{words.label}: {seat.name}"
        return made(words._replace(id=name, label=label), known(tally), scope)


def _turned(tally: Tally) -> Tally:
    return tally if tally.points is None else tally._replace(points=-tally.points)
