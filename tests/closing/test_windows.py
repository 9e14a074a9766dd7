"""Closed periods beside each other: days that would be told twice, and days that nobody tells."""

from __future__ import annotations

from datetime import date

import pytest
from baocao.build.run import EditionKey
from baocao.closing.refusals import refuse_overlap
from baocao.errors import BuildError
from baocao.period import Window

from closing.project import Office

BOTH = r"Kỳ 2026Q3 \(.*\) trùng ngày với kỳ 2026Q2 đã chốt \(30/3/2026–17/6/2026\)"
OVERLAPPING = {
    "by one day": ("2026-06-17", "2026-09-15"),
    "around it": ("2026-01-01", "2026-12-31"),
    "inside it": ("2026-04-01", "2026-04-30"),
}


@pytest.mark.parametrize("days", OVERLAPPING.values(), ids=OVERLAPPING)
def test_days_are_not_closed_twice(once_closed, days: tuple[str, str]):
    """A window that shares a day with a closed one is refused; both are named."""
    with pytest.raises(BuildError, match=BOTH):
        said(once_closed[0], "2026Q3", *days)


def test_the_closed_window_counts_not_the_one_in_params(closed: Office):
    """Editing the params of a closed period makes no room in it; nothing is written."""
    closed.edition("2026Q2", window=("2026-03-30", "2026-05-31"))
    closed.edition("2026Q3", window=("2026-06-01", "2026-09-15"))
    before = closed.tree()

    done = closed.run("close", "2026Q3")

    assert done.code == 1
    assert "(01/6/2026–15/9/2026) trùng ngày với kỳ 2026Q2 đã chốt (30/3/2026–" in done.err
    assert closed.tree() == before


def test_a_half_year_may_cover_its_quarters(once_closed):
    """Periods of another kind share days by their nature."""
    assert said(once_closed[0], "2026H1", "2026-01-01", "2026-06-17") == []


def test_a_correction_does_not_overlap_what_it_corrects(once_closed):
    """The own closed window is no other one."""
    told = said(once_closed[0], "2026Q2", "2026-03-30", "2026-06-17")

    assert [line for line in told if "trùng" in line] == []


def test_days_that_follow_need_no_word(once_closed):
    """A period that begins on the day after the closed one is closed in silence."""
    assert said(once_closed[0], "2026Q3", "2026-06-18", "2026-09-15") == []


def test_days_between_closed_periods_are_said(once_closed):
    """A gap to the closed period before is said, not refused."""
    assert said(once_closed[0], "2026Q3", "2026-06-20", "2026-09-15") == [
        "Giữa kỳ 2026Q2 đã chốt (30/3/2026–17/6/2026) và kỳ 2026Q3 (20/6/2026–15/9/2026) có ngày "
        "không thuộc kỳ nào."
    ]


def test_a_period_of_the_year_that_is_not_closed_is_said(once_closed):
    """Closing over a period that is still open says what comparisons lack, in its last lines."""
    assert "cần xem: Kỳ 2026Q1 chưa chốt: số so sánh với kỳ trước" in once_closed[1].out


def test_a_later_period_that_was_closed_before_is_said(once_closed):
    """What compares with this period and was closed already keeps what it was compared with."""
    (told,) = said(once_closed[0], "2026Q1", "2026-01-01", "2026-03-29")

    assert told.startswith("Kỳ 2026Q2 đã chốt trước đó")


def said(office: Office, period: str, start: str, end: str) -> list[str]:
    """What is said of the window of a period that is to be closed."""
    window = Window(date.fromisoformat(start), date.fromisoformat(end))
    return refuse_overlap(EditionKey("btctu", period, "quarterly"), office.made.paths, window)
