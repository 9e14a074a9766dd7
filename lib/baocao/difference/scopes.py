"""Which cells the figures of a report look through, as its figures.json lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from baocao.archive import Row

RANGE = re.compile(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?")


class Stretch(NamedTuple):
    """Cells of one column, rows from first to last."""

    column: str
    first: int
    last: int


Scope = Mapping[tuple[str, str], list[Stretch]]
"""The cells of one figure, by file and sheet."""


@dataclass
class Scopes:
    """The scopes of all figures, each read when it is asked for."""

    figures: Mapping[str, Mapping[str, Any]]
    read: dict[str, Scope] = field(default_factory=dict)

    def holds(self, figure_id: str, row: Row, heading: str) -> bool:
        """Whether the figure looks at the row's cell below the heading."""
        place = row.cells[heading][0] if heading in row.cells else ""
        found = RANGE.fullmatch(place)
        return bool(found) and any(
            stretch.column == found[1] and stretch.first <= int(found[2]) <= stretch.last
            for stretch in self._scope(figure_id).get((row.file, row.sheet), ())
        )

    def _scope(self, figure_id: str) -> Scope:
        if figure_id not in self.read:
            listed = self.figures.get(figure_id, {}).get("scope", ())
            self.read[figure_id] = {
                (each["file"], each["sheet"]): list(_stretches(each["cells"])) for each in listed
            }
        return self.read[figure_id]


def _stretches(ranges: Iterable[str]) -> Iterator[Stretch]:
    for text in ranges:
        if found := RANGE.fullmatch(text):
            column, first, last = found.groups()
            yield Stretch(column, int(first), int(last or first))
