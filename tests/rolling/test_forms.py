"""Empty forms: what they say already, and that they are read when they come back filled."""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

ADMITTED = """
- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp trong kỳ}
- {id: target, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm}
"""
COUNTS = {"Kết nạp từ đầu năm": 9, "Kết nạp trong kỳ": 5, "Tuổi 18-30": 4, "Tuổi 31-35": 1}


@pytest.fixture
def opened(project, run):
    """A project where 2026Q3 is opened."""
    project.indicators(ADMITTED)
    run("new 2026Q3")
    return project


def form(project, code: str) -> openpyxl.Workbook:
    """The empty form of a committee."""
    return openpyxl.load_workbook(project.paths.data / f"btctu/2026Q3/bieu-trong/{code}.xlsx")


def lines(sheet) -> dict[str, object]:
    """Label and value of each line of a record."""
    heads = {cell.value: cell.column for cell in sheet[4]}
    values = heads.get("Số liệu") or heads["Nội dung"]
    return {
        sheet.cell(row, heads["Tiêu chí"]).value: sheet.cell(row, values).value
        for row in range(5, sheet.max_row + 1)
    }


def send(project, code: str, counts: dict[str, int] | None = None) -> None:
    """Fill a form as a spreadsheet program would, and send it back."""
    book = form(project, code)
    sheet = book["Phát triển đảng viên"]
    for row in range(6, 20):
        label = sheet.cell(row, 2).value
        sheet.cell(row, 4).value = {**COUNTS, **(counts or {})}.get(label, 0)
    # A program keeps the sum beside its formula; openpyxl can write only one of the two.
    assert sheet["D20"].value == "=SUM(D12:D19)"
    sheet["D20"].value = sum(sheet.cell(row, 4).value for row in range(12, 20))
    book.save(project.paths.data / f"btctu/2026Q3/cap-uy/{code}.xlsx")


def test_a_form_says_whose_it_is_and_what_was_asked(opened):
    """Code, name, period, version and the year's target stand there; the rest is to be filled."""
    book = form(opened, "24615")

    assert lines(book["Trang bìa"]) == {
        "Mã tổ chức": "24615", "Tên cấp ủy": "Đảng bộ 24615", "Kỳ báo cáo": "2026Q3",
        "Phiên bản biểu": "2026.1", "Người lập biểu": None, "Người kiểm tra": None,
        "Ngày lập": None,
    }  # fmt: skip
    counts = lines(book["Phát triển đảng viên"])
    assert counts.pop("Chỉ tiêu kết nạp cả năm") == 31
    assert counts.pop("Cộng theo độ tuổi") == "=SUM(D12:D19)"
    assert set(counts.values()) == {None}


def test_there_is_one_form_for_each_committee_that_owes_one(opened):
    """Where the filled ones belong there is an empty folder."""
    folder = opened.paths.data / "btctu/2026Q3"

    assert sorted(path.name for path in (folder / "bieu-trong").iterdir()) == [
        "24611.xlsx", "24615.xlsx",
    ]  # fmt: skip
    assert list((folder / "cap-uy").iterdir()) == []


def test_a_filled_form_is_counted_without_a_word(opened):
    """The form that was handed out is one that is read."""
    send(opened, "24611")
    send(opened, "24615", {"Kết nạp trong kỳ": 7, "Tuổi 18-30": 6})

    so = opened.open("2026Q3")

    assert (so["admitted"].value, so["target"].value) == (12, 51)
    assert so.completeness.missing == {}
    assert [each for each in so.findings if "cap-uy" in each.file] == []


def test_a_form_sent_back_empty_is_told_cell_by_cell(opened):
    """What was not filled is missing, the sum of nothing is not."""
    folder = opened.paths.data / "btctu/2026Q3"
    (folder / "cap-uy/24611.xlsx").write_bytes((folder / "bieu-trong/24611.xlsx").read_bytes())

    found = [each for each in opened.open("2026Q3").findings if "cap-uy" in each.file]

    assert {each.code for each in found} == {"R-003"}
    assert {each.cells for each in found} == {(f"D{row}",) for row in range(6, 20)}


def test_only_counts_fit_into_the_cells_of_counts(opened):
    """A word or a fraction is refused while it is typed; what is given is not asked for."""
    sheet = form(opened, "24611")["Phát triển đảng viên"]

    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}

    assert set(rules) == {f"D{row}" for row in range(5, 20)}
    assert {(rule.type, rule.operator, rule.formula1) for rule in rules.values()} == {
        ("whole", "greaterThanOrEqual", "0")
    }


