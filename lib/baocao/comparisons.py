"""How a figure compares with what was issued, with the year so far and with its target.

Earlier values come from closed editions only. All is told of shown values: a change is the
difference of two printed numbers, so that a reader who subtracts finds the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from baocao.archive import Closed, ClosedFigure
from baocao.catalogue import Rule
from baocao.figures import Figure
from baocao.params import Break
from baocao.period import Period, Window
from baocao.text import day, parse_number

NO_NUMBER = "số kỳ này chưa đủ"
RUNS_ON = "số lũy kế từ đầu năm, không so giữa các kỳ trong năm"
NOT_ADDED = {
    "last": "số tại ngày chốt, không cộng qua các kỳ",
    "none": "không cộng được qua các kỳ",
    "ytd": "tính từ cả số trong kỳ và số lũy kế, không cộng qua các kỳ",
}
GAP = "không cộng lũy kế: ngày của các kỳ từ đầu năm không nối liền nhau"


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure stands to the one issued for ``period``.

    ``earlier`` is None where the two may not stand beside each other, ``by`` (how much more is
    shown now) where they are not compared. Then ``why`` says what is in the way, or ``runs_on``
    that both count from one January.
    """

    period: Period
    earlier: ClosedFigure | None = None
    by: Decimal | None = None
    why: str = ""
    runs_on: bool = False

    @property
    def what(self) -> str:
        """What is not done where something is in the way: “không so với quý II/2026”."""
        return f"không so với {self.period.name}"

    @property
    def reason(self) -> str:
        """Why the two are not compared, in full; empty where they are."""
        if self.runs_on:
            return RUNS_ON
        return f"{self.what}: {self.why}" if self.why else ""


