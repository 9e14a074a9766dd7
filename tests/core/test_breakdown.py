"""Charts of what figures are made up of: numbers, shares, what is 0 and what is missing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from baocao.appendices import Appendices
from baocao.charts import Breakdown
from baocao.errors import BuildError, UsageError

from core.printed import paragraphs, printed
from core.test_charts import image, numbers
from project import Project

RULES = """
- {id: received, label: Đơn tiếp nhận, count: Đơn thư}
- {id: sorted, label: Đơn đã phân loại, add: [within, beyond]}
- {id: within, count: Đơn thư, where: {Phân loại: thuộc thẩm quyền}}
- {id: beyond, count: Đơn thư, where: {Phân loại: không thuộc thẩm quyền}}
- {id: signed, count: Đơn thư, where: {Có ký tên: có}}
- {id: share, ratio: [signed, received], unit: "%", over_time: none}
"""
BY_KIND = ("received", {"Thuộc": "within", "Không thuộc": "beyond", "Khác": ""})
BY_SIGNATURE = ("received", {"Có ký": "signed", "Không ký": ""})
CHART = Breakdown("Đơn thư", {"Phân loại": BY_KIND, "Ký tên": BY_SIGNATURE})
WITHIN, BEYOND, UNFIT = "thuộc thẩm quyền", "không thuộc thẩm quyền", "không đủ điều kiện"
OPENING = "Biểu đồ thanh ngang, mỗi thanh chia thành các phần. "


@pytest.fixture
def sorted_petitions(project: Project):
    """Draws petitions of these kinds, the first ``signed`` of them signed; gives the project."""

    def drawn(*kinds: str, signed: int = 0) -> Project:
        lines = [
            f"D{place} | 01/05/2026 | {kind} | {'x' if place <= signed else ''}"
            for place, kind in enumerate(kinds, start=1)
        ]
        head = "Mã đơn | Ngày nhận | Phân loại | Có ký tên"
        project.sheet("Đơn thư", "\n".join([head, *lines]))
        project.indicators(RULES)
        return project

    return drawn


def test_a_chart_says_the_parts_and_their_shares(sorted_petitions):
    """The part without figure is what the others leave."""
    chart = CHART.chart(sorted_petitions(WITHIN, BEYOND, BEYOND, UNFIT, signed=1).open())

    words, caption = image(chart.block)

    assert words == (
        f"{OPENING}Phân loại: 4 đơn, gồm: Thuộc 1 (25%); Không thuộc 2 (50%); Khác 1 (25%). "
        "Ký tên: 4 đơn, gồm: Có ký 1 (25%); Không ký 3 (75%)."
    )
    assert caption == "Đơn thư"
    assert str(chart.source) == "Đơn thư; số liệu đến ngày 30/6/2026"
    assert chart.notes == []


def test_what_stands_in_the_picture_is_what_its_words_say(sorted_petitions):
    """Heading and parts of each bar, in their order; shares are those of the declared figures."""
    so = sorted_petitions(*[WITHIN] * 3, *[BEYOND] * 4, signed=5).open()

    lines = CHART.chart(so).lines

    for stack, words, _ in lines:
        assert numbers(str(words)) == [
            each for text in (stack.heading, *(p.text for p in stack.pieces))
            for each in numbers(text)
        ]  # fmt: skip
    assert lines[1].stack.pieces[0].text == f"Có ký 5 ({so['share'].table_text})"


def test_every_number_of_a_chart_has_an_origin(sorted_petitions):
    """Of what the others leave, that is the whole; a typed digit is refused."""
    so = sorted_petitions(WITHIN, BEYOND).open()
    _, signature = CHART.chart(so).lines

    assert [part.origin for part in signature.words.parts if re.search(r"\d", part.text)] == [
        "figure:received", "figure:received",
    ]  # fmt: skip
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        _ = replace(CHART, rows={"Năm 2026": BY_KIND}).chart(so).block


def test_a_part_of_0_is_not_shown(sorted_petitions):
    """Neither in the bar nor in the words."""
    kinds, _ = CHART.chart(sorted_petitions(UNFIT, BEYOND).open()).lines

    assert [each.text for each in kinds.stack.pieces] == ["Không thuộc 1 (50%)", "Khác 1 (50%)"]
    assert str(kinds.words) == "Phân loại: 2 đơn, gồm: Không thuộc 1 (50%); Khác 1 (50%)"


def test_a_whole_of_0_has_no_bar(sorted_petitions):
    """Where there is none at all, a sentence says the numbers."""
    so = sorted_petitions(UNFIT).open()
    none = ("within", {"Có ký": "within"})

    some = replace(CHART, rows={"Thuộc": none, "Ký tên": BY_SIGNATURE}).chart(so)
    nothing = replace(CHART, rows={"Thuộc": none}).chart(so).block

    assert [(line.stack.heading, len(line.stack.pieces)) for line in some.lines] == [
        ("Thuộc: 0 đơn", 0), ("Ký tên: 1 đơn", 1)
    ]  # fmt: skip
    assert nothing.images == {}
    assert printed(nothing.markdown) == ["*Đơn thư:* Thuộc: 0 đơn."]


def test_parts_that_do_not_make_their_whole_are_not_drawn(sorted_petitions):
    """A gap or an overlap in a bar would be taken for a number."""
    so = sorted_petitions(WITHIN, BEYOND, UNFIT, signed=3).open()
    rows = {
        "Thiếu": ("received", {"Thuộc": "within", "Không thuộc": "beyond"}),
        "Thừa": ("sorted", {"Có ký": "signed", "Khác": ""}),
        "Đủ": ("sorted", {"Thuộc": "within", "Không thuộc": "beyond"}),
    }

    lines = replace(CHART, rows=rows).chart(so).lines

    assert [len(line.stack.pieces) for line in lines] == [0, 0, 2]
    assert [str(line.words) for line in lines[:2]] == [
        "Thiếu: các phần cộng lại không bằng tổng số",
        "Thừa: các phần cộng lại không bằng tổng số",
    ]
    assert lines[0].stack.heading == "Thiếu: các phần cộng lại không bằng tổng số"


def test_shares_that_do_not_add_up_are_explained(sorted_petitions):
    """Three thirds as printed leave a hundredth of one per cent."""
    chart = CHART.chart(sorted_petitions(WITHIN, BEYOND, UNFIT).open())

    assert [str(note) for note in chart.notes] == [
        "Tỷ lệ các phần của một thanh cộng lại có thể lệch với tổng do làm tròn"
    ]


def test_a_bar_of_a_blocked_figure_says_why_and_the_others_are_drawn(sorted_petitions):
    """It is not drawn as 0."""
    drawn = sorted_petitions(WITHIN, "#N/A", signed=1)

    kinds, signature = CHART.chart(drawn.open()).lines

    assert kinds.stack.heading == "Phân loại: chưa có số" and not kinds.stack.pieces
    assert str(kinds.words).startswith("Phân loại: [chưa có số: ô D6 trang Đơn thư")
    assert len(signature.stack.pieces) == 2


def test_where_every_bar_is_blocked_there_is_no_picture(sorted_petitions):
    """The sentence has the reasons."""
    so = sorted_petitions("#N/A").open()

    block = replace(CHART, rows={"Phân loại": BY_KIND}).chart(so).block

    assert block.images == {}
    assert printed(block.markdown)[0].startswith("*Đơn thư:* Phân loại: [chưa có số: ô D5")


def test_a_bar_of_what_there_is_no_data_of_is_left_out(sorted_petitions):
    """Also for one part of it; with no bar left the appendix says that there is nothing."""
    drawn = sorted_petitions(WITHIN, BEYOND)
    drawn.declare("Kỷ luật")
    drawn.office["books"] = {"van-phong": ["Đơn thư"]}
    drawn.indicators("- {id: unkept, count: Kỷ luật}")
    drawn.edition(appendices=["charts"])
    so = drawn.open()
    without = replace(CHART, rows={"Kỷ luật": ("received", {"Có": "unkept", "Không": ""})})
    both = replace(CHART, rows={**without.rows, "Ký tên": BY_SIGNATURE})

    assert [line.stack.heading for line in both.chart(so).lines] == ["Ký tên: 2 đơn"]
    assert without.chart(so).block.text == ""
    assert paragraphs(Appendices(so).charts(without).markdown) == [
        "Kỳ này không có số liệu để lập phụ lục này."
    ]


def test_more_parts_than_can_be_told_apart_are_refused(sorted_petitions):
    """As a figure that does not exist is."""
    so = sorted_petitions(WITHIN).open()
    parts = {name: "within" for name in "ABCDEFG"}

    with pytest.raises(UsageError, match="thanh “Loại”: chia thành 7 phần, nhiều nhất được 6 phần"):
        replace(CHART, rows={"Loại": ("received", parts)}).chart(so)
    with pytest.raises(UsageError, match="witin"):
        replace(CHART, rows={"Loại": ("received", {"Thuộc": "witin"})}).chart(so)
