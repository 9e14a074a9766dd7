"""Periods: how they are spelled and called, what comes before and after, windows without gaps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from baocao.errors import UsageError
from baocao.period import Period, Window
from hypothesis import given
from hypothesis import strategies as st

SPELLINGS = ["2026Q1", "2026Q4", "2026H1", "2026H2", "20269M", "2026M01", "2026M12", "2026"]
PERIODS = st.builds(
    Period,
    st.integers(2000, 2099),
    st.sampled_from(
        ["", "9M", "H1", "H2", *(f"Q{n}" for n in range(1, 5)), *(f"M{n:02}" for n in range(1, 13))]
    ),
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("spelling", "name", "short", "following"),
    [
        ("2026Q2", "quý II/2026", "quý II", "2026Q3"),
        ("2026Q4", "quý IV/2026", "quý IV", "2027Q1"),
        ("2026H1", "6 tháng đầu năm 2026", "6 tháng đầu năm", "2026H2"),
        ("2026H2", "6 tháng cuối năm 2026", "6 tháng cuối năm", "2027H1"),
        ("20269M", "9 tháng đầu năm 2026", "9 tháng đầu năm", "20279M"),
        ("2026M05", "tháng 5/2026", "tháng 5", "2026M06"),
        ("2026M12", "tháng 12/2026", "tháng 12", "2027M01"),
        ("2026", "năm 2026", "", "2027"),
    ],
)
def test_periods_have_names_and_successors(spelling, name, short, following):
    """As they stand in a sentence, and what comes next."""
    period = Period.parse(spelling)

    assert (period.name, period.short, str(period.next())) == (name, short, following)


@pytest.mark.parametrize(("spelling", "first", "last", "months"), [
    ("2026Q1", "01-01", "03-31", 3), ("2026Q4", "10-01", "12-31", 3),
    ("2026H1", "01-01", "06-30", 6), ("2026H2", "07-01", "12-31", 6),
    ("20269M", "01-01", "09-30", 9), ("2026", "01-01", "12-31", 12),
    ("2026M02", "02-01", "02-28", 1), ("2028M02", "02-01", "02-29", 1),
    ("2026M12", "12-01", "12-31", 1),
])  # fmt: skip
def test_a_period_has_a_first_and_a_last_day_by_the_calendar(spelling, first, last, months):
    """And a number of months."""
    period = Period.parse(spelling)

    assert period.first_day == date.fromisoformat(f"{period.year}-{first}")
    assert period.last_day == date.fromisoformat(f"{period.year}-{last}")
    assert period.months == months


@given(PERIODS.filter(lambda period: period.part != "9M"))
def test_the_days_of_a_period_follow_those_of_the_one_before(period):
    """No day is left out; but nine months leave the last three of the year."""
    window, before = (Window(each.first_day, each.last_day) for each in (period, period.previous()))

    assert window.follows(before)


@given(PERIODS)
def test_before_the_next_period_comes_this_one(period):
    """Next and previous undo each other, and the spelling reads back."""
    assert period.next().previous() == period
    assert period.previous().next() == period
    assert Period.parse(str(period)) == period
    assert period.previous() < period < period.next()


@pytest.mark.parametrize("text", ["", "2026Q0", "2026Q5", "2026q2", "26Q2", "2026H3", "2026M00"])
def test_what_is_no_period_is_refused(text):
    """Also a thirteenth month or a fifth quarter."""
    with pytest.raises(UsageError, match="Kỳ báo cáo"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("2026Q3", "2026Q3"),
        (" 2026q3 ", "2026Q3"),
        ("Quý III/2026", "2026Q3"),
        ("QUÝ III / 2026", "2026Q3"),
        ("quý 3/2026", "2026Q3"),
        ("Quý III năm 2026", "2026Q3"),
        ("2026", "2026"),
        ("6 tháng cuối năm 2021", "2021H2"),
        ("06 tháng  đầu năm 2021", "2021H1"),
        ("9 THÁNG ĐẦU NĂM 2021", "20219M"),
        ("Tháng 05/2026", "2026M05"),
        ("năm 2026", "2026"),
    ],
)
def test_a_period_is_read_as_people_write_it(text, spelling):
    """Both spellings of a quarter, and every period by its name."""
    assert str(Period.read(text)) == spelling


@pytest.mark.parametrize(
    "text",
    [
        "Quý V/2026", "Quý 0/2026", "III/2026", "Quý III", "quý iii 26", "",
        "6 tháng giữa năm 2021", "7 tháng đầu năm 2021", "Tháng 13/2026", "6 tháng đầu năm", "x2026",
    ],
)  # fmt: skip
def test_what_only_resembles_a_period_is_none(text):
    """A label that is not sure is no period."""
    assert Period.read(text) is None


@given(PERIODS)
def test_a_period_is_read_by_the_name_that_reports_give_it(period):
    """What stands in a report may be copied into a cell."""
    assert Period.read(period.name.upper()) == period


@given(DAYS, st.integers(0, 400))
def test_a_window_holds_both_its_ends_and_no_day_beside(start, length):
    """The day before and the day after are outside."""
    window = Window(start, start + timedelta(days=length))

    assert start in window
    assert window.end in window
    assert start - timedelta(days=1) not in window
    assert window.end + timedelta(days=1) not in window


@given(DAYS, st.integers(0, 400), st.integers(-3, 3))
def test_a_window_follows_only_without_gap_and_without_overlap(start, length, gap):
    """It follows when it begins on the very next day."""
    earlier = Window(start, start + timedelta(days=length))
    begins = earlier.end + timedelta(days=1 + gap)

    assert Window(begins, begins).follows(earlier) is (gap == 0)


def test_the_year_to_date_begins_on_1_january_of_the_year_it_ends_in():
    """Also for a window that began in December."""
    window = Window(date(2025, 12, 20), date(2026, 3, 29))

    assert window.year_to_date == Window(date(2026, 1, 1), date(2026, 3, 29))
