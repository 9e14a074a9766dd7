"""One figure is told alike in every report of an office: same day, sums of windows, other days."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta

import pytest
from baocao.archive import SEAL

from across.reports import HALF, QUARTERS, TwoReports, days, problems, told
from project import Project

RULES = """
- {id: received, label: Đơn tiếp nhận, count: Đơn thư, where: {Ngày nhận: trong kỳ}}
- {id: so_far, label: Đơn từ đầu năm, count: Đơn thư, where: {Ngày nhận: lũy kế năm},
   over_time: ytd}
- {id: signed, label: Đơn có ký tên, count: Đơn thư,
   where: {Ngày nhận: trong kỳ, Có ký tên: có}, over_time: sum}
- {id: share, label: Tỷ lệ có ký tên, ratio: [signed, received], unit: "%", over_time: none}
- {id: both, label: Cộng cả hai, add: [signed, received], over_time: sum}
- {id: fields, label: Phân loại khác nhau, distinct: Đơn thư, of: Phân loại,
   where: {Ngày nhận: trong kỳ}, over_time: none}
- {id: staff, label: Tổng số cán bộ, unit: người, count: Nhân sự, over_time: last}
- {id: women, label: Nữ, unit: người, count: Nhân sự, where: {Giới tính: nữ}, over_time: last}
"""
PETITIONS = """
    Mã đơn | Ngày nhận  | Có ký tên
    D1     | 01/02/2026 | x
    D2     | 02/02/2026 |
    D3     | 01/05/2026 | x
    D4     | 20/06/2026 | x
"""
STAFF = """
    Mã cán bộ | Từ ngày    | Đến ngày   | Giới tính
    C1        | 01/07/2025 |            | nữ
    C2        | 01/07/2025 |            | nam
    C3        | 01/07/2025 | 20/06/2026 | nam
"""


@pytest.fixture
def reports(project: Project) -> TwoReports:
    """Petitions of two quarters and of the days after, and one member of staff who leaves then."""
    project.sheet("Đơn thư", PETITIONS)
    project.sheet("Nhân sự", STAFF)
    project.indicators(RULES)
    return TwoReports(project)


def test_reports_that_agree_say_nothing_but_the_other_day(reports):
    """Both days are named, and what the days after the last quarter brought."""
    (found,) = told(reports.open())

    assert found.severity == "note"
    assert found.problem == (
        "báo cáo khác có số của ngày khác. Báo cáo quarterly 2026Q2 ngày 17/6/2026, ở đây ngày "
        "30/6/2026: “Đơn từ đầu năm” 3, ở đây 4; “Tổng số cán bộ” 3, ở đây 2. Ngoài báo cáo "
        "quarterly 2026Q1, 2026Q2, từ ngày 18/6/2026 đến ngày 30/6/2026 còn có: “Đơn tiếp nhận” 1; "
        "“Đơn có ký tên” 1; “Cộng cả hai” 2"
    )


def test_each_number_is_told_with_its_own_day(reports):
    """What is counted from the year's beginning is of the window's end, the staff of its day.

    The last before this one may be of another edition for each of them.
    """
    reports.project.edition("2026Q1", **days(QUARTERS["2026Q1"], as_of="2026-06-19"))

    (said,) = problems(reports.open(), "K-472")

    first = "Báo cáo quarterly 2026Q2 ngày 17/6/2026, ở đây ngày 30/6/2026: “Đơn từ đầu năm” 3"
    second = "Báo cáo quarterly 2026Q1 ngày 19/6/2026, ở đây ngày 30/6/2026: “Tổng số cán bộ” 3"
    assert first in said
    assert second in said


def test_what_is_of_a_later_day_there_is_not_told_and_what_is_earlier_is(reports):
    """The quarter's staff are of July, its petitions of June."""
    reports.project.edition("2026Q2", **days(QUARTERS["2026Q2"], as_of="2026-07-02"))
    reports.half(as_of="2026-06-19")

    (said,) = problems(reports.open(), "K-472")

    assert "ngày 17/6/2026, ở đây ngày 30/6/2026: “Đơn từ đầu năm” 3" in said
    assert "2/7/2026" not in said
    assert "quarterly 2026Q2 ngày 29/3" not in said


