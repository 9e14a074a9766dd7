"""Ranks within a cluster: by the decisive total, then by what is declared to tell equals apart.

Code: T-012 members that nothing tells apart; they share a rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.errors import Finding
from baocao.params import Scoring, Tie
from baocao.registers import Spot
from baocao.scoring.clusters import ORDER, Clusters, Seat
from baocao.scoring.registrations import Registrations
from baocao.scoring.totals import Result

LAST = float("inf")
"""Who is not registered, or not put in order, comes after all who are."""

Key = Callable[[Seat], Fraction | float | None]
"""What is compared, the least first; None where it is not known."""


class Step(NamedTuple):
    """One thing that equals are compared by, how it is called, and the cells it rests on."""

    name: str
    key: Key
    spots: Callable[[Seat], frozenset[Spot]]


class Placing(NamedTuple):
    """Where a member stands in its cluster; ``settled_by`` says what told it from its equals.

    ``spots`` are the cells of what it was held against its equals by, ``waiting`` tells what is
    not known of that yet.
    """

    rank: int
    shared: bool = False
    settled_by: str = ""
    waiting: str = ""
    spots: frozenset[Spot] = frozenset()


class Group(NamedTuple):
    """Members that nothing tells apart; ``unknown`` names what could not be compared.

    ``asked`` are the steps by which they were compared.
    """

    seats: tuple[Seat, ...]
    settled_by: str = ""
    unknown: str = ""
    asked: tuple[Step, ...] = ()


class Board(NamedTuple):
    """The results of all members, and their registrations."""

    results: Mapping[str, Result]
    registrations: Registrations


def ranked(
    clusters: Clusters, board: Board, scoring: Scoring
) -> tuple[dict[str, Placing], list[Finding]]:
    """The placing of each member whose decisive total is known, and ties that stay."""
    places: dict[str, Placing] = {}
    findings = []
    steps = _steps(clusters, board, scoring)
    for cluster in clusters.names:
        seats = [seat for seat in clusters.of(cluster) if _total(seat, board, scoring) is not None]
        ahead = 0
        for group in _parted(tuple(seats), steps):
            shared = len(group.seats) > 1
            waiting = f"tạm xếp: bằng điểm mà chưa có {group.unknown}" if group.unknown else ""
            for seat in group.seats:
                spots = frozenset().union(*(step.spots(seat) for step in group.asked))
                places[seat.unit] = Placing(ahead + 1, shared, group.settled_by, waiting, spots)
            if shared:
                findings.append(_tied(clusters, group, ahead + 1))
            ahead += len(group.seats)
    return places, findings


def provisional(clusters: Clusters, cluster: str, placings: Mapping[str, Placing]) -> str:
    """Why the ranks of a cluster may still change; empty where they stand.

    A unit whose cluster cannot be read may be of any.
    """
    seats = [*clusters.of(cluster), *(clusters.of("") if cluster else ())]
    return until_scored(sum(seat.unit not in placings for seat in seats))


def until_scored(left: int) -> str:
    """Why places may still change while so many have no total; empty where all have one."""
    return f"tạm xếp: còn {left:02} đơn vị chưa có tổng điểm" if left else ""


def _total(seat: Seat, board: Board, scoring: Scoring) -> Fraction | None:
    return None if seat.fault else board.results[seat.unit].totals[scoring.decisive].points


def _steps(clusters: Clusters, board: Board, scoring: Scoring) -> list[Step]:
    """The decisive total, the declared ties in turn, and the council's own order."""
    decisive = scoring.decisive
    total = Step(
        "",
        lambda seat: _falling(_total(seat, board, scoring)),
        lambda seat: board.results[seat.unit].totals[decisive].spots,
    )
    order = Step(
        "thứ tự ghi trong sổ Cụm thi đua",
        _ordered,
        lambda seat: frozenset(clusters.entries.spots(seat.row, (ORDER,))),
    )
    return [total, *(_step(tie, board) for tie in scoring.ties), order]


def _ordered(seat: Seat) -> Fraction | float | None:
    if not seat.ordered:
        return None
    return LAST if seat.order is None else Fraction(seat.order)


def _step(tie: Tie, board: Board) -> Step:
    results, registrations = board
    if tie.round:
        return Step(
            f"điểm vòng {tie.round}",
            lambda seat: _falling(results[seat.unit].totals[tie.round].points),
            lambda seat: results[seat.unit].totals[tie.round].spots,
        )
    if tie.group:
        return Step(
            f"điểm nhóm {tie.group}",
            lambda seat: _of_group(results[seat.unit], tie.group),
            lambda seat: frozenset(),  # its cells are among those of the total
        )
    return Step(
        "ngày đăng ký",
        lambda seat: _when(seat, registrations),
        lambda seat: registrations.spots([seat.unit]),
    )


def _of_group(result: Result, group: str) -> Fraction | None:
    """The points of a group; none of this year's criteria may be in it."""
    return _falling(result.groups[group].points) if group in result.groups else Fraction(0)


def _falling(points: Fraction | None) -> Fraction | None:
    return None if points is None else -points


def _when(seat: Seat, registrations: Registrations) -> float | None:
    if first := registrations.day(seat.unit):
        return first.toordinal()
    unknown = registrations.reason or seat.unit in registrations.by_unit
    return None if unknown else LAST


def _parted(
    seats: tuple[Seat, ...],
    steps: Sequence[Step],
    settled_by: str = "",
    asked: tuple[Step, ...] = (),
) -> Iterator[Group]:
    """The seats in order, as far as the steps tell them apart; ``asked`` are those gone before.

    Where one of equals lacks what is compared, the later steps are not asked: they would decide
    what the earlier one has to.
    """
    if len(seats) < 2 or not steps:
        if seats:
            yield Group(seats, settled_by, asked=asked)
        return
    step, *later = steps
    asked = (*asked, step)
    keys = {seat.unit: step.key(seat) for seat in seats}
    if None in keys.values():
        yield Group(seats, settled_by, step.name, asked)
        return
    levels = sorted({*keys.values()})
    for level in levels:
        here = tuple(seat for seat in seats if keys[seat.unit] == level)
        yield from _parted(here, later, step.name if len(levels) > 1 else settled_by, asked)


def _tied(clusters: Clusters, group: Group, rank: int) -> Finding:
    names = ", ".join(f"{seat.name} ({seat.unit})" for seat in group.seats)
    why = f"vì chưa có {group.unknown}" if group.unknown else "sau mọi tiêu chí phụ"
    problem = f"{len(group.seats)} đơn vị bằng điểm nhau {why}, cùng xếp thứ {rank}: {names}"
    fix = f"Ghi 1, 2 … ở cột “{ORDER}” theo ý kiến của Hội đồng, hoặc để cùng thứ hạng"
    if group.unknown:
        fix = "Bổ sung hoặc sửa số còn thiếu ấy"
    rule = Finding("T-012", "warning", problem, fix)
    return clusters.entries.about(rule, [seat.row for seat in group.seats], "Mã tổ chức", ORDER)
