"""The forms that go out: what they say already, and that they are read when they come back."""

from __future__ import annotations

import json

import openpyxl
from baocao import edition
from baocao.cells import open_workbook
from baocao.registers import read_register
from baocao.workbooks import cells_of

from correspondence.outgoing import (
    SHEETS,
    UNITS,
    command,
    fill,
    forms_of,
    made,
    owes,
    project_of,
    whole,
)
from project import OFFICE, PERIOD, REPORT, Project

OPENING = ("A. Tổng số đảng viên cuối kỳ trước chuyển sang", "Kỳ này")


def template(project: Project, name: str = "24615") -> openpyxl.Workbook:
    """A template as another program sees it."""
    return openpyxl.load_workbook(made(project) / f"{name}.xlsx")


def said(
    project: Project, sheet: str, name: str = "24615", column: str = ""
) -> dict[str, tuple[object, bool]]:
    """The value of each cell of a column of values, else the first, and whether it is locked."""
    form, page = forms_of(project)[sheet], template(project, name)[sheet]
    cells = {place: page[cell] for place, cell in cells_of(form).items()}
    return {
        heading: (cell.value, cell.protection.locked)
        for (heading, beside), cell in cells.items()
        if beside == (column or form.values[0])
    }


def test_there_is_a_template_for_each_unit_that_owes_a_form(committees):
    """Also for one that has sent its own already."""
    committees.form("24611")
    committees.open()

    told = command(committees, f"templates {PERIOD}").output

    assert sorted(path.stem for path in made(committees).glob("*.xlsx")) == list(UNITS)
    assert "Xong, 2 mẫu: " in told
    assert "chưa có công văn vì chưa ghi hạn gửi biểu" in told


def test_a_template_says_whose_it_is_and_what_is_known(committees):
    """Locked, while the rest is open."""
    command(committees, f"templates {PERIOD}")

    assert said(committees, "Trang bìa") | {} == {
        "Mã tổ chức": ("24615", True), "Tên cấp ủy": ("Đảng bộ 24615", True),
        "Kỳ báo cáo": ("2026Q2", True), "Phiên bản biểu": ("2026.2", True),
        **dict.fromkeys(
            ("Số báo cáo", "Ngày báo cáo", "Có bản ký", "Theo văn bản", "Người lập biểu",
             "Người kiểm tra", "Ngày lập"),
            (None, False),
        ),
    }  # fmt: skip
    counts = said(committees, "Phát triển đảng viên")
    assert counts.pop("Chỉ tiêu kết nạp cả năm") == (21, True)
    assert counts.pop("Cộng theo độ tuổi") == ("=SUM(D12:D19)", True)
    assert set(counts.values()) == {(None, False)}


def test_a_template_has_the_sheets_of_the_form_and_a_guide(committees):
    """In this order."""
    command(committees, f"templates {PERIOD}")

    assert template(committees).sheetnames == [*SHEETS, "Hướng dẫn"]


def test_the_closing_of_the_period_before_is_the_opening_of_this_one(tmp_path):
    """As it was closed; without it the cell is there to be filled, and that is said."""
    project = project_of(tmp_path, *UNITS)
    told = command(project, f"templates {PERIOD}").output
    before = said(project, "Biểu 1")[OPENING[0]]
    closing = {"Cột": "Kỳ này", "D. Đảng viên trong danh sách cuối kỳ": "107"}
    project.form("24615", {"Kỳ báo cáo": "2026Q1", **closing}, "2026Q1", sheets=SHEETS[:3],
                 kept="2026Q1")  # fmt: skip
    project.close("2026Q1")

    command(project, f"templates {PERIOD}")

    assert before == (None, False)
    assert f"ô “{OPENING[0]}” còn để trống trong 2 mẫu" in told
    assert said(project, "Biểu 1")[OPENING[0]] == (107, True)
    assert said(project, "Biểu 1", "24611")[OPENING[0]] == (None, False)
    assert template(project)["Biểu 1"]["E5"].value is None  # of the year before nothing is known


def test_what_has_to_be_closed_for_the_opening_is_named_by_its_command(tmp_path):
    """While the period before is open; once it is closed the command is named no more."""
    project = project_of(tmp_path, *UNITS)
    project.edition("2026Q1")
    project.open()

    told = " ".join(command(project, f"templates {PERIOD}").output.split())
    project.close("2026Q1")
    closed = " ".join(command(project, f"templates {PERIOD}").output.split())

    assert "vì chưa có ở số đã chốt của kỳ trước; chạy baocao close 2026Q1 trước, rồi" in told
    assert "còn để trống trong 2 mẫu" in closed
    assert "baocao close" not in closed


