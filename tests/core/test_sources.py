"""Where figures rest: the cells that decide them, and what a bad cell takes down with it."""

from __future__ import annotations

import pytest
from acceptance.office import set_cell
from openpyxl.utils.cell import coordinate_to_tuple

RECEIVED = "- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ, Loại: tố cáo}}"

LAST_READ = 56  # fifty-one rows below the one row of these tests, row 5


def cells(entries) -> list[str]:
    """The cells that an entry of figures.json lists for the one sheet of the test."""
    (entry,) = entries
    assert entry["file"] == "btctu/2026/van-phong.xlsx"
    return entry["cells"]


def test_sources_are_the_deciding_cells_of_the_counted_rows(project):
    """Only tested columns, only counted rows."""
    project.sheet(
        "Đơn thư",
        """
        Mã đơn | Ngày nhận  | Loại
        D1     | 31/03/2026 | tố cáo
        D2     | 01/04/2026 | tố cáo
        D3     | 02/04/2026 | tố cáo
        D4     | 02/04/2026 | phản ánh
        """,
    )
    project.indicators(RECEIVED)

    entry = project.open()["received"].as_json()

    assert entry["value"] == 2
    assert cells(entry["sources"]) == ["C6:C7", "D6:D7"]


def test_a_sum_rests_on_the_cells_it_adds(project):
    """The column added is a source beside the columns tested."""
    project.sheet("Nhiệm vụ", "Mã | Loại | Số lượng\nN1 | đề án | 3\nN2 | báo cáo | 5")
    project.indicators("- {id: n, sum: Nhiệm vụ, of: Số lượng, where: {Loại: đề án}}")

    entry = project.open()["n"].as_json()

    assert cells(entry["sources"]) == ["C5", "D5"]


def test_a_count_without_conditions_rests_on_the_keys(project):
    """What makes a row a row is its key."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2")
    project.indicators("- {id: n, count: Đơn thư}")

    assert cells(project.open()["n"].as_json()["sources"]) == ["B5:B6"]


@pytest.mark.parametrize("where", ["{Ngày nhận: trong kỳ}", "{}", "{Loại: tố cáo, Ngày xử lý: có}"])
def test_scope_contains_the_sources_and_the_end_of_the_table(project, where):
    """Every source lies in the scope, which reaches as far down as a row would be read."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Loại | Ngày xử lý\nD1 | 01/04/2026 | tố cáo |")
    project.indicators(f"- {{id: n, count: Đơn thư, where: {where}}}")

    figure = project.open()["n"]

    for spot in figure.sources:
        assert any(
            area.column == spot.column and area.first <= spot.row <= area.last
            for area in figure.scope
        )
    assert max(area.last for area in figure.scope) == LAST_READ


def holds(scope, place: str) -> bool:
    """Whether a cell lies in a scope of the one sheet of the test."""
    row, column = coordinate_to_tuple(place)
    return any(area.column == column and area.first <= row <= area.last for area in scope)


@pytest.mark.parametrize("place", ["B6", "G7", "B8", f"G{LAST_READ}", "G9"])
def test_a_value_that_makes_a_row_lies_in_every_scope(project, place):
    """A lone value in any column of a blank row, in a gap or below, is a row that may block."""
    rows = "Mã đơn | Ngày nhận | Loại | Kết quả | Phân loại | Ngày xử lý"
    project.sheet("Đơn thư", f"{rows}\nD1 | 01/04/2026 | tố cáo | lưu | thuộc thẩm quyền |")
    project.indicators(RECEIVED)
    before = project.open()["received"]
    project.drawn["van-phong"]["Đơn thư"].stray[place] = "'khác"

    after = project.open()["received"]

    assert (before.status, after.status) == ("ok", "blocked")
    assert holds(before.scope, place)


def test_a_value_too_far_down_lies_in_no_scope_and_moves_no_figure(project):
    """The first row that is not read is the first outside the scope."""
    project.sheet("Đơn thư", "Mã đơn\nD1", stray={f"B{LAST_READ + 1}": "D2"})
    project.indicators("- {id: n, count: Đơn thư}")

    so = project.open()

    assert so["n"].value == 1
    assert not holds(so["n"].scope, f"B{LAST_READ + 1}")


