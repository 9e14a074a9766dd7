"""Every command serves any office: it takes the report that the office's period has."""

from __future__ import annotations

import json

import pytest
from baocao.paths import Paths
from openpyxl import load_workbook

from offices.third import EDITION, PERIOD, REPORT, THIRD, opened
from project import write_book

OF_THIRD = f"--office {THIRD}"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"trace members.total {PERIOD}", "giá trị: 4 đảng viên"),
        (f"check {PERIOD}", "Tổng cộng: lỗi 0, cần xem 0, ghi chú 0."),
        (f"check {PERIOD} --report {REPORT}", "Tổng cộng: lỗi 0"),
        (f"check {PERIOD} --json", "[]"),
        (f"diff {PERIOD}@now {PERIOD}@now", "Không có gì khác nhau"),
        (f"diff {PERIOD}@now {PERIOD}@now --report {REPORT}", "Không có gì khác nhau"),
    ],
)
def test_a_command_takes_the_only_report_of_the_period(three, run, line, told):
    """Named or not; an office that makes no quarterly report need not say so each time."""
    assert told in run(f"{line} {OF_THIRD}").stdout


@pytest.mark.parametrize("line", [f"templates {PERIOD}", f"collect {PERIOD}"])
def test_an_office_that_collects_no_forms_is_told_so(three, run, line):
    """Nothing is written."""
    before = sorted(three.root.rglob("*"))

    refusal = run(f"{line} {OF_THIRD}", code=1).stderr

    assert "không có đơn vị nào phải gửi biểu" in refusal
    assert sorted(three.root.rglob("*")) == before


def another(paths: Paths, name: str) -> None:
    """Params of one more report for the period."""
    file = paths.params / THIRD / PERIOD / f"{name}.yml"
    file.write_text(json.dumps(EDITION), "utf-8")


def test_of_several_reports_one_has_to_be_named(three, run):
    """The message says which there are."""
    another(three, "yearly")

    refusal = run(f"trace members.total {PERIOD} {OF_THIRD}", code=1).stderr

    assert f"Cơ quan “{THIRD}” có 2 báo cáo: {REPORT}, yearly. Chọn một bằng --report." in refusal


def test_of_several_reports_the_usual_one_is_taken(three, run):
    """As it always was in an office that makes a quarterly report."""
    another(three, "quarterly")

    assert "mà cơ quan không thu biểu" in run(f"trace x {PERIOD} {OF_THIRD}", code=1).stderr


def test_a_period_without_reports_names_those_there_are(three, run):
    """To check or build nothing is no success."""
    for command in ("check", "build"):
        refusal = run(f"{command} 2021H2 {OF_THIRD}", code=1).stderr

        assert f"thiếu params/{THIRD}/2021H2/<tên báo cáo>.yml" in refusal
        assert "đang có: 2021H1" in refusal


@pytest.mark.parametrize("line", [f"check {PERIOD}", "new 2021H2", f"trace x {PERIOD}"])
def test_an_office_that_is_not_declared_is_told(three, run, line):
    """A slip in its code makes nothing."""
    refusal = run(f"{line} --office hudn", code=1).stderr

    assert "Chưa khai báo cơ quan “hudn”" in refusal
    assert "Có phải “hudd”?" in refusal


def test_the_half_year_is_followed_by_the_next_of_the_same_books(three, run):
    """Its report is the one of the half-year before; the second half opens on 1 July."""
    told = run(f"new 2021H2 {OF_THIRD}").stdout

    so = opened(three, period="2021H2")
    assert f"baocao build 2021H2 {OF_THIRD} --report {REPORT}" in told
    assert "từ 01/7/2021 đến 31/12/2021" in told
    assert (so["members.opening"].value, so["petitions.received"].value) == (4, 1)
    assert so.subject.replace("\N{NO-BREAK SPACE}", " ").endswith(
        "6 tháng cuối năm 2021, nhiệm vụ trọng tâm 6 tháng đầu năm 2022"
    )


def test_a_new_year_has_books_with_those_who_were_there_on_its_last_day(three, run):
    """Members and organisations go on; who left on the last day still counts as carried over."""
    book = three.data / THIRD / "2021" / "so-dang-vien.xlsx"
    left = {"HU-V1": "31/12/2021", "HU-V2": "30/12/2021"}
    sheet = load_workbook(book)["Đảng viên"]
    cells = sheet.iter_rows(min_row=4, min_col=2)
    headings, *rows = ([cell.value for cell in row] for row in cells)
    members = [{name: day(cell) for name, cell in zip(headings, row, strict=True)} for row in rows]
    for member in members:
        member["Đến ngày"] = left.get(member["Mã đảng viên"], member["Đến ngày"])
    kept = {"Tổ chức": "Mã tổ chức\nHU-DB1", "Biến động đảng viên": "Mã"}
    write_book(book, {**kept, "Đảng viên": members})
    run(f"new 2021H2 {OF_THIRD}")

    told = run(f"new 2022H1 {OF_THIRD}").stdout

    assert "Đảng viên 3, Tổ chức 1" in told
    so = opened(three, period="2022H1")
    assert (so["members.opening"].value, so["members.total"].value) == (3, 2)
    assert opened(three, period="2021H2")["members.total"].value == 3


def day(cell: object) -> str:
    """A cell as the drawing of tests has it."""
    return f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else str(cell or "")


@pytest.mark.slow
def test_a_report_is_closed_and_rebuilt_from_what_was_kept(three, run):
    """The closed edition of any office stands by itself."""
    closed = run(f"close {PERIOD} {OF_THIRD}").stdout

    assert f"Sang kỳ sau: baocao new 2021H2 {OF_THIRD} --report {REPORT}" in closed
    assert "dựng lại giống từng byte" in run(f"verify {OF_THIRD}").stdout
    assert "chưa chốt báo cáo" in run("verify --office duk", code=1).stderr