def test_what_is_read_at_the_opening_is_of_the_day_before(reports):
    """Reports that end on one day and begin on two have two openings; those of one must agree."""
    reports.project.sheet("Nhân sự", STAFF + "    C4 | 01/02/2026 | | nữ\n")
    reports.project.indicators(
        "- {id: opening, label: Đầu kỳ, count: Nhân sự, read_at: cuối kỳ trước, over_time: last}"
    )
    reports.half(**days(("2026-01-01", "2026-06-17")))
    assert told(reports.open(), "K-470") == []

    reports.close("quarterly", "2026Q1", {"opening": 9})
    (said,) = problems(reports.open(), "K-470")
    assert said.endswith("tính đến ngày 31/12/2025: “Đầu kỳ” ở đó 9, ở đây 3")


def test_what_is_read_from_books_of_other_years_is_held_against_only_as_issued(reports):
    """Rows of a book that is not open here cannot be counted here."""
    reports.close("quarterly", "2026Q2")
    reports.project.edition("2026Q1", **days(QUARTERS["2026Q1"]), reads={"years": [2025, 2026]})
    reports.half(**days(("2026-01-01", "2026-05-31")))
    assert not any("2026Q1 ngày" in each for each in problems(reports.open()))

    reports.half(**days(("2026-01-01", "2026-06-30")))
    reports.project.edition("2026Q2", **days(QUARTERS["2026Q2"]), reads={"years": [2025, 2026]})
    assert any("2026Q2 (bản chốt lần đầu) ngày" in each for each in problems(reports.open()))


def test_a_longer_window_over_other_books_is_not_filled_up_here(reports):
    """What its days come to in a book that is not open here is not known."""
    reports.close(HALF, "2026H1", {"received": 9})
    reports.half(reads={"years": [2025, 2026]})

    assert told(reports.open("quarterly", "2026Q2"), "K-471") == []


def test_numbers_of_a_day_after_the_window_are_told(reports):
    """Staff of July stand beside petitions until June; as usual, nothing is said."""
    assert told(reports.open(), "K-473") == []

    reports.half(as_of="2026-07-15")
    (found,) = told(reports.open(), "K-473")

    assert found.severity == "warning"
    assert found.problem == (
        "ngày chốt số sau ngày cuối của kỳ: số tại một ngày là của ngày 15/7/2026, số phát sinh "
        "chỉ đếm từ ngày 01/01/2026 đến ngày 30/6/2026"
    )


def test_a_report_is_not_told_of_later_ones(reports):
    """When the quarter is issued, nobody knows what the half-year will say."""
    assert told(reports.open("quarterly", "2026Q2")) == []


def test_at_the_same_day_an_issued_number_that_differs_is_a_warning(reports):
    """It names both reports, both numbers, the day, and the commands that help."""
    reports.half(**days(("2026-01-01", "2026-06-17")))
    reports.close("quarterly", "2026Q2", {"staff": 4, "received": 9})

    (found,) = told(reports.open(), "K-470")

    assert found.severity == "warning"
    assert found.problem.endswith(
        "báo cáo quarterly 2026Q2 (bản chốt lần đầu), tính đến ngày 17/6/2026: “Tổng số cán bộ” "
        "ở đó 4, ở đây 3"
    )
    assert "baocao diff 2026Q2 2026Q2@now --report quarterly" in found.remedy
    assert 'baocao close 2026Q2 --report quarterly --correct "lý do"' in found.remedy


def test_the_correction_in_force_is_what_counts(reports):
    """A number that was put right since agrees."""
    reports.half(**days(("2026-01-01", "2026-06-17")))
    reports.close("quarterly", "2026Q2", {"staff": 4})
    reports.close("quarterly", "2026Q2", version=1)

    assert told(reports.open(), "K-470") == []


def test_over_the_same_days_everything_is_equal(reports):
    """Also a ratio and a number of different values, which have no sum."""
    reports.add("other", "2026H1", days(("2026-01-01", "2026-06-30")))
    reports.close("other", "2026H1", {"received": 9, "share": 9, "fields": 9, "so_far": 9})

    so = reports.open()

    (said,) = problems(so, "K-470")
    assert problems(so, "K-471") == []
    assert [name in said for name in ("Đơn tiếp nhận", "Tỷ lệ", "Phân loại", "từ đầu năm")] == [
        True, True, True, True,
    ]  # fmt: skip
    assert "Nữ" not in said


