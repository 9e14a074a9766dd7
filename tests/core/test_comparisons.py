"""How figures compare with closed editions: shown values, and a reason wherever nothing is."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from baocao.archive import Closed, ClosedFigure
from baocao.catalogue import Rule
from baocao.comparisons import Series
from baocao.figures import Figure
from baocao.narrative.compared import changed
from baocao.period import Period, Window
from baocao.text import parse_number
from hypothesis import given
from hypothesis import strategies as st

from core.quarters import LAST_YEAR, Q1, SHEET, break_on, opened, redefine
from project import OFFICE, REPORT


def test_a_change_is_told_against_what_was_issued(quarters):
    """Not against what the books would give for that period today."""
    quarters.close("2026Q1")
    quarters.sheet("Đơn thư", SHEET + "    D7 | 04/02/2026 |")

    change = opened(quarters).against("received", Q1)

    assert (change.earlier.table_text, change.by, change.reason) == ("3", -1, "")


def test_the_correction_in_force_is_compared_with(quarters):
    """The newest version, not the first issue."""
    quarters.close("2026Q1")
    quarters.close("2026Q1", {"received": {"value": 4, "table_text": "4"}}, version=1)

    assert opened(quarters).against("received", Q1).by == -2


@pytest.mark.parametrize(("figure", "by"), [("received", 1), ("share", -50), ("so_far", 4)])
def test_the_same_period_of_last_year_is_compared_with(quarters, figure, by):
    """Totals from the beginning of the year too: both are of as many months."""
    quarters.close("2025Q2")

    assert opened(quarters).against(figure, LAST_YEAR).by == by


def test_without_a_closed_edition_nothing_is_compared(quarters):
    """Even if its params and books are there."""
    quarters.edition("2026Q1")

    change = opened(quarters).against("received", Q1)

    assert (change.earlier, change.by) == (None, None)
    assert change.reason == "không so với quý I/2026: kỳ đó chưa có bản đã chốt"


@pytest.mark.parametrize(
    ("day", "compared"),
    [("2025-04-01", True), ("2025-04-02", False), ("2026-06-30", False), ("2026-07-01", True)],
)
def test_nothing_is_compared_across_a_break_of_the_office(quarters, day, compared):
    """A break on the first day of what was closed, or after the present end, is not between."""
    break_on(quarters, f"[{{date: {day}, reason: hợp nhất}}]")
    quarters.close("2025Q2")

    change = opened(quarters).against("received", LAST_YEAR)

    assert (change.by is not None) == compared == (change.reason == "")


def test_a_break_of_the_office_is_told_with_its_day_and_reason(quarters):
    """Also while nothing of the other side is closed: closing it would not help."""
    break_on(quarters, "[{date: 2025-07-01, reason: hợp nhất tỉnh}]")
    held = opened(quarters)

    assert held.against("received", LAST_YEAR).reason == (
        "không so với quý II/2025: chuỗi số liệu ngắt từ ngày 01/7/2025 (hợp nhất tỉnh)"
    )
    assert "chưa có bản đã chốt" in held.against("received", Q1).reason


def test_a_break_is_looked_for_from_the_first_day_of_a_period_that_is_not_closed(quarters):
    """The last quarter of that year came after it, the first before; both are not closed."""
    quarters.edition("2026Q1")
    break_on(quarters, "[{date: 2025-07-01, reason: hợp nhất tỉnh}]")
    held = opened(quarters, "2026Q1")

    assert "chưa có bản đã chốt" in held.against("received", Period.parse("2025Q4")).reason
    assert "ngắt từ ngày 01/7/2025" in held.against("received", Period.parse("2025Q1")).reason


@pytest.mark.parametrize(("day", "compared"), [
    ("2026-02-01", {"all", "stocks"}), ("2026-03-31", {"all", "stocks"}),
    ("2026-04-01", set()), ("2026-07-01", {"received"}), ("2026-07-06", {"received", "all",
    "stocks"}),
])  # fmt: skip
def test_what_is_counted_on_a_day_breaks_between_the_two_days(quarters, day, compared):
    """The window of the earlier does not count; nor of what is made only from such figures."""
    quarters.indicators('- {id: stocks, ratio: [all, all], unit: "%", over_time: none}')
    break_on(quarters, f"[{{date: {day}, reason: hợp nhất tỉnh}}]")
    quarters.close("2026Q1")
    quarters.edition(as_of="2026-07-05")
    held = opened(quarters)

    names = ("received", "all", "stocks")
    assert {each for each in names if held.against(each, Q1).by is not None} == compared


def test_a_break_before_the_last_day_of_a_period_that_is_not_closed_is_none_for_a_stock(quarters):
    """It would have been counted after the break."""
    break_on(quarters, "[{date: 2025-06-30, reason: hợp nhất tỉnh}]")
    held = opened(quarters)

    assert "chưa có bản đã chốt" in held.against("all", LAST_YEAR).reason
    assert "ngắt từ ngày 30/6/2025" in held.against("received", LAST_YEAR).reason


def test_of_several_breaks_the_last_is_told(quarters):
    """It is the one that the reader knows best."""
    break_on(quarters, "[{date: 2025-07-01, reason: cũ}, {date: 2026-04-01, reason: mới}]")

    assert "(mới)" in opened(quarters).against("received", LAST_YEAR).reason


@pytest.mark.parametrize(("broken", "compared"), [
    ("signed", {"received"}), ("received", {"signed"}), ("share", {"received", "signed"}),
])  # fmt: skip
def test_a_break_of_a_figure_holds_for_what_is_made_from_it(quarters, broken, compared):
    """And for no other figure."""
    redefine(quarters, broken, breaks=[{"date": "2026-04-01", "reason": "sổ mới"}])
    quarters.close("2026Q1")
    held = opened(quarters)

    assert {
        each for each in ("received", "signed", "share") if held.against(each, Q1).by is not None
    } == compared


def test_a_total_since_january_breaks_with_its_year(quarters):
    """The last year's total counted days before the break, though its quarter did not."""
    break_on(quarters, "[{date: 2025-04-01, reason: mới}]")
    quarters.close("2025Q2")
    held = opened(quarters)

    assert held.against("received", LAST_YEAR).by == 1
    assert "ngắt từ ngày 01/4/2025" in held.against("so_far", LAST_YEAR).reason


