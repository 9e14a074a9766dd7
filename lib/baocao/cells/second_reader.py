"""A second opinion: the same bytes read with openpyxl, and every cell they disagree on."""

from __future__ import annotations

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from baocao.cells.codes import finding
from baocao.cells.model import REFUSED_VALUES, Cell, Sheet, Workbook, ref
from baocao.cells.package import read_bytes
from baocao.cells.values import read_text
from baocao.cells.workbook import named, read_workbook
from baocao.errors import Finding

FAILURES = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    OSError,
    ParseError,
    zipfile.BadZipFile,
)
MAX_MERGED = 1_000_000  # openpyxl makes an object of every merged place
NEAR = 1e-9
HALF_MILLISECOND = 0.5 / 86_400_000

Pair = tuple[Any, Any]  # the cached value and the formula pass of one openpyxl cell


def compare_with_openpyxl(path: Path, name: str | None = None) -> list[Finding]:
    """Every disagreement of the two readers about the file at ``path``, in sheet and cell order.

    openpyxl failing, or warning, is a finding too (F-082, F-083); an empty list means they agree.

    Raises:
        DataError: our own reader refuses the file.
    """
    shown = name or path.name
    ours, data = _ours(path, shown)
    if sum(merged.size for sheet in ours.sheets.values() for merged in sheet.merged) > MAX_MERGED:
        return [replace(finding("F-082", reason="vùng ô gộp quá rộng"), file=shown)]
    try:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            theirs = _read(data)
    except FAILURES as error:
        return [replace(finding("F-082", reason=f"{type(error).__name__}: {error}"), file=shown)]
    said = sorted({str(warning.message) for warning in heard})
    found = [finding("F-083", reason=text) for text in said]
    found += _sheet_lists(ours, theirs)
    for sheet in ours.sheets.values():
        if sheet.name in theirs:
            found += _disagreements(sheet, theirs[sheet.name])
    return [replace(one, file=shown) for one in found]


def _ours(path: Path, name: str) -> tuple[Workbook, bytes]:
    with named(name):
        data = read_bytes(path)
    return read_workbook(data, name, as_written=True), data


def _read(data: bytes) -> dict[str, dict[tuple[int, int], Pair]]:
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(data), data_only=True)
    formulas = load_workbook(io.BytesIO(data))
    # _cells, because the public ways walk every place between the corners: up to 17 billion
    return {
        sheet.title: {
            place: (cell.value, formulas[sheet.title]._cells[place].value)
            for place, cell in sheet._cells.items()
        }
        for sheet in values.worksheets
    }


def _sheet_lists(
    ours: Workbook, theirs: dict[str, dict[tuple[int, int], Pair]]
) -> Iterator[Finding]:
    missing = [
        sheet.name for sheet in ours.sheets.values() if sheet.cells and sheet.name not in theirs
    ]
    if missing or set(theirs) - set(ours.sheets):
        yield finding("F-081", ours=list(ours.sheets), theirs=list(theirs))


def _disagreements(sheet: Sheet, theirs: dict[tuple[int, int], Pair]) -> Iterator[Finding]:
    for place in sorted(sheet.cells.keys() | theirs.keys()):
        cell, (value, formula) = sheet.cells.get(place), theirs.get(place, (None, None))
        if not _same(cell, value, formula):
            seen = "trống" if cell is None else f"{cell.value!r}"
            if cell is not None and cell.formula is not None:
                seen += f" (={cell.formula})"
            other = f"{value!r}" if value == formula else f"{value!r} ({formula})"
            yield finding("F-081", sheet=sheet.name, cells=(ref(*place),), ours=seen, theirs=other)


def _same(cell: Cell | None, value: Any, formula: Any) -> bool:
    if cell is None:
        return value in (None, "") and formula in (None, "")
    if cell.value in REFUSED_VALUES and cell.kind == "error":
        return True  # refused already, with its own finding
    written = formula if isinstance(formula, str) else getattr(formula, "text", None) or ""
    if cell.formula and written.removeprefix("=") != cell.formula.removeprefix("="):
        return False
    return _same_value(cell, value)


def _same_value(cell: Cell, value: Any) -> bool:
    match cell.kind:
        case "text":
            theirs = read_text(value)[1] if isinstance(value, str) else value or ""
            return bool(theirs == str(cell.value))
        case "number":
            return _same_number(cell.value, value)
        case "date":
            return _same_moment(cell.value, value)
        case _:  # True == 1, so the type counts too
            return type(value) is type(cell.value) and value == cell.value


def _same_number(number: object, value: Any) -> bool:
    from openpyxl.utils.datetime import to_excel

    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return (
            isinstance(number, int | Decimal)
            and abs(float(number) - to_excel(value)) < 2 * HALF_MILLISECOND
        )
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not isinstance(number, int | Decimal)
    ):
        return False
    return abs(float(number) - value) <= NEAR * max(1.0, abs(value))


def _same_moment(moment: object, value: Any) -> bool:
    if isinstance(moment, datetime.date) and not isinstance(moment, datetime.datetime):
        moment = datetime.datetime.combine(moment, datetime.time())
    return bool(moment == value)
