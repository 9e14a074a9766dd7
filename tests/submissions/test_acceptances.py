"""Warnings that somebody answers for: notes with reason, person and last day; never an error."""

from __future__ import annotations

import pytest
from baocao.edition import Edition
from baocao.errors import Finding

from project import Project
from submissions.phoning import received

BOOK = "btctu/2026Q2/chap-nhan.xlsx"
ROW = {
    "Mã kiểm tra": "K-900", "Mã tổ chức": "'22918", "Ô": "", "Lý do": "đã hỏi đơn vị",
    "Người chấp nhận": "CV01", "Ngày": "19/06/2026", "Hết hạn": "31/07/2026",
}  # fmt: skip
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
    project.sheet("Chấp nhận", [ROW | other])
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


@pytest.mark.parametrize("cell", ["", "D8", "$D$8", "d7", " d 8 "])
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


def test_a_rule_of_errors_cannot_be_accepted_though_nothing_was_found(office):
    """The row is not idle: it could never hold."""
    office.checks(CHECK.format(severity="error"))
    (refused,) = [each for each in answered(office).findings if each.code.startswith("D-02")]

    assert (refused.code, refused.severity) == ("D-021", "warning")
    assert refused.problem == "là lỗi, không chấp nhận được: sửa số liệu"


@pytest.mark.parametrize(("code", "ending"), [("K-999", "D-027"), ("R-025", "D-023")])
def test_a_rule_that_there_is_not_is_told(odd, code, ending):
    """What is found in reading the forms is known without a check."""
    (refused,) = [
        each
        for each in answered(odd, **{"Mã kiểm tra": code}).findings
        if each.code.startswith("D-02")
    ]

    assert (refused.code, refused.cells) == (ending, ("B5",))
    assert (f"không có quy tắc {code}" in refused.problem) == (ending == "D-027")


@pytest.mark.parametrize("cell", ["dòng 8", "D8, D7"])
def test_words_that_are_no_name_of_a_cell_are_told(odd, cell):
    """Nothing could ever be found there."""
    so = answered(odd, Ô=cell)

    assert warned(so)["22918-1.xlsx"] == "warning"
    assert told(so) == [("D-028", "warning", BOOK, ("D5",))]


def test_a_person_named_instead_of_coded_is_told_without_the_name(odd):
    """The warning stays accepted."""
    so = answered(odd, **{"Người chấp nhận": "Nguyễn Văn A"})

    assert warned(so)["22918-1.xlsx"] == "note"
    (named,) = [each for each in so.findings if each.code == "D-032"]
    assert (named.severity, named.remedy) == ("warning", "Ghi mã người, không ghi tên")
    assert "Nguyễn" not in str(named)


def test_a_book_from_before_sheet_and_value_could_be_named_is_read(odd):
    """As it was written: of every sheet and value."""
    odd.sheet("Chấp nhận", [ROW], without=["Trang", "Giá trị"])
    so = odd.open()

    assert warned(so)["22918-1.xlsx"] == "note"
    assert [each.code for each in so.findings if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("rename", "lost"), [({"Giá trị": "Gía trị"}, "Giá trị"), ({"Ô": "Cột"}, "Ô")]
)
def test_a_heading_that_is_misspelt_is_not_taken_for_an_older_book(odd, rename, lost):
    """More would be accepted than was meant."""
    odd.sheet("Chấp nhận", [ROW | {"Trang": "", "Giá trị": "9"}], rename=rename)
    so = odd.open()

    assert warned(so)["22918-1.xlsx"] == "warning"
    assert [f"“{lost}”" in each.problem for each in so.findings if each.code == "R-001"] == [True]


@pytest.mark.parametrize(("until", "severity"), [("29/06/2026", "warning"), ("30/06/2026", "note")])
def test_an_acceptance_holds_until_its_last_day(odd, until, severity):
    """Held against the day the edition is counted on (30/6); then the warning is back, and why."""
    so = answered(odd, **{"Hết hạn": until})

    assert warned(so)["22918-1.xlsx"] == severity
    expired = [("D-022", "warning", BOOK, ("H5",))]
    assert told(so) == (expired if severity == "warning" else [])


def test_an_acceptance_expires_on_the_day_of_the_newest_receipt(odd):
    """Another unit's form came after the last day, and the edition is counted long before."""
    answered(odd)
    so = received(odd, "2026-08-01", "24615-1.xlsx")

    assert warned(so)["22918-1.xlsx"] == "warning"
    (expired,) = [each for each in so.findings if each.code == "D-022"]
    assert "tính đến ngày 01/8/2026 là ngày nhận biểu mới nhất" in expired.problem


@pytest.mark.parametrize(
    ("given", "came"),
    [
        ({"Trang": "phát triển đảng viên", "Ô": "D8", "Giá trị": "6"}, []),
        ({"Giá trị": "6; 5"}, []),
        ({"Giá trị": "5; 6"}, []),
        ({"Giá trị": "6"}, ["D-026"]),
        ({"Ô": "D8", "Giá trị": "'6,0"}, []),
        ({"Ô": "D8", "Giá trị": "7"}, ["D-026"]),
        ({"Ô": "D7", "Giá trị": "6"}, ["D-026"]),
        ({"Trang": "Trang bìa"}, ["D-023"]),
    ],
)
def test_an_acceptance_is_of_the_sheet_and_the_value_that_it_names(odd, given, came):
    """Of another one nobody has answered; as long as none is named every one is accepted."""
    so = answered(odd, **given)

    assert warned(so)["22918-1.xlsx"] == ("warning" if came else "note")
    assert [code for code, *_ in told(so)] == came


def test_a_large_number_may_be_typed_as_it_is_printed(odd):
    """Grouped by full stops."""
    odd.form("22918", {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "5000"}, to="22918-1")

    assert told(answered(odd, Ô="D8", **{"Giá trị": "'5.000"})) == []


@pytest.mark.parametrize(("on", "severity"), [("17/06/2026", "warning"), ("18/06/2026", "note")])
def test_a_form_that_came_after_the_acceptance_is_looked_at_anew(odd, on, severity):
    """The form in force came on 18/6: what was accepted before then was another form's."""
    so = answered(odd, Ngày=on)

    assert warned(so)["22918-1.xlsx"] == severity
    again = [("D-025", "warning", BOOK, ("G5",))]
    assert told(so) == (again if severity == "warning" else [])


def test_an_acceptance_is_of_the_forms_it_is_written_beside(odd):
    """An edition over two quarters reads both books; the same check may warn of either form."""
    women = {"Kết nạp trong kỳ": "5", "Trong đó: nữ": "6"}
    odd.form("22918", women, period="2026Q1", to="22918-1", kept="2026Q1")
    odd.edition("2026H1", reads={"forms": ["2026Q1", "2026Q2"]})
    answered(odd)

    so = odd.open("2026H1")

    own = [each for each in so.findings if is_check(each) and "22918" in each.file]
    assert {each.file.split("/")[1]: each.severity for each in own} == {
        "2026Q1": "warning", "2026Q2": "note"
    }  # fmt: skip


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