def test_over_other_days_a_ratio_is_not_compared(reports):
    """Half the petitions of one window, two thirds of another: neither is wrong."""
    reports.close("quarterly", "2026Q2", {"share": 11})

    assert not any("Tỷ lệ" in each for each in problems(reports.open()))


def test_a_figure_that_is_made_otherwise_since_is_told_so(reports):
    """The difference is then no row's fault."""
    reports.half(**days(("2026-01-01", "2026-06-17")))
    reports.close("quarterly", "2026Q2")
    reports.project.rules[-1]["where"] = {"Giới tính": "nam"}

    (said,) = problems(reports.open(), "K-470")

    assert said.endswith("“Nữ” ở đó 1, ở đây 2 (cách tính đã đổi sau khi chốt)")


def test_a_longer_window_is_the_sum_of_those_within_it(reports):
    """What one of them issued otherwise is found, with all that was added up."""
    reports.close("quarterly", "2026Q1", {"received": 5})

    (found,) = told(reports.open(), "K-471")

    assert found.severity == "warning"
    assert found.problem.endswith(
        "báo cáo quarterly: “Đơn tiếp nhận” ở đây 4, cộng được 7 (quarterly 2026Q1 5, theo sổ nay "
        "2; quarterly 2026Q2 1; từ ngày 18/6/2026 đến ngày 30/6/2026 1)"
    )
    assert "--correct" in found.remedy


def test_the_quarter_that_rows_have_changed_in_is_the_one_to_look_into(reports):
    """Both are closed; the one whose number is no longer that of the books is named, with both."""
    for period in ("2026Q1", "2026Q2"):
        reports.close("quarterly", period)
    reports.project.sheet("Đơn thư", PETITIONS + "    D5 | 02/05/2026 |\n")

    (found,) = told(reports.open(), "K-471")

    assert (
        "(quarterly 2026Q1 2; quarterly 2026Q2 1, theo sổ nay 2; từ ngày 18/6/2026" in found.problem
    )
    assert "baocao diff 2026Q2 2026Q2@now --report quarterly" in found.remedy
    assert "baocao close 2026Q2 --report quarterly --correct" in found.remedy
    assert "2026Q1" not in found.remedy


def test_each_quarter_that_has_changed_is_told_by_itself(reports):
    """Figures of one go with its commands, figures of the other with those of the other."""
    reports.close("quarterly", "2026Q1", {"received": 5})
    reports.close("quarterly", "2026Q2", {"signed": 7})

    first, second = told(reports.open(), "K-471")

    assert "“Đơn tiếp nhận”" in first.problem
    assert "“Đơn có ký tên”" not in first.problem
    assert "diff 2026Q1 2026Q1@now" in first.remedy
    assert "“Đơn có ký tên”" in second.problem
    assert "diff 2026Q2 2026Q2@now" in second.remedy

    reports.close("quarterly", "2026Q2", {"received": 4}, version=1)
    (both,) = told(reports.open(), "K-471")
    assert "2026Q1 5, theo sổ nay 2; quarterly 2026Q2 4, theo sổ nay 1;" in both.problem
    assert "diff 2026Q1 2026Q1@now" in both.remedy
    assert "diff 2026Q2 2026Q2@now" in both.remedy


