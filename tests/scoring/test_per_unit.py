"""Criteria that take their numbers from a ratio of the workbook, unit by unit."""

from __future__ import annotations

import pytest

RULES = """
- id: records.done
  sum: Số hóa hồ sơ
  of: Số lượng
  where: {Trạng thái: đã số hóa}
- {id: records.total, sum: Số hóa hồ sơ, of: Số lượng}
- {id: records.rate, unit: "%", ratio: [records.done, records.total], over_time: none}
- {id: records.lines, unit: "%", ratio: [lines.done, lines.total], over_time: none}
- {id: lines.done, count: Số hóa hồ sơ, where: {Trạng thái: đã số hóa}}
- {id: lines.total, count: Số hóa hồ sơ}
- {id: kinds, distinct: Số hóa hồ sơ, of: Nhóm}
- {id: kinds.rate, unit: "%", ratio: [kinds, lines.total], over_time: none}
- {id: apps, count: Ứng dụng số}
- {id: apps.rate, unit: "%", ratio: [lines.done, apps], over_time: none}
"""
RECORDS = """
Mã hồ sơ | Mã tổ chức | Trạng thái    | Số lượng
H1       | 'A         | đã số hóa     | 3
H2       | 'A         | đang cập nhật | 1
H3       | 'B         | chưa          | 5
H4       | 'C         | đã số hóa     | 2
H5       |            | đã số hóa     | 9
"""
CRITERIA = """
Năm  | Mã | Nhóm                          | Nội dung | Cách tính | Điểm tối đa | Lấy từ chỉ tiêu
2026 | S  | chuyển đổi số, xây dựng ngành | Số hóa   | tỷ lệ     | 20          | records.rate
2026 | N  | nhiệm vụ thường xuyên         | Khác     | định tính | 80          |
"""
SCORES = """
Mã tổ chức | Vòng     | N
A          | tự chấm  | 70
A          | hội đồng | 60
B          | tự chấm  | 70
B          | hội đồng | 60
C          | tự chấm  | 70
C          | hội đồng | 60
"""


@pytest.fixture
def digitised(contest):
    """Three units, whose records stand in a book; only other points are in the score sheets."""
    contest.project.indicators(RULES)
    contest.draw("Số hóa hồ sơ", RECORDS)
    contest.draw("Ứng dụng số", "Mã\nU1")
    contest.draw("Tiêu chí", CRITERIA)
    contest.score(SCORES)
    return contest


def points(contest, unit: str, in_round: str = "hội đồng") -> object:
    """The points that a unit has for the criterion in question."""
    return contest.stand().members[unit].scores[in_round]["S"].points


def test_a_unit_has_the_points_of_its_own_numbers_in_every_round(digitised):
    """3 of 4 are 15 of 20, none of 5 is nothing, rows of no unit are nobody's."""
    assert [points(digitised, unit) for unit in "ABC"] == [15, 0, 20]
    assert points(digitised, "A", "tự chấm") == 15


def test_rows_are_counted_where_the_figure_counts_rows(digitised):
    """One line of two."""
    digitised.draw("Tiêu chí", CRITERIA.replace("records.rate", "records.lines"))

    assert points(digitised, "A") == 10


def test_the_total_knows_the_cells_of_the_book(digitised):
    """Those of the unit's own rows; all cells of the book are looked through."""
    figure = digitised.open()["score.A.2"].as_json()
    (cells,) = [each["cells"] for each in figure["sources"] if each["sheet"] == "Số hóa hồ sơ"]

    assert cells == ["D5", "E5:E6"]
    assert "Số hóa hồ sơ" in {each["sheet"] for each in figure["scope"]}


def test_what_is_typed_beside_it_is_held_against_it(digitised):
    """A warning with both cells; the book counts."""
    digitised.units = ["A"]
    digitised.draw(
        "Chấm điểm",
        """
        Năm  | Kỳ     | Mã tổ chức | Tiêu chí | Vòng     | Tử số | Mẫu số | Điểm
        2026 | 2026Q2 | 'A         | S        | hội đồng | 4     | 4      | 15
        2026 | 2026Q2 | 'A         | N        | hội đồng |       |        | 60
        """,
    )
    (finding,) = digitised.found("T-014")

    assert (finding.severity, finding.cells) == ("warning", ("G5",))
    assert "là 3 (ô E5 trang Số hóa hồ sơ tệp 2026/" in finding.problem
    assert points(digitised, "A") == 15


def test_a_unit_without_any_record_has_no_points_rather_than_none_at_all(digitised):
    """Nothing is known of it: its total is blocked and says so."""
    digitised.draw("Số hóa hồ sơ", RECORDS.replace("'C", "'D"))
    figure = digitised.open()["score.C.2"]

    assert figure.status == "blocked"
    assert "chưa có số liệu của đơn vị" in figure.reason