def test_the_column_of_a_year_ago_is_what_was_closed_then(tmp_path):
    """All its cells are known, so none is left to be typed; a unit without them fills its own."""
    project = project_of(tmp_path, *UNITS)
    closing = {"D. Đảng viên trong danh sách cuối kỳ": "107", "B.1. Kết nạp": "4"}
    project.form("24615", {"Kỳ báo cáo": "2025Q2", **closing}, "2025Q2", sheets=SHEETS[:3],
                 kept="2025Q2")  # fmt: skip
    project.close("2025Q2")

    command(project, f"templates {PERIOD}")
    own = said(project, "Biểu 1", column="Cùng kỳ năm trước")
    other = said(project, "Biểu 1", "24611", column="Cùng kỳ năm trước")

    assert own["D. Đảng viên trong danh sách cuối kỳ"] == (107, True)
    assert own["B.1. Kết nạp"] == (4, True)
    assert {locked for _, locked in own.values()} == {True}
    assert {*other.values()} == {(None, False)}


def test_a_filled_template_is_read_value_for_value_without_a_word(committees, tmp_path):
    """Fill and return: nothing is found in a form that is right."""
    command(committees, f"templates {PERIOD}")
    filled = whole()
    path = fill(made(committees) / "24615.xlsx", filled, tmp_path / "hop-thu" / "gửi lại (1).xlsx")

    book = open_workbook(path, "x.xlsx")
    for sheet, form in forms_of(committees).items():
        register, findings = read_register(form, [book])
        assert [each for each in findings if each.severity != "note"] == []
        rows = register.rows.to_dict("records")
        key = form.across or form.lines
        for (heading, beside), value in filled.get(sheet, {}).items():
            row = next(each for each in rows if not key or each[key] == beside)
            assert row[heading] == value or form.columns[heading].given, (sheet, heading, beside)


def test_a_filled_template_is_taken_in_and_counted(committees, tmp_path):
    """Under any name, from any folder; no check finds anything in it."""
    command(committees, f"templates {PERIOD}")
    for code in UNITS:
        fill(made(committees) / f"{code}.xlsx", whole(), tmp_path / "hop-thu" / code / "bieu.xlsx")

    command(committees, f"collect {PERIOD} --inbox {tmp_path / 'hop-thu'}")
    so = edition.open(REPORT, OFFICE, PERIOD, committees.paths)

    assert so.completeness.missing == {}
    admitted = so.registers["Phát triển đảng viên"].rows["Kết nạp trong kỳ"]
    assert list(admitted) == [3, 3]
    told = [each for each in so.findings if "received" in each.file and each.severity == "error"]
    assert told == []


def test_a_template_that_comes_back_empty_is_told_cell_by_cell(committees, tmp_path):
    """What was not filled is missing; what the form computes is not."""
    command(committees, f"templates {PERIOD}")
    book = open_workbook(made(committees) / "24615.xlsx", "24615.xlsx")

    found = {
        sheet: {cell for each in read_register(form, [book])[1] for cell in each.cells}
        for sheet, form in forms_of(committees).items()
    }

    assert found["Trang bìa"] == set()
    assert found["Biểu 1"] == {f"D{row}" for row in range(5, 22)}
    assert found["Phát triển đảng viên"] == {f"D{row}" for row in range(6, 20)}
    assert found["Xếp loại năm"] == set()


def test_checks_of_the_office_are_live_in_the_template(committees, tmp_path):
    """Those that a sheet can hold itself to; what they say now is kept beside them."""
    command(committees, f"templates {PERIOD}")
    page = template(committees)["Biểu 1"]
    formulas = {row: page[f"G{row}"].value for row in range(5, 22)}
    shown = open_workbook(made(committees) / "24615.xlsx", "x").sheets["Biểu 1"].cells

    assert formulas[21] == (
        '=IF(OR(AND(COUNT(D5:D6,D12,D21)=4,SUM(D5:D6)<>SUM(D12,D21)),'
        'AND(COUNT(E5:E6,E12,E21)=4,SUM(E5:E6)<>SUM(E12,E21))),"sai",'
        'IF(AND(COUNT(D5:D6,D12,D21)=4,'
        'OR(COUNT(E5:E6,E12,E21)=4,COUNT(E5:E6,E12,E21)=0)),"đạt",""))'
    )  # fmt: skip
    assert shown[21, 7].value == ""
    assert [row for row, formula in formulas.items() if formula] == [6, 8, 12, 16, 18, 21]


