"""Which rows rules count: windows, cut-offs, planned periods, validity, conditions."""

from __future__ import annotations

import pytest

PETITIONS = """
    Mã đơn | Ngày nhận
    D1     | 31/12/2025
    D2     | 01/01/2026
    D3     | 31/03/2026
    D4     | 01/04/2026
    D5     | 30/06/2026
    D6     | 01/07/2026
"""
DAYS = ("31/12/2024", "01/04/2026", "02/04/2026", "")


def counted(project, where: str) -> int:
    """How many of the test's petitions pass the conditions."""
    project.indicators(f"- {{id: n, count: Đơn thư, where: {{{where}}}}}")
    return project.open()["n"].value


@pytest.mark.parametrize(("word", "value"), [("trong kỳ", 2), ("lũy kế năm", 4), ("kỳ trước", 2)])
def test_a_window_counts_its_first_and_last_day_and_no_day_beside(project, word, value):
    """The day before and the day after are not counted; the year begins on 1 January."""
    project.edition("2026Q1")
    project.sheet("Đơn thư", PETITIONS)

    assert counted(project, f"Ngày nhận: {word}") == value


def test_what_has_come_by_the_day_of_counting_is_counted(project):
    """Whatever the window: nothing of the day after, and no row that has no day."""
    project.edition(as_of="2026-04-01")
    rows = [{"Mã": f"N{n}", "Ngày thực hiện": day} for n, day in enumerate(DAYS)]
    project.sheet("Nhiệm vụ", rows)
    project.indicators("""
    - {id: n, count: Nhiệm vụ, where: {Ngày thực hiện: đến ngày chốt số liệu}}
    """)

    so = project.open()

    assert so["n"].value == 2
    assert so["n"].definition == "đếm dòng của Nhiệm vụ, Ngày thực hiện đến ngày chốt số liệu"


def test_a_year_is_that_of_the_edition(project):
    """Rows of other years of the same book are not counted, and the definition says so."""
    project.edition("2026Q1")
    project.sheet("Chỉ tiêu", "Mã tổ chức | Năm\n'01 | 2025\n'01 | 2026\n'02 | 2026\n'01 | 2027")
    project.indicators("- {id: n, count: Chỉ tiêu, where: {Năm: năm của kỳ}}")

    so = project.open()

    assert so["n"].value == 2
    assert so["n"].definition == "đếm dòng của Chỉ tiêu, Năm là năm của kỳ"


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


def test_the_period_before_ends_for_a_register_where_its_own_cut_off_did(project):
    """“kỳ trước” is the earlier edition's window of that register."""
    project.edition("2026Q1", cut_offs={"Đơn thư": {"from": "2026-01-01", "to": "2026-04-01"}})
    project.sheet("Đơn thư", PETITIONS)

    assert counted(project, "Ngày nhận: kỳ trước") == 3


@pytest.mark.parametrize(("word", "value"), [("trong kỳ", 1), ("kỳ sau", 2), ("kỳ trước", 1)])
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
    project.edition(window={"from": "2026-03-31", "to": "2026-06-18"}, as_of=as_of)
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
    [
        ("{from: 30}", 3),
        ("{to: 40}", 3),
        ("{from: 30, to: 40}", 2),
        ("30", 1),
        ("[30, 50]", 2),
        ("{not: 30}", 3),
    ],
)
def test_bounds_are_included_and_empty_cells_are_not(project, bounds, value):
    """From 30 to 40 counts 30 and 40."""
    project.sheet("Chính sách cán bộ", "Mã | Số tiền\nN1 | 29\nN2 | 30\nN3 | 40\nN4 | 50\nN5 |")
    project.indicators(f"- {{id: n, count: Chính sách cán bộ, where: {{Số tiền: {bounds}}}}}")

    assert project.open()["n"].value == value
