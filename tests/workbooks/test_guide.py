"""The sheet that explains a form: every line of it, and every check."""

from __future__ import annotations

import io

import openpyxl
from baocao.workbooks import Book, add_guide, explained

from workbooks.conftest import LINES, OFFICE, RECORD, TITLES, checks_of, form_of

CHECKS = """
- id: K-1
  says: nam và nữ khác tổng
  rows: Biểu
  compare: {left: [Nam, Nữ], is: '=', right: [Tổng]}
- {id: K-2, says: ngày để trống, severity: warning, present: Biểu, columns: [Ngày]}
- {id: K-3, says: của biểu khác, rows: Khác, compare: {left: [Nam], is: '=', right: [Nữ]}}
"""


def test_every_line_says_how_it_is_filled_and_when_a_check_speaks():
    """Each check is told once, at what it speaks of."""
    lines = {line.heading: line for line in explained([form_of(RECORD)], checks_of(CHECKS))}

    assert list(lines) == ["Tổng", "Nam", "Nữ", "Cộng", "Nhóm", "Ngày", "Ghi chú"]
    assert lines["Tổng"].how == "Nhập số nguyên, không âm. Không có thì ghi 0."
    assert lines["Cộng"].how == "Tự cộng."
    assert lines["Tổng"].fails == "Báo sai khi nam và nữ khác tổng."
    assert lines["Ngày"].fails == "Nhắc xem lại khi ngày để trống."
    assert lines["Nam"].fails == ""


def test_what_stands_there_already_is_not_asked_for():
    """Printed lines, and shares that the form computes."""
    shown = "- {id: K-3, share: Biểu, part: [Giỏi], whole: [Tổng], shown: Tỷ lệ}"

    lines = {line.heading: line.how for line in explained([form_of(LINES)], checks_of(shown))}

    assert (lines["Nhóm"], lines["Tỷ lệ"]) == ("Ghi sẵn, không sửa.", "Tự tính.")


def test_each_line_leads_to_its_sheet():
    """After what holds for all of them."""
    book = Book(OFFICE)
    add_guide(book, TITLES, explained([form_of(RECORD)], []))

    sheet = openpyxl.load_workbook(io.BytesIO(book.bytes(TITLES)))["Hướng dẫn"]
    told = [row[0] for row in sheet.iter_rows(min_row=5)]

    assert [cell.value for cell in told] == ["Cách làm"] * 5 + ["Biểu"] * 7
    assert {cell.hyperlink.location for cell in told if cell.hyperlink} == {"'Biểu'!A1"}
