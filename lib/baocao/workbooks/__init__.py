"""Workbooks that the program makes: forms to be filled, books to be gone on with."""

from baocao.workbooks.book import Book, Sheet
from baocao.workbooks.forms import Contents, Fault, add_form
from baocao.workbooks.places import Place, cells_of, own_columns
from baocao.workbooks.tables import Row, add_table

__all__ = ["Book", "Contents", "Fault", "Place", "Row", "Sheet"]
__all__ += ["add_form", "add_table", "cells_of", "own_columns"]
