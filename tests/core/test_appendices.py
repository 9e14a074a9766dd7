"""Appendices: on by parameter, numbered as asked, beside the period before, nothing leaking."""

from __future__ import annotations

import pytest
from baocao.appendices import Appendices
from baocao.cells import open_workbook
from baocao.charts import Against
from baocao.edition import inputs
from baocao.errors import ParamsError, UsageError
from baocao.export.tree import parse, plain

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
RECOUNTED = (
    "Số liệu kỳ trước được tính theo các sổ tại thời điểm lập báo cáo này, "
    "có thể khác số liệu trong báo cáo của kỳ đó."
)


@pytest.fixture
def petitions(project):
    """A project with three petitions of the first quarter and two of the second."""
    project.sheet("Đơn thư", SHEET)
    project.indicators(RULES)
    project.edition(appendices=ALL)
    return project


def table(markdown: str) -> list[list[str]]:
    """The cells of the only table in a Markdown text, row by row from the headings."""
    (found,) = [block["c"] for block in parse(markdown) if block["t"] == "Table"]
    rows = [*found[3][1], *(row for body in found[4] for row in body[3])]
    return [[plain(part for block in cell[4] for part in block["c"]) for cell in cells]
            for _, cells in rows]  # fmt: skip


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text."""
    return [plain(block["c"]) for block in parse(markdown) if block["t"] == "Para"]


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


def test_key_figures_stand_beside_the_period_before(petitions):
    """Values as printed in tables, the change in words; rates change by points."""
    petitions.edition("2026Q1")

    shown = Appendices(petitions.open()).key_figures({"Đơn, thư": ["received", "signed", "share"]})

    assert shown.markdown.startswith("# Chỉ tiêu chủ yếu\n")
    assert table(shown.markdown) == [
        ["TT", "Nội dung", "Đơn vị", "Kỳ này", "Kỳ trước", "So kỳ trước"],
        ["I", "Đơn, thư", "", "", "", ""],
        ["1", "Đơn tiếp nhận", "đơn", "2", "3", "giảm 1"],
        ["2", "Đơn có ký tên", "đơn", "1", "1", "không đổi"],
        ["3", "Tỷ lệ có ký tên", "%", "50%", "33,33%", "tăng 16,67 điểm %"],
    ]
    assert paragraphs(shown.markdown) == [
        "Kỳ này: quý II/2026, số liệu đến ngày 30/6/2026; kỳ trước: quý I/2026.",
        RECOUNTED,
    ]


def test_totals_from_the_beginning_of_the_year_are_not_compared(petitions):
    """The value of the period before stays; nor is what is made of such totals compared."""
    petitions.edition("2026Q1")
    petitions.indicators("""
    - {id: so_far, count: Đơn thư, where: {Ngày nhận: lũy kế năm}, over_time: ytd, label: Cả năm}
    - {id: part, ratio: [received, so_far], unit: "%", over_time: none, label: Phần trong kỳ}
    """)
    asked = Appendices(petitions.open())

    shown = asked.key_figures({"Đơn, thư": ["so_far", "received", "part"]}).markdown

    assert [row[3:] for row in table(shown)[2:]] == [
        ["5", "3", "—"], ["2", "3", "giảm 1"], ["40%", "100%", "—"]
    ]
    assert paragraphs(shown)[1:] == [
        "Dòng 1, 3: số lũy kế từ đầu năm, không so sánh giữa các kỳ.",
        RECOUNTED,
    ]


def test_whole_years_are_compared_with_each_other(petitions):
    """A year's total from its beginning is the total of the year."""
    for year in ("2025", "2026"):
        window = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
        petitions.edition(
            year, window=window, as_of=window["to"], reads={"years": [2026]}, appendices=ALL
        )
    petitions.sheet("Đơn thư", SHEET + "D6 | 05/05/2025 | x")
    petitions.indicators("""
    - {id: so_far, count: Đơn thư, where: {Ngày nhận: lũy kế năm}, over_time: ytd}
    """)

    shown = Appendices(petitions.open("2026")).key_figures({"Đơn": ["so_far"]}).markdown

    assert table(shown)[-1][3:] == ["5", "1", "tăng 4"]
    assert paragraphs(shown)[1:] == [RECOUNTED]


def test_without_params_of_the_period_before_there_is_nothing_beside(petitions):
    """The columns are left out, and a sentence says so."""
    shown = Appendices(petitions.open()).key_figures({"Đơn, thư": ["received"]})

    assert table(shown.markdown)[0] == ["TT", "Nội dung", "Đơn vị", "Kỳ này"]
    assert paragraphs(shown.markdown)[-1] == "Không có báo cáo của quý I/2026 để so sánh."


