"""A form of statistics: lettered rows of one unit, beside what was issued a year ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import NamedTuple

from baocao.appendices.rows import (
    EMPTY,
    NONE,
    issued,
    mark,
    own_reasons,
    remark,
    remarks,
    value,
)
from baocao.comparisons import Change, shown
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.narrative.compared import series
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import day, number, parse_number
from baocao.typed import said

Rows = Mapping[str, str | tuple[str, Mapping[str, str]]]
"""Figure ids by the words of their rows; one with rows of its own has them behind its id."""

COLUMNS = (
    Column(Phrase.of("TT"), 8, "center"),
    Column(Phrase.of("Tiêu chí"), 47),
    Column(Phrase.of("Kỳ này"), 14, "right"),
    Column(Phrase.of("Cùng kỳ năm trước"), 15, "right"),
    Column(Phrase.of("So với cùng kỳ (%)"), 16, "right"),
)
THIS_PERIOD = (
    Column(Phrase.of("TT"), 8, "center"),
    Column(Phrase.of("Tiêu chí"), 72),
    Column(Phrase.of("Kỳ này"), 20, "right"),
)


class _Row(NamedTuple):
    """A row: its mark, its words, its figure, and how that compares with a year ago."""

    mark: str
    words: Phrase
    figure: Figure
    last_year: Change
    heads: bool

    @property
    def cells(self) -> list[Phrase]:
        """All that is told of the figure."""
        return [mark(self.mark), self.words, value(self.figure), *self._beside()]

    def reasons(self, compared: bool) -> list[str]:
        """Why its number is missing, or where rows are ``compared``, not compared."""
        apart = [self.last_year.reason] if compared and self.last_year.reason else []
        return [*own_reasons(self.figure), *apart]

    def _beside(self) -> list[Phrase]:
        """The number of a year ago, and what percentage of it that of now is."""
        earlier, now = self.last_year.earlier, shown(self.figure)
        if earlier is None:
            return [NONE, NONE]
        before = parse_number(earlier.table_text)
        told = Phrase.of(Part(earlier.table_text, f"figure:{self.last_year.period}:{earlier.id}"))
        if now is None or not before:
            return [told, EMPTY]
        rate = Part(number(100 * now / before), f"figure:{self.figure.id}")
        return [told, Phrase.of(rate)]


def statistic(so: Edition, rows: Rows) -> Iterator[Block]:
    """What the form is of, the form, and what is missing in it.

    Rows go by letters, those below one by its letter and a number (B.1). Rows of what the office
    has no data of are left out, and the columns of a year ago where no edition of then is closed.

    Raises:
        UsageError: a figure does not exist, its unit is not that of the first, or there are more
            rows than letters.
    """
    if len(rows) > len(ascii_uppercase):
        raise UsageError(
            f"Biểu có {len(rows)} dòng đánh chữ cái, nhiều nhất được {len(ascii_uppercase)}. "
            "Xếp bớt dòng vào dưới một dòng khác."
        )
    found = [row for row in _rows(so, rows) if row.figure.status != "undefined"]
    if not found:
        return
    compared = any(row.last_year.earlier for row in found)
    columns = COLUMNS if compared else THIS_PERIOD
    yield Block(f"{escaped(_opening(so, _unit(found)))}.")
    yield grid(columns, [Line(row.cells[: len(columns)], bold=row.heads) for row in found])
    yield from remarks({row.mark: row.reasons(compared) for row in found})
    if compared:
        then = so.closed[str(so.period.shifted(-1))]
        yield remark(f"Số cùng kỳ năm trước lấy từ bản đã chốt của {issued(then)}")


def _rows(so: Edition, rows: Rows) -> Iterator[_Row]:
    held, then = series(so), so.period.shifted(-1)
    for place, words, figure_id in _marked(rows):
        figure = so[figure_id]
        change = held.against(figure_id, then) if figure.kept else Change(then)
        yield _Row(place, said(words, so.fixed_phrases), figure, change, len(place) == 1)


def _marked(rows: Rows) -> Iterator[tuple[str, str, str]]:
    """Each row's mark, words and figure id, from the top down."""
    for order, (words, given) in enumerate(rows.items()):
        letter = ascii_uppercase[order]
        figure_id, below = given if isinstance(given, tuple) else (given, {})
        yield letter, words, figure_id
        for place, (inner, inner_id) in enumerate(below.items(), start=1):
            yield f"{letter}.{place}", inner, inner_id


def _unit(rows: Sequence[_Row]) -> str:
    unit = rows[0].figure.unit
    for row in rows:
        if row.figure.unit != unit:
            raise UsageError(
                f"Biểu tính theo “{unit}”, dòng “{row.words}” lại tính theo “{row.figure.unit}”. "
                "Chỉ đưa vào một biểu các chỉ tiêu cùng đơn vị tính."
            )
    return unit


def _opening(so: Edition, unit: str) -> Phrase:
    """Which period it is of, and what is counted."""
    until = Part(day(so.params.as_of), "param:as_of")
    now = Part(so.period.name, "param:period")
    return Phrase.of("Kỳ này: ", now, ", số liệu đến ngày ", until, "; đơn vị tính: ", unit)
