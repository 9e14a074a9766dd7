"""A chart of the units whose rate is lowest, from the rows that a figure counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from baocao.charts.chart import WHOLE_RATE, Chart, Line, Share, incomplete, source
from baocao.edition import Edition
from baocao.figures import PERCENT, Figure
from baocao.narrative.citation import Row
from baocao.narrative.clauses import filled
from baocao.narrative.items import counted_rows
from baocao.phrase import Part, Phrase
from baocao.text import PERCENT_PLACES, number, prose_number, round_half_up
from baocao.typed import said

AT_MOST = 10
FAULTY, NO_TARGET, NO_RESULT = "số liệu còn lỗi", "không có chỉ tiêu", "chưa có số"


class Rated(NamedTuple):
    """A row with its rate as printed, and the code of whose it is."""

    rate: Decimal
    code: str
    row: Row


@dataclass(frozen=True, slots=True)
class Lowest:
    """Bars of the rows of a figure whose rate is lowest, at most ten, the lowest first.

    ``done`` and ``target`` name the columns that make the rate, ``code`` and ``name`` those that
    say whose it is; rows of one rate stand in the order of their codes. ``{}`` in the title
    stands for how many are drawn; ``key`` names what is shaded and what is framed.
    """

    title: str
    key: tuple[str, str]
    figure: str
    done: str
    target: str
    code: str
    name: str

    def chart(self, so: Edition) -> Chart:
        """The chart of an edition.

        Raises:
            UsageError: the figure does not exist, or a column is not in its register.
        """
        figure = so[self.figure]
        rows = counted_rows(figure)
        for heading in (self.done, self.target, self.code, self.name) if rows else ():
            rows[0].part(heading)  # refuses a column that does not exist
        rated, without_rate = self._sorted(rows)
        drawn, left = rated[:AT_MOST], rated[AT_MOST:]
        shaded, framed = (said(text, so.fixed_phrases) for text in self.key)
        return Chart(
            title=filled(so, self.title, [_many(figure, drawn)]).capitalised(),
            lines=[self._line(each, figure.unit) for each in drawn],
            key=(shaded, framed),
            source=source(so, [figure], (self.done, self.target)),
            notes=[*_tied(figure, drawn, left), *without_rate, *incomplete([figure])],
        )

    def _sorted(self, rows: Sequence[Row]) -> tuple[list[Rated], list[Phrase]]:
        """The rows that are compared, lowest first; who is not compared, and why."""
        rated: list[Rated] = []
        others: dict[str, list[Phrase]] = {FAULTY: [], NO_TARGET: [], NO_RESULT: []}
        for row in rows:
            if obstacle := self._obstacle(row):
                others[obstacle].append(self._named(row))
            else:
                rated.append(self._rated(row))
        told = [
            Phrase.of(f"Không so sánh vì {obstacle}: ", Phrase.join(", ", names))
            for obstacle, names in others.items()
            if names
        ]
        return sorted(rated, key=lambda each: (each.rate, each.code)), told

    def _obstacle(self, row: Row) -> str:
        """Why a row has no rate; a cell that failed a check has a value, yet not one to use."""
        if any((row.position, each) in row.register.bad for each in (self.done, self.target)):
            return FAULTY
        if not row.value(self.target):
            return NO_TARGET
        return NO_RESULT if row.value(self.done) is None else ""

    def _rated(self, row: Row) -> Rated:
        share = Decimal(100 * row.value(self.done)) / row.value(self.target)
        return Rated(round_half_up(share, PERCENT_PLACES), row.part(self.code).text, row)

    def _line(self, rated: Rated, unit: str) -> Line:
        row = rated.row
        part, whole = (
            Part(number(row.value(heading)), row.part(heading).origin)
            for heading in (self.done, self.target)
        )
        rate = Part(number(rated.rate) + PERCENT, part.origin)
        return Line.of(self._named(row), Share(part, whole, rate, unit), (rated.rate, WHOLE_RATE))

    def _named(self, row: Row) -> Phrase:
        return Phrase.of(row.part(self.name))


def _many(figure: Figure, drawn: Sequence[Rated]) -> Phrase:
    """How many are drawn; where nobody is, the title is of all."""
    if not drawn:
        return Phrase.of("các")
    return Phrase.of(Part(prose_number(len(drawn)), f"figure:{figure.id}"))


def _tied(figure: Figure, drawn: Sequence[Rated], left: Sequence[Rated]) -> Iterator[Phrase]:
    """How many units are not drawn though their rate is that of the last one drawn."""
    alike = sum(each.rate == drawn[-1].rate for each in left)
    if alike:
        many = Part(prose_number(alike), f"figure:{figure.id}")
        yield Phrase.of("Còn ", many, " đơn vị có cùng tỷ lệ với đơn vị cuối biểu đồ")
