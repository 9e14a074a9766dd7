"""Who registered for emulation in the year, and when.

Codes: T-007 a unit in no cluster, T-021 a day that is not in the year.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from baocao.catalogue import Times
from baocao.errors import Finding
from baocao.registers import Register, Spot
from baocao.scoring.entries import OF_THE_YEAR, Entries
from baocao.text import day

SHEET = "Đăng ký thi đua"
COLUMNS = ("Năm", "Mã tổ chức", "Đối tượng", "Ngày đăng ký")
OTHER_YEAR = Finding(
    "T-021",
    "warning",
    "không thuộc năm ở cột Năm, mà ngày này xét đăng ký muộn và xếp khi bằng điểm",
    "Sửa ngày hoặc năm; đã đăng ký từ năm trước thì để nguyên",
)


@dataclass(frozen=True, slots=True)
class Registration:
    """The first day a unit registered; None where that cannot be known, and ``fault`` says why."""

    day: date | None
    fault: str
    spots: frozenset[Spot]


@dataclass(frozen=True)
class Registrations:
    """The registrations of collectives by unit, as they were on the edition's day.

    ``reason`` says why it is not known who registered; empty where it is.
    """

    entries: Entries
    by_unit: Mapping[str, Registration]
    last_day: date
    reason: str
    findings: tuple[Finding, ...]

    def day(self, unit: str) -> date | None:
        """The first day a unit registered; None for one that did not."""
        found = self.by_unit.get(unit)
        return found.day if found else None

    def is_late(self, unit: str) -> bool:
        """Whether it registered after the last day for it."""
        first = self.day(unit)
        return first is not None and first > self.last_day

    def bar(self, unit: str) -> str:
        """Why a unit cannot be proposed for an award; empty for one registered in time."""
        found = self.by_unit.get(unit)
        if found is None:
            return self.reason or "chưa đăng ký thi đua"
        if found.day is None:
            return found.fault
        if found.day > self.last_day:
            return f"đăng ký ngày {day(found.day)}, sau hạn {day(self.last_day)}"
        return ""

    def spots(self, units: Iterable[str]) -> frozenset[Spot]:
        """The cells of these units' registrations."""
        there = (self.by_unit[unit].spots for unit in units if unit in self.by_unit)
        return frozenset().union(*there)


def read_registrations(
    register: Register, times: Times, units: Collection[str], last_day: date
) -> Registrations:
    """The registrations of the edition's year, made by its day."""
    entries = Entries.of(register, {**OF_THE_YEAR, "Đối tượng": "tập thể"}, times)
    rows: dict[str, list[int]] = {}
    foreign: dict[str, int] = {}
    findings: list[Finding] = []
    for position in entries.all_rows:
        first, unit = entries.value(position, "Ngày đăng ký"), entries.kept(position, "Mã tổ chức")
        if unit and unit not in units:
            foreign.setdefault(unit, position)
        elif unit and (first is None or first <= times.as_of):
            rows.setdefault(unit, []).append(position)
            if first and first.year != times.period.year:
                findings.append(entries.finding(OTHER_YEAR, position, "Ngày đăng ký"))
    findings += (_foreign(entries, unit, position) for unit, position in foreign.items())
    return Registrations(
        entries,
        {unit: _first(entries, positions) for unit, positions in rows.items()},
        last_day,
        entries.unreadable(COLUMNS),
        tuple(findings),
    )


def _first(entries: Entries, positions: list[int]) -> Registration:
    """The earliest of a unit's registrations; unknown where one of them is."""
    fault = next(filter(None, (entries.fault(each, COLUMNS) for each in positions)), "")
    days = {each: entries.value(each, "Ngày đăng ký") for each in positions}
    if fault or None in days.values():
        spots = (spot for each in positions for spot in entries.spots(each, COLUMNS))
        return Registration(None, fault, frozenset(spots))
    earliest = min(positions, key=days.__getitem__)
    return Registration(days[earliest], "", frozenset(entries.spots(earliest, COLUMNS)))


def _foreign(entries: Entries, unit: str, position: int) -> Finding:
    problem = f"đơn vị {unit} không thuộc cụm nào của năm, đăng ký này không được tính"
    fix = "Sửa mã tổ chức, hoặc thêm đơn vị vào sổ Cụm thi đua"
    return entries.finding(Finding("T-007", "error", problem, fix), position, "Mã tổ chức")
