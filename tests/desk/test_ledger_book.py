"""The ledger of submissions as a workbook, read back."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from baocao.collection.collect import Asked, collect
from baocao.collection.ledger_book import NAME, ledger_book, put_ledger_book

from project import OFFICE, PERIOD

CAME = """
Đơn vị | Nhận | Kết quả  | Văn bản
TU-CA  | 17/6 | dùng     | Công văn 12-CV/ĐU
22918  | 20/6 | dùng     |
22918  | 21/6 | chưa dùng|
24611  | 22/6 | từ chối  |
"""
CHECK = """
- {id: K-001, rows: Phát triển đảng viên,
   compare: {left: [Kết nạp trong kỳ], is: "<=", right: ["Trong đó: nữ"]}}
"""


def test_it_has_a_line_for_each_unit_and_each_submission(office):
    """Units in the order of the register, submissions in order of receipt."""
    office.receive(CAME)
    sheets = book(office)

    assert [row["Mã tổ chức"] for row in sheets["Tiếp nhận"]] == [
        "TU-CA", "22918", "24611", "24615",
    ]  # fmt: skip
    assert [row["Trạng thái"] for row in sheets["Tiếp nhận"]] == [
        "đạt", "trả lại", "bị từ chối", "chưa gửi",
    ]  # fmt: skip
    assert [row["Kết quả"] for row in sheets["Lượt gửi"]] == [
        "đang dùng", "đang dùng", "không dùng", "bị từ chối",
    ]  # fmt: skip
    assert sheets["Tiếp nhận"][0]["Nhập hộ theo văn bản"] == "Công văn 12-CV/ĐU"
    assert sheets["Lượt gửi"][3]["Vì sao từ chối"] == "tệp .xls của Excel cũ"
    assert sheets["Lượt gửi"][1]["Thời điểm nhận"] == "20/06/2026 00:00"


def test_a_unit_is_looked_up_by_its_name(office):
    """In Vietnamese order, with the name as it is typed without accents and its official place."""
    office.receive(CAME)
    rows = book(office)["Tra cứu đơn vị"]

    assert [(row["Tên gọi"], row["Không dấu"], row["STT ở trang Tiếp nhận"]) for row in rows] == [
        ("Công an tỉnh", "cong an tinh", 1),
        ("Lạc Dương", "lac duong", 4),
        ("Mũi Né", "mui ne", 2),
        ("Phường 1 Bảo Lộc", "phuong 1 bao loc", 3),
    ]
    assert [(row["Mã tổ chức"], row["Trạng thái"]) for row in rows][2:] == [
        ("22918", "trả lại (muộn, gửi lại)"), ("24611", "bị từ chối"),
    ]  # fmt: skip


def test_it_says_of_each_rule_what_it_came_to_for_each_unit(office):
    """With why it did not run where a form has not come."""
    office.project.checks(CHECK)
    office.project.open()
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | 0
        22918  | 17/6 | dùng    |         | 5
        """
    )
    (rule,) = (row for row in book(office)["Quy tắc"] if row["Quy tắc"] == "K-001")

    assert (rule["TU-CA"], rule["22918"], rule["24611"]) == ("đạt", "không đạt", "chưa chạy")
    assert (rule["Đạt"], rule["Không đạt"], rule["Chưa chạy"]) == (1, 1, 2)
    assert rule["Vì sao chưa chạy, không áp dụng"] == "chưa có biểu (2)"


def test_it_has_every_finding_of_a_form(office):
    """With its unit, cell, and what to do."""
    office.receive("Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp\n22918 | 17/6 | dùng | | mười")
    (found,) = book(office)["Phát hiện"]

    assert (found["Mã tổ chức"], found["Ô"], found["Đang ghi"]) == ("22918", "D7", "mười")
    assert found["Cách sửa"]


def test_it_takes_the_place_of_the_one_that_is_there(office, tmp_path):
    """The same edition gives the same bytes; nothing else is left in the folder."""
    office.receive(CAME)
    so = office.open().so
    first = put_ledger_book(so, tmp_path / "thu-bieu").read_bytes()

    assert put_ledger_book(so, tmp_path / "thu-bieu").read_bytes() == first
    assert [path.name for path in (tmp_path / "thu-bieu").iterdir()] == [NAME]


def test_taking_in_forms_writes_it(office):
    """Beside what goes back to units, each time."""
    asked = Asked(OFFICE, PERIOD, None, "2026-06-18T08:00:00+07:00")
    collect(asked, office.project.paths)

    folder = office.project.paths.out / OFFICE / PERIOD / "thu-bieu"
    assert (folder / NAME).read_bytes() == ledger_book(office.open().so)


def test_a_text_from_outside_is_never_a_formula(office):
    """Names of files come from senders."""
    office.receive("Đơn vị | Nhận | Kết quả | Văn bản\n22918 | 17/6 | dùng | =1+1")
    made = openpyxl.load_workbook(BytesIO(ledger_book(office.open().so)))

    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def book(office) -> dict[str, list[dict[str, object]]]:
    """The rows of each sheet by heading."""
    made = openpyxl.load_workbook(BytesIO(ledger_book(office.open().so)))
    found = {}
    for sheet in made:
        headings, *rows = sheet.iter_rows(min_row=4, values_only=True)
        found[sheet.title] = [dict(zip(headings, row, strict=True)) for row in rows]
    return found
