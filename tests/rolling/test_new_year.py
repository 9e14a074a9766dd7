"""The books of a new year: all sheets as declared, and the rows that go on."""

from __future__ import annotations

import json
from datetime import datetime

import openpyxl
import pytest

STAFF = """
    Mã cán bộ | Phòng | Từ ngày    | Đến ngày
    CB1       | P1    | 01/07/2025 |
    CB2       | P1    | 01/07/2025 | 31/12/2026
    CB3       | P1    | 01/07/2025 | 01/01/2027
    CB4       | =P1   | 01/02/2027 |
    CB5       | P1    | 01/07/2025 | 31-12
"""
TASKS = """
    Mã | Nội dung | Số lượng | Trạng thái | Kỳ kế hoạch | Ngày thực hiện
    N0 | cũ       | 1        | hoàn thành | 2026Q4      | 01/12/2026
    N1 | chưa     | 1        | đang làm   | 2026Q4      |
    N2 | mới      | 3        | kế hoạch   | Quý I/2027  |
    N3 | xa       |          |            | 2027Q3      |
    N4 | nào      |          |            | quý tới     |
    N5 | không    |          |            |             |
"""


SERIES = """\
# Diễn biến năm 2026.
window: {from: 2026-01-01, to: 2026-12-31}
as_of: 2026-12-31
signer: truong-ban
recipients: [Thường trực]
"""


@pytest.fixture
def old(project):
    """A project of 2026Q4 with staff and tasks; 2027Q1 is next."""
    project.edition("2026Q4")
    project.sheet("Nhân sự", STAFF)
    project.sheet("Nhiệm vụ", TASKS, room="van-phong")
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | 01/12/2026")
    return project


def book(project, room: str) -> openpyxl.Workbook:
    """The book of a room for the new year."""
    return openpyxl.load_workbook(project.paths.data / f"btctu/2027/{room}.xlsx")


def rows(sheet) -> list[dict[str, object]]:
    """The rows below the headings."""
    headings = [cell.value for cell in sheet[4]]
    return [
        dict(zip(headings, row, strict=True))
        for row in sheet.iter_rows(min_row=5, values_only=True)
    ]


def test_rows_that_are_not_over_go_on_into_the_new_year(old, run):
    """What ended with the old year stays there; a date that cannot be read is for a person."""
    told = run("new 2027Q1").output

    staff = rows(book(old, "to-chuc-can-bo")["Nhân sự"])

    assert [row["Mã cán bộ"] for row in staff] == ["CB1", "CB3", "CB4", "CB5"]
    assert [row["STT"] for row in staff] == [1, 2, 3, 4]
    assert staff[0]["Từ ngày"] == datetime(2025, 7, 1)
    assert staff[3]["Đến ngày"] == "31-12"
    assert "Nhân sự 4" in told


def test_what_is_planned_for_the_new_year_goes_on(old, run):
    """Tasks by the period they are planned for or unfinished, targets by their year."""
    old.sheet("Chỉ tiêu", "Mã tổ chức | Năm | Giá trị\n'24611 | 2026 | 20\n'24611 | 2027 | 25")
    run("new 2027Q1")

    tasks = rows(book(old, "van-phong")["Nhiệm vụ"])
    targets = rows(book(old, "to-chuc-dang-dang-vien")["Chỉ tiêu"])

    assert [row["Mã"] for row in tasks] == ["N1", "N2", "N3", "N4"]
    assert (tasks[1]["Nội dung"], tasks[1]["Số lượng"]) == ("mới", 3)
    assert tasks[3]["Kỳ kế hoạch"] == "quý tới"
    assert [row["Giá trị"] for row in targets] == [25]


def test_what_the_office_was_made_of_goes_on(old, run):
    """Bodies that ended long ago are still told of when a figure counts them at any time."""
    old.sheet(
        "Tổ chức",
        "Mã tổ chức | Loại | Từ ngày | Đến ngày\n"
        "B1 | cơ quan trước hợp nhất | 01/01/2020 | 30/06/2025\n"
        "P1 | phòng | 01/01/2020 | 30/06/2025",
    )
    old.indicators(
        "- {id: made_of, count: Tổ chức, over_time: none,"
        " where: {Loại: cơ quan trước hợp nhất, Đến ngày: có}}"
    )
    run("new 2027Q1")

    assert [row["Mã tổ chức"] for row in rows(book(old, "to-chuc-can-bo")["Tổ chức"])] == ["B1"]


