"""The rows that a build leaves for whoever asks later why a figure changed."""

from __future__ import annotations

from baocao.archive import Join, Snapshot

from project import Project

COUNTED = """
- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}
- {id: signed, count: Đơn thư, where: {Ngày nhận: trong kỳ, Có ký tên: có}}
- {id: rate, ratio: [signed, received], unit: "%", over_time: none}
"""
PETITIONS = """
Mã đơn | Ngày nhận  | Có ký tên
D1     | 31/03/2026 | x
D2     | 01/04/2026 |
D3     | 30/06/2026 | x
"""


def test_a_row_knows_its_id_place_and_cells(project: Project):
    """A row is kept with its file, sheet, number and, by heading, the cell and its value."""
    project.sheet("Đơn thư", PETITIONS)

    row = snapshot(project).rows.registers["Đơn thư"][1]

    assert (row.id, row.file, row.sheet, row.number) == (
        "D2",
        "btctu/2026/van-phong.xlsx",
        "Đơn thư",
        6,
    )
    assert row.cells["Ngày nhận"] == ("C6", "2026-04-01")
    assert row.cells["Có ký tên"] == ("D6", None)


def test_a_figure_knows_the_rows_it_counts(project: Project):
    """A count names the places of its rows, a ratio the figures it is made from."""
    project.sheet("Đơn thư", PETITIONS)
    project.indicators(COUNTED)

    rows = snapshot(project).rows

    assert [rows.registers["Đơn thư"][place].id for place in rows.counts["signed"].rows] == ["D3"]
    assert (rows.counts["rate"].operation, rows.counts["rate"].parts) == (
        "ratio",
        ["signed", "received"],
    )


def test_a_cell_that_cannot_be_used_is_kept_as_it_stands(project: Project):
    """Of a bad cell the text is kept, so that its correction can be shown."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | 31-04")

    row = snapshot(project).rows.registers["Đơn thư"][0]

    assert row.cells["Ngày nhận"] == ("C5", "31-04")


def test_rows_of_one_key_are_told_apart(project: Project):
    """A key that stands twice names two rows."""
    project.sheet("Đơn thư", "Mã đơn\nD1\nD1")

    assert [row.id for row in snapshot(project).rows.registers["Đơn thư"]] == ["D1", "D1#2"]


def test_a_form_is_known_by_its_file_and_its_cells_one_by_one(project: Project):
    """The one row of a committee's sheet has the cell of each label."""
    project.committees("001", "002")
    project.form("001")
    project.form("002", {"Kết nạp trong kỳ": "7"})

    rows = snapshot(project).rows

    forms = rows.registers["Phát triển đảng viên"]
    admitted = {row.id: row.cells["Kết nạp trong kỳ"] for row in forms}
    assert admitted == {"001": ("D7", 0), "002": ("D7", 7)}
    joined = rows.joined["Phát triển đảng viên"]
    assert joined["Mã tổ chức"] == Join("Mã tổ chức", "Trang bìa", "", {})
    assert joined["Loại tổ chức"] == Join("Loại", "Tổ chức", "Mã tổ chức", {})


def snapshot(project: Project) -> Snapshot:
    """What the project's edition would make now."""
    return Snapshot.of_store(project.open().as_json())