@dataclass(frozen=True, slots=True)
class Total:
    """What a figure comes to since 1 January, with the closed periods that were added.

    ``value`` is None where that cannot be told; ``reason`` says why.
    """

    value: Decimal | None = None
    added: tuple[Period, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a figure stands to its target: ``rate`` in percent, not rounded, and if it is reached.

    Each is None where it cannot be told; ``reason`` says why.
    """

    rate: Decimal | None = None
    reached: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one edition and the closed editions, by period, that came before it.

    ``breaks`` are those of the office, ``damaged`` the periods whose closed edition is unusable.
    """

    period: Period
    window: Window
    as_of: date
    figures: Mapping[str, Figure]
    rules: Mapping[str, Rule]
    closed: Mapping[str, Closed]
    breaks: Sequence[Break] = ()
    damaged: frozenset[str] = frozenset()

    def against(self, figure_id: str, period: Period) -> Change:
        """How a figure compares with the one that was issued for an earlier period."""
        figure = self.figures[figure_id]
        if apart := self._apart(figure, period):
            return Change(period, why=apart)
        earlier = self.closed[str(period)].figures[figure_id]
        before, now = shown(earlier), shown(figure)
        if figure.over_time == "ytd" and period.part != self.period.part:
            return Change(period, earlier, runs_on=True)
        if before is None or now is None:
            return Change(period, earlier, why=NO_NUMBER)
        return Change(period, earlier, now - before)

    def year_to_date(self, figure_id: str) -> Total:
        """What a figure comes to since 1 January: its own value where it counts from there."""
        figure = self.figures[figure_id]
        now = shown(figure)
        whole = figure.over_time == "ytd" and self._counts_from_january(figure_id)
        if figure.over_time != "sum" and not whole:
            return Total(reason=NOT_ADDED[figure.over_time])
        if now is None:
            return Total(reason=f"không có lũy kế: {NO_NUMBER}")
        return Total(now) if whole else self._added(figure, now)

    def outcome(self, figure_id: str, target_id: str) -> Outcome:
        """Whether a figure reaches the figure that is its target, and how much of it."""
        figure, target = self.figures[figure_id], self.figures[target_id]
        now, aim, better = shown(figure), shown(target), self.rules[figure_id].better
        if figure.unit != target.unit:
            return Outcome(reason="đơn vị tính khác với chỉ tiêu được giao")
        if now is None or aim is None or (not aim and better != "less"):
            return Outcome(reason=NO_NUMBER if now is None else "chưa có chỉ tiêu được giao")
        rate = 100 * now / aim if aim else None
        if not better:
            return Outcome(rate, reason="chưa khai báo nhiều hơn hay ít hơn là tốt")
        return Outcome(rate, now >= aim if better == "more" else now <= aim)

    def _apart(self, figure: Figure, period: Period) -> str:
        """Why a figure may not stand beside the one issued for ``period``; empty when it may."""
        return next(self._obstacles(figure, period), "")

    def _obstacles(self, figure: Figure, period: Period) -> Iterator[str]:
        edition = self.closed.get(str(period))
        for each in self._breaks(figure, period):
            yield f"chuỗi số liệu ngắt từ ngày {day(each.on)} ({each.reason})"
        if str(period) in self.damaged:
            yield "bản đã chốt của kỳ đó bị hỏng hoặc thiếu tệp (R-045)"
        if edition is None:
            yield "kỳ đó chưa có bản đã chốt"
            return
        if figure.id not in edition.figures:
            yield "bản đã chốt của kỳ đó không có chỉ tiêu này"
            return
        if self._redefined(figure.id, edition):
            yield "cách tính hoặc đơn vị tính đã đổi so với kỳ đó"
        earlier = edition.figures[figure.id]
        if shown(earlier) is None:
            yield f"số của kỳ đó chưa đủ: {earlier.reason}"

    def _breaks(self, figure: Figure, period: Period) -> list[Break]:
        """The breaks between what was counted for an earlier period and now, the last first."""
        since = self._counted_since(figure, period)
        until = self.as_of if self._of_one_day(figure.id) else self.window.end
        own = [each for name in self._made_of(figure.id) for each in self.rules[name].breaks]
        between = [each for each in (*self.breaks, *own) if since < each.on <= until]
        return sorted(between, key=lambda each: each.on, reverse=True)

    def _counted_since(self, figure: Figure, period: Period) -> date:
        """The first day an earlier figure told of; by the calendar where nothing is closed."""
        edition = self.closed.get(str(period))
        if self._of_one_day(figure.id):
            return edition.as_of if edition else period.last_day
        start = edition.window.start if edition else period.first_day
        return date(start.year, 1, 1) if figure.over_time == "ytd" else start

    def _of_one_day(self, figure_id: str) -> bool:
        """Whether all that makes a figure is counted as it stands on the day of the figures."""
        counted = [self.rules[each] for each in self._made_of(figure_id)]
        return all(rule.over_time == "last" for rule in counted if not rule.parts)

    def _redefined(self, figure_id: str, edition: Closed) -> bool:
        """Whether the closed edition counted a figure, or what it is made from, otherwise."""
        rule, now = self.rules[figure_id], self.figures.get(figure_id)
        if str(edition.period) in rule.comparable:
            return False
        was = edition.figures.get(figure_id)
        if was is None or now is None:
            return was is not now
        if was.unit != now.unit or _defined_apart(was, now):
            return True
        return any(self._redefined(part, edition) for part in rule.parts)

    def _made_of(self, figure_id: str) -> Iterator[str]:
        """The figure, and all those it is made from."""
        yield figure_id
        for part in self.rules[figure_id].parts:
            yield from self._made_of(part)

    def _counts_from_january(self, figure_id: str) -> bool:
        """Whether nothing in a figure is counted over this period only."""
        return all(self.figures[each].over_time != "sum" for each in self._made_of(figure_id))

    def _added(self, figure: Figure, value: Decimal) -> Total:
        """The value with those of the closed editions of the year, if they leave no day out."""
        period, window, added = self.period, self.window, []
        while window.start > self.window.year_to_date.start:
            period = period.previous()
            if period.year != self.period.year:
                return Total(reason=GAP)
            if apart := self._apart(figure, period):
                return Total(reason=f"không cộng lũy kế với {period.name}: {apart}")
            edition = self.closed[str(period)]
            if not window.follows(edition.window):
                return Total(reason=GAP)
            value += parse_number(edition.figures[figure.id].table_text)
            window = edition.window
            added.append(period)
        return Total(value, tuple(added))


def shown(figure: Figure | ClosedFigure) -> Decimal | None:
    """The value as it is printed; None where there is none, or something is missing in it."""
    if figure.value is None or figure.reason:
        return None
    return parse_number(figure.table_text)


def _defined_apart(was: Figure | ClosedFigure, now: Figure | ClosedFigure) -> bool:
    """Whether two count other things; by their words where one is older than the marks."""
    if was.definition_sha256 and now.definition_sha256:
        return was.definition_sha256 != now.definition_sha256
    return was.definition != now.definition
