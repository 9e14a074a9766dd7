"""Comparisons in a sentence: the same as in the table of key figures, or no words at all."""

from __future__ import annotations

import pytest
from baocao.errors import UsageError
from baocao.narrative import Prose

from core.quarters import redefine


@pytest.mark.parametrize(("figure", "to", "words"), [
    ("received", "previous", " (giảm 02 đơn so với quý I/2026)"),
    ("received", "last_year", " (tăng 01 đơn so với quý II/2025)"),
    ("signed", "last_year", " (không đổi so với quý II/2025)"),
    ("share", "previous", " (tăng 25 điểm % so với quý I/2026)"),
    ("share", "last_year", " (giảm 50 điểm % so với quý II/2025)"),
    ("so_far", "previous", ""),
    ("so_far", "last_year", " (tăng 04 đơn so với quý II/2025)"),
])  # fmt: skip
def test_a_change_is_said_in_the_template(quarters, figure, to, words):
    """With the unit, numbers as in sentences; nothing where nothing is compared."""
    received, share = {"value": 4, "table_text": "4"}, {"value": 25.0, "table_text": "25%"}
    quarters.close("2026Q1", {"received": received, "share": share})
    quarters.close("2025Q2")

    assert str(Prose(quarters.open()).compared(figure, to=to)) == words


def test_each_number_says_where_it_comes_from(quarters):
    """The change from the figure, the name of the other period from what was issued then."""
    quarters.close("2026Q1")

    phrase = Prose(quarters.open()).compared("received", ", {}")

    assert [part for part in phrase.parts if part.origin] == [
        ("01", "figure:received"),
        (" đơn", "figure:received"),
        ("quý I/2026", "figure:2026Q1:received"),
    ]


def test_nothing_is_said_where_nothing_is_closed(quarters):
    """The sentence goes on without it."""
    assert str(Prose(quarters.open()).compared("received")) == ""


def test_a_wrong_name_or_template_is_told_even_where_nothing_is_compared(quarters):
    """The message names what would be right."""
    prose = Prose(quarters.open())

    with pytest.raises(UsageError, match="“last”.*previous, last_year"):
        prose.compared("received", to="last")
    with pytest.raises(UsageError, match=r"receivd.*received"):
        prose.compared("receivd")
    with pytest.raises(UsageError, match="cần 1 dấu"):
        prose.compared("received", "nhiều hơn")
    with pytest.raises(UsageError, match=r"signd.*signed"):
        prose.reached("received", "signd")


@pytest.mark.parametrize(("figure", "target", "words"), [
    ("signed", "received", "chưa đạt"),
    ("received", "all", "đạt"),
    ("all", "received", ""),
    ("signed", "share", ""),
])  # fmt: skip
def test_whether_a_target_is_reached_is_said(quarters, figure, target, words):
    """In the direction of the rule; no words where that cannot be told."""
    assert str(Prose(quarters.open()).reached(figure, target)) == words


def test_the_direction_of_the_rule_decides(quarters):
    """Turned round, the same numbers say the contrary."""
    redefine(quarters, "signed", better="less")

    assert str(Prose(quarters.open()).reached("signed", "received")) == "đạt"


DIFFERENCES = """
- {id: added, count: Đơn thư, where: {Có ký tên: có}}
- {id: lost, count: Đơn thư, where: {Có ký tên: trống}}
- {id: gain, difference: [added, lost], unit: đơn}
- {id: loss, difference: [lost, added], unit: đơn}
- {id: even, difference: [lost, lost], unit: đơn}
- {id: gain_rate, ratio: [gain, added], unit: "%", over_time: none}
- {id: loss_rate, ratio: [loss, lost], unit: "%", over_time: none}
- {id: even_rate, ratio: [even, lost], unit: "%", over_time: none}
"""


@pytest.mark.parametrize(("figure", "words"), [
    ("gain", "giảm 02 đơn (200%)"), ("loss", "tăng 02 đơn (66,67%)"), ("even", "không đổi"),
])  # fmt: skip
def test_a_difference_is_said_by_its_direction(project, figure, words):
    """Whether more or less; the rate without its sign, and none where nothing changed."""
    project.sheet("Đơn thư", "Mã đơn | Có ký tên\nD1 | x\nD2 |\nD3 |\nD4 |")
    project.indicators(DIFFERENCES)

    assert str(Prose(project.open()).difference(figure, f"{figure}_rate")) == words


def test_a_difference_without_value_says_why(project):
    """Not known is not unchanged."""
    project.sheet("Đơn thư", "Mã đơn")
    project.indicators(DIFFERENCES)

    assert str(Prose(project.open()).difference("gain", "gain_rate")) == "chưa có số liệu"
