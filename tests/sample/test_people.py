"""What the sample promises of the books about persons, beside what all its books promise."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sample.counting import Record, read_books, read_forms

COMMITTED = Path(__file__).parents[2] / "data" / "btctu"


@pytest.fixture(scope="module")
def books() -> dict[str, list[Record]]:
    """The records of the committed workbooks by sheet."""
    return read_books(COMMITTED / "2026")


@pytest.mark.parametrize(
    ("name", "heading", "looked_over"),
    [
        ("Công tác cán bộ", "Việc", "nhận xét"),
        ("Đánh giá, xếp loại", "Loại", "xếp loại năm"),
        ("Đánh giá, xếp loại", "Kỳ đánh giá", "2026Q2"),
        ("Đào tạo, bồi dưỡng", "Chiều", "tổ chức"),
        ("Đào tạo, bồi dưỡng", "Loại", "trung cấp lý luận chính trị"),
        ("Khen thưởng", "Phạm vi", "của cơ quan"),
        ("Khen thưởng", "Khâu", "đề nghị"),
        ("Khen thưởng", "Lý do", "đột xuất"),
        ("Đi nước ngoài", "Hình thức", "cho phép"),
    ],
)
def test_books_hold_rows_of_the_period_that_no_figure_counts(
    books: dict[str, list[Record]], name: str, heading: str, looked_over: str
):
    """A rule that asks one question too few counts rows of another kind, step or way."""
    first, last = date(2026, 3, 30), date(2026, 6, 17)

    days = [row["Ngày"] for row in books[name] if row[heading] == looked_over]

    assert any(first <= day <= last for day in days)


@pytest.mark.parametrize("name", ["Công tác cán bộ", "Khen thưởng"])
def test_one_person_is_mostly_left_blank(books: dict[str, list[Record]], name: str):
    """A blank number of persons stands for one, a written one may be one too."""
    sizes = {row["Số người"] for row in books[name]}

    assert {None, 1, 2} <= sizes


def test_persons_are_codes_alone(books: dict[str, list[Record]]):
    """Whoever a row is about is a code; no sheet has a column for names of persons."""
    headed = {heading for rows in books.values() for row in rows[:1] for heading in row}
    codes = [
        str(code)
        for rows in books.values()
        for row in rows
        for heading in ("Mã cán bộ", "Mã đảng viên")
        if (code := row.get(heading))
    ]

    assert not {"Họ tên", "Họ và tên", "Tên cán bộ"} & headed
    assert [code for code in codes if not re.fullmatch(r"(CB|DV)\d{3,6}", code)] == []


def test_each_committee_has_the_target_of_its_form(books: dict[str, list[Record]]):
    """Book Chỉ tiêu and the forms say the same of each of the 128 committees."""
    assigned = {
        row["Mã tổ chức"]: row["Giá trị"]
        for row in books["Chỉ tiêu"]
        if row["Mã"] == "kết nạp đảng viên"
    }

    for label in ("2026Q1", "2026Q2"):
        forms = read_forms(COMMITTED / label / "received")
        sent = {code: form["Chỉ tiêu kết nạp cả năm"] for code, form in forms.items()}
        assert sent == assigned