def test_what_is_left_when_every_part_agrees_with_the_books_is_said(reports):
    """Who has left by the half-year's end is counted in the quarter only: nothing was changed."""
    reports.project.register(
        "- {sheet: Tổ viên, key: [Mã], valid: [Từ ngày, Đến ngày], columns: {Mã: {is: code, "
        "required: true}, Từ ngày: {is: date}, Đến ngày: {is: date}, Ngày bầu: {is: date}}}"
    )
    reports.project.sheet("Tổ viên", "Mã | Từ ngày | Đến ngày | Ngày bầu\n"
                          "T1 | 01/07/2025 | 20/06/2026 | 01/02/2026")  # fmt: skip
    reports.project.indicators("- {id: chosen, label: Được bầu, count: Tổ viên, "
                               "where: {Ngày bầu: trong kỳ}}")  # fmt: skip
    reports.close("quarterly", "2026Q1")

    (found,) = told(reports.open(), "K-471")

    assert found.problem.endswith("), mọi kỳ đều khớp sổ nay mà vẫn lệch 1")
    assert "baocao trace chosen 2026H1 --report half" in found.remedy
    assert "--correct" not in found.remedy

    reports.close("quarterly", "2026Q1", {"chosen": 3}, version=1)
    (found,) = told(reports.open(), "K-471")
    assert "quarterly 2026Q1 3, theo sổ nay 1;" in found.problem
    assert found.problem.endswith("), tính lại mọi kỳ theo sổ nay vẫn lệch 1")
    assert "close 2026Q1 --report quarterly --correct" in found.remedy


def test_what_a_longer_window_issued_is_held_against_a_shorter_one(reports):
    """The quarter comes later than the half-year that covers it: a row was added in between."""
    reports.close(HALF, "2026H1")
    reports.project.sheet("Đơn thư", PETITIONS + "    D5 | 02/05/2026 |\n")

    (said,) = problems(reports.open("quarterly", "2026Q2"), "K-471")

    assert said.endswith(
        "báo cáo half 2026H1 (bản chốt lần đầu): “Đơn tiếp nhận” ở đó 4, theo sổ nay 5, cộng được 5 "
        "(quarterly 2026Q2 2; từ ngày 01/01/2026 đến ngày 29/3/2026 2; từ ngày 18/6/2026 đến ngày "
        "30/6/2026 1); “Cộng cả hai” ở đó 7, theo sổ nay 8, cộng được 8 (quarterly 2026Q2 3; từ "
        "ngày 01/01/2026 đến ngày 29/3/2026 3; từ ngày 18/6/2026 đến ngày 30/6/2026 2)"
    )


def test_a_half_year_of_the_same_report_is_held_against_its_quarters(reports):
    """Of its own report only the parts count; days of it are not told once more."""
    reports.project.edition("2026H1", **days(("2026-01-01", "2026-06-30")))
    reports.close("quarterly", "2026Q1", {"received": 5, "staff": 8})
    so = reports.open("quarterly", "2026H1")

    assert "“Đơn tiếp nhận” ở đây 4, cộng được 7" in problems(so, "K-471")[0]
    assert not any("cán bộ" in each for each in problems(so))


@pytest.mark.parametrize(
    "register", ["Đơn thư", "Nhân sự"]
)
def test_a_register_that_closes_on_another_day_is_of_that_day(reports, register):
    """The same window but for one register: what is counted in that one is of other days."""
    reports.add(
        "other", "2026H1",
        days(("2026-01-01", "2026-06-30"))
        | {"cut_offs": {"Đơn thư": {"from": "2026-01-01", "to": "2026-06-15"}}},
    )  # fmt: skip
    wrong = {"Đơn thư": {"received": 3}, "Nhân sự": {"staff": 5}}[register]
    reports.close("other", "2026H1", wrong)

    found = problems(reports.open(), "K-470")

    assert bool(found) == (register == "Nhân sự")


def test_the_days_beyond_are_counted_up_to_the_cut_off(reports):
    """A register that closes earlier here has fewer days beyond the quarters."""
    cut_offs = {"Đơn thư": {"from": "2026-01-01", "to": "2026-06-25"}}
    reports.half(cut_offs=cut_offs)
    so = reports.open()

    assert told(so, "K-471") == []
    assert "từ ngày 18/6/2026 đến ngày 25/6/2026 còn có: “Đơn tiếp nhận” 1" in problems(so)[0]


def test_windows_that_overlap_are_not_added_twice(reports):
    """A report of months and quarters has every day in two of its editions."""
    reports.add("third", "2026M02", days(("2026-02-01", "2026-02-28")))
    reports.add("third", "2026Q1", days(("2026-01-01", "2026-03-29")))
    so = reports.open()

    said = next(each for each in problems(so, "K-472") if "third" in each)
    assert told(so, "K-471") == []
    assert "Ngoài báo cáo third 2026M02, từ ngày 01/3/2026 đến ngày 30/6/2026" in said


