"""The table of key figures beside closed editions, its reasons, and the table of targets."""

from __future__ import annotations

import pytest
from baocao.appendices import Appendices
from baocao.errors import UsageError

from core.printed import paragraphs, table, tables
from core.quarters import SHEET, redefine
from project import Project

HEADINGS = [
    "TT", "Nội dung", "Đơn vị", "Kỳ này", "Kỳ trước", "So kỳ trước", "Cùng kỳ năm trước",
    "So cùng kỳ", "Lũy kế từ đầu năm",
]  # fmt: skip
OPENING = (
    "Kỳ này: quý II/2026, số liệu đến ngày 30/6/2026; kỳ trước: quý I/2026; "
    "cùng kỳ năm trước: quý II/2025."
)
UNCLOSED = [
    "Không so với quý I/2026: kỳ đó chưa có bản đã chốt.",
    "Không so với quý II/2025: kỳ đó chưa có bản đã chốt.",
    "Không cộng lũy kế với quý I/2026: kỳ đó chưa có bản đã chốt.",
]


@pytest.fixture
def appendix(quarters: Project) -> Project:
    """The petitions of several quarters, with the appendix switched on."""
    quarters.edition(appendices=["key-figures"])
    return quarters


def printed(project: Project, *figures: str, **targets: str) -> str:
    """The appendix with these figures in one group, as Markdown."""
    return Appendices(project.open()).key_figures({"Đơn, thư": figures}, targets).markdown


def test_key_figures_stand_beside_what_was_closed(appendix):
    """Values as issued, changes in words; rates change by points."""
    appendix.close("2026Q1")
    appendix.close("2025Q2")

    shown = printed(appendix, "received", "signed", "share", "so_far")

    assert shown.startswith("# Chỉ tiêu chủ yếu\n")
    assert table(shown) == [
        HEADINGS,
        ["I", "Đơn, thư", "", "", "", "", "", "", ""],
        ["1", "Đơn tiếp nhận", "đơn", "2", "3", "giảm 1", "1", "tăng 1", "5"],
        ["2", "Đơn có ký tên", "đơn", "1", "1", "không đổi", "1", "không đổi", "2"],
        ["3", "Tỷ lệ có ký tên", "%", "50%", "33,33%", "tăng 16,67 điểm %", "100%",
         "giảm 50 điểm %", "—"],
        ["4", "Đơn từ đầu năm", "đơn", "5", "3", "—", "1", "tăng 4", "5"],
    ]  # fmt: skip
    assert paragraphs(shown) == [
        OPENING,
        "Dòng 3: không cộng được qua các kỳ.",
        "Dòng 4: số lũy kế từ đầu năm, không so giữa các kỳ trong năm.",
        "Số các kỳ trước lấy từ bản đã chốt của quý II/2025 (số liệu đến ngày 30/6/2025); "
        "quý I/2026 (số liệu đến ngày 31/3/2026).",
    ]


def test_a_correction_is_named(appendix):
    """The reader knows which version the numbers are of."""
    appendix.close("2026Q1")
    appendix.close("2026Q1", {"received": {"value": 4, "table_text": "4"}}, version=1)

    shown = printed(appendix, "received")

    assert table(shown)[-1][3:6] == ["2", "4", "giảm 2"]
    assert paragraphs(shown)[-1] == (
        "Số các kỳ trước lấy từ bản đã chốt của quý I/2026 "
        "(số liệu đến ngày 31/3/2026, đính chính 1)."
    )


def test_where_nothing_is_closed_each_reason_stands_once(appendix):
    """It holds for all rows, so that none is named; the columns stay."""
    shown = printed(appendix, "received", "signed")

    assert [row[3:] for row in table(shown)[2:]] == [["2", *"—————"], ["1", *"—————"]]
    assert paragraphs(shown) == [OPENING, *UNCLOSED]


def test_reasons_name_the_rows_they_hold_for(appendix):
    """Neighbours as a span."""
    appendix.close("2026Q1")
    for name in ("signed", "received"):
        redefine(appendix, name, unit="lá đơn")

    shown = printed(appendix, "received", "signed", "share", "all", "rate")

    changed = "không so với quý I/2026: cách tính hoặc đơn vị tính đã đổi so với kỳ đó."
    assert f"Dòng 1-3, 5: {changed}" in paragraphs(shown)