def test_who_was_there_on_the_last_day_goes_on_where_a_figure_opens_with_them(old, run):
    """The first report of the year counts those of the end of the year before."""
    old.sheet("Đảng viên", "Mã đảng viên | Từ ngày | Đến ngày\n"
              "V1 | 01/07/2025 | 30/12/2026\nV2 | 01/07/2025 | 31/12/2026\nV3 | 01/07/2025 |",
              room="to-chuc-can-bo")  # fmt: skip
    old.keep("Đảng viên", "to-chuc-can-bo")
    old.indicators("- {id: opening, count: Đảng viên, over_time: none, read_at: cuối kỳ trước}")
    run("new 2027Q1")

    members = rows(book(old, "to-chuc-can-bo")["Đảng viên"])

    assert [row["Mã đảng viên"] for row in members] == ["V2", "V3"]


def test_what_the_report_does_not_read_goes_on_too(old, run):
    """A room's book is gone on with as a whole, whichever report opens the year."""
    old.report["indicators"] = ["01"]
    old.indicators("- {id: received, count: Đơn thư}")
    run("new 2027Q1")

    staff = rows(book(old, "to-chuc-can-bo")["Nhân sự"])
    tasks = rows(book(old, "van-phong")["Nhiệm vụ"])

    assert [row["Mã cán bộ"] for row in staff] == ["CB1", "CB3", "CB4", "CB5"]
    assert [row["Mã"] for row in tasks] == ["N1", "N2", "N3", "N4"]


def test_a_year_that_a_check_finds_wrong_goes_on_for_a_person_to_see(old, run):
    """Also where the report does not read the register: the slip may hide who is still there."""
    old.report["indicators"] = ["01"]
    old.indicators("- {id: received, count: Đơn thư}")
    old.sheet("Nhân sự", "Mã cán bộ | Từ ngày | Đến ngày\nCB1 | 01/07/2025 | 01/01/1927")
    old.checks("- {id: C, within: Nhân sự, columns: [Đến ngày], years: {from: -5, to: 5}}")
    run("new 2027Q1")

    (staff,) = rows(book(old, "to-chuc-can-bo")["Nhân sự"])

    assert str(staff["Đến ngày"]) in ("1927-01-01", "1927-01-01 00:00:00")


def test_a_lasting_register_goes_on_as_a_whole(old, run):
    """Records and software have no last day; what is not there any more is taken out by hand."""
    old.sheet("Số hóa hồ sơ", "Mã hồ sơ | Trạng thái\nH1 | đã số hóa\nH2 | chưa")
    told = run("new 2027Q1").output

    records = rows(book(old, "bao-ve-chinh-tri-noi-bo")["Số hóa hồ sơ"])

    assert [row["Mã hồ sơ"] for row in records] == ["H1", "H2"]
    assert "các sổ dùng tiếp" in told
    assert "Số hóa hồ sơ 2" in told


def test_a_lasting_register_of_years_goes_on_with_its_last_year(old, run):
    """Who is in which cluster is decided anew each year; until then last year's is at hand."""
    old.sheet("Cụm thi đua", "Năm | Mã cụm | Mã tổ chức\n"
              "2025 | A | T1\n2026 | A | T2\n2027 | A | T3")  # fmt: skip
    old.sheet("Đăng ký thi đua", "Mã | Năm\nDK1 | 2026\nDK2 | 2027")
    told = run("new 2027Q1").output

    made = book(old, "thi-dua-nganh")

    assert [row["Mã tổ chức"] for row in rows(made["Cụm thi đua"])] == ["T2", "T3"]
    assert [row["Năm"] for row in rows(made["Cụm thi đua"])] == [2026, 2027]
    assert [row["Mã"] for row in rows(made["Đăng ký thi đua"])] == ["DK2"]
    assert "Sổ Cụm thi đua mang sang nguyên dòng của năm 2026" in " ".join(told.split())


def test_anniversaries_go_on_into_the_new_year(old, run):
    """They come round; the column that names the year may say what of: Năm kỷ niệm."""
    old.sheet("Sự kiện", "Mã | Ngày gốc | Năm kỷ niệm\nthành lập Đảng | 03/02/1930 | 2026\n"
              "thành lập Đoàn | 26/03/1931 | 2027\nthành lập Đoàn | 26/03/1931 | 2025")  # fmt: skip
    told = " ".join(run("new 2027Q1").output.split())

    events = rows(book(old, "van-phong")["Sự kiện"])

    assert [(row["Mã"], row["Năm kỷ niệm"]) for row in events] == [
        ("thành lập Đảng", 2026), ("thành lập Đoàn", 2027),
    ]  # fmt: skip
    assert "Sổ Sự kiện mang sang nguyên dòng của năm 2026: dòng còn dùng cho năm 2027" in told


