"""The emulation report after an analyst typed over some cells of the sample's books."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from baocao import edition
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.paths import Paths
from export.reading import parse
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from project import REPOSITORY

H1 = EditionKey("btctu", "2026H1", "emulation")
FOLDERS = ("params", "notebooks", "data/btctu/2026", "data/btctu/2026H1")
DATABASE = "Phần mềm cơ sở dữ liệu đảng viên"
VERSION = "8.7"  # stands nowhere else in the books
REQUEST = "yêu cầu báo cáo"
FIRST_ROW = 4  # of the headings

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    """The text of the report: another version, one movement ended, one award only proposed."""
    paths = copied(tmp_path_factory.mktemp("emulation"))
    path = paths.data / "btctu/2026/van-phong.xlsx"
    book = load_workbook(path)
    type_over(book["Ứng dụng số"], ("Tên", DATABASE), "Phiên bản", VERSION)
    type_over(book["Phong trào"], ("Chủ đề", "văn hóa công sở"), "Cấp phát động", "tỉnh")
    for heading, value in (("Khâu", "đề nghị"), ("Số quyết định", None), ("Ngày quyết định", None)):
        type_over(book["Khen thưởng"], ("Đợt thi đua", "đăng ký mẫu con dấu mới"), heading, value)
    book.save(path)
    folder = build_edition(H1, paths, ["html"]).folder
    page = parse((folder / "report.html").read_text(encoding="utf-8"))
    return " ".join(page.all("main")[0].text().split())


def copied(root: Path) -> Paths:
    """The sample in a folder of its own."""
    for folder in FOLDERS:
        shutil.copytree(REPOSITORY / folder, root / folder)
    return Paths(root, root / "data", root / "params", root / "build")


def type_over(sheet: Worksheet, where: tuple[str, str], heading: str, value: str | None) -> None:
    """Write another value under a heading, in the only row that holds ``where``."""
    columns = {cell.value: cell.column for cell in sheet[FIRST_ROW]}
    column, held = columns[where[0]], where[1]
    (row,) = [cell.row for (cell,) in sheet.iter_rows(FIRST_ROW, None, column, column)
              if cell.value == held]  # fmt: skip
    sheet.cell(row, columns[heading]).value = value


def between(report: str, first: str, last: str) -> str:
    """What stands between two headings."""
    return report.partition(first)[2].partition(last)[0]


def test_the_version_of_a_software_is_one_cell_wherever_it_is_printed(report):
    """The report names the database of Party members in two chapters."""
    assert report.count(f"{DATABASE} phiên bản {VERSION}") == 2
    assert report.count("phiên bản") == 2


def test_a_movement_that_ended_takes_its_judgement_along(report):
    """Its title, its result and its place in the count are gone; the others stand as they were."""
    told = between(report, "2.1. Các phong trào", "2.2. Các phong trào")

    assert "hưởng ứng 05 phong trào" in told
    assert told.count("Phong trào thi đua “") == 5
    assert "văn hóa công sở" not in report
    assert "chào cờ" not in report


def test_what_is_only_proposed_is_not_among_what_was_given(report):
    """An award that was given stands with its decision, one proposed after all of these."""
    told = between(report, "3. Kết quả công tác khen thưởng", "4. Công tác tuyên truyền")
    given, _, proposed = told.partition("Đang đề nghị cấp có thẩm quyền")

    assert "mẫu con dấu" not in given
    assert given.count("tặng Phòng") == given.count("tặng Ban") == 1
    assert given.count(" tặng ") == given.count("(Quyết định số")
    assert "trong công tác từ năm 2024 đến năm 2025" in given
    assert "Quốc hội khóa XVI và đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031" in given
    assert "cho 01 tập thể" in proposed
    assert "khen thưởng 03 cá nhân" in proposed
    assert "sơ kết 01 năm hoạt động của chính quyền địa phương 02 cấp" in proposed


def test_what_the_books_no_longer_have_is_told(tmp_path):
    """Words of a movement that is gone, one that nobody has written of, and the request."""
    paths = copied(tmp_path)
    path = paths.data / "btctu/2026/van-phong.xlsx"
    book = load_workbook(path)
    type_over(book["Phong trào"], ("Chủ đề", "văn hóa công sở"), "Chủ đề", "khác")
    type_over(book["Văn bản"], ("Chuyên đề", REQUEST), "Chuyên đề", None)
    book.save(path)

    so = edition.open("emulation", "btctu", "2026H1", paths)

    assert [reason.partition(" (tệp")[0] for reason in so.reasons] == [
        "chưa viết: Phong trào khác",
        "có lời mà không in vì sổ không có dòng nào của phần ấy: Văn hóa công sở",
    ]
    assert "K-480" in {each.code for each in so.findings}
