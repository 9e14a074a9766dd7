"""The yearly plan, held against the rows of its book as they stand in the cells."""

from __future__ import annotations

import re

import pytest
from acceptance.office import REPOSITORY
from baocao.build.run import EditionKey
from export.reading import parse
from sample.records import Record, read_books

PLAN = EditionKey("btctu", "2026", "emulation_plan")
GROUNDS = "căn cứ"  # said as the book of documents cites them
FIGURE = re.compile(r"\{(ngày )?[\w.]+\}")
DAYS, NUMBER = r"\d+/\d+/\d+ - \d+/\d+/\d+", r"\d+"


@pytest.fixture(scope="module")
def rows() -> list[Record]:
    """The rows of the book of plans."""
    return read_books(REPOSITORY / "data" / "btctu" / "2026")["Kế hoạch"]


@pytest.fixture
def text(build) -> str:
    """The text of the page, in one line."""
    page = (build(PLAN) / "report.html").read_text(encoding="utf-8")
    (main,) = parse(page).all("main")
    return " ".join(main.text().split())


def place(row: Record, text: str, after: int = 0) -> int:
    """Where the page says what a row says, a number or days where it names a figure; else -1."""
    words, end = "", 0
    for figure in FIGURE.finditer(told := str(row["Nội dung"])):
        words += re.escape(told[end : figure.start()]) + (DAYS if figure[1] else NUMBER)
        end = figure.end()
    found = re.compile(words + re.escape(told[end:]), re.IGNORECASE).search(text, after)
    return found.start() if found else -1


def test_prints_every_row_of_the_plan_in_the_order_of_the_book(rows, text):
    """Nothing that somebody wrote into the plan is lost, or stands under another part."""
    at, lost = 0, []
    for row in rows:
        if row["Mã kế hoạch"] == "thi đua ngành" and row["Mục"] != GROUNDS:
            found = place(row, text, at)
            lost += [row["Mã"]] if found < 0 else []
            at = max(at, found)

    assert lost == []


def test_prints_no_row_of_another_plan(rows, text):
    """The book keeps the plans of the office as well."""
    others = [row for row in rows if row["Mã kế hoạch"] != "thi đua ngành"]

    assert others
    assert [row["Mã"] for row in others if place(row, text) >= 0] == []


def test_says_the_years_of_the_anniversary_three_times(text):
    """Years and days, each time from one row of the book of events."""
    said = "kỷ niệm 96 năm ngày truyền thống Ngành Tổ chức xây dựng Đảng (14/10/1930 - 14/10/2026)"

    assert text.count(said) == 3
