"""The form that goes back to a committee: its figures, what is wrong with them, still a form."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from baocao.correspondence.returns import sent_forms
from baocao.errors import BuildError
from baocao.params import read
from baocao.registers import Form
from baocao.workbooks import cells_of
from baocao.workbooks.looks import FAULTY

from correspondence.office import folder, office, returned, send, send_back, templates, workbook
from project import REPOSITORY, Project

FORM = "Phát triển đảng viên"
LIST = "Lỗi cần sửa"
ADMITTED, WOMEN = ("Kết nạp trong kỳ", "Số liệu"), ("Trong đó: nữ", "Số liệu")
FORMULA, HTML = "=HYPERLINK(\"http://a.vn\")", "<img src=x onerror=alert(1)>"


@pytest.fixture
def project(tmp_path) -> Project:
    """Two committees; one counts in words what another line counts in numbers."""
    project = office(tmp_path, "24615", "24616")
    send(project, "24615", {FORM: {ADMITTED: "mười hai", WOMEN: 7}})
    send(project, "24616")
    return project


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Any:
    """What goes back to the one of them, by itself."""
    project = office(tmp_path_factory.mktemp("office"), "24615")
    send(project, "24615", {FORM: {ADMITTED: "mười hai", WOMEN: 7}})
    send_back(project)
    return workbook(project, "24615")


def cell(sheet: str, place: tuple[str, str]) -> str:
    """Where a value stands on the form."""
    declared = read(REPOSITORY / "params" / "registers" / "bieu.yml", list[Form])
    return cells_of(next(form for form in declared if form.sheet == sheet))[place]


def calculated(book: Any, values: Any) -> None:
    """Put what formulas came to in place of those that saving would leave without a value."""
    for sheet in book:
        for row in sheet.iter_rows():
            for each in row:
                if each.data_type == "f":
                    each.value = values[sheet.title][each.coordinate].value


def test_only_committees_whose_form_is_wrong_get_it_back(project):
    """A workbook and a letter each; what they sent stays where it was received."""
    before = {path: path.read_bytes() for path in project.received().glob("*.xlsx")}

    (only,) = send_back(project)

    assert only.code == "24615"
    assert returned(project) == ["24615.docx", "24615.xlsx"]
    assert {path: path.read_bytes() for path in before} == before


def test_its_own_figures_stand_on_the_form_also_what_could_not_be_read(book):
    """A word in place of a number comes back as that word."""
    sheet = book[FORM]

    assert sheet[cell(FORM, ADMITTED)].value == "mười hai"
    assert sheet[cell(FORM, WOMEN)].value == 7


def test_a_faulty_cell_is_coloured_and_says_what_to_do(book):
    """The comment has the problem and the remedy; cells that are right have none."""
    sheet = book[FORM]
    faulty, right = sheet[cell(FORM, ADMITTED)], sheet[cell(FORM, WOMEN)]

    assert faulty.fill.fgColor.rgb.endswith(FAULTY["error"].removeprefix("#"))
    assert "Ghi “mười hai”" in faulty.comment.text
    assert "Cách sửa: Gõ lại là số" in faulty.comment.text
    assert right.comment is None


def test_every_point_is_a_line_that_leads_to_its_cell(book):
    """The sheet of them stands first."""
    sheet = book[LIST]
    link = sheet["C5"].hyperlink

    assert book.sheetnames[0] == LIST
    assert sheet["A2"].value == "LỖI CẦN SỬA - QUÝ II/2026"
    assert book["Biểu 1"]["A2"].value == "BIỂU 1 - QUÝ II/2026"
    assert [sheet.cell(5, column).value for column in (1, 2, 3, 4)] == [
        1, FORM, cell(FORM, ADMITTED), "Kết nạp trong kỳ"
    ]
    assert link.location == f"'{FORM}'!{cell(FORM, ADMITTED)}"
    assert sheet["A6"].value is None


def test_wide_sheets_are_printed_across_and_as_large_as_the_paper_lets(book):
    """One page wide, with little room beside them; narrow ones stand upright."""
    wide, narrow = book["Xếp loại quý"], book[FORM]

    assert (wide.page_setup.orientation, narrow.page_setup.orientation) == (
        "landscape", "portrait",
    )  # fmt: skip
    assert wide.sheet_properties.pageSetUpPr.fitToPage
    assert wide.page_setup.fitToHeight == 0
    assert wide.page_margins.left == wide.page_margins.right == 0.3


def test_it_can_be_mended_and_sent_again(project):
    """What was to be filled is open, all else locked; with the cell mended nothing is left."""
    send_back(project)
    book = workbook(project, "24615")
    sheet, place = book[FORM], cell(FORM, ADMITTED)
    locked = [each.protection.locked for each in (sheet[place], sheet["A5"], book[LIST]["A5"])]

    sheet[place] = 12
    project.form("24615", to="24615-2")
    calculated(book, workbook(project, "24615", data_only=True))
    book.save(project.received() / "24615-2.xlsx")

    assert locked == [False, True, True]
    assert all(each.protection.sheet for each in book)
    assert send_back(project) == []


def test_the_form_still_checks_itself_and_offers_its_lists(project):
    """The same sheets as went out, after the list of points."""
    send_back(project)
    book = workbook(project, "24615")
    empty = openpyxl.load_workbook(io.BytesIO(templates(project).of_unit("24615")))

    assert book.sheetnames[1:] == empty.sheetnames
    for name in empty.sheetnames:
        assert (
            book[name].data_validations.count == empty[name].data_validations.count
        )


def test_what_the_form_said_already_is_as_it_went_out(tmp_path):
    """A name that the committee wrote over its own comes back as the office has it."""
    project = office(tmp_path, "24615")
    cover = {("Tên cấp ủy", "Nội dung"): HTML}
    send(project, "24615", {"Trang bìa": cover, FORM: {ADMITTED: "không"}})

    send_back(project)

    sheet = workbook(project, "24615")["Trang bìa"]
    assert sheet[cell("Trang bìa", ("Tên cấp ủy", "Nội dung"))].value == "Đảng bộ 24615"


@pytest.mark.parametrize("text", [FORMULA, HTML, "+1+1", "@SUM(A1)"])
def test_what_a_committee_typed_is_never_a_formula(tmp_path, text):
    """On the form, in the list and in the comment it is text."""
    project = office(tmp_path, "24615")
    send(project, "24615", {FORM: {ADMITTED: text}})

    send_back(project)

    book = workbook(project, "24615")
    own = book[FORM][cell(FORM, ADMITTED)]
    assert (own.value, own.data_type) == (text, "s")
    assert text in book[LIST]["E5"].value
    assert book[LIST]["E5"].data_type == "s"
    assert "HYPERLINK" in own.comment.text or text in own.comment.text


def test_each_column_of_values_and_each_line_comes_back_in_its_place(tmp_path):
    """This period and a year ago, one group of people and another."""
    project = office(tmp_path, "24615")
    label, line = "B.1. Kết nạp", "Ủy viên ban thường vụ"
    values = {
        "Biểu 1": {(label, "Kỳ này"): 5, (label, "Cùng kỳ năm trước"): "ba"},
        "Xếp loại quý": {("Tổng số", line): 11},
    }
    send(project, "24615", values)

    send_back(project)

    book = workbook(project, "24615")
    found = {
        place: book[sheet][cell(sheet, place)].value
        for sheet, own in values.items()
        for place in own
    }
    assert found == {place: value for own in values.values() for place, value in own.items()}


def test_a_line_whose_name_was_overwritten_comes_back_where_it_stands(tmp_path):
    """Its figures are known by their row; a row that names the line itself goes before."""
    project = office(tmp_path, "24615")
    first, second = "Bí thư, phó bí thư cấp ủy", "Ủy viên ban thường vụ"
    send(project, "24615", {"Xếp loại quý": {("Tổng số", first): 3, ("Tổng số", second): 4}})
    path = project.received() / "24615.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Xếp loại quý"]
    sheet[cell("Xếp loại quý", ("Nhóm đối tượng", first))] = "Các đồng chí"
    book.save(path)

    (register,) = [
        each for each in project.open().registers.values() if each.name == "Xếp loại quý"
    ]
    (own,) = sent_forms([register]).values()

    assert own.values["Xếp loại quý"]["Tổng số", first] == 3
    assert own.values["Xếp loại quý"]["Tổng số", second] == 4


def test_returns_of_units_that_are_right_now_are_gone(project):
    """The folder is made anew each time, what somebody left there too."""
    send_back(project)
    (folder(project) / "tra-lai" / "24616.xlsx").write_bytes(b"")
    send(project, "24615", to="24615-2")

    assert send_back(project) == []
    assert returned(project) == []


def test_returns_are_made_whole_or_stay_as_they_were(project, monkeypatch):
    """A failure in the middle leaves those of the last time."""
    send_back(project)
    before = {name: (folder(project) / "tra-lai" / name).read_bytes() for name in returned(project)}

    def fail(*_: object) -> bytes:
        raise OSError("đĩa đầy")

    monkeypatch.setattr("baocao.correspondence.sending.return_letter", fail)
    with pytest.raises(BuildError, match="đĩa đầy"):
        send_back(project)

    assert {name: (folder(project) / "tra-lai" / name).read_bytes() for name in before} == before


def test_the_same_forms_give_the_same_files(project):
    """No clock is in them."""
    send_back(project)
    before = {name: (folder(project) / "tra-lai" / name).read_bytes() for name in returned(project)}

    send_back(project)

    assert {name: (folder(project) / "tra-lai" / name).read_bytes() for name in before} == before
