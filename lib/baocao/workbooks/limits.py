"""What may be typed into a cell: dropdowns, whole numbers, dates, told in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from baocao.registers import Column
from baocao.registers.form import Kind

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""As many characters as a spreadsheet program shows."""

FIRST_DATE = date(1900, 1, 1)
RULES: Mapping[Kind, Mapping[str, Any]] = {
    "count": {"validate": "integer", "criteria": ">=", "value": 0},
    "number": {"validate": "decimal", "criteria": ">=", "value": 0},
    "date": {"validate": "date", "criteria": ">=", "value": FIRST_DATE},
    "flag": {"validate": "list", "source": ["x"]},
}
EXPECTED: Mapping[Kind, str] = {
    "text": "Ghi bằng chữ.",
    "code": "Ghi mã, giữ nguyên số 0 ở đầu.",
    "count": "Nhập số nguyên, không âm.",
    "number": "Nhập số, không âm.",
    "date": "Nhập ngày, như 30/4/2026.",
    "choice": "Chọn trong danh sách.",
    "flag": "Ghi x hoặc để trống.",
    "period": "Ghi kỳ báo cáo, như 2026Q3, 2026H1 hoặc Quý III/2026.",
}


def limit(
    sheet: Worksheet, cells: str, heading: str, column: Column, source: str, *, asks: bool
) -> None:
    """Let only what a column may hold into these cells; ``source`` is where its choices stand.

    With ``asks`` a cell says what is expected as soon as it is chosen.
    """
    rule = {"validate": "list", "source": f"={source}"} if source else RULES.get(column.kind, {})
    if not rule and not asks:
        return
    title, kind = heading[:LONGEST_TITLE], "choice" if source else column.kind
    told = {"error_title": title, "error_message": EXPECTED[kind]}
    if asks:
        told |= {"input_title": title, "input_message": expected(column, kind)}
    sheet.data_validation(cells, {"validate": "any", **rule, **told})


def expected(column: Column, kind: Kind) -> str:
    """What is to be typed into a cell of the column as one of a kind, in a sentence or two."""
    said = EXPECTED[kind]
    if not column.required:
        return f"{said} Được để trống." if "để trống" not in said else said
    return f"{said} Không có thì ghi 0." if column.kind == "count" else said


def shortened(text: str) -> str:
    """The text as far as a spreadsheet program shows it beside a cell."""
    return text if len(text) <= LONGEST_MESSAGE else f"{text[: LONGEST_MESSAGE - 1]}…"
