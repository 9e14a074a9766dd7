"""Evidence that a criterion asks for and nobody has named.

Code: T-015 evidence that is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from baocao.errors import Finding
from baocao.registers import Spot
from baocao.scoring.clusters import Seat
from baocao.scoring.criteria import DEDUCTION
from baocao.scoring.model import Criterion
from baocao.scoring.sheets import NUMBERS, Place, Sheets
from baocao.scoring.totals import Result

COLUMN = "Minh chứng"


def unproven(
    sheets: Sheets,
    criteria: Collection[Criterion],
    unit: str,
    result: Result,
    rounds: Sequence[str],
) -> tuple[Criterion, ...]:
    """The criteria that the unit claims points for in the first round without any evidence.

    It may be named in any round. What comes from the workbook's own figures, and what is deducted,
    needs none.
    """
    return tuple(
        each
        for each in criteria
        if each.needs_proof
        and not each.figure
        and each.group != DEDUCTION
        and Place(rounds[0], unit, each.code) in sheets.rows
        and result.scores[rounds[0]][each.code].points != 0
        and not any(_named(sheets, Place(one, unit, each.code)) for one in rounds)
    )


def _named(sheets: Sheets, place: Place) -> bool:
    position = sheets.rows.get(place)
    return position is not None and bool(sheets.entries.value(position, COLUMN))


def spots(
    sheets: Sheets, missing: Mapping[str, tuple[Criterion, ...]], rounds: Sequence[str]
) -> frozenset[Spot]:
    """The cells that are without evidence in all rounds, and those that claim points for it."""
    return frozenset(
        spot
        for unit, criteria in missing.items()
        for criterion in criteria
        for one in rounds
        if (row := sheets.rows.get(Place(one, unit, criterion.code))) is not None
        for spot in sheets.entries.spots(row, (COLUMN, *(NUMBERS if one == rounds[0] else ())))
    )


def findings(
    sheets: Sheets,
    seats: Mapping[str, Seat],
    missing: Mapping[str, tuple[Criterion, ...]],
    first: str,
) -> Iterator[Finding]:
    """One finding a unit, at the cells of the first round that should name the evidence."""
    for unit, criteria in missing.items():
        if criteria:
            codes = ", ".join(each.code for each in criteria)
            problem = f"{seats[unit].name} ({unit}) chưa có minh chứng của tiêu chí {codes}"
            rows = [sheets.rows[Place(first, unit, each.code)] for each in criteria]
            rule = Finding("T-015", "warning", problem, "Ghi minh chứng vào từng ô")
            yield sheets.entries.about(rule, rows, COLUMN)
