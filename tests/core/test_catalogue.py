"""What rules count: windows, validity, conditions, operations, families, and where figures rest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from baocao.errors import UsageError

PETITIONS = """
    Mã đơn | Ngày nhận
    D1     | 31/12/2025
    D2     | 01/01/2026
    D3     | 31/03/2026
    D4     | 01/04/2026
    D5     | 30/06/2026
    D6     | 01/07/2026
"""


def counted(project, where: str) -> int:
    """How many of the test's petitions pass the conditions."""
    project.indicators(f"- {{id: n, count: Đơn thư, where: {{{where}}}}}")
    return project.open()["n"].value


@pytest.mark.parametrize(
    ("word", "value"), [("trong kỳ", 2), ("lũy kế năm", 4), ("kỳ trước", 2)]
)
def test_a_window_counts_its_first_and_last_day_and_no_day_beside(project, word, value):
    """The day before and the day after are not counted; the year begins on 1 January."""
    project.edition("2026Q1")
    project.sheet("Đơn thư", PETITIONS)

    assert counted(project, f"Ngày nhận: {word}") == value


def test_a_window_is_that_of_the_edition_not_of_the_calendar(project):
    """The window is what the params say."""
    project.edition(window={"from": "2026-03-31", "to": "2026-04-01"})
    project.sheet("Đơn thư", PETITIONS)

    assert counted(project, "Ngày nhận: trong kỳ") == 2


def test_a_register_may_close_on_another_day(project):
    """A cut-off moves the window of its register only, and with it the year to date."""
    project.edition(cut_offs={"Đơn thư": {"from": "2026-04-01", "to": "2026-07-01"}})
    project.sheet("Đơn thư", PETITIONS)
    project.sheet("Tiêu chuẩn chính trị", "Mã hồ sơ | Ngày\nH1 | 01/07/2026")
    project.indicators("""
    - {id: petitions, count: Đơn thư, where: {Ngày nhận: trong kỳ}}
    - {id: year, count: Đơn thư, where: {Ngày nhận: lũy kế năm}}
    - {id: cases, count: Tiêu chuẩn chính trị, where: {Ngày: trong kỳ}}
    """)

    so = project.open()

    assert [so[name].value for name in ("petitions", "year", "cases")] == [3, 5, 0]


@pytest.mark.parametrize(
    ("word", "value"), [("trong kỳ", 1), ("kỳ sau", 2), ("kỳ trước", 1)]
)
def test_a_planned_period_counts_in_both_spellings(project, word, value):
    """Next quarter's tasks are those planned for 2026Q3 or Quý III/2026."""
    project.edition("2026Q1")
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Kỳ kế hoạch
        N1 | 2026Q1
        N2 | Quý II/2026
        N3 | 2026Q3
        N4 | Quý III/2026
        N5 | Quý III/2027
        N6 |
        """,
    )
    project.indicators(f"- {{id: n, count: Nhiệm vụ, where: {{Kỳ kế hoạch: {word}}}}}")

    assert project.open()["n"].value == value


@pytest.mark.parametrize(
    ("as_of", "held"),
    [
        ("2026-03-31", ["Chuyên viên"]),
        ("2026-04-01", ["Trưởng phòng"]),
        ("2026-06-16", ["Trưởng phòng"]),
        ("2026-06-17", ["Trưởng phòng"]),
        ("2026-06-18", []),
    ],
)
def test_staff_are_those_in_post_on_the_day(project, as_of, held):
    """A post counts on its first and its last day; a promotion shows from its own day on."""
    project.edition(as_of=as_of)
    project.sheet(
        "Nhân sự",
        """
        Mã cán bộ | Chức vụ      | Từ ngày    | Đến ngày
        CB1       | Chuyên viên  | 01/07/2025 | 31/03/2026
        CB1       | Trưởng phòng | 01/04/2026 | 17/06/2026
        """,
    )
    project.indicators("- {id: posts, count: Nhân sự}")

    (selection,) = project.open()["posts"].selections

    assert [selection.register.rows.at[row, "Chức vụ"] for row in selection.positions] == held


def test_an_open_end_is_valid_without_end(project):
    """An empty “Đến ngày” means still there."""
    project.sheet("Nhân sự", "Mã cán bộ | Từ ngày | Đến ngày\nCB1 | 01/07/2025 |")
    project.indicators("- {id: posts, count: Nhân sự}")

    assert project.open()["posts"].value == 1


def test_a_rule_that_tests_validity_itself_is_not_read_at_the_day(project):
    """Bodies that have ended can be counted by saying so."""
    project.sheet(
        "Tổ chức",
        """
        Mã tổ chức | Từ ngày    | Đến ngày
        T1         | 01/01/2020 | 30/06/2025
        T2         | 01/01/2020 | 30/06/2025
        T3         | 01/07/2025 |
        """,
    )
    project.indicators("- {id: ended, count: Tổ chức, where: {Đến ngày: có}}")

    assert project.open()["ended"].value == 2


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("Loại: tố cáo", 1),
        ("Loại: [tố cáo, khiếu nại]", 2),
        ("Kỳ trước chuyển sang: có", 1),
        ("Kỳ trước chuyển sang: trống", 3),
        ("Ngày xử lý: có", 2),
        ("Ngày xử lý: trống", 2),
        ("Loại: tố cáo, Ngày xử lý: trống", 0),
        ("Loại: {not: tố cáo}", 3),
    ],
)
def test_conditions_all_hold_together(project, where, value):
    """A value, one of a list, filled, empty, any other; several conditions must all hold."""
    project.sheet(
        "Đơn thư",
        """
        Mã đơn | Loại      | Kỳ trước chuyển sang | Ngày xử lý
        D1     | tố cáo    | x                    | 05/04/2026
        D2     | khiếu nại |                      | 06/04/2026
        D3     | phản ánh  |                      |
        D4     | kiến nghị |                      |
        """,
    )

    assert counted(project, where) == value


def test_any_other_value_does_not_count_an_empty_cell(project):
    """“Not Kinh” counts those who are known to be of another people."""
    project.register("""
    - {sheet: Người, book: [van-phong], columns: {Mã: {}, Dân tộc: {}}}
    """)
    project.sheet("Người", "Mã | Dân tộc\n1 | Kinh\n2 | K'Ho\n3 |")
    project.indicators("- {id: n, count: Người, where: {Dân tộc: {not: Kinh}}}")

    assert project.open()["n"].value == 1


@pytest.mark.parametrize(
    ("bounds", "value"),
    [("{from: 30}", 3), ("{to: 40}", 3), ("{from: 30, to: 40}", 2), ("30", 1), ("[30, 50]", 2)],
)
def test_bounds_are_included_and_empty_cells_are_not(project, bounds, value):
    """From 30 to 40 counts 30 and 40."""
    project.sheet("Nhiệm vụ", "Mã | Số lượng\nN1 | 29\nN2 | 30\nN3 | 40\nN4 | 50\nN5 |")
    project.indicators(f"- {{id: n, count: Nhiệm vụ, where: {{Số lượng: {bounds}}}}}")

    assert project.open()["n"].value == value


OPERATIONS = """
- {id: tasks, count: Nhiệm vụ}
- {id: quantity, sum: Nhiệm vụ, of: Số lượng}
- {id: rooms, distinct: Nhiệm vụ, of: Phòng chủ trì}
- {id: share, ratio: [rooms, tasks], unit: "%"}
- {id: rest, difference: [tasks, rooms]}
- {id: both, add: [tasks, rooms, quantity]}
"""


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("tasks", 4),
        ("quantity", 12),
        ("rooms", 2),
        ("share", Decimal(50)),
        ("rest", 2),
        ("both", 18),
    ],
)
def test_the_six_operations(project, figure, value):
    """Count of rows, sum, different values, ratio in percent, difference, addition."""
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Số lượng | Phòng chủ trì
        N1 | 10       | Văn phòng
        N2 | 2        | văn thư
        N3 |          | Văn phòng
        N4 |          |
        """,
    )
    project.indicators(OPERATIONS)

    assert project.open()[figure].value == value


