"""Figures of scoring: values that know their cells, as those of the catalogue do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from baocao.catalogue import Shares
from baocao.figures import Figure
from baocao.registers import Area, Register, Spot
from baocao.scoring import clusters, criteria, registrations, sheets
from baocao.scoring.model import Criterion
from baocao.scoring.points import exact
from baocao.scoring.totals import Tally

DIGITS = 16


class Words(NamedTuple):
    """What is said of a figure."""

    id: str
    label: str
    unit: str
    definition: str


class Known(NamedTuple):
    """The value of a figure and the cells that make it; ``reason`` is as in ``Figure``."""

    value: int | Decimal | None
    spots: frozenset[Spot]
    reason: str = ""


def made(words: Words, known: Known, scope: frozenset[Area]) -> Figure:
    """A figure; one without value is blocked."""
    return Figure(
        id=words.id,
        label=words.label,
        unit=words.unit,
        value=known.value,
        status="blocked" if known.value is None else "ok",
        reason=known.reason,
        definition=words.definition,
        definition_sha256=hashlib.sha256(words.definition.encode()).hexdigest()[:DIGITS],
        sources=known.spots,
        scope=scope,
    )


class Scopes(NamedTuple):
    """The cells looked through for points: of the books, and of the ``shares`` by figure id."""

    books: frozenset[Area]
    shares: Mapping[str, Shares]

    def of(self, unit: str, asked: Iterable[Criterion]) -> frozenset[Area]:
        """Those for the points of a unit for some criteria."""
        names = {each.figure for each in asked if each.figure}
        return self.books.union(*(self.shares[name].of(unit).scope for name in names))


def known(tally: Tally) -> Known:
    """A sum of points as the value of a figure."""
    value = None if tally.points is None else exact(tally.points)
    return Known(value, tally.spots, tally.reason)


def looked_through(registers: Iterable[Register]) -> frozenset[Area]:
    """All cells of these registers that scoring looks through."""
    read = {
        clusters.SHEET: (*clusters.COLUMNS, clusters.ORDER),
        criteria.SHEET: criteria.COLUMNS,
        registrations.SHEET: registrations.COLUMNS,
        sheets.SHEET: (*sheets.KEY, *sheets.NUMBERS),
    }
    return frozenset().union(*(each.looked_through(read[each.name]) for each in registers))
