"""Forms to be filled: where values stand, what is locked, what may be typed."""

from __future__ import annotations

import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest
from baocao.registers import read_register
from baocao.workbooks import Book, Contents, Fault, add_form, cells_of

from workbooks.conftest import LINES, OFFICE, RECORD, TITLES, TWO_COLUMNS, form_of, make, of_record


def test_values_stand_where_cells_of_says():
    """By label and column of values in a record, by heading and line in fixed lines."""
    record, two, lines = (cells_of(form_of(each)) for each in (RECORD, TWO_COLUMNS, LINES))

    assert (record["Tổng", "Số liệu"], record["Ghi chú", "Số liệu"]) == ("D5", "D11")
    assert (two["Nam", "Năm trước"], two["Nữ", "Tỷ lệ (%)"]) == ("E6", "F7")
    assert (lines["Nhóm", "hai"], lines["Giỏi", "hai"]) == ("B6", "D6")


def test_what_was_filled_in_is_read_as_it_was(tmp_path):
    """The reader of registers finds every value by its heading, with no word."""
    values = {
        ("Tổng", "Số liệu"): 5, ("Nam", "Số liệu"): 2, ("Nữ", "Số liệu"): 3,
        ("Nhóm", "Số liệu"): "2", ("Ngày", "Số liệu"): date(2026, 4, 30),
        ("Ghi chú", "Số liệu"): "x & <b>\nhai dòng",
    }  # fmt: skip
    made = make(RECORD, values)

    register, findings = read_register(made.form, [made.read(tmp_path)])

    assert findings == []
    assert register.rows.to_dict("records") == [
        {"Tổng": 5, "Nam": 2, "Nữ": 3, "Cộng": 5, "Nhóm": "2", "Ngày": date(2026, 4, 30),
         "Ghi chú": "x & <b> hai dòng"}
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "{=A1}", "+1", "@SUM(A1)", "http://a.b", "00123", "5"])
def test_a_text_is_never_a_formula_nor_a_number(text, tmp_path):
    """Whatever somebody typed comes back as the text it is."""
    made = make(RECORD, {("Ghi chú", "Số liệu"): text})

    assert (made.cell("Ghi chú").data_type, made.cell("Ghi chú").value) == ("s", text)
    assert made.shown(tmp_path)["D11"] == text


def test_what_is_known_or_computed_is_locked_and_the_rest_open(made):
    """Sheets are protected without a password."""
    known = make(RECORD, of_record([5, 2, 3]), locked=frozenset({("Tổng", "Số liệu")}))

    locked = {name: known.cell(name).protection.locked for name in known.form.columns}

    assert known.sheet.protection.sheet
    assert known.sheet.protection.password is None
    assert [name for name, is_locked in locked.items() if is_locked] == ["Tổng", "Cộng"]
    assert made.cell("Tổng").protection.locked is False


def test_cells_to_be_filled_have_a_colour_of_their_own():
    """A locked cell and a faulty one look otherwise."""
    faults = {("Nữ", "Số liệu"): Fault("error", "sai"), ("Ngày", "Số liệu"): Fault("warning", "?")}
    made = make(RECORD, locked=frozenset({("Tổng", "Số liệu")}), faults=faults)

    fills = [made.cell(name).fill.fgColor.rgb for name in ("Nam", "Tổng", "Nữ", "Ngày")]

    assert fills == ["FFFFF9DB", "FFEDEDED", "FFF4B6A6", "FFFFD966"]


def test_a_fault_is_told_in_a_comment_by_the_office():
    """It stands at the cell that is wrong."""
    made = make(RECORD, faults={("Nữ", "Số liệu"): Fault("error", "lớn hơn tổng.\nSửa lại.")})

    told = made.cell("Nữ").comment

    assert (told.text, told.author) == ("lớn hơn tổng.\nSửa lại.", OFFICE)
    assert made.cell("Nam").comment is None