def test_what_is_labelled_by_its_period_is_another_in_each(reports):
    """What is planned for the quarter is not what is planned for the half-year."""
    reports.project.sheet("Nhiệm vụ", "Mã | Kỳ kế hoạch | Ngày thực hiện\n"
                          "N1 | 2026Q2 | 01/05/2026\nN2 | 2026Q1 | 01/02/2026")  # fmt: skip
    reports.project.indicators("""
        - {id: planned, label: Theo kế hoạch, count: Nhiệm vụ, where: {Kỳ kế hoạch: trong kỳ}}
        - {id: done, label: Đã làm, count: Nhiệm vụ,
           where: {Kỳ kế hoạch: trong kỳ, Ngày thực hiện: trong kỳ}}
        - {id: left, label: Kế hoạch còn lại, count: Nhiệm vụ, where: {Kỳ kế hoạch: trong kỳ},
           over_time: last}
        """)
    reports.half(**days(("2026-01-01", "2026-06-17")))
    reports.close("quarterly", "2026Q2")

    so = reports.open()

    assert not any("ế hoạch" in each or "Đã làm" in each for each in problems(so))

    reports.half(**days(("2026-01-01", "2026-06-30")))
    assert not any("còn lại" in each for each in problems(reports.open()))


def test_an_issued_number_that_was_not_whole_is_not_compared(reports):
    """It said itself what it left out."""
    reports.close("quarterly", "2026Q1", {"received": {"value": 1, "reason": "mới có 1/2"}})

    assert told(reports.open(), "K-471") == []


def test_a_desk_is_held_against_nothing(reports):
    """It shows what is coming in, in another report's name."""
    reports.project.committees("001")
    reports.project.form("001")
    reports.half(**days(("2026-01-01", "2026-06-17")))
    reports.close(HALF, "2026H1", {"staff": 9})
    reports.project.write("consolidated/bieu.yml", "[]")
    reports.add("desk", "2026H2", days(("2026-07-01", "2026-12-31")), desk="quarterly")

    assert problems(reports.open("quarterly", "2026Q2"), "K-470")
    assert told(reports.open("desk", "2026Q2")) == []


def test_without_such_checks_no_other_report_is_looked_at(reports):
    """Wrong params of one are then nobody's matter here."""
    reports.add("other", "2026H1", {"window": "mai"})
    reports.project.asked = []

    assert not [each for each in reports.open().findings if each.code.startswith("K")]


def test_what_cannot_be_known_is_not_compared(reports):
    """A cell that cannot be read leaves no number to hold against another."""
    reports.close("quarterly", "2026Q1", {"received": 5})
    reports.project.sheet("Đơn thư", PETITIONS + "    D5 | hôm qua |\n")

    so = reports.open()

    assert so["received"].status == "blocked"
    assert told(so, "K-470", "K-471") == []


def test_ten_figures_stand_in_one_note(reports):
    """One note for each other report, however many figures are of another day."""
    reports.project.indicators("".join(
        f"- {{id: staff{n}, label: Nhóm {n}, count: Nhân sự, over_time: last}}\n"
        for n in range(20)
    ))  # fmt: skip

    (said,) = problems(reports.open(), "K-472")

    assert said.count("“Nhóm") == 10
    assert "; và 10 chỉ tiêu khác" in said


def test_only_shared_figures_are_compared(reports):
    """A report that names other files of figures has none of these."""
    reports.project.write("indicators/02.yml", json.dumps([
        {"id": "own", "label": "Riêng", "unit": "", "count": "Đơn thư", "over_time": "last"}
    ]))  # fmt: skip
    reports.add("other", "2026H1", days(("2026-01-01", "2026-06-20")), indicators=["02"])
    reports.reports[HALF] = {"indicators": ["01"]}

    assert not any("other" in each for each in problems(reports.open()))


