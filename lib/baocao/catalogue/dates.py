"""When a figure is of: the days it counts over, or the day it is told at, in one edition.

Two editions ask the same only where these agree: so it is decided whether their numbers must.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from baocao.catalogue.conditions import Times
from baocao.catalogue.rules import ANNIVERSARY, WINDOWS, Rule
from baocao.period import Window
from baocao.registers import Form
from baocao.registers.form import YEAR

Kind = Literal["flow", "day", "whole"]
"""What adds up over windows; what is so on a day; what can only be compared as a whole."""


@dataclass(frozen=True, slots=True)
class When:
    """What a figure is of in one edition.

    ``labels`` are what other words of its conditions mean there, such as the period planned for:
    where they differ nothing can be compared. ``days`` are those it is told at, ``spans`` the
    windows it counts over, ``forms`` the periods whose forms it counts.
    """

    kind: Kind
    labels: frozenset[object]
    days: frozenset[date]
    spans: frozenset[Window]
    forms: tuple[str, ...]

    @property
    def until(self) -> date:
        """The last day that it tells of."""
        return max(span.end for span in self.spans) if self.spans else max(self.days)

    def same(self, other: When) -> bool:
        """Whether both are of the same time, so that they must be equal."""
        if self.labels != other.labels:
            return False
        if self.kind == "day":
            return self.days == other.days
        if (self.spans, self.forms) != (other.spans, other.forms):
            return False
        flows = self.kind == "flow" and (self.spans or self.forms)
        return bool(flows) or self.days == other.days


def when(
    figure_id: str,
    rules: Mapping[str, Rule],
    forms: Mapping[str, Form],
    times: Times,
    periods: tuple[str, ...],
) -> When:
    """What a figure is of in the edition of these times, which reads the forms of ``periods``."""
    leaves = [*_leaves(figure_id, rules)]
    kind = _kind(rules[figure_id], leaves)
    found = [_meaning(rule, forms[rule.register], times, kind) for rule in leaves]
    sent = any(forms[rule.register].form for rule in leaves)
    counted = periods[-1:] if kind == "day" else periods
    return When(
        kind,
        frozenset(label for labels, _, _ in found for label in labels),
        frozenset(day for _, day, _ in found),
        frozenset(span for _, _, spans in found for span in spans),
        counted if sent else (),
    )


def gaps(whole: Window, parts: Iterable[Window]) -> Iterator[Window]:
    """The days of a window that none of its parts covers; these lie apart, in order of time."""
    begins = whole.start
    for part in parts:
        if part.start > begins:
            yield Window(begins, part.start - timedelta(days=1))
        begins = part.end + timedelta(days=1)
    if begins <= whole.end:
        yield Window(begins, whole.end)


def _leaves(figure_id: str, rules: Mapping[str, Rule]) -> Iterator[Rule]:
    """The rules over rows that a figure is made from in the end."""
    rule = rules[figure_id]
    if rule.register:
        yield rule
    for part in rule.parts:
        yield from _leaves(part, rules)


def _kind(rule: Rule, leaves: Iterable[Rule]) -> Kind:
    made_of = {leaf.over_time for leaf in leaves}
    if made_of <= {"last", "ytd"}:
        return "day"
    return "flow" if {rule.over_time, *made_of} == {"sum"} else "whole"


def _meaning(
    rule: Rule, form: Form, times: Times, kind: Kind
) -> tuple[list[object], date, list[Window]]:
    """What the words of a rule's conditions mean, the day it is told at, and its windows."""
    labels, spans = list[object](), list[Window]()
    day = times.reading(rule).as_of
    for heading, test in rule.where.items():
        if test == YEAR:
            labels.append(times.period.year)
        elif test in WINDOWS and form.columns[heading].kind == "period":
            labels.append((test, times.period))
        elif test in ("trong kỳ", ANNIVERSARY):
            spans.append(times.window_of(form.sheet, "trong kỳ") or times.window)
        elif test == "kỳ trước":
            labels.append(times.window_of(form.sheet, test))
        elif test == "lũy kế năm":
            day = (times.window_of(form.sheet, test) or times.window).end
    if kind != "day":
        return labels, day, spans
    return [*labels, *spans], day, []
