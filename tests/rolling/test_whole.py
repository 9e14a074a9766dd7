"""The office's own project: from 2026Q2 to 2026Q3, and over the year."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from baocao import edition
from baocao.paths import Paths

from rolling.conftest import new

TOTAL = 128


def paths(root) -> Paths:
    """The folders of a copied project."""
    return Paths(root, root / "data", root / "params", root / "build")


def test_a_quarter_is_opened_with_a_form_for_each_committee(rolled):
    """All that is left is the work of people: forms, tasks, judgement."""
    root, told = rolled

    so = edition.open("quarterly", "btctu", "2026Q3", paths(root))

    assert (so.completeness.received, so.completeness.expected) == (0, TOTAL)
    assert len(list((root / "data/btctu/2026Q3/bieu-trong").glob("*.xlsx"))) == TOTAL
    assert so.unread == ["Kết quả nổi bật", "Hạn chế", "Nguyên nhân"]
    assert [each for each in so.findings if each.severity == "error"] == []
    assert "chưa có kết quả: 61" in told
    assert "… và 51 việc nữa" in told


def test_an_empty_form_differs_from_the_ones_in_use_only_where_it_is_to_be_filled(rolled):
    """The same sheets, headings, labels and formula as the sample's."""
    root, _ = rolled
    made, used = (
        openpyxl.load_workbook(root / "data/btctu" / place / "TU-CA.xlsx")
        for place in ("2026Q3/bieu-trong", "2026Q2/cap-uy")
    )

    assert made.sheetnames == used.sheetnames
    for sheet in made:
        values = sheet.max_column
        other = used[sheet.title]
        for row in range(4, other.max_row + 1):
            for column in range(1, values):
                assert sheet.cell(row, column).value == other.cell(row, column).value
    counts, others = made["Phát triển đảng viên"], used["Phát triển đảng viên"]
    assert counts["D5"].value == others["D5"].value
    assert counts["D20"].value == others["D20"].value


@pytest.mark.slow
def test_a_year_is_opened_with_books_that_carry_on_who_is_there(rolled, tmp_path):
    """Organisations and staff as of New Year; of everything else there is nothing yet."""
    root = tmp_path / "du-an"
    shutil.copytree(rolled[0], root)
    new(root, "2026Q4")

    told = new(root, "2027Q1")
    so = edition.open("quarterly", "btctu", "2027Q1", paths(root))

    assert "Tổ chức 143, Nhân sự 53" in told
    assert so["party_committees.total"].value == TOTAL
    assert so["staff.total"].value == edition_of_2026(root)["staff.total"].value
    assert str(so["petitions.received"].phrase) == "chưa có số liệu"
    assert [each for each in so.findings if each.severity == "error"] == []


def edition_of_2026(root):
    """The last edition of the old year."""
    return edition.open("quarterly", "btctu", "2026Q4", paths(root))
