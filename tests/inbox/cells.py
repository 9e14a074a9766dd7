"""What stands in a workbook beside the values that a person sees."""

from __future__ import annotations

from typing import Any

from inbox.case import Content, Told, edited, on, put, put_in, rewritten, taken, typed
from inbox.form import BADGES, BIEU_1, COVER, GROWTH, QUARTERLY, At
from inbox.paper import Book, Dressing, Page

BIEU = "xl/worksheets/sheet2.xml"
NEW = At(BIEU_1, "B.1. Kết nạp", "Kỳ này")
OLD = At(BIEU_1, "B.1. Kết nạp", "Cùng kỳ năm trước")
NAME = At(COVER, "Tên cấp ủy")
SUM = At(GROWTH, "Cộng theo độ tuổi")


def dressed(sheet: str, dressing: Dressing) -> Content:
    """A form with something done to one sheet after it was filled in."""
    return typed(on(sheet, lambda page: page.dress(dressing)))


def hidden_copy(book: Book) -> Book:
    """A hidden sheet with an older copy of a form."""
    page = next(page for page in book if page.name == BADGES)
    copy = Page("Biểu Huy hiệu (cũ)", page.rows).dress(lambda _, sheet: sheet.hide())
    return (*book, copy)


def struck(book: Any, sheet: Any) -> None:
    """A number struck through, with the new one not yet typed."""
    sheet.write_number("D7", 4, book.add_format({"font_strikeout": True}))


def old_font(book: Any, sheet: Any) -> None:
    """A number in a font of the time before Unicode."""
    sheet.write_number("D7", 4, book.add_format({"font_name": ".VnTime"}))


CASES = (
    taken(
        "hidden row",
        "dòng ẩn vẫn mang số",
        dressed(BIEU_1, lambda _, sheet: sheet.set_row(6, None, None, {"hidden": True})),
        {},
        Told("F-062", BIEU_1),
    ),
    taken(
        "hidden column",
        "cột ẩn vẫn mang số",
        dressed(BIEU_1, lambda _, sheet: sheet.set_column(4, 4, None, None, {"hidden": True})),
        {},
        Told("F-063", BIEU_1),
    ),
    taken(
        "hidden form",
        "trang biểu bị ẩn",
        dressed(BADGES, lambda _, sheet: sheet.hide()),
        {},
        Told("F-061", BADGES),
    ),
    taken(
        "very hidden form",
        "trang biểu bị ẩn sâu",
        dressed(BADGES, lambda _, sheet: sheet.very_hidden()),
        {},
        Told("F-061", BADGES),
    ),
    taken(
        "hidden copy",
        "trang ẩn chứa bản cũ của biểu",
        typed(hidden_copy),
        {},
        Told("F-061", "Biểu Huy hiệu (cũ)"),
    ),
    taken(
        "filtered rows",
        "bảng đang lọc",
        dressed(
            QUARTERLY,
            lambda _, sheet: (
                sheet.autofilter("A4:L9"),
                sheet.set_row(5, None, None, {"hidden": True}),
            ),
        ),
        {},
        Told("F-062", QUARTERLY),
    ),
    taken(
        "merged over a value",
        "gộp ô đè lên số cùng kỳ",
        rewritten(
            edited(
                BIEU,
                "</sheetData>",
                '</sheetData><mergeCells count="1"><mergeCell ref="D7:E7"/></mergeCells>',
            )
        ),
        {OLD: None},
        Told("F-051", OLD),
    ),
    taken(
        "merged blank cells",
        "gộp ô trống ở đầu trang",
        dressed(BIEU_1, lambda _, sheet: sheet.merge_range("A2:G2", "BIỂU 1")),
    ),
    taken(
        "never calculated",
        "phần mềm ghi công thức mà không tính",
        typed(put(SUM, "=SUM(D12:D19)")),
        {SUM: None},
        Told("R-005", SUM),
    ),
    taken(
        "stale sum",
        "ô cộng chưa tính lại sau khi sửa số",
        typed(put(SUM, "=SUM(D12:D19) := 9")),
        {SUM: 9},
        Told("K-052", At(SUM.sheet, "Kết nạp trong kỳ", SUM.column)),
    ),
    taken("formula for a count", "số nhập bằng công thức", typed(put(NEW, "=2+2 := 4"))),
    taken(
        "formula giving a blank",
        "công thức trả về chữ rỗng",
        rewritten(
            edited(BIEU, '<c r="D7"><v>4</v></c>', '<c r="D7" t="str"><f>IF(1,"")</f><v></v></c>')
        ),
        {NEW: None},
        Told("R-003", NEW),
    ),
    taken(
        "two corners",
        "một ký tự lạc ở ô cuối cùng của trang",
        rewritten(
            edited(
                BIEU,
                "</sheetData>",
                '<row r="1048576"><c r="XFD1048576" t="str"><v>.</v></c></row></sheetData>',
            )
        ),
        {},
        Told("R-025", f"{BIEU_1}!XFD1048576"),
    ),
    taken(
        "comment",
        "ghi chú gắn vào ô",
        dressed(BIEU_1, lambda _, sheet: sheet.write_comment("D7", "chờ xác minh")),
        {},
        Told("F-065"),
    ),
    taken("struck number", "số bị gạch ngang", dressed(BIEU_1, struck), {}, Told("F-064", NEW)),
    taken("old font", "ô dùng phông chữ .VnTime", dressed(BIEU_1, old_font)),
    taken("sheet protected", "trang có khóa", dressed(BIEU_1, lambda _, sheet: sheet.protect("1"))),
    taken(
        "text with line breaks", "nhãn có ngắt dòng", typed(put_in(BIEU_1, 7, 2, "B.1.\nKết nạp"))
    ),
    taken(
        "invisible in a name",
        "dấu không độ rộng trong tên",
        lambda unit: typed(put(NAME, f"\u200b{unit.name}"))(unit),
        {},
        Told("F-070", NAME),
    ),
)
