"""Xếp loại: how many of each group were assessed, and with which grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from sample.committees import Committee

# Members of a group in a committee of the province and in another; leaders are graded each quarter.
LEADERS: Mapping[str, tuple[int, int]] = {
    "Bí thư, phó bí thư cấp ủy": (4, 3),
    "Ủy viên ban thường vụ": (9, 6),
    "Trưởng, phó ban và cơ quan tham mưu của cấp ủy": (14, 7),
    "Chủ tịch, phó chủ tịch hội đồng nhân dân, ủy ban nhân dân": (0, 5),
    "Trưởng, phó Mặt trận Tổ quốc và đoàn thể": (3, 8),
}
_ORGANISATIONS, _CELLS, _MEMBERS = (
    "Đảng bộ cơ sở, chi bộ cơ sở", "Chi bộ trực thuộc đảng ủy cơ sở", "Đảng viên"
)
YEARLY = (_ORGANISATIONS, _CELLS, _MEMBERS)
_CAP = 5  # excellent ones are at most a fifth of the good ones
_ABSENT, _PLAIN, _FAILED = 0.02, 0.09, 0.002


@dataclass(frozen=True)
class Grades:
    """One line: of ``total`` so many excellent, good, plain and failed; the others not assessed."""

    group: str
    total: int
    excellent: int
    good: int
    plain: int
    failed: int

    @property
    def assessed(self) -> int:
        """Return the sum of the grades."""
        return self.excellent + self.good + self.plain + self.failed


def of_leaders(unit: Committee, period: str) -> Iterator[Grades]:
    """Yield what a committee says of its leaders in a quarter."""
    source = Random(f"grades:{period}:{unit.code}")
    for group, (in_province, in_commune) in LEADERS.items():
        usual = in_commune if unit.unit else in_province
        size = max(usual + source.choice((-1, 0, 0, 0, 1)), 0) if usual else 0
        yield _graded(source, group, size)


def of_the_year(unit: Committee, year: str, members: int) -> Iterator[Grades]:
    """Yield what a committee says of its organisations and members in a year."""
    source = Random(f"grades:{year}:{unit.code}")
    cells = max(members // source.randint(24, 34), 3)
    organisations = max(cells // source.randint(3, 5), 1)
    sizes = (organisations, max(cells - organisations // 2, 1), members)
    for group, size in zip(YEARLY, sizes, strict=True):
        yield _graded(source, group, size)


def _graded(source: Random, group: str, size: int) -> Grades:
    """Return a group of this size graded one by one; the excellent stay below the cap."""
    drawn = [source.random() for _ in range(size)]
    absent = sum(draw < _ABSENT for draw in drawn)
    failed = sum(_ABSENT <= draw < _ABSENT + _FAILED for draw in drawn)
    plain = sum(_ABSENT + _FAILED <= draw < _ABSENT + _FAILED + _PLAIN for draw in drawn)
    better = size - absent - failed - plain
    excellent = round(better // (_CAP + 1) * source.uniform(0.75, 1.0))
    return Grades(group, size, excellent, better - excellent, plain, failed)
