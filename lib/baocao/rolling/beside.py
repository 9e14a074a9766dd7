"""The empty workbooks that people write in while forms come in: corrections and acceptances."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from baocao.desk.standing import units_owed
from baocao.edition import Edition
from baocao.registers import Form
from baocao.submissions import ACCEPTANCES, CORRECTIONS
from baocao.workbooks import Book, add_table

HINTS = {
    CORRECTIONS: (
        "Mỗi dòng sửa một ô của biểu đã nhận. Tệp: ghi mã đơn vị, hay tên tệp trong received như "
        "22918-1.xlsx. Số cũ: như ô đang hiện. Đến ngày phải ghi. Ghi mã người, không ghi tên."
    ),
    ACCEPTANCES: (
        "Mỗi dòng chấp nhận một cảnh báo ở biểu của một đơn vị; lỗi không chấp nhận được. Hết hạn "
        "phải ghi. Ghi mã người, không ghi tên."
    ),
}
UNIT, SHEET = "Mã tổ chức", "Trang"
"""Columns with a dropdown: of the units that owe a form, of the sheets that they send."""


def beside_forms(so: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The workbooks of a period by file name; none where no unit owes a form."""
    units = [unit.code for unit in units_owed(so)]
    forms = [register.form for register in so.registers.values()]
    choices = {UNIT: units, SHEET: [form.sheet for form in forms if form.form]}
    for form in forms if units else ():
        if form.beside:
            yield f"{form.beside}.xlsx", partial(_workbook, so, form, choices)


def _workbook(so: Edition, form: Form, choices: Mapping[str, Sequence[str]]) -> bytes:
    columns = {
        heading: column.model_copy(update={"choices": list(choices.get(heading, ()))})
        for heading, column in form.columns.items()
    }
    office = so.office.name.upper()
    made = Book(so.office.name)
    titles = (office, f"{form.sheet} {so.period.name}".upper(), HINTS.get(form.beside, ""))
    add_table(made, form.model_copy(update={"columns": columns}), titles, [])
    return made.bytes((office, "DANH MỤC GIÁ TRỊ ĐƯỢC CHỌN", ""))
