"""Where joined columns are taken from: the rows of another register, by what they are found by.

Codes: R-050 more than one row to take the value from, R-051 none that is valid on the day.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from baocao.errors import Finding
from baocao.registers.form import SAME_FILE, YEAR, Join
from baocao.registers.table import Register, Spot
from baocao.text import day


class Taken(NamedTuple):
    """What a row takes over: the value, the other register's cell, and why it is not known.

    ``told`` is what was found in doing so; without a file it is about the row that takes over.
    """

    value: object = None
    spot: Spot | None = None
    fault: Finding | None = None
    told: Finding | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of another register that pass a join's conditions, by what they are found by.

    ``values`` are what may be taken, ``days`` the days of validity, row by row. ``unread`` are rows
    whose own value there cannot be read, so that each may be any row; ``doubts`` tell of the rows
    that a cell which cannot be read would perhaps rule out.
    """

    register: Register
    join: Join
    values: Sequence[object]
    days: Mapping[str, Sequence[date | None]]
    rows: Mapping[object, Sequence[int]]
    unread: Sequence[int]
    doubts: Mapping[int, Finding]

    def taken(self, key: object, when: date) -> Taken:
        """What a row takes over that holds ``key`` and asks for the row valid on a day.

        Of rows that are all of another time the last one is taken and told: an organisation that
        is no more had its name and kind all the same, and nobody could put right that both its
        end and the row that names it are true.
        """
        named = self.rows.get(key, ())
        if valid := [position for position in named if self._may_be_valid(position, when)]:
            return self._of(valid, key)
        may_be = (self.doubts[each] for each in self.unread if self._may_be_valid(each, when))
        if (fault := self.register.absent or next(may_be, None)) or not named:
            return Taken(fault=fault)
        last = max(map(self._begins, named))
        others = [each for each in self.unread if self._begins(each) > last]
        taken = self._of(others or [each for each in named if self._begins(each) == last], key)
        return taken if taken.fault else taken._replace(told=self._of_another_time(last, when))

    def _may_be_valid(self, position: int, when: date) -> bool:
        if not self.days:
            return True
        begins, ends = (self._day(position, heading) for heading in self.days)
        return (begins or when) <= when <= (ends or when)

    def _begins(self, position: int) -> date:
        """The first day of a row; one that cannot be read may be the last of all."""
        heading = self.register.form.valid[0]
        unread = (position, heading) in self.register.bad
        return date.max if unread else self._day(position, heading) or date.min

    def _day(self, position: int, heading: str) -> date | None:
        if (position, heading) in self.register.bad:
            return None
        return self.days[heading][position]

    def _of(self, positions: Sequence[int], key: object) -> Taken:
        """The value of the one row; of several none, for what makes it unclear which."""
        doubt = next(filter(None, map(self.doubts.get, positions)), None)
        if len(positions) > 1:
            several = doubt or self._several(positions, key)
            return Taken(fault=several, told=None if doubt else several)
        (position,) = positions
        return Taken(
            self.values[position],
            self.register.spots[position].get(self.join.of),
            doubt or self.register.bad.get((position, self.join.of)),
        )

    def _several(self, positions: Sequence[int], key: object) -> Finding:
        by_file = self.join.by == SAME_FILE
        rows = [self.register.spots[position] for position in positions]
        spots = [row.get(self.join.by) or next(iter(row.values())) for row in rows]
        first = spots[0]
        return Finding(
            "R-050",
            "error",
            f"trùng nhau ở {len(spots)} dòng nên không rõ lấy dòng nào",
            "Giữ một dòng, hoặc sửa ngày hiệu lực cho khỏi chồng nhau",
            first.file,
            first.sheet,
            tuple(spot.ref for spot in spots if spot[:2] == first[:2]),
            "" if by_file else self.join.by,
            "" if by_file else str(key),
        )

    def _of_another_time(self, last: date, when: date) -> Finding:
        name = self.register.name
        since = "" if last == date.min else f" từ ngày {day(last)}"
        return Finding(
            "R-051",
            "warning",
            f"sổ “{name}” không có dòng nào có hiệu lực ngày {day(when)}, "
            f"đã lấy dòng có hiệu lực{since}",
            f"Kiểm tra lại mã và ngày ở đây, và ngày hiệu lực trong sổ “{name}”",
        )


def source_of(join: Join, other: Register, year: int) -> Source:
    """The rows that ``join`` may take from, in an edition of ``year``."""
    rows: dict[object, list[int]] = {}
    unread: list[int] = []
    doubts: dict[int, Finding] = {}
    ruled_out = _ruled_out(join, other, year)
    if join.by != SAME_FILE:  # of several periods' forms the last tells how it is
        ruled_out |= {*other.left_out(adds=False)}
    tested = (join.by, *join.where, *other.form.valid)
    for position, key in enumerate(found_by(other, join.by)):
        if position in ruled_out:
            continue
        faults = (other.bad.get((position, heading)) for heading in tested)
        if doubt := next(filter(None, faults), None):
            doubts[position] = doubt
        if key is not None:
            rows.setdefault(key, []).append(position)
        elif (position, join.by) in other.bad:
            unread.append(position)
    # Columns as lists: a frame takes a hundred times as long to give one cell.
    days = {heading: list(other.rows[heading]) for heading in other.form.valid}
    return Source(other, join, list(other.rows[join.of]), days, rows, unread, doubts)


def found_by(register: Register, by: str) -> list[object]:
    """What each row is found by: its value in a column, or the file it is read from."""
    if by != SAME_FILE:
        return list(register.rows[by])
    return [next(iter(spots.values())).file for spots in register.spots]


def _ruled_out(join: Join, other: Register, year: int) -> set[int]:
    """The rows that do not pass a condition, for what a readable cell holds."""
    tests: dict[str, Callable[[object], bool]] = {
        heading: partial(operator.eq, year if value == YEAR else value)
        for heading, value in join.where.items()
    }
    return {
        position
        for heading, holds in tests.items()
        for position, value in enumerate(other.rows[heading])
        if (position, heading) not in other.bad and not holds(value)
    }
