"""A small office at whose desk forms come in; what came is drawn as a table."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest
from baocao import edition
from baocao.desk import Desk
from baocao.errors import Finding
from baocao.submissions import LEDGER, Entry, Ledger

from project import OFFICE, PERIOD, UNITS, Project

ORGANISATIONS = """
Mã tổ chức | Tên                       | Loại             | Tỉnh cũ    | Trực thuộc Tỉnh ủy
TU-CA      | Đảng ủy Công an tỉnh      | đảng ủy cấp tỉnh |            | x
'22918     | Đảng ủy phường Mũi Né     | đảng ủy phường   | Bình Thuận | x
'24611     | Đảng ủy phường 1 Bảo Lộc  | đảng ủy phường   | Lâm Đồng   | x
'24615     | Đảng ủy xã Lạc Dương      | đảng ủy xã       | Lâm Đồng   | x
"""
OWED = "- {id: owed, count: Tổ chức, where: {Trực thuộc Tỉnh ủy: có}}"
COLLECTION = {"kind": "BÁO CÁO", "type": "BC", "subject": "Thu biểu {ky}", "desk": "quarterly"}
CONSOLIDATED = """
- {id: admissions.total, label: Kết nạp, unit: đảng viên, over_time: sum,
   sum: Phát triển đảng viên, of: Kết nạp trong kỳ}
- {id: admissions.women, label: Nữ, unit: đảng viên, over_time: sum,
   sum: Phát triển đảng viên, of: "Trong đó: nữ"}
"""
REFUSAL = Finding("C-001", "error", "tệp .xls của Excel cũ", "Lưu lại dạng .xlsx")


@dataclass
class Office:
    """Four units owe a form by 18 June; ``receive`` says what came of them.

    ``tables`` are further sheets of their forms, by unit and name.
    """

    project: Project
    tables: dict[str, dict[str, str]] = field(default_factory=dict)

    def receive(self, table: str, period: str = PERIOD) -> None:
        """Lay files and the ledger: Đơn vị | Nhận | Kết quả (dùng, chưa dùng, từ chối) | Văn bản.

        A form in force admits as many as ``Kết nạp`` says, one where that is not drawn.
        """
        rows = _rows(table)
        entries = [self._entry(row, number, period) for number, row in enumerate(rows)]
        in_force = {
            entry.unit: entry
            for entry, row in zip(entries, rows, strict=True)
            if row["Kết quả"] == "dùng"
        }
        folder = self.project.received(period)
        folder.mkdir(parents=True, exist_ok=True)
        kept = Ledger(OFFICE, period, tuple(entries), in_force).as_json()
        (folder / LEDGER).write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")

    def open(self) -> Desk:
        """The desk as its notebook opens it."""
        return Desk(edition.open("collection", OFFICE, PERIOD, self.project.paths))

    def _entry(self, row: dict[str, str], number: int, period: str) -> Entry:
        unit, name = row["Đơn vị"], f"{row['Đơn vị']}-{number}.xlsx"
        when = datetime.strptime(f"{row['Nhận']}/2026", "%d/%m/%Y").isoformat()
        refused = row["Kết quả"] == "từ chối"
        if not refused and period == PERIOD:
            values = {"Kết nạp trong kỳ": row.get("Kết nạp") or "1"}
            self.project.form(unit, values, to=name[:-5], tables=self.tables.get(unit))
            self.project.sent.clear()  # the ledger is the one drawn
        path = self.project.received(period) / name
        content = path.read_bytes() if path.is_file() else name.encode()
        return Entry(
            sha256=hashlib.sha256(content).hexdigest(),
            file=f"{OFFICE}/{period}/received/{name}",
            names=(f"biểu {number}.xlsx",),
            received=when,
            unit=unit,
            document=row.get("Văn bản", ""),
            refusal=REFUSAL if refused else None,
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office, before anything came."""
    project = Project(tmp_path)
    project.sheet("Tổ chức", ORGANISATIONS)
    project.declare("Trang bìa", "Phát triển đảng viên")
    project.indicators(OWED)
    project.edition(collection={"due": "2026-06-18", "recipients": ["Như trên", "Lãnh đạo Ban"]})
    project.report["units"] = UNITS
    quarterly = {"kind": "BÁO CÁO", "type": "BC", "subject": "Kết quả {ky}", "units": UNITS}
    project.write("reports.yml", json.dumps({"quarterly": quarterly, "collection": COLLECTION}))
    project.write("consolidated/bieu.yml", CONSOLIDATED)
    project.open()
    return Office(project)


def _rows(table: str) -> list[dict[str, str]]:
    headings, *lines = [
        [cell.strip() for cell in line.split("|")] for line in table.splitlines() if line.strip()
    ]
    return [dict(zip(headings, line + [""] * len(headings), strict=False)) for line in lines]
