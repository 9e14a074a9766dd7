"""Checks: each kind passes what is right and names the cells of what is not."""

from __future__ import annotations

import pytest

from core.refused import told

ALL = "- {id: all, count: Đơn thư}"
TARGET = "kết nạp đảng viên | '001 | 2026"
HANDLED = "- {id: handled, count: Đơn thư, where: {Ngày xử lý: có}}"


def failed(so) -> list[tuple[str, ...]]:
    """The cells of each finding of the check K-1."""
    return [found.cells for found in so.findings if found.code == "K-1"]


def test_a_key_that_stands_twice_is_found_in_both_rows(project):
    """Both rows are named, since either may be the wrong one."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2\nD1")
    project.checks("- {id: K-1, unique: Đơn thư}")

    assert failed(project.open()) == [("B5",), ("B7",)]


def test_different_keys_pass(project):
    """A key of several columns repeats only when all of them do."""
    project.sheet("Kiểm tra sức khỏe", "Mã cán bộ | Đợt\nCB1 | đợt 1\nCB1 | đợt 2\nCB2 | đợt 1")
    project.checks("- {id: K-1, unique: Kiểm tra sức khỏe}")

    assert failed(project.open()) == []


def test_names_repeat_however_they_are_spelt(project):
    """As a reader compares them: letter case and spaces make no other name, letters do."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 | Đề án A\nN2 | đề  án a\nN3 | Đề án B")
    project.checks("- {id: K-1, unique: Nhiệm vụ, columns: [Nội dung]}")

    assert failed(project.open()) == [("C5",), ("C6",)]


@pytest.mark.parametrize(
    ("spells", "found"),
    [
        ("01/07/2025 | 31/12/2025\nT1 | 01/01/2026 |", False),
        ("01/07/2025 | 01/01/2026\nT1 | 01/01/2026 |", True),  # one day in common
        ("01/07/2025 |\nT1 | 01/01/2026 |", True),  # the first has no end
        ("01/07/2025 | 31/12/2025\nT1 | 01/07/2025 | 31/12/2025", True),
        ("01/07/2025 |\nT1 | 01/01/2020 | 30/06/2025", False),  # in any order
        ("01/07/2025 |\nT2 | 01/07/2025 |", False),  # of two bodies
        ("01/07/2025 |\nT1 | 01/01/2026 | 30/06/2025", False),  # over before it began
        ("01/07/2025 |\nT1 | 01/01/2026 | 'hôm nào", False),  # it may have been
    ],
)
def test_two_spells_of_one_code_stand_apart(project, spells, found):
    """Code and days of both rows are named where they overlap."""
    project.sheet("Tổ chức", f"Mã tổ chức | Từ ngày | Đến ngày\nT1 | {spells}")
    project.checks("- {id: K-1, apart: Tổ chức}")

    wrong = [("B5", "C5", "D5"), ("B6", "C6", "D6")]

    assert failed(project.open()) == (wrong if found else [])


def test_spells_that_overlap_block_what_rests_on_their_days(project):
    """Which of the two rows is right is not known, so neither is how many there are."""
    project.sheet("Tổ chức", "Mã tổ chức | Từ ngày\nT1 | 01/07/2025\nT1 | 01/01/2026")
    project.indicators("- {id: n, count: Tổ chức}")
    project.checks("- {id: K-1, apart: Tổ chức}")

    assert project.open()["n"].status == "blocked"


@pytest.mark.parametrize("register", ["Đơn thư", "Bảng kê"])
def test_spells_need_days_of_validity_and_a_key_beside_them(project, register):
    """Nothing could overlap in the one, and everything would in the other."""
    project.register("""
    - sheet: Bảng kê
      book: [van-phong]
      key: [Từ ngày]
      valid: [Từ ngày, Đến ngày]
      columns: {Từ ngày: {is: date}, Đến ngày: {is: date}}
    """)
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.sheet("Bảng kê", "Từ ngày\n01/07/2025")
    project.checks(f"- {{id: K-1, apart: {register}}}")

    assert f"sổ “{register}” cần “valid”, và “key” có cột khác hai cột đó" in told(project)


