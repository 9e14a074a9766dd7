"""Work on a plan: rows planned for a later period are filled in while that work is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from baocao.archive import Snapshot
from baocao.difference.model import CellChange, RowChange
from baocao.difference.scopes import Scopes
from baocao.period import Period

if TYPE_CHECKING:
    from baocao.registers import Form

WORDS = "text"


def only_worked_on(row: RowChange, old: Snapshot, forms: Mapping[str, Form]) -> bool:
    """Whether a row that was planned for a period after that of ``old`` has only been worked on.

    What the report tells of the plan is as it was: no cell differs that a figure counting the row
    looks at, nor words that stood there. ``forms`` are the registers by name.
    """
    form = forms.get(row.register)
    if row.kind != "changed" or row.old is None or form is None or not form.planned:
        return False
    _, planned = row.old.cells.get(form.planned[0], ("", None))
    due = Period.read(str(planned))
    scopes = Scopes(old.figures)
    return bool(due and old.period < due) and not any(
        _were_words(cell, form) or scopes.holds(figure, row.old, cell.heading)
        for cell in row.cells
        for figure in row.figures
    )


def _were_words(cell: CellChange, form: Form) -> bool:
    column = form.columns.get(cell.heading)
    return bool(cell.old) and (column is None or column.kind == WORDS)
