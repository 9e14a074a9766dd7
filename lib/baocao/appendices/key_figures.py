"""The key figures in one table, beside what closed editions issued; in another, their targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.appendices.rows import (
    EMPTY,
    NONE,
    issued,
    label,
    mark,
    own_reasons,
    remark,
    remarks,
    value,
)
from baocao.comparisons import Change, Outcome, Series, Total
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.narrative.compared import changed, series
from baocao.period import Period
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import day, number, roman
from baocao.typed import said

COLUMNS = (
    Column(Phrase.of("TT"), 7, "center"),
    Column(Phrase.of("Nội dung"), 21),
    Column(Phrase.of("Đơn vị"), 10),
    Column(Phrase.of("Kỳ này"), 10, "right"),
    Column(Phrase.of("Kỳ trước"), 10, "right"),
    Column(Phrase.of("So kỳ trước"), 11, "right"),
    Column(Phrase.of("Cùng kỳ năm trước"), 10, "right"),
    Column(Phrase.of("So cùng kỳ"), 11, "right"),
    Column(Phrase.of("Lũy kế từ đầu năm"), 10, "right"),
)
TARGET_COLUMNS = (
    Column(Phrase.of("Nội dung"), 38),
    Column(Phrase.of("Đơn vị"), 13),
    Column(Phrase.of("Chỉ tiêu"), 12, "right"),
    Column(Phrase.of("Thực hiện"), 13, "right"),
    Column(Phrase.of("Tỷ lệ"), 11, "right"),
    Column(Phrase.of("Kết quả"), 13),
)
TARGETS = "Thực hiện chỉ tiêu được giao"


def key_figures(
    so: Edition, groups: Mapping[str, Sequence[str]], targets: Mapping[str, str]
) -> Iterator[Block]:
    """What the table compares, the table, why it has gaps; then the same of the targets.

    Raises:
        UsageError: a figure does not exist, or has a target but no place in the table.
    """
    listed = [figure_id for ids in groups.values() for figure_id in ids]
    if lost := [figure_id for figure_id in targets if figure_id not in listed]:
        raise UsageError(f"Chỉ tiêu giao của “{lost[0]}”: chỉ tiêu này không có trong bảng. Bỏ đi.")
    held = series(so)
    rows = {each: _row(so[each], held, place) for place, each in enumerate(listed, start=1)}
    yield Block(f"{escaped(_opening(so))}.")
    yield grid(COLUMNS, list(_lines(so, groups, rows)))
    yield from _notes(list(rows.values()), held)
    if targets:
        yield Block(f"## {TARGETS}")
        yield from _targets(so, held, targets)


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure, its place in the table from 1, and what it compares with."""

    figure: Figure
    place: int
    previous: Change
    last_year: Change
    total: Total

    @property
    def reasons(self) -> Iterator[str]:
        """Why something is missing in the row, or not compared."""
        yield from own_reasons(self.figure)
        for each in (self.previous, self.last_year, self.total):
            if each.reason:
                yield each.reason

    @property
    def compared_with(self) -> Iterator[Period]:
        """The closed periods from which something stands in the row."""
        yield from (each.period for each in (self.previous, self.last_year) if each.earlier)
        yield from self.total.added

    @property
    def line(self) -> Line:
        """The row as it is printed."""
        return Line(
            [
                mark(str(self.place)),
                label(self.figure),
                Phrase.of(self.figure.unit),
                value(self.figure),
                *_beside(self.figure, self.previous),
                *_beside(self.figure, self.last_year),
                self._total(),
            ]
        )

    def _total(self) -> Phrase:
        if self.total.value is None:
            return NONE
        percent = PERCENT if self.figure.unit == PERCENT else ""
        return Phrase.of(Part(number(self.total.value) + percent, f"figure:{self.figure.id}"))


def _row(figure: Figure, held: Series, place: int) -> _Row:
    previous = held.against(figure.id, held.period.previous())
    last_year = held.against(figure.id, held.period.shifted(-1))
    return _Row(figure, place, previous, last_year, held.year_to_date(figure.id))


def _opening(so: Edition) -> Phrase:
    """Which periods the columns stand for."""
    now, before, last_year = (
        Part(period.name, "param:period")
        for period in (so.period, so.period.previous(), so.period.shifted(-1))
    )
    until = Part(day(so.params.as_of), "param:as_of")
    periods = ["; kỳ trước: ", before, "; cùng kỳ năm trước: ", last_year]
    return Phrase.of("Kỳ này: ", now, ", số liệu đến ngày ", until, *periods)


def _lines(
    so: Edition, groups: Mapping[str, Sequence[str]], rows: Mapping[str, _Row]
) -> Iterator[Line]:
    """Each group's title, then its figures."""
    blank = [EMPTY] * (len(COLUMNS) - 2)
    for place, (title, ids) in enumerate(groups.items(), start=1):
        words = said(title, so.fixed_phrases)
        yield Line([Phrase.of(roman(place).upper()), words, *blank], bold=True)
        yield from (rows[figure_id].line for figure_id in ids)


def _beside(figure: Figure, change: Change) -> list[Phrase]:
    """What was issued for the other period, and by how much it is more or less now."""
    if change.earlier is None:
        return [NONE, NONE]
    origin = f"figure:{change.period}:{figure.id}"
    by = NONE if change.by is None else changed(figure, change.by)
    return [Phrase.of(Part(change.earlier.table_text, origin)), by]


def _notes(rows: Sequence[_Row], held: Series) -> Iterator[Block]:
    """Each reason once, with the rows it holds for; then which closed editions were used."""
    yield from remarks({str(row.place): row.reasons for row in rows})
    used = {period for row in rows for period in row.compared_with}
    if used:
        named = "; ".join(issued(held.closed[str(period)]) for period in sorted(used))
        yield remark(f"Số các kỳ trước lấy từ bản đã chốt của {named}")


def _targets(so: Edition, held: Series, targets: Mapping[str, str]) -> Iterator[Block]:
    """The table of targets, then why one is not judged."""
    outcomes = {name: held.outcome(name, so[aim].id) for name, aim in targets.items()}
    lines = [_against(so[name], so[targets[name]], outcome) for name, outcome in outcomes.items()]
    yield grid(TARGET_COLUMNS, lines)
    for name, outcome in outcomes.items():
        if outcome.reason:
            yield remark(f"{so[name].label}: {outcome.reason}")


def _against(figure: Figure, target: Figure, outcome: Outcome) -> Line:
    origin = f"figure:{figure.id}"
    rate = NONE if outcome.rate is None else Phrase.of(Part(number(outcome.rate) + PERCENT, origin))
    result = {None: NONE, True: Phrase.of("đạt"), False: Phrase.of("chưa đạt")}[outcome.reached]
    unit = Phrase.of(figure.unit)
    return Line([label(figure), unit, value(target), value(figure), rate, result])
