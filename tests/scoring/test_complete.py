"""A ranking over units' forms says which have not come, and what then has no points."""

from __future__ import annotations

import pytest
from baocao.errors import ParamsError

from project import UNITS

RULES = """
- {id: done, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm, over_time: OVER}
- {id: target, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm, over_time: last}
- {id: party.rate, unit: "%", ratio: [done, target], over_time: none}
"""
CRITERIA = """
Năm  | Mã | Nhóm                   | Nội dung | Cách tính | Điểm tối đa | Lấy từ chỉ tiêu
2026 | S  | chương trình, kế hoạch | Kết nạp  | tỷ lệ     | 20          | party.rate
2026 | N  | nhiệm vụ thường xuyên  | Khác     | định tính | 80          |
"""
SCORES = """
Mã tổ chức | Vòng     | N
24615      | tự chấm  | 70
24615      | hội đồng | 60
24616      | tự chấm  | 70
24616      | hội đồng | 60
"""


@pytest.fixture
def admitting(contest):
    """Two committees whose admissions of a quarter are in their form of that quarter."""
    project = contest.project
    project.committees("24615", "24616")
    for period in ("2026Q1", "2026Q2"):
        for code in ("24615", "24616"):
            values = {"Kết nạp từ đầu năm": "3", "Chỉ tiêu kết nạp cả năm": "10"}
            project.form(code, values, period=period, kept=period)
    contest.period = "2026H1"
    window = {"from": "2026-01-01", "to": "2026-06-30"}
    project.edition("2026H1", window=window, as_of="2026-06-30",
                    reads={"forms": ["2026Q1", "2026Q2"]})  # fmt: skip
    contest.draw("Tiêu chí", CRITERIA)
    contest.score(SCORES)
    return contest


def count(contest, over_time: str) -> None:
    """Add up the admissions of both forms, or take those of the last."""
    contest.project.indicators(RULES.replace("OVER", over_time))


def unsend(contest, code: str, period: str) -> None:
    """Let the form of a committee for a period be one that never came."""
    contest.project.sent[period].pop(f"{code}.xlsx")
    (contest.project.received(period) / f"{code}.xlsx").unlink()


def test_points_over_both_forms_add_up(admitting):
    """3 and 3 of 10."""
    count(admitting, "sum")
    scores = admitting.stand().members["24615"].scores["hội đồng"]

    assert scores["S"].points == 12


def test_a_unit_that_lacks_a_form_has_no_points_that_add_up_over_it(admitting):
    """Half of what it did would be taken for all; the other has its points."""
    count(admitting, "sum")
    unsend(admitting, "24616", "2026Q1")
    so = admitting.open()

    assert so["score.24616.2"].status == "blocked"
    assert "thiếu biểu quý I/2026" in so["score.24616.2"].reason
    assert so["score.24615.2"].value == 72


def test_what_the_last_form_tells_needs_no_earlier_one(admitting):
    """3 of 10, whoever sent what before."""
    count(admitting, "last")
    unsend(admitting, "24616", "2026Q1")

    assert admitting.open()["score.24616.2"].value == 66


def test_a_ranking_over_forms_says_how_many_have_come(admitting):
    """As every other report over forms."""
    count(admitting, "last")
    unsend(admitting, "24616", "2026Q2")
    so = admitting.open()

    assert (so.completeness.received, so.completeness.expected) == (1, 2)
    assert "mới có biểu của 1/2" in so["party.rate"].reason
    assert "R-044" in {each.code for each in so.findings}


def test_a_report_over_forms_that_knows_no_units_is_refused(admitting):
    """A form that has not come would be missed by nobody."""
    count(admitting, "last")
    del admitting.project.report["units"]

    with pytest.raises(ParamsError, match="trang Phát triển đảng viên") as refused:
        admitting.open()
    assert "params/reports.yml" in str(refused.value)
    assert "Thêm “units”" in str(refused.value)


def test_a_report_without_figures_over_forms_needs_no_units(scored):
    """Books are whole as they are."""
    assert "units" not in scored.project.report
    assert scored.open().completeness.expected == 0
    assert UNITS["cover"] not in scored.open().registers


@pytest.mark.parametrize("heading", ["Kết nạp từ đầu năm", "Chỉ tiêu kết nạp cả năm"])
def test_a_bad_cell_of_a_form_that_is_not_counted_blocks_nothing(admitting, heading):
    """The last form tells what it is about; what the earlier one says is not asked."""
    where = "where: {Chỉ tiêu kết nạp cả năm: có}"
    admitting.project.indicators(RULES.replace("OVER", f"last, {where}"))
    values = {"Kết nạp từ đầu năm": "3", "Chỉ tiêu kết nạp cả năm": "10", heading: "ba"}
    admitting.project.form("24616", values, period="2026Q1", kept="2026Q1")

    assert admitting.open()["score.24616.2"].value == 66