@pytest.mark.parametrize("kept", [{"desk": "quarterly"}, {"closed": "quarterly"}])
def test_desks_and_series_are_no_reports_of_their_own(reports, kept):
    """They tell what other reports have."""
    units = {"expected": "staff", "cover": "Trang bìa", "code": "Mã tổ chức", "name": "Tên"}
    reports.project.declare("Trang bìa", "Tổ chức")
    reports.project.sheet("Tổ chức", "Mã tổ chức | Tên\nT1 | Đảng bộ")
    reports.project.indicators("- {id: owed, count: Tổ chức, over_time: last}")
    reports.project.report["units"] = {**units, "expected": "owed"}
    reports.add("kept", "2026H1", days(("2026-01-01", "2026-06-20")), **kept)

    assert not any("kept" in each for each in problems(reports.open()))


def test_wrong_params_of_another_report_leave_this_one_standing(reports):
    """The checks are told as not run, with the file that is wrong."""
    reports.add("other", "2026H1", {"window": "mai"})

    so = reports.open()

    (found,) = (each for each in so.findings if each.code == "K-000")
    assert found.severity == "warning"
    assert "K-470, K-471, K-472" in found.problem
    assert "2026H1/other.yml" in found.problem


def test_a_damaged_closed_edition_of_another_report_is_told(reports):
    """Nothing is compared with it; what was read of it is an input all the same."""
    folder = reports.close("quarterly", "2026Q1", {"received": 5})
    (folder / "figures.json").write_text("{}", encoding="utf-8")

    so = reports.open()

    assert [each.code for each in so.findings if each.severity == "error"] == ["R-045"]
    assert told(so, "K-471") == []
    assert f"data/btctu/closed/2026Q1/quarterly/{SEAL}" in so.inputs


def test_of_another_report_the_values_alone_are_read_where_they_are_kept(reports):
    """The cells behind them are many times as long, and every edition keeps what it has read."""
    reports.half(**days(("2026-01-01", "2026-06-17")))
    names = ("figures.json", "values.json")
    folder = reports.close("quarterly", "2026Q2", {"staff": 4}, names=names)

    so = reports.open()

    read = {name.rpartition("/")[2] for name in so.inputs if "/closed/" in name}
    assert read == {SEAL, "values.json"}
    assert "“Tổng số cán bộ” ở đó 4, ở đây 3" in problems(so, "K-470")[0]

    (folder / "values.json").write_text("{}", encoding="utf-8")
    so = reports.open()
    (found,) = [each for each in so.findings if each.severity == "error"]
    assert (found.code, found.file) == ("R-045", "btctu/closed/2026Q2/quarterly/values.json")
    assert f"data/{found.file}" in so.inputs


def test_what_was_held_against_is_an_input(reports):
    """A report is built anew when what another one issued is changed."""
    reports.close("quarterly", "2026Q1")

    inputs = reports.open().inputs

    assert "data/btctu/closed/2026Q1/quarterly/figures.json" in inputs


def test_the_number_of_one_row_is_one_however_often_it_is_said(project):
    """A version said twice in a report comes from one cell: both figures change with it."""
    project.register(
        "- {sheet: Phần mềm, key: [Tên], columns: "
        "{Tên: {is: code, required: true}, Phiên bản: {is: number}}}"
    )
    project.indicators(
        "- {id: version, sum: Phần mềm, of: Phiên bản, alias: [version.again], over_time: last}"
    )
    for version in ("3", "4"):
        project.sheet("Phần mềm", f"Tên | Phiên bản\nEDOC | {version}")
        so = project.open()
        assert so["version"].value == so["version.again"].value == int(version)
        assert so["version"].sources == so["version.again"].sources


