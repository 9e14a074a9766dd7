"""Workbooks for measuring: committee forms of six sheets and about three thousand cells.

As in real forms the labels are the same in each, choices come from a closed list, codes differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CREATED = date(2026, 6, 17)
FIRST_ROW = 4
TITLES = ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "BIỂU SỐ LIỆU ĐỊNH KỲ")
CHOICES = (
    "Công chức",
    "Viên chức",
    "Công nhân",
    "Nông dân",
    "Học sinh, sinh viên",
    "Quân đội",
    "Công an",
    "Nghề khác",
    "Trung học phổ thông",
    "Cao đẳng",
    "Đại học",
    "Sau đại học",
)


@dataclass(frozen=True)
class Shape:
    """A sheet by its columns, each a heading with the kind of its cells, and its length."""

    rows: int
    columns: dict[str, str]


SHEETS = {
    "Trang bìa": Shape(12, {"Tiêu chí": "label", "Nội dung": "choice"}),
    "Phát triển đảng viên": Shape(
        24, {"STT": "order", "Tiêu chí": "label", "Đơn vị tính": "choice", "Số liệu": "number"}
    ),
    "Tổ chức cơ sở đảng": Shape(
        50,
        {
            "STT": "order",
            "Mã": "code",
            "Tên": "label",
            "Chi bộ": "number",
            "Đảng viên": "number",
            "Cộng": "sum",
        },
    ),
    "Đảng viên mới": Shape(
        200,
        {
            "STT": "order",
            "Mã": "code",
            "Ngày sinh": "date",
            "Ngày kết nạp": "date",
            "Chi bộ": "choice",
            "Nghề nghiệp": "choice",
            "Học vấn": "choice",
            "Điểm": "share",
        },
    ),
    "Kiểm tra, giám sát": Shape(
        60,
        {
            "STT": "order",
            "Nội dung": "label",
            "Ngày": "date",
            "Tổ chức": "number",
            "Đảng viên": "number",
            "Cộng": "sum",
        },
    ),
    "Thu, nộp đảng phí": Shape(
        90,
        {"STT": "order", "Mã": "code", "Phải thu": "number", "Đã thu": "number", "Cộng": "sum"},
    ),
}


def write_forms(folder: Path, count: int) -> list[Path]:
    """Write ``count`` forms into ``folder``, always the same."""
    paths = [folder / f"{number:05}.xlsx" for number in range(1, count + 1)]
    for path in paths:
        _write_form(path, Random(path.name))
    return paths


def number_formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    """The formats that cells of some kinds need."""
    return {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "share": book.add_format({"num_format": "0.0%"}),
    }


def write_sheet(
    sheet: Worksheet, shape: Shape, source: Random, formats: Mapping[str, Format]
) -> None:
    """Write a sheet of that shape, filled from ``source``."""
    for row, title in enumerate(TITLES):
        sheet.write_string(row, 0, title)
    sheet.write_row(FIRST_ROW - 1, 0, list(shape.columns))
    for row in range(FIRST_ROW, FIRST_ROW + shape.rows):
        _write_row(sheet, row, _values(shape, row, source), formats)


def _write_form(path: Path, source: Random) -> None:
    with xlsxwriter.Workbook(path) as book:
        formats = number_formats(book)
        for name, shape in SHEETS.items():
            write_sheet(book.add_worksheet(name), shape, source, formats)


def _write_row(
    sheet: Worksheet,
    row: int,
    values: Iterator[tuple[str, object]],
    formats: Mapping[str, Format],
) -> None:
    for column, (kind, value) in enumerate(values):
        if kind == "sum":
            left, right = (chr(ord("A") + column - back) for back in (2, 1))
            formula = f"={left}{row + 1}+{right}{row + 1}"
            sheet.write_formula(row, column, formula, None, value)
        elif kind == "date":
            sheet.write_datetime(row, column, value, formats["date"])
        else:
            sheet.write(row, column, value, formats.get(kind))


def _values(shape: Shape, row: int, source: Random) -> Iterator[tuple[str, object]]:
    """The cells of one row with their kinds; a sum is that of the two numbers before it."""
    numbers: list[int] = []
    for kind in shape.columns.values():
        if kind == "number":
            numbers.append(source.randrange(1000))
        made = {
            "number": lambda: numbers[-1],
            "sum": lambda: sum(numbers[-2:]),
            "share": lambda: round(source.random(), 4),
            "order": lambda: row - FIRST_ROW + 1,
            "code": lambda: f"ĐV{source.randrange(100_000):05}",
            "date": lambda: CREATED - timedelta(days=source.randrange(20_000)),
            "label": lambda: f"{row - FIRST_ROW + 1}. {CHOICES[row % len(CHOICES)]} trong kỳ",
            "choice": lambda: source.choice(CHOICES),
        }
        yield kind, made[kind]()
