"""Clusters scored in throw-away projects: what the sheets say is drawn as tables.

In the table of scores a line is a unit in a round, a column a criterion: ``3/4`` are numerator and
denominator, ``2x`` is a numerator alone, ``7.5`` are points; ``!`` behind it means no evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from baocao.edition import Edition
from baocao.errors import Finding
from baocao.scoring import Member, Standings

from project import PERIOD, Project

CRITERIA = """
Năm  | Mã | Nhóm                          | Nội dung       | Cách tính | Điểm tối đa | Điểm mỗi lần
2026 | K  | chương trình, kế hoạch        | Nhiệm vụ       | tỷ lệ     | 40          |
2026 | L  | nhiệm vụ thường xuyên         | Bài viết       | đếm       | 30          | 5
2026 | M  | vận hành bộ máy               | Đủ biểu        | có/không  | 20          |
2026 | N  | chuyển đổi số, xây dựng ngành | Cách làm hay   | định tính | 10          |
2026 | P  | điểm thưởng                   | Được biểu dương | đếm      | 5           | 1
2026 | Q  | điểm trừ                      | Chậm báo cáo   | đếm       | 10          | 2
"""
SCORES = """
Mã tổ chức | Vòng     | K   | L  | M  | N   | P  | Q
A          | tự chấm  | 4/4 | 6x | 1x | 9   | 2x | 0x
A          | hội đồng | 3/4 | 6x | 1x | 8.5 | 1x | 3x
B          | tự chấm  | 1/3 | 2x | 0x | 4   | 0x | 0x
B          | hội đồng | 1/3 | 2x | 0x | 4   | 0x | 0x
"""
SCORING = {
    "basis": "Số liệu minh họa",
    "rounds": ["tự chấm", "hội đồng"],
    "decisive": "hội đồng",
    "register_by": "2026-05-31",
    "ties": [],
    "bands": [{"name": "Tốt", "from": 80}, {"name": "Khá", "from": 0}],
    "awards": [],
}


@dataclass
class Contest:
    """A project that ranks clusters; ``stand`` opens it.

    All units that are scored are members of one cluster and registered in time, unless the test
    draws clusters or registrations itself.
    """

    project: Project
    scoring: dict[str, Any] = field(default_factory=lambda: deepcopy(SCORING))
    units: list[str] = field(default_factory=list)
    period: str = PERIOD

    def score(self, table: str) -> None:
        """Draw the score sheets."""
        headings, *lines = _cells(table)
        rows = [
            {"Năm": "2026", "Kỳ": self.period, "Mã tổ chức": f"'{unit}", "Tiêu chí": f"'{code}",
             "Vòng": in_round, **_numbers(drawn)}
            for unit, in_round, *given in lines
            for code, drawn in zip(headings[2:], given, strict=False)
            if drawn
        ]  # fmt: skip
        self.units = list(dict.fromkeys(line[0] for line in lines))
        self.project.sheet("Chấm điểm", rows)

    def draw(self, sheet: str, table: str) -> None:
        """Draw another register."""
        self.project.sheet(sheet, table)

    def open(self) -> Edition:
        """The edition, with the sheets that the test has not drawn."""
        drawn = {name for sheets in self.project.drawn.values() for name in sheets}
        usual: Mapping[str, str] = {
            "Tiêu chí": CRITERIA,
            "Cụm thi đua": self._cluster(),
            "Đăng ký thi đua": self._registrations(),
            "Khen thưởng": "Mã | Phạm vi",
        }
        for name in usual.keys() - drawn:
            self.project.sheet(name, usual[name])
        registers = ["Cụm thi đua", "Đăng ký thi đua", "Tiêu chí", "Chấm điểm", "Khen thưởng"]
        self.project.report |= {"ranks": True, "registers": registers}
        self.project.edition(self.period, scoring=self.scoring)
        if not self.project.rules:
            self.project.indicators("- {id: members, count: Cụm thi đua}")
        return self.project.open(self.period)

    def stand(self) -> Standings:
        """How the members stand."""
        standings = self.open().standings
        assert standings is not None
        return standings

    def found(self, code: str) -> list[Finding]:
        """What was found under a code."""
        return [each for each in self.stand().findings if each.code == code]

    def _cluster(self) -> str:
        rows = [f"2026 | 'C1 | Cụm 1 | '{unit} | Thành viên" for unit in self.units]
        return "\n".join(["Năm | Mã cụm | Tên cụm | Mã tổ chức | Vai trò", *rows])

    def _registrations(self) -> str:
        rows = [f"DK{unit} | 2026 | '{unit} | tập thể | 20/05/2026" for unit in self.units]
        return "\n".join(["Mã | Năm | Mã tổ chức | Đối tượng | Ngày đăng ký", *rows])


@pytest.fixture
def contest(tmp_path: Path) -> Contest:
    """A project whose scores the test draws."""
    return Contest(Project(tmp_path))


@pytest.fixture
def scored(contest: Contest) -> Contest:
    """Two units with all scores in both rounds."""
    contest.score(SCORES)
    return contest


def totals(member: Member) -> list[float]:
    """The totals of a member, round by round."""
    return [float(figure.value) for figure in member.totals.values()]


def _cells(table: str) -> list[list[str]]:
    lines = [line for line in table.splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _numbers(drawn: str) -> dict[str, str]:
    """What the cells of one score hold."""
    if drawn.startswith("#"):
        return {"Tử số": "", "Mẫu số": "", "Điểm": drawn, "Minh chứng": "tài liệu"}
    written, bare = drawn.removesuffix("!"), drawn.endswith("!")
    numerator, _, denominator = written.removesuffix("x").partition("/")
    points = not (denominator or written.endswith("x"))
    return {
        "Tử số": "" if points else numerator,
        "Mẫu số": denominator,
        "Điểm": written if points else "",
        "Minh chứng": "" if bare else "tài liệu",
    }
