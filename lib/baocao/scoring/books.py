"""The registers of emulation, read for one edition and held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baocao.catalogue import Shares, Times, told
from baocao.errors import Finding
from baocao.params import Scoring
from baocao.registers import Register
from baocao.scoring import clusters, criteria, proposals, registrations, sheets
from baocao.scoring.clusters import Clusters, read_clusters
from baocao.scoring.criteria import Table, read_criteria
from baocao.scoring.model import Criterion
from baocao.scoring.proposals import Proposals, read_proposals
from baocao.scoring.registrations import Registrations, read_registrations
from baocao.scoring.sheets import Sheets, read_sheets

SCORED = (criteria.SHEET, sheets.SHEET)
"""What points rest on."""

RANKED = (clusters.SHEET, registrations.SHEET, *SCORED)
"""What ranks rest on."""

REGISTERS = (*RANKED, proposals.SHEET)
"""All that is read."""


@dataclass(frozen=True)
class Books:
    """What the registers say."""

    table: Table
    clusters: Clusters
    sheets: Sheets
    registrations: Registrations
    proposals: Proposals

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria as they stand in their table."""
        return tuple(self.table.criteria.values())

    @property
    def lacking(self) -> str:
        """Why there are no points at all; empty where there may be."""
        absent = (each.entries.register.absent for each in (self.table, self.sheets))
        nothing = "" if self.table.criteria else "chưa có tiêu chí nào của năm"
        return next(map(told, filter(None, absent)), nothing)

    @property
    def bars(self) -> dict[str, str]:
        """Why a member can be proposed for nothing; of those that can it says nothing."""
        seats = self.clusters.seats.items()
        return {unit: seat.fault or self.registrations.bar(unit) for unit, seat in seats}

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong in them."""
        for each in (
            self.table, self.clusters, self.sheets, self.registrations, self.proposals,
        ):  # fmt: skip
            yield from each.findings


def read_books(
    registers: Mapping[str, Register],
    scoring: Scoring,
    times: Times,
    shares: Mapping[str, Shares],
) -> Books:
    """The registers as they stand in the edition of ``times``; ``shares`` are as in ``stand``."""
    table = read_criteria(registers[criteria.SHEET], times, shares)
    seated = read_clusters(registers[clusters.SHEET], times)
    units, awards = seated.seats, [each.name for each in scoring.awards]
    return Books(
        table,
        seated,
        read_sheets(registers[sheets.SHEET], times, units, table.criteria),
        read_registrations(registers[registrations.SHEET], times, units, scoring.register_by),
        read_proposals(registers[proposals.SHEET], times, awards),
    )
