"""What the sample promises of documents, reports, tasks and visits, beside what all books promise."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sample import emulation, layout
from sample.counting import DONE, Record, read_books

ROOT = Path(__file__).parents[2]
BOOKS = [
    book
    for kept in (layout, emulation.layout)
    for book in vars(kept).values()
    if isinstance(book, layout.Book)
]
FIRST, LAST = date(2026, 3, 30), date(2026, 6, 17)


@pytest.fixture(scope="module")
def books() -> dict[str, list[Record]]:
    """The records of the committed workbooks by sheet."""
    return read_books(ROOT / "data" / "btctu" / "2026")


@pytest.fixture(scope="module")
def columns() -> dict[str, dict[str, dict]]:
    """What the registers in params say of every column, by sheet."""
    files = sorted((ROOT / "params" / "registers").glob("*.yml"))
    sheets = [each for path in files for each in YAML(typ="safe").load(path.read_text("utf-8"))]
    return {each["sheet"]: each["columns"] for each in sheets}


def of_the_quarter(rows: list[Record], heading: str) -> list[Record]:
    """The rows whose day lies in the second quarter's window."""
    return [row for row in rows if row[heading] and FIRST <= row[heading] <= LAST]


@pytest.mark.parametrize(
    ("name", "heading", "day", "looked_over"),
    [
        ("Văn bản", "Cấp nhận", "Ngày thực hiện", "tỉnh bạn"),
        ("Văn bản", "Nguồn giao", "Ngày thực hiện", "phát sinh"),
        ("Nhiệm vụ", "Trạng thái", "Ngày thực hiện", "trả lại"),
        ("Nhiệm vụ", "Loại", "Ngày thực hiện", None),
        ("Kiểm tra, giám sát", "Chủ trì", "Ngày quyết định", "Ban"),
        ("Kiểm tra, giám sát", "Loại đối tượng", "Ngày quyết định", "chi bộ"),
    ],
)
def test_books_hold_rows_of_the_period_that_a_rule_must_look_over(
    books: dict[str, list[Record]], name: str, heading: str, day: str, looked_over: str | None
):
    """A rule that asks one question too few counts rows of another level, state or kind."""
    assert looked_over in {row[heading] for row in of_the_quarter(books[name], day)}


@pytest.mark.parametrize("book", ["Báo cáo Trung ương", "Kiểm tra, giám sát", "Nhiệm vụ"])
def test_books_hold_rows_just_outside_the_windows(books: dict[str, list[Record]], book: str):
    """A rule that is a day too wide counts what was done before the first or after the last day."""
    heading = {"Báo cáo Trung ương": "Ngày gửi", "Nhiệm vụ": "Ngày thực hiện"}
    days = {row[heading.get(book, "Ngày quyết định")] for row in books[book]}

    assert {date(2025, 12, 31), date(2026, 6, 18)} <= days


def test_reports_of_the_quarter_keep_the_defects_of_the_published_list(books):
    """Two of thirteen titles are one, a series skips fifteen, one entry stands for two."""
    sent = of_the_quarter(books["Báo cáo Trung ương"], "Ngày gửi")
    titles = Counter((row["Lĩnh vực"], row["Trích yếu"]) for row in sent)
    series = [row["Mã"][-2:] for row in sent if row["Mã"].startswith("BC-TCD-Q2")]

    assert [count for count in titles.values() if count > 1] == [2]
    assert series[-2:] == ["14", "16"]
    assert [row["Số lượng"] for row in sent if row["Số lượng"]] == [2]


def test_what_one_quarter_plans_the_next_one_answers(books):
    """Every task planned for a quarter of the sample is done in its window, or still open."""
    planned = [row for row in books["Nhiệm vụ"] if row["Kỳ kế hoạch"] == "2026Q2"]
    done = [row for row in planned if row["Trạng thái"] in DONE]

    assert len(planned) - len(done) == 1
    assert of_the_quarter(done, "Ngày thực hiện") == done


def test_contents_read_as_one_clause(books):
    """No full stop at the end of a task or title, where the report puts its own."""
    texts = [row["Nội dung"] for row in books["Nhiệm vụ"]]
    texts += [row["Trích yếu"] for name in ("Văn bản", "Báo cáo Trung ương") for row in books[name]]

    assert [text for text in texts if text.endswith((".", ";", ","))] == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_rooms_are_offered_the_values_that_the_registers_accept(columns, book: layout.Book):
    """A sheet has the register's columns, and a dropdown values that it accepts, in order.

    Lists grow with the offices that share a register; what an older book offers stays right.
    """
    accepted = {
        heading: column["choices"]
        for heading, column in columns[book.name].items()
        if column.get("is") == "choice"
    }

    assert set(book.headings) == set(columns[book.name])
    for heading, choices in accepted.items():
        offered = [str(value) for value in book.choices.get(heading, ())]
        assert offered == [choice for choice in choices if choice in offered]
        assert offered
