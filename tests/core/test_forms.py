"""Forms of the committees: whose they are, which are missing, and what totals say of it."""

from __future__ import annotations

import openpyxl
import pytest

ADMITTED = """
- {id: admitted, sum: Phát triển đảng viên, of: Kết nạp từ đầu năm}
- {id: target, sum: Phát triển đảng viên, of: Chỉ tiêu kết nạp cả năm}
- {id: rate, ratio: [admitted, target], unit: "%"}
"""
GAP = "mới có biểu của 1/2 đảng bộ trực thuộc"


@pytest.fixture
def two(project):
    """A project where two committees owe a form and the first has sent it."""
    project.committees("24611", "24615")
    project.indicators(ADMITTED)
    project.form("24611", {"Kết nạp từ đầu năm": "5", "Chỉ tiêu kết nạp cả năm": "20"})
    return project


def test_a_total_adds_the_forms_of_all_committees(two):
    """With every form there the total stands alone and the report can be final."""
    two.form("24615", {"Kết nạp từ đầu năm": "7", "Chỉ tiêu kết nạp cả năm": "28"})

    so = two.open()

    assert (str(so["admitted"]), str(so["rate"]), so.reasons) == ("12", "25%", [])


def test_a_total_with_a_form_missing_says_so_wherever_it_stands(two):
    """In the sentence, in what is made of it, and in the reasons with the committee's name."""
    so = two.open()

    assert str(so["admitted"].phrase) == f"05 ({GAP})"
    assert str(so["rate"].phrase) == f"25% ({GAP})"
    assert so.reasons == [f"{GAP}, còn thiếu: Đảng bộ 24615"]
    assert so.as_json()["completeness"] == {"n": 1, "of": 2}
    assert so.as_json()["state"] == "draft"


def test_every_unit_that_is_missing_is_named_unless_most_are(project):
    """Whoever reads a draft sees whom it lacks, without a page of names at the beginning."""
    codes = [f"{number:05}" for number in range(1, 41)]
    project.committees(*codes)
    for code in codes[:25]:
        project.form(code)
    named = project.open().reasons[0]
    for code in codes[:25]:
        (project.received() / f"{code}.xlsx").unlink()
    none = project.open().reasons[0]

    assert named.endswith(", ".join(f"Đảng bộ {code}" for code in codes[25:]))
    assert none.count("Đảng bộ 0") == 10
    assert none.endswith(" và 30 mục khác")


def test_a_figure_from_books_says_nothing_of_missing_forms(two):
    """Only totals over the forms are incomplete."""
    assert str(two.open()["owed"].phrase) == "02"


@pytest.mark.parametrize(
    ("values", "period", "refused"),
    [
        ({}, "2026Q1", "Kỳ báo cáo"),
        ({}, "Quý II/2025", "Kỳ báo cáo"),
        ({"Mã tổ chức": "'24999"}, "2026Q2", "Mã tổ chức"),
        ({"Mã tổ chức": ""}, "2026Q2", "Mã tổ chức"),
    ],
)
def test_a_form_of_another_unit_or_period_is_refused(two, values, period, refused):
    """Its numbers are not added, its unit counts as missing, and the cover's cell is named."""
    two.form("24615", {**values, "Kết nạp từ đầu năm": "7"}, period=period)

    so = two.open()
    (found,) = [each for each in so.findings if each.code == "R-041"]

    assert str(so["admitted"].phrase) == f"05 ({GAP})"
    assert found.file == "btctu/2026Q2/received/24615.xlsx"
    assert (found.sheet, found.heading) == ("Trang bìa", refused)
    assert "lẽ ra phải là" in found.problem


def test_a_form_under_another_units_name_is_refused(two):
    """The form of 24611 sent again as 24615.xlsx does not count twice."""
    two.form("24611", {"Kết nạp từ đầu năm": "5"}, to="24615")

    so = two.open()

    assert so["admitted"].value == 5
    assert so.completeness.missing == {"24615": "Đảng bộ 24615"}


def test_a_period_written_out_on_the_cover_is_the_same(two):
    """“Quý II/2026” on the cover belongs into the folder 2026Q2."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"}, period="Quý II/2026")

    assert two.open()["admitted"].value == 12


def test_a_code_typed_as_a_number_is_read_as_the_code(two):
    """On the cover the code is known beforehand, so that no zero can be lost; a note says so."""
    two.form("24615", {"Mã tổ chức": "24615", "Kết nạp từ đầu năm": "7"})

    so = two.open()
    (found,) = [each for each in so.findings if each.file]

    assert so["admitted"].value == 12
    assert (found.code, found.severity) == ("R-016", "note")


def test_of_two_submissions_the_one_in_force_counts(two):
    """The committee sent its form again; nothing of the first one is added."""
    two.form("24615", {"Kết nạp từ đầu năm": "70"}, to="24615-1")
    two.form("24615", {"Kết nạp từ đầu năm": "7"}, to="24615-2")

    so = two.open()

    assert so["admitted"].value == 12
    assert so.ledger.in_force["24615"].file == "btctu/2026Q2/received/24615-2.xlsx"
    assert len(so.ledger.sent["24615"]) == 2


def test_a_file_that_the_ledger_does_not_name_is_not_read(two):
    """Forms are taken in by a command; a file put beside them counts for nothing."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"})
    del two.sent["2026Q2"]["24615.xlsx"]

    assert two.open().completeness.missing == {"24615": "Đảng bộ 24615"}


