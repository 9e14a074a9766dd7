"""Two small clusters whose members are scored; what is scored and proposed is drawn as tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from baocao.narrative import Block
from baocao.ranking import Ranking

from project import Project

SHEETS = ["Cụm thi đua", "Đăng ký thi đua", "Tiêu chí", "Chấm điểm", "Khen thưởng", "Tổ chức"]
ORGANISATIONS = """
Mã tổ chức | Tên
A          | Đảng ủy phường 1 Bảo Lộc
B          | Đảng ủy xã Đạ Tẻh 2
C          | Đảng ủy xã Lạc Dương
D          | Đảng ủy xã Tuy Đức
E          | Đảng ủy đặc khu Phú Quý
"""
CLUSTERS = """
Năm  | Mã cụm | Tên cụm                | Mã tổ chức | Vai trò    | Phòng theo dõi
2026 | 'C01   | Cụm số 1 (các phường)  | A          | Cụm trưởng | Văn phòng Ban
2026 | 'C01   | Cụm số 1 (các phường)  | B          | Thành viên | Văn phòng Ban
2026 | 'C01   | Cụm số 1 (các phường)  | C          | Cụm phó    | Văn phòng Ban
2026 | 'C02   | Cụm số 2 (các xã)      | D          | Cụm trưởng |
2026 | 'C02   | Cụm số 2 (các xã)      | E          | Thành viên |
"""
CRITERIA = """
Năm  | Mã | Nhóm                   | Nội dung                   | Cách tính | Điểm tối đa | Minh chứng
2026 | K  | chương trình, kế hoạch | Hoàn thành chương trình 06 | định tính | 60          |
2026 | T  | nhiệm vụ thường xuyên  | Sinh hoạt chuyên đề        | định tính | 40          | x
"""
REGISTRATIONS = """
Mã | Năm  | Mã tổ chức | Đối tượng | Ngày đăng ký
R1 | 2026 | A          | tập thể   | 15/05/2026
R2 | 2026 | B          | tập thể   | 20/05/2026
R3 | 2026 | C          | tập thể   | 02/06/2026
R4 | 2026 | D          | tập thể   | 15/05/2026
"""
SCORES = """
Mã tổ chức | Vòng     | K    | T
A          | tự chấm  | 58   | 38
A          | hội đồng | 55   | 37.5
B          | tự chấm  | 50   | 36
B          | hội đồng | 50   | 35
C          | tự chấm  | 48   | 36
C          | hội đồng | 45   | 36
D          | tự chấm  | 59   | 39
D          | hội đồng | 40   | 20
E          | tự chấm  | 30   | 20
E          | hội đồng | 31   | 20
"""
OWN = """
Mã tổ chức | Vòng     | K  | T
A          | tự chấm  | 58 | 38
A          | hội đồng | 50 | 35
B          | tự chấm  | 50 | 36
B          | hội đồng | 49 | 36
"""
PROPOSALS = """
Mã | Phạm vi   | Đối tượng | Tên                                      | Khâu    | Mã tổ chức | Kênh đề xuất | Ngày
K1 | của ngành | tập thể   | Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy | đề nghị | A          | cụm thi đua  | 25/06/2026
"""
SCORING = {
    "basis": "Số liệu minh họa",
    "rounds": ["tự chấm", "hội đồng"],
    "decisive": "hội đồng",
    "register_by": "2026-05-31",
    "ties": [{"group": "nhiệm vụ thường xuyên"}],
    "bands": [{"name": "Tốt", "from": 80}, {"name": "Khá", "from": 0}],
    "awards": [
        {"name": "Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy", "band": "Tốt", "quota": 1},
    ],
}
MOST = """
- {id: clusters.members, count: Cụm thi đua, where: {Năm: năm của kỳ}}
- {id: most.plan, sum: Tiêu chí, of: Điểm tối đa, where: {Nhóm: "chương trình, kế hoạch"}}
"""



def read(block: Block) -> str:
    """A block as it is read, without the escapes of Markdown."""
    return block.markdown.replace("\\", "")


@dataclass
class Council:
    """A project that ranks; ``score`` and ``propose`` say what the sheets hold."""

    project: Project

    def score(self, table: str) -> None:
        """Draw the score sheets: a line a unit and round, a column of points a criterion.

        Every score has evidence but those whose points have an asterisk.
        """
        headings, *lines = [[*map(str.strip, line.split("|"))] for line in _lines(table)]
        rows = [
            {
                "Năm": "2026", "Kỳ": "2026Q2", "Mã tổ chức": unit, "Vòng": in_round,
                "Tiêu chí": code, "Điểm": points.strip("*"),
                "Minh chứng": "" if "*" in points else "tài liệu",
            }
            for unit, in_round, *given in lines
            for code, points in zip(headings[2:], given, strict=True)
            if points
        ]  # fmt: skip
        self.project.sheet("Chấm điểm", rows)

    def propose(self, table: str) -> None:
        """Draw the book of commendations."""
        self.project.sheet("Khen thưởng", table)

    def register(self, table: str) -> None:
        """Draw the book of registrations."""
        self.project.sheet("Đăng ký thi đua", table)

    def open(self) -> Ranking:
        """What a notebook has of it."""
        return Ranking(self.project.open())


def _lines(table: str) -> list[str]:
    return [line for line in table.splitlines() if line.strip()]


@pytest.fixture
def council(tmp_path: Path) -> Council:
    """Two clusters of three and two members, scored by themselves and the council."""
    project = Project(tmp_path)
    project.report |= {"ranks": True, "registers": SHEETS}
    project.edition(scoring=SCORING)
    project.indicators(MOST)
    drawn = (CLUSTERS, REGISTRATIONS, CRITERIA, "", PROPOSALS, ORGANISATIONS)
    for sheet, table in zip(SHEETS, drawn, strict=True):
        if table:
            project.sheet(sheet, table)
    council = Council(project)
    council.score(SCORES)
    return council