def test_a_blocked_figure_says_below_the_table_why(appendix):
    """The cell stays narrow; the reason names the row."""
    appendix.sheet("Đơn thư", SHEET + "    D7 | 04/05/2026 | #N/A")

    shown = printed(appendix, "signed", "received", "share")

    assert [row[3] for row in table(shown)[2:]] == ["[chưa có số]", "3", "[chưa có số]"]
    assert paragraphs(shown)[1].startswith("Dòng 1, 3: ô D11 trang Đơn thư tệp ")


def test_a_register_without_rows_says_so_in_its_cell(appendix):
    """Not once more below the table."""
    appendix.sheet("Đơn thư", "Mã đơn\n")

    shown = printed(appendix, "received")

    assert table(shown)[-1][3] == "chưa có số liệu"
    assert not any("chưa có số liệu" in told.lower() for told in paragraphs(shown))


def test_the_year_so_far_names_every_edition_it_is_made_of(appendix):
    """Also those that stand in no other column; a total is printed with its unit of percent."""
    appendix.indicators("""
    - {id: part, label: Phần, ratio: [so_far, all], unit: "%", over_time: none}
    """)
    appendix.close("2026Q1")
    appendix.close("2026Q2")
    appendix.edition("2026Q3", appendices=["key-figures"])
    asked = Appendices(appendix.open("2026Q3"))

    shown = asked.key_figures({"Đơn": ["received", "part"]}).markdown

    assert [row[-1] for row in table(shown)[2:]] == ["5", "83,33%"]
    assert paragraphs(shown)[-1] == (
        "Số các kỳ trước lấy từ bản đã chốt của quý I/2026 (số liệu đến ngày 31/3/2026); "
        "quý II/2026 (số liệu đến ngày 30/6/2026)."
    )


def test_targets_stand_in_a_table_of_their_own(appendix):
    """The rate by the one rounding rule, and whether the target is reached; gaps have reasons."""
    shown = printed(
        appendix, "signed", "received", "all", "rate",
        received="signed", signed="received", rate="share", all="received",
    )  # fmt: skip

    (_, targets) = tables(shown)
    assert "## Thực hiện chỉ tiêu được giao" in shown
    assert targets == [
        ["Nội dung", "Đơn vị", "Chỉ tiêu", "Thực hiện", "Tỷ lệ", "Kết quả"],
        ["Đơn tiếp nhận", "đơn", "1", "2", "200%", "chưa đạt"],
        ["Đơn có ký tên", "đơn", "2", "1", "50%", "chưa đạt"],
        ["Phần trong kỳ", "%", "50%", "40%", "80%", "—"],
        ["Đơn trong sổ", "đơn", "2", "6", "300%", "—"],
    ]
    undecided = "chưa khai báo nhiều hơn hay ít hơn là tốt."
    assert paragraphs(shown)[-2:] == [f"Phần trong kỳ: {undecided}", f"Đơn trong sổ: {undecided}"]


def test_without_targets_there_is_one_table(appendix):
    """And no heading over nothing."""
    shown = printed(appendix, "received")

    assert len(tables(shown)) == 1
    assert "Thực hiện chỉ tiêu" not in shown


def test_groups_have_roman_numerals_and_figures_one_count(appendix):
    """The count goes on over the groups."""
    shown = Appendices(appendix.open()).key_figures({"Một": ["received"], "Hai": ["signed"]})

    assert [row[0] for row in table(shown.markdown)] == ["TT", "I", "1", "II", "2"]


def test_a_figure_that_does_not_exist_is_told(appendix):
    """Also a target, and a target without its figure in the table."""
    with pytest.raises(UsageError, match="receivd"):
        printed(appendix, "receivd")
    with pytest.raises(UsageError, match="signd"):
        printed(appendix, "received", received="signd")
    with pytest.raises(UsageError, match=r"share.*không có trong bảng"):
        printed(appendix, "received", share="received")
