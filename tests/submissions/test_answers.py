"""The findings appendix lists what people answer for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from baocao.appendices import Appendices
from baocao.edition import Edition
from baocao.submissions import told_of_keyed_in

from core.printed import tables
from project import Project
from submissions.phoning import ROW

ACCEPTANCE = {
    "Mã kiểm tra": "K-900", "Mã tổ chức": "'22918", "Ô": "D9", "Lý do": "đã hỏi đơn vị",
    "Người chấp nhận": "CV02", "Ngày": "20/06/2026", "Hết hạn": "30/09/2026",
}  # fmt: skip
WARNING = """
- id: K-900
  severity: warning
  rows: Phát triển đảng viên
  compare: {left: ["Trong đó: dân tộc thiểu số"], is: "<=", right: [Kết nạp trong kỳ]}
"""


@pytest.fixture
def office(office: Project) -> Project:
    """The office, whose report has the appendix."""
    office.edition(appendices=["findings"])
    return office


def answered(so: Edition) -> list[list[list[str]]]:
    """The tables of the appendix but for that of the findings."""
    return tables(Appendices(so).findings().markdown)[1:]


def test_corrections_in_force_are_listed(office):
    """Cell, old, new, reason, who, date, until; one that is refused is a finding alone."""
    office.sheet("Sửa số liệu", [ROW, ROW | {"Tệp": "'24615", "Số cũ": "4"}])

    ((_, *rows),) = answered(office.open())

    place = "tệp btctu/2026Q2/received/22918-1.xlsx, trang “Phát triển đảng viên”, ô D7"
    assert rows == [
        ["1", f"{place}, Kết nạp trong kỳ", "5", "6", "cộng sót một chi bộ", "CV01, 19/6/2026",
         "31/7/2026"]
    ]  # fmt: skip


def test_accepted_warnings_are_listed(office):
    """Code, unit, reason, who, date, expiry."""
    given = {"Trong đó: dân tộc thiểu số": "7", "Kết nạp trong kỳ": "5"}
    office.form("22918", given, to="22918-1")
    office.checks(WARNING)
    office.sheet("Chấp nhận", [ACCEPTANCE, ACCEPTANCE | {"Mã tổ chức": "'24615"}])

    ((_, *rows),) = answered(office.open())

    assert rows == [
        ["1", "K-900", "22918", "D9", "đã hỏi đơn vị", "CV02, 20/6/2026", "30/9/2026"]
    ]  # fmt: skip


def test_forms_keyed_in_are_listed_with_their_document(office):
    """A note on each says where to look; forms that units have filled in are not among them."""
    so = office.open()
    entry = replace(so.ledger.in_force["24615"], document="Báo cáo 12-BC/ĐU ngày 15/6/2026")
    ledger = replace(so.ledger, in_force={**so.ledger.in_force, "24615": entry})
    notes = [*told_of_keyed_in(ledger)]

    ((_, *rows),) = answered(replace(so, ledger=ledger, findings=notes))

    assert rows == [["1", "24615", entry.file, entry.document]]
    assert [(note.code, note.file, note.seen) for note in notes] == [
        ("D-030", entry.file, entry.document)
    ]


def test_nothing_that_people_type_can_leave_its_place(office):
    """A reason prints as it is, whatever Markdown would make of it."""
    office.sheet("Sửa số liệu", [ROW | {"Lý do": "'a | **b** {eval}`so`"}])

    ((_, row),) = answered(office.open())

    assert row[4] == "a | **b** {eval}`so`"
