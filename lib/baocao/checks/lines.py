"""What fails in the lines of units' forms: one that is missing or doubled, and copied numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from baocao.checks.asked import NOWHERE, Asked, Failure
from baocao.checks.columns import Columns
from baocao.registers.form import SAME_FILE
from baocao.registers.sources import found_by

Vector = tuple[float, ...]


def misprinted(asked: Asked) -> Iterator[Failure]:
    """Printed lines that do not stand in a unit's sheet exactly once."""
    form, name = asked.register.form, asked.register.name
    lines = asked.columns.values(name, form.lines)
    places: dict[object, list[int]] = {}
    for position, file in enumerate(found_by(asked.register, SAME_FILE)):
        places.setdefault(file, []).append(position)
    for file in asked.columns.files:
        own = places.get(file, [])
        counted = Counter(lines[position] for position in own)
        for line in form.columns[form.lines].choices:
            if not counted[line]:
                first = own[0] if own else NOWHERE
                yield Failure(first, (form.lines,), f"thiếu dòng “{line}”", None, file)
        for position in own:
            if counted[lines[position]] > 1:
                yield Failure(position, (form.lines,), f"dòng “{lines[position]}” ghi hai lần")


def copied(asked: Asked) -> Iterator[Failure]:
    """Rows whose numbers are those of another row, or of the same unit's row in a closed period."""
    weighty = telling(asked)
    if not asked.check.against:
        yield from _alike(asked, weighty)
    own = asked.columns.keys(asked.register.name)
    for word in asked.check.against:
        past = asked.past[word]
        earlier = dict(zip(past.keys(asked.register.name), _vectors(asked, past), strict=True))
        for row, vector in weighty.items():
            if earlier.get(own[row]) == vector:
                yield Failure(row, tuple(asked.check.columns), f"giống hệt số đã chốt {word}")


def telling(asked: Asked) -> Mapping[int, Vector]:
    """The rows with so many numbers that being alike says something, with these."""
    vectors = _vectors(asked, asked.columns)
    return {row: vectors[row] for row in asked.rows if _filled(vectors[row]) >= asked.check.least}


def _alike(asked: Asked, vectors: Mapping[int, Vector]) -> Iterator[Failure]:
    """Rows with the numbers of another form of the same period."""
    same: dict[tuple[str, Vector], list[int]] = {}
    periods = asked.columns.periods(asked.register.name)
    for row, vector in vectors.items():
        same.setdefault((periods[row], vector), []).append(row)
    for rows in same.values():
        for row in rows[1:]:
            yield Failure(row, tuple(asked.check.columns), _of(asked, rows[0], row), rows[0])


def _of(asked: Asked, first: int, second: int) -> str:
    """Which row is the same as another, as a reader calls it."""
    name, form = asked.register.name, asked.register.form
    units = asked.columns.units(name)
    if units[first] != units[second]:
        return f"giống hệt biểu của {asked.columns.codes[units[first]]}"
    called = asked.columns.values(name, form.across or form.lines or asked.check.columns[0])
    return f"giống hệt “{called[first]}”"


def _vectors(asked: Asked, columns: Columns) -> Sequence[Vector]:
    name = asked.register.name
    return [
        *zip(*(columns.numbers(name, each) for each in asked.check.columns), strict=True),
    ]


def _filled(vector: Vector) -> int:
    """How many numbers are there that are not 0; none when one is not known."""
    return 0 if np.isnan(vector).any() else int(np.count_nonzero(vector))
