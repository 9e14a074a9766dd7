"""What is missing blocks the figures that need it: headings, sheets, workbooks; never a zero."""

from __future__ import annotations

import pytest

RECEIVED = "- {id: received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}"
ALL = "- {id: all, count: Đơn thư}"


def codes(so) -> list[str]:
    """The codes of what was found in registers; those of files (F-xxx) are not of this subject."""
    return [found.code for found in so.findings if found.code.startswith("R")]


def test_a_missing_heading_blocks_the_figures_that_need_it(project):
    """Without the column “Ngày nhận” nothing can be counted by it; the rest can."""
    project.sheet("Đơn thư", "Mã đơn\nD1", without=["Ngày nhận"])
    project.indicators(f"{RECEIVED}\n{ALL}")

    so = project.open()

    assert codes(so) == ["R-001"]
    assert so["received"].status == "blocked"
    assert "không có cột hoặc dòng “Ngày nhận”" in so["received"].reason
    assert so["all"].value == 1


@pytest.mark.parametrize("heading", ["Từ ngày", "Đến ngày"])
def test_without_a_validity_column_nothing_is_known_to_be_valid(project, heading):
    """The figures of the register are blocked; the report still opens."""
    project.sheet("Nhân sự", "Mã cán bộ\nCB1", without=[heading])
    project.indicators("- {id: staff, count: Nhân sự}")

    so = project.open()

    assert (so["staff"].status, codes(so)) == ("blocked", ["R-001"])


@pytest.mark.parametrize(
    "rule",
    [
        "{id: n, sum: Nhiệm vụ, of: Số lượng}",
        "{id: n, distinct: Nhiệm vụ, of: Số lượng}",
        "{id: n, count: Nhiệm vụ, where: {Số lượng: {from: 1}}}",
        "{id: n, count: Nhiệm vụ, where: {Số lượng: {not: 1}}}",
        "{id: n, count: Nhiệm vụ, where: {Số lượng: có}}",
        "{id: n, count: Nhiệm vụ, where: {Số lượng: trống}}",
        "{id: n, count: Nhiệm vụ, where: {Số lượng: [1, 2]}}",
    ],
)
def test_a_missing_heading_blocks_whatever_is_asked_of_it(project, rule):
    """No operation and no test takes a missing column for an empty one."""
    project.sheet("Nhiệm vụ", "Mã\nN1", without=["Số lượng"])
    project.indicators(f"- {rule}")

    assert project.open()["n"].status == "blocked"


def test_a_heading_that_stands_twice_blocks_its_figures(project):
    """Which of two columns counts is not guessed."""
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận | Ngày nhận\nD1 | 01/04/2026 | 01/05/2026")
    project.indicators(f"{RECEIVED}\n{ALL}")

    so = project.open()

    assert codes(so) == ["R-002"]
    assert so.findings[0].cells == ("D4",)
    assert so["received"].status == "blocked"
    assert so["all"].value == 1


