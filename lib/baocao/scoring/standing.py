"""Put it all together: how the members of clusters stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from baocao.catalogue import Shares, Times, told
from baocao.errors import Finding
from baocao.figures import Figure
from baocao.params import Scoring
from baocao.registers import Area, Register
from baocao.scoring import clusters, criteria, proposals, registrations, sheets
from baocao.scoring.clusters import Clusters, read_clusters
from baocao.scoring.commendations import commendations
from baocao.scoring.criteria import Table, read_criteria
from baocao.scoring.entrants import Entrants
from baocao.scoring.making import looked_through
from baocao.scoring.members import Makers
from baocao.scoring.model import Cluster, Criterion, Member, Standings
from baocao.scoring.points import Scorer
from baocao.scoring.proofs import findings as proof_findings
from baocao.scoring.proofs import unproven
from baocao.scoring.proposals import read_proposals
from baocao.scoring.ranks import Board, ranked
from baocao.scoring.registrations import Registrations, read_registrations
from baocao.scoring.sheets import Sheets, read_sheets
from baocao.scoring.totals import Result, missing, result

SCORED = (criteria.SHEET, sheets.SHEET)
BOOKS = (clusters.SHEET, registrations.SHEET, *SCORED)
REGISTERS = (*BOOKS, proposals.SHEET)
"""The registers that scoring reads."""


@dataclass(frozen=True)
class _Books:
    """What the registers say, read."""

    table: Table
    clusters: Clusters
    sheets: Sheets
    registrations: Registrations

    @property
    def criteria(self) -> Sequence[Criterion]:
        """The criteria as they stand in their table."""
        return tuple(self.table.criteria.values())

    @property
    def lacking(self) -> str:
        """Why there are no points at all; empty where there may be."""
        absent = (each.entries.register.absent for each in (self.table, self.sheets))
        nothing = "" if self.table.criteria else "chưa có tiêu chí nào của năm"
        return next(map(told, filter(None, absent)), nothing)

    @property
    def findings(self) -> Iterator[Finding]:
        """What is wrong in them."""
        for each in (self.table, self.clusters, self.sheets, self.registrations):
            yield from each.findings


def stand(
    registers: Mapping[str, Register],
    scoring: Scoring,
    times: Times,
    shares: Mapping[str, Shares],
) -> Standings:
    """How the members of clusters stand by the registers, in the edition of ``times``.

    ``shares`` are the ratios that criteria take their numbers from, by figure id. What is wrong in
    a cell does not raise: it is found, and what rests on it has no value.
    """
    books = _read(registers, scoring, times, shares)
    seats = books.clusters.seats
    scorer = Scorer(books.sheets, shares)
    results = {unit: _result(books, scorer, unit, scoring) for unit in seats}
    placings, ties = ranked(books.clusters, Board(results, books.registrations), scoring)
    unproved = {
        unit: unproven(books.sheets, books.criteria, unit, results[unit], scoring.rounds)
        for unit in seats
    }
    scope = looked_through(registers, BOOKS)
    makers = Makers(
        scoring,
        books.table.groups,
        books.registrations,
        placings,
        _scopes(looked_through(registers, SCORED), seats, shares),
        scope,
    )
    members = {unit: makers.member(seats[unit], results[unit], unproved[unit]) for unit in seats}
    groups = _clusters(books.clusters, members)
    awards = [each.name for each in scoring.awards]
    proposed, doubts = read_proposals(registers[proposals.SHEET], times, awards)
    bars = {code: seats[code].fault or books.registrations.bar(code) for code in members}
    ranks = (makers.ranks(members, books.clusters.of(each.code)) for each in groups)
    entrants = Entrants(books.clusters, books.registrations, scoring, scope)
    return Standings(
        clusters=groups,
        criteria=books.criteria,
        members=members,
        commendations=tuple(commendations(groups, scoring, bars, proposed)),
        groups=books.table.groups,
        figures=_by_id(_own(members.values()), *ranks, entrants.figures([*members.values()])),
        findings=(
            *books.findings,
            *missing(scorer, books.criteria, [*seats.values()], scoring.rounds),
            *scorer.findings,
            *proof_findings(books.sheets, seats, unproved, scoring.rounds[0]),
            *ties,
            *doubts,
        ),
    )


def _read(
    registers: Mapping[str, Register],
    scoring: Scoring,
    times: Times,
    shares: Mapping[str, Shares],
) -> _Books:
    table = read_criteria(registers[criteria.SHEET], times, shares)
    seated = read_clusters(registers[clusters.SHEET], times)
    scored = read_sheets(registers[sheets.SHEET], times, seated.seats, table.criteria)
    registered = read_registrations(
        registers[registrations.SHEET], times, seated.seats, scoring.register_by
    )
    return _Books(table, seated, scored, registered)


def _result(books: _Books, scorer: Scorer, unit: str, scoring: Scoring) -> Result:
    seat = books.clusters.seats[unit]
    rounds, decisive = scoring.rounds, scoring.decisive
    return result(scorer, books.criteria, seat, rounds, decisive, books.lacking)


def _clusters(seated: Clusters, members: Mapping[str, Member]) -> tuple[Cluster, ...]:
    """The clusters by code, their members by rank, then those without one."""
    return tuple(
        Cluster(
            code,
            name,
            tuple(
                sorted(
                    (members[seat.unit] for seat in seated.of(code)),
                    key=lambda each: (each.rank is None, each.rank or 0, each.code),
                )
            ),
        )
        for code, name in seated.names.items()
    )


def _scopes(
    scope: frozenset[Area], units: Iterable[str], shares: Mapping[str, Shares]
) -> dict[str, frozenset[Area]]:
    """The cells looked through for the points of each unit: of the books, and its own numbers."""
    return {unit: scope.union(*(each.of(unit).scope for each in shares.values())) for unit in units}


def _own(members: Iterable[Member]) -> Iterator[Figure]:
    for each in members:
        yield from (*each.totals.values(), *each.groups.values(), each.difference)


def _by_id(*figures: Iterable[Figure]) -> dict[str, Figure]:
    return {figure.id: figure for figure in chain(*figures)}
