"""Registers kept in old fonts give the same figures and rows as in Unicode."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from baocao import edition
from openpyxl.cell import Cell
from openpyxl.styles import Font
from project import OFFICE, PERIOD, REPORT, Project
from vn_encodings.old import tcvn3, vni

BOOK = f"{OFFICE}/2026/so.xlsx"
REGISTER = """
- sheet: Văn bản đi
  book: [so]
  key: [Mã]
  columns:
    Mã: {is: code, required: true}
    Ngày ban hành: {is: date}
    Loại văn bản: {is: choice, choices: [Công văn, Kế hoạch, Tờ trình]}
    Trích yếu: {is: text}
    Phụ trách: {is: text}
"""
TABLE = """
    Mã   | Ngày ban hành | Loại văn bản | Trích yếu                                      | Phụ trách
    VB01 | 01/04/2026    | Công văn     | Về việc đăng ký thi đua của các chi bộ         | Phòng Tổ chức
    VB02 | 02/04/2026    | Kế hoạch     | Kiểm tra, giám sát Đảng ủy cơ sở               | Văn phòng
    VB03 | 03/04/2026    | Kế hoạch     | Tổ chức hội nghị sơ kết, được khen thưởng      | Phòng Tổ chức
    VB04 | 31/12/2025    | Tờ trình     | Đề nghị công nhận đảng viên chính thức         | Văn phòng
"""
PLANS = """
- {id: plans, count: Văn bản đi, where: {Loại văn bản: Kế hoạch, Ngày ban hành: trong kỳ}}
"""
Writer = Callable[[str], str]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one register, in Unicode."""
    made = Project(tmp_path)
    made.register(REGISTER)
    made.sheet("Văn bản đi", TABLE)
    made.indicators(PLANS)
    return made


def opened(project: Project, change: Callable[[openpyxl.Workbook], None]) -> edition.Edition:
    """The report once its book was changed."""
    project.open()
    path = project.paths.data / BOOK
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return edition.open(REPORT, OFFICE, PERIOD, project.paths)


def aged(writer: Writer, font: str, headings: str = "") -> Callable[[openpyxl.Workbook], None]:
    """Every text of a book, and the name of its sheet, as they were typed in the old font."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = writer(sheet.title)
        for at, row in enumerate(sheet.iter_rows()):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = writer(cell.value)
                    name = font if at else headings or font
                    cell.font = Font(name=name)

    return change


def first_plan(book: openpyxl.Workbook) -> Cell:
    """The first cell of a choice that the figure counts."""
    cells = (cell for row in book.worksheets[0].iter_rows() for cell in row)
    return next(cell for cell in cells if cell.value == "Kế hoạch")


def rows(so: edition.Edition) -> pd.DataFrame:
    """The rows as they were read."""
    return so.registers["Văn bản đi"].rows


def told(so: edition.Edition, *severities: str) -> list[str]:
    """The codes of findings of these severities."""
    return sorted({each.code for each in so.findings if each.severity in severities})


@pytest.mark.parametrize(
    ("writer", "font", "headings"),
    [
        (tcvn3, ".VnTime", ".VnTimeH"),
        (vni, "VNI-Times", "VNI-Helve"),
        (tcvn3, "Times New Roman", ""),
        (vni, "Calibri", ""),
    ],
)
def test_a_register_in_an_old_font_or_without_it_is_read_whole(project, writer, font, headings):
    """Sheet, headings, choices and texts: same figure, same rows, nothing but notes."""
    before = project.open()
    so = opened(project, aged(writer, font, headings))

    assert so["plans"].value == before["plans"].value == 2
    assert so["plans"].sources == before["plans"].sources
    assert rows(so).equals(rows(before))
    assert told(so, "error", "warning") == []
    assert {"F-090", "F-092"} <= set(told(so, "note"))


def test_a_bad_choice_is_shown_as_a_reader_knows_it(project):
    """The message has the text in Unicode, not what is in the file."""

    def change(book: openpyxl.Workbook) -> None:
        first_plan(book).value = "Thông báo"
        aged(tcvn3, ".VnTime")(book)

    so = opened(project, change)

    assert [(found.code, found.seen) for found in so.findings if found.severity == "error"] == [
        ("R-020", "Thông báo")
    ]


@pytest.mark.parametrize("all_of_them", [True, False])
def test_headings_in_a_font_that_nobody_knows_are_not_found_because_of_it(project, all_of_them):
    """The first thing that is said names the font and what to do, not the form to go back to."""

    def change(book: openpyxl.Workbook) -> None:
        for cell in book.worksheets[0][first_plan(book).row - 2]:
            if cell.value and (all_of_them or cell.value != "Mã"):
                cell.value, cell.font = vni(cell.value), Font(name="VPS Times")

    so = opened(project, change)
    first = so.findings[0]

    assert (first.code, first.severity) == ("R-001", "error")
    assert "VPS Times" in first.problem
    assert "Unicode" in first.remedy
    assert so["plans"].status == "blocked"


def test_a_choice_in_a_font_that_nobody_knows_is_a_bad_value_with_a_reason(project):
    """The warning says why; the figure that needs the cell has no value."""

    def change(book: openpyxl.Workbook) -> None:
        cell = first_plan(book)
        cell.value, cell.font = vni("Kế hoạch"), Font(name="VPS Times")

    so = opened(project, change)

    assert told(so, "error", "warning") == ["F-093", "R-020"]
    assert so["plans"].status == "blocked"
