"""What a typing slip may have been: the one small repair after which all sums of a form hold.

Only what the numbers themselves prove is said: of two possible repairs none is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from baocao.cells import ref
from baocao.checks.asked import Asked, Failure
from baocao.checks.rules import Relation
from baocao.checks.sums import holding
from baocao.registers import Spot

Repair = tuple[tuple[Spot, int], ...]  # cells and what they would have to hold


@dataclass(frozen=True, slots=True)
class Sum:
    """One comparison of one row, by the cells that hold its numbers."""

    left: Sequence[Spot]
    relation: Relation
    right: Sequence[Spot]

    def holds(self, numbers: Mapping[Spot, float]) -> bool:
        """Whether the sums compare as they should."""
        left, right = (sum(numbers[spot] for spot in side) for side in (self.left, self.right))
        return bool(holding(left, self.relation, right))


def hints(asked: Iterable[tuple[Asked, Sequence[Failure]]]) -> dict[tuple[str, str], str]:
    """What may have happened, by file and check that failed in it."""
    every = [each for each in asked if each[0].check.compare and each[0].register.form.form]
    failed: dict[str, set[str]] = {}
    for each, failures in every:
        for failure in failures:
            file = _file(each, failure.position)
            failed.setdefault(file, set()).add(each.check.id)
    sums, numbers = _sums(every, failed)
    return {
        (file, check): told
        for file, checks in failed.items()
        if (told := _told(file, sums[file], numbers[file]))
        for check in checks
    }


def _file(asked: Asked, position: int) -> str:
    return next(iter(asked.register.spots[position].values())).file


def _sums(
    asked: Sequence[tuple[Asked, Sequence[Failure]]], files: Iterable[str]
) -> tuple[dict[str, list[Sum]], dict[str, dict[Spot, float]]]:
    """All comparisons in these files whose numbers are known, and the numbers by their cells."""
    sums: dict[str, list[Sum]] = {file: [] for file in files}
    numbers: dict[str, dict[Spot, float]] = {file: {} for file in sums}
    for each, _ in asked:
        compare, name = each.check.compare, each.register.name
        headings = (*compare.left, *compare.right)
        arrays = [each.columns.numbers(name, heading) for heading in headings]
        for row in each.rows:
            file, spots = _file(each, row), each.register.spots[row]
            if file not in sums:
                continue
            values = [array[row] for array in arrays]
            if np.isnan(values).any() or any(heading not in spots for heading in headings):
                continue
            places = [spots[heading] for heading in headings]
            split = len(compare.left)
            sums[file].append(Sum(places[:split], compare.relation, places[split:]))
            numbers[file] |= dict(zip(places, values, strict=True))
    return sums, numbers


def _told(file: str, sums: Sequence[Sum], numbers: Mapping[Spot, float]) -> str:
    """The one repair that makes all sums hold, in words; empty when there is none or several."""
    failing_first = sorted(sums, key=lambda each: each.holds(numbers))
    wrong = [each for each in failing_first if not each.holds(numbers)]
    cells = dict.fromkeys(spot for each in wrong for spot in (*each.left, *each.right))
    own = [spot for spot in cells if spot.file == file]
    found = {
        repair: words
        for repair, words in _repairs(own, numbers)
        if _mends(dict(repair), failing_first, numbers)
    }
    return next(iter(found.values())) if len(found) == 1 else ""


def _mends(
    repair: Mapping[Spot, float], sums: Sequence[Sum], numbers: Mapping[Spot, float]
) -> bool:
    """Whether all sums hold once these cells hold other numbers."""
    repaired = {**numbers, **repair}
    return all(each.holds(repaired) for each in sums)


def _repairs(cells: Sequence[Spot], numbers: Mapping[Spot, float]) -> Iterator[tuple[Repair, str]]:
    for spot in cells:
        written = int(numbers[spot])
        place = f"ô {ref(spot.row, spot.column)} trang {spot.sheet}"
        for other in _swapped(written):
            yield ((spot, other),), f"có thể là đảo chữ số ở {place}: {written} hay {other}"
        if written and written % 10 == 0:
            shorter = written // 10
            yield ((spot, shorter),), f"có thể thừa số 0 ở {place}: {written} hay {shorter}"
        if written:
            longer = written * 10
            yield ((spot, longer),), f"có thể thiếu số 0 ở {place}: {written} hay {longer}"
        below = spot._replace(row=spot.row + 1)
        if below in numbers and numbers[below] != written:
            moved = ((spot, int(numbers[below])), (below, written))
            yield moved, f"có thể lệch dòng: {place} và ô ngay dưới ghi đổi chỗ cho nhau"


def _swapped(written: int) -> Iterator[int]:
    digits = str(written)
    for place in range(len(digits) - 1):
        first, second = digits[place : place + 2]
        if first != second and not (place == 0 and second == "0"):
            yield int(digits[:place] + second + first + digits[place + 2 :])
