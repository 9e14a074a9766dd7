"""Comparisons put into words: by how much a figure changed, whether it reaches its target."""

from __future__ import annotations

from decimal import Decimal

from baocao.comparisons import Series
from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import PERCENT, Figure
from baocao.narrative.clauses import filled
from baocao.phrase import Part, Phrase
from baocao.text import number, prose_number

EARLIER = ("previous", "last_year")


def series(so: Edition) -> Series:
    """What the figures of an edition can be compared with."""
    return Series(
        period=so.period,
        window=so.params.window.window,
        as_of=so.params.as_of,
        figures=so.figures,
        rules=so.rules,
        closed=so.closed,
        breaks=so.office.breaks,
        damaged=so.damaged,
    )


def compared(
    so: Edition, figure_id: str, template: str = " ({})", to: str = "previous"
) -> Phrase:
    """``template`` filled with how the figure changed since; no words where it is not compared.

    Raises:
        UsageError: the figure does not exist, ``to`` is neither of the two, or the template has
            not one ``{}``.
    """
    if to not in EARLIER:
        raise UsageError(f"Không so với “{to}” được. Chỉ ghi một trong: {', '.join(EARLIER)}.")
    figure = so[figure_id]
    period = so.period.previous() if to == "previous" else so.period.shifted(-1)
    change = series(so).against(figure_id, period)
    before = Part(period.name, f"figure:{period}:{figure_id}")
    by = changed(figure, change.by or Decimal(0), in_prose=True)
    phrase = filled(so, template, [Phrase.of(by, " so với ", before)])
    return Phrase.of("") if change.by is None else phrase


def difference(so: Edition, figure_id: str, rate_id: str = "") -> Phrase:
    """“giảm 24 đảng viên (0,88%)” of a figure that is a difference; its reason if it has no value.

    Raises:
        UsageError: a figure does not exist.
    """
    figure, rate = so[figure_id], so[rate_id or figure_id]
    if figure.value is None:
        return figure.phrase if figure.kept else Phrase.of()
    words = changed(figure, Decimal(figure.value), in_prose=True)
    if not rate_id or not figure.value or rate.value is None:
        return words
    share = Part(number(abs(Decimal(rate.value))) + PERCENT, f"figure:{rate.id}")
    return Phrase.of(words, " (", share, ")")


def reached(so: Edition, figure_id: str, target_id: str) -> Phrase:
    """“đạt” or “chưa đạt”; no words where that cannot be told.

    Raises:
        UsageError: a figure does not exist.
    """
    outcome = series(so).outcome(so[figure_id].id, so[target_id].id)
    if outcome.reached is None:
        return Phrase.of("")
    return Phrase.of(Part("đạt" if outcome.reached else "chưa đạt", f"figure:{figure_id}"))


def changed(figure: Figure, by: Decimal, in_prose: bool = False) -> Phrase:
    """“tăng 12”, in prose “tăng 12 đơn”; a percentage changes by points: “giảm 2,5 điểm %”."""
    if not by:
        return Phrase.of("không đổi")
    amount = abs(by)
    points = figure.unit == PERCENT
    whole = in_prose and not points and amount == int(amount)
    text = prose_number(int(amount)) if whole else number(amount)
    unit = " điểm %" if points else f" {figure.unit}" if in_prose else ""
    origin = f"figure:{figure.id}"
    return Phrase.of("tăng " if by > 0 else "giảm ", Part(text, origin), Part(unit, origin))
