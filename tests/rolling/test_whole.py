"""The office's own project: from 2026Q2 to 2026Q3, and over the year."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from baocao import edition
from baocao.paths import Paths

from project import REPOSITORY
from rolling.conftest import new

TOTAL = 128
NOT_YET = {"K-000"}
"""Checks against the quarter before are not run until that is closed."""


def paths(root) -> Paths:
    """The folders of a copied project."""
    return Paths(root, root / "data", root / "params", root / "build")


def test_a_quarter_that_is_opened_waits_for_the_work_of_people(rolled):
    """All that is left to do: forms, tasks, judgement."""
    root, told = rolled

    so = edition.open("quarterly", "btctu", "2026Q3", paths(root))

    assert (so.completeness.received, so.completeness.expected) == (0, TOTAL)
    assert so.unread == ["Kết quả nổi bật", "Hạn chế", "Nguyên nhân"]
    assert {each.code for each in so.findings if each.severity == "error"} == NOT_YET
    assert "chưa có kết quả: 61" in told
    assert "… và 51 việc nữa" in told


@pytest.mark.slow
def test_a_year_is_opened_with_books_that_carry_on_who_is_there(rolled, tmp_path):
    """Organisations and staff as of New Year; of everything else there is nothing yet."""
    root = tmp_path / "du-an"
    shutil.copytree(rolled[0], root)
    new(root, "2026Q4")

    told = new(root, "2027Q1")
    so = edition.open("quarterly", "btctu", "2027Q1", paths(root))

    assert "Tổ chức 144, Nhân sự 54" in told
    assert "Cụm thi đua 128, Tiêu chí 25" in told
    assert so["party_committees.total"].value == TOTAL
    assert so["staff.total"].value == edition_of_2026(root)["staff.total"].value
    assert str(so["petitions.received"].phrase) == "chưa có số liệu"
    assert {each.code for each in so.findings if each.severity == "error"} == NOT_YET
    assert {path.stem for path in (root / "data/btctu/2027").iterdir()} == {*so.office.books}
    for room, sheets in so.office.books.items():
        made = openpyxl.load_workbook(root / f"data/btctu/2027/{room}.xlsx", read_only=True)
        assert {*made.sheetnames} == {*sheets, "Danh mục"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("period", "report", "waits"),
    [
        ("2026H2", "emulation", set()),
        ("2027", "emulation_plan", {"K-461", "K-462"}),
        ("2026H2", "ranking", {"T"}),
    ],
)
def test_every_report_on_emulation_can_go_on(tmp_path, period, report, waits):
    """What is opened reads without an error but for people's work: parts of a plan, scores."""
    root = tmp_path / "du-an"
    for folder in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / folder, root / folder)

    new(root, period, "--report", report)
    so = edition.open(report, "btctu", period, paths(root))

    errors = {each.code for each in so.findings if each.severity == "error"}
    assert {"T" if code.startswith("T-") else code for code in errors} == waits
    assert (so.params.number, so.params.issued) == (None, None)


def edition_of_2026(root):
    """The last edition of the old year."""
    return edition.open("quarterly", "btctu", "2026Q4", paths(root))
