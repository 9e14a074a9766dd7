"""Biểu 1: how many members a committee has, how many came and went; this quarter and a year ago.

The figures are made up around two published ones: 119.396 members in all at the congress of 2025,
12.454 of them under Đảng ủy Ủy ban nhân dân tỉnh.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp
from random import Random

from sample.admissions import Counts
from sample.committees import Committee, sending
from sample.quarters import Quarter

_FOUNDED = "2025Q3"  # the communes; no figure of an earlier quarter compares with theirs
_KNOWN = {"TU-CQD": 5214, "TU-UBND": 12454, "TU-QS": 5296, "TU-CA": 4871}
_USUAL = {"đảng ủy cấp tỉnh": 2000, "phường": 1008, "đặc khu": 420, "xã": 675}
# Of a thousand members, how many in a quarter.
_ARRIVED, _DEPARTED, _MOVED = 3.2, 4.8, 7.0
_RESTORED, _DIED, _EXPELLED, _STRUCK, _LEFT = 0.01, 4.2, 0.06, 0.3, 0.45
_PROBATIONARY = 0.4  # of those struck off
_ADMITTED_BEFORE = (0.15, 0.36, 0.2, 0.2)  # in the quarters of last year, of this year's target


@dataclass(frozen=True)
class Movement:
    """The lines of Biểu 1 that are counted; the others are computed from them."""

    opening: int
    admitted: int
    from_outside: int
    from_inside: int
    restored: int
    died: int
    expelled: int
    struck: int
    probationary: int
    left: int
    to_outside: int
    to_inside: int

    @property
    def gained(self) -> int:
        """Return line B."""
        return self.admitted + self.from_outside + self.from_inside + self.restored

    @property
    def lost(self) -> int:
        """Return line C."""
        gone = self.died + self.expelled + self.struck + self.left
        return gone + self.to_outside + self.to_inside

    @property
    def closing(self) -> int:
        """Return line D."""
        return self.opening + self.gained - self.lost

    def lines(self) -> dict[str, int]:
        """Return label and number of every line, in order."""
        return {
            "A. Tổng số đảng viên cuối kỳ trước chuyển sang": self.opening,
            "B. Đảng viên tăng trong kỳ": self.gained,
            "B.1. Kết nạp": self.admitted,
            "B.2. Chuyển đến": self.from_outside + self.from_inside,
            "B.2a. Từ tỉnh khác": self.from_outside,
            "B.2b. Từ đảng bộ khác trong tỉnh": self.from_inside,
            "B.3. Phục hồi đảng tịch": self.restored,
            "C. Đảng viên giảm trong kỳ": self.lost,
            "C.1. Từ trần": self.died,
            "C.2. Khai trừ": self.expelled,
            "C.3. Xóa tên": self.struck,
            "C.3a. Trong đó: đảng viên dự bị": self.probationary,
            "C.4. Xin ra khỏi Đảng": self.left,
            "C.5. Chuyển đi": self.to_outside + self.to_inside,
            "C.5a. Đi tỉnh khác": self.to_outside,
            "C.5b. Đi đảng bộ khác trong tỉnh": self.to_inside,
            "D. Đảng viên trong danh sách cuối kỳ": self.closing,
        }


Beside = tuple[Movement, Movement | None]  # this quarter and, where it compares, a year ago


def movements(
    quarters: Sequence[Quarter],
    units: Sequence[Committee],
    admitted: Sequence[Mapping[str, Counts]],
) -> Iterator[dict[str, Beside]]:
    """Yield what each committee counts in each quarter; one opens where the last one closed."""
    opening = {unit.code: _size(unit) for unit in units}
    targets = {unit.code: admitted[-1].get(unit.code, (0, 0, 0))[0] for unit in units}
    earlier = _year_before(quarters[0].start.year - 1, units, targets, opening)
    for quarter, counts in zip(quarters, admitted, strict=True):
        here = sending(units, quarter)
        new = {code: each[2] for code, each in counts.items()}
        found = _drawn(quarter.label, here, opening, new)
        opening |= {code: each.closing for code, each in found.items()}
        yield {
            unit.code: (
                found[unit.code],
                earlier[quarter.year_before][unit.code] if _compares(unit, quarter) else None,
            )
            for unit in here
        }


def _compares(unit: Committee, quarter: Quarter) -> bool:
    """Say whether a year ago there was this committee; those of the province went on."""
    return not unit.unit or quarter.year_before >= _FOUNDED


def _year_before(
    year: int, units: Sequence[Committee], targets: Mapping[str, int], opening: Mapping[str, int]
) -> dict[str, dict[str, Movement]]:
    """Return the four quarters of the year before, counted back from this year's opening."""
    closing = dict(opening)
    earlier = {}
    for number, share in reversed(list(enumerate(_ADMITTED_BEFORE, start=1))):
        label = f"{year}Q{number}"
        new = {
            unit.code: _few(Random(f"admitted:{label}:{unit.code}"), share * targets[unit.code])
            for unit in units
        }
        earlier[label] = {
            code: replace(each, opening=each.opening - each.gained + each.lost)
            for code, each in _drawn(label, units, closing, new).items()
        }
        closing = {code: each.opening for code, each in earlier[label].items()}
    return earlier


def _size(unit: Committee) -> int:
    """Return the members of a committee when the year opens."""
    usual = _USUAL[unit.kind] * Random(f"members:{unit.code}").triangular(0.45, 2.1, 0.6)
    return _KNOWN.get(unit.code, round(usual))


def _drawn(
    label: str, units: Sequence[Committee], sizes: Mapping[str, int], admitted: Mapping[str, int]
) -> dict[str, Movement]:
    """Return movements drawn by size; who moves inside the province arrives at another of them."""
    moved = _moved_inside(label, [sizes[unit.code] for unit in units])
    found = {}
    for unit, (from_inside, to_inside) in zip(units, moved, strict=True):
        source = Random(f"movement:{label}:{unit.code}")
        thousands = sizes[unit.code] / 1000
        struck = _few(source, _STRUCK * thousands)
        found[unit.code] = Movement(
            opening=sizes[unit.code],
            admitted=admitted[unit.code],
            from_outside=_few(source, _ARRIVED * thousands),
            from_inside=from_inside,
            restored=_few(source, _RESTORED * thousands),
            died=_few(source, _DIED * thousands),
            expelled=_few(source, _EXPELLED * thousands),
            struck=struck,
            probationary=sum(source.random() < _PROBATIONARY for _ in range(struck)),
            left=_few(source, _LEFT * thousands),
            to_outside=_few(source, _DEPARTED * thousands),
            to_inside=to_inside,
        )
    return found


def _moved_inside(label: str, sizes: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each committee how many came from the others and how many went to them."""
    source = Random(f"moved:{label}")
    came, went = [0] * len(sizes), [0] * len(sizes)
    reached = list(accumulate(sizes))
    for left, size in enumerate(sizes if len(sizes) > 1 else ()):
        for _ in range(_few(source, _MOVED * size / 1000)):
            joined = left
            while joined == left:
                joined = bisect(reached, source.random() * reached[-1])
            went[left] += 1
            came[joined] += 1
    return list(zip(came, went, strict=True))


def _few(source: Random, mean: float) -> int:
    """Return a count of rare events with this mean (Poisson)."""
    count, left = 0, source.random()
    least = exp(-mean)
    while left > least:
        count += 1
        left *= source.random()
    return count