@pytest.mark.parametrize("column", ["Số lượng", "Nội dung", "Mã"])
def test_a_check_that_no_cell_can_fail_is_refused(project, column):
    """An empty number that counts as one is never empty; an empty key is an error anyway."""
    project.sheet("Nhiệm vụ", "Mã\nN1")
    project.checks(f"- {{id: K-1, present: Nhiệm vụ, columns: [{column}]}}")

    assert f"ô trống ở cột “{column}” đã " in told(project)


def test_empty_cells_are_not_the_same_key(project):
    """Two rows that leave the column empty do not repeat each other."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 |\nN2 |")
    project.checks("- {id: K-1, unique: Nhiệm vụ, columns: [Nội dung]}")

    assert failed(project.open()) == []


def test_keys_that_cannot_be_read_are_not_the_same_key(project):
    """Two codes kept as numbers have their own findings and are not said to repeat."""
    project.sheet("Nhân sự", "Mã cán bộ | Từ ngày\n12 | 01/07/2025\n13 | 01/07/2025")
    project.checks("- {id: K-1, unique: Nhân sự}")

    assert [found.code for found in project.open().findings] == ["R-016", "R-016"]


def test_a_key_that_stands_in_two_rooms_is_found(project):
    """A document that two rooms have entered would count twice."""
    project.sheet("Nhiệm vụ", "Mã\nN1\nN2", room="van-phong")
    project.sheet("Nhiệm vụ", "Mã\nN2", room="to-chuc-can-bo")
    project.checks("- {id: K-1, unique: Nhiệm vụ}")

    files = [each.file for each in project.open().findings if each.code == "K-1"]

    assert files == ["btctu/2026/to-chuc-can-bo.xlsx", "btctu/2026/van-phong.xlsx"]


@pytest.mark.parametrize(
    ("day", "cells"),
    [("31/12/2024", [("C5",)]), ("01/01/2025", []), ("31/12/2026", []), ("01/01/2027", [("C5",)])],
)
def test_a_date_outside_plausible_years_is_found(project, day, cells):
    """Last year and this one are plausible, counted from the day of the edition."""
    project.sheet("Đơn thư", f"Mã đơn | Ngày nhận\nD1 | {day}")
    project.checks("- {id: K-1, within: Đơn thư, columns: [Ngày nhận], years: {from: -1, to: 0}}")

    assert failed(project.open()) == cells


@pytest.mark.parametrize(
    ("row", "cells"),
    [("lưu |", [("D5",)]), ("lưu | 05/04/2026", []), ("đang xử lý |", [])],
)
def test_a_cell_that_must_be_filled_under_a_condition(project, row, cells):
    """A petition that is filed away needs the day it was."""
    project.sheet("Đơn thư", f"Mã đơn | Kết quả | Ngày xử lý\nD1 | {row}")
    project.checks("- {id: K-1, present: Đơn thư, columns: [Ngày xử lý], where: {Kết quả: lưu}}")

    assert failed(project.open()) == cells


@pytest.mark.parametrize(
    ("code", "cells"), [("'001", []), ("'1", [("B5",)]), ("", []), ("'002", [("B5",)])]
)
def test_a_code_must_be_known_in_another_register(project, code, cells):
    """A code that is not among the organisations is found; an empty one is not."""
    project.sheet("Tổ chức", "Mã tổ chức\n'001")
    project.sheet("Tiêu chuẩn chính trị", f"Mã tổ chức | Mã hồ sơ\n{code} | H1")
    project.checks("""
    - id: K-1
      one_of: Tiêu chuẩn chính trị
      columns: [Mã tổ chức]
      among: {Tổ chức: Mã tổ chức}
    """)

    assert failed(project.open()) == cells


@pytest.mark.parametrize(
    ("relation", "fits"),
    [("=", [0, 1, 0]), ("<=", [1, 1, 0]), ("<", [1, 0, 0]), (">=", [0, 1, 1]), (">", [0, 0, 1])],
)
def test_columns_of_a_row_are_held_against_each_other(project, relation, fits):
    """Sums of columns left and right; a row with an empty one is not compared."""
    project.register("""
    - sheet: Biểu
      book: [van-phong]
      columns: {Nam: {is: count}, Nữ: {is: count}, Cộng: {is: count}}
    """)
    project.sheet("Biểu", "Nam | Nữ | Cộng\n1 | 2 | 4\n1 | 3 | 4\n2 | 3 | 4\n9 | | 4")
    compare = f'{{left: [Nam, Nữ], is: "{relation}", right: [Cộng]}}'
    project.checks(f"- {{id: K-1, rows: Biểu, compare: {compare}}}")

    wrong = [("B5", "C5", "D5"), ("B6", "C6", "D6"), ("B7", "C7", "D7")]

    assert failed(project.open()) == [
        cells for cells, holds in zip(wrong, fits, strict=True) if not holds
    ]


def test_a_total_is_told_with_what_its_parts_come_to(project):
    """By the marks of its lines and in the order of the form; no sum is told that is on no form."""
    project.register("""
    - sheet: Biểu
      book: [van-phong]
      columns:
        A. Đầu kỳ: {is: count}
        B. Tăng: {is: count}
        C. Giảm: {is: count}
        D. Cuối kỳ: {is: count}
    """)
    project.sheet("Biểu", "A. Đầu kỳ | B. Tăng | C. Giảm | D. Cuối kỳ\n800 | 25 | 12 | 814")
    compare = '{left: [A. Đầu kỳ, B. Tăng], is: "=", right: [D. Cuối kỳ, C. Giảm]}'
    project.checks(f"- {{id: K-1, rows: Biểu, says: sai, compare: {compare}}}")

    (found,) = [each for each in project.open().findings if each.code == "K-1"]

    assert found.problem == "sai (D ghi 814, tính từ A + B − C được 813)"
    assert (found.cells, found.seen) == (("B5", "C5", "D5", "E5"), "800; 25; 12; 814")


@pytest.mark.parametrize(("relation", "found"), [("=", 1), ("<=", 0), (">", 1)])
def test_figures_are_held_against_each_other(project, relation, found):
    """A failing comparison tells what the figures are called and come to."""
    project.sheet("Đơn thư", "Mã đơn | Ngày xử lý\nD1 | 05/04/2026\nD2 |")
    project.indicators(f"{ALL}\n{HANDLED}")
    project.indicators("- {id: both, label: Cả hai, add: [all, handled]}")
    for rule, label in zip(project.rules, ("Đơn thư", "Đã xử lý"), strict=False):
        rule["label"] = label
    compare = f'{{left: [handled, all], is: "{relation}", right: [all, both]}}'
    project.checks(f"- {{id: K-1, compare: {compare}}}")

    findings = project.open().findings

    assert len(findings) == found
    assert all(
        "(“Đã xử lý” 1 + “Đơn thư” 2 = 3, lẽ ra" in each.problem
        and each.problem.endswith(" “Đơn thư” 2 + “Cả hai” 3 = 5)")
        for each in findings
    )


def test_figures_are_compared_as_they_are_printed(project):
    """0,001% prints as 0%, and a reader who compares finds it equal to 0%."""
    project.sheet("Nhiệm vụ", "Mã | Số lượng\nN1 | 1\nN2 | 100000\nN3 | 0")
    project.indicators("""
    - {id: one, sum: Nhiệm vụ, of: Số lượng, where: {Mã: N1}}
    - {id: many, sum: Nhiệm vụ, of: Số lượng, where: {Mã: N2}}
    - {id: none, sum: Nhiệm vụ, of: Số lượng, where: {Mã: N3}}
    - {id: a, ratio: [one, many], unit: "%"}
    - {id: b, ratio: [none, many], unit: "%"}
    """)
    project.checks('- {id: K-1, compare: {left: [a], is: "=", right: [b]}}')

    so = project.open()

    assert so["a"].value != so["b"].value
    assert failed(so) == []


def test_checks_of_figures_without_value_are_told_once(project):
    """They fail nothing and have not passed either: the register that has no rows is named."""
    project.sheet("Đơn thư", "Mã đơn")
    project.sheet("Nhiệm vụ", "Mã\nN1")
    project.indicators(f"{ALL}\n{HANDLED}\n- {{id: tasks, count: Nhiệm vụ}}")
    project.checks("""
    - {id: K-1, compare: {left: [all], is: "<", right: [handled]}}
    - {id: K-2, compare: {left: [tasks], is: "=", right: [all]}}
    - {id: K-3, compare: {left: [tasks], is: "=", right: [tasks]}}
    """)

    found = [each for each in project.open().findings if each.code.startswith("K-")]

    assert [(each.code, each.severity) for each in found] == [("K-000", "warning")]
    assert found[0].problem == (
        "chưa chạy được 2 kiểm tra (K-1, K-2) vì sổ “Đơn thư” chưa có số liệu"
    )


def test_a_check_of_a_rate_without_base_names_it(project):
    """The register has rows, and the rate has no value all the same."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators(f"""
    {ALL}
    {HANDLED}
    - {{id: rate, ratio: [all, handled], unit: "%"}}
    """)
    project.checks('- {id: K-1, compare: {left: [rate], is: "=", right: [all]}}')

    (found,) = [each for each in project.open().findings if each.code == "K-000"]

    assert found.problem == "chưa chạy được 1 kiểm tra (K-1) vì chỉ tiêu “rate” không xác định"


@pytest.mark.parametrize("rows", ["", "\nD1 |"], ids=["an empty book", "no such row"])
def test_what_a_report_cannot_do_without_is_asked_for(project, rows):
    """An empty book is no excuse: the error names what is missing and where it belongs."""
    project.sheet("Đơn thư", f"Mã đơn | Ngày xử lý{rows}")
    project.sheet("Nhiệm vụ", "Mã\nN1")
    project.indicators(f"{HANDLED}\n- {{id: tasks, count: Nhiệm vụ}}\n"
                       "- {id: late, count: Nhiệm vụ, where: {Mã: N2}}")  # fmt: skip
    project.checks("- {id: K-1, says: chưa có phần phải có, counted: [handled, tasks, late]}")

    (found,) = [each for each in project.open().findings if each.code == "K-1"]

    assert (found.severity, found.sheet) == ("error", "Đơn thư, Nhiệm vụ")
    assert found.problem == "chưa có phần phải có (“handled”, “late”)"


def test_what_a_wrong_cell_keeps_from_being_counted_is_not_asked_for(project):
    """It is there, and the cell that blocks it is told already."""
    project.sheet("Đơn thư", "Mã đơn | Ngày xử lý\nD1 | 'hôm nào")
    project.indicators(HANDLED)
    project.checks("- {id: K-1, counted: [handled]}")

    assert "K-1" not in [each.code for each in project.open().findings]


def test_a_check_of_a_blocked_figure_is_not_told_again(project):
    """The cell that blocks it is."""
    project.sheet("Đơn thư", "Mã đơn | Ngày xử lý\nD1 | 'hôm nào")
    project.sheet("Nhiệm vụ", "Mã")
    project.indicators(f"{HANDLED}\n- {{id: tasks, count: Nhiệm vụ}}")
    project.checks('- {id: K-1, compare: {left: [handled], is: "=", right: [tasks]}}')

    assert "K-000" not in [each.code for each in project.open().findings]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("01-01", "03-31"), ("04-01", "06-30"), 0),
        (("01-01", "03-29"), ("03-30", "06-17"), 0),
        (("01-01", "03-30"), ("04-01", "06-30"), 1),
        (("01-01", "04-01"), ("04-01", "06-30"), 1),
    ],
)
def test_windows_of_consecutive_editions_tile(project, first, second, found):
    """A day that no edition covers, or two do, is found."""
    for period, (start, end) in {"2026Q1": first, "2026Q2": second}.items():
        project.edition(period, window={"from": f"2026-{start}", "to": f"2026-{end}"})
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.checks("- {id: K-1, tiles: true}")

    assert len(failed(project.open())) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({}, {"from": "2026-04-01", "to": "2026-06-20"}, []),
        ({}, {"from": "2026-04-03", "to": "2026-06-20"}, ["Đơn thư"]),
        ({"from": "2026-01-01", "to": "2026-03-20"}, {}, ["Đơn thư"]),
        (
            {"from": "2026-01-01", "to": "2026-03-20"},
            {"from": "2026-03-21", "to": "2026-06-20"},
            [],
        ),
    ],
)
def test_cut_offs_of_consecutive_editions_tile(project, first, second, found):
    """A register that closes on another day loses no day and counts none twice; it is named."""
    for period, days in {"2026Q1": first, "2026Q2": second}.items():
        project.edition(
            period,
            window={"2026Q1": {"from": "2026-01-01", "to": "2026-03-31"},
                    "2026Q2": {"from": "2026-04-01", "to": "2026-06-30"}}[period],
            cut_offs={"Đơn thư": days} if days else {},
        )  # fmt: skip
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.checks("- {id: K-1, tiles: true}")

    assert [each.sheet for each in project.open().findings if each.code == "K-1"] == found


@pytest.mark.parametrize(("day", "found"), [("2026-01-01", 0), ("2026-01-02", 1)])
def test_the_first_edition_of_a_year_opens_on_1_january(project, day, found):
    """Otherwise days of the new year are lost."""
    project.edition("2026Q1", window={"from": day, "to": "2026-03-31"})
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.checks("- {id: K-1, tiles: true}")

    assert len(failed(project.open("2026Q1"))) == found


@pytest.mark.parametrize(
    ("severity", "status", "reasons"),
    [
        ("error", "blocked", ["còn 2 lỗi số liệu phải sửa", "1 chỉ tiêu chưa có số: all"]),
        ("warning", "ok", []),
    ],
)
def test_an_error_blocks_the_figures_that_rest_on_the_row_and_a_warning_does_not(
    project, severity, status, reasons
):
    """A key that stands twice stops the count; a warning is only there to be looked at."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo\nD1 | phản ánh\nD2 | khiếu nại")
    project.indicators(f"{ALL}\n- {{id: some, count: Đơn thư, where: {{Loại: khiếu nại}}}}")
    project.checks(f"- {{id: K-1, unique: Đơn thư, severity: {severity}}}")

    so = project.open()

    assert (so["all"].status, so["some"].value) == (status, 1)
    assert so.reasons == reasons


