"""The ledger of checks for each unit, what a slip may have been, and what is asked of one file."""

from __future__ import annotations

import pytest
from baocao.checks import LEVELS, Check, own_checks
from baocao.params import read_folder
from baocao.registers import Form

from core.wrong_forms import drawn
from project import REPOSITORY, declared

SUM = """
- id: K-1
  rows: Phát triển đảng viên
  compare: {left: [Tuổi 18-30, Tuổi 31-35], is: "=", right: [Kết nạp trong kỳ]}
"""
PART = """
- id: K-2
  rows: Phát triển đảng viên
  compare: {left: [Kết nạp trong kỳ], is: "<=", right: [Kết nạp từ đầu năm]}
"""


def statuses(so, check="K-1"):
    """What a check came to for each unit."""
    return {each.unit: each.status for each in so.verdicts if each.check == check}


def test_each_check_has_a_verdict_on_each_unit(project):
    """Passed, failed, not run for a cell that cannot be read or a form that has not come."""
    project.committees("001", "002", "003", "004")
    project.form("001")
    project.form("002", {"Tuổi 18-30": "1"})
    project.form("003", {"Tuổi 18-30": "'một"})
    project.checks(SUM)

    so = project.open()

    assert statuses(so) == {
        "001": "đạt", "002": "không đạt", "003": "chưa chạy", "004": "chưa chạy"
    }  # fmt: skip
    assert {each.reason for each in so.verdicts if each.unit == "003"} == {"có ô không dùng được"}
    assert {each.reason for each in so.verdicts if each.unit == "004"} == {"chưa có biểu"}


@pytest.mark.parametrize(
    ("sent", "status"), [(("001", "002"), "đạt"), (("001",), "chưa chạy")]
)  # fmt: skip
def test_sums_over_all_units_wait_for_the_last_form(project, sent, status):
    """While one is missing they cannot hold, and nobody is blamed; the verdict is on all at once."""
    project.committees("001", "002")
    for code in sent:
        project.form(code)
    sums = '{left: ["Trong đó: nữ"], is: "=", right: [Tuổi 18-30]}'
    project.checks(f"- {{id: K-1, balance: Phát triển đảng viên, sums: {sums}}}")

    so = project.open()

    assert statuses(so) == {"": status}
    assert [each for each in so.findings if each.code in ("K-1", "K-000")] == []


def test_too_few_numbers_to_be_a_copy_have_not_passed(project):
    """Two forms with one number each may well be alike; nothing was looked at."""
    project.committees("001", "002", "003", "004")
    for code in ("001", "002"):
        project.form(code, {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "2"})
    project.form("003", {"Kết nạp trong kỳ": "5"})
    project.form("004", {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "3"})
    columns = '[Kết nạp trong kỳ, "Trong đó: nữ"]'
    project.checks(f"- {{id: K-1, repeats: Phát triển đảng viên, least: 2, columns: {columns}}}")

    so = project.open()

    assert statuses(so) == {
        "001": "không đạt", "002": "không đạt", "003": "không áp dụng", "004": "đạt"
    }  # fmt: skip
    (reason,) = [each.reason for each in so.verdicts if each.unit == "003"]
    assert reason == "dưới 2 số khác 0 để so"


def test_checks_of_the_offices_books_leave_no_verdict_on_units(petitions):
    """A key that stands twice is nobody's form."""
    petitions.checks("- {id: K-1, unique: Đơn thư}")

    assert petitions.open().verdicts == []


@pytest.mark.parametrize(
    ("slip", "hint"),
    [
        ({"Kết nạp trong kỳ": "73"}, "đảo chữ số ở ô D7 trang Phát triển đảng viên: 73 hay 37"),
        ({"Kết nạp trong kỳ": "370"}, "thừa số 0 ở ô D7 trang Phát triển đảng viên: 370 hay 37"),
        ({"Tuổi 18-30": "3"}, "có thể thiếu số 0 ở ô D12 trang Phát triển đảng viên: 3 hay 30"),
        ({"Kết nạp trong kỳ": "38"}, ""),  # nothing simple
        ({"Kết nạp trong kỳ": "370", "Kết nạp từ đầu năm": "40"}, "có thể thừa số 0"),
    ],
)  # fmt: skip
def test_a_slip_that_one_repair_explains_is_told(project, slip, hint):
    """Of all small repairs exactly one makes every sum of the form hold."""
    right = {"Kết nạp từ đầu năm": "400", "Kết nạp trong kỳ": "37", "Tuổi 18-30": "30"}
    project.committees("001")
    project.form("001", {**right, "Tuổi 31-35": "7", **slip})
    project.checks(SUM + PART)

    found = [each for each in project.open().findings if each.code == "K-1"]

    assert len(found) == 1
    assert hint in found[0].problem
    assert ("có thể" in found[0].problem) == bool(hint)


def test_of_two_possible_repairs_none_is_told(project):
    """Nobody can say which of two lines has lost its nought."""
    project.committees("001")
    values = {"Kết nạp từ đầu năm": "99", "Kết nạp trong kỳ": "33"}
    project.form("001", {**values, "Tuổi 18-30": "3", "Tuổi 31-35": "3"})
    project.checks(SUM)

    (found,) = [each for each in project.open().findings if each.code == "K-1"]

    assert "có thể" not in found.problem


