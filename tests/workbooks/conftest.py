"""Forms and checks declared for a test, and what comes to stand on their sheets."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from baocao.cells import Workbook, open_workbook
from baocao.checks import Check
from baocao.registers import Form
from baocao.workbooks import Book, Contents, Place, add_form, cells_of
from openpyxl.worksheet.worksheet import Worksheet
from ruamel.yaml import YAML

OFFICE = "Ban Tổ chức"
TITLES = ("ĐẢNG BỘ A", "BIỂU", "Điền các ô nền vàng")
RECORD = """
sheet: Biểu
form: cap-uy
labels: Tiêu chí
values: Số liệu
unit: người
columns:
  Tổng: {is: count, required: true}
  Nam: {is: count, required: true}
  Nữ: {is: count, required: true}
  Cộng: {is: count, adds: [Nam, Nữ]}
  Nhóm: {is: choice, choices: [a, "2"]}
  Ngày: {is: date}
  Ghi chú: {}
"""
TWO_COLUMNS = """
sheet: Biểu
form: cap-uy
labels: Tiêu chí
values: [Kỳ này, Năm trước]
percent: Tỷ lệ (%)
across: Cột
unit: người
columns: {Tổng: {is: count}, Nam: {is: count}, Nữ: {is: count}}
"""
LINES = """
sheet: Biểu
form: cap-uy
lines: Nhóm
columns:
  Nhóm: {is: choice, choices: [một, hai]}
  Tổng: {is: count}
  Giỏi: {is: count}
  Tỷ lệ: {is: number}
"""


def form_of(yaml: str) -> Form:
    """A form as declared."""
    return Form.model_validate(YAML(typ="safe").load(yaml))


def checks_of(yaml: str) -> list[Check]:
    """Checks as declared; what they say and the fix need not be said."""
    usual = {"says": "không khớp", "fix": "Sửa lại"}
    return [Check.model_validate({**usual, **each}) for each in YAML(typ="safe").load(yaml)]


@dataclass(frozen=True)
class Made:
    """A workbook with one form: its bytes, and what other programs see in it."""

    form: Form
    content: bytes

    @property
    def sheet(self) -> Worksheet:
        """The form's sheet as openpyxl has it."""
        return openpyxl.load_workbook(io.BytesIO(self.content))[self.form.sheet]

    def cell(self, heading: str, beside: str = "Số liệu") -> Any:
        """One cell of it."""
        return self.sheet[cells_of(self.form)[heading, beside]]

    def shown(self, folder: Path) -> dict[str, object]:
        """What our own reader sees in each cell."""
        cells = self.read(folder).sheets[self.form.sheet].cells.values()
        return {cell.ref: cell.value for cell in cells}

    def read(self, folder: Path) -> Workbook:
        """The workbook as our own reader has it."""
        (folder / "made.xlsx").write_bytes(self.content)
        return open_workbook(folder / "made.xlsx", "made.xlsx")


def make(
    form: str,
    values: Mapping[Place, object] | None = None,
    checks: str = "[]",
    **contents: Any,
) -> Made:
    """A locked workbook with one form."""
    declared, book = form_of(form), Book(OFFICE, locked=True)
    add_form(book, declared, TITLES, Contents(values or {}, **contents), checks_of(checks))
    return Made(declared, book.bytes(TITLES))


def of_record(values: Sequence[object]) -> dict[Place, object]:
    """Values of the first lines of the record."""
    return {
        (heading, "Số liệu"): value
        for heading, value in zip(("Tổng", "Nam", "Nữ"), values, strict=True)
    }


@pytest.fixture
def made() -> Made:
    """The record with all that can stand in it."""
    return make(RECORD, of_record([5, 2, 3]))