@pytest.mark.parametrize("seed", range(5))
def test_a_half_year_is_its_quarters_and_the_days_of_none_of_them(reports, seed):
    """Whatever the rows and windows: nothing is found, and nothing is counted twice or never."""
    draw = random.Random(seed)
    first = date(2026, 1, 1)
    on = sorted(first + timedelta(days=draw.randrange(181)) for _ in range(4))
    received = [first + timedelta(days=draw.randrange(181)) for _ in range(40)]
    rows = "\n".join(f"D{n} | {each:%d/%m/%Y} |" for n, each in enumerate(received, start=1))
    reports.project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Có ký tên\n" + rows)
    windows = {"2026Q1": (on[0], on[1]), "2026Q2": (on[1] + timedelta(days=1), on[3])}
    for period, (start, end) in windows.items():
        end = max(start, end)
        reports.project.edition(period, **days((start.isoformat(), end.isoformat())))
    if draw.random() < 0.5:
        reports.close("quarterly", "2026Q1")
    quarters = [reports.open("quarterly", period) for period in windows]

    so = reports.open()

    rest = sum(
        not any(each in quarter.params.window.window for quarter in quarters) for each in received
    )
    assert so["received"].value == sum(each["received"].value for each in quarters) + rest == 40
    assert told(so, "K-470", "K-471") == []
    assert ("còn có: “Đơn tiếp nhận”" in problems(so)[0]) == bool(rest)


FORMS = """
- {id: admitted, label: Kết nạp, sum: Phát triển đảng viên, of: Kết nạp trong kỳ}
- {id: target, label: Chỉ tiêu, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm,
   over_time: last}
"""


def test_forms_add_up_over_the_reports_that_read_them(project):
    """Over those of both quarters there is what the quarters have; a stock is that of the last."""
    project.committees("001")
    project.indicators(FORMS)
    for period, admitted, target in (("2026Q1", 2, 10), ("2026Q2", 3, 11)):
        values = {"Kết nạp trong kỳ": str(admitted), "Chỉ tiêu kết nạp cả năm": str(target)}
        project.form("001", values, period=period, kept=period)
    reports = TwoReports(project)
    reports.half(reads={"forms": ["2026Q1", "2026Q2"]})
    reports.reports[HALF] = {"units": project.report["units"]}
    so = reports.open()
    assert [so[name].value for name in ("admitted", "target")] == [5, 11]
    assert not any("Kết nạp" in each for each in problems(so))

    reports.close("quarterly", "2026Q1", {"admitted": 4, "target": 12})
    (said,) = problems(reports.open(), "K-471")
    assert said.endswith(
        "“Kết nạp” ở đây 5, cộng được 7 (quarterly 2026Q1 4, theo sổ nay 2; quarterly "
        "2026Q2 3)"
    )


def test_forms_that_no_shorter_report_reads_are_told(project):
    """The half-year has the second quarter's, and no quarter reports them."""
    project.committees("001")
    project.indicators(FORMS)
    for period in ("2026Q1", "2026Q2"):
        project.form("001", {"Kết nạp trong kỳ": "2"}, period=period, kept=period)
    reports = TwoReports(project)
    reports.half(reads={"forms": ["2026Q1", "2026Q2"]})
    reports.reports[HALF] = {"units": project.report["units"]}
    reports.project.edition("2026Q2", reads={"forms": ["2026Q2"]})
    reports.params["third", "2026Q1"] = days(("2026-01-01", "2026-03-29"))
    reports.reports["third"] = {"units": project.report["units"]}

    said = next(each for each in problems(reports.open()) if "third" in each)

    assert said.endswith("Ngoài báo cáo third 2026Q1, biểu 2026Q2 còn có: “Kết nạp” 2")


def test_forms_that_two_shorter_reports_read_are_added_once(project):
    """A year over the forms of three quarters has those of its half-year, and what is beyond."""
    project.committees("001")
    project.indicators(FORMS)
    for period in ("2026Q1", "2026Q2", "2026Q3"):
        project.form("001", {"Kết nạp trong kỳ": "2"}, period=period, kept=period)
    reports = TwoReports(project)
    reports.reports = {name: {"units": project.report["units"]} for name in (HALF, "whole")}
    reports.half(reads={"forms": ["2026Q1", "2026Q2"]})
    reports.params[HALF, "2026Q1"] = days(("2026-01-01", "2026-03-29"))
    forms = {"forms": ["2026Q1", "2026Q2", "2026Q3"]}
    reports.params["whole", "2026"] = {**days(("2026-01-01", "2026-12-31")), "reads": forms}

    so = reports.open("whole", "2026")

    said = next(each for each in problems(so, "K-472") if HALF in each)
    assert told(so, "K-471") == []
    assert said.endswith("Ngoài báo cáo half 2026H1, biểu 2026Q3 còn có: “Kết nạp” 2")
