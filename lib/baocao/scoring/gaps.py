"""What nobody has scored.

Codes: T-010 score sheets that are missing, of a round, a cluster or a unit, T-011 scores that are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.errors import Finding
from baocao.params import Scoring
from baocao.scoring.clusters import Clusters, Seat
from baocao.scoring.criteria import Table
from baocao.scoring.sheets import KEY, Place, Sheets

SHOWN = 5
"""So many criteria that are missing are named."""

FIX = "Ghi thêm các dòng ấy vào sổ Chấm điểm; "
UNRANKED = "chưa chấm thì chưa xếp hạng được"
UNKNOWN = "chưa chấm thì chưa có tổng điểm vòng ấy, thứ hạng không lấy theo vòng này"


def gaps(sheets: Sheets, table: Table, clusters: Clusters, scoring: Scoring) -> Iterator[Finding]:
    """What is not there of the score sheets, each told once of the most that lacks it.

    That is a round, a criterion that has no score in a round, a cluster, or a unit.
    """
    criteria = table.criteria.values()
    asked = [each.code for each in criteria if not (each.figure or each.reason)]
    seats = clusters.seats
    if asked and seats and not sheets.entries.register.absent:
        rows = {place: row for place, row in sheets.rows.items() if place.criterion in {*asked}}
        yield from _Gaps(sheets, rows, table, clusters, scoring).found(asked)


@dataclass(frozen=True)
class _Gaps:
    """The rows of the scores that are asked for, and what they are held against."""

    sheets: Sheets
    rows: Mapping[Place, int]
    table: Table
    clusters: Clusters
    scoring: Scoring

    def found(self, asked: Sequence[str]) -> Iterator[Finding]:
        scored = {(place.round, place.criterion) for place in self.rows}
        rounds = {in_round for in_round, _ in scored}
        blank: dict[str, list[str]] = {}
        for in_round in self.scoring.rounds:
            if in_round not in rounds:
                whole = f"chưa có phiếu chấm nào của vòng {in_round}"
                yield self._missing("T-010", whole, in_round)
                continue
            there = [code for code in asked if (in_round, code) in scored]
            for code in asked:
                if code not in there:
                    blank.setdefault(code, []).append(in_round)
            yield from self._of_round(in_round, there)
        for code, unscored in blank.items():
            yield self._blank(code, unscored)

    def _of_round(self, in_round: str, asked: Collection[str]) -> Iterator[Finding]:
        """What is missing of a round, by cluster; seats of no cluster are each for themselves."""
        clusters = dict.fromkeys(seat.cluster for seat in self.clusters.seats.values())
        for cluster in clusters:
            seats = self.clusters.of(cluster)
            left = {seat: self._left(seat, in_round, asked) for seat in seats}
            nothing = all(len(each) == len(asked) for each in left.values())
            if cluster and len(seats) > 1 and nothing:
                whose = f"{self.clusters.names[cluster]}: chưa đơn vị nào có"
                yield self._missing("T-010", f"{whose} phiếu chấm vòng {in_round}", in_round)
            else:
                for seat, codes in left.items():
                    yield from self._of_unit(seat, in_round, codes, len(asked))

    def _left(self, seat: Seat, in_round: str, asked: Collection[str]) -> list[str]:
        return [code for code in asked if Place(in_round, seat.unit, code) not in self.rows]

    def _of_unit(
        self, seat: Seat, in_round: str, left: Sequence[str], asked: int
    ) -> Iterator[Finding]:
        """What is missing of a unit, placed at the first and last of its rows that are there."""
        whose = f"{seat.name} ({seat.unit}) chưa có"
        own = [place for place in self.rows if place.unit == seat.unit] if left else []
        if len(left) == asked:
            block = sorted(self.rows[place] for place in own)
            yield self._missing("T-010", f"{whose} phiếu chấm vòng {in_round}", in_round, block)
        elif left:
            block = sorted(self.rows[place] for place in own if place.round == in_round)
            named = ", ".join(left[:SHOWN]) + (" …" if len(left) > SHOWN else "")
            what = f"{whose} điểm vòng {in_round} của {len(left)} tiêu chí: {named}"
            yield self._missing("T-011", what, in_round, block)

    def _missing(
        self, code: str, problem: str, in_round: str, block: Sequence[int] = ()
    ) -> Finding:
        """Something missing; without a ``block`` it is told of the sheet it should stand in."""
        entries = self.sheets.entries
        fix = FIX + (UNRANKED if in_round == self.scoring.decisive else UNKNOWN)
        rule = Finding(code, "error", problem, fix)
        if block:
            ends = dict.fromkeys((block[0], block[-1]))
            return replace(entries.about(rule, ends, "Tiêu chí"), seen="")
        areas = entries.register.looked_through(KEY)
        file = min((each.file for each in areas), default="")
        return replace(rule, file=file, sheet=entries.register.name)

    def _blank(self, code: str, rounds: Sequence[str]) -> Finding:
        """A criterion that has no score of anybody, placed where it is declared."""
        problem = f"tiêu chí {code} chưa có điểm nào ở vòng {', '.join(rounds)}"
        fix = (
            "Ghi điểm tiêu chí ấy của mọi đơn vị vào sổ Chấm điểm (không có thì ghi 0), hoặc bỏ "
            "tiêu chí khỏi bảng"
        )
        entries = self.table.entries
        row = next(each for each in entries.all_rows if entries.kept(each, "Mã") == code)
        return replace(entries.finding(Finding("T-011", "error", problem, fix), row, "Mã"), seen="")
