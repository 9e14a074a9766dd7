"""Changes to the spreadsheets move the figures that an independent count says they move."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from pathlib import Path

import openpyxl
import pytest
from acceptance.drawn import draw_office
from acceptance.half_year import EmulatingOffice
from acceptance.mutating import (
    Office,
    changed,
    moved_outside,
    outcome,
    restored,
    set_and_open,
    slow_to_make,
    small_office,
)
from acceptance.office import SampleOffice
from baocao.edition import Edition
from baocao.figures import Figure
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from sample import layout

HEADINGS, FIRST, KEY = 4, 5, 2
DATED = {
    *("Từ ngày", "Đến ngày", "Ngày thực hiện", "Ngày", "Đợt", "Ngày mở đợt", "Ngày nhận"),
    *("Ngày gửi", "Ngày quyết định", "Ngày báo cáo kết quả", "Ngày kiểm tra thẻ", "Ngày gốc"),
}
COUNTED = ("Số người", "Số lượng", "Số lớp", "Số tiền")
WRITTEN = {
    "Kỳ đánh giá": ["2026Q1", "2026Q2", "2025"],
    "Dân tộc": ["Kinh", "Mạ"],
    "Tôn giáo": [None, "Phật giáo"],
    "Điều": [None, 30, 32],
    "Năm kỷ niệm": [2020, 2021],
    **dict.fromkeys(COUNTED, [None, 0, 1, 7]),
}
# The sheet of the forms in which a code or a number is looked up in a book.
HELD_AGAINST = {"Tổ chức": "Trang bìa", "Chỉ tiêu": "Phát triển đảng viên"}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> SampleOffice:
    """A small office: a few dozen rows a book, six committees at most, some of each needed."""
    return small_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module", params=["sample", "emulation", "drawn"])
def either(request, tmp_path_factory) -> Office:
    """A small office with quarters and forms; its half-year of emulation; the drawn committee's."""
    if request.param == "sample":
        return request.getfixturevalue("office")
    if request.param == "emulation":
        small = small_office(tmp_path_factory.mktemp("emulation"))
        return EmulatingOffice(small.root, small.quotas)
    return draw_office(tmp_path_factory.mktemp("bloc"))


def workbooks_with(office: Office, book: layout.Book) -> list[Path]:
    """The room workbooks that hold rows of a book."""
    return [
        path
        for path in sorted(office.books.glob("*.xlsx"))
        if book.name in (opened := openpyxl.load_workbook(path, read_only=True)).sheetnames
        and opened[book.name].max_row > HEADINGS
    ]


def values_for(office: Office, book: layout.Book, heading: str) -> list[object]:
    """Values a person could put into a column in place of what stands there."""
    if heading in DATED and not (heading == "Đợt" and book is layout.HEALTH):
        return list(office.edges)
    if heading == "Kỳ kế hoạch":
        return list(office.labels)
    if heading in WRITTEN:
        return WRITTEN[heading]
    listed = list(book.choices.get(heading, ()))
    return [*listed, None] if listed == ["x"] else listed


def delete_row(sheet: Worksheet, row: int) -> None:
    """Empty a row, as a person does who leaves a gap."""
    for cell in sheet[row]:
        cell.value = None


def add_row(sheet: Worksheet, row: int) -> None:
    """Write a row again below the last, under another key (which the first heading begins)."""
    below = sheet.max_row + 1
    for cell in sheet[row]:
        added = sheet.cell(below, cell.column, cell.value)
        added.number_format = copy(cell.number_format)
        if cell.column == KEY:
            added.value = f"{cell.value}-B"


