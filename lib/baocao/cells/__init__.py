"""Reads spreadsheets (xlsx) into sparse cells that know their place; never writes."""

from __future__ import annotations

from baocao.cells.model import (
    REFUSED_VALUES,
    Cell,
    Range,
    Sheet,
    Style,
    Workbook,
    column_letters,
    ref,
)
from baocao.cells.workbook import open_workbook

__all__ = [
    "REFUSED_VALUES",
    "Cell",
    "Range",
    "Sheet",
    "Style",
    "Workbook",
    "column_letters",
    "open_workbook",
    "ref",
]