def test_a_target_that_is_not_there_leaves_its_cell_to_be_filled(project, run):
    """What to do about it is said."""
    project.sheet("Chỉ tiêu", "Mã tổ chức | Mã | Năm\n'24611 | kết nạp đảng viên | 2025")

    told = run("new 2026Q3").output

    assert lines(form(project, "24611")["Phát triển đảng viên"])["Chỉ tiêu kết nạp cả năm"] is None
    assert "Ô “Chỉ tiêu kết nạp cả năm” còn trống trong 2 biểu vì sổ “Chỉ tiêu” chưa có" in told


def declared(project, sheet: str) -> dict[str, Any]:
    """A declaration of the project's own, to be changed."""
    project.registers[sheet] = deepcopy(project.registers[sheet])
    return project.registers[sheet]


def test_a_sum_adds_the_cells_that_are_declared(project, run):
    """Wherever they stand."""
    columns = declared(project, "Phát triển đảng viên")["columns"]
    columns["Cộng theo độ tuổi"]["adds"] = ["Tuổi 18-30", "Tuổi trên 60"]
    run("new 2026Q3")

    assert form(project, "24611")["Phát triển đảng viên"]["D20"].value == "=SUM(D12,D19)"


def test_a_list_in_a_form_is_an_empty_table(project, run):
    """A form may have sheets of rows as well, with their dropdowns."""
    project.register("""
    - sheet: Danh sách
      form: cap-uy
      columns: {Mã: {is: code}, Nhóm: {is: choice, choices: [a, b]}}
    """)
    run("new 2026Q3")
    book = form(project, "24611")

    assert book.sheetnames == ["Trang bìa", "Phát triển đảng viên", "Danh sách", "Danh mục"]
    assert [cell.value for cell in book["Danh sách"][4]] == ["STT", "Mã", "Nhóm"]
    assert book["Danh sách"].max_row == 4


def test_a_value_given_by_no_join_is_refused(project, run):
    """The message names the register and both columns."""
    declared(project, "Phát triển đảng viên")["columns"]["Tuổi 18-30"]["given"] = "Tuổi"

    told = run("new 2026Q3", code=1).stderr

    assert "“Phát triển đảng viên”: “Tuổi 18-30” lấy sẵn (given) từ cột nối “Tuổi” không có" in told


def test_forms_are_the_same_whenever_they_are_made(opened, run):
    """A file that did not change has the bytes it had."""
    path = opened.paths.data / "btctu/2026Q3/bieu-trong/24611.xlsx"
    before = path.read_bytes()
    assert {part.date_time[0] for part in ZipFile(path).infolist()} == {1980}
    path.unlink()

    run("new 2026Q3")

    assert path.read_bytes() == before


def test_a_form_that_has_come_needs_no_empty_one(opened, run):
    """The empty forms are those still to be sent."""
    send(opened, "24611")
    for path in (opened.paths.data / "btctu/2026Q3/bieu-trong").iterdir():
        path.unlink()

    told = run("new 2026Q3").output

    assert "bieu-trong/24615.xlsx" in told
    assert "bieu-trong/24611.xlsx" not in told
    assert "đã có 1/2" in told


def test_a_code_that_cannot_name_a_file_is_refused(project, run):
    """Nothing is written outside the folder of forms."""
    codes = ("24611", "../24615")
    names = [{"Mã tổ chức": f"'{code}", "Trực thuộc Tỉnh ủy": "x"} for code in codes]
    project.sheet("Tổ chức", [{**each, "Tên": "Đảng bộ"} for each in names])

    told = run("new 2026Q3", code=1).stderr

    assert "[R-047]: ghi “../24615”, mã của Đảng bộ không đặt làm tên tệp biểu được" in told
    assert not (project.paths.data / "btctu/2026Q3/24615.xlsx").exists()


def test_the_code_of_a_committee_stands_for_a_name_that_is_missing(project, run):
    """Its form is made all the same."""
    rows = [{"Mã tổ chức": "'24611", "Trực thuộc Tỉnh ủy": "x", "Tên": ""}]
    project.sheet("Tổ chức", rows)
    run("new 2026Q3")

    assert form(project, "24611")["Trang bìa"]["A1"].value == "24611"


def test_without_a_list_of_committees_no_form_is_made(project, run):
    """That is said with the command that tells why."""
    project.sheet("Tổ chức", "Mã tổ chức | Trực thuộc Tỉnh ủy\n24611 | x")

    told = run("new 2026Q3").output

    assert "Chưa tạo được biểu trống vì chưa rõ cấp ủy nào phải gửi biểu" in told
    assert not (project.paths.data / "btctu/2026Q3/bieu-trong").exists()
