"""What the sample promises of the office's emulation, beside what all its books promise."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sample.committees import committees
from sample.counting import Record, read_books
from sample.counting_papers import of, weighed
from sample.emulation.layout import STANDING

COMMITTED = Path(__file__).parents[2] / "data" / "btctu" / "2026"
QUARTER_ENDS, HALF_ENDS, NEXT_DAY = date(2026, 6, 17), date(2026, 6, 30), date(2026, 7, 1)


@pytest.fixture(scope="module")
def books() -> dict[str, list[Record]]:
    """The records of the committed workbooks by sheet."""
    return read_books(COMMITTED)


def valid(rows: list[Record], day: date) -> list[Record]:
    """The rows that are valid on a day."""
    return [row for row in rows if row["Từ ngày"] <= day <= (row["Đến ngày"] or day)]


def test_one_woman_without_a_post_leaves_between_the_quarter_and_the_half_year(books):
    """Each report counts the staff of its own day, and both are right."""
    then, now = (valid(books["Nhân sự"], day) for day in (QUARTER_ENDS, HALF_ENDS))
    posts, later = (Counter(row["Chức vụ"] for row in rows) for rows in (then, now))
    (left,) = {row["Mã cán bộ"] for row in then} - {row["Mã cán bộ"] for row in now}
    gone = next(row for row in then if row["Mã cán bộ"] == left)

    assert (len(then), len(now)) == (54, 53)
    assert posts - later == Counter(["Chuyên viên"])
    assert (gone["Giới tính"], gone["Dân tộc"]) == ("nữ", "Kinh")


def test_every_committee_has_a_record_of_those_in_office(books):
    """So that each of the 128 has a rate; the rates differ."""
    rows = of(books["Số hóa hồ sơ"], "Nhóm", STANDING)
    totals = {unit.code: weighed(of(rows, "Mã tổ chức", unit.code)) for unit in committees()}
    done = of(rows, "Trạng thái", "đã số hóa")
    rates = {weighed(of(done, "Mã tổ chức", code)) / whole for code, whole in totals.items()}

    assert min(totals.values()) >= 1
    assert sum(totals.values()) == weighed(rows)
    assert len(rates) > 10


def test_the_team_is_led_by_a_deputy_head_and_is_of_the_staff(books):
    """Who sits in it on the last day of the half-year is on the staff on that day."""
    staff = {row["Mã cán bộ"]: row["Chức vụ"] for row in valid(books["Nhân sự"], HALF_ENDS)}
    team = {row["Mã cán bộ"]: row["Vai trò"] for row in valid(books["Tổ công tác"], HALF_ENDS)}

    assert team.keys() <= staff.keys()
    assert [staff[code] for code, role in team.items() if role == "Tổ trưởng"] == ["Phó trưởng ban"]
    assert any(row["Đến ngày"] for row in books["Tổ công tác"])


def test_awards_that_were_given_have_a_decision_of_the_book_of_documents(books):
    """Proposed ones have none; a title is a row of its own beside the form of award for it."""
    own = [row for row in books["Khen thưởng"] if str(row["Mã"]).startswith("KT-CQ")]
    given, others = of(own, "Khâu", "đã tặng"), of(own, "Khâu", "đề nghị", "không duyệt")
    kept = {
        (f"{row['Số']}/{row['Ký hiệu']}", row["Ngày văn bản"])
        for row in of(books["Văn bản"], "Chuyên đề", "khen thưởng của cơ quan")
    }

    assert {(row["Số quyết định"], row["Ngày quyết định"]) for row in given} == kept
    assert {row["Số quyết định"] for row in others} == {None}
    assert Counter(row["Loại"] for row in given)["danh hiệu thi đua"] == 1


def test_a_program_has_one_row_and_one_version(books):
    """What is written twice can differ: it is not."""
    names = [row["Tên"] for row in books["Ứng dụng số"]]
    (members,) = of(books["Ứng dụng số"], "Tên", "Phần mềm cơ sở dữ liệu đảng viên")

    assert len(names) == len(set(names))
    assert members["Phiên bản"] == "4.0"


@pytest.mark.parametrize("name", ["An sinh", "Khen thưởng", "Đào tạo, bồi dưỡng"])
def test_books_hold_rows_of_the_day_after_the_half_year(books, name: str):
    """A rule that is one day too wide counts a row too many."""
    assert any(row["Ngày"] == NEXT_DAY for row in books[name])


@pytest.mark.parametrize(
    ("name", "heading", "looked_over"),
    [
        ("Phong trào", "Cấp phát động", "khối"),
        ("Ứng dụng số", "Trạng thái", "chưa"),
        ("Số hóa hồ sơ", "Trạng thái", "chưa"),
        ("Khen thưởng", "Khâu", "không duyệt"),
        ("Khen thưởng", "Phạm vi", "của ngành"),
        ("Tổ công tác", "Đến ngày", date(2026, 6, 29)),
        ("Sự kiện", "Năm kỷ niệm", 2025),
    ],
)
def test_books_hold_rows_that_no_figure_counts(books, name: str, heading: str, looked_over: object):
    """A rule that asks one question too few counts rows of another kind, step or year."""
    assert of(books[name], heading, looked_over)