def test_a_check_that_cannot_run_is_told(project):
    """A rule over a register that is not there has not passed."""
    project.declare("Đơn thư")
    project.checks("- {id: K-1, unique: Đơn thư}")

    (found,) = [each for each in project.open().findings if each.code == "K-000"]

    assert found.severity == "error"
    assert "chưa chạy được 1 kiểm tra (K-1)" in found.problem


def test_rows_that_repeat_block_the_figures_that_count_them_and_no_other(project):
    """What they say can be read: a target given twice takes no number from another target."""
    project.sheet("Chỉ tiêu", f"Mã | Mã tổ chức | Năm | Giá trị\n{TARGET} | 40\n{TARGET} | 40\n"
                  "phòng hoàn thành kế hoạch | BTC | 2026 | 100")  # fmt: skip
    project.indicators("""
    - sum: Chỉ tiêu
      of: Giá trị
      by: {Mã: {phòng hoàn thành kế hoạch: once, kết nạp đảng viên: twice}}
    """)
    project.checks("- {id: K-1, unique: Chỉ tiêu, says: giao hai lần}")

    so = project.open()

    assert so["once"].value == 100
    assert (so["twice"].value, so["twice"].status) == (None, "blocked")
    assert so["twice"].reason.startswith("ô B5, C5, D5 trang Chỉ tiêu tệp ")


