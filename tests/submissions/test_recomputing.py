"""What a form computes by itself follows a correction: sums, percentages, shown shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from baocao.edition import Edition
from baocao.submissions import is_recalled

from core.wrong_forms import drawn
from project import Project, declared
from submissions.phoning import BOOK, FORM, ROW, SHEET

SUMS = """
- id: K-900
  severity: warning
  rows: Phát triển đảng viên
  compare: {left: [Cộng theo độ tuổi], is: "=", right: [Kết nạp trong kỳ]}
- id: K-901
  severity: warning
  rows: Phát triển đảng viên
  compare: {left: [Tuổi 18-30, Tuổi 31-35], is: "=", right: [Kết nạp trong kỳ]}
"""
GRADES, LEADERS = "Xếp loại quý", "Bí thư, phó bí thư cấp ủy"
SHARES = f"""
- id: K-902
  share: {GRADES}
  part: [Hoàn thành xuất sắc nhiệm vụ]
  whole: [Đã đánh giá]
  shown: Tỷ lệ hoàn thành xuất sắc (%)
- {{id: K-903, percent: Biểu 1}}
"""
AGES = {"Kết nạp trong kỳ": "5", "Tuổi 18-30": "5", "Cộng theo độ tuổi": "5"}


@pytest.fixture
def summed(office: Project) -> Project:
    """22918 has admitted 5 (D7), all of them young (D12), and their sum (D20) agrees."""
    office.form("22918", AGES, to="22918-1")
    office.checks(SUMS)
    office.indicators("- {id: aged, sum: Phát triển đảng viên, of: Cộng theo độ tuổi}")
    return office


def corrected(project: Project, sheet: str = SHEET, **cells: tuple[str, str]) -> Edition:
    """The edition when 22918 has corrected these cells, each from one value to another."""
    rows = [
        ROW | {"Trang": sheet, "Ô": cell, "Số cũ": old, "Số mới": new}
        for cell, (old, new) in cells.items()
    ]
    project.sheet("Sửa số liệu", rows)
    return project.open()


def failed(so: Edition) -> set[str]:
    """The checks that found something in the form of 22918."""
    return {each.code for each in so.findings if each.file == FORM and each.code.startswith("K-")}


def anew(so: Edition) -> Mapping[str, str]:
    """What was computed anew, by cell."""
    return {each.cells[0]: each.problem for each in so.findings if each.code == "D-010"}


def test_a_sum_follows_the_cells_that_it_is_made_of(summed):
    """Value, note and source: nobody can mend a formula in a file that stays as it was received."""
    so = corrected(summed, D7=("5", "6"), D12=("5", "6"))

    assert failed(so) == set()
    assert so["aged"].value == 6
    assert list(anew(so)) == ["D20"]
    for said in ("“6”", "D12 (dòng 6 của sua-so-lieu.xlsx)"):
        assert said in anew(so)["D20"]
    sources = {each["file"]: each["cells"] for each in so["aged"].as_json()["sources"]}
    assert sources[BOOK] == [f"{letter}6" for letter in "BCDEFGHIJ"]


def test_a_blank_counts_nothing_in_a_sum(summed):
    """As in the spreadsheet: a line that is filled in by telephone is added."""
    ages = {**AGES, "Kết nạp trong kỳ": "7", "Tuổi 31-35": ""}
    summed.form("22918", ages, to="22918-1")
    so = corrected(summed, D13=("", "2"))

    assert failed(so) == set()
    assert so["aged"].value == 7


@pytest.mark.parametrize(
    ("total", "cells"),
    [
        ("9", {"D12": ("5", "6")}),  # as received it did not agree
        ("5", {"D7": ("5", "6")}),  # nothing that it is made of was corrected
        ("5", {"D12": ("4", "6")}),  # the correction was refused
    ],
)
def test_a_sum_that_says_something_of_its_own_stays(summed, total, cells):
    """Also one whose parts nobody has corrected."""
    summed.form("22918", {**AGES, "Cộng theo độ tuổi": total}, to="22918-1")
    so = corrected(summed, **cells)

    assert anew(so) == {}
    assert so["aged"].value == int(total)


def test_a_sum_that_was_corrected_itself_is_what_was_said(summed):
    """Somebody has said what stands there."""
    so = corrected(summed, D12=("5", "6"), D20=("5", "8"))

    assert anew(so) == {}
    assert so["aged"].value == 8


def test_what_is_not_in_order_after_a_correction_says_that_it_was_corrected(summed):
    """In the file received the cell holds another value: the finding says where the new one is."""
    so = corrected(summed, D12=("5", "6"))

    problems = {each.code: each.problem for each in so.findings if each.file == FORM}
    assert "ô D20 tính lại theo dòng 5 của sua-so-lieu.xlsx" in problems["K-900"]
    assert "ô D12 đã sửa theo dòng 5 của sua-so-lieu.xlsx" in problems["K-901"]


def test_a_finding_at_a_corrected_cell_says_so(summed):
    """A unit does not know the books of the office."""
    so = corrected(summed, D12=("5", "6"))

    own = (each for each in so.findings if (each.code, each.file) == ("K-901", FORM))
    (found,) = own
    _, _, recalled = found.problem.partition(" (sổ sửa số liệu: ")
    assert "ô D12 đã sửa theo dòng 5 của sua-so-lieu.xlsx" in recalled
    assert is_recalled(found)
    assert not is_recalled(replace(found, problem="không khớp"))


def test_a_value_quoted_from_a_corrected_sheet_says_so_too(office):
    """The other sheet was not corrected, and holds another number now."""
    tables = {"Biểu 1": drawn(declared()["Biểu 1"], "", {"B.1. Kết nạp": ("5", "5")})}
    office.form("24615", to="24615-1", tables=tables)
    office.form("22918", {"Kết nạp trong kỳ": "5"}, to="22918-1", tables=tables)
    office.checks("""
    - id: K-904
      rows: Biểu 1
      where: {Cột: Kỳ này}
      compare: {left: [B.1. Kết nạp], is: "=", right: [Kết nạp theo biểu phát triển]}
    """)

    so = corrected(office, D7=("5", "6"))

    (found,) = [each for each in so.findings if each.code == "K-904" and each.file == FORM]
    assert (found.sheet, found.cells) == ("Biểu 1", ("C7",))
    assert "ô D7 đã sửa theo dòng 5 của sua-so-lieu.xlsx" in found.problem


@pytest.mark.parametrize("shown", ["150", "150.0", "149.999"])
def test_a_percentage_follows_its_two_columns(office, shown):
    """However many places it was shown with, as long as it agreed."""
    form = declared()["Biểu 1"]
    rows = drawn(form, "", {"B.1. Kết nạp": ("6", "4")}).splitlines()
    lines = [f"{row} | {shown if row.startswith('B.1.') else ''}" for row in rows[1:]]
    tables = {"Biểu 1": "\n".join([rows[0], *lines])}
    for code in ("22918", "24615"):
        office.form(code, to=f"{code}-1", tables=tables)
    office.checks(SHARES[SHARES.index("- {id: K-903") :])

    so = corrected(office, "Biểu 1", C7=("6", "5"))

    assert failed(so) == set()
    assert "“125" in anew(so)["E7"]


def test_a_percentage_of_nothing_is_blank_again(office):
    """Once the year before is corrected to 0 there is nothing to compare with."""
    form = declared()["Biểu 1"]
    rows = drawn(form, "", {"B.1. Kết nạp": ("6", "4")}).splitlines()
    lines = [f"{row} | {'150' if row.startswith('B.1.') else ''}" for row in rows[1:]]
    tables = {"Biểu 1": "\n".join([rows[0], *lines])}
    for code in ("22918", "24615"):
        office.form(code, to=f"{code}-1", tables=tables)
    office.checks(SHARES[SHARES.index("- {id: K-903") :])

    so = corrected(office, "Biểu 1", D7=("4", "0"))

    assert failed(so) == set()
    assert "“để trống”" in anew(so)["E7"]


def test_a_share_follows_part_and_whole(office):
    """The check that declares it says of what it is the share."""
    line = (LEADERS, "2026Q1", "10", "10", "1", "10", "9")
    tables = {GRADES: drawn(declared()[GRADES], "2026Q1", {LEADERS: line})}
    for code in ("22918", "24615"):
        office.form(code, to=f"{code}-1", tables=tables)
    office.checks(SHARES[: SHARES.index("- {id: K-903")])

    so = corrected(office, GRADES, F5=("1", "2"))

    assert failed(so) == set()
    assert "“20" in anew(so)["G5"]