def test_a_book_that_nobody_has_begun_is_made_empty(old, run):
    """A register that the report does not read may have been declared during the year."""
    old.report["indicators"] = ["01"]
    old.indicators("- {id: received, count: Đơn thư}")
    old.keep("Chấm điểm", "cham-diem")
    old.keep("Tổ công tác", "to-cong-tac")
    run("new 2027Q1")

    assert rows(book(old, "cham-diem")["Chấm điểm"]) == []
    assert rows(book(old, "to-cong-tac")["Tổ công tác"]) == []


def test_what_is_told_of_no_period_is_asked_for_where_it_does_not_go_on(old, run):
    """The basis of the office, the text of a plan: last year's rows can be copied and revised."""
    old.sheet("Văn bản", "Số | Vai trò\n1 | căn cứ", room="van-phong")
    old.indicators(
        "- {id: basis, label: Văn bản căn cứ, count: Văn bản, over_time: none,"
        " where: {Vai trò: căn cứ}}"
    )
    told = run("new 2027Q1").output

    assert "Ghi vào sổ năm 2027 những dòng không theo kỳ" in told
    assert "- sổ Văn bản: Văn bản căn cứ" in told


def test_all_else_begins_empty_and_is_read_so(old, run):
    """A sheet without rows has its headings; its figures say that there is nothing yet."""
    old.indicators("- {id: received, count: Đơn thư}")
    run("new 2027Q1")

    so = old.open("2027Q1")

    assert rows(book(old, "van-phong")["Đơn thư"]) == []
    assert str(so["received"].phrase) == "chưa có số liệu"
    assert so["received"].value is None
    assert [each.code for each in so.findings if each.sheet == "Đơn thư"] == []


def test_the_sheets_are_those_declared_with_their_lists(old, run):
    """Closed lists are chosen from, dates look like dates, codes stay text."""
    run("new 2027Q1")
    made = book(old, "van-phong")
    sheet = made["Đơn thư"]

    assert made.sheetnames == ["Nhiệm vụ", "Đơn thư", "Danh mục"]
    assert [sheet["A1"].value, sheet["A2"].value] == ["BAN TỔ CHỨC", "SỔ ĐƠN THƯ NĂM 2027"]
    assert [cell.value for cell in sheet[4]][:4] == ["STT", "Mã đơn", "Ngày nhận", "Loại"]
    looks = sheet.column_dimensions
    assert (looks["B"].number_format, looks["C"].number_format) == ("@", "dd/mm/yyyy")
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists["D5:D5000"] == "'Danh mục'!$G$5:$G$8"
    assert [made["Danh mục"].cell(row, 7).value for row in range(5, 9)] == [
        "kiến nghị", "phản ánh", "khiếu nại", "tố cáo",
    ]  # fmt: skip


def test_a_text_that_looks_like_a_formula_stays_a_text(old, run):
    """What people wrote is carried on, not run."""
    old.sheet("Nhân sự", [{"Mã cán bộ": "CB1", "Phòng": "'=1+1", "Từ ngày": "01/07/2025"}])
    run("new 2027Q1")

    cell = book(old, "to-chuc-can-bo")["Nhân sự"]["C5"]

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_within_a_year_books_are_left_alone(project, run):
    """Who has left and who has come stands in the same book."""
    path = project.paths.data / "btctu/2026/to-chuc-can-bo.xlsx"
    run("check 2026Q2")
    before = path.read_bytes()

    told = run("new 2026Q3").output

    assert path.read_bytes() == before
    assert "to-chuc-can-bo" not in told


def test_a_book_that_cannot_be_read_is_not_begun_anew(old, run):
    """Nobody would miss the rows that were not carried on."""
    run("check 2026Q4")
    (old.paths.data / "btctu/2026/to-chuc-can-bo.xlsx").write_bytes(b"PK hong")
    old.drawn.pop("to-chuc-can-bo")
    old.keep("Nhân sự", "to-chuc-can-bo")
    old.keep("Tổ chức", "to-chuc-can-bo")

    told = run("new 2027Q1", code=1).stderr

    assert "btctu/2026/to-chuc-can-bo.xlsx" in told
    assert not (old.paths.data / "btctu/2027").exists()


def test_a_report_over_closed_ones_needs_no_books(old, run):
    """It goes on to the next year with nothing but its params."""
    titles = {"kind": "BÁO CÁO", "type": "BC", "subject": "Diễn biến đến {ky}"}
    old.report |= titles
    series = {**titles, "closed": "quarterly"}
    old.write("reports.yml", json.dumps({"quarterly": old.report, "series": series}))
    old.write("btctu/2026/series.yml", SERIES)

    told = run("new 2027 --report series").output

    made = old.paths.params / "btctu/2027/series.yml"
    assert made.read_text(encoding="utf-8") == SERIES.replace("2026", "2027")
    assert not (old.paths.data / "btctu/2027").exists()
    assert "Lệnh tiếp theo: baocao lab; baocao build 2027 --report series" in told
