"""The good form of a committee, drawn from the declarations in params/registers/bieu.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from inbox.paper import Book, Page
from ruamel.yaml import YAML

DECLARED = Path(__file__).parents[2] / "params" / "registers" / "bieu.yml"
PERIOD, BEFORE, YEAR_BEFORE = "2026Q2", "2026Q1", "2025"
HEADING_ROW = 4
PERCENT_PLACES = 2

COVER, BIEU_1, GROWTH = "Trang bìa", "Biểu 1", "Phát triển đảng viên"
BADGES, QUARTERLY, YEARLY = "Biểu Huy hiệu Đảng", "Xếp loại quý", "Xếp loại năm"

# sheet | line | values by column; lines not drawn are 0; n differs from unit to unit
FIGURES = """
Biểu 1               | A. Tổng số đảng viên cuối kỳ trước chuyển sang | 1240+n | 1200+n
Biểu 1               | B. Đảng viên tăng trong kỳ           | 12   | 10
Biểu 1               | B.1. Kết nạp                         | 4    | 5
Biểu 1               | B.2. Chuyển đến                      | 8    | 5
Biểu 1               | B.2a. Từ tỉnh khác                   | 3    | 2
Biểu 1               | B.2b. Từ đảng bộ khác trong tỉnh     | 5    | 3
Biểu 1               | C. Đảng viên giảm trong kỳ           | 9    | 8
Biểu 1               | C.1. Từ trần                         | 2    | 2
Biểu 1               | C.2. Khai trừ                        | 1    | 1
Biểu 1               | C.3. Xóa tên                         | 1    | 1
Biểu 1               | C.3a. Trong đó: đảng viên dự bị      | 1    | 1
Biểu 1               | C.5. Chuyển đi                       | 5    | 4
Biểu 1               | C.5b. Đi đảng bộ khác trong tỉnh     | 5    | 4
Biểu 1               | D. Đảng viên trong danh sách cuối kỳ | 1243+n | 1202+n
Phát triển đảng viên | Chỉ tiêu kết nạp cả năm              | 20
Phát triển đảng viên | Kết nạp từ đầu năm                   | 9
Phát triển đảng viên | Kết nạp trong kỳ                     | 4
Phát triển đảng viên | Trong đó: nữ                         | 2
Phát triển đảng viên | Trong đó: dân tộc thiểu số           | 1
Phát triển đảng viên | Trong đó: đoàn viên                  | 2
Phát triển đảng viên | Tuổi 18-30                           | 2
Phát triển đảng viên | Tuổi 31-35                           | 1
Phát triển đảng viên | Tuổi 36-40                           | 1
Phát triển đảng viên | Cộng theo độ tuổi                    | =SUM(D12:D19) := 4
Biểu Huy hiệu Đảng   | Tổng số huy hiệu                     | 7
Biểu Huy hiệu Đảng   | Huy hiệu 30 năm                      | 4
Biểu Huy hiệu Đảng   | Huy hiệu 40 năm                      | 2
Biểu Huy hiệu Đảng   | Huy hiệu 50 năm                      | 1
Biểu Huy hiệu Đảng   | Trong đó: tặng sớm                   | 1
"""
RATED = {"Tổng số": "10", "Đã đánh giá": "10", "Hoàn thành xuất sắc nhiệm vụ": "1",
         "Tỷ lệ hoàn thành xuất sắc (%)": "10", "Hoàn thành tốt nhiệm vụ": "8",
         "Hoàn thành nhiệm vụ": "1"}  # fmt: skip


class Unit(NamedTuple):
    """A committee that owes a form."""

    code: str
    name: str


@dataclass(frozen=True)
class At:
    """One value of the form: its sheet, its line, and its column where there are several."""

    sheet: str
    line: str
    column: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of its cell in the good form, both from 1."""
        lines, columns = outline(self.sheet)
        column = columns.index(self.column or values_of(declared()[self.sheet])[0])
        return HEADING_ROW + 1 + lines.index(self.line), column + 1

    @property
    def ref(self) -> str:
        """The name of its cell in the good form; no form is wider than Z."""
        row, column = self.place
        return f"{chr(64 + column)}{row}"


@cache
def declared() -> Mapping[str, dict[str, Any]]:
    """The declarations of the sheets of a form, by name in their order."""
    listed = YAML(typ="safe").load(DECLARED.read_text(encoding="utf-8"))
    return {each["sheet"]: each for each in listed}