def test_a_period_before_that_is_not_settled_is_not_compared_with(petitions):
    """A dash, and why: a draft's number is nobody's."""
    petitions.edition("2026Q1")
    petitions.sheet("Đơn thư", SHEET + "D6 | 04/02/2026 | #N/A")

    shown = Appendices(petitions.open()).key_figures({"Đơn, thư": ["received"]})

    assert table(shown.markdown)[-1][-3:] == ["2", "—", "—"]
    assert RECOUNTED not in paragraphs(shown.markdown)
    assert paragraphs(shown.markdown)[-1].startswith(
        "Không so sánh với quý I/2026, vì số liệu kỳ đó chưa chốt: còn 1 lỗi số liệu phải sửa"
    )


def test_unwritten_judgement_of_the_period_before_does_not_matter(petitions):
    """Its numbers are settled all the same."""
    petitions.edition("2026Q1")
    petitions.slots("# Hạn chế\n\nĐã viết.", "Hạn chế")

    so = petitions.open()

    assert (so.reasons, so.previous.doubts) == ([], [])
    assert so.previous.reasons != []


def test_the_period_before_is_read_only_where_it_is_compared_with(petitions):
    """No other appendix pays for it."""
    petitions.edition("2026Q1")
    petitions.edition(appendices=["charts", "findings"])

    assert petitions.open().previous is None


def test_what_the_period_before_reads_is_an_input_too(petitions):
    """A build is made anew when a file of the period before changes; its findings stay there."""
    petitions.edition("2026Q1")
    petitions.committees("00001")
    petitions.form("00001")
    name = "btctu/2026Q1/cap-uy/00001.xlsx"
    old = petitions.paths.data / name
    old.parent.mkdir(parents=True)
    old.write_bytes(b"not a workbook")

    so = petitions.open()

    assert f"data/{name}" in so.inputs
    assert name in [found.file for found in so.previous.findings]
    assert name not in [found.file for found in so.findings]


def test_targets_stand_beside_their_figures_with_the_rate(petitions):
    """The rate by the one rounding rule; a figure without a target has a dash."""
    shown = Appendices(petitions.open()).key_figures(
        {"Đơn, thư": ["signed", "received"]}, targets={"signed": "received"}
    )

    assert table(shown.markdown)[0][3:6] == ["Kỳ này", "Chỉ tiêu giao", "Tỷ lệ"]
    assert [row[3:6] for row in table(shown.markdown)[2:]] == [["1", "2", "50%"], ["2", "—", "—"]]


def test_groups_have_roman_numerals_and_figures_one_count(petitions):
    """The count goes on over the groups."""
    shown = Appendices(petitions.open()).key_figures({"Một": ["received"], "Hai": ["signed"]})

    assert [row[0] for row in table(shown.markdown)] == ["TT", "I", "1", "II", "2"]


def test_a_blocked_figure_says_below_the_table_why(petitions):
    """The cell stays narrow; the reason names the row."""
    petitions.sheet("Đơn thư", SHEET + "D6 | 04/05/2026 | #N/A")

    shown = Appendices(petitions.open()).key_figures({"Đơn": ["signed", "received", "share"]})

    assert [row[3] for row in table(shown.markdown)[2:]] == ["[chưa có số]", "3", "[chưa có số]"]
    assert paragraphs(shown.markdown)[1].startswith("Dòng 1, 3: ô D10 trang Đơn thư tệp ")


def test_a_figure_that_does_not_exist_is_told(petitions):
    """Also a target without its figure in the table."""
    asked = Appendices(petitions.open())

    with pytest.raises(UsageError, match="receivd"):
        asked.key_figures({"Đơn": ["receivd"]})
    with pytest.raises(UsageError, match="share.*không có trong bảng"):
        asked.key_figures({"Đơn": ["received"]}, targets={"share": "received"})


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


def test_books_of_both_periods_are_read_once(petitions, monkeypatch):
    """The period before costs little: the same workbook is not opened again."""
    opened = []
    monkeypatch.setattr(
        inputs, "open_workbook", lambda path, name: opened.append(name) or open_workbook(path, name)
    )
    petitions.edition("2026Q1")

    assert petitions.open().previous["received"].value == 3
    assert opened == ["btctu/2026/van-phong.xlsx"]
