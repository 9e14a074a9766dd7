"""Reading registers: every filled row of every sheet, found by its headings, nothing silently."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest

RECEIVED = "- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"
ALL = "- {id: all, count: Đơn thư}"


def codes(so) -> list[str]:
    """The codes of what was found in registers; those of files (F-xxx) are not of this subject."""
    return [found.code for found in so.findings if found.code.startswith("R")]


def set_format(path: Path, place: str, number_format: str) -> None:
    """Give a cell of the first sheet a number format, as its writer would."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0][place].number_format = number_format
    book.save(path)


def test_title_rows_and_numbering_are_no_rows(project):
    """Only what stands below the headings is counted."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2")
    project.indicators(ALL)

    assert project.open()["all"].value == 2


@pytest.mark.parametrize(
    "spelling",
    [
        "NGÀY NHẬN",
        " Ngày  nhận ",
        "Ngày\u00a0nhận",
        "Ngày\nnhận",
        "Ngày\u200b nhận",
        unicodedata.normalize("NFD", "Ngày nhận"),
    ],
)
def test_a_heading_is_known_however_it_is_spaced_or_encoded(project, spelling):
    """Case, spaces, line breaks, invisible characters and NFD do not hide a column."""
    project.sheet("Đơn thư", "Ngày nhận\n01/04/2026", rename={"Ngày nhận": spelling})
    project.indicators(RECEIVED)

    so = project.open()

    assert (so["received"].value, codes(so)) == (1, [])


def test_a_heading_may_have_other_names(project):
    """An alias of a column is its heading too."""
    project.register("""
    - {sheet: Sổ thử, book: [van-phong], columns: {Ngày nhận: {is: date, aliases: [Nhận ngày]}}}
    """)
    project.sheet("Sổ thử", "Ngày nhận\n01/04/2026", rename={"Ngày nhận": "NHẬN NGÀY"})
    project.indicators("- {id: received, count: Sổ thử, where: {Ngày nhận: trong kỳ}}")

    assert project.open()["received"].value == 1


def test_columns_may_stand_in_any_order_with_others_between(project):
    """A column that the register does not know is passed over without a word."""
    project.sheet(
        "Đơn thư",
        """
        Ghi chú | Ngày nhận  | Mã đơn
        gấp     | 01/04/2026 | D1
        """,
    )
    project.indicators(RECEIVED)

    so = project.open()

    assert (so["received"].value, codes(so)) == (1, [])


def test_a_totals_row_is_left_out_and_told(project):
    """A row that begins with “Cộng” and has no key is no row of its own."""
    project.sheet(
        "Huy hiệu Đảng",
        """
        STT  | Mã đảng viên | Mốc năm | Mã tổ chức | Đợt        | Ngày       | Văn bản
        1    | DV1          | 30      | T1         | 19/05/2026 | 19/05/2026 |
        2    | DV2          | 40      | T1         | 19/05/2026 | 19/05/2026 |
        Cộng |              |         |            |            |            | 2
        """,
    )
    project.indicators("- {id: badges, count: Huy hiệu Đảng}")

    so = project.open()

    assert so["badges"].value == 2
    assert [each.problem for each in so.findings if each.code == "R-026"] == [
        "dòng 7 là dòng cộng nên không tính là một dòng số liệu"
    ]


def test_a_row_whose_key_begins_like_a_total_is_a_row(project):
    """A name such as “Cộng Hòa” in the key is no totals row."""
    project.register("- {sheet: Sổ thử, book: [van-phong], key: [Tên], columns: {Tên: {}}}")
    project.sheet("Sổ thử", [{"STT": "1", "Tên": "Cộng Hòa"}, {"Tên": "Tổng số"}])
    project.indicators("- {id: n, count: Sổ thử}")

    assert project.open()["n"].value == 2


@pytest.mark.parametrize("said", ["Tổng số:", " CỘNG. ", "Tổng  cộng"])
def test_a_total_is_known_however_it_is_spelt(project, said):
    """Case, spaces, a colon or a full stop do not make a totals row a row."""
    project.sheet("Nhiệm vụ", "Mã | Nội dung\nN1 | việc", stray={"A6": said, "C6": "ba việc"})
    project.indicators("- {id: n, count: Nhiệm vụ}")

    so = project.open()

    assert (so["n"].value, codes(so)) == (1, ["R-026"])


def test_a_row_that_only_begins_like_a_total_is_a_row_without_key(project):
    """A task such as “Tổng số hóa …” is not lost: its missing key is told."""
    project.sheet(
        "Nhiệm vụ",
        """
        STT | Mã | Nội dung
            | N1 | Rà soát
            |    | Tổng số hóa hồ sơ đảng viên
        """,
    )
    project.indicators("- {id: n, count: Nhiệm vụ}")

    so = project.open()

    assert [(each.code, each.cells) for each in so.findings] == [("R-003", ("B6",))]
    assert so["n"].status == "blocked"


@pytest.mark.parametrize(
    ("blank", "value", "told"), [(50, 2, []), (51, 1, ["R-027"]), (400, 1, ["R-027"])]
)
def test_the_table_ends_where_more_than_fifty_rows_are_blank(project, blank, value, told):
    """Rows farther down are not read, and nobody is left to wonder."""
    project.sheet("Đơn thư", "\n".join(["Mã đơn | Ngày xử lý", "D1", *["|"] * blank, "D2"]))
    project.indicators(ALL)

    so = project.open()

    assert (so["all"].value, codes(so)) == (value, told)


def test_rows_below_the_end_of_the_table_are_named(project):
    """The finding says which rows were not read and what to do with them."""
    rows = ["Mã đơn | Ngày xử lý", "D1", *["|"] * 60, "D2", "D3"]
    project.sheet("Đơn thư", "\n".join(rows))
    project.indicators(ALL)

    (found,) = project.open().findings

    assert (found.code, found.severity, found.sheet, found.cells) == (
        "R-027",
        "error",
        "Đơn thư",
        ("B66",),
    )
    assert "2 dòng, từ dòng 66 đến dòng 67, nằm dưới hơn 50 dòng trống" in found.problem
    assert "Chuyển lên liền dưới biểu" in found.remedy


def test_rows_after_a_gap_are_counted(project):
    """An empty row, or a row with nothing but its number, does not end the register."""
    project.sheet(
        "Đơn thư",
        """
        STT | Mã đơn | Ngày nhận  | Loại    | Phân loại        | Kết quả
        1   | D1     | 01/04/2026 | tố cáo  | thuộc thẩm quyền | lưu
        |
        3   |
        4   | D4     | 04/04/2026 | tố cáo  | thuộc thẩm quyền | lưu
        """,
    )
    project.indicators(RECEIVED)

    so = project.open()

    assert (so["received"].value, codes(so)) == (2, [])


def test_a_hidden_row_counts_and_is_told(project):
    """What nobody sees is still in the register."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2", hidden=[6])
    project.indicators(ALL)

    so = project.open()
    told = [(each.problem, each.seen) for each in so.findings if each.code == "F-062"]

    assert so["all"].value == 2
    assert told == [("có 1 dòng ẩn mang giá trị, vẫn được đọc", "6")]