def test_levels_tell_how_far_a_check_looks(project):
    """Of all declared checks of units' forms, grouped as the desk shows them."""
    project.committees("001")
    sheets = [name for name, form in declared().items() if "form" in form and name != "Trang bìa"]
    tables = {sheet: drawn(declared()[sheet], "2025", {}) for sheet in sheets}
    project.form("001", sheets=("Trang bìa",), tables=tables)
    project.sheet("Chỉ tiêu", "Mã\n")
    checks = read_folder(REPOSITORY / "params" / "checks", Check)
    own = [each for each in checks if each.register in (*sheets, "Trang bìa")]
    project.asked = [each.model_dump(by_alias=True, exclude_unset=True) for each in own]

    levels = {each.check: each.level for each in project.open().verdicts}

    assert set(levels.values()) == {*LEVELS}
    examples = ("K-240", "K-057", "K-200", "K-207", "K-210", "K-260", "K-280")
    assert [levels[name] for name in examples] == [
        "biểu mẫu", "biểu mẫu", "trong biểu", "trong biểu", "với kỳ trước", "giữa các đơn vị",
        "hợp lý",
    ]  # fmt: skip


def test_what_one_file_can_be_asked_needs_nothing_else():
    """No book, no other unit and no closed period."""
    forms = read_folder(REPOSITORY / "params" / "registers", Form)
    checks = read_folder(REPOSITORY / "params" / "checks", Check)

    own = {each.id for each in own_checks(checks, forms)}

    assert {"K-050", "K-200", "K-206", "K-207", "K-240", "K-243"} <= own
    assert not own & {"K-001", "K-020", "K-057", "K-210", "K-260", "K-270", "K-280"}


def of_two_columns(percent: str) -> dict[str, str]:
    """Biểu 1 of a unit in which all counts are 0, and its percentages if it has that column."""
    form = declared()["Biểu 1"]
    table = drawn(form, "", {}).splitlines()
    rows = [line + percent for line in table[1:]]
    heads = table[0] if percent else table[0].rpartition(" | ")[0]
    return {"Biểu 1": "\n".join([heads, *rows])}


def test_percentages_that_are_not_there_have_not_passed(project):
    """A form without that column, or with nothing in it, is not said to be in order."""
    project.committees("001", "002", "003")
    for code, percent in {"001": " | 0", "002": "", "003": " | "}.items():
        project.form(code, sheets=("Trang bìa",), tables=of_two_columns(percent))
    project.checks("- {id: K-1, percent: Biểu 1}")

    so = project.open()

    assert statuses(so) == {"001": "đạt", "002": "không áp dụng", "003": "không áp dụng"}
    assert {each.reason for each in so.verdicts if each.status == "không áp dụng"} == {
        "không có số ở cột “So với cùng kỳ (%)”"
    }


@pytest.mark.parametrize(
    ("units", "status", "reason"),
    [(7, "không áp dụng", "dưới 8 đơn vị có số để so"), (8, "đạt", "")],
)
def test_among_too_few_units_nothing_is_said_to_be_usual(project, units, status, reason):
    """Of fewer nobody can say what is unusual, so none has passed."""
    codes = [f"{number:03}" for number in range(1, units + 1)]
    project.committees(*codes)
    for code in codes:
        project.form(code, {"Kết nạp trong kỳ": "5"})
    columns = "beyond: 4, columns: [Kết nạp trong kỳ]"
    project.checks(f"- {{id: K-1, unusual: Phát triển đảng viên, {columns}}}")

    verdicts = project.open().verdicts

    assert {(each.status, each.reason) for each in verdicts} == {(status, reason)}


GRADES = "Xếp loại quý"
LEADERS = "Bí thư, phó bí thư cấp ủy"


@pytest.mark.parametrize(
    ("excellent", "good", "most"),
    [("1", "5", ""), ("2", "10", ""), ("2", "9", "1"), ("1", "4", "0"), ("3", "9", "1")],
)
def test_a_cap_is_not_rounded_up(project, excellent, good, most):
    """What is told as the most would pass, and one more would not."""
    total = str(int(excellent) + int(good))
    line = (LEADERS, "2026Q1", total, total, excellent, "", good)
    project.committees("001")
    tables = {GRADES: drawn(declared()[GRADES], "2026Q1", {LEADERS: line})}
    project.form("001", sheets=("Trang bìa",), tables=tables)
    project.checks(f"""
    - id: K-1
      share: {GRADES}
      part: [Hoàn thành xuất sắc nhiệm vụ]
      whole: [Hoàn thành tốt nhiệm vụ]
      at_most: 20
    """)

    found = [each for each in project.open().findings if each.code == "K-1"]

    told = [f"{excellent} trên {good}, tối đa 20% là {most}"] if most else []
    assert [each.problem.partition("(")[2].rstrip(")") for each in found] == told


def test_a_line_that_is_missing_blames_no_line_that_is_there(project):
    """The finding names the sheet and the line, and quotes no cell."""
    project.committees("001")
    table = drawn(declared()[GRADES], "2026Q1", {}).splitlines()
    rows = [line for line in table if not line.startswith(LEADERS)]
    project.form("001", sheets=("Trang bìa",), tables={GRADES: "\n".join(rows)})
    project.checks(f"- {{id: K-1, lines: {GRADES}}}")

    so = project.open()

    (found,) = [each for each in so.findings if each.code == "K-1"]
    assert (found.file.rpartition("/")[2], found.sheet) == ("001.xlsx", GRADES)
    assert (found.cells, found.seen) == ((), "")
    assert f"thiếu dòng “{LEADERS}”" in found.problem
    assert statuses(so) == {"001": "không đạt"}
