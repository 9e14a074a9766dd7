"""What a figure comes to since January and against its target, and mistakes in what says so."""

from __future__ import annotations

import pytest

from core.quarters import Q1, SHEET, break_on, opened, redefine
from core.refused import told
from project import Project


def test_the_year_so_far_adds_the_closed_periods(quarters):
    """This one and those issued since 1 January."""
    quarters.close("2026Q1", {"received": {"value": 10, "table_text": "10"}})

    total = opened(quarters).year_to_date("received")

    assert (total.value, total.added, total.reason) == (12, (Q1,), "")


def test_a_total_since_january_is_its_own_year_so_far(quarters):
    """Nothing is added to it."""
    quarters.close("2026Q1")

    assert opened(quarters).year_to_date("so_far").value == 5


def test_the_first_period_of_the_year_is_its_own_year_so_far(quarters):
    """There is nothing to add."""
    quarters.edition("2026Q1")

    assert opened(quarters, "2026Q1").year_to_date("received").value == 3


@pytest.mark.parametrize(("figure", "reason"), [
    ("all", "số tại ngày chốt, không cộng qua các kỳ"),
    ("share", "không cộng được qua các kỳ"),
    ("rate", "tính từ cả số trong kỳ và số lũy kế, không cộng qua các kỳ"),
])
def test_what_does_not_add_up_has_no_year_so_far(quarters, figure, reason):
    """Stocks, rates, and what is made of totals and of numbers of the period."""
    quarters.close("2026Q1")

    total = opened(quarters).year_to_date(figure)

    assert (total.value, total.reason) == (None, reason)


def test_the_year_so_far_needs_all_closed_periods(quarters):
    """One that is missing is named."""
    quarters.edition("2026Q3")
    quarters.close("2026Q2")

    assert opened(quarters, "2026Q3").year_to_date("received").reason == (
        "không cộng lũy kế với quý I/2026: kỳ đó chưa có bản đã chốt"
    )


@pytest.mark.parametrize(("of", "window"), [
    ("2026Q1", {"from": "2026-01-01", "to": "2026-03-30"}),
    ("2026Q1", {"from": "2026-01-02", "to": "2026-03-31"}),
    ("2026Q2", {"from": "2026-03-31", "to": "2026-06-30"}),
])
def test_the_year_so_far_needs_periods_without_a_gap(quarters, of, window):
    """A day that no period counts, or two count, would be lost or counted twice."""
    quarters.edition("2026Q1", as_of="2026-03-31")
    quarters.edition(of, window=window)
    quarters.close("2026Q1")

    assert opened(quarters).year_to_date("received").reason == (
        "không cộng lũy kế: ngày của các kỳ từ đầu năm không nối liền nhau"
    )


@pytest.mark.parametrize(("figure", "target", "rate", "reached"), [
    ("signed", "received", 50, False),
    ("signed", "signed", 100, True),
    ("received", "signed", 200, False),
    ("received", "received", 100, True),
    ("received", "so_far", 40, True),
    ("so_far", "received", 250, None),
])
def test_a_target_is_reached_by_more_or_by_less_as_the_rule_says(
    quarters, figure, target, rate, reached
):
    """Equal is reached; a figure of which neither is better is not judged."""
    outcome = opened(quarters).outcome(figure, target)

    assert (outcome.rate, outcome.reached) == (rate, reached)
    assert (outcome.reason == "") == (reached is not None)


@pytest.fixture
def never(quarters: Project) -> Project:
    """The same with a figure of 0."""
    quarters.indicators("- {id: never, count: Đơn thư, where: {Ngày nhận: kỳ trước}}")
    quarters.edition("2026Q1", window={"from": "2026-01-01", "to": "2026-01-02"})
    return quarters


def test_a_target_that_is_none_or_in_another_unit_is_not_judged(never):
    """The reason says which."""
    held = opened(never)

    assert held.outcome("signed", "never").reason == "chưa có chỉ tiêu được giao"
    assert held.outcome("signed", "share").reason == "đơn vị tính khác với chỉ tiêu được giao"


def test_none_at_all_may_be_the_target_where_less_is_better(never):
    """There is no rate of nothing."""
    outcome = opened(never).outcome("received", "never")

    assert (outcome.rate, outcome.reached, outcome.reason) == (None, False, "")


def test_a_figure_without_a_value_is_not_judged(quarters):
    """It may still reach its target."""
    quarters.sheet("Đơn thư", SHEET + "    D7 | #N/A | x")

    outcome = opened(quarters).outcome("signed", "all")

    assert (outcome.rate, outcome.reached, outcome.reason) == (None, None, "số kỳ này chưa đủ")


@pytest.mark.parametrize(("declared", "message"), [
    ("[{date: 2025-07-01}]", "thiếu khóa “reason”"),
    ('[{date: 2025-07-01, reason: " "}]', "“reason” của chỗ ngắt còn trống"),
    ("[{date: 01/7/2025, reason: a}]", "không phải ngày (01/7/2025). Ghi như 2026-06-17"),
    ("[{date: 2025-07-01, reason: a}, {date: 2025-07-01, reason: b}]", "01/7/2025 hai lần"),
])
def test_a_mistake_in_a_break_is_told(quarters, declared, message):
    """With the file and the line, in offices.yml as among the rules."""
    break_on(quarters, declared)
    refusal = told(quarters)

    assert refusal.startswith("Tệp params/offices.yml, dòng")
    assert message in refusal


@pytest.mark.parametrize(("key", "message"), [
    ({"better": "most"}, "khóa “better” có giá trị không dùng được"),
    ({"comparable": ["quý I/2026"]}, "“comparable”: “quý I/2026” không phải kỳ báo cáo"),
    ({"breaks": [{"date": "2026-01-01"}]}, "thiếu khóa “reason”"),
])
def test_a_mistake_in_how_a_figure_compares_is_told(quarters, key, message):
    """With the file and the line of the rule."""
    redefine(quarters, "received", **key)
    refusal = told(quarters)

    assert refusal.startswith("Tệp params/indicators/01.yml, dòng")
    assert message in refusal