@pytest.mark.parametrize(
    ("rows", "place", "changed"),
    [
        ([{"Mã": "M1"}, {"Ghi chú": "lẻ"}], "C6", ""),  # its only value: without it no row
        ([{"Mã": "M1"}, {"Ghi chú": "lẻ", "Nội dung": "việc"}], "A6", "Cộng"),  # a totals row then
    ],
)
def test_a_value_that_unmakes_a_row_lies_in_every_scope(project, rows, place, changed):
    """A row of one value goes with it, a row without key with the word “Cộng” before it."""
    columns = "{Mã: {}, Ghi chú: {}, Nội dung: {}}"
    project.register(f"- {{sheet: Sổ thử, book: [van-phong], key: [Mã], columns: {columns}}}")
    project.sheet("Sổ thử", rows)
    project.indicators("- {id: n, count: Sổ thử}")
    before = project.open()["n"]
    file = project.paths.data / "btctu" / "2026" / "van-phong.xlsx"
    project.keep("Sổ thử", "van-phong")
    project.drawn.clear()  # else the next opening would write the sheet anew
    set_cell(file, "Sổ thử", place, changed or None)

    after = project.open()["n"]

    assert (before.value, after.value) == (2, 1)
    assert holds(before.scope, place)


def test_a_zero_has_a_scope_but_no_sources(project):
    """What was looked through is known also when nothing was found."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Loại\nD1 | 01/01/2026 | tố cáo")
    project.indicators(RECEIVED)

    figure = project.open()["received"]

    assert (figure.value, figure.sources) == (0, frozenset())
    assert figure.scope


def test_a_figure_over_figures_rests_on_all_their_cells(project):
    """A sum of two counts has the sources of both."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo\nD2 | phản ánh")
    project.indicators("""
    - {id: a, count: Đơn thư, where: {Loại: tố cáo}}
    - {id: b, count: Đơn thư, where: {Loại: phản ánh}}
    - {id: c, add: [a, b]}
    """)

    so = project.open()

    assert so["c"].sources == so["a"].sources | so["b"].sources


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("D1 | 'ngày nào | tố cáo", "blocked"),  # may or may not be in the window
        ("D1 | 'ngày nào | phản ánh", "ok"),  # out by its kind, whenever it came
        ("D1 | 31/03/2026 | lạ", "ok"),  # out by its date, whatever it is
        ("D1 | 01/04/2026 | lạ", "blocked"),
        ("D1 | 'ngày nào | lạ", "blocked"),
        ("12 | 01/04/2026 | tố cáo", "blocked"),  # a counted row whose key is not to be trusted
        ("12 | 31/03/2026 | tố cáo", "ok"),
    ],
)
def test_a_bad_cell_blocks_only_figures_that_rest_on_it(project, row, status):
    """A row that another condition rules out does not block."""
    project.sheet("Đơn thư", f"Mã đơn | Ngày nhận | Loại\n{row}\nD2 | 02/04/2026 | tố cáo")
    project.indicators(RECEIVED)

    figure = project.open()["received"]

    assert figure.status == status
    assert figure.value == (1 if status == "ok" else None)


def test_a_bad_cell_in_a_column_not_asked_for_blocks_nothing(project):
    """A wrong handling date does not stop the count of petitions received."""
    project.sheet(
        "Đơn thư", "Mã đơn | Ngày nhận | Loại | Ngày xử lý\nD1 | 01/04/2026 | tố cáo | 'lạ"
    )
    project.indicators(RECEIVED)

    so = project.open()

    assert so["received"].value == 1
    assert so.reasons == ["còn 1 lỗi số liệu phải sửa"]


def test_a_blocked_figure_says_the_cell_and_blocks_what_is_made_of_it(project):
    """The reason names cell, sheet and file; it goes with the figure wherever it is used."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Loại\nD1 | 'a | tố cáo\nD2 | 'b | tố cáo")
    project.indicators(f"{RECEIVED}\n- {{id: twice, add: [received, received]}}")

    so = project.open()

    reason = "ô C5 trang Đơn thư tệp van-phong.xlsx không phải ngày và 1 ô khác"
    assert str(so["received"]) == f"[chưa có số: {reason}]"
    assert str(so["twice"]) == f"[chưa có số: {reason}]"


def test_the_definition_says_what_was_counted(project):
    """One line in Vietnamese: register and conditions."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators(RECEIVED)

    definition = project.open()["received"].definition

    assert definition == "đếm dòng của Đơn thư, Ngày nhận trong kỳ, Loại là “tố cáo”"
