"""A correction as an analyst writes it down, and the edition that it makes."""

from __future__ import annotations

from baocao.edition import Edition

from project import Project

SHEET = "Phát triển đảng viên"
BOOK = "btctu/2026Q2/sua-so-lieu.xlsx"
FORM = "btctu/2026Q2/received/22918-1.xlsx"
ROW = {
    "Tệp": "'22918", "Trang": SHEET, "Ô": "D7", "Số cũ": "5", "Số mới": "6",
    "Lý do": "cộng sót một chi bộ", "Người báo": "CV01",
    "Ngày": "19/06/2026", "Đến ngày": "31/07/2026",
}  # fmt: skip


def phoned(project: Project, **other: str) -> Edition:
    """The edition when 22918 has said on 19/6 that it admitted 6, not 5; but for ``other``."""
    project.sheet("Sửa số liệu", [ROW | other])
    return project.open()
