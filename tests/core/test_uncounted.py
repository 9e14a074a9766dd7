"""Rows that a report leaves out are told, so that none goes missing by a slip."""

from __future__ import annotations

from project import Project

RECEIVED = """
- id: received
  count: Đơn thư
  where: {Ngày nhận: trong kỳ, Phân loại: thuộc thẩm quyền}
"""


def test_rows_of_the_period_that_no_figure_counts_are_told(project: Project):
    """A petition of the period that fits no figure is named by its cell, in a note."""
    project.sheet(
        "Đơn thư",
        """
        Mã đơn | Ngày nhận  | Phân loại
        D1     | 31/03/2026 | không đủ điều kiện
        D2     | 01/04/2026 | thuộc thẩm quyền
        D3     | 02/04/2026 | không đủ điều kiện
        D4     | 03/04/2026 | không đủ điều kiện
        D5     | 30/06/2026 |
        """,
    )
    project.indicators(RECEIVED)

    (found,) = [each for each in project.open().findings if each.code == "R-046"]

    assert (found.severity, found.sheet, found.cells) == ("note", "Đơn thư", ("B7:B9",))
    assert found.problem.startswith("có 4 dòng trong kỳ, 3 dòng không được tính")


def test_rows_that_another_figure_counts_are_not_told(project: Project):
    """A row is left out only when no figure at all counts it."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Phân loại\nD1 | 01/04/2026 | không đủ điều kiện")
    project.indicators(RECEIVED + "- {id: all, count: Đơn thư}")

    assert [each for each in project.open().findings if each.code == "R-046"] == []
