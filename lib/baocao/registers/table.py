"""A register in memory: rows whose every value knows the cell it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from baocao.cells import ref
from baocao.errors import Finding
from baocao.registers.form import Form
from baocao.registers.sent import ONCE, Sent
from baocao.text import day


class Spot(NamedTuple):
    """One cell of one file; row and column count from 1."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def ref(self) -> str:
        """The cell as Excel names it, such as B5."""
        return ref(self.row, self.column)


class Area(NamedTuple):
    """The cells of one column that a register was read from; rows count from 1, both included."""

    file: str
    sheet: str
    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of one register, over all workbooks that keep it.

    ``rows`` has one row per filled row of the sheets and the form's headings as columns; an empty
    or bad cell is None. ``spots`` gives for each row the cell of each heading. ``bad`` holds the
    finding of each cell that cannot be used, by row and heading. ``areas`` lists for each heading
    the cells looked through, the heading's own among them. ``absent`` tells why the register is
    not there as a whole. ``gates`` are the cells that decide which rows there are, and whether a
    file is read for it at all; ``ties`` names for a heading the columns that a check holds its
    cells against; ``repeats`` are bad cells that can be read all the same, as nothing is wrong
    but that another row says so too; ``sent`` says for which period each file of units' forms was
    sent.
    """

    form: Form
    rows: pd.DataFrame
    spots: tuple[Mapping[str, Spot], ...]
    bad: Mapping[tuple[int, str], Finding]
    areas: Mapping[str, tuple[Area, ...]]
    absent: Finding | None = None
    gates: tuple[Area, ...] = ()
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    repeats: frozenset[tuple[int, str]] = frozenset()
    sent: Sent = ONCE

    @property
    def name(self) -> str:
        """The register's name, which is that of its sheet."""
        return self.form.sheet

    def periods(self) -> list[str]:
        """For which period the file of each row was sent; empty for a row of a book."""
        return [
            self.sent.files.get(next(iter(spots.values())).file, "") if self.sent.files else ""
            for spots in self.spots
        ]

    def left_out(self, adds: bool) -> list[int]:
        """The rows that a figure does not count: ``Sent.left_out``, by their files."""
        if not (files := self.sent.left_out(adds)):
            return []
        return [
            position
            for position, spots in enumerate(self.spots)
            if next(iter(spots.values())).file in files
        ]

    def empty(self) -> Register:
        """The same register without rows, read from nowhere."""
        return Register(self.form, self.rows.iloc[:0], (), {}, {})

    def finding(self, position: int, headings: tuple[str, ...], rule: Finding) -> Finding:
        """The finding of a rule, placed at some cells of one row.

        A value taken over from another register is told with its cell there.
        """
        spots = {each: self.spots[position].get(each) for each in headings}
        own = [spot for each, spot in spots.items() if spot and each not in self.form.joined]
        first = next(iter(own or filter(None, spots.values())), None)
        values = {each: self.rows.at[position, each] for each in headings}
        return replace(
            rule,
            file=first.file if first else "",
            sheet=first.sheet if first else self.name,
            cells=tuple(spot.ref for spot in spots.values() if spot and spot[:2] == first[:2]),
            heading=", ".join(headings),
            seen="; ".join(
                f"{day(value) if isinstance(value, date) else value}"
                f"{_elsewhere(spots[each], first)}"
                for each, value in values.items()
                if value is not None
            ),
        )

    def looked_through(self, headings: Iterable[str]) -> frozenset[Area]:
        """All cells that can change what the columns of these headings say."""
        tied = {other for heading in headings for other in self.ties.get(heading, (heading,))}
        columns = (area for heading in tied for area in self.areas.get(heading, ()))
        return frozenset((*columns, *self.gates))

    def checked(
        self,
        found: Mapping[tuple[int, str], Finding],
        groups: Iterable[frozenset[str]],
        beyond: frozenset[Area] = frozenset(),
        repeats: bool = False,
    ) -> Register:
        """The same register after a check; the cells in ``found`` can no longer be used.

        ``groups`` are columns that the check held against each other, ``beyond`` the cells of
        another register that it held them against; with ``repeats`` rows repeat each other there.
        """
        newly = found.keys() - self.bad.keys()
        repeated = self.repeats | newly if repeats else self.repeats - found.keys()
        ties, areas = dict(self.ties), dict(self.areas)
        for group in groups:
            ties |= {heading: ties.get(heading, frozenset((heading,))) | group for heading in group}
            areas |= {heading: (*areas.get(heading, ()), *sorted(beyond)) for heading in group}
        return replace(self, bad={**found, **self.bad}, ties=ties, areas=areas, repeats=repeated)


def elsewhere(spot: Spot) -> str:
    """How findings name a cell of another sheet whose value they quote; its file within the office.

    Forms of two periods may be kept under one name, so that their folders are told too.
    """
    return f"ô {spot.ref} trang {spot.sheet} tệp {spot.file.partition('/')[2]}"


def _elsewhere(spot: Spot | None, first: Spot | None) -> str:
    """Where a cell stands, when that is not the sheet of the first."""
    if spot is None or first is None or spot[:2] == first[:2]:
        return ""
    return f" ({elsewhere(spot)})"
