"""Rows of a register as scoring reads them: those of the edition, each value with its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from baocao.catalogue import UNKNOWN, YES, Times, select, told
from baocao.errors import Finding
from baocao.registers import Register, Spot
from baocao.registers.form import YEAR

OF_THE_YEAR = {"Năm": YEAR}


@dataclass(frozen=True)
class Entries:
    """The rows of a register that pass some tests, by position.

    ``doubtful`` are the positions of rows that may pass them, but a tested cell cannot be used.
    """

    register: Register
    rows: Sequence[int]
    doubtful: Sequence[int]

    @classmethod
    def of(cls, register: Register, asked: Mapping[str, Any], times: Times) -> Entries:
        """The rows of the register that pass the tests, as rules write them."""
        answers = select(register, asked, times)
        yes, unknown = (np.flatnonzero(answers == each).tolist() for each in (YES, UNKNOWN))
        return cls(register, yes, _may_pass(register, unknown, asked, times) if unknown else [])

    @property
    def all_rows(self) -> list[int]:
        """The rows that pass the tests, and then those that may."""
        return [*self.rows, *self.doubtful]

    @cached_property
    def _values(self) -> dict[str, list[Any]]:
        return {heading: self.register.rows[heading].tolist() for heading in self.register.rows}

    def value(self, position: int, heading: str) -> Any:
        """The value of a cell; None where it is empty or cannot be used."""
        return None if self.register.bad.get((position, heading)) else self.kept(position, heading)

    def kept(self, position: int, heading: str) -> Any:
        """The value of a cell, also one that a check has found at odds with another."""
        return self._values[heading][position] if heading in self._values else None

    def fault(self, position: int, headings: Iterable[str]) -> str:
        """Why the first of these cells that cannot be used cannot; empty where all can."""
        bad = self.register.bad
        faults = (bad[position, heading] for heading in headings if (position, heading) in bad)
        return next(map(told, faults), "")

    def spots(self, position: int, headings: Iterable[str]) -> list[Spot]:
        """The cells of a row."""
        there = self.register.spots[position]
        return [there[heading] for heading in headings if heading in there]

    def finding(self, rule: Finding, position: int, *headings: str) -> Finding:
        """What a rule finds, placed at cells of a row."""
        return self.register.finding(position, headings, rule)

    def about(self, rule: Finding, positions: Iterable[int], *headings: str) -> Finding:
        """What a rule finds in several rows, placed at their cells in the sheet of the first."""
        each = [self.finding(rule, position, *headings) for position in positions]
        here = [one for one in each if (one.file, one.sheet) == (each[0].file, each[0].sheet)]
        cells = tuple(dict.fromkeys(cell for one in here for cell in one.cells))
        seen = "; ".join(dict.fromkeys(one.seen for one in each if one.seen))
        return replace(each[0], cells=cells, seen=seen)

    def unreadable(self, headings: Iterable[str]) -> str:
        """Why it is not known what the register holds in these columns; empty where it is."""
        if self.register.absent:
            return told(self.register.absent)
        wanted = {*headings}
        passed = {*self.all_rows}
        faults = (
            finding
            for (position, heading), finding in self.register.bad.items()
            if heading in wanted and position in passed
        )
        return next(map(told, faults), "")


def _may_pass(
    register: Register, unknown: Sequence[int], asked: Mapping[str, Any], times: Times
) -> list[int]:
    """The rows that would pass as they are written, and those where nothing can be read.

    A check may be at odds with two rows of last year: that is no reason to doubt this year's.
    """
    written = select(replace(register, bad={}), asked, times)
    unread = register.rows.iloc[[*unknown]][[*asked]].isna().any(axis=1).tolist()
    return [row for row, blank in zip(unknown, unread, strict=True) if blank or written[row] == YES]
