"""Checks under conditions and across registers, and the cells their outcome rests on."""

from __future__ import annotations

from pathlib import Path

import pytest
from acceptance.office import set_cell
from openpyxl.utils.cell import coordinate_to_tuple

from core.refused import told


def failed(so) -> list[tuple[str, ...]]:
    """The cells of each finding of the check K-1."""
    return [found.cells for found in so.findings if found.code == "K-1"]


@pytest.mark.parametrize(
    ("day", "cells"),
    [("02/04/2026", [("C5",), ("C6",)]), ("31/03/2026", []), ("'hôm nào", [])],
)
def test_titles_repeat_only_among_the_rows_asked_for(project, day, cells):
    """The same report sent again in another period is no slip; an unread day is not judged."""
    project.sheet(
        "Báo cáo Trung ương",
        f"Mã | Trích yếu | Ngày gửi\nB1 | sơ kết | 01/04/2026\nB2 | sơ kết | {day}",
    )
    project.checks("""
    - id: K-1
      unique: Báo cáo Trung ương
      columns: [Trích yếu]
      where: {Ngày gửi: trong kỳ}
      severity: warning
    """)

    assert failed(project.open()) == cells


@pytest.mark.parametrize(("kind", "cells"), [("tố cáo", [("C5", "E5")]), ("phản ánh", [])])
def test_columns_are_compared_only_in_the_rows_asked_for(project, kind, cells):
    """A condition narrows a comparison as it does any check of rows."""
    project.sheet(
        "Đơn thư",
        f"Mã đơn | Ngày nhận | Loại | Ngày xử lý\nD1 | 02/04/2026 | {kind} | 01/04/2026",
    )
    compare = '{left: [Ngày nhận], is: "<=", right: [Ngày xử lý]}'
    project.checks(f"- {{id: K-1, rows: Đơn thư, compare: {compare}, where: {{Loại: tố cáo}}}}")

    assert failed(project.open()) == cells


def test_a_comparison_of_figures_takes_no_condition(petitions):
    """Figures have their own conditions; a second one would never be asked."""
    petitions.indicators("- {id: all, count: Đơn thư}")
    compare = '{left: [all], is: "=", right: [all]}'
    petitions.checks(f"- {{id: K-1, compare: {compare}, where: {{Loại: tố cáo}}}}")

    assert "“where” chỉ đi với so sánh từng dòng" in told(petitions)


NAMED = """
- id: K-1
  severity: warning
  one_of: Văn bản
  columns: [Thực hiện văn bản]
  among: {Văn bản: ["{Số}-{Ký hiệu}, ngày {Ngày văn bản}", "{Số}-{Ký hiệu}"]}
"""


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("29-KL/TW, ngày 28/4/2026", []),
        ("29-kl/TW,  ngày 28/4/2026", []),
        ("21-KH/BTCTU", []),  # a document whose day is not known
        ("29-KL/TW", [("E7",)]),  # its day is known, and is part of its name
        ("29-KL/TW, ngày 27/4/2026", [("E7",)]),
        ("", []),
    ],
)
def test_a_document_is_named_as_the_register_names_it(project, name, cells):
    """By number, symbol and day, or without a day if it has none."""
    project.sheet(
        "Văn bản",
        "Số | Ký hiệu | Ngày văn bản | Thực hiện văn bản\n"
        "29 | KL/TW | 28/04/2026 |\n"
        "21 | KH/BTCTU | |\n"
        f"1775 | CV/TU | 03/06/2026 | {name}",
    )
    project.checks(NAMED)

    assert failed(project.open()) == cells


def test_a_column_that_makes_names_must_be_there(project):
    """A slip in a template would make every name unknown."""
    project.declare("Văn bản")
    project.checks(NAMED.replace("{Số}", "{Sô}"))

    assert "sổ “Văn bản” không có cột “Sô”" in told(project)


OFFICE = """
- sheet: Sổ thử
  book: [van-phong]
  key: [Mã, Mã tổ chức]
  columns: {Mã: {is: code}, Mã tổ chức: {is: code}}
  joined:
    Tên tổ chức: {of: Tên, from: Tổ chức, by: Mã tổ chức}
    Loại tổ chức: {of: Loại, from: Tổ chức, by: Mã tổ chức}
"""
CHECKED = """
- {id: K-1, unique: Tổ chức}
- {id: K-2, one_of: Sổ thử, columns: [Mã tổ chức], among: {Tổ chức: Mã tổ chức}}
- id: K-3
  rows: Tổ chức
  compare: {left: [Từ ngày], is: "<=", right: [Đến ngày]}
"""
FIGURES = """
- {id: rows, count: Sổ thử}
- {id: communes, count: Sổ thử, where: {Loại tổ chức: đảng ủy xã}}
- {id: names, distinct: Sổ thử, of: Tên tổ chức}
"""


@pytest.mark.parametrize("value", ["khác", "002", None])
@pytest.mark.parametrize(
    ("sheet", "columns", "rows"), [("Tổ chức", "BCDEFGHIJ", "4569"), ("Sổ thử", "BCD", "459")]
)
def test_no_cell_outside_its_scope_moves_a_figure_over_two_registers(
    project, sheet, columns, rows, value
):
    """Whatever is typed anywhere: joined values and checks across registers are in the scope."""
    project.register(OFFICE)
    project.sheet("Tổ chức", "Mã tổ chức | Loại\n'001 | đảng ủy xã\n'002 | đảng ủy phường")
    project.sheet("Sổ thử", "Mã | Mã tổ chức\nA | '001\nB | '002")
    project.checks(CHECKED)
    project.indicators(FIGURES)
    before = project.open().figures
    room = {"Tổ chức": "to-chuc-can-bo", "Sổ thử": "van-phong"}[sheet]
    file = project.paths.data / "btctu" / "2026" / f"{room}.xlsx"
    kept = file.read_bytes()
    project.keep("Tổ chức", "to-chuc-can-bo")
    project.keep("Sổ thử", "van-phong")
    project.drawn.clear()  # else the next opening would write the sheets anew

    for place in (f"{column}{row}" for column in columns for row in rows):
        set_cell(file, sheet, place, value)
        after = project.open().figures
        file.write_bytes(kept)
        moved = {
            name: figure
            for name, figure in before.items()
            if (figure.value, figure.status) != (after[name].value, after[name].status)
        }
        assert [
            name for name, figure in moved.items() if not holds(figure, file, sheet, place)
        ] == []


def holds(figure, file: Path, sheet: str, place: str) -> bool:
    """Whether the figure's scope holds a cell."""
    row, column = coordinate_to_tuple(place)
    return any(
        (Path(area.file).name, area.sheet, area.column) == (file.name, sheet, column)
        and area.first <= row <= area.last
        for area in figure.scope
    )
