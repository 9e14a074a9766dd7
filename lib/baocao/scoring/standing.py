"""Put it all together: how the members of clusters stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from baocao.catalogue import Shares, Times
from baocao.figures import Figure
from baocao.params import Scoring
from baocao.registers import Register
from baocao.scoring import proofs
from baocao.scoring.books import RANKED, SCORED, Books, read_books
from baocao.scoring.clusters import Clusters
from baocao.scoring.commendations import commendations
from baocao.scoring.entrants import Entrants
from baocao.scoring.gaps import gaps
from baocao.scoring.making import Scopes, looked_through
from baocao.scoring.members import Makers
from baocao.scoring.model import Cluster, Criterion, Member, Standings
from baocao.scoring.points import Scorer
from baocao.scoring.ranks import Board, provisional, ranked
from baocao.scoring.sheets import KEY, NUMBERS
from baocao.scoring.totals import Result, result


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
    books = read_books(registers, scoring, times, shares)
    seats, first = books.clusters.seats, scoring.rounds[0]
    scorer = Scorer(books.sheets, shares)
    results = {unit: _result(books, scorer, unit, scoring) for unit in seats}
    placings, ties = ranked(books.clusters, Board(results, books.registrations), scoring)
    unproven = {
        unit: proofs.unproven(books.sheets, books.criteria, unit, results[unit], scoring.rounds)
        for unit in seats
    }
    scopes = Scopes(looked_through(registers[each] for each in SCORED), shares)
    whole = looked_through(registers[each] for each in RANKED)
    waiting = {each: provisional(books.clusters, each, placings) for each in books.clusters.names}
    makers = Makers(
        scoring, books.table, books.registrations, placings, waiting, scopes, whole
    )
    members = {unit: makers.member(seats[unit], results[unit], unproven[unit]) for unit in seats}
    clusters = _clusters(books.clusters, members)
    return Standings(
        clusters=clusters,
        criteria=books.criteria,
        members=members,
        commendations=tuple(
            commendations(clusters, scoring, books.bars, books.proposals.proposals)
        ),
        groups=books.table.groups,
        figures=_figures(books, makers, members, unproven),
        findings=(
            *books.findings,
            *gaps(books.sheets, books.table, books.clusters, scoring),
            *scorer.findings,
            *proofs.findings(books.sheets, seats, unproven, first),
            *ties,
        ),
    )


def _result(books: Books, scorer: Scorer, unit: str, scoring: Scoring) -> Result:
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


def _figures(
    books: Books,
    makers: Makers,
    members: Mapping[str, Member],
    unproven: Mapping[str, tuple[Criterion, ...]],
) -> dict[str, Figure]:
    """All figures by id: of each member, over all of them, and of proposals."""
    seated, everybody = books.clusters, [*members.values()]
    entered = looked_through((seated.entries.register, books.registrations.entries.register))
    claimed = books.sheets.entries.register.looked_through((*KEY, *NUMBERS, proofs.COLUMN))
    evidence = proofs.spots(books.sheets, unproven, makers.scoring.rounds)
    count = partial(Entrants, seated, books.registrations, makers.scoring)
    found = chain(
        _own(everybody),
        *(makers.ranks(members, seated.of(code)) for code in {**seated.names, "": ""}),
        count(entered).entered(everybody),
        count(makers.ranking).graded(everybody),
        [count(makers.ranking | claimed).unproven(everybody, evidence)],
        [books.proposals.figure()],
    )
    return {figure.id: figure for figure in found}


def _own(members: Iterable[Member]) -> Iterator[Figure]:
    for each in members:
        yield from (*each.totals.values(), *each.groups.values(), each.difference)