def test_a_cell_that_repeats_and_is_wrong_besides_blocks_what_it_may_belong_to(project):
    """A year that cannot be right may be any year, whichever check comes first."""
    wrong = TARGET.replace("2026", "2062")
    project.sheet("Chỉ tiêu", f"Mã | Mã tổ chức | Năm\n{wrong}\n{wrong}")
    project.indicators("- {id: n, count: Chỉ tiêu, where: {Năm: năm của kỳ}}")
    twice = "- {id: K-1, unique: Chỉ tiêu}"
    year = "- {id: K-2, within: Chỉ tiêu, columns: [Năm], years: {from: -1, to: 1}}"

    for checks in (f"{twice}\n{year}", f"{year}\n{twice}"):
        project.asked.clear()
        project.checks(checks)
        assert project.open()["n"].status == "blocked"


def test_a_check_against_a_register_that_is_not_there_does_not_blame_the_rows(project):
    """When the organisations cannot be read, no case is said to name an unknown one."""
    project.keep("Tổ chức", "to-chuc-can-bo")
    project.sheet("Tiêu chuẩn chính trị", "Mã tổ chức | Mã hồ sơ\n'001 | H1\n'002 | H2")
    project.checks("""
    - id: K-1
      says: mã tổ chức không có trong danh mục
      one_of: Tiêu chuẩn chính trị
      columns: [Mã tổ chức]
      among: {Tổ chức: Mã tổ chức}
    """)

    (found,) = [each for each in project.open().findings if each.code == "K-000"]

    assert "chưa chạy được 1 kiểm tra (K-1)" in found.problem
    assert "“Tổ chức”" in found.problem


