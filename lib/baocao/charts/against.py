"""Charts of figures against what they are part of: results against targets, done against due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.charts.chart import WHOLE_RATE, Chart, Line, Share, incomplete, source
from baocao.edition import Edition
from baocao.figures import Figure
from baocao.phrase import Part, Phrase
from baocao.typed import said


@dataclass(frozen=True, slots=True)
class Against:
    """Bars of figures, each inside the whole that its rate is of.

    ``rows`` maps each label to the ids of its figures, with ``{}`` where ``columns`` (part, whole
    and rate) go: ``party_members.{}.lam_dong``. ``key`` names part and whole. Bars are as long as
    the numbers or, with ``rates``, as the rates.
    """

    title: str
    key: tuple[str, str]
    rows: Mapping[str, str]
    columns: tuple[str, str, str]
    rates: bool = False

    def chart(self, so: Edition) -> Chart:
        """The chart of an edition.

        Raises:
            UsageError: a figure does not exist.
        """
        figures = {
            label: [so[ids.format(column)] for column in self.columns]
            for label, ids in self.rows.items()
        }
        counted = [figure for row in figures.values() for figure in row[:2]]
        shaded, framed = (said(text, so.fixed_phrases) for text in self.key)
        return Chart(
            title=said(self.title, so.fixed_phrases),
            lines=[
                self._line(said(label, so.fixed_phrases), *row) for label, row in figures.items()
            ],
            key=(shaded, framed),
            source=source(so, counted),
            notes=incomplete(counted),
        )

    def _line(self, label: Phrase, part: Figure, whole: Figure, rate: Figure) -> Line:
        if part.value is None or whole.value is None or rate.value is None:
            return Line.without(label, rate.phrase)
        share = Share(_printed(part), _printed(whole), _printed(rate), part.unit)
        lengths = (rate.value, WHOLE_RATE) if self.rates else (part.value, whole.value)
        return Line.of(label, share, lengths)


def _printed(figure: Figure) -> Part:
    return Part(figure.table_text, f"figure:{figure.id}")