def test_a_ratio_over_nothing_is_told_at_the_cell_of_its_denominator(digitised):
    """Once, not in every round."""
    digitised.draw("Số hóa hồ sơ", RECORDS.replace("chưa          | 5", "chưa          | 0"))
    (finding,) = digitised.found("T-003")

    assert (finding.severity, finding.sheet) == ("error", "Số hóa hồ sơ")
    assert finding.cells == ("E7",)
    assert digitised.open()["score.B.2"].status == "blocked"


@pytest.mark.parametrize(("old", "new"), [("| 3\n", "| ba\n"), ("đang cập nhật", "đang làm")])
def test_a_bad_cell_blocks_the_unit_whose_it_is(digitised, old, new):
    """A number that is none, or a word that decides whether the row counts."""
    digitised.draw("Số hóa hồ sơ", RECORDS.replace(old, new))
    so = digitised.open()

    assert [so[f"score.{unit}.2"].status for unit in "ABC"] == ["blocked", "ok", "ok"]
    assert "trang Số hóa hồ sơ" in so["score.A.2"].reason


def test_a_row_whose_owner_is_unreadable_may_be_anybodys(digitised):
    """No unit's numbers are whole then."""
    digitised.draw("Số hóa hồ sơ", RECORDS.replace("'C ", "#DIV/0! "))
    so = digitised.open()

    assert {so[f"score.{unit}.2"].status for unit in "ABC"} == {"blocked"}


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ("records.rat", "báo cáo không có chỉ tiêu “records.rat”"),
        ("records.total", "chỉ tiêu “records.total” không phải là tỷ lệ"),
        ("kinds.rate", "“kinds” không đếm, cộng thẳng trên sổ"),
        ("apps.rate", "sổ “Ứng dụng số” không có cột Mã tổ chức"),
    ],
)
def test_a_criterion_that_names_no_ratio_of_units_is_told(digitised, figure, words):
    """At the cell that names it; the totals have no value."""
    digitised.draw("Tiêu chí", CRITERIA.replace("records.rate", figure))
    so = digitised.open()
    (finding,) = [each for each in so.findings if each.code == "T-017"]

    assert (finding.severity, finding.sheet, finding.seen) == ("error", "Tiêu chí", figure)
    assert finding.problem == words
    assert so["score.A.2"].status == "blocked"


def test_a_ratio_is_taken_only_by_a_criterion_of_ratios(digitised):
    """A counted one would take percentages for times."""
    digitised.draw("Tiêu chí", CRITERIA.replace("| tỷ lệ     |", "| có/không  |"))
    (finding,) = digitised.found("T-017")

    assert finding.problem == "chỉ tiêu là tỷ lệ mà cách tính là “có/không”"


def test_numbers_come_from_units_forms_too(contest):
    """Admitted of the target, each in the form of its committee."""
    contest.project.committees("24615", "24616")
    for code, done in {"24615": "3", "24616": "12"}.items():
        contest.project.form(code, {"Kết nạp từ đầu năm": done, "Chỉ tiêu kết nạp cả năm": "10"})
    contest.project.indicators(
        """
        - {id: done, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}
        - {id: target, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm}
        - {id: party.rate, unit: "%", ratio: [done, target], over_time: none}
        """
    )
    contest.draw("Tiêu chí", CRITERIA.replace("records.rate", "party.rate"))
    contest.score(SCORES.replace("A ", "24615 ").replace("B ", "24616 ").replace("C ", "24617 "))
    so = contest.open()
    scores = {
        code: member.scores["hội đồng"]["S"].points for code, member in so.standings.members.items()
    }
    looked = {each.file for each in so["score.24615.2"].scope}

    assert scores == {"24615": 6, "24616": 20, "24617": None}
    assert "btctu/2026Q2/received/24615.xlsx" in looked
    assert "btctu/2026Q2/received/24616.xlsx" not in looked


def test_what_comes_from_the_workbook_needs_no_evidence(digitised):
    """The book itself is the evidence."""
    digitised.draw("Tiêu chí", CRITERIA.replace("Lấy từ chỉ tiêu", "Lấy từ chỉ tiêu | Minh chứng")
                   .replace("records.rate", "records.rate | x"))  # fmt: skip
    digitised.score(SCORES.replace("N\n", "N | S\n").replace("70", "70 | 3/4!"))

    assert digitised.found("T-015") == []


def test_a_group_looks_only_through_the_numbers_that_its_criteria_take(digitised):
    """The records are of the group of digital work; no other group looks at them."""
    so = digitised.open()
    looked = {
        name: {area.sheet for area in so[f"score.A.{name}"].scope}
        for name in ("group_1", "group_2", "2")
    }

    assert looked["group_1"] == {"Chấm điểm", "Tiêu chí"}
    assert looked["group_2"] == looked["2"] == {"Chấm điểm", "Tiêu chí", "Số hóa hồ sơ"}