def test_a_check_against_an_empty_register_does_not_blame_the_rows(project):
    """A list of organisations without rows is told once, not for each case that names one."""
    project.sheet("Tổ chức", "Mã tổ chức")
    project.sheet("Tiêu chuẩn chính trị", "Mã tổ chức | Mã hồ sơ\n'001 | H1\n'002 | H2")
    project.checks("""
    - {id: K-1, one_of: Tiêu chuẩn chính trị, columns: [Mã tổ chức], among: {Tổ chức: Mã tổ chức}}
    """)

    (found,) = [each for each in project.open().findings if each.code == "K-000"]

    assert found.cells == ()
    assert "sổ “Tổ chức” không có giá trị nào ở cột “Mã tổ chức”" in found.problem


def test_where_there_is_nothing_to_check_nothing_keeps_the_check_from_running(project):
    """At the beginning of a year the books are empty, and that is no error."""
    project.sheet("Văn bản", "Số")
    project.checks("""
    - {id: K-1, one_of: Văn bản, columns: [Thực hiện văn bản], among: {Văn bản: Số}}
    """)

    assert [each.code for each in project.open().findings] == ["R-031"]


def test_a_finding_says_days_as_they_are_written(project):
    """Day first, as in the report."""
    project.sheet("Nhân sự", "Mã cán bộ | Từ ngày | Đến ngày\nC1 | 01/07/2025 | 30/06/2025")
    project.checks("""
    - {id: K-1, rows: Nhân sự, compare: {left: [Từ ngày], is: "<=", right: [Đến ngày]}}
    """)

    (found,) = [each for each in project.open().findings if each.code == "K-1"]

    assert found.seen == "01/7/2025; 30/6/2025"


def test_a_finding_says_what_the_check_says(project):
    """The words and the remedy are those of params."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD1")
    project.checks("- {id: K-1, unique: Đơn thư, says: mã đơn ghi hai lần, fix: Giữ một dòng}")

    assert str(project.open().findings[0]) == (
        "ô B5 (Mã đơn) [K-1]: ghi “D1”, mã đơn ghi hai lần. Giữ một dòng."
    )