def test_only_what_a_cell_may_hold_can_be_typed(made):
    """Whole numbers, days, a closed list; told in Vietnamese before and after."""
    rules = {str(rule.sqref): rule for rule in made.sheet.data_validations.dataValidation}

    assert (rules["D5"].type, rules["D5"].operator, rules["D5"].formula1) == (
        "whole", "greaterThanOrEqual", "0",
    )  # fmt: skip
    assert rules["D5"].error == "Nhập số nguyên, không âm."
    assert rules["D5"].prompt == "Nhập số nguyên, không âm. Không có thì ghi 0."
    assert rules["D10"].type == "date"
    assert (rules["D9"].type, rules["D9"].formula1) == ("list", "'Danh mục'!$A$5:$A$6")
    assert "D8" not in rules  # the sum is locked
    lists = openpyxl.load_workbook(io.BytesIO(made.content))["Danh mục"]
    assert [lists["A5"].value, lists["A6"].value] == ["a", 2]


def test_lines_of_a_form_are_printed_and_locked():
    """Their other cells are to be filled."""
    made = make(LINES)

    assert (made.cell("Nhóm", "một").value, made.cell("Nhóm", "một").protection.locked) == (
        "một", True,
    )  # fmt: skip
    assert (made.cell("Tổng", "hai").value, made.cell("Tổng", "hai").protection.locked) == (
        None, False,
    )  # fmt: skip


def test_a_text_may_lead_to_a_cell():
    """A list of faults links to each of them, whatever the sheet is called."""
    book = Book(OFFICE)
    sheet = book.add("Lỗi", TITLES, {"Ô": 20.0})
    sheet.link("A5", "D7", "Sổ 'A' ấy", "D7")
    book.add("Sổ 'A' ấy", TITLES, {"x": 10.0})

    link = openpyxl.load_workbook(io.BytesIO(book.bytes(TITLES)))["Lỗi"]["A5"]

    assert (link.value, link.hyperlink.location) == ("D7", "'Sổ ''A'' ấy'!D7")


def test_the_same_form_has_the_same_bytes(made):
    """Whenever it is made; nothing in it tells the time."""
    again = make(RECORD, of_record([5, 2, 3]))
    package = ZipFile(io.BytesIO(made.content))
    told = openpyxl.load_workbook(io.BytesIO(made.content)).properties

    assert again.content == made.content
    assert {part.date_time[0] for part in package.infolist()} == {1980}
    assert (told.created, told.creator) == (datetime(1980, 1, 1), OFFICE)


def test_a_form_is_printed_as_wide_as_the_page(made):
    """Its headings stand on each page, and stay in sight."""
    sheet = made.sheet

    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages down as it takes
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.freeze_panes == "C5"


def test_a_long_text_gets_the_height_it_needs():
    """In a locked sheet nobody can make its row higher by hand in every program."""
    short, long = (make(RECORD, {("Ghi chú", "Số liệu"): text}) for text in ("a", "a b " * 20))

    heights = [each.sheet.row_dimensions[11].height for each in (short, long)]

    assert heights[1] > 4 * heights[0]


def test_a_form_without_faults_or_values_can_be_made():
    """Nothing need be known of it."""
    book = Book(OFFICE, locked=True)
    add_form(book, form_of(TWO_COLUMNS), TITLES, Contents())

    assert book.bytes(TITLES)[:2] == b"PK"


@pytest.mark.parametrize(
    ("value", "written"),
    [(10**400, str(10**400)), (date(1812, 9, 7), "1812-09-07"), ("a" * 40_000, "a" * 32_767)],
)
def test_what_a_cell_cannot_hold_is_kept_as_text(value, written):
    """A figure that somebody typed by mistake goes back as it can be shown."""
    assert make(RECORD, {("Tổng", "Số liệu"): value}).cell("Tổng").value == written


def test_a_list_of_ones_own_can_be_chosen_from():
    """Beside what the column may hold: codes of units are texts also in the list."""
    made = make(RECORD, choices={("Ghi chú", "Số liệu"): ["24611", "24615"]})
    rules = {str(rule.sqref): rule for rule in made.sheet.data_validations.dataValidation}
    lists = openpyxl.load_workbook(io.BytesIO(made.content))["Danh mục"]

    assert rules["D11"].formula1 == "'Danh mục'!$B$5:$B$6"
    assert rules["D11"].error == "Chọn trong danh sách."
    assert [lists[cell].value for cell in ("B5", "B6")] == ["24611", "24615"]
