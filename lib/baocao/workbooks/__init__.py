"""Workbooks that the program makes: forms to be filled, books to be gone on with."""

from baocao.workbooks.book import Book
from baocao.workbooks.forms import Contents, Fault, add_form
from baocao.workbooks.formulas import Computed
from baocao.workbooks.guide import Line, add_guide, explained
from baocao.workbooks.places import Place, cells_of, grid, own_columns
from baocao.workbooks.sheet import Sheet
from baocao.workbooks.tables import Row, add_table

__all__ = ["Book", "Computed", "Contents", "Fault", "Line", "Place", "Row", "Sheet"]
__all__ += ["add_form", "add_guide", "add_table", "cells_of", "explained", "grid", "own_columns"]