def test_a_figure_that_was_defined_otherwise_is_not_compared(quarters):
    """Nor what is made from it; another figure of the same edition is."""
    quarters.close("2026Q1")
    redefine(quarters, "signed", where={"Ngày nhận": "trong kỳ", "Có ký tên": "trống"})
    held = opened(quarters)

    assert held.against("received", Q1).by == -1
    for name in ("signed", "share"):
        assert held.against(name, Q1).reason == (
            "không so với quý I/2026: cách tính hoặc đơn vị tính đã đổi so với kỳ đó"
        )


def test_a_column_that_means_something_else_is_another_definition(quarters):
    """In words the definition is what it was; what is declared comparable is compared."""
    declared = """
    - sheet: Khen
      book: [van-phong]
      key: [Mã]
      columns: {{Mã: {{is: code, required: true}}, Số người: {{is: count, empty: {}}}}}
    """
    quarters.register(declared.format(0))
    quarters.sheet("Khen", "Mã | Số người\nK1 | 2\nK2 |")
    quarters.indicators("- {id: people, sum: Khen, of: Số người}")
    quarters.indicators("- {id: twice, add: [people, people]}")
    quarters.close("2026Q1")
    quarters.register(declared.format(1))
    held = opened(quarters)

    assert [held.against(name, Q1).why for name in ("people", "twice")] == [
        "cách tính hoặc đơn vị tính đã đổi so với kỳ đó"
    ] * 2
    assert held.against("received", Q1).by == -1
    redefine(quarters, "people", comparable=["2026Q1"])
    held = opened(quarters)
    assert [held.against(name, Q1).by for name in ("people", "twice")] == [1, 2]


@pytest.mark.parametrize(("words", "mark", "compared"), [
    ({}, "", True), ({"definition": "đếm khác"}, "", False),
    ({"definition": "đếm khác"}, None, True),
])  # fmt: skip
def test_definitions_are_compared_by_their_words_where_one_has_no_mark(
    quarters, words, mark, compared
):
    """Editions were closed before there were marks; with marks the words may be put otherwise."""
    marked = {} if mark is None else {"definition_sha256": mark}
    quarters.close("2026Q1", {"received": {**words, **marked}})

    assert (opened(quarters).against("received", Q1).by is not None) == compared


def test_a_figure_in_another_unit_is_not_compared(quarters):
    """Its numbers mean something else."""
    quarters.close("2026Q1")
    redefine(quarters, "received", unit="lượt đơn")

    assert "đơn vị tính đã đổi" in opened(quarters).against("received", Q1).reason


def test_a_definition_declared_comparable_is_compared(quarters):
    """For the closed periods named, and for what is made from the figure."""
    quarters.close("2026Q1")
    quarters.close("2025Q2")
    redefine(quarters, "signed", unit="lá đơn", comparable=["2026Q1"])
    held = opened(quarters)

    assert [held.against(name, Q1).by for name in ("signed", "share")] == [0, Decimal("16.67")]
    assert "đã đổi" in held.against("share", LAST_YEAR).reason