def test_a_ratio_over_zero_is_undefined_and_never_zero(project):
    """No base, no percentage."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo")
    project.indicators("""
    - {id: some, count: Đơn thư, where: {Loại: tố cáo}}
    - {id: none, count: Đơn thư, where: {Loại: khiếu nại}}
    - {id: over_none, ratio: [some, none], unit: "%"}
    - {id: of_none, ratio: [none, some], unit: "%"}
    """)

    so = project.open()

    assert (so["over_none"].value, so["over_none"].status) == (None, "undefined")
    assert str(so["over_none"]) == "không xác định"
    assert str(so["of_none"]) == "0%"


@pytest.mark.parametrize(
    "rule",
    ["count: Nhiệm vụ", "sum: Nhiệm vụ, of: Số lượng", "distinct: Nhiệm vụ, of: Số lượng"],
)
def test_an_empty_register_has_no_number(project, rule):
    """A register without a single row says “chưa có số liệu”, not zero."""
    project.sheet("Nhiệm vụ", "Mã")
    project.indicators(f"- {{id: n, {rule}}}\n- {{id: twice, add: [n, n]}}")

    so = project.open()

    assert (so["n"].value, so["n"].status, str(so["n"])) == (None, "undefined", "chưa có số liệu")
    assert str(so["twice"]) == "chưa có số liệu"


def test_no_row_that_fits_is_zero(project):
    """A register with rows, none of which fits, is a real zero."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo")

    assert counted(project, "Loại: khiếu nại") == 0


def test_a_family_has_a_figure_for_each_named_value(project):
    """Values that do not occur count zero."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo\nD2 | tố cáo\nD3 | phản ánh")
    project.indicators("""
    - {label: Theo loại, count: Đơn thư, by: {Loại: {tố cáo: a, phản ánh: b, khiếu nại: c}}}
    """)

    so = project.open()

    assert {name: figure.value for name, figure in so.figures.items()} == {"a": 2, "b": 1, "c": 0}
    assert so["a"].label == "Theo loại: tố cáo"


def test_a_family_by_pattern_has_a_figure_for_each_value_counted(project):
    """In order of size; a value that only rows outside the window hold has no figure."""
    project.sheet(
        "Huy hiệu Đảng",
        """
        Mã đảng viên | Mốc năm | Ngày
        DV1          | 50      | 19/05/2026
        DV2          | 30      | 19/05/2026
        DV3          | 50      | 19/05/2026
        DV4          | 70      | 03/02/2026
        """,
    )
    project.indicators("""
    - {count: Huy hiệu Đảng, where: {Ngày: trong kỳ}, by: {Mốc năm: "badges.level_{}"}}
    """)

    values = {name: figure.value for name, figure in project.open().figures.items()}

    assert list(values.items()) == [("badges.level_30", 1), ("badges.level_50", 2)]


def test_an_alias_is_the_same_figure_under_another_name(project):
    """Both ids give the number; each says its own id."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD2")
    project.indicators("- {id: a, count: Đơn thư, alias: [b]}")

    so = project.open()

    assert (so["a"].value, so["b"].value, so["b"].id) == (2, 2, "b")


def test_an_unknown_figure_names_the_nearest(project):
    """A slip in the prose is told with what was probably meant."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators("- {id: petitions.received, count: Đơn thư}")

    with pytest.raises(UsageError, match=r"petition\.received.*Có phải: petitions\.received"):
        project.open()["petition.received"]
