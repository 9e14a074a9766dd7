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
        rated = sorted(self._rated(rows), key=lambda each: (each.rate, each.code))
        drawn, left = rated[:AT_MOST], rated[AT_MOST:]
        many = Part(prose_number(len(drawn) or AT_MOST), f"figure:{figure.id}")
        shaded, framed = (said(text, so.fixed_phrases) for text in self.key)
        return Chart(
            title=filled(so, self.title, [Phrase.of(many)]),
            lines=[self._line(each, figure.unit) for each in drawn],
            key=(shaded, framed),
            source=source(so, [figure], self._joined(figure)),
            notes=[*_tied(figure, drawn, left), *self._unrated(rows), *incomplete([figure])],
        )

    def _rated(self, rows: Sequence[Row]) -> Iterator[Rated]:
        for row in rows:
            done, target = row.value(self.done), row.value(self.target)
            if done is not None and target:
                rate = round_half_up(Decimal(100 * done) / target, PERCENT_PLACES)
                yield Rated(rate, str(row.part(self.code).text), row)

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

    def _unrated(self, rows: Sequence[Row]) -> Iterator[Phrase]:
        """Who is not compared, and why."""
        reasons: dict[str, list[Phrase]] = {"không có chỉ tiêu": [], "chưa có số": []}
        for row in rows:
            bad = {heading for at, heading in row.register.bad if at == row.position}
            if bad & {self.done, self.target}:
                reasons["chưa có số"].append(self._named(row))
            elif not row.value(self.target):
                reasons["không có chỉ tiêu"].append(self._named(row))
        for reason, names in reasons.items():
            if names:
                yield Phrase.of(f"Không so sánh vì {reason}: ", Phrase.join(", ", names))

    def _joined(self, figure: Figure) -> Iterator[str]:
        """The registers that the columns of the rate were taken over from."""
        for selection in figure.selections:
            for heading in (self.done, self.target):
                if join := selection.register.form.joined.get(heading):
                    yield join.source


def _tied(figure: Figure, drawn: Sequence[Rated], left: Sequence[Rated]) -> Iterator[Phrase]:
    """How many units are not drawn though their rate is that of the last one drawn."""
    alike = sum(each.rate == drawn[-1].rate for each in left)
    if alike:
        many = Part(prose_number(alike), f"figure:{figure.id}")
        yield Phrase.of("Còn ", many, " đơn vị có cùng tỷ lệ với đơn vị cuối biểu đồ")