def values_of(form: Mapping[str, Any]) -> list[str]:
    """The headings below which a sheet keeps its values."""
    if "labels" not in form:
        return [name for name in form["columns"] if name != form["lines"]]
    values = form["values"]
    named = [values] if isinstance(values, str) else list(values)
    return [*named, form["percent"]] if "percent" in form else named


@cache
def outline(sheet: str) -> tuple[list[str], list[str]]:
    """The lines of a sheet below its headings, and the headings."""
    form = declared()[sheet]
    if "labels" in form:
        return list(form["columns"]), [
            "STT", form["labels"], "Đơn vị tính", *values_of(form), "Kiểm tra"
        ]  # fmt: skip
    lines = form["columns"][form["lines"]]["choices"]
    return list(lines), ["STT", *form["columns"], "Kiểm tra"]


def good_form(unit: Unit) -> Book:
    """The form of a unit with nothing odd in it."""
    return tuple(_page(sheet, unit) for sheet in declared())


def good_values(unit: Unit) -> dict[At, str]:
    """What stands in every value of the good form, as it is drawn; blank ones are empty."""
    return {at: value for sheet in declared() for at, value in _values(sheet, unit).items()}


def _page(sheet: str, unit: Unit) -> Page:
    lines, columns = outline(sheet)
    titles = [[unit.name.upper()], [f"{sheet} quý II năm 2026".upper()], ["(bản thử)"]]
    values = {(at.line, at.column): text for at, text in _values(sheet, unit).items()}
    rows = [
        [_beside(sheet, number, line).get(name, values.get((line, name), "")) for name in columns]
        for number, line in enumerate(lines, start=1)
    ]
    return Page(sheet, ()).with_rows([*titles, columns, *rows])


def _beside(sheet: str, number: int, line: str) -> dict[str, str]:
    """What a line says beside its values."""
    form = declared()[sheet]
    unit = form.get("unit", "")
    named = form["labels"] if "labels" in form else form["lines"]
    check = '=IF(TRUE,"đạt","sai") := đạt' if unit else ""
    return {"STT": str(number), named: line, "Đơn vị tính": unit, "Kiểm tra": check}


def _values(sheet: str, unit: Unit) -> dict[At, str]:
    lines = outline(sheet)[0]
    columns = values_of(declared()[sheet])
    if sheet == COVER:
        told = _cover(unit)
        return {At(sheet, line, columns[0]): told.get(line, "") for line in lines}
    if sheet in (QUARTERLY, YEARLY):
        return {At(sheet, line, name): _rated(sheet, name) for line in lines for name in columns}
    drawn = _drawn(sheet)
    rows = {}
    for row, line in enumerate(lines, start=HEADING_ROW + 1):
        values = [_of_unit(text, unit) for text in drawn.get(line, ["0", "0"])]
        rows[line] = [*values, _percent(*values, row=row)] if len(columns) > 1 else values[:1]
    return {
        At(sheet, line, name): value
        for line, values in rows.items()
        for name, value in zip(columns, values, strict=True)
    }


def _of_unit(text: str, unit: Unit) -> str:
    number, plus, _ = text.partition("+n")
    return str(int(number) + int(unit.code[-3:])) if plus else text


def _percent(first: str, second: str, row: int) -> str:
    """The formula that gives 100 times the first over the second, blank where that is 0."""
    if not int(second):
        return ""
    share = round(100 * int(first) / int(second), PERCENT_PLACES)
    return f"=ROUND(D{row}/E{row}*100,{PERCENT_PLACES}) := {share:g}"


def _cover(unit: Unit) -> dict[str, str]:
    return {
        "Mã tổ chức": f"'{unit.code}", "Tên cấp ủy": unit.name, "Kỳ báo cáo": PERIOD,
        "Phiên bản biểu": "'2026.2", "Số báo cáo": f"{unit.code[-2:]}-BC/ĐU",
        "Ngày báo cáo": "16/06/2026", "Có bản ký": "x", "Người lập biểu": f"CU{unit.code}01",
        "Người kiểm tra": f"CU{unit.code}02", "Ngày lập": "16/06/2026",
    }  # fmt: skip


def _rated(sheet: str, column: str) -> str:
    if column == "Kỳ đánh giá":
        return BEFORE if sheet == QUARTERLY else f"'{YEAR_BEFORE}"
    return RATED.get(column, "0") if sheet == QUARTERLY else ""


@cache
def _drawn(sheet: str) -> dict[str, list[str]]:
    table = [[cell.strip() for cell in row.split("|")] for row in FIGURES.strip().splitlines()]
    return {line: values for name, line, *values in table if name == sheet}
