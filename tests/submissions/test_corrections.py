"""Corrections by telephone: laid over the form received, shown with it, never guessed."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from baocao.edition import Edition
from baocao.errors import Finding, ParamsError

from project import Project
from submissions.phoning import BOOK, FORM, ROW, SHEET, phoned, received


def told(so: Edition) -> list[Finding]:
    """What was found of corrections."""
    return [each for each in so.findings if each.code.startswith("D-0")]


def cells(entries: list[dict]) -> dict[str, list[str]]:
    """The cells that an entry of figures.json lists, by file."""
    return {each["file"]: each["cells"] for each in entries}


@pytest.mark.parametrize(
    "named", ["'22918", "22918", "22918-1.xlsx", "22918-1", "btctu/2026Q2/received/22918-1.xlsx"]
)
def test_a_correction_is_laid_over_the_cell(office, named):
    """The unit may be named by its code, typed as text or number, or by the file received."""
    so = phoned(office, Tệp=named)

    assert so["admitted"].value == 9
    assert [each.state for each in so.corrections] == ["applied"]


def test_every_correction_is_told_at_the_cell_with_old_new_reason_who_and_date(office):
    """A note at the cell received: nobody has to look for it elsewhere."""
    (note,) = told(phoned(office))

    assert (note.code, note.severity) == ("D-008", "note")
    assert (note.file, note.sheet, note.cells) == (FORM, SHEET, ("D7",))
    assert (note.heading, note.seen) == ("Kết nạp trong kỳ", "5")
    for said in ("“6”", "sua-so-lieu.xlsx dòng 5", "cộng sót một chi bộ", "CV01", "19/6/2026"):
        assert said in note.problem


def test_the_source_shows_both_the_cell_received_and_the_correction(office):
    """Also of what is computed from the figure; one that does not rest on it has no trace of it."""
    so = phoned(office)

    for name in ("admitted", "share"):
        sources = cells(so[name].as_json()["sources"])
        assert "D7" in sources[FORM][0]
        assert sources[BOOK] == ["B5", "C5", "D5", "E5", "F5", "G5", "H5", "I5", "J5"]
    assert BOOK not in cells(so["women"].as_json()["sources"])


@pytest.mark.parametrize("heading", ROW)
def test_each_cell_of_a_correction_can_change_the_figure(office, heading):
    """It is a source for that: something typed there makes another number, or none."""
    values = ("'không rõ", "", "01/01/2026", "7")

    assert {phoned(office, **{heading: value})["admitted"].value for value in values} != {9}


def test_every_cell_of_the_book_of_corrections_is_in_the_scope(office):
    """A new row can change any figure over the forms, but no figure over the office's books."""
    office.indicators("- {id: organisations, count: Tổ chức}")
    so = phoned(office)

    scope = set(cells(so["women"].as_json()["scope"])[BOOK])
    assert scope >= {f"{letter}4:{letter}56" for letter in "BCDEFGHIJ"}
    assert BOOK not in cells(so["organisations"].as_json()["scope"])


def test_the_file_received_stays_as_it_was(office):
    """Its hash is among the inputs as before, beside that of the book of corrections."""
    before = office.open().inputs[f"data/{FORM}"]
    so = phoned(office)

    assert so.inputs[f"data/{FORM}"] == before
    assert f"data/{BOOK}" in so.inputs


def test_a_blank_cell_can_be_filled(office):
    """Then no old value is written; the error about the blank cell is gone."""
    office.form("22918", {"Kết nạp trong kỳ": ""}, to="22918-1")
    assert office.open()["admitted"].status == "blocked"

    so = phoned(office, **{"Số cũ": ""})

    assert so["admitted"].value == 9
    assert [each.severity for each in so.findings] == ["note"]


@pytest.mark.parametrize(
    ("stands", "old"),
    [("5", "'5"), ("'5", "5"), ("#DIV/0!", "'#DIV/0!"), ("'năm", "'  NĂM "), ("'1.234", "'1.234")],
)
def test_the_old_value_may_be_typed_as_text_or_number(office, stands, old):
    """It is compared as a reader compares."""
    office.form("22918", {"Kết nạp trong kỳ": stands}, to="22918-1")

    assert phoned(office, **{"Số cũ": old})["admitted"].value == 9


