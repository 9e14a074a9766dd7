"""Party badges: the book of who was given one, and the sheet in which a committee counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from sample.committees import Committee, apportioned, committees
from sample.layout import BADGES, Row
from sample.quarters import DAY, Quarter

LEVELS = BADGES.choices["Mốc năm"]
_POSTHUMOUS = 0.03
# Years of membership that earn a badge, with the share each has in a usual round.
_BADGES = {
    30: 27, 40: 24, 45: 12, 50: 11, 55: 10, 60: 7, 65: 4, 70: 2, 75: 1.4, 80: 0.9, 85: 0.5,
    90: 0.2,
}


def badge_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the badges in order of round, numbered through by member."""
    rows = [row for quarter in quarters for row in _given(quarter, committees())]
    rows += _uncounted_badges(quarters)
    return [{"Mã đảng viên": f"DV{number:06d}", **row} for number, row in enumerate(rows, start=1)]


def badge_lines(quarter: Quarter, units: Sequence[Committee]) -> dict[str, dict[str, int]]:
    """Return what the form of each committee counts: its rows of the book in that quarter.

    Which of them were given after death the book does not say; that line is drawn.
    """
    given: dict[str, list[Row]] = {unit.code: [] for unit in units}
    for row in _given(quarter, units):
        given[str(row["Mã tổ chức"])].append(row)
    return {code: _lines(quarter, code, rows) for code, rows in given.items()}


def _lines(quarter: Quarter, code: str, rows: Sequence[Row]) -> dict[str, int]:
    source = Random(f"posthumous:{quarter.label}:{code}")
    levels = Counter(row["Mốc năm"] for row in rows)
    return {
        "Tổng số huy hiệu": len(rows),
        **{f"Huy hiệu {level} năm": levels[level] for level in LEVELS},
        "Trong đó: tặng sớm": sum(row["Tặng sớm"] == "x" for row in rows),
        "Trong đó: truy tặng": sum(source.random() < _POSTHUMOUS for _ in rows),
    }


def _given(quarter: Quarter, units: Sequence[Committee]) -> list[Row]:
    """Return the badges of a quarter: those of its round, and those given early."""
    rows = []
    source = Random(f"badges:{quarter.label}")
    given = apportioned(quarter["badges.round.regular"], list(_BADGES.values()))
    decided = min(max(quarter.badge_round - 12 * DAY, quarter.start), quarter.end)
    for level, count in zip(_BADGES, given, strict=True):
        for _ in range(count):
            rows.append(_badge(source, units, level, (quarter.badge_round, decided)))
    for level in (65, 60):
        for day in quarter.days(source, quarter[f"badges.early_{level}"]):
            rows.append(_badge(source, units, level, (quarter.next_badge_round, day), "x"))
    return rows


def _badge(
    source: Random,
    units: Sequence[Committee],
    level: int,
    days: tuple[date, date],
    early: str = "",
) -> Row:
    """Return one badge with the day of the round it is given in and that of the decision."""
    ceremony, day = days
    return {
        "Mã tổ chức": source.choice(units).code,
        "Mốc năm": level,
        "Đợt": ceremony,
        "Tặng sớm": early,
        "Ngày": day,
        "Văn bản": f"Quyết định mẫu ngày {day.day:02d}/{day.month}/{day.year}",
    }


def _uncounted_badges(quarters: Sequence[Quarter]) -> Iterator[Row]:
    """Yield badges of rounds outside all periods, and early ones decided outside."""
    source = Random("badges")
    first, last = quarters[0], quarters[-1]
    yield _badge(source, committees(), 30, (date(first.start.year - 1, 11, 7), first.start))
    yield _badge(source, committees(), 40, (last.next_badge_round, last.end))
    for level in (65, 60):
        yield _badge(source, committees(), level, (first.badge_round, first.start - DAY), "x")
        yield _badge(source, committees(), level, (last.next_badge_round, last.end + DAY), "x")
    yield _badge(source, committees(), 75, (last.next_badge_round, last.end + DAY), "x")
