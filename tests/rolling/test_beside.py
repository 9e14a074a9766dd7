"""The empty workbooks in which people correct and accept what units have sent."""

from __future__ import annotations

import openpyxl
import pytest

NAMES = {
    "sua-so-lieu.xlsx": (
        "Sửa số liệu",
        ["STT", "Tệp", "Trang", "Ô", "Số cũ", "Số mới", "Lý do", "Người báo", "Ngày", "Đến ngày"],
    ),
    "chap-nhan.xlsx": (
        "Chấp nhận",
        [
            "STT", "Mã kiểm tra", "Mã tổ chức", "Trang", "Ô", "Giá trị", "Lý do", "Người chấp nhận",
            "Ngày", "Hết hạn",
        ],
    ),
}


@pytest.fixture
def opened(project, run):
    """The folder of the quarter that was opened."""
    project.declare("Sửa số liệu", "Chấp nhận")
    run("new 2026Q3")
    return project.paths.data / "btctu" / "2026Q3"


@pytest.mark.parametrize("name", NAMES)
def test_a_new_period_has_the_workbooks_with_their_headings(opened, name):
    """Empty, so that nothing is corrected or accepted; headings as they are read."""
    sheet, headings = NAMES[name]
    made = openpyxl.load_workbook(opened / name)[sheet]

    assert [cell.value for cell in made[4]] == headings
    assert made.max_row == 4


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sua-so-lieu.xlsx", ["Tệp: ghi mã đơn vị", "22918-1.xlsx", "Đến ngày phải ghi"]),
        ("chap-nhan.xlsx", ["Hết hạn phải ghi", "Ghi mã người, không ghi tên"]),
    ],
)
def test_the_workbook_says_what_to_write(opened, name, said):
    """In the row above the headings."""
    made = openpyxl.load_workbook(opened / name)[NAMES[name][0]]

    assert all(words in made["A3"].value for words in said)


@pytest.mark.parametrize(
    ("name", "place", "offered"),
    [
        ("sua-so-lieu.xlsx", "C", ["Trang bìa", "Phát triển đảng viên"]),
        ("chap-nhan.xlsx", "C", ["24611", "24615"]),
        ("chap-nhan.xlsx", "D", ["Trang bìa", "Phát triển đảng viên"]),
    ],
)
def test_sheets_and_units_are_chosen_from_a_list(opened, name, place, offered):
    """Codes as text: one typed as a number would lose a leading zero."""
    made = openpyxl.load_workbook(opened / name)
    sheet = made[NAMES[name][0]]
    (rule,) = [
        each
        for each in sheet.data_validations.dataValidation
        if each.type == "list" and str(each.sqref).startswith(place)
    ]
    listed = made["Danh mục"][rule.formula1.partition("!")[2].replace("$", "")]

    assert [cell.value for (cell,) in listed] == offered


def test_what_people_have_written_there_stays(project, run, opened):
    """The workbooks are made once."""
    (opened / "chap-nhan.xlsx").write_bytes(b"written")
    (opened / "sua-so-lieu.xlsx").unlink()

    run("new 2026Q3")

    assert (opened / "chap-nhan.xlsx").read_bytes() == b"written"
    assert (opened / "sua-so-lieu.xlsx").is_file()


def test_a_report_without_forms_has_none(project, run):
    """There is nothing to correct."""
    project.declare("Sửa số liệu", "Chấp nhận")
    del project.report["units"]
    run("new 2026Q3")

    assert not [*project.paths.data.glob("btctu/2026Q3/*.xlsx")]