@pytest.mark.parametrize("stands", ["#REF!", "#DIV/0!", "#N/A"])
@pytest.mark.parametrize("typed", ["", "'"])
def test_an_error_is_corrected_by_quoting_what_the_cell_shows(office, stands, typed):
    """A spreadsheet makes an error of what is typed, unless the cell is one of text."""
    office.form("22918", {"Kết nạp trong kỳ": stands}, to="22918-1")
    so = phoned(office, **{"Số cũ": f"{typed}{stands}"})

    assert so["admitted"].value == 9
    assert [(each.code, each.seen) for each in so.findings] == [("D-008", stands)]


@pytest.mark.parametrize("old", ["", "'=D8+D9", "'= d8 + d9", "'D8+D9"])
def test_a_formula_never_calculated_is_corrected_by_its_words_or_none(office, old):
    """What it would show depends on who opens the file."""
    office.form("22918", {"Kết nạp trong kỳ": "=D8+D9"}, to="22918-1")

    assert phoned(office, **{"Số cũ": old})["admitted"].value == 9


@pytest.mark.parametrize("old", ["7", "'=D8"])
def test_another_value_than_the_formula_is_refused_with_the_way_out(office, old):
    """The number that somebody saw is not in the file."""
    office.form("22918", {"Kết nạp trong kỳ": "=D8+D9"}, to="22918-1")
    (error,) = told(phoned(office, **{"Số cũ": old}))

    assert error.code == "D-005"
    assert "“=D8+D9”" in error.problem
    assert "để trống Số cũ" in error.remedy


def test_an_error_as_the_new_value_is_not_taken(office):
    """Only the old value is a quotation."""
    so = phoned(office, **{"Số mới": "#REF!"})

    assert so["admitted"].value == 8
    assert [(each.code, each.heading) for each in so.findings] == [("R-004", "Số mới")]


@pytest.mark.parametrize("cell", ["D7", " d 7 ", "'$D$7", "d7", "D\u00a07"])
def test_a_cell_may_be_written_with_spaces_small_or_fixed(office, cell):
    """As people write it."""
    assert phoned(office, Ô=cell)["admitted"].value == 9


@pytest.mark.parametrize("cell", ["7", "dòng 7", "D7:D8", "D", "D07", "Biểu 1!D7"])
def test_what_is_no_name_of_a_cell_is_told_so(office, cell):
    """It is not outside the form: it is nowhere."""
    (error,) = told(phoned(office, Ô=cell))

    assert (error.code, error.cells) == ("D-003", ("D5",))
    assert (error.problem, error.remedy) == ("không phải tên ô", "Ghi như D14")


@pytest.mark.parametrize(("who", "warned"), [("Nguyễn Văn A", True), ("CV01", False)])
@pytest.mark.parametrize(("until", "code"), [("31/07/2026", "D-008"), ("01/06/2026", "D-006")])
def test_a_person_named_instead_of_coded_is_told_without_the_name(office, who, warned, until, code):
    """Whatever becomes of the correction."""
    found = told(phoned(office, **{"Người báo": who, "Đến ngày": until}))

    assert {each.code for each in found} == ({code, "D-032"} if warned else {code})
    for each in found:
        if each.code == "D-032":
            assert (each.severity, each.file, each.cells) == ("warning", BOOK, ("H5",))
            assert each.remedy == "Ghi mã người, không ghi tên"
            assert who not in str(each)


@pytest.mark.parametrize(("stands", "old"), [("5", "4"), ("5", ""), ("", "0"), ("'1.234", "1234")])
def test_a_correction_of_another_value_is_refused(office, stands, old):
    """The message says what stands there; the value received is counted."""
    office.form("22918", {"Kết nạp trong kỳ": stands}, to="22918-1")
    before = office.open()["admitted"].value
    so = phoned(office, **{"Số cũ": old})

    (error,) = told(so)
    assert (error.code, error.severity) == ("D-005", "error")
    assert (error.file, error.sheet, error.cells) == (BOOK, "Sửa số liệu", ("E5",))
    assert f"“{stands.lstrip(chr(39)) or 'để trống'}”" in error.problem
    assert so["admitted"].value == before
    assert so.doubts