def test_a_figure_that_was_not_issued_is_told(quarters):
    """It is new since."""
    quarters.close("2026Q1", {"received": None})

    assert opened(quarters).against("received", Q1).reason == (
        "không so với quý I/2026: bản đã chốt của kỳ đó không có chỉ tiêu này"
    )


@pytest.mark.parametrize(("issued", "reason"), [
    ({"value": None, "table_text": "chưa có số liệu"}, "chưa có số liệu"),
    ({}, "mới có biểu của 127/128 đảng bộ trực thuộc"),
])  # fmt: skip
def test_a_figure_issued_without_a_value_or_incomplete_is_not_compared(quarters, issued, reason):
    """What was said of it then is the reason."""
    quarters.close("2026Q1", {"received": {**issued, "reason": reason}})

    assert opened(quarters).against("received", Q1).reason == (
        f"không so với quý I/2026: số của kỳ đó chưa đủ: {reason}"
    )


def test_a_present_figure_without_a_value_stands_beside_what_was_issued(quarters):
    """What was issued is shown, but not compared."""
    quarters.close("2026Q1")
    quarters.sheet("Đơn thư", SHEET + "    D7 | #N/A |")

    change = opened(quarters).against("received", Q1)

    assert (change.earlier.table_text, change.by) == ("3", None)
    assert change.reason == "không so với quý I/2026: số kỳ này chưa đủ"


def test_totals_since_january_are_not_compared_within_the_year(quarters):
    """Nor is what is made of them; what was issued is shown."""
    quarters.close("2026Q1")
    held = opened(quarters)

    for name, issued in (("so_far", "3"), ("rate", "100%")):
        change = held.against(name, Q1)
        assert (change.earlier.table_text, change.by) == (issued, None)
        assert change.reason == "số lũy kế từ đầu năm, không so giữa các kỳ trong năm"


@pytest.mark.parametrize("file", ["figures.json", "closed.json"])
def test_a_damaged_closed_edition_is_not_compared_with(quarters, file):
    """It is a finding of its own; nothing of it is used."""
    folder = quarters.close("2026Q1")
    (folder / file).write_text("{}", encoding="utf-8")

    change = opened(quarters).against("received", Q1)

    assert change.reason == (
        "không so với quý I/2026: bản đã chốt của kỳ đó bị hỏng hoặc thiếu tệp (R-045)"
    )


COUNTS = st.integers(0, 10**7)
SHARES = st.fractions(0, 100, max_denominator=700).map(
    lambda share: Decimal(share.numerator) / share.denominator
)


@given(st.one_of(st.tuples(COUNTS, COUNTS), st.tuples(SHARES, SHARES)))
def test_a_change_is_the_difference_of_the_printed_numbers(values):
    """Whoever subtracts the two numbers of a row finds the third, in the table and in prose."""
    unit = "%" if isinstance(values[0], Decimal) else "đơn"
    held, (before, now) = beside(unit, *values)
    by = held.against("a", Q1).by
    apart = parse_number(now.table_text) - parse_number(before.table_text)

    table, prose = (str(changed(now, by, in_prose)).split() for in_prose in (False, True))

    assert table[0] == prose[0] == ("tăng" if apart > 0 else "giảm" if apart < 0 else "không")
    if apart:
        assert parse_number(table[1]) == parse_number(prose[1]) == abs(apart)
        assert prose[2:] == (["điểm", "%"] if unit == "%" else ["đơn"])
        assert table[2:] == (["điểm", "%"] if unit == "%" else [])


def beside(unit: str, before: int | Decimal, now: int | Decimal) -> tuple[Series, list[Figure]]:
    """A series of one figure that was ``before`` when it was closed, and both figures."""
    rule = Rule(id="a", label="A", unit=unit, count="Sổ", over_time="sum")
    was, is_now = (Figure("a", "A", unit, value) for value in (before, now))
    entry = was.as_json() | {"value": before, "reason": "", "definition_sha256": ""}
    issued = ClosedFigure(**{each.name: entry[each.name] for each in fields(ClosedFigure)})
    window = Window(date(2026, 1, 1), date(2026, 3, 31))
    closed = Closed(OFFICE, Q1, REPORT, 0, Path(), window, window.end, {"a": issued}, {})
    present = Window(date(2026, 4, 1), date(2026, 6, 30))
    held = Series(Q1.next(), present, present.end, {"a": is_now}, {"a": rule}, {"2026Q1": closed})
    return held, [was, is_now]
