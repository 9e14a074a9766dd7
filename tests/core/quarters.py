"""A project with petitions of several quarters, of which a test closes some."""

from __future__ import annotations

from baocao.comparisons import Series
from baocao.narrative.compared import series
from baocao.period import Period
from ruamel.yaml import YAML

from project import Project

SHEET = """
    Mã đơn | Ngày nhận  | Có ký tên
    D1     | 01/02/2026 | x
    D2     | 02/02/2026 |
    D3     | 03/02/2026 |
    D4     | 01/05/2026 | x
    D5     | 02/05/2026 |
    D6     | 03/05/2025 | x
"""
RULES = """
- id: received
  label: Đơn tiếp nhận
  count: Đơn thư
  where: {Ngày nhận: trong kỳ}
  better: less
- id: signed
  label: Đơn có ký tên
  count: Đơn thư
  where: {Ngày nhận: trong kỳ, Có ký tên: có}
  better: more
- {id: share, label: Tỷ lệ có ký tên, ratio: [signed, received], unit: "%", over_time: none}
- id: so_far
  label: Đơn từ đầu năm
  count: Đơn thư
  where: {Ngày nhận: lũy kế năm}
  over_time: ytd
- {id: rate, label: Phần trong kỳ, ratio: [received, so_far], unit: "%", over_time: none}
- {id: all, label: Đơn trong sổ, count: Đơn thư, over_time: last}
"""
Q1, LAST_YEAR = Period.parse("2026Q1"), Period.parse("2025Q2")


def kept(project: Project) -> Project:
    """Three petitions of the first quarter, two of the second, one of a year before that."""
    project.sheet("Đơn thư", SHEET)
    project.indicators(RULES)
    project.edition("2025Q2", reads={"years": [2026]})
    return project


def opened(project: Project, period: str = "2026Q2") -> Series:
    """The quarter with all that it can be compared with."""
    return series(project.open(period))


def redefine(project: Project, figure_id: str, **keys: object) -> None:
    """Change what the rule of a figure says."""
    (rule,) = [each for each in project.rules if each.get("id") == figure_id]
    rule.update(keys)


def break_on(project: Project, breaks: str) -> None:
    """Give the office these breaks, as YAML."""
    project.office["breaks"] = YAML(typ="safe").load(breaks)
