"""Empty forms: a workbook for each unit whose form of the period has not come yet.

Code: R-047 a unit whose code cannot be the name of a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from baocao.edition import Edition
from baocao.errors import DataError, Finding, ParamsError
from baocao.registers import Form, Register, Spot, take_over
from baocao.rolling.paper import Paper
from baocao.rolling.sheets import Row, add_record, add_table

FOLDER = "bieu-trong"
FILE_NAME = re.compile(r"\w(?:[\w .-]*[\w-])?")
HINT = "Điền các ô nền vàng rồi gửi lại; giữ nguyên tên tệp, tên trang và các tiêu đề."


@dataclass(frozen=True)
class EmptyForms:
    """The forms that units have still to send: ``names`` of the units by code.

    ``known`` is what the forms say already, by sheet and then by code.
    """

    so: Edition
    sheets: Sequence[Form]
    names: Mapping[str, str]
    known: Mapping[str, Mapping[str, Row]]

    @property
    def folder(self) -> str:
        """The folder that the filled ones come back to, below that of the period."""
        return self.sheets[0].form

    def lacking(self) -> dict[tuple[str, str], int]:
        """For how many units a value to be given is not known, by register and heading."""
        counted = {
            (form.joined[column.given].source, heading): sum(
                row[heading] is None for row in self.known[form.sheet].values()
            )
            for form in self.sheets
            for heading, column in form.columns.items()
            if column.given
        }
        return {name: count for name, count in counted.items() if count}

    def workbook(self, code: str) -> bytes:
        """The file of one unit."""
        paper = Paper(self.so.office.name)
        name = self.names[code].upper()
        for form in self.sheets:
            titles = (name, f"{form.sheet} {self.so.period.name}".upper(), HINT)
            known = self.known[form.sheet][code]
            if form.labels:
                add_record(paper, form, titles, known)
            else:
                add_table(paper, form, titles, [])
        return paper.bytes((name, "DANH MỤC GIÁ TRỊ ĐƯỢC CHỌN", ""))


def empty_forms(so: Edition) -> EmptyForms | None:
    """The forms that are missing from an edition; None when none is.

    Raises:
        ParamsError: a column is given by a joined column that its register does not have.
        DataError: a unit's code cannot be the name of a file.
    """
    units = so.report.units
    names = {code: name or code for code, name in so.completeness.missing.items()}
    if not units or not names:
        return None
    folder = so.registers[units.cover].form.form
    forms = [each.form for each in so.registers.values() if each.form.form == folder]
    forms.sort(key=lambda form: form.sheet != units.cover)
    _usable(names, units.expected)
    outlines = {form.sheet: _outline(form, folder, so, list(names)) for form in forms}
    joined, _ = take_over({**so.registers, **outlines}, so.params.as_of, so.period.year)
    known = {
        form.sheet: dict(zip(names, _known(form, joined[form.sheet].rows), strict=True))
        for form in forms
    }
    return EmptyForms(so, forms, names, known)


def _usable(names: Mapping[str, str], expected: str) -> None:
    wrong = [code for code in names if not FILE_NAME.fullmatch(code)]
    if wrong:
        raise DataError(
            Finding(
                "R-047",
                "error",
                f"mã của {names[code]} không đặt làm tên tệp biểu được",
                f"Sửa mã trong sổ (chỉ tiêu {expected}): chỉ dùng chữ, số, dấu gạch",
                seen=code,
            )
            for code in wrong
        )


def _outline(form: Form, folder: str, so: Edition, codes: Sequence[str]) -> Register:
    """The register as the forms of these units would make it, were they there and empty."""
    told = {"tên tệp": lambda code: code, "kỳ báo cáo": lambda _: str(so.period)}
    rows = [
        {
            heading: told[column.must_be](code) if column.must_be else None
            for heading, column in form.columns.items()
        }
        for code in codes
    ]
    spots = tuple(
        {
            heading: Spot(f"{so.office_code}/{so.period}/{folder}/{code}.xlsx", form.sheet, 1, 1)
            for heading in form.columns
        }
        for code in codes
    )
    table = pd.DataFrame(rows, columns=list(form.columns), dtype=object)
    return Register(form, table, spots, bad={}, areas={})


def _known(form: Form, rows: pd.DataFrame) -> list[dict[str, Any]]:
    for heading, column in form.columns.items():
        if column.given and column.given not in form.joined:
            raise ParamsError(
                f"{form.stands_at}Sổ “{form.sheet}”: “{heading}” lấy sẵn (given) từ cột nối "
                f"“{column.given}” không có. Sửa “given” hoặc thêm vào “joined”."
            )
    return [
        {
            heading: row[column.given] if column.given else column.printed or row[heading]
            for heading, column in form.columns.items()
        }
        for row in rows.to_dict("records")
    ]