def test_a_struck_cell_counts_and_is_told(project):
    """A line through a cell is not a deletion that a program may believe."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2", struck=["B6"])
    project.indicators(ALL)

    so = project.open()
    told = [each.cells for each in so.findings if each.code == "F-064"]

    assert so["all"].value == 2
    assert told == [("B6",)]


def test_a_value_outside_the_columns_is_told(project):
    """A number beside the table, under no heading, is named with its cell."""
    project.sheet("Đơn thư", "Mã đơn\nD1", stray={"Z9": "55"})
    project.indicators(ALL)

    so = project.open()

    assert [(each.cells, each.seen) for each in so.findings] == [(("Z9",), "55")]
    assert codes(so) == ["R-025"]
    assert so["all"].value == 1


def test_one_register_may_be_kept_by_two_rooms(project):
    """A sheet of the same name in two workbooks is one register."""
    project.sheet("Nhiệm vụ", "Mã\nN1\nN2", room="van-phong")
    project.sheet("Nhiệm vụ", "Mã\nN3", room="to-chuc-can-bo")
    project.indicators("- {id: tasks, count: Nhiệm vụ}")

    assert project.open()["tasks"].value == 3


def test_names_that_differ_only_in_accents_stay_apart(project):
    """Hòa Bắc and Hoà Bác are two names; the same name in NFD is one."""
    same = unicodedata.normalize("NFD", "Hòa Bắc")
    project.sheet("Nhiệm vụ", [{"Nội dung": name} for name in ("Hòa Bắc", "Hòa Bác", same)])
    project.indicators("- {id: names, distinct: Nhiệm vụ, of: Nội dung}")

    assert project.open()["names"].value == 2


@pytest.mark.parametrize("shown_as", ["0%", "0.00%"])
def test_a_count_shown_as_a_percentage_is_refused(project, shown_as):
    """A 30 that its writer saw as 3000% is not read as if it had been seen."""
    project.sheet("Nhiệm vụ", "Mã | Số lượng\nN1 | 30")
    project.indicators("- {id: n, sum: Nhiệm vụ, of: Số lượng}")
    project.open()
    project.keep("Nhiệm vụ", "van-phong")
    project.drawn.clear()
    set_format(project.paths.data / "btctu" / "2026" / "van-phong.xlsx", "C5", shown_as)

    so = project.open()

    assert [(each.code, each.cells) for each in so.findings] == [("R-018", ("C5",))]
    assert so["n"].status == "blocked"
