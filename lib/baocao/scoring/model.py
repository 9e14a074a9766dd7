"""What the scoring of emulation clusters comes to: criteria, members, clusters, commendations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from baocao.errors import Finding
from baocao.figures import Figure
from baocao.params import Award
from baocao.registers import Spot


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the table of criteria.

    ``method`` is how points are reckoned, as the column “Cách tính” says; ``maximum`` is None when
    it cannot be used, and then ``reason`` says why. ``each`` are the points of one time counted.
    ``figure`` is the id of the ratio that numbers are taken from; empty when they are written.
    """

    code: str
    group: str
    content: str
    method: str
    maximum: Decimal | None
    each: Decimal | None = None
    figure: str = ""
    needs_proof: bool = False
    reason: str = ""
    spots: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class Score:
    """What one round gives a member for one criterion.

    ``points`` are exact, not rounded; None when they cannot be known, and then ``reason`` says why.
    ``numerator`` and ``denominator`` are what they were reckoned from, as far as there is one.
    """

    points: Fraction | None
    reason: str = ""
    numerator: int | Decimal | None = None
    denominator: int | Decimal | None = None
    spots: frozenset[Spot] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a cluster and where it stands.

    ``totals`` are by round, ``groups`` by group of criteria in the decisive round, ``scores`` by
    round and code of criterion. ``difference`` is the first round less the decisive one. ``rank``
    is None while the decisive total is not known; when ``shared``, others have the same.
    ``settled_by`` says in words what told it apart from others of the same total, ``provisional``
    why the ranks of its cluster may still change; empty where they stand. ``band`` is its
    grade, empty while there is none. ``registered`` is the first day of its registration by the
    edition's day, ``late`` when that is past the last day for it. ``unproven`` are the criteria
    whose evidence is missing.
    """

    code: str
    name: str
    cluster: str
    role: str
    totals: Mapping[str, Figure]
    groups: Mapping[str, Figure]
    difference: Figure
    rank: int | None = None
    shared: bool = False
    settled_by: str = ""
    provisional: str = ""
    band: str = ""
    registered: date | None = None
    late: bool = False
    unproven: tuple[Criterion, ...] = ()
    scores: Mapping[str, Mapping[str, Score]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster; ``members`` by rank, those without one last, by code."""

    code: str
    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A member of a grade high enough that cannot be proposed, and why."""

    member: Member
    reason: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A proposal of one unit for one award, however many channels it came by.

    ``member`` is None for a unit in no cluster. ``reason`` says why it is not taken up; empty when
    the unit is among those proposed.
    """

    unit: str
    member: Member | None
    channels: tuple[str, ...]
    reason: str
    spots: frozenset[Spot]


@dataclass(frozen=True, slots=True)
class Commendation:
    """Who is proposed for an award: cluster by cluster, in each by rank.

    ``proposed`` are within the quota of their cluster, ``over`` are those beyond it; members that
    share a rank across the quota are all over it. ``refused`` did not register in time.
    ``arrived`` are the proposals that came in writing. ``provisional`` says why others may still
    take a place of those proposed; empty where they cannot.
    """

    award: Award
    proposed: tuple[Member, ...]
    over: tuple[Member, ...]
    refused: tuple[Refusal, ...]
    arrived: tuple[Arrival, ...]
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class Standings:
    """Everything that the scoring of a period comes to.

    ``clusters`` and ``members`` are by code, ``criteria`` as they stand in their table,
    ``commendations`` as the awards in params. ``groups`` are those of the criteria in their order.
    """

    clusters: tuple[Cluster, ...]
    criteria: tuple[Criterion, ...]
    members: Mapping[str, Member]
    commendations: tuple[Commendation, ...]
    groups: tuple[str, ...]
    figures: Mapping[str, Figure] = field(repr=False)
    findings: tuple[Finding, ...]
