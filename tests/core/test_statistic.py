"""An official form: lettered rows beside those of the same period of last year."""

from __future__ import annotations

import pytest
from baocao.appendices import Appendices
from baocao.errors import BuildError, UsageError

from core.printed import paragraphs, table
from core.quarters import SHEET, redefine
from project import Project

FORM = {
    "Đơn trong sổ": "all",
    "Đơn trong kỳ": ("received", {"Có ký tên": "signed", "Từ đầu năm": "so_far"}),
}
OPENING = "Kỳ này: quý II/2026, số liệu đến ngày 30/6/2026; đơn vị tính: đơn."
TAKEN_FROM = (
    "Số cùng kỳ năm trước lấy từ bản đã chốt của quý II/2025 (số liệu đến ngày 30/6/2025)."
)


@pytest.fixture
def form(quarters: Project) -> Project:
    """The petitions of several quarters, with the appendix switched on."""
    quarters.edition(appendices=["movements"])
    return quarters


def printed(project: Project, rows=FORM) -> str:
    """The form with these rows, as Markdown."""
    return Appendices(project.open()).statistic("movements", rows).markdown


def test_rows_go_by_letters_and_those_below_them_by_numbers(form):
    """Where nothing of last year is closed, nothing is said of it."""
    shown = printed(form)

    assert shown.startswith("# Tăng, giảm đảng viên\n")
    assert table(shown) == [
        ["TT", "Tiêu chí", "Kỳ này"],
        ["A", "Đơn trong sổ", "6"],
        ["B", "Đơn trong kỳ", "2"],
        ["B.1", "Có ký tên", "1"],
        ["B.2", "Từ đầu năm", "5"],
    ]
    assert paragraphs(shown) == [OPENING]
    assert [line for line in shown.splitlines() if "**" in line] == [
        "| **A** | **Đơn trong sổ** | **6** |", "| **B** | **Đơn trong kỳ** | **2** |",
    ]  # fmt: skip


def test_last_year_stands_beside_as_it_was_issued(form):
    """With the percentage that this period is of it, by the one rounding rule."""
    form.close("2025Q2", {"received": {"value": 3, "table_text": "3"}})

    shown = printed(form)

    assert table(shown) == [
        ["TT", "Tiêu chí", "Kỳ này", "Cùng kỳ năm trước", "So với cùng kỳ (%)"],
        ["A", "Đơn trong sổ", "6", "6", "100"],
        ["B", "Đơn trong kỳ", "2", "3", "66,67"],
        ["B.1", "Có ký tên", "1", "1", "100"],
        ["B.2", "Từ đầu năm", "5", "1", "500"],
    ]
    assert paragraphs(shown) == [OPENING, TAKEN_FROM]


def test_of_0_there_is_no_percentage(form):
    """The cell is blank; a 0 of now is 0 %."""
    form.close("2025Q2", {"received": {"value": 0, "table_text": "0"}})
    form.sheet("Đơn thư", SHEET.replace("| x", "| "))

    assert [row[2:] for row in table(printed(form))[2:4]] == [["2", "0", ""], ["0", "1", "0"]]


def test_a_row_that_does_not_compare_says_why(form):
    """It is named by its mark; the others stand."""
    form.close("2025Q2", {"all": None})
    redefine(form, "signed", unit="đơn", where={"Có ký tên": "có"})

    shown = printed(form)

    assert [row[3:] for row in table(shown)[1:]] == [["—", "—"], ["1", "200"], ["—", "—"],
                                                     ["1", "500"]]  # fmt: skip
    assert paragraphs(shown)[1:] == [
        "Dòng A: không so với quý II/2025: bản đã chốt của kỳ đó không có chỉ tiêu này.",
        "Dòng B.1: không so với quý II/2025: cách tính hoặc đơn vị tính đã đổi so với kỳ đó.",
        TAKEN_FROM,
    ]


def test_a_blocked_number_is_told_once_below_the_form(form):
    """Neighbours as a span of marks."""
    form.sheet("Đơn thư", SHEET + "    D7 | #N/A | x")

    shown = printed(form)

    assert [row[2] for row in table(shown)[1:]] == ["7", *["[chưa có số]"] * 3]
    assert paragraphs(shown)[1].startswith("Dòng B-B.2: ô C11 trang Đơn thư tệp ")


def test_what_the_office_has_no_data_of_is_left_out_and_the_marks_stay(form):
    """Official forms are known by their marks; with nothing left the appendix says so."""
    form.declare("Kỷ luật")
    form.office["books"] = {"van-phong": ["Đơn thư"]}
    form.indicators("- {id: unkept, count: Kỷ luật}")
    rows = {"A": "unkept", "B": ("received", {"Không": "unkept", "Có": "signed"})}

    assert [row[0] for row in table(printed(form, rows))] == ["TT", "B", "B.2"]
    assert paragraphs(printed(form, {"A": "unkept"})) == [
        "Kỳ này không có số liệu để lập phụ lục này."
    ]


def test_rows_of_another_unit_are_refused(form):
    """One form has one unit; the message names the row."""
    with pytest.raises(UsageError, match="tính theo “đơn”, dòng “Tỷ lệ” lại tính theo “%”"):
        printed(form, {"Đơn": "received", "Tỷ lệ": "share"})


def test_a_figure_that_does_not_exist_and_a_typed_number_are_refused(form):
    """Also in a row below another."""
    with pytest.raises(UsageError, match="signd"):
        printed(form, {"Đơn": ("received", {"Có ký tên": "signd"})})
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        printed(form, {"Đơn năm 2026": "received"})


@pytest.mark.parametrize("name", ["charts", "biểu 1"])
def test_an_appendix_that_is_no_form_is_refused(form, name):
    """The form would stand under a title that is another's, or nowhere."""
    with pytest.raises(UsageError, match=f"“{name}” không phải là biểu.*movements"):
        Appendices(form.open()).statistic(name, FORM)


def test_more_rows_than_letters_are_refused(form):
    """All letters may be used; the message says what to do with the rest."""
    rows = {f"Đơn {'x' * place}": "all" for place in range(27)}

    with pytest.raises(UsageError, match="27 dòng đánh chữ cái, nhiều nhất được 26"):
        printed(form, rows)
    rows.popitem()
    assert [row[0] for row in table(printed(form, rows))][-1] == "Z"
