"""Turn a cell into the value its column declares, or say what is wrong with it; never guess.

Codes: R-003 empty, R-004 error value, R-005 formula without value, R-010 not a number,
R-011 not a whole count, R-012 number kept as text, R-013 number too long to be kept exactly,
R-014 not a date, R-015 date kept as text, R-016 code kept as a number, R-017 ambiguous number,
R-018 count or points shown as a percentage, R-019 number shown as a percentage, R-020 not in the
closed list, R-021 not a mark, R-022 not a period.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import NamedTuple

from baocao.cells import REFUSED_VALUES, Cell
from baocao.errors import Severity
from baocao.period import Period
from baocao.registers.form import Column, Kind
from baocao.text import fold, number, tidy

Value = str | int | Decimal | date | bool | None

AMBIGUOUS = re.compile(r"-?\d{1,3}[.,]\d{3}", re.ASCII)
PLAIN = re.compile(r"-?\d+", re.ASCII)
GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|-?\d{1,3}\.\d{3},\d+", re.ASCII)
SPACED = re.compile(r"-?\d{1,3}(?: +\d{3})+(?:,\d+)?", re.ASCII)
DECIMAL_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
WRITTEN_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
MARK = "x"
SHOWN_HUNDREDFOLD = "ô định dạng phần trăm, nên số thấy trên màn hình gấp trăm số đã ghi"
NOT_AS_PERCENT = "Định dạng lại ô là Number hoặc General, rồi gõ lại số"
TOO_LONG = 10**15  # spreadsheets keep 15 digits
# In a number these are the same sign, a blank, or nothing at all; whatever else is beside digits
# may change what a person sees (a raised 2, a line break, marks that turn the digits round).
SAME_SIGN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x2212: "-"}
BLANKS = dict.fromkeys((0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
UNSEEN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0xFEFF))
AS_SEEN = {**SAME_SIGN, **BLANKS, **UNSEEN}


class Fault(NamedTuple):
    """What is wrong with a cell (error), or was put right while reading it (note)."""

    code: str
    severity: Severity
    problem: str
    remedy: str


class Parsed(NamedTuple):
    """A value with the fault found; with an error the value is None."""

    value: Value
    fault: Fault | None = None


def parse(cell: Cell | None, column: Column) -> Parsed:
    """The value of a cell in a column; an empty one is what the column says, or an error."""
    if cell is None or (cell.kind == "text" and not tidy(clean(cell.value))):
        return Parsed(column.empty, EMPTY if column.required else None)
    if cell.kind == "error" and not (column.quotes and cell.value not in REFUSED_VALUES):
        return _error("R-004", "là giá trị lỗi", "Sửa công thức hoặc gõ lại giá trị")
    if cell.kind == "uncached":
        return _error(
            "R-005",
            "là công thức chưa có kết quả",
            "Mở tệp bằng Excel, để tính lại rồi lưu",
        )
    return PARSERS[column.kind](cell, column)


def clean(text: str) -> str:
    """Text without characters that cannot be seen (zero width, direction marks, controls)."""
    if text.isprintable():  # no such character, and no space but the plain one
        return text
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cf", "Cc")
    )


def _error(code: str, problem: str, remedy: str) -> Parsed:
    return Parsed(None, Fault(code, "error", problem, remedy))


EMPTY = Fault("R-003", "error", "để trống", "Điền giá trị cho ô này")


def _text(cell: Cell, _: Column) -> Parsed:
    if cell.kind == "date":
        return Parsed(cell.value.strftime("%d/%m/%Y"))
    return Parsed(tidy(clean(str(cell.value))))


def _code(cell: Cell, column: Column) -> Parsed:
    if isinstance(cell.value, int) and cell.kind == "number" and column.must_be:
        note = Fault("R-016", "note", "mã nhập dạng số, đã đọc như chữ", "Nên định dạng ô là Text")
        return Parsed(str(cell.value), note)  # what it must be is known: no zero can be lost unseen
    if cell.kind != "text":
        return _error(
            "R-016",
            "mã nhập dạng số hoặc ngày nên có thể đã mất số 0 ở đầu hoặc cuối",
            "Định dạng ô là Text rồi gõ lại mã",
        )
    return Parsed(tidy(clean(cell.value)))


def _date(cell: Cell, _: Column) -> Parsed:
    if cell.kind == "date":
        day = cell.value
        return Parsed(day.date() if isinstance(day, datetime) else day)
    written = WRITTEN_DATE.fullmatch(tidy(clean(str(cell.value)))) if cell.kind == "text" else None
    if written:
        number, month, year = (int(part) for part in written.groups())
        try:
            note = Fault(
                "R-015", "note", "ngày ghi dạng chữ, đã đọc là ngày/tháng/năm", "Nên gõ lại"
            )
            return Parsed(date(year, month, number), note)
        except ValueError:
            pass  # 31/4 and the like: told as not a date
    return _error("R-014", "không phải ngày", "Nhập ngày dạng 30/4/2026")


def _number(cell: Cell, column: Column) -> Parsed:
    if cell.kind == "number" and "%" in cell.number_format:
        if column.plain:
            return _error("R-018", SHOWN_HUNDREDFOLD, NOT_AS_PERCENT)
        return _percentage(cell.value * 100)
    return _plain_number(cell)


def _percentage(value: Decimal | int) -> Parsed:
    """The number that is shown before the percent sign; the cell holds a hundredth of it."""
    shown = int(value) if value == int(value) else value
    problem = f"ô định dạng phần trăm, đã đọc là {number(shown)} (%)"
    return Parsed(shown, Fault("R-019", "note", problem, "Không phải sửa nếu đúng là phần trăm"))


def _plain_number(cell: Cell) -> Parsed:
    if cell.kind not in ("number", "text"):
        return _error("R-010", "không phải số", "Gõ lại là số")
    parsed = Parsed(cell.value) if cell.kind == "number" else _number_in_text(cell.value)
    if parsed.value is not None and abs(parsed.value) >= TOO_LONG:
        return _error("R-013", "dài quá 15 chữ số, bảng tính không giữ đúng được", "Gõ lại số")
    return parsed


def _number_in_text(text: str) -> Parsed:
    plain = text.translate(AS_SEEN).strip()
    if SPACED.fullmatch(plain):
        plain = plain.replace(" ", "")
    if AMBIGUOUS.fullmatch(plain):
        whole = re.sub("[.,]", "", plain)
        return _error(
            "R-017",
            f"dạng chữ, không rõ {whole} hay {plain.replace('.', ',')}",
            "Gõ lại là số, không dấu chấm",
        )
    if not any(form.fullmatch(plain) for form in (PLAIN, GROUPED, DECIMAL_COMMA)):
        return _error("R-010", "không phải số", "Gõ lại là số, không kèm chữ")
    value = Decimal(plain.replace(".", "").replace(",", "."))
    note = Fault("R-012", "note", f"số ghi dạng chữ, đã đọc là {plain}", "Nên gõ lại là số")
    return Parsed(int(value) if value == value.to_integral_value() else value, note)


def _count(cell: Cell, _: Column) -> Parsed:
    if cell.kind == "number" and "%" in cell.number_format:
        return _error("R-018", f"là số đếm mà {SHOWN_HUNDREDFOLD}", NOT_AS_PERCENT)
    parsed = _plain_number(cell)
    value = parsed.value
    if value is None or (isinstance(value, int) and value >= 0):
        return parsed
    return _error("R-011", "không phải số đếm", "Nhập số nguyên, không âm")


def _choice(cell: Cell, column: Column) -> Parsed:
    known = column.known
    written = fold(clean(str(cell.value)))
    if written in known:
        return Parsed(known[written])
    near = get_close_matches(written, known, n=1)
    hint = f"Có phải “{known[near[0]]}”? " if near else ""
    return _error(
        "R-020", "không có trong danh mục", f"{hint}Chọn trong: {', '.join(column.choices)}"
    )


def _flag(cell: Cell, _: Column) -> Parsed:
    if cell.kind == "text" and fold(clean(cell.value)) == MARK:
        return Parsed(True)
    return _error("R-021", "không phải dấu “x”", "Ghi “x” hoặc để trống")


def _period(cell: Cell, _: Column) -> Parsed:
    period = Period.read(clean(str(cell.value))) if cell.kind in ("text", "number") else None
    if period is None:
        return _error("R-022", "không phải kỳ báo cáo", "Ghi như 2026Q3, 2026H1 hoặc Quý III/2026")
    return Parsed(str(period))


PARSERS: dict[Kind, Callable[[Cell, Column], Parsed]] = {
    "text": _text,
    "code": _code,
    "date": _date,
    "number": _number,
    "count": _count,
    "choice": _choice,
    "flag": _flag,
    "period": _period,
}