def test_a_missing_sheet_blocks_its_figures_and_is_told_with_the_sheets_there(project):
    """The message names the sheets of the workbook, so that a renamed one is seen."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.keep("Văn bản", "van-phong")
    project.indicators("- {id: documents, count: Văn bản}")

    so = project.open()

    assert codes(so) == ["R-030"]
    assert so.findings[0].problem == "không có trang “Văn bản” (chỉ có “Đơn thư”)"
    assert so["documents"].status == "blocked"


def test_a_sheet_without_headings_blocks_its_figures(project):
    """A sheet that has none of the headings is not taken for an empty register."""
    headings = ["Mã đơn", "Ngày nhận", "Loại", "Phân loại", "Kết quả"]
    project.declare("Đơn thư")
    optional = [name for name in project.registers["Đơn thư"]["columns"] if name not in headings]
    project.sheet("Đơn thư", "Tên lạ\nD1", without=[*headings, *optional])
    project.indicators(ALL)

    so = project.open()

    assert (codes(so), so["all"].status) == (["R-001"], "blocked")


def test_a_missing_workbook_blocks_its_figures(project):
    """A room that has sent no workbook leaves its figures without a value, not at zero."""
    project.declare("Đơn thư")
    project.indicators(ALL)

    so = project.open()

    assert so["all"].status == "blocked"
    assert [each.severity for each in so.findings] == ["error"]
    assert so.findings[0].file == "btctu/2026/van-phong.xlsx"


def test_a_workbook_that_is_no_workbook_blocks_its_figures(project):
    """A file that cannot be opened is told, once for all its registers."""
    project.declare("Đơn thư", "Tiêu chuẩn chính trị")
    project.keep("Tiêu chuẩn chính trị", "van-phong")
    file = project.paths.data / "btctu" / "2026" / "van-phong.xlsx"
    file.parent.mkdir(parents=True)
    file.write_text("không phải bảng tính", encoding="utf-8")
    project.indicators(f"{ALL}\n- {{id: cases, count: Tiêu chuẩn chính trị}}")

    so = project.open()

    assert len(so.findings) == 1
    assert (so["all"].status, so["cases"].status) == ("blocked", "blocked")


def test_one_of_two_rooms_missing_blocks_the_register(project):
    """Half of a register is not counted as if it were the whole."""
    project.sheet("Nhiệm vụ", "Mã\nN1", room="van-phong")
    project.keep("Nhiệm vụ", "van-phong", "to-chuc-can-bo")
    project.indicators("- {id: tasks, count: Nhiệm vụ}")

    assert project.open()["tasks"].status == "blocked"


def test_a_sheet_missing_from_one_of_two_workbooks_blocks_the_register(project):
    """The other room's sheet alone is not the register."""
    project.sheet("Nhiệm vụ", "Mã\nN1", room="van-phong")
    project.sheet("Tổ chức", "Mã tổ chức\nT1")
    project.keep("Nhiệm vụ", "van-phong", "to-chuc-can-bo")
    project.indicators("- {id: tasks, count: Nhiệm vụ}")

    so = project.open()

    assert (so["tasks"].status, codes(so)) == ("blocked", ["R-030"])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("van-phong (1).xlsx", "không mang tên sổ nào của báo cáo"),
        ("van-phong - Copy.xlsx", "không mang tên sổ nào của báo cáo"),
        ("van-phong (bản của máy khác).xlsx", "không mang tên sổ nào của báo cáo"),
        ("~$van-phong.xlsx", "tệp tạm hoặc tệp khóa"),
        (".~lock.van-phong.xlsx#", "tệp tạm hoặc tệp khóa"),
    ],
)
def test_a_file_beside_the_books_is_passed_over_with_a_note(project, name, said):
    """A copy or a lock file is not read, and the report says so."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators(ALL)
    project.open()
    (project.paths.data / "btctu" / "2026" / name).write_bytes(b"")

    so = project.open()

    assert (so["all"].value, so.reasons) == (1, [])
    assert [(each.code, each.severity, each.file) for each in so.findings] == [
        ("R-043", "note", f"btctu/2026/{name}")
    ]
    assert said in so.findings[0].problem


def test_a_book_of_an_older_kind_beside_it_is_warned_of(project):
    """Somebody may go on writing it; it has to be saved as .xlsx."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    project.indicators(ALL)
    project.open()
    (project.paths.data / "btctu" / "2026" / "van-phong.xls").write_bytes(b"")

    (found,) = project.open().findings

    assert (found.code, found.severity) == ("R-043", "warning")
    assert "lưu lại cạnh đó dạng “Excel Workbook (*.xlsx)”" in found.remedy


def test_a_register_without_rows_is_told(project):
    """Headings with nothing below them may be a quiet period or a lost table: somebody looks."""
    project.sheet("Đơn thư", "Mã đơn")

    (found,) = project.open().findings

    assert (found.code, found.severity) == ("R-031", "warning")
    assert found.problem == "sổ “Đơn thư” chưa có dòng nào"
