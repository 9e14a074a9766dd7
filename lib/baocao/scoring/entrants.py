"""How many members there are, registered, late, lack evidence or have which grade: in all, and
cluster by cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from baocao.figures import PERCENT, Figure
from baocao.params import Scoring
from baocao.registers import Area, Spot
from baocao.scoring.clusters import COLUMNS, Clusters
from baocao.scoring.making import Known, Words, made
from baocao.scoring.model import Member
from baocao.scoring.registrations import Registrations
from baocao.text import day, number

UNIT = "tập thể"
MEMBERS = "số thành viên cụm thi đua"


@dataclass(frozen=True)
class Entrants:
    """Counts members; ``scope`` are the cells looked through for what is counted."""

    clusters: Clusters
    registrations: Registrations
    scoring: Scoring
    scope: frozenset[Area]

    def entered(self, members: Sequence[Member]) -> Iterator[Figure]:
        """Those registered, over all members and over those of each cluster."""
        yield self._clusters()
        yield from self._registered("ranking", "", members)
        for code, name in self.clusters.names.items():
            own = [each for each in members if each.cluster == code]
            yield self._count(f"cluster.{code}.members", f"Thành viên: {name}", name, own)
            yield from self._registered(f"cluster.{code}", f": {name}", own)

    def _clusters(self) -> Figure:
        """How many clusters there are, whoever may be their members."""
        entries, columns = self.clusters.entries, ("Mã cụm",)
        reason = entries.unreadable(columns)
        words = Words("ranking.clusters", "Cụm thi đua", "cụm", "số mã cụm khác nhau của năm")
        spots = frozenset(spot for row in entries.all_rows for spot in entries.spots(row, columns))
        return made(words, Known(None if reason else len(self.clusters.names), spots, reason),
                    self.scope)  # fmt: skip

    def graded(self, members: Sequence[Member]) -> Iterator[Figure]:
        """Those of each grade, also cluster by cluster."""
        yield from self._bands("ranking", "", members)
        for code, name in self.clusters.names.items():
            own = [each for each in members if each.cluster == code]
            yield from self._bands(f"cluster.{code}", f": {name}", own)

    def unproven(self, members: Sequence[Member], cells: frozenset[Spot]) -> Figure:
        """Those whose evidence is missing; ``cells`` should name it, or claim points for it.

        Who has no total in the first round may claim points that nobody can see.
        """
        first = self.scoring.rounds[0]
        unscored, left = self._unscored(members, first), _without_total(members, first)
        figure = self._count(
            "ranking.unproven",
            "Thành viên cụm thi đua còn thiếu minh chứng",
            "có tiêu chí phải có minh chứng mà chưa ghi",
            [each for each in members if each.unproven],
            unscored,
        )
        reason = f"{_but(left)} vòng {first}" if left and not unscored else figure.reason
        return replace(figure, sources=figure.sources | cells, reason=reason)

    def _registered(self, where: str, of: str, members: Sequence[Member]) -> Iterator[Figure]:
        """Those registered, late and not registered, and the rate; ``of`` ends the labels."""
        last = day(self.scoring.register_by)
        there = [each for each in members if each.registered]
        late = [each for each in members if each.late]
        absent = [each for each in members if not each.registered]
        reason = self.registrations.reason
        label = "Thành viên cụm thi đua đã đăng ký thi đua"
        yield self._count(
            f"{where}.registered", label + of, "đã đăng ký, kể cả đăng ký muộn", there, reason
        )
        label, what = f"Thành viên cụm thi đua đăng ký sau ngày {last}", f"đăng ký sau ngày {last}"
        yield self._count(f"{where}.late", label + of, what, late, reason)
        label = "Thành viên cụm thi đua chưa đăng ký thi đua"
        yield self._count(f"{where}.unregistered", label + of, "chưa đăng ký", absent, reason)
        yield self._rate(f"{where}.registration_rate", of, there, members)

    def _rate(
        self, name: str, of: str, there: Sequence[Member], members: Sequence[Member]
    ) -> Figure:
        reason = self._unread() or self.registrations.reason
        rate = None if reason or not members else Decimal(100 * len(there)) / len(members)
        words = Words(
            name,
            f"Tỷ lệ thành viên cụm thi đua đã đăng ký{of}",
            PERCENT,
            "tỷ lệ phần trăm của số đã đăng ký, kể cả muộn, trên số thành viên",
        )
        spots = self._spots(members)
        return made(words, Known(rate, spots, reason or ("" if members else NOBODY)), self.scope)

    def _bands(self, where: str, of: str, members: Sequence[Member]) -> Iterator[Figure]:
        """How many have each grade; ``of`` ends the labels."""
        decisive, bands = self.scoring.decisive, self.scoring.bands
        unscored, left = self._unscored(members, decisive), _without_total(members, decisive)
        for place, band in enumerate(bands, start=1):
            graded = [each for each in members if each.band == band.name]
            least = f" từ {number(band.start)}" if band != bands[-1] else ""
            figure = self._count(
                f"{where}.members.band_{place}",
                f"Thành viên cụm thi đua xếp loại {band.name}{of}",
                f"tổng điểm vòng {decisive}{least} đến dưới mức trên",
                graded,
                unscored,
            )
            cells = figure.sources.union(*(each.totals[decisive].sources for each in graded))
            reason = _but(left) if left and not unscored else figure.reason
            yield replace(figure, sources=cells, reason=reason)

    def _count(
        self, name: str, label: str, what: str, members: Sequence[Member], reason: str = ""
    ) -> Figure:
        """How many there are; blocked where a register they are counted in cannot be read."""
        reason = self._unread() or reason
        value = None if reason else len(members)
        words = Words(name, label, UNIT, f"{MEMBERS}: {what}")
        return made(words, Known(value, self._spots(members), reason), self.scope)

    def _spots(self, members: Iterable[Member]) -> frozenset[Spot]:
        codes = [each.code for each in members]
        entries, seats = self.clusters.entries, self.clusters.seats
        own = (spot for code in codes for spot in entries.spots(seats[code].row, COLUMNS))
        return frozenset(own) | self.registrations.spots(codes)

    def _unread(self) -> str:
        return self.clusters.entries.unreadable(COLUMNS)

    def _unscored(self, members: Sequence[Member], in_round: str) -> str:
        """Why nobody has a total in a round, where nobody has."""
        totals = [each.totals[in_round] for each in members]
        return totals[0].reason if totals and all(each.value is None for each in totals) else ""


NOBODY = "chưa có thành viên nào"


def _without_total(members: Iterable[Member], in_round: str) -> int:
    return sum(each.totals[in_round].value is None for each in members)


def _but(left: int) -> str:
    return f"chưa kể {left:02} đơn vị chưa có tổng điểm"
