"""Warnings that somebody answers for: notes with reason, person and last day; never an error."""

from __future__ import annotations

import pytest
from baocao.edition import Edition
from baocao.errors import Finding

from project import Project

BOOK = "btctu/2026Q2/chap-nhan.xlsx"
CHECK = """
- id: K-900
  severity: {severity}
  rows: Phát triển đảng viên
  compare: {{left: ["Trong đó: nữ"], is: "<=", right: [Kết nạp trong kỳ]}}
"""


@pytest.fixture
def odd(office: Project) -> Project:
    """Both committees have admitted more women (D8) than members (D7), which is a warning."""
    office.form("22918", {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "6"}, to="22918-1")
    office.form("24615", {"Kết nạp trong kỳ": "3", "Trong đó: nữ": "4"}, to="24615-1")
    office.checks(CHECK.format(severity="warning"))
    return office


def answered(project: Project, **other: str) -> Edition:
    """The edition when somebody answers for K-900 of 22918 until the end of July; but for other."""
    row = {
        "Mã kiểm tra": "K-900", "Mã tổ chức": "'22918", "Ô": "", "Lý do": "đã hỏi đơn vị",
        "Người chấp nhận": "CV01", "Ngày": "19/06/2026", "Hết hạn": "31/07/2026",
    }  # fmt: skip
    project.sheet("Chấp nhận", [row | other])
    return project.open()


def warned(so: Edition) -> dict[str, str]:
    """How grave K-900 is, by the file it was found in."""
    return {each.file.rpartition("/")[2]: each.severity for each in so.findings if is_check(each)}


def is_check(finding: Finding) -> bool:
    """Whether it was found by the check of these tests."""
    return finding.code == "K-900"


def told(so: Edition) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """What was found of acceptances: code, weight, file and cells."""
    return [
        (each.code, each.severity, each.file, each.cells)
        for each in so.findings
        if each.code.startswith("D-02")
    ]


@pytest.mark.parametrize("cell", ["", "D8", "$D$8", "d7"])
def test_an_accepted_warning_is_a_note_with_reason_person_and_days(odd, cell):
    """Of that unit alone, whether one of its cells is named or none."""
    so = answered(odd, Ô=cell)

    assert warned(so) == {"22918-1.xlsx": "note", "24615-1.xlsx": "warning"}
    (note,) = [each for each in so.findings if is_check(each) and each.severity == "note"]
    for said in ("đã chấp nhận: đã hỏi đơn vị; CV01", "19/6/2026", "31/7/2026"):
        assert said in note.problem
    assert [each.state for each in so.acceptances] == ["applied"]
    assert told(so) == []


def test_a_warning_about_another_cell_is_not_accepted(odd):
    """The row that matches nothing is told, so that a slip of the pen comes out."""
    so = answered(odd, Ô="D9")

    assert set(warned(so).values()) == {"warning"}
    assert told(so) == [("D-023", "note", BOOK, ("B5",))]


def test_an_error_cannot_be_accepted(odd):
    """It stays an error, and the row says so."""
    odd.asked.clear()
    odd.checks(CHECK.format(severity="error"))
    so = answered(odd)

    assert set(warned(so).values()) == {"error"}
    assert told(so) == [("D-021", "warning", BOOK, ("B5",))]


@pytest.mark.parametrize(("until", "severity"), [("29/06/2026", "warning"), ("30/06/2026", "note")])
def test_an_acceptance_holds_until_its_last_day(odd, until, severity):
    """Held against the day the edition is counted on (30/6); then the warning is back, and why."""
    so = answered(odd, **{"Hết hạn": until})

    assert warned(so)["22918-1.xlsx"] == severity
    expired = [("D-022", "warning", BOOK, ("H5",))]
    assert told(so) == (expired if severity == "warning" else [])


def test_a_unit_that_has_sent_nothing_is_told(odd):
    """Its code may be misspelt."""
    assert told(answered(odd, **{"Mã tổ chức": "'22919"})) == [("D-024", "warning", BOOK, ("C5",))]


@pytest.mark.parametrize("missing", ["Lý do", "Người chấp nhận", "Ngày", "Hết hạn"])
def test_nothing_is_accepted_without_who_why_and_until_when(odd, missing):
    """What is missing is told as in any register."""
    so = answered(odd, **{missing: ""})

    assert warned(so)["22918-1.xlsx"] == "warning"
    assert ("R-003", missing) in {(each.code, each.heading) for each in so.findings}


def test_a_warning_about_the_office_itself_cannot_be_accepted(odd):
    """Only what was found in a form that a unit has sent is somebody's to answer for."""
    odd.sheet("Đơn thư", [{"Mã đơn": "D1", "Ngày nhận": "01/04/2026"}])
    odd.checks("- {id: K-901, severity: warning, present: Đơn thư, columns: [Ngày xử lý]}")
    so = answered(odd, **{"Mã kiểm tra": "K-901"})

    assert ("K-901", "warning") in {(each.code, each.severity) for each in so.findings}
    assert [code for code, *_ in told(so)] == ["D-023"]