def agree_with_oracle(office: Office, sheet: str, row: int) -> None:
    """Every figure is what a direct count of the changed cells gives.

    A figure may be blocked only where the changed row is told to be wrong, such as a last day
    before the first, or a form that is held against it: a target that is not the one assigned.
    """
    so = office.open()
    blocked = {name: each.reason for name, each in so.figures.items() if each.status == "blocked"}
    assert blocked == {} or row in rows_told(so, sheet) or rows_told(so, HELD_AGAINST.get(sheet))

    counted = office.counted()
    assert counted.keys() >= so.figures.keys()
    shown = {name: valued(each) for name, each in so.figures.items() if name not in blocked}
    assert shown == {name: counted[name] for name in shown}


def rows_told(so: Edition, sheet: str | None) -> set[int]:
    """The rows of a sheet in which an error was found."""
    return {
        coordinate_to_tuple(ref)[0]
        for found in so.findings
        if found.severity == "error" and found.sheet == sheet
        for ref in found.cells
    }


def valued(figure: Figure) -> object:
    """The value of a figure; a register without rows has none of what is counted in it."""
    nothing_to_count = figure.status == "undefined" and figure.unit != "%"
    return 0 if nothing_to_count else figure.value


@pytest.mark.slow
@slow_to_make
@given(data=st.data())
def test_moves_exactly_the_figures_that_count_the_changed_row(either, data):
    """A row deleted, added, dated otherwise or sorted otherwise moves what counts it, no more."""
    book = data.draw(st.sampled_from(either.layouts), "book")
    path = data.draw(st.sampled_from(workbooks_with(either, book)), "workbook")
    last = openpyxl.load_workbook(path)[book.name].max_row
    row = data.draw(st.integers(FIRST, last), "row")
    headings = [heading for heading in book.headings if values_for(either, book, heading)]
    action = data.draw(st.sampled_from(["delete", "add", *headings]), "action")
    with restored(either):
        with changed(path, book.name) as sheet:
            if action == "delete":
                delete_row(sheet, row)
            elif action == "add":
                add_row(sheet, row)
            else:
                value = data.draw(st.sampled_from(values_for(either, book, action)), "value")
                sheet.cell(row, 2 + book.headings.index(action)).value = value
        agree_with_oracle(either, book.name, last + 1 if action == "add" else row)


@pytest.mark.parametrize(
    ("file", "sheet", "figure_id", "moves"),
    [
        ("van-phong", "Đơn thư", "petitions.received", {"petitions.received"}),
        ("to-chuc-can-bo", "Nhân sự", "staff.female", {"staff.female", "staff.total"}),
    ],
)
def test_a_deleted_row_moves_the_figures_that_count_it(office, file, sheet, figure_id, moves):
    """Deleting one counted row takes one from each figure that counts it."""
    before = office.open()
    spot = min(before[figure_id].sources)
    counting = {
        name
        for name, figure in before.figures.items()
        if any(spot.row == other.row and spot.sheet == other.sheet for other in figure.sources)
    }
    with restored(office):
        with changed(office.books / f"{file}.xlsx", sheet) as worksheet:
            delete_row(worksheet, spot.row)
        after = office.open()

    moved = {name for name in before.figures if before[name].value != after[name].value}
    assert moves <= moved <= counting


def newly_told(so: Edition, before: Edition) -> set[tuple[str, str]]:
    """The rules of what was found after a change and not before it, and how grave it is."""
    return {(each.code, each.severity) for each in so.findings if each not in before.findings}


def test_targets_of_another_year_in_the_same_book_change_nothing(office):
    """The book is kept on from year to year."""
    before = office.open()
    path = office.books / "to-chuc-dang-dang-vien.xlsx"
    with restored(office):
        with changed(path, "Chỉ tiêu") as sheet:
            copy_rows(sheet, layout.TARGETS, {"Năm": 2027})
        after = office.open()

    assert {name: outcome(figure) for name, figure in after.figures.items()} == {
        name: outcome(figure) for name, figure in before.figures.items()
    }
    assert after.findings == before.findings


