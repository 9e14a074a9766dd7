"""What happened to each member: the days in and out, when probation ended, and what is told of it.

An event of a day holds from that day: who comes is there on it, who goes was there until the day
before. So the members at the end are those before the period, plus who came, less who went, to
the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from sample.bloc.half import Half
from sample.quarters import DAY

OFFICIAL, PROBATION = "chính thức", "dự bị"
YEAR = timedelta(days=366)  # of probation, whatever the year
_PROBATION_LEAVING = 3  # of those who move away; most who do are official
_PROBATION_COMING = 2
_BADGES = {"badge.y30": 30, "badge.y40": 40}
# Years of admission by which nobody reaches thirty or forty years of membership in 2021.
_OTHER_YEARS = tuple(year for year in range(1983, 2019) if year != 1991)


@dataclass(frozen=True)
class Spell:
    """A time as one kind of member, the last day included; without one it goes on."""

    kind: str
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Badge:
    """A badge for so many years: the round in which it is given, and the day it is proposed."""

    years: int
    given: date
    proposed: date


@dataclass(frozen=True)
class Life:
    """One member: the day of admission, spells in the book, events (kind and day), a badge."""

    joined: date
    spells: tuple[Spell, ...]
    events: tuple[tuple[str, date], ...] = ()
    badge: Badge | None = None

    def on(self, day: date) -> Spell | None:
        """Return the spell that holds on a day, None when not in the book."""
        holding = (each for each in self.spells if each.first <= day <= (each.last or day))
        return next(holding, None)

    @property
    def settled(self) -> bool:
        """Whether nothing happens to this one, who has long been an official member."""
        return self.spells[0].kind == OFFICIAL and not self.events and not self.badge


def lives(half: Half) -> list[Life]:
    """Return the members of the period, and those who came or went around it."""
    source = Random("lives")
    moved = list(_coming(half, source)) + list(_going(half, source))
    counted = [*_made_official(half, source), *_admitted(half, source), *moved]
    counted += _earning_badges(half)
    on_probation = sum(is_on_probation(life, half.end) for life in counted)
    before = sum(life.on(half.before) is not None for life in counted)
    carried = list(islice(_carried(half, source), half["members.probationary"] - on_probation))
    longer = half.opening - before - len(carried)
    return [*counted, *carried, *islice(_staying(half, source), longer), *_around(half, source)]


def is_on_probation(life: Life, day: date) -> bool:
    """Whether this is a member on probation on a day."""
    spell = life.on(day)
    return spell is not None and spell.kind == PROBATION


def _long_ago(source: Random) -> date:
    """Return a day of admission in a year that earns no badge."""
    return date(source.choice(_OTHER_YEARS), source.randint(1, 12), source.randint(1, 28))


def _official(source: Random, joined: date) -> date:
    """Return when probation ended: a year later, and the days that the decision took."""
    return joined + YEAR + DAY * source.randint(0, 25)


def _admitted(half: Half, source: Random) -> Iterator[Life]:
    """Yield those admitted in the period, who stay on probation beyond it."""
    for day in half.days(source, half["flow.admitted"]):
        yield Life(day, (Spell(PROBATION, day),), (("kết nạp", day),))


def _made_official(half: Half, source: Random) -> Iterator[Life]:
    """Yield those whose probation ended in the period, with a spell of each kind."""
    for day in half.days(source, half["flow.made_official"]):
        joined = day - YEAR - DAY * source.randint(0, 25)
        spells = Spell(PROBATION, joined, day - DAY), Spell(OFFICIAL, day)
        yield Life(joined, spells, (("chuyển chính thức", day),))


def _coming(half: Half, source: Random) -> Iterator[Life]:
    """Yield those who came from elsewhere; the second of them soon went again."""
    wanted = half["flow.transfer_in"]
    spare = half["members.probationary"] - half["flow.admitted"]
    for number, day in enumerate(half.days(source, wanted)):
        kind = PROBATION if 2 <= number < 2 + min(_PROBATION_COMING, spare) else OFFICIAL
        joined = _recently(half, source) if kind == PROBATION else _long_ago(source)
        if number == 1 and _passes_through(half):
            gone = day + DAY * source.randint(1, (half.end - day).days)
            events = ("chuyển đến", day), ("chuyển đi", gone)
            yield Life(joined, (Spell(kind, day, gone - DAY),), events)
        else:
            yield Life(joined, (Spell(kind, day),), (("chuyển đến", day),))


def _passes_through(half: Half) -> bool:
    """Whether somebody comes and goes within the period, which no register of a day shows."""
    return half["flow.transfer_in"] > 2 and half["flow.transfer_out"] > 0


def _going(half: Half, source: Random) -> Iterator[Life]:
    """Yield those who left the book, the last day in it being that before the event."""
    moving = half["flow.transfer_out"] - _passes_through(half)
    for number, day in enumerate(half.days(source, moving)):
        kind = PROBATION if 2 <= number < 2 + _PROBATION_LEAVING else OFFICIAL
        yield _left(half, source, kind, ("chuyển đi", day))
    for day in half.days(source, half["flow.removed"]):
        yield _left(half, source, PROBATION, ("xóa tên", day))


def _left(half: Half, source: Random, kind: str, event: tuple[str, date]) -> Life:
    """Return a member who was in the book until the day before the event."""
    joined = _recently(half, source) if kind == PROBATION else _long_ago(source)
    since = joined if kind == PROBATION else _official(source, joined)
    return Life(joined, (Spell(kind, since, event[1] - DAY),), (event,))


def _recently(half: Half, source: Random) -> date:
    """Return a day of admission in the half-year before, so that probation goes on."""
    return half.before - DAY * source.randint(1, 180)


def _earning_badges(half: Half) -> Iterator[Life]:
    """Yield those for whom a badge is proposed; the last of each kind on the last day."""
    for figure, years in _BADGES.items():
        for number in range(half[figure]):
            if number + 1 == half[figure]:
                yield _earned(Badge(years, date(2021, 9, 2), half.end))
            else:
                yield _earned(Badge(years, date(2021, 5, 19), date(2021, 4, 15)), 3 * number)


def _earned(badge: Badge, sooner: int = 0) -> Life:
    """Return a member who reaches the years of membership shortly before the round."""
    joined = badge.given.replace(year=badge.given.year - badge.years) - (7 + sooner) * DAY
    return Life(joined, (Spell(OFFICIAL, joined + YEAR),), badge=badge)


def _carried(half: Half, source: Random) -> Iterator[Life]:
    """Yield members on probation before and after the period, the edges of it first."""
    yield Life(half.before, (Spell(PROBATION, half.before),), (("kết nạp", half.before),))
    joined, made = half.after - YEAR, half.after
    spells = Spell(PROBATION, joined, half.end), Spell(OFFICIAL, made)
    yield Life(joined, spells, (("chuyển chính thức", made),))
    while True:
        joined = _recently(half, source)
        yield Life(joined, (Spell(PROBATION, joined),))


def _staying(half: Half, source: Random) -> Iterator[Life]:
    """Yield official members of the whole period, the edges of it first."""
    joined, made = half.before - YEAR, half.before
    spells = Spell(PROBATION, joined, made - DAY), Spell(OFFICIAL, made)
    yield Life(joined, spells, (("chuyển chính thức", made),))
    joined = _long_ago(source)
    spell = Spell(OFFICIAL, _official(source, joined), half.end)
    yield Life(joined, (spell,), (("chuyển đi", half.after),))
    yield _earned(Badge(30, date(2021, 2, 3), half.before))
    yield _earned(Badge(40, date(2021, 11, 7), half.after))
    while True:
        joined = _long_ago(source)
        yield Life(joined, (Spell(OFFICIAL, _official(source, joined)),))


def _around(half: Half, source: Random) -> Iterator[Life]:
    """Yield those who went on the day before the period, or came on the day after it."""
    for kind in ("chuyển đi", "từ trần"):
        yield _left(half, source, OFFICIAL, (kind, half.before))
    late = half.after
    yield Life(late, (Spell(PROBATION, late),), (("kết nạp", late),))
    yield Life(_long_ago(source), (Spell(OFFICIAL, late),), (("chuyển đến", late),))