@pytest.mark.parametrize(
    ("wrong", "code", "cell"),
    [
        ({"Tệp": "22919-1.xlsx"}, "D-001", "B5"),
        ({"Trang": "Phát triển"}, "D-002", "C5"),
        ({"Ô": "D99"}, "D-003", "D5"),
        ({"Ô": "D4", "Số cũ": "Số liệu"}, "D-003", "D5"),
        ({"Ô": "B7", "Số cũ": "Kết nạp trong kỳ"}, "D-003", "D5"),
        ({"Trang": "Trang bìa", "Ô": "D5", "Số cũ": "'22918", "Số mới": "'24615"}, "D-003", "D5"),
    ],
)
def test_a_correction_of_no_cell_of_the_form_is_refused(office, wrong, code, cell):
    """An unknown file, sheet or cell, the form's own words, and whose form it is."""
    so = phoned(office, **wrong)

    (error,) = told(so)
    assert (error.code, error.severity, error.cells) == (code, "error", (cell,))
    assert error.file == BOOK
    assert so["admitted"].value == 8


def test_a_form_that_cannot_be_read_cannot_be_corrected(office):
    """The unit is named, and not called unknown."""
    (office.received() / "24615-1.xlsx").write_bytes(b"no form")
    (error,) = told(phoned(office, Tệp="'24615"))

    assert error.code == "D-001"
    assert "biểu đang dùng của đơn vị 24615 không đọc được" in error.problem


def test_two_corrections_of_one_cell_are_both_refused(office):
    """Which of them is meant is not known."""
    row = f"22918 | {SHEET} | {{}} | 5 | {{}} | nhầm | CV01 | 19/06/2026 | 31/07/2026"
    heads = "Tệp | Trang | Ô | Số cũ | Số mới | Lý do | Người báo | Ngày | Đến ngày"
    office.sheet("Sửa số liệu", "\n".join([heads, row.format("D7", 6), row.format("$d$7", 7)]))
    so = office.open()

    assert {each.code for each in told(so)} == {"D-004"}
    assert so["admitted"].value == 8


@pytest.mark.parametrize(("until", "admitted"), [("29/06/2026", 8), ("30/06/2026", 9)])
def test_a_correction_holds_until_its_last_day(office, until, admitted):
    """Held against the day the edition is counted on (30/6), not against the clock."""
    so = phoned(office, **{"Đến ngày": until})

    assert so["admitted"].value == admitted
    assert ("D-006" in {each.code for each in told(so)}) == (admitted == 8)


@pytest.mark.parametrize(("day", "admitted"), [("2026-07-31", 9), ("2026-08-01", 8)])
def test_a_correction_expires_though_the_edition_is_counted_on_an_earlier_day(
    office, day, admitted
):
    """The newest receipt of any unit moves the day on, and the message says which day it is."""
    phoned(office)
    so = received(office, day, "24615-1.xlsx")

    assert so["admitted"].value == admitted
    expired = [each.problem for each in told(so) if each.code == "D-006"]
    assert ["tính đến ngày 01/8/2026 là ngày nhận biểu mới nhất" in each for each in expired] == [
        True
    ] * (admitted == 8)


@pytest.mark.parametrize(
    ("book", "heading", "change"),
    [
        ("Sửa số liệu", "Số mới", "rename"),
        ("Chấp nhận", "Giá trị", "rename"),
        ("Chấp nhận", "Ngày", "as text"),
        ("Sửa số liệu", "Ô", "not required"),
    ],
)
def test_a_column_that_is_read_by_its_name_must_be_declared(office, book, heading, change):
    """Renamed or of another kind it is a fault of params, told with the name."""
    columns = dict(office.registers[book]["columns"])
    column = columns.pop(heading)
    spelt = f"{heading} khác" if change == "rename" else heading
    kinds = {"rename": column, "as text": {"required": True}, "not required": {}}
    declared = {**office.registers[book], "key": [], "columns": {**columns, spelt: kinds[change]}}
    office.registers[book] = declared

    with pytest.raises(ParamsError) as refused:
        office.open()

    assert f"cột “{heading}”" in str(refused.value)


