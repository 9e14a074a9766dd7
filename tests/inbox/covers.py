"""Covers that say who, when and what form wrongly, or rightly in another way."""

from __future__ import annotations

from collections.abc import Callable

from inbox.case import Case, Content, Told, put, refused, taken, typed
from inbox.form import BEFORE, COVER, At, Unit, good_form
from inbox.paper import written

CODE, NAME = At(COVER, "Mã tổ chức"), At(COVER, "Tên cấp ủy")
PERIOD, VERSION = At(COVER, "Kỳ báo cáo"), At(COVER, "Phiên bản biểu")
SIGNED, DAY, NUMBER = At(COVER, "Có bản ký"), At(COVER, "Ngày lập"), At(COVER, "Số báo cáo")
NEIGHBOUR = Unit("22990", "Đảng bộ 22990")
"""A unit of the office that sends nothing of its own."""


def cover(at: At, text: str | Callable[[Unit], str]) -> Content:
    """A form with something else on its cover; ``text`` may depend on the unit."""
    if isinstance(text, str):
        return typed(put(at, text))
    return lambda unit: written(put(at, text(unit))(good_form(unit)))


def never(name: str, why: str, code: str, at: At, text: str | Callable[[Unit], str]) -> Case:
    """A form that is refused for what its cover says."""
    return refused(name, why, code, cover(at, text), at=at)


CASES = (
    never("unknown code", "gõ nhầm mã thành mã không có", "S-011", CODE, "'29999"),
    never(
        "neighbour's code",
        "điền trên biểu của đơn vị bên cạnh: mã nơi khác, tên nơi này",
        "S-013",
        CODE,
        f"'{NEIGHBOUR.code}",
    ),
    taken(
        "code as a number",
        "Excel đổi mã thành số",
        cover(CODE, lambda unit: unit.code),
        {},
        Told("R-016", CODE),
    ),
    never("no code", "ô mã bị xóa", "R-003", CODE, ""),
    never(
        "code that looks right",
        "chữ O thay số 0 trong mã",
        "S-011",
        CODE,
        lambda unit: unit.code.replace("0", "O"),
    ),
    never(
        "code turned round",
        "dấu đổi chiều làm mã hiện ra như mã khác",
        "S-011",
        CODE,
        lambda unit: f"'\u202e{unit.code[::-1]}",
    ),
    never("code with an error", "ô mã tra từ tệp khác", "R-004", CODE, "#REF!"),
    never("last quarter", "gửi lại biểu của quý trước", "S-010", PERIOD, BEFORE),
    never("same quarter a year ago", "gửi biểu cùng kỳ năm trước", "S-010", PERIOD, "2025Q2"),
    never("half a year", "ghi sáu tháng thay cho quý", "S-010", PERIOD, "2026H1"),
    never("no period", "ô kỳ bị xóa", "R-003", PERIOD, ""),
    never("period in other words", "ghi “quý này”", "R-022", PERIOD, "quý này"),
    never("old form", "điền trên biểu mẫu cũ", "S-012", VERSION, "'2026.1"),
    never("no version", "ô phiên bản bị xóa", "R-003", VERSION, ""),
    taken("period in words", "ghi “Quý II/2026”", cover(PERIOD, "Quý II/2026")),
    taken("period in lower case", "ghi “2026q2”", cover(PERIOD, "2026q2")),
    taken("version as a number", "Excel đổi phiên bản thành số", cover(VERSION, "2026.2")),
    taken("day as text", "ngày gõ dạng chữ", cover(DAY, "'16/6/2026"), {}, Told("R-015", DAY)),
    taken(
        "day of another country",
        "tháng đứng trước ngày",
        cover(DAY, "'06/16/2026"),
        {DAY: None},
        Told("R-014", DAY),
    ),
    taken(
        "day with dots",
        "ngày ghi bằng dấu chấm",
        cover(DAY, "'16.6.2026"),
        {DAY: None},
        Told("R-014", DAY),
    ),
    taken(
        "day as a serial",
        "ô ngày định dạng số",
        cover(DAY, "46189"),
        {DAY: None},
        Told("R-014", DAY),
    ),
    taken(
        "signed said otherwise",
        "ghi “có” thay dấu x",
        cover(SIGNED, "có"),
        {SIGNED: None},
        Told("R-021", SIGNED),
    ),
    taken("signed in a capital", "ghi “X”", cover(SIGNED, "X")),
    taken(
        "number of the report as a number",
        "số báo cáo gõ dạng số",
        cover(NUMBER, "17"),
        {NUMBER: "17"},
    ),
)
