"""Completeness and timeliness: by former province, over the periods, and who is missing or late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from baocao.desk.map import place_name
from baocao.desk.standing import STATES, Standing, earlier_standings
from baocao.desk.words import NONE, ORIGIN, counted, counted_or_none, named, on, told
from baocao.edition import Edition
from baocao.figures import PERCENT
from baocao.narrative import Block
from baocao.period import Period
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import number

SAID_OF_A_FORM = ("late", "resubmitted", "keyed_in", "signed")

BY_PLACE = (
    Column(Phrase.of("Địa bàn"), 18),
    Column(Phrase.of("Phải gửi"), 8, "right"),
    Column(Phrase.of("Đã gửi"), 8, "right"),
    Column(Phrase.of("Tỷ lệ"), 12, "right"),
    Column(Phrase.of("Đúng hạn"), 8, "right"),
    Column(Phrase.of("Tỷ lệ"), 12, "right"),
    Column(Phrase.of("Đạt"), 8, "right"),
    Column(Phrase.of("Trả lại"), 8, "right"),
    Column(Phrase.of("Từ chối"), 9, "right"),
    Column(Phrase.of("Chưa gửi"), 9, "right"),
)
OVER_TIME = (
    Column(Phrase.of("Kỳ"), 16),
    Column(Phrase.of("Hạn nộp"), 14),
    Column(Phrase.of("Phải gửi"), 8, "right"),
    Column(Phrase.of("Đã gửi"), 8, "right"),
    Column(Phrase.of("Tỷ lệ"), 11, "right"),
    Column(Phrase.of("Đúng hạn"), 8, "right"),
    Column(Phrase.of("Muộn"), 9, "right"),
    Column(Phrase.of("Muộn nhiều nhất (ngày)"), 11, "right"),
    Column(Phrase.of("Gửi lại"), 7, "right"),
    Column(Phrase.of("Nhập hộ"), 8, "right"),
)
LATE = (
    Column(Phrase.of("TT"), 7, "center"),
    Column(Phrase.of("Đơn vị"), 36),
    Column(Phrase.of("Địa bàn"), 19),
    Column(Phrase.of("Ngày nhận"), 14),
    Column(Phrase.of("Muộn (ngày)"), 10, "right"),
    Column(Phrase.of("Tình trạng"), 14),
)


def by_place_bullets(places: Mapping[str, Sequence[Standing]], which: Sequence[Standing]) -> Block:
    """The names of some units, a bullet a place; a sentence where there are none."""
    if not which:
        return Block("Không có đơn vị nào.")
    chosen = {each.unit.code for each in which}
    groups = {
        place: [each.unit.name for each in group if each.unit.code in chosen]
        for place, group in places.items()
    }
    return Block.bullets(
        Phrase.of(place_name(place), " (", counted(len(names)), "): ", named(names))
        for place, names in groups.items()
        if names
    )


def late(which: Sequence[Standing]) -> Block:
    """A table of units whose first form came late, the latest first."""
    if not which:
        return Block("Không có đơn vị nào gửi muộn.")
    ordered = sorted(which, key=lambda each: -each.days_late)
    return grid(LATE, [_late(each, place) for place, each in enumerate(ordered, start=1)])


def timeliness(so: Edition, places: Mapping[str, Sequence[Standing]]) -> Block:
    """A line a place, then one of all; nobody is in time where no day was set."""
    every = [each for group in places.values() for each in group]
    lines = [_of_place(so, place_name(place), group) for place, group in places.items()]
    return grid(BY_PLACE, [*lines, _of_place(so, "Tổng số", every)._replace(bold=True)])


def course(so: Edition, every: Sequence[Standing]) -> Block:
    """A line for each period that something came for, the present one last."""
    return grid(OVER_TIME, _over_time(so, every))


def _late(standing: Standing, place: int) -> Line:
    unit = standing.unit
    return Line([
        counted(place),
        told(unit.name),
        told(place_name(unit.place)),
        on(standing.received),
        counted(standing.days_late),
        told(STATES[standing.state]),
    ])  # fmt: skip


def _of_place(so: Edition, name: str, group: Sequence[Standing]) -> Line:
    came = [each for each in group if each.received]
    in_time = [each for each in came if not each.late]
    whole = len(group)
    shares = [counted(len(came)), _rate(len(came), whole)]
    if so.params.collection:
        shares += [counted(len(in_time)), _rate(len(in_time), whole)]
    else:
        shares += [NONE, NONE]
    states = [counted_or_none(sum(each.state == state for each in group)) for state in STATES]
    return Line([Phrase.of(name), counted(whole), *shares, *states])


def _over_time(so: Edition, every: Sequence[Standing]) -> Iterator[Line]:
    for before in so.earlier:
        whole = _owed(so, before.period)
        yield _of_period(before.period, before.due, whole, earlier_standings(before))
    due = so.params.collection.due if so.params.collection else None
    yield _of_period(so.period, due, len(every), every)


def _owed(so: Edition, period: Period) -> int | None:
    """How many units owed a form for an earlier period, as its closed edition has it."""
    closed = so.closed.get(str(period))
    figure = closed.figures.get(so.report.units.expected) if closed and so.report.units else None
    return int(figure.value) if figure and figure.value is not None else None


def _of_period(
    period: Period, due: date | None, whole: int | None, group: Sequence[Standing]
) -> Line:
    came = [each for each in group if each.received]
    behind = [each.days_late for each in came if each.late]
    times = [counted(len(came) - len(behind)), counted_or_none(len(behind))]
    times.append(counted_or_none(max(behind, default=0)))
    return Line([
        Phrase.of(Part(period.name, "param:period")).capitalised(),
        on(due),
        NONE if whole is None else counted(whole),
        counted(len(came)),
        NONE if whole is None else _rate(len(came), whole),
        *(times if due else [NONE] * len(times)),
        counted_or_none(sum(each.resubmitted for each in came)),
        counted_or_none(sum(each.keyed_in for each in came)),
    ])  # fmt: skip


def _rate(part: int, whole: int) -> Phrase:
    if not whole:
        return NONE
    return Phrase.of(Part(number(Decimal(100) * part / whole) + PERCENT, ORIGIN))
