"""What a check is asked of, and what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from baocao.catalogue import Times
from baocao.checks.columns import Columns
from baocao.checks.rules import Check
from baocao.registers import Earlier, Register

NOWHERE = -1
"""The place of a failure that is not in any row: a line that is missing from a whole sheet."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Some cells of one row for which a check does not hold.

    ``detail`` says more than the check does of every failure; ``other`` is a second row that the
    same headings are wrong with. One with a ``file`` is about the whole sheet there, and no cell
    of it is told; where the sheet has no row at all its place is ``NOWHERE``.
    """

    position: int
    headings: tuple[str, ...]
    detail: str = ""
    other: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is asked of: the rows of its register that pass its conditions."""

    check: Check
    register: Register
    rows: Sequence[int]
    registers: Mapping[str, Register]
    times: Times
    columns: Columns
    past: Mapping[Earlier, Columns]

    @property
    def as_of(self) -> date:
        """The edition's day."""
        return self.times.as_of

    def filled(self, heading: str) -> Iterator[tuple[int, Any]]:
        """The rows that have a value in the column, each with it."""
        values = self.columns.values(self.register.name, heading)
        return ((row, values[row]) for row in self.rows if values[row] is not None)

    def sums(self, headings: Sequence[str]) -> np.ndarray:
        """The sum of columns in every row of the register; NaN where one of them is not known."""
        return sum(self.columns.numbers(self.register.name, heading) for heading in headings)

    def before(self, word: Earlier, heading: str) -> np.ndarray:
        """For each row the number that the same unit's line had in an earlier period, else NaN."""
        past, name = self.past[word], self.register.name
        known = dict(zip(past.keys(name), past.numbers(name, heading), strict=True))
        return np.array([known.get(key, np.nan) for key in self.columns.keys(name)], float)

    def where(self, wrong: np.ndarray) -> Iterator[int]:
        """The rows asked of in which something is wrong."""
        return (row for row in self.rows if wrong[row])
