"""Reads spreadsheets (xlsx) into sparse cells that know their place; never writes."""

from __future__ import annotations

from baocao.cells import model
from baocao.cells.model import REFUSED_VALUES, Cell, Range, Sheet, Style, Workbook
from baocao.cells.workbook import no_garbage_collection, open_workbook

column_letters, position, ref = model.column_letters, model.position, model.ref

__all__ = ["REFUSED_VALUES", "Cell", "Range", "Sheet", "Style", "Workbook"]
__all__ += ["column_letters", "no_garbage_collection", "open_workbook", "position", "ref"]
