"""Appendices: on by parameter, numbered as asked, nothing of a cell leaking."""

from __future__ import annotations

import pytest
from baocao.appendices import Appendices
from baocao.charts import Against
from baocao.errors import ParamsError, UsageError

from core.printed import paragraphs, table

ALL = ["key-figures", "charts", "findings"]
RULES = """
- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}, label: Đơn tiếp nhận}
- {id: signed, count: Đơn thư, where: {Ngày nhận: trong kỳ, Có ký tên: có}, label: Đơn có ký tên}
- {id: share, ratio: [signed, received], unit: "%", label: Tỷ lệ có ký tên}
"""
SHEET = """
Mã đơn | Ngày nhận  | Có ký tên
D1     | 01/02/2026 | x
D2     | 02/02/2026 |
D3     | 03/02/2026 |
D4     | 01/05/2026 | x
D5     | 02/05/2026 |
"""


@pytest.fixture
def petitions(project):
    """A project with three petitions of the first quarter and two of the second."""
    project.sheet("Đơn thư", SHEET)
    project.indicators(RULES)
    project.edition(appendices=ALL)
    return project


def test_an_appendix_that_is_off_prints_nothing(petitions):
    """No text, no picture; JupyterLab says that it is off, and nothing of what it would hold."""
    petitions.edition(appendices=[])
    off = Appendices(petitions.open())

    for block in (off.key_figures({"Đơn": ["received"]}), off.charts(), off.findings()):
        assert (block.markdown, block.images) == ("", {})
        assert "không in" in block.shown
    assert str(off.mention("charts")) == ""


def test_appendices_are_numbered_in_the_order_of_the_params(petitions):
    """The mention stands behind a word, with the space before it."""
    petitions.edition(appendices=["charts", "key-figures"])
    asked = Appendices(petitions.open())

    assert str(asked.mention("charts")) == " (Phụ lục 1)"
    assert str(asked.mention("key-figures")) == " (Phụ lục 2)"
    assert str(asked.mention("findings")) == ""


def test_a_single_appendix_has_no_number(petitions):
    """As over the appendix itself."""
    petitions.edition(appendices=["findings"])

    assert str(Appendices(petitions.open()).mention("findings")) == " (Phụ lục)"


def test_a_mention_of_an_unknown_appendix_is_told(petitions):
    """A slip of the pen does not silently name nothing."""
    with pytest.raises(UsageError, match="Không có phụ lục “chart”.*charts"):
        Appendices(petitions.open()).mention("chart")


def test_an_appendix_asked_for_twice_or_unknown_is_refused(petitions):
    """The message names file, line and key."""
    petitions.edition(appendices=["charts", "charts"])
    with pytest.raises(ParamsError, match="appendices.*hai lần"):
        petitions.open()
    petitions.edition(appendices=["chart"])
    with pytest.raises(ParamsError, match="quarterly.yml"):
        petitions.open()


def test_appendices_left_blank_are_none(petitions):
    """``appendices:`` without anything behind it."""
    petitions.edition(appendices=None)

    assert petitions.open().params.appendices == []


def test_charts_stand_one_after_the_other(petitions):
    """Each with its picture, under the title of the appendix."""
    chart = Against("Có ký tên", ("Có", "Tất cả"), {"Đơn": "{}"}, ("signed", "received", "share"))

    block = Appendices(petitions.open()).charts(chart, chart)

    assert block.markdown.startswith("# Biểu đồ\n\n![")
    assert block.markdown.count("](chart:") == 2
    assert len(block.images) == 1  # the same picture is brought once


def test_findings_are_counted_and_listed_errors_first(petitions):
    """What one rule found in one sheet stands in one row, with its cells."""
    petitions.sheet(
        "Đơn thư", "Mã đơn | Ngày nhận | Có ký tên\nD1 | 01/05/2026 | có\nD2 | 02/05/2026 | không"
    )

    markdown = Appendices(petitions.open()).findings().markdown

    assert paragraphs(markdown)[0].startswith("Tổng số 02 điểm, gồm: lỗi 02, cần xem 0, ")
    (_, row) = table(markdown)
    assert row[:2] == ["1", "Lỗi"]
    assert row[3] == (
        "tệp btctu/2026/van-phong.xlsx, trang “Đơn thư”, ô D5, D6, cột Có ký tên"
    )


def test_no_finding_is_said(petitions):
    """An empty table would look like a mistake."""
    assert paragraphs(Appendices(petitions.open()).findings().markdown) == [
        "Không có điểm nào của số liệu phải xem lại."
    ]


@pytest.mark.parametrize("nasty", [
    "a | b", "**x**", "[^1]", "# x", "<b>x</b>", "![a](chart:b)", "{eval}`so`", "`x`",
])
def test_nothing_in_a_cell_can_leave_its_place_in_the_findings(petitions, nasty):
    """What a cell holds prints as it is, whatever Markdown would make of it."""
    petitions.sheet("Đơn thư", [{"Mã đơn": "D1", "Ngày nhận": f"'{nasty}"}])

    rows = table(Appendices(petitions.open()).findings().markdown)

    assert f"ghi “{nasty}”" in rows[1][4]
