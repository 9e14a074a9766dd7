"""What a figure counts has a mark: it changes with what is counted, and with nothing else."""

from __future__ import annotations

import re

import pytest

REGISTERS = """
- sheet: Khen thưởng
  book: [van-phong]
  key: [Mã]
  columns:
    Mã: {is: code, required: true}
    Ngày: {is: date, required: true}
    Loại: {is: choice, choices: [bằng khen, giấy khen]}
    Số người: {is: count, empty: 0}
    Đơn vị: {is: code, aliases: [Mã đơn vị]}
  joined:
    Khu vực: {of: Khu vực, from: Tổ chức, by: Đơn vị, at: Ngày, where: {Cấp: xã}}
- sheet: Tổ chức
  book: [to-chuc]
  key: [Đơn vị]
  valid: [Từ, Đến]
  columns:
    Đơn vị: {is: code}
    Khu vực: {is: choice, choices: [núi, biển]}
    Cấp: {is: choice, choices: [tỉnh, xã]}
    Từ: {is: date}
    Đến: {is: date}
"""
RULES = """
- id: people
  label: Người được khen
  sum: Khen thưởng
  of: Số người
  where: {Ngày: trong kỳ, Loại: [bằng khen, giấy khen]}
- {id: hills, count: Khen thưởng, where: {Khu vực: núi}}
- {id: lowlands, count: Khen thưởng, where: {Khu vực: {not: núi}}}
- {id: bodies, count: Tổ chức, over_time: last}
- {id: rows, count: Khen thưởng}
- {id: both, add: [people, hills]}
- {id: share, ratio: [hills, people], unit: "%"}
"""


@pytest.fixture
def marks(project):
    """The marks of the figures, with one text of the declarations put in place of another."""

    def marked(old: str = "", new: str = "") -> dict[str, str]:
        text = REGISTERS + "=" + RULES
        assert text.count(old) == 1 or not old
        registers, rules = text.replace(old, new).split("=") if old else text.split("=")
        project.rules.clear()
        project.register(registers)
        project.indicators(rules)
        return {name: each.definition_sha256 for name, each in project.open().figures.items()}

    return marked


@pytest.mark.parametrize(("old", "new", "figures"), [
    ("empty: 0", "empty: 1", "people"),
    ("Số người: {is: count, empty: 0}", "Số người: {is: number}", "people"),
    ("sum: Khen thưởng", "distinct: Khen thưởng", "people"),
    ("Loại: [bằng khen, giấy khen]", "Loại: bằng khen", "people"),
    ("by: Đơn vị, at: Ngày", "by: Đơn vị", "hills lowlands"),
    ("where: {Cấp: xã}", "where: {Cấp: tỉnh}", "hills lowlands"),
    ("[núi, biển]", "[núi, biển, đảo]", "lowlands"),
    ("over_time: last}", "over_time: last, read_at: cuối kỳ trước}", "bodies"),
    ("valid: [Từ, Đến]", "valid: [Đến, Từ]", "bodies hills lowlands"),
    ("add: [people, hills]", "difference: [people, hills]", "both"),
    ("ratio: [hills, people]", "ratio: [people, hills]", "share"),
])  # fmt: skip
def test_a_mark_changes_with_what_is_counted(marks, old, new, figures):
    """Of the figures that test or sum what is declared otherwise; their parts have their own."""
    before, after = marks(), marks(old, new)

    assert {name for name in before if before[name] != after[name]} == {*figures.split()}


@pytest.mark.parametrize(("old", "new"), [
    ("label: Người được khen", "label: Số người"),
    ("label: Người được khen", "label: Người được khen\n  better: more\n  comparable: [2026Q1]"),
    ("label: Người được khen", "label: Người được khen\n  breaks: [{date: 2026-01-01, reason: a}]"),
    ("label: Người được khen", "label: Người được khen # nhãn"),
    ("choices: [bằng khen, giấy khen]", "choices: [bằng khen, giấy khen, cờ]"),
    ("Ngày: trong kỳ, Loại: [bằng khen, giấy khen]",
     "Loại: [giấy khen, bằng khen], Ngày: trong kỳ"),
    ("choices: [núi, biển]", "choices: [biển, núi]"),
    ("aliases: [Mã đơn vị]", "aliases: [Mã ĐV]"),
    ("Ngày: {is: date, required: true}", "Ngày: {required: true, is: date}"),
    ("add: [people, hills]", "add: [hills, people]"),
])  # fmt: skip
def test_a_mark_does_not_change_with_names_comments_and_order(marks, old, new):
    """Nor with what says how figures are compared."""
    assert marks(old, new) == marks()


def test_different_figures_have_different_marks(marks):
    """Short ones, as they stand in figures.json."""
    found = marks()

    assert len({*found.values()}) == len(found)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in found.values())
