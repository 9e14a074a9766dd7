"""The figures of footnotes as a table: each once, with its share, and those only."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

import pytest
from baocao.appendices import Appendices
from baocao.errors import BuildError, UsageError
from baocao.narrative import Prose
from baocao.phrase import Part, Phrase

from core.printed import paragraphs, table
from core.quarters import SHEET
from project import REPOSITORY, Project

HEADINGS = ["TT", "Chỉ tiêu", "Đơn vị tính", "Số lượng", "Tỷ lệ"]
OPENING = "Số liệu trong các chú thích, đến ngày 30/6/2026."


@pytest.fixture
def footnotes(quarters: Project) -> Project:
    """The petitions of several quarters, with the appendix switched on."""
    quarters.edition(appendices=["notes"])
    return quarters


def printed(project: Project, **groups: dict[str, object]) -> str:
    """The appendix of footnotes with these clauses each, as Markdown."""
    so = project.open()
    said = {title: Prose(so).clauses(wanted) for title, wanted in groups.items()}
    return Appendices(so).notes(said).markdown


def test_figures_stand_in_the_order_of_the_footnotes(footnotes):
    """Groups have Roman numerals, figures one count; each stands once."""
    shown = printed(
        footnotes,
        Đơn={"có ký tên {} đơn": "signed", "trong {} đơn": "received"},
        Sổ={"{} đơn, từ đầu năm {}, tiếp nhận {}": ("all", Phrase.of(""), "received")},
    )

    assert table(shown) == [
        HEADINGS,
        ["I", "Đơn", "", "", ""],
        ["1", "Đơn có ký tên", "đơn", "1", "50%"],
        ["2", "Đơn tiếp nhận", "đơn", "2", "40%"],
        ["II", "Sổ", "", "", ""],
        ["3", "Đơn trong sổ", "đơn", "6", ""],
    ]
    assert shown.startswith("# Số liệu trong chú thích\n")
    assert paragraphs(shown) == [
        OPENING,
        "Dòng 1: tỷ lệ so với “Đơn tiếp nhận”.",
        "Dòng 2: tỷ lệ so với “Đơn từ đầu năm”.",
    ]


def test_a_share_told_in_a_footnote_stands_in_the_row_of_its_figure(footnotes):
    """Before one that is only declared; a share of what no footnote names has its own row."""
    footnotes.indicators("""
    - {id: of_all, label: Phần trong sổ, ratio: [signed, all], unit: "%", over_time: none}
    """)

    both = printed(footnotes, Đơn={"{} đơn, bằng {} sổ": ("signed", "of_all")})
    alone = printed(footnotes, Đơn={"bằng {} sổ": "of_all"})

    assert table(both)[2:] == [["1", "Đơn có ký tên", "đơn", "1", "16,67%"]]
    assert paragraphs(both)[1:] == ["Tỷ lệ so với “Đơn trong sổ”."]
    assert table(alone)[2:] == [["1", "Phần trong sổ", "%", "16,67%"]]


def test_without_shares_there_is_no_column_for_them(footnotes):
    """And nothing is said of what they are of."""
    assert table(printed(footnotes, Sổ={"{} đơn": "all"}))[0] == HEADINGS[:4]


def test_what_a_footnote_does_not_tell_is_not_in_the_table(footnotes):
    """A clause of 0 is not said; a 0 that is said stands as 0; of other periods nothing stands."""
    footnotes.sheet("Đơn thư", "Mã đơn | Ngày nhận | Có ký tên\nD1 | 01/05/2026 |")
    so = footnotes.open()
    silent = Prose(so).clauses({"{} đơn": "received", "có ký tên {}": "signed"})
    spoken = Phrase.of(so["signed"].phrase, Part("1", "figure:2026Q1:all"), Part("2", "cell:a"))

    assert [row[1] for row in table(printed_of(so, silent))[2:]] == ["Đơn tiếp nhận"]
    assert [row[1:4] for row in table(printed_of(so, spoken))[2:]] == [
        ["Đơn có ký tên", "đơn", "0"]
    ]


def printed_of(so, words: Phrase) -> str:
    """The appendix of one footnote."""
    return Appendices(so).notes({"Đơn": words}).markdown


def test_what_there_is_no_data_of_is_left_out(footnotes):
    """An empty register, and one that the office does not keep; a group of nothing has no title."""
    footnotes.sheet("Đơn thư", "Mã đơn\n")
    footnotes.declare("Kỷ luật")
    footnotes.office["books"] = {"van-phong": ["Đơn thư"]}
    footnotes.indicators("- {id: discipline, count: Kỷ luật}")
    so = footnotes.open()
    nothing = Phrase.of(so["received"].phrase, Part("x", "figure:discipline"))

    shown = Appendices(so).notes({"Đơn": nothing, "Kỷ luật": Phrase.of()}).markdown

    assert paragraphs(shown) == ["Kỳ này không có số liệu để lập phụ lục này."]
    assert "|" not in shown


def test_a_string_in_place_of_a_footnote_is_refused(footnotes):
    """It names no figures; the message names the group."""
    with pytest.raises(UsageError, match="nhóm “Đơn”: “đơn” không phải là lời văn"):
        Appendices(footnotes.open()).notes({"Đơn": "đơn"})


def test_a_blocked_figure_says_below_the_table_why(footnotes):
    """The row is named by its number; the share that would stand there has no number either."""
    footnotes.sheet("Đơn thư", SHEET + "    D7 | 04/05/2026 | #N/A")

    shown = printed(footnotes, Đơn={"{} đơn": "received", "có ký tên {}": "signed"})

    assert [row[3:] for row in table(shown)[2:]] == [
        ["3", "50%"], ["[chưa có số]", ""]
    ]  # fmt: skip
    assert paragraphs(shown)[2].startswith("Dòng 2: ô D11 trang Đơn thư tệp ")


def test_a_title_holds_no_typed_number(footnotes):
    """It would look like a figure."""
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        printed(footnotes, **{"Đơn năm 2026": {"{} đơn": "received"}})


def test_every_footnote_of_a_notebook_is_a_group_of_its_appendix():
    """What prints the footnote is what the table is given, by the same name; none is forgotten."""
    told = {
        path.name: (set(footnotes_of(calls)), set(groups_of(calls)))
        for path in sorted((REPOSITORY / "notebooks").glob("*.ipynb"))
        if list(groups_of(calls := calls_in(path)))
    }

    assert "half_year.ipynb" in told
    for name, (said, listed) in told.items():
        assert said == listed, name


def calls_in(path) -> list[ast.Call]:
    """Every call in the code cells of a notebook."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    source = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]


def footnotes_of(calls: list[ast.Call]) -> Iterator[str]:
    """What stands below the page, as it is called in the notebook."""
    for call in calls:
        if ast.unparse(call.func) == "prose.footnote":
            yield ast.unparse(call.args[0])
        for keyword in call.keywords:
            if keyword.arg == "notes" and isinstance(keyword.value, ast.Dict):
                yield from map(ast.unparse, keyword.value.values)


def groups_of(calls: list[ast.Call]) -> Iterator[str]:
    """What the appendix of the footnotes is given, as it is called in the notebook."""
    for call in calls:
        if ast.unparse(call.func) == "appendices.notes":
            yield from map(ast.unparse, call.args[0].values)