def test_a_target_set_twice_is_an_error_and_is_not_called_missing(office):
    """Which of the two is meant is not known: the report is a draft until one is taken out."""
    before = office.open()
    path = office.books / "to-chuc-dang-dang-vien.xlsx"
    with restored(office):
        with changed(path, "Chỉ tiêu") as sheet:
            copy_rows(sheet, layout.TARGETS, {})
        so = office.open()

    assert newly_told(so, before) == {("K-017", "error")}
    assert so["party_members.target.assigned"].status == "blocked"


def test_a_commune_without_its_former_province_moves_nobody(office):
    """It is told, and its members are not counted as those of the provincial committees."""
    before = office.open()
    with restored(office):
        with changed(office.books / "to-chuc-can-bo.xlsx", "Tổ chức") as sheet:
            kind, province, closed = (
                2 + layout.ORGANISATIONS.headings.index(name)
                for name in ("Loại", "Tỉnh cũ", "Đến ngày")
            )
            row = next(
                row
                for row in range(FIRST, sheet.max_row + 1)
                if sheet.cell(row, kind).value in ("đảng ủy xã", "đảng ủy phường")
                and sheet.cell(row, province).value
                and not sheet.cell(row, closed).value
            )
            sheet.cell(row, province).value = None
        so = office.open()

    assert newly_told(so, before) == {("K-028", "error")}
    assert so["party_members.admitted.lam_dong"].status == "blocked"
    assert outcome(so["party_members.admitted.provincial"]) == outcome(
        before["party_members.admitted.provincial"]
    )


def copy_rows(sheet: Worksheet, book: layout.Book, other: Mapping[str, object]) -> None:
    """Write every row again below the last, with other values in some columns."""
    for row in range(FIRST, sheet.max_row + 1):
        below = sheet.max_row + 1
        for cell in list(sheet[row]):
            sheet.cell(below, cell.column, cell.value).number_format = copy(cell.number_format)
        for heading, value in other.items():
            sheet.cell(below, 2 + book.headings.index(heading)).value = value


@pytest.fixture(scope="module")
def sheets(either) -> list[tuple[Path, str, int, int]]:
    """Every sheet of the office's books and forms: file, name, last row and last column."""
    return [
        (path, sheet.title, sheet.max_row, sheet.max_column)
        for path in either.files
        for sheet in openpyxl.load_workbook(path)
    ]


@pytest.mark.slow
@slow_to_make
@given(data=st.data())
def test_a_cell_outside_the_scope_never_changes_a_figure(either, sheets, data):
    """Whatever is typed into a cell, filled or blank, in the table or below, figures keep their
    value unless their scope holds it."""
    before = either.open()
    path, sheet, last_row, last_column = data.draw(st.sampled_from(sheets), "sheet")
    rows = st.integers(HEADINGS, last_row) | st.integers(last_row + 1, last_row + 60)
    row = data.draw(rows, "row")
    ref = f"{get_column_letter(data.draw(st.integers(1, last_column + 1), 'column'))}{row}"
    value = data.draw(st.sampled_from(["khác", 7, None, *either.edges, "x"]), "value")
    after = set_and_open(either, path, sheet, ref, value)

    file = path.relative_to(either.paths.data).as_posix()
    assert moved_outside(before.figures, after, file, sheet, ref) == []


@pytest.mark.slow
@slow_to_make
@given(data=st.data())
def test_each_source_cell_can_change_its_figure(either, data):
    """For a source cell there is a value that changes the figure, makes it say why not, or leaves
    no figure where it was the only row of its kind."""
    before = either.open()
    sourced = [name for name, figure in before.figures.items() if figure.sources]
    name = data.draw(st.sampled_from(sourced), "figure")
    spot = data.draw(st.sampled_from(sorted(before[name].sources)), "source")
    ref = f"{get_column_letter(spot.column)}{spot.row}"
    path = either.paths.data / spot.file
    outcomes = (
        set_and_open(either, path, spot.sheet, ref, value).get(name)
        for value in ("không rõ", None, either.edges[1], 7)
    )
    assert any(outcome(after) != outcome(before[name]) for after in outcomes)
