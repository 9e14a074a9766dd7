"""Book Nhân sự: dated spells of persons whose make-up at the end of each period is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sample.layout import ROOMS, STAFF, Row
from sample.organisations import CELLS
from sample.quarters import DAY, FOUNDED, Quarter

POSTS = {
    "staff.head": "Trưởng ban",
    "staff.deputy_heads": "Phó trưởng ban",
    "staff.department_heads": "Trưởng phòng",
    "staff.department_deputy_heads": "Phó trưởng phòng",
    "staff.other": "Chuyên viên",
}
_STAYED, _LENT = 8, 12  # days after the last period: of one who leaves, of one who is lent
_RANKS = {figure: rank for rank, figure in enumerate(POSTS)}
Slot = tuple[str, int]  # the k-th post of a kind


@dataclass(frozen=True)
class Person:
    """What the book says of one person at one time."""

    slot: Slot
    woman: bool
    minority: bool
    education: str
    politics: str
    member: bool


@dataclass(frozen=True)
class Spell:
    """One person's unchanged time: in which periods' ends it is valid."""

    number: int
    person: Person
    first: int
    last: int


def staff_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the spells in order of person and day, with persons who must not be counted."""
    spells = _spells(quarters)
    source = Random("staff")
    changes = _change_days(quarters, spells)
    spans = [_span(spell, changes, source, quarters) for spell in spells]
    spans = _with_leaver(spells, spans, quarters)
    count = max((spell.number for spell in spells), default=-1) + 1
    rows = [
        _row(spell.number, spell.person, *span)
        for spell, span in zip(spells, spans, strict=True)
    ]
    rows += [*_earlier_spells(rows), *_moved_on(rows, quarters), *_uncounted(quarters, count)]
    return sorted(rows, key=lambda row: (str(row["Mã cán bộ"]), row["Từ ngày"]))


def _spells(quarters: Sequence[Quarter]) -> list[Spell]:
    """Follow the persons from period to period; a changed trait opens another spell."""
    current: dict[Slot, Spell] = {}
    closed: list[Spell] = []
    count = 0
    for index, quarter in enumerate(quarters):
        held = _held(quarter, current)
        following: dict[Slot, Spell] = {}
        for slot, person in _roster(quarter, held).items():
            old = held[slot]
            if old is None or not _same(old.person, person):
                number, count = count, count + 1
            else:
                number = old.number
            unchanged = old is not None and old.person == person
            first = old.first if old is not None and unchanged else index
            following[slot] = Spell(number, person, first, index)
        kept = {(spell.number, spell.first) for spell in following.values()}
        closed += [s for s in current.values() if (s.number, s.first) not in kept]
        current = following
    return sorted([*closed, *current.values()], key=lambda spell: (spell.number, spell.first))


def _same(old: Person, new: Person) -> bool:
    """Say whether both may be one person: what nobody changes is the same."""
    return (old.woman, old.minority) == (new.woman, new.minority)


def _held(quarter: Quarter, current: Mapping[Slot, Spell]) -> dict[Slot, Spell | None]:
    """Return who held each post before; a new post goes to one whose own lower post is gone."""
    slots = [(figure, k) for figure in POSTS for k in range(quarter[figure])]
    held: dict[Slot, Spell | None] = {slot: current.get(slot) for slot in slots}
    gone = [slot for slot in current if slot not in held]
    opened = [slot for slot in slots if held[slot] is None]
    for left, taken in zip(gone, reversed(opened), strict=False):
        if _RANKS[taken[0]] < _RANKS[left[0]]:
            held[taken] = current[left]
    return held


