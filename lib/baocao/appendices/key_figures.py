"""The key figures in one table, beside their targets and their values in the period before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import PERCENT, Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import PERCENT_PLACES, day, number, roman, round_half_up
from baocao.typed import said

WIDTHS = {
    "Đơn vị": 11, "Kỳ này": 11, "Chỉ tiêu giao": 11, "Tỷ lệ": 11, "Kỳ trước": 10, "So kỳ trước": 13
}  # fmt: skip
NUMBER_WIDTH, ALL = 6, 100
NONE, EMPTY = Phrase.of("—"), Phrase.of("")
NO_NUMBER = "[chưa có số]"
RUNNING = "số lũy kế từ đầu năm, không so sánh giữa các kỳ"
RECOUNTED = (
    "Số liệu kỳ trước được tính theo các sổ tại thời điểm lập báo cáo này, "
    "có thể khác số liệu trong báo cáo của kỳ đó"
)


def key_figures(
    so: Edition, groups: Mapping[str, Sequence[str]], targets: Mapping[str, str]
) -> Iterator[Block]:
    """What the table compares, the table, and sentences on what is missing in it.

    Raises:
        UsageError: a figure does not exist, or has a target but no place in the table.
    """
    listed = [figure_id for ids in groups.values() for figure_id in ids]
    if lost := [figure_id for figure_id in targets if figure_id not in listed]:
        raise UsageError(f"Chỉ tiêu giao của “{lost[0]}”: chỉ tiêu này không có trong bảng. Bỏ đi.")
    table = _Table(so, targets, {each: place for place, each in enumerate(listed, start=1)})
    yield Block(f"{escaped(table.opening)}.")
    yield grid(table.columns, list(table.lines(groups)))
    yield from (Block(f"{escaped(note)}.") for note in table.notes)


@dataclass(frozen=True, slots=True)
class _Table:
    """``places`` gives the place of each figure in the table, from 1."""

    so: Edition
    targets: Mapping[str, str]
    places: Mapping[str, int]

    @property
    def opening(self) -> Phrase:
        """Which periods the columns stand for."""
        so = self.so
        now = Part(so.period.name, "param:period")
        until = Part(day(so.params.as_of), "param:as_of")
        before = so.previous and Part(so.previous.period.name, "param:period")
        compared = ["; kỳ trước: ", before] if before else []
        return Phrase.of("Kỳ này: ", now, ", số liệu đến ngày ", until, *compared)

    @property
    def columns(self) -> list[Column]:
        """The columns that have something to show; the labels have the room that is left."""
        names = ["Đơn vị", "Kỳ này"]
        names += ["Chỉ tiêu giao", "Tỷ lệ"] if self.targets else []
        names += ["Kỳ trước", "So kỳ trước"] if self.so.previous else []
        room = ALL - NUMBER_WIDTH - sum(WIDTHS[name] for name in names)
        return [
            Column(Phrase.of("TT"), NUMBER_WIDTH, "center"),
            Column(Phrase.of("Nội dung"), room),
            Column(Phrase.of(names[0]), WIDTHS[names[0]]),
            *(Column(Phrase.of(name), WIDTHS[name], "right") for name in names[1:]),
        ]

    def lines(self, groups: Mapping[str, Sequence[str]]) -> Iterator[Line]:
        """Each group's title, then its figures."""
        blank = [EMPTY] * (len(self.columns) - 2)
        for place, (title, ids) in enumerate(groups.items(), start=1):
            words = said(title, self.so.fixed_phrases)
            yield Line([Phrase.of(roman(place).upper()), words, *blank], bold=True)
            yield from (Line(self._cells(self.so[figure_id])) for figure_id in ids)

    def _cells(self, figure: Figure) -> list[Phrase]:
        origin = f"figure:{figure.id}"
        place = Part(str(self.places[figure.id]), origin)
        cells = [Phrase.of(place), Phrase.of(Part(figure.label, origin)), Phrase.of(figure.unit)]
        cells += [_value(figure)]
        cells += self._against_target(figure) if self.targets else []
        cells += self._against_before(figure) if self.so.previous else []
        return cells

    def _against_target(self, figure: Figure) -> list[Phrase]:
        if figure.id not in self.targets:
            return [NONE, NONE]
        target = self.so[self.targets[figure.id]]
        if figure.value is None or not target.value:
            return [_value(target), NONE]
        rate = number(100 * Decimal(figure.value) / target.value) + PERCENT
        return [_value(target), Phrase.of(Part(rate, f"figure:{figure.id}"))]

    def _against_before(self, figure: Figure) -> list[Phrase]:
        assert self.so.previous is not None
        earlier = None if self.so.previous.doubts else self.so.previous.figures.get(figure.id)
        before = earlier and _settled(earlier)
        if earlier is None or before is None:
            return [NONE, NONE]
        origin = f"figure:{self.so.previous.period}:{figure.id}"
        now = None if self._runs_on(figure) else _settled(figure)
        change = NONE if now is None else _change(now - before, figure)
        return [Phrase.of(Part(earlier.table_text, origin)), change]

    def _runs_on(self, figure: Figure) -> bool:
        """Whether a figure holds what was told in the period before: not where both are years."""
        return figure.over_time == "ytd" and bool(self.so.period.part)

    @property
    def notes(self) -> list[Phrase]:
        """Why values are missing, incomplete or not compared, each reason once."""
        rows: dict[str, list[str]] = {}
        for figure_id in self.places:
            figure = self.so[figure_id]
            if figure.reason and figure.status != "undefined":
                rows.setdefault(figure.reason, []).append(figure_id)
        return [*map(self._told, rows, rows.values()), *self._on_the_comparison()]

    def _told(self, reason: str, ids: Sequence[str]) -> Phrase:
        places = ", ".join(str(self.places[figure_id]) for figure_id in ids)
        return Phrase.of("Dòng ", Part(f"{places}: {reason}", f"figure:{ids[0]}"))

    def _on_the_comparison(self) -> Iterator[Phrase]:
        previous = self.so.previous
        period = Part(self.so.period.previous().name, "param:period")
        if previous is None:
            yield Phrase.of("Không có báo cáo của ", period, " để so sánh")
        elif previous.doubts:
            why = Part("; ".join(previous.doubts), f"edition:{previous.period}")
            yield Phrase.of("Không so sánh với ", period, ", vì số liệu kỳ đó chưa chốt: ", why)
        else:
            running = [each for each in self.places if self._runs_on(self.so[each])]
            if running:
                yield self._told(RUNNING, running)
            yield Phrase.of(RECOUNTED)


def _value(figure: Figure) -> Phrase:
    """The value alone; a note below the table says what is wrong with it."""
    text = NO_NUMBER if figure.status == "blocked" else figure.table_text
    return Phrase.of(Part(text, f"figure:{figure.id}"))


def _settled(figure: Figure) -> Decimal | None:
    """The value as printed, where nothing is missing in it."""
    if figure.value is None or figure.reason:
        return None
    return round_half_up(Decimal(figure.value), PERCENT_PLACES)


def _change(by: Decimal, figure: Figure) -> Phrase:
    if not by:
        return Phrase.of("không đổi")
    amount = Part(number(abs(by)), f"figure:{figure.id}")
    points = " điểm %" if figure.unit == PERCENT else ""
    return Phrase.of("tăng " if by > 0 else "giảm ", amount, points)