def test_the_common_template_lets_the_code_be_chosen(committees):
    """From a list of all; the name is looked up by it; what is of one unit only is open."""
    command(committees, f"templates {PERIOD} --common")
    book = template(committees, "chung")
    cover = book["Trang bìa"]
    rules = {str(rule.sqref): rule for rule in cover.data_validations.dataValidation}
    shown = open_workbook(made(committees) / "chung.xlsx", "chung.xlsx").sheets["Trang bìa"].cells

    assert (cover["B5"].value, cover["B5"].protection.locked) == (None, False)
    assert rules["B5"].formula1 == "'Danh mục'!$A$5:$A$6"
    assert [book["Danh mục"][f"A{row}"].value for row in (5, 6)] == list(UNITS)
    assert cover["B6"].value == (
        "=IFERROR(INDEX('Danh mục'!$B$5:$B$6,MATCH(B5,'Danh mục'!$A$5:$A$6,0)),\"\")"
    )
    assert (cover["B6"].protection.locked, shown[6, 2].value) == (True, "")
    assert said(committees, "Trang bìa", "chung")["Kỳ báo cáo"] == ("2026Q2", True)
    target = said(committees, "Phát triển đảng viên", "chung")["Chỉ tiêu kết nạp cả năm"]
    assert target == (None, False)


def test_the_guide_of_the_common_template_says_that_the_code_is_chosen(committees):
    """That of a unit says that it stands there."""
    command(committees, f"templates {PERIOD}")
    command(committees, f"templates {PERIOD} --common")

    how = {
        name: [row[2] for row in template(committees, name)["Hướng dẫn"].values
               if row[0] == "Trang bìa"][:3]
        for name in ("chung", "24615")
    }  # fmt: skip

    assert how["chung"] == [
        "Chọn mã của đơn vị mình trong danh sách.", "Tự hiện theo mã đã chọn.",
        "Ghi sẵn, không sửa.",
    ]  # fmt: skip
    assert how["24615"][0] == "Ghi sẵn, không sửa."


def test_the_guide_speaks_of_no_check_that_only_the_office_can_meet(committees):
    """Such as that of its book of targets."""
    command(committees, f"templates {PERIOD}")

    told = [row[3] or "" for row in template(committees)["Hướng dẫn"].values]

    assert any("lớn hơn số kết nạp trong kỳ" in each for each in told)
    assert not any("chưa được giao chỉ tiêu" in each for each in told)


def test_a_period_that_is_not_open_is_opened_first(committees):
    """The command for that is named."""
    told = command(committees, "templates 2026Q3", code=1).stderr

    assert "Kỳ 2026Q3 của báo cáo quarterly chưa mở. Mở kỳ trước: baocao new 2026Q3." in told


def test_a_code_that_cannot_name_a_file_is_refused(committees):
    """Nothing is written outside the folder of templates."""
    owes(committees, "24611", "../24615")

    told = command(committees, f"templates {PERIOD}", code=1).stderr

    assert "[R-047]: ghi “../24615”, mã của Đảng bộ không đặt làm tên tệp biểu được" in told
    assert not made(committees).exists()


def test_the_code_of_a_unit_stands_for_a_name_that_is_missing(committees):
    """Its template is made all the same."""
    rows = [{"Mã tổ chức": "'24611", "Trực thuộc Tỉnh ủy": "x", "Tên": ""}]
    committees.sheet("Tổ chức", rows)
    committees.open()
    command(committees, f"templates {PERIOD}")

    assert template(committees, "24611")["Trang bìa"]["A1"].value == "24611"


def test_without_a_list_of_units_it_is_not_known_who_gets_one(committees):
    """That is said, and why."""
    committees.sheet("Tổ chức", "Mã tổ chức | Trực thuộc Tỉnh ủy | Tên\n24611 | x | A")
    committees.open()

    told = command(committees, f"templates {PERIOD}", code=1).stderr

    assert "[R-049]: chưa rõ đơn vị nào phải gửi biểu" in told
    assert "R-016" in told


def test_a_report_without_units_has_no_templates(committees):
    """Another report is to be chosen."""
    del committees.report["units"]
    committees.open()

    told = command(committees, f"templates {PERIOD}", code=1).stderr

    assert "Báo cáo “quarterly” không có đơn vị nào phải gửi biểu" in told


def test_a_value_given_by_no_join_is_refused(committees):
    """The message names the register and both columns."""
    columns = json.loads(json.dumps(committees.registers["Phát triển đảng viên"]))
    columns["columns"]["Tuổi 18-30"]["given"] = "Tuổi"
    committees.registers["Phát triển đảng viên"] = columns
    committees.open()

    told = command(committees, f"templates {PERIOD}", code=1).stderr

    assert "“Phát triển đảng viên”: “Tuổi 18-30” lấy sẵn (given) từ cột nối “Tuổi” không có" in told