def _roster(quarter: Quarter, held: Mapping[Slot, Spell | None]) -> dict[Slot, Person]:
    """Deal the traits to the posts so that each count is met and changes are few."""
    slots = list(held)

    def chosen(among: list[Slot], figure: str, had: Callable[[Person], bool]) -> set[Slot]:
        def order(slot: Slot) -> tuple[int, float]:
            old = held[slot]
            keeps = 1 if old is None else 0 if had(old.person) else 2
            return keeps, _inclination(figure, slot)

        return set(sorted(among, key=order)[: quarter[figure]])

    women = chosen(slots, "staff.female", lambda p: p.woman)
    minority = chosen(slots, "staff.ethnic_minority", lambda p: p.minority)
    members = chosen(slots, "own_party.members", lambda p: p.member)
    masters = chosen(slots, "staff.education.master", lambda p: p.education == "thạc sĩ")
    rest = [slot for slot in slots if slot not in masters]
    bachelors = chosen(rest, "staff.education.bachelor", lambda p: p.education == "đại học")
    advanced = chosen(slots, "staff.politics.advanced", lambda p: p.politics == "cao cấp")
    rest = [slot for slot in slots if slot not in advanced]
    middle = chosen(rest, "staff.politics.intermediate", lambda p: p.politics == "trung cấp")
    return {
        slot: Person(
            slot,
            slot in women,
            slot in minority,
            "thạc sĩ" if slot in masters else _below(slot, bachelors, "đại học", "cao đẳng"),
            "cao cấp" if slot in advanced else _below(slot, middle, "trung cấp", "sơ cấp"),
            slot in members,
        )
        for slot in slots
    }


def _below(slot: Slot, holders: set[Slot], level: str, lowest: str) -> str:
    """Return the middle level for its holders, the lowest or something uncounted for others."""
    if slot in holders:
        return level
    if lowest == "sơ cấp":
        return lowest if slot[1] % 2 else ""
    if _RANKS[slot[0]] < _RANKS["staff.department_deputy_heads"]:
        return "tiến sĩ"
    return lowest if slot[1] % 2 else "trung cấp"


def _inclination(figure: str, slot: Slot) -> float:
    """Return a fixed order of the posts for a trait; learning and membership lean to high posts."""
    lean = 0.0 if figure in ("staff.female", "staff.ethnic_minority") else 0.3
    return lean * _RANKS[slot[0]] + Random(f"{figure}:{slot}").random()


def _change_days(quarters: Sequence[Quarter], spells: Sequence[Spell]) -> dict:
    """Return the first day of what is new in a period, by person and period."""
    last = len(quarters) - 1
    turns = {(spell.number, spell.first) for spell in spells if spell.first}
    turns |= {(spell.number, spell.last + 1) for spell in spells if spell.last < last}
    days = {}
    for index, quarter in enumerate(quarters):
        numbers = sorted(number for number, at in turns if at == index)
        drawn = quarter.days(Random(f"staff:{quarter.label}"), len(numbers))
        days.update({(number, index): day for number, day in zip(numbers, drawn, strict=True)})
    return days


def _span(
    spell: Spell,
    changes: Mapping[tuple[int, int], date],
    source: Random,
    quarters: Sequence[Quarter],
) -> tuple[date, date | None]:
    """Return the first and last day of a spell; some end on the very last day and still count."""
    later = source.choice((FOUNDED, FOUNDED, FOUNDED, date(2025, 10, 1), date(2026, 1, 5)))
    opened = changes[(spell.number, spell.first)] if spell.first else later
    if spell.last == len(quarters) - 1:
        return opened, quarters[-1].end if spell.number % 20 == 19 else None
    return opened, changes[(spell.number, spell.last + 1)] - DAY


def _with_leaver(
    spells: Sequence[Spell],
    spans: Sequence[tuple[date, date | None]],
    quarters: Sequence[Quarter],
) -> list[tuple[date, date | None]]:
    """Let one woman without a post leave in the days after the last period, if there is one."""
    last = len(quarters) - 1
    staying = [
        index
        for index, (spell, span) in enumerate(zip(spells, spans, strict=True))
        if spell.last == last and span[1] is None
        and spell.person.slot[0] == "staff.other" and spell.person.slot[1] % 5 != 4
        and spell.person.woman and not spell.person.minority
    ]  # fmt: skip
    left = {index: quarters[-1].end + _STAYED * DAY for index in staying[-1:]}
    return [
        (opened, left.get(index, closed)) for index, (opened, closed) in enumerate(spans)
    ]