@pytest.mark.parametrize(
    ("column", "declared"), [("Số mới", {"is": "count", "quotes": True}), ("Trang", {"later": True})]
)
def test_what_a_column_cannot_quote_or_lack_is_refused(office, column, declared):
    """No count quotes an error, and what must be filled in was never missing."""
    columns = office.registers["Sửa số liệu"]["columns"]
    changed = {**columns, column: {**declared, "required": True}}
    office.registers["Sửa số liệu"] = {**office.registers["Sửa số liệu"], "columns": changed}

    with pytest.raises(ParamsError, match="“later” với cột được để trống"):
        office.open()


@pytest.mark.parametrize("missing", ["Số mới", "Lý do", "Người báo", "Ngày", "Đến ngày"])
def test_a_correction_without_who_why_and_until_when_is_not_applied(office, missing):
    """What is missing is told as in any register."""
    so = phoned(office, **{missing: ""})

    assert so["admitted"].value == 8
    (error,) = [each for each in so.findings if each.code == "R-003"]
    assert error.heading == missing
    assert error.problem == f"chưa ghi “{missing}” nên dòng này chưa được dùng"
    assert f"“{missing}”" in error.remedy


def resent(office: Project, admitted: str) -> None:
    """22918 sends again on 18/6, and the new file is in force."""
    office.form("22918", {"Kết nạp trong kỳ": admitted, "Trong đó: nữ": "2"}, to="22918-2")


def test_a_corrected_file_closes_the_correction(office):
    """The note says that the row can go."""
    resent(office, "6")
    so = phoned(office, Ngày="17/06/2026")

    assert so["admitted"].value == 9
    (note,) = told(so)
    assert (note.code, note.severity, note.file) == ("D-007", "note", BOOK)
    assert "22918-2.xlsx" in note.problem
    assert BOOK not in cells(so["admitted"].as_json()["sources"])


def test_a_file_sent_later_without_the_correction_is_told(office):
    """The correction still holds: the unit may have sent again for another reason."""
    resent(office, "5")
    so = phoned(office, Ngày="17/06/2026", Tệp="22918-1.xlsx")

    assert so["admitted"].value == 9
    assert {(each.code, each.severity) for each in told(so)} == {
        ("D-008", "note"), ("D-009", "warning")
    }  # fmt: skip


def test_a_file_sent_later_with_a_third_value_is_what_counts(office):
    """Neither the old nor the new value: somebody has to ask again."""
    resent(office, "7")
    so = phoned(office, Ngày="17/06/2026")

    assert so["admitted"].value == 10
    assert [each.code for each in told(so)] == ["D-005"]


def test_no_book_of_corrections_is_nothing_to_tell(office):
    """Nor is one without rows."""
    assert (told(office.open()), office.open().corrections) == ([], [])
    office.sheet("Sửa số liệu", "Tệp | Trang")

    assert office.open().findings == []


def test_what_was_wrong_with_the_old_value_is_gone_with_it(office):
    """A word where a number belongs is no error any more."""
    office.form("22918", {"Kết nạp trong kỳ": "'bảy"}, to="22918-1")
    so = phoned(office, **{"Số cũ": "bảy", "Số mới": "7"})

    assert so["admitted"].value == 10
    assert not so.doubts


def test_what_the_workbook_itself_could_not_be_read_for_is_gone_too(office):
    """It was found before any register was read."""
    path = office.received() / "22918-1.xlsx"
    with ZipFile(path) as kept:
        parts = {name: kept.read(name) for name in kept.namelist()}
    with ZipFile(path, "w") as broken:
        for name, content in parts.items():
            broken.writestr(name, content.replace(b'"D7"><v>5<', b'"D7"><v>5,0<'))
    assert office.open().doubts

    so = phoned(office, **{"Số cũ": "5,0"})

    assert so["admitted"].value == 9
    assert not so.doubts


def test_a_correction_is_of_the_forms_it_is_written_beside(office):
    """An edition over two quarters reads both books; the code alone does not say which form."""
    office.form("22918", {"Kết nạp trong kỳ": "5"}, period="2026Q1", to="22918-1", kept="2026Q1")
    office.edition("2026H1", reads={"forms": ["2026Q1", "2026Q2"]})
    phoned(office)
    so = office.open("2026H1")

    assert [each.place.file for each in so.corrections] == [FORM]
