"""A register in memory: rows whose every value knows the cell it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pandas as pd

from baocao.cells import ref
from baocao.errors import Finding
from baocao.registers.form import Form


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
    cells against.
    """

    form: Form
    rows: pd.DataFrame
    spots: tuple[Mapping[str, Spot], ...]
    bad: Mapping[tuple[int, str], Finding]
    areas: Mapping[str, tuple[Area, ...]]
    absent: Finding | None = None
    gates: tuple[Area, ...] = ()
    ties: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The register's name, which is that of its sheet."""
        return self.form.sheet

    def finding(self, position: int, headings: tuple[str, ...], rule: Finding) -> Finding:
        """The finding of a rule, placed at some cells of one row."""
        spots = [self.spots[position][each] for each in headings if each in self.spots[position]]
        values = [self.rows.at[position, each] for each in headings]
        return replace(
            rule,
            file=spots[0].file if spots else "",
            sheet=spots[0].sheet if spots else self.name,
            cells=tuple(spot.ref for spot in spots),
            heading=", ".join(headings),
            seen="; ".join(str(value) for value in values if value is not None),
        )

    def looked_through(self, headings: Iterable[str]) -> frozenset[Area]:
        """All cells that can change what the columns of these headings say."""
        tied = {other for heading in headings for other in self.ties.get(heading, (heading,))}
        columns = (area for heading in tied for area in self.areas.get(heading, ()))
        return frozenset((*columns, *self.gates))

    def checked(
        self, found: Mapping[tuple[int, str], Finding], groups: Iterable[frozenset[str]]
    ) -> Register:
        """The same register after a check; the cells in ``found`` can no longer be used.

        ``groups`` are columns that the check held against each other.
        """
        ties = dict(self.ties)
        for group in groups:
            ties |= {heading: ties.get(heading, frozenset((heading,))) | group for heading in group}
        return replace(self, bad={**found, **self.bad}, ties=ties)
