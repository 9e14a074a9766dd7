"""The course of one figure through closed editions: values, gaps, where it begins anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from baocao.archive import Closed
from baocao.comparisons import Change, Series
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative.compared import series
from baocao.period import Period


class Apart(NamedTuple):
    """“không so với quý II/2026”, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Course:
    """One figure, period by period; None where no edition is closed, or none has the figure.

    ``joined`` tells of each period whether its value continues the one just before. ``breaks``
    says, by the period that begins anew, with which it does not compare, and why.
    """

    id: str
    label: str
    unit: str
    figures: Sequence[Figure | None]
    joined: Sequence[bool]
    breaks: Mapping[int, Apart]

    @property
    def runs(self) -> bool:
        """Whether the values count from the beginning of their years."""
        return any(each.over_time == "ytd" for each in self.figures if each)

    @property
    def origin(self) -> str:
        """Where its words come from: the newest figure."""
        last = [each.id for each in self.figures if each][-1:]
        return f"figure:{last[0]}" if last else "param:indicators"


def periods(closed: Mapping[str, Closed]) -> list[Period]:
    """From the first closed edition to the last, with the periods between them that have none."""
    known = [each.period for each in closed.values()]
    found = known[:1]
    for before, period in pairwise(known):
        between = before.next()
        while between.part[:1] == period.part[:1] and between < period:
            found.append(between)
            between = between.next()
        found.append(period)
    return found


def course(so: Edition, figure_id: str, through: Sequence[Period]) -> Course:
    """The course of a figure through these periods.

    Raises:
        UsageError: the catalogue has no such figure, or the report does not keep it.
    """
    if figure_id not in so.rules:
        raise UsageError(f"Không có chỉ tiêu “{figure_id}”. Xem các mã trong params/indicators/.")
    if so.report.figures and figure_id not in so.report.figures:
        raise UsageError(
            f"Báo cáo {so.name} không lấy chỉ tiêu “{figure_id}”. "
            "Thêm mã này vào “figures” của báo cáo trong params/reports.yml."
        )
    figures = [so.figures.get(f"{period}:{figure_id}") for period in through]
    changes = dict(_changes(so, figure_id, figures, through))
    told = next((each for each in reversed(figures) if each), so.rules[figure_id])
    return Course(
        id=figure_id,
        label=told.label,
        unit=told.unit,
        figures=figures,
        joined=[
            _has_value(figures[number - 1]) and _goes_on(changes.get(number), through[number])
            for number in range(len(through))
        ],
        breaks={
            number: Apart(change.what, change.why)
            for number, change in changes.items()
            if change.why
        },
    )


def _changes(
    so: Edition, figure_id: str, figures: Sequence[Figure | None], through: Sequence[Period]
) -> Iterator[tuple[int, Change]]:
    """Of each value after the first how it compares with the one before."""
    valued = [number for number, each in enumerate(figures) if _has_value(each)]
    for before, number in pairwise(valued):
        now = so.closed[str(through[number])]
        yield number, _at(so, now).against(figure_id, through[before])


def _goes_on(change: Change | None, period: Period) -> bool:
    """Whether a value continues the one before: it compares, or counts on in the same year."""
    if change is None:
        return False
    return change.by is not None or (change.runs_on and change.period.year == period.year)


def _has_value(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


def _at(so: Edition, edition: Closed) -> Series:
    """What the figures of a closed edition could be compared with on its day."""
    return replace(
        series(so),
        period=edition.period,
        window=edition.window,
        as_of=edition.as_of,
        figures={
            name: replace(so.figures[f"{edition.period}:{name}"], id=name)
            for name in edition.figures
            if f"{edition.period}:{name}" in so.figures
        },
    )
