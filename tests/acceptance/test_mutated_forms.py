"""Changes to units' forms, and to what people write of them, move only what rests on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from acceptance.mutating import (
    moved_outside,
    outcome,
    set_and_open,
    slow_to_make,
    small_office,
)
from acceptance.office import LAST, SampleOffice
from baocao.submissions import CORRECTIONS
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

SHEET = "Phát triển đảng viên"
HEADINGS = [
    "STT", "Tệp", "Trang", "Ô", "Số cũ", "Số mới", "Lý do", "Người báo", "Ngày", "Đến ngày",
]  # fmt: skip
CORRECTED = ("D6", "D7", "D12")
WRITTEN = [77, 0, None, "khác", "x", date(2026, 5, 1), date(2027, 5, 1), "D7", SHEET]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def form(office) -> Path:
    """The form of a committee, which is corrected."""
    return min(office.forms(LAST).glob("*.xlsx"))


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> SampleOffice:
    """A small office."""
    return small_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def book(office, form) -> Path:
    """The book of corrections: one more was admitted, who is young; it agrees in all sums."""
    sheet = openpyxl.load_workbook(form)[SHEET]
    made = openpyxl.Workbook()
    made.active.title = "Sửa số liệu"
    for _ in range(3):
        made.active.append(["Sổ sửa số liệu"])
    made.active.append(HEADINGS)
    said = ("cộng sót", "CV01", date(2026, 6, 25), date(2026, 12, 31))
    for number, cell in enumerate(CORRECTED, start=1):
        old = sheet[cell].value
        code = form.stem.partition("-")[0]
        made.active.append([number, code, SHEET, cell, old, old + 1, *said])
    path = form.parents[1] / f"{CORRECTIONS}.xlsx"
    made.save(path)
    return path


def test_the_corrections_are_in_force_and_the_sum_follows(office, book):
    """Else the tests below would look at nothing."""
    so = office.open()

    assert [each.state for each in so.corrections] == ["applied"] * 3
    assert [len(each.recomputed) for each in so.corrections] == [0, 0, 1]


@slow_to_make
@given(data=st.data())
@pytest.mark.parametrize("which", ["form", "book"])
def test_a_cell_of_a_form_or_of_a_correction_moves_only_what_rests_on_it(
    office, form, book, which, data
):
    """Whatever is typed, received as such: values, words, blanks, in any sheet and around it."""
    before = office.open()
    path = {"form": form, "book": book}[which]
    sheets = openpyxl.load_workbook(path)
    sheet = sheets[data.draw(st.sampled_from(sheets.sheetnames), "sheet")]
    row = data.draw(st.integers(1, sheet.max_row + 2), "row")
    column = data.draw(st.integers(1, sheet.max_column + 1), "column")
    ref = f"{get_column_letter(column)}{row}"
    value = data.draw(st.sampled_from(WRITTEN), "value")

    after = set_and_open(office, path, sheet.title, ref, value)

    file = path.relative_to(office.paths.data).as_posix()
    assert moved_outside(before.figures, after, file, sheet.title, ref) == []


@pytest.mark.parametrize(("cell", "value"), [("F5", 99), ("E5", 99), ("D5", "D9"), ("J5", None)])
def test_a_correction_that_is_changed_changes_the_figure(office, book, cell, value):
    """New value, old value, place and last day each count."""
    name = "party_members.admitted"
    before = office.open().figures[name]

    after = set_and_open(office, book, "Sửa số liệu", cell, value)[name]

    assert outcome(after) != outcome(before)
