"""An office with two committees whose forms have come."""

from __future__ import annotations

from pathlib import Path

import pytest

from project import Project

ADMITTED = """
- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp trong kỳ, unit: đảng viên}
- {id: women, sum: Phát triển đảng viên, of: "Trong đó: nữ", unit: đảng viên}
- {id: share, ratio: [women, admitted], unit: "%"}
"""


@pytest.fixture
def office(tmp_path: Path) -> Project:
    """Committee 22918 has admitted 5, of them 2 women, 24615 has admitted 3; no check is asked.

    Admissions stand in D7 of Phát triển đảng viên, women in D8.
    """
    project = Project(tmp_path)
    project.committees("22918", "24615")
    project.form("22918", {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "2"}, to="22918-1")
    project.form("24615", {"Kết nạp trong kỳ": "3"}, to="24615-1")
    project.indicators(ADMITTED)
    project.declare("Sửa số liệu", "Chấp nhận")
    return project
