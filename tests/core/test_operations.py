"""The six operations, families and aliases; no number is never the same as zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from baocao.errors import UsageError

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
        ("quantity", 14),
        ("rooms", 2),
        ("share", Decimal(50)),
        ("rest", 2),
        ("both", 20),
    ],
)
def test_the_six_operations(project, figure, value):
    """Count of rows, sum (an empty Số lượng is one), different names, ratio, difference, sum."""
    project.sheet(
        "Nhiệm vụ",
        """
        Mã | Số lượng | Phòng chủ trì
        N1 | 10       | Văn phòng
        N2 | 2        | văn thư
        N3 |          | văn  phòng
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
    project.indicators("- {id: n, count: Đơn thư, where: {Loại: khiếu nại}}")

    assert (project.open()["n"].value, project.open()["n"].status) == (0, "ok")


def test_a_family_has_a_figure_for_each_named_value(project):
    """Values that do not occur count zero."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo\nD2 | tố cáo\nD3 | phản ánh")
    project.indicators("""
    - {label: Theo loại, count: Đơn thư, by: {Loại: {tố cáo: a, phản ánh: b, khiếu nại: c}}}
    """)

    so = project.open()

    assert {name: figure.value for name, figure in so.figures.items()} == {"a": 2, "b": 1, "c": 0}
    assert so["a"].label == "Theo loại: tố cáo"


@pytest.mark.parametrize(("test", "value"), [
    ("Kinh", 3), ("{not: KINH}", 1), ("[kinh, Mạ]", 4), ("có", 4), ("trống", 1),
])  # fmt: skip
def test_words_are_compared_as_a_reader_does(project, test, value):
    """However they are typed: small or large, with one space or two, composed or not."""
    project.sheet(
        "Nhân sự",
        """
        Mã cán bộ | Dân tộc
        A         | Kinh
        B         | kinh
        C         | KINH
        D         | Ma\u0323
        E         |
        """,
    )
    project.indicators(f"- {{id: some, count: Nhân sự, where: {{Dân tộc: {test}}}}}")
    form = project.registers["Nhân sự"]
    columns = {**form["columns"], "Dân tộc": {}}
    project.registers["Nhân sự"] = {**form, "columns": columns}

    assert project.open()["some"].value == value


def test_a_label_of_a_family_has_the_value_where_it_belongs(project):
    """As a reader would say it, with a capital first; else after a colon."""
    project.sheet("Đơn thư", "Mã đơn | Loại\nD1 | tố cáo")
    project.indicators("""
    - {label: "{} trong kỳ", count: Đơn thư, by: {Loại: {tố cáo: first}}}
    - {label: Đơn, count: Đơn thư, by: {Loại: {tố cáo: last}}}
    """)

    so = project.open()

    assert [so[name].label for name in ("first", "last")] == ["Tố cáo trong kỳ", "Đơn: tố cáo"]


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
