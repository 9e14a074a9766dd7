"""A correction as an analyst writes it down, and the edition that it makes."""

from __future__ import annotations

import json

from baocao import edition
from baocao.edition import Edition

from project import OFFICE, PERIOD, REPORT, Project

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


def received(project: Project, day: str, file: str = "") -> Edition:
    """The edition of a project opened before, when a form came on that day; any form, or all."""
    ledger = project.received() / "ledger.json"
    kept = json.loads(ledger.read_text("utf-8"))
    for entry in kept["entries"]:
        if entry["file"].endswith(file):
            entry["received"] = f"{day}T08:00:00+07:00"
    ledger.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return edition.open(REPORT, OFFICE, PERIOD, project.paths)