def _moved_on(rows: Sequence[Row], quarters: Sequence[Quarter]) -> list[Row]:
    """Return the next spell of those whose last one ends with the last period: another room."""
    end = quarters[-1].end
    rooms = list(ROOMS.values())
    return [
        {**row, "Phòng": _next(rooms, row["Phòng"]), "Từ ngày": end + DAY, "Đến ngày": None}
        for row in rows
        if row["Đến ngày"] == end
    ]


def _next(rooms: Sequence[str], room: object) -> object:
    """Return the room after this one; who is in none of them stays."""
    if room not in rooms:
        return room
    return rooms[(rooms.index(str(room)) + 1) % len(rooms)]


def _row(number: int, person: Person, opened: date, closed: date | None) -> Row:
    """Return the row of one spell."""
    figure, k = person.slot
    rooms = list(ROOMS.values())
    leads = figure in ("staff.head", "staff.deputy_heads")
    leader = figure != "staff.other"
    worker = not leader and k % 5 == 4
    draw = Random(f"traits:{number}")
    return {
        "Mã cán bộ": f"CB{number + 1:03d}",
        "Phòng": "Lãnh đạo Ban" if leads else rooms[k % len(rooms)],
        "Chức vụ": "Nhân viên" if worker else POSTS[figure],
        "Nhóm": "người lao động" if worker else "công chức",
        "Giới tính": "nữ" if person.woman else "nam",
        "Dân tộc": draw.choice(STAFF.choices["Dân tộc"][1:]) if person.minority else "Kinh",
        "Trình độ chuyên môn": person.education,
        "Lý luận chính trị": person.politics,
        "Đảng viên": _tick(person.member),
        "Chi bộ": CELLS[k % len(CELLS)] if person.member else "",
        "Lãnh đạo quản lý": _tick(leader),
        "Chữ ký số": _tick(not worker),
        "Xử lý văn bản trên mạng": _tick(leader or (not worker and draw.random() < 0.9)),
        "Từ ngày": opened,
        "Đến ngày": closed,
    }


def _tick(marked: bool) -> str:
    """Return the mark of a tick column."""
    return "x" if marked else ""


def _earlier_spells(rows: Sequence[Row]) -> list[Row]:
    """Return the spells before a promotion at the turn of the year, ended before any report."""
    promoted = [
        row
        for row in rows
        if row["Chức vụ"] == "Phó trưởng phòng" and row["Từ ngày"] == date(2026, 1, 5)
    ]
    before = {"Chức vụ": "Chuyên viên", "Lãnh đạo quản lý": ""}
    span = {"Từ ngày": FOUNDED, "Đến ngày": date(2026, 1, 4)}
    return [{**row, **before, **span} for row in promoted]


def _uncounted(quarters: Sequence[Quarter], count: int) -> Iterator[Row]:
    """Yield persons whom no report may count: gone before its last day or coming after it."""
    first, last = quarters[0], quarters[-1]
    spans = (
        (FOUNDED, first.end - DAY),
        (FOUNDED, date(2025, 12, 31)),
        (last.start, last.end - DAY),
        (last.end + DAY, last.end + _LENT * DAY),
        (last.end + (_LENT + 2) * DAY, None),
    )
    for number, (opened, closed) in enumerate(spans, start=count):
        draw = Random(f"uncounted:{number}")
        slot = ("staff.other", number)
        person = Person(slot, draw.random() < 0.5, number % 2 == 0, "thạc sĩ", "cao cấp", True)
        yield _row(number, person, opened, closed)
