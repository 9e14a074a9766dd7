"""Consolidated forms: sums, over how many units, and whose forms are missing."""

from __future__ import annotations

from baocao.desk import Desk
from baocao.figures import Figure
from baocao.narrative import Block

GRADED = """
- {id: graded.members, label: Đảng viên, unit: đảng viên, over_time: none, sum: Xếp loại năm,
   of: Tổng số, where: {Nhóm đối tượng: Đảng viên}}
"""
YEAR = """
Nhóm đối tượng | Kỳ đánh giá | Tổng số
Đảng viên      | 2025        | {}
"""
ROWS = ["total", "women"]
COLUMNS = {"Số liệu": "admissions.{}"}


def test_a_form_adds_up_what_came_and_names_what_is_missing(office):
    """Rows are called as on the form; below stands of how many units they are."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | 3
        22918  | 17/6 | dùng    |         | 4
        24615  | 17/6 | dùng    |         | 5
        """
    )
    block = office.open().form(COLUMNS, ROWS)

    assert lines(block)[2:] == [
        "| Kết nạp trong kỳ | 12 |",
        "| Trong đó: nữ | 0 |",
        "",
        "*Số liệu của 3/4 đơn vị; chưa có của: Đảng ủy phường 1 Bảo Lộc.*",
    ]
    assert {name for *_, name in block.figures} == {"admissions.total", "admissions.women"}


def test_where_most_are_missing_those_are_named_that_are_there(office):
    """The shorter of the two lists tells as much."""
    office.receive("Đơn vị | Nhận | Kết quả\n24615 | 17/6 | dùng")

    assert lines(office.open().form(COLUMNS, ROWS))[-1] == (
        "*Số liệu của 1/4 đơn vị; mới có của: Đảng ủy xã Lạc Dương, các đơn vị khác chưa có.*"
    )


def test_nothing_from_anybody_is_no_zero(office):
    """A dash, and 0/4."""
    block = office.open().form(COLUMNS, ROWS)

    assert lines(block)[2:] == [
        "| Kết nạp trong kỳ | — |", "| Trong đó: nữ | — |", "", "*Số liệu của 0/4 đơn vị.*",
    ]  # fmt: skip


def test_a_bad_cell_leaves_its_sum_without_number(office):
    """It says so in the table, and why below; other rows keep theirs."""
    office.receive(
        """
        Đơn vị | Nhận | Kết quả | Văn bản | Kết nạp
        TU-CA  | 17/6 | dùng    |         | mười
        22918  | 17/6 | dùng    |         | 4
        24611  | 17/6 | dùng    |         | 5
        24615  | 17/6 | dùng    |         | 6
        """
    )
    told = lines(office.open().form(COLUMNS, ROWS))

    assert told[2:4] == ["| Kết nạp trong kỳ | [chưa có số] |", "| Trong đó: nữ | 0 |"]
    assert told[-1].startswith("*Chưa có số vì ô D7 trang Phát triển đảng viên")


def test_a_unit_that_left_a_line_blank_is_missing_from_its_sum(office):
    """Its form came, but not the number: a blank is no 0."""
    office.project.declare("Xếp loại năm")
    office.project.write("consolidated/xep-loai.yml", GRADED)
    office.tables = {"22918": {"Xếp loại năm": YEAR.format("40")},
                     "24615": {"Xếp loại năm": YEAR.format("")}}  # fmt: skip
    office.project.open()
    office.receive("Đơn vị | Nhận | Kết quả\n22918 | 17/6 | dùng\n24615 | 17/6 | dùng")

    assert lines(office.open().form({"Tổng số": "graded.{}"}, ["members"]))[2:] == [
        "| Đảng viên | 40 |",
        "",
        "*Số liệu của 1/4 đơn vị; mới có của: Đảng ủy phường Mũi Né, các đơn vị khác chưa có.*",
    ]


def test_the_balance_shows_its_numbers(office):
    """D = A + B - C as the forms' sums say, or by how much it is off."""
    so = office.open().so
    so.figures.update(numbers({"a": 100, "b": 20, "c": 5, "d": 115, "off": 113}))
    desk = Desk(so)

    assert str(desk.balance("a", "b", "c", "d")) == (
        "D = A + B - C = 100 + 20 - 5 = 115, đúng bằng tổng dòng D của các biểu"
    )
    assert str(desk.balance("a", "b", "c", "off")) == (
        "D = A + B - C = 100 + 20 - 5 = 115, lệch 02 so với tổng dòng D của các biểu (113)"
    )


def test_a_balance_without_number_says_why(office):
    """Nothing is computed around a gap."""
    so = office.open().so
    so.figures.update(numbers({"a": 100, "b": 20, "d": 115}))
    so.figures["c"] = Figure("c", "C", "đảng viên", None, "blocked", "ô D12 là chữ")

    assert str(Desk(so).balance("a", "b", "c", "d")) == (
        "chưa tính được: ô D12 là chữ"
    )


def numbers(values: dict[str, int]) -> dict[str, Figure]:
    """Figures of these values."""
    return {name: Figure(name, name, "đảng viên", value) for name, value in values.items()}


def lines(block: Block) -> list[str]:
    """The lines of a block as a reader sees them."""
    return str(block).replace("\\", "").splitlines()
