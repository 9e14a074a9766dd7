"""Where each value of a form stands on its sheet, as this program writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.cells import ref
from baocao.registers import Column, Form
from baocao.registers.form import Kind
from baocao.workbooks.stock import HEADING_ROW

NUMBER, UNIT, CHECK = "STT", "Đơn vị tính", "Kiểm tra"
FIRST_ROW = HEADING_ROW + 1

Place = tuple[str, str]
"""A value of a form: its heading, and what it stands beside.

In a record that is a column of values, in a form of fixed lines the line.
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """What heads the columns of a form's sheet, and what its rows are: labels, or lines."""

    form: Form
    heads: Sequence[str]
    rows: Sequence[str]

    def at(self, place: Place) -> tuple[int, int]:
        """Row and column of a value, counting from 1."""
        row, head = place if self.form.labels else place[::-1]
        return FIRST_ROW + self.rows.index(row), 1 + self.heads.index(head)

    def cell(self, place: Place) -> str:
        """The cell of a value, as Excel names it."""
        return ref(*self.at(place))

    def places(self) -> Iterator[Place]:
        """All values, row by row."""
        heads = self.form.value_columns if self.form.labels else own_columns(self.form)
        for row in self.rows:
            for head in heads:
                yield (row, head) if self.form.labels else (head, row)

    @property
    def besides(self) -> Sequence[str]:
        """What there is to be filled in, side by side or one below the other.

        They are the columns of values of a record, or lines: each is a row of the register.
        """
        return self.form.values if self.form.labels else self.rows

    def kind(self, place: Place) -> Kind:
        """What a cell holds."""
        heading, beside = place
        computed = self.form.percent and beside == self.form.percent
        return "number" if computed else self.form.columns[heading].kind


def own_columns(form: Form) -> dict[str, Column]:
    """The columns that the sheet itself has: those joined from other registers left out."""
    return {name: column for name, column in form.columns.items() if name not in form.joined}


def grid(form: Form) -> Grid:
    """The grid of a record, or of a table with fixed lines; of another table it has no rows."""
    if not form.labels:
        lines = form.columns[form.lines].choices if form.lines else ()
        return Grid(form, (NUMBER, *own_columns(form)), tuple(lines))
    before = (NUMBER, form.labels, UNIT) if form.unit else (form.labels,)
    return Grid(form, (*before, *form.value_columns), tuple(form.labelled))


def cells_of(form: Form) -> Mapping[Place, str]:
    """The cell of each value, as Excel names it: by heading and column of values, or line."""
    own = grid(form)
    return {place: own.cell(place) for place in own.places()}
