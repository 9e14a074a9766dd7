"""The figures of a report's footnotes as a table: in some reports the footnotes are the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from baocao.appendices.rows import EMPTY, label, mark, own_reasons, remarks, value
from baocao.edition import Edition
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import day, roman
from baocao.typed import phrase_only, said

COLUMNS = (
    Column(Phrase.of("TT"), 7, "center"),
    Column(Phrase.of("Chỉ tiêu"), 50),
    Column(Phrase.of("Đơn vị tính"), 16),
    Column(Phrase.of("Số lượng"), 16, "right"),
    Column(Phrase.of("Tỷ lệ"), 11, "right"),
)
WITHOUT_RATES = (
    Column(Phrase.of("TT"), 7, "center"),
    Column(Phrase.of("Chỉ tiêu"), 61),
    Column(Phrase.of("Đơn vị tính"), 16),
    Column(Phrase.of("Số lượng"), 16, "right"),
)
FIGURE = "figure:"


class _Row(NamedTuple):
    """A figure, its mark, and the rate that tells how much it is of something else, if any."""

    mark: str
    figure: Figure
    rate: Figure | None = None
    whole: Figure | None = None

    @property
    def cells(self) -> list[Phrase]:
        """All that is told of the figure."""
        rate = value(self.rate) if self.rate else EMPTY
        unit = Phrase.of(self.figure.unit)
        return [mark(self.mark), label(self.figure), unit, value(self.figure), rate]

    @property
    def remarks(self) -> list[str]:
        """What its rate is of; why its number is missing."""
        of = [f"tỷ lệ so với “{self.whole.label}”"] if self.whole else []
        return [*of, *own_reasons(self.figure)]


def notes(so: Edition, groups: Mapping[str, Phrase]) -> Iterator[Block]:
    """The table of the figures that footnotes name, each once, by group; what to know of it.

    A rate that has a numerator among them stands in its row, also one that no footnote prints.

    Raises:
        UsageError: a group is given a string.
    """
    told = {
        title: _named(so, phrase_only(words, f"appendices.notes, nhóm “{title}”"))
        for title, words in groups.items()
    }
    rates = _rates(so, {figure.id: figure for named in told.values() for figure in named})
    rows = _rows(so, told, rates)
    listed = [row for group in rows.values() for row in group]
    if not listed:
        return
    columns = COLUMNS if any(row.rate for row in listed) else WITHOUT_RATES
    until = Part(day(so.params.as_of), "param:as_of")
    yield Block(f"{escaped(Phrase.of('Số liệu trong các chú thích, đến ngày ', until))}.")
    yield grid(columns, [*_lines(so, rows, len(columns))])
    yield from remarks({row.mark: row.remarks for row in listed})


def _named(so: Edition, words: Phrase) -> list[Figure]:
    """The figures that words tell the values of, in the order of the words."""
    ids = dict.fromkeys(
        part.origin.removeprefix(FIGURE) for part in words.parts if part.origin.startswith(FIGURE)
    )
    found = [so.figures[each] for each in ids if each in so.figures]
    return [figure for figure in found if figure.status != "undefined"]


def _rates(so: Edition, named: Mapping[str, Figure]) -> dict[str, str]:
    """For each named figure the rate that it is the numerator of; one that is named comes first."""
    known = [each for each in so.figures if each in so.rules]
    found: dict[str, str] = {}
    for each in (*filter(named.__contains__, known), *known):
        rule = so.rules[each]
        if rule.unit == PERCENT and rule.ratio and so.figures[each].value is not None:
            found.setdefault(rule.ratio[0], each)
    return {part: rate for part, rate in found.items() if part in named}


def _rows(
    so: Edition, told: Mapping[str, Iterable[Figure]], rates: Mapping[str, str]
) -> dict[str, list[_Row]]:
    """The rows by group, counted through; what stands in another row has none of its own."""
    rows: dict[str, list[_Row]] = {}
    listed, place = {*rates.values()}, count(1)
    for title, named in told.items():
        for figure in named:
            if figure.id not in listed:
                listed.add(figure.id)
                row = _row(so, str(next(place)), figure, rates.get(figure.id, ""))
                rows.setdefault(title, []).append(row)
    return rows


def _row(so: Edition, place: str, figure: Figure, rate: str) -> _Row:
    if not rate:
        return _Row(place, figure)
    _, whole = so.rules[rate].ratio
    return _Row(place, figure, so[rate], so[whole])


def _lines(so: Edition, rows: Mapping[str, Sequence[_Row]], wide: int) -> Iterator[Line]:
    """Each group's title, then its figures."""
    for place, (title, group) in enumerate(rows.items(), start=1):
        words = said(title, so.fixed_phrases)
        yield Line([mark(roman(place).upper()), words, *[EMPTY] * (wide - 2)], bold=True)
        yield from (Line(row.cells[:wide]) for row in group)