def test_a_form_put_where_forms_once_were_read_from_is_told(two):
    """A warning names the folder, and the command that takes its files in."""
    folder = two.paths.data / "btctu/2026Q2/cap-uy"
    folder.mkdir()
    (folder / "24615.xlsx").write_bytes(b"")

    (found,) = [each for each in two.open().findings if each.code == "R-048"]

    assert found.file == "btctu/2026Q2/cap-uy"
    assert "baocao collect 2026Q2 --inbox data/btctu/2026Q2/cap-uy" in found.remedy


def test_a_received_file_that_somebody_edited_is_refused(two):
    """What was received stays as it was: a later edit is told and its numbers are not added."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"})
    two.open()
    two.form("24615", {"Kết nạp từ đầu năm": "8"})
    two.sent.clear()

    so = two.open()
    (found,) = [each for each in so.findings if each.code == "S-002"]

    assert (found.severity, found.file) == ("error", "btctu/2026Q2/received/24615.xlsx")
    assert so.completeness.missing == {"24615": "Đảng bộ 24615"}


def test_a_damaged_ledger_makes_a_draft_without_forms(two):
    """It is not known which form counts: none does, and one finding says why."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"})
    two.open()
    two.sent.clear()
    (two.received() / "ledger.json").write_text("{", encoding="utf-8")

    so = two.open()
    (found,) = [each for each in so.findings if each.code == "S-001"]

    assert found.file == "btctu/2026Q2/received/ledger.json"
    assert (so.completeness.received, so.as_json()["state"]) == (0, "draft")


def test_every_unit_without_a_form_is_named_with_how_to_take_it_in(two):
    """Whoever calls the committees knows whom to call, and what to do with what comes."""
    (found,) = [each for each in two.open().findings if each.code == "R-044"]

    assert found.problem == "chưa có biểu dùng được của 1 đơn vị: Đảng bộ 24615 (24615)"
    assert "baocao collect 2026Q2 --inbox" in found.remedy


def test_a_form_that_cannot_be_opened_is_missing(two):
    """A broken file is told and its unit counts as missing; the others are added."""
    two.form("24615")
    (two.received() / "24615.xlsx").write_bytes(b"PK hong")

    so = two.open()

    assert str(so["admitted"].phrase) == f"05 ({GAP})"
    assert [each.severity for each in so.findings] == ["error", "warning"]


def without_counts(two, change: str) -> None:
    """Send the form of 24615 with its sheet of counts spoilt so."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"})
    path = two.paths.data / "btctu/2026Q2/received/24615.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Phát triển đảng viên"]
    if change == "sheet":
        book.remove(sheet)
    elif change == "headings":
        sheet.delete_rows(4)
    else:
        sheet.delete_rows(5, sheet.max_row)
    book.save(path)


@pytest.mark.parametrize("change", ["sheet", "headings", "labels"])
def test_a_form_that_lost_its_counts_blocks_their_totals(two, change):
    """No such form is taken in; should the declaration have changed since, no part is a total."""
    without_counts(two, change)

    so = two.open()

    assert so["admitted"].status == "blocked"
    assert [(each.code, each.severity, each.file[-10:]) for each in so.findings if each.file] == [
        ("R-030" if change == "sheet" else "R-001", "error", "24615.xlsx")
    ]


def test_a_label_typed_twice_blocks_and_lies_in_the_scope(two):
    """Which of two values counts is not guessed; the cell of the second label can say so."""
    before = two.open()["admitted"]
    path = two.paths.data / "btctu/2026Q2/received/24611.xlsx"
    book = openpyxl.load_workbook(path)
    book["Phát triển đảng viên"]["B40"] = "Kết nạp từ đầu năm"
    book.save(path)

    assert two.open()["admitted"].status == "blocked"
    assert any(
        (area.sheet, area.column) == ("Phát triển đảng viên", 2) and area.first <= 40 <= area.last
        for area in before.scope
    )


def test_a_bad_cell_in_one_form_blocks_the_totals_that_add_it(two):
    """The total of the other column stands."""
    two.form("24615", {"Kết nạp từ đầu năm": "'1.234", "Chỉ tiêu kết nạp cả năm": "20"})

    so = two.open()

    assert (so["admitted"].status, so["target"].value) == ("blocked", 40)
    assert "24615.xlsx" in so["admitted"].reason


def test_a_total_rests_on_the_value_cells_of_the_forms(two):
    """One cell in each form, in the column of values."""
    two.form("24615", {"Kết nạp từ đầu năm": "7"})

    entries = two.open()["admitted"].as_json()["sources"]

    assert [(entry["file"][-10:], entry["cells"]) for entry in entries] == [
        ("24611.xlsx", ["D6"]),
        ("24615.xlsx", ["D6"]),
    ]


def test_how_many_forms_are_owed_is_not_guessed(two):
    """When the register of units cannot be read, totals say that completeness is unknown."""
    two.sheet("Tổ chức", "Mã tổ chức | Trực thuộc Tỉnh ủy\n24611 | x")

    so = two.open()

    assert so.completeness.expected is None
    assert str(so["admitted"].phrase).startswith("05 (chưa rõ bao nhiêu đảng bộ")
