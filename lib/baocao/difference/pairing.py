"""The rows of two reports, paired: the same row then and now, wherever it stands in its sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from baocao.archive import Row
from baocao.difference.model import CellChange

REPEAT = re.compile(r"#\d+$")


class Pair(NamedTuple):
    """One row then and now, None when it is not there, and the cells whose values differ.

    Of a row that came or went these are all filled cells.
    """

    old: Row | None
    new: Row | None
    cells: Sequence[CellChange]

    @property
    def row(self) -> Row:
        """The row as it is now, else as it was."""
        row = self.new or self.old
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Paired:
    """A register's pairs in the order of now; those that went come last.

    ``places`` gives where among ``pairs`` each row of the older and of the newer report stands.
    """

    pairs: Sequence[Pair]
    places: tuple[Sequence[int], Sequence[int]]


def paired(old: Sequence[Row], new: Sequence[Row]) -> Paired:
    """The rows of a register paired by id, those that repeat an id by what they hold.

    A row whose key was corrected where it stands, and nothing else, is the same row.
    """
    match = _by_id(old, new)
    match |= _key_corrected(old, new, match)
    back = {there: here for here, there in match.items()}
    gone = [place for place in range(len(old)) if place not in match]
    places = match | {place: len(new) + number for number, place in enumerate(gone)}
    stay = [
        _pair(old[back[place]] if place in back else None, row) for place, row in enumerate(new)
    ]
    return Paired(
        [*stay, *(_pair(old[place], None) for place in gone)],
        ([places[place] for place in range(len(old))], range(len(new))),
    )


def _by_id(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Places of old rows to those of new ones; rows of one id by their values first."""
    groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for place, row in enumerate(rows):
            groups[REPEAT.sub("", row.id)][side].append(place)
    match: dict[int, int] = {}
    for here, there in groups.values():
        same = _alike(
            {place: _held(old[place]) for place in here},
            {place: _held(new[place]) for place in there},
        )
        taken = set(same.values())
        rest = zip((n for n in here if n not in same), (n for n in there if n not in taken))
        match |= same | dict(rest)
    return match


def _key_corrected(
    old: Sequence[Row], new: Sequence[Row], match: Mapping[int, int]
) -> dict[int, int]:
    taken = set(match.values())
    free = {_place(row): place for place, row in enumerate(new) if place not in taken}
    return {
        place: free[_place(row)]
        for place, row in enumerate(old)
        if place not in match
        and _place(row) in free
        and len(_pair(row, new[free[_place(row)]]).cells) == 1
    }


def _alike(here: Mapping[int, Hashable], there: Mapping[int, Hashable]) -> dict[int, int]:
    """Keys of the one to keys of the other with the same values, each used once."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place, held in there.items():
        waiting[held].append(place)
    return {place: waiting[held].pop(0) for place, held in here.items() if waiting[held]}


def _pair(old: Row | None, new: Row | None) -> Pair:
    before, now = _cells(old), _cells(new)
    changes = (
        CellChange(heading, (now.get(heading) or before[heading])[0], *values)
        for heading in dict.fromkeys((*now, *before))
        if len(set(values := (_value(before, heading), _value(now, heading)))) > 1
    )
    return Pair(old, new, tuple(changes))


def _place(row: Row) -> tuple[str, str, int]:
    return row.file, row.sheet, row.number


def _held(row: Row) -> Hashable:
    return tuple((heading, value) for heading, (_, value) in row.cells.items())


def _cells(row: Row | None) -> Mapping[str, tuple[str, Any]]:
    return row.cells if row else {}


def _value(cells: Mapping[str, tuple[str, Any]], heading: str) -> Any:
    return cells[heading][1] if heading in cells else None
