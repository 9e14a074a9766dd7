"""Whether a form came back as it went out: not one of its numbers is filled in.

Code: S-015 a form without any number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.cells import Cell, Sheet, Workbook
from baocao.errors import Finding
from baocao.registers import Form
from baocao.registers.form import Column
from baocao.registers.layout import by_row, find_record, find_table
from baocao.registers.read import sheet_of


def unfilled(cover: Form, sheets: Sequence[Form], workbook: Workbook) -> Finding | None:
    """Why a form is refused in which no cell is filled beside its cover; None when one is.

    What the form says by itself does not count: what is printed, known of the unit, or computed
    from cells that are blank.
    """
    others = [form for form in sheets if form.sheet != cover.sheet]
    found = ((form, sheet) for form in others if (sheet := sheet_of(form, workbook)))
    if not others or any(_is_filled(cell) for each in found for cell in _open_cells(*each)):
        return None
    problem = "biểu chưa điền số nào"
    remedy = "Đề nghị đơn vị điền số liệu vào các ô nền vàng rồi gửi lại"
    return Finding("S-015", "error", problem, remedy, workbook.name)


def _open_cells(form: Form, sheet: Sheet) -> Iterator[Cell]:
    """The cells with content of those that are left to be filled."""
    rows = by_row(sheet)
    asked = {name for name, column in form.columns.items() if _is_asked(form, name, column)}
    places: list[tuple[int, int]] = []
    if form.labels:
        if record := find_record(form, "", sheet.name, rows):
            lines = [row for label, row in record.rows.items() if label in asked]
            values = [at for name, at in record.values.items() if name != form.percent]
            places = [(row, at) for row in lines for at in values]
    elif table := find_table(form, "", sheet.name, rows):
        columns = [at for name, at in table.columns.items() if name in asked]
        places = [(row, at) for row in table.extent.rows for at in columns]
    yield from (sheet.cells[place] for place in places if place in sheet.cells)


def _is_asked(form: Form, name: str, column: Column) -> bool:
    known = column.must_be or column.adds or column.given or column.printed
    return not known and name not in (form.lines, form.across)


def _is_filled(cell: Cell) -> bool:
    """Whether somebody has put something there; a formula may say nothing, or 0, of blanks."""
    if cell.formula is not None:
        return cell.kind not in ("error", "uncached") and cell.value not in (0, "", None)
    return cell.kind != "text" or bool(str(cell.value).strip())
