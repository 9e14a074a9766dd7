"""Forms whose sheets, headings and lines are no longer where the office put them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from inbox.case import ABSENT, Case, Change, Told, on, put, put_in, refused, taken, typed
from inbox.form import (
    BADGES,
    BIEU_1,
    COVER,
    GROWTH,
    HEADING_ROW,
    QUARTERLY,
    YEARLY,
    At,
    declared,
    outline,
    values_of,
)
from inbox.paper import Book, Page

NEW = At(BIEU_1, "B.1. Kết nạp", "Kỳ này")
SEX = At(GROWTH, "Trong đó: nữ")
ABROAD = At(BIEU_1, "B.2a. Từ tỉnh khác", "Kỳ này")
LEADERS = At(QUARTERLY, "Bí thư, phó bí thư cấp ủy", "Tổng số")
HEADING = HEADING_ROW - 1  # among the rows of a page


def rows(sheet: str, change: Callable[[list[list[str]]], list[list[str]]]) -> Change:
    """The change of the rows of one sheet."""
    return on(sheet, lambda page: page.with_rows(change([list(row) for row in page.rows])))


def without_line(at: At) -> Change:
    """A line deleted."""
    return rows(at.sheet, lambda old: [row for row in old if at.line not in row])


def line_twice(at: At) -> Change:
    """A line copied below itself."""
    return rows(
        at.sheet, lambda old: [row for each in old for row in [each] * (1 + (at.line in each))]
    )


def below(sheet: str, *cells: str, gap: int = 0) -> Change:
    """A row written below the form."""
    return rows(sheet, lambda old: [*old, *[[]] * gap, list(cells)])


def above(sheet: str, count: int) -> Change:
    """Rows put in above the headings."""
    return rows(sheet, lambda old: [*[["ĐẢNG BỘ TỈNH"]] * count, *old])


def left_of(sheet: str, count: int) -> Change:
    """Columns put in at the left, the first of them with remarks."""
    return rows(sheet, lambda old: [["đã rà soát", *[""] * (count - 1), *row] for row in old])


def respelt(sheet: str, old: str, new: str) -> Change:
    """A heading or label spelt in another way, wherever it stands."""
    return rows(sheet, lambda all: [[new if cell == old else cell for cell in row] for row in all])


def swapped(sheet: str, left: str, right: str) -> Change:
    """Two columns in each other's place, with all that is in them."""

    def change(all: list[list[str]]) -> list[list[str]]:
        one, other = all[HEADING].index(left), all[HEADING].index(right)
        order = list(range(len(all[HEADING])))
        order[one], order[other] = other, one
        return [[row[at] for at in order] if len(row) == len(order) else row for row in all]

    return rows(sheet, change)


def blank_from(sheet: str, first: int) -> Change:
    """Columns without a single value, from the one of this place on."""
    return rows(
        sheet, lambda all: [*all[:HEADING_ROW], *[row[:first] for row in all[HEADING_ROW:]]]
    )


def turned(sheet: str) -> Change:
    """The lines in the opposite order."""
    return rows(sheet, lambda all: [*all[:HEADING_ROW], *all[:HEADING:-1]])


def dropped(sheet: str) -> Change:
    """A sheet deleted."""
    return lambda book: tuple(page for page in book if page.name != sheet)


def named(sheet: str, name: str) -> Change:
    """A sheet renamed."""
    return on(sheet, lambda page: Page(name, page.rows))


def added(name: str, *cells: str) -> Change:
    """A sheet more."""
    return lambda book: (*book, Page(name, (cells,)))


def sheets_turned(book: Book) -> Book:
    """The sheets in the opposite order."""
    return book[::-1]


def changed(
    name: str, why: str, change: Change, kept: Mapping[At, object] | None = None, *told: Told
) -> Case:
    """A form that is taken; what is lost in it is told."""
    return taken(name, why, typed(change), kept, *told)


def lost(name: str, why: str, code: str, sheet: str, change: Change) -> Case:
    """A form that cannot be used at all."""
    return refused(name, why, code, typed(change), at=sheet)


def line(at: At, value: object) -> dict[At, object]:
    """The same of every value of a line."""
    columns = values_of(declared()[at.sheet])
    return {At(at.sheet, at.line, column): value for column in columns}


def column(sheet: str, heading: str, value: object) -> dict[At, object]:
    """The same of every value of a column."""
    return {At(sheet, line, heading): value for line in outline(sheet)[0]}


CASES = (
    lost("no cover", "trang bìa bị xóa", "R-030", "", dropped(COVER)),
    lost("cover renamed", "trang bìa đổi tên", "R-030", "", named(COVER, "Bìa")),
    lost("a form less", "xóa trang không có phát sinh", "R-030", "", dropped(BADGES)),
    lost("sheet renamed", "trang đổi tên theo đơn vị", "R-030", "", named(BIEU_1, "Biểu 1 phường")),
    lost("sheet wiped", "trang bị xóa sạch", "R-001", BIEU_1, rows(BIEU_1, lambda _: [])),
    lost(
        "headings gone",
        "dòng tiêu đề bị xóa",
        "R-001",
        GROWTH,
        rows(GROWTH, lambda all: all[HEADING_ROW:]),
    ),
    changed(
        "sheet in other letters", "tên trang viết hoa, thừa dấu cách", named(BIEU_1, "BIỂU  1 ")
    ),
    changed("sheets turned", "các trang đảo thứ tự", sheets_turned),
    changed("sheet more", "thêm trang nháp", added("Nháp", "B.1. Kết nạp", "99")),
    changed("rows above", "chèn dòng trên tiêu đề", above(BIEU_1, 5)),
    changed("columns at the left", "chèn cột bên trái", left_of(BIEU_1, 2)),
    changed(
        "columns swapped",
        "hai cột số liệu đổi chỗ cho nhau",
        swapped(BIEU_1, "Kỳ này", "Cùng kỳ năm trước"),
    ),
    changed(
        "columns of a table swapped",
        "hai cột của bảng xếp loại đổi chỗ",
        swapped(QUARTERLY, "Tổng số", "Chưa xếp loại"),
    ),
    changed("lines turned", "các dòng đảo thứ tự", turned(BIEU_1)),
    changed(
        "column more", "thêm cột ghi chú có tiêu đề", put_in(BIEU_1, HEADING_ROW, 8, "Ghi chú")
    ),
    changed(
        "remark beside a table",
        "ghi chú bên phải bảng, không có tiêu đề",
        put_in(QUARTERLY, 6, 13, "còn 2"),
        {},
        Told("R-025", f"{QUARTERLY}!M6"),
    ),
    changed(
        "number beside a record",
        "số gõ bên phải biểu, không có tiêu đề",
        put_in(BIEU_1, 7, 9, "6"),
        {},
        Told("R-025", f"{BIEU_1}!I7"),
    ),
    changed(
        "label in other letters",
        "nhãn viết hoa, dấu tổ hợp, thừa dấu cách",
        respelt(BIEU_1, NEW.line, "b.1.  KÊ\u0301T NA\u0323P"),
        None,
        Told("F-091", f"{BIEU_1}!B7"),
    ),
    changed(
        "label misspelt",
        "nhãn bị sửa chữ",
        respelt(BIEU_1, NEW.line, "B.1. Kêt nạp"),
        line(NEW, None),
        Told("R-001", BIEU_1),
        Told("R-025", f"{BIEU_1}!D7"),
    ),
    changed(
        "heading misspelt",
        "tiêu đề cột của bảng bị sửa",
        respelt(QUARTERLY, LEADERS.column, "Tổng"),
        column(QUARTERLY, LEADERS.column, None),
        Told("R-001", QUARTERLY),
    ),
    lost(
        "value heading misspelt",
        "tiêu đề cột số liệu bị sửa",
        "R-001",
        GROWTH,
        respelt(GROWTH, "Số liệu", "Kết quả"),
    ),
    changed(
        "line missing",
        "dòng không có phát sinh bị xóa",
        without_line(SEX),
        {SEX: None},
        Told("R-001", GROWTH),
    ),
    changed(
        "line twice",
        "dòng bị chép thành hai",
        line_twice(SEX),
        {SEX: None},
        Told("R-002", f"{GROWTH}!B9"),
    ),
    changed(
        "line of a table missing",
        "xóa dòng của nhóm không có cán bộ",
        without_line(LEADERS),
        line(LEADERS, ABSENT),
        Told("K-240", QUARTERLY),
    ),
    changed(
        "line of a table twice",
        "dòng của bảng bị chép thành hai",
        line_twice(LEADERS),
        {},
        Told("K-240", f"{QUARTERLY}!B5"),
    ),
    changed(
        "group of one's own",
        "thêm một nhóm ngoài danh mục",
        below(QUARTERLY, "6", "Cán bộ hợp đồng", "2026Q1", *["0"] * 8),
        {},
        Told("R-020", f"{QUARTERLY}!B10"),
    ),
    changed(
        "line of one's own",
        "thêm một tiêu chí của đơn vị",
        below(BIEU_1, "18", "B.4. Khác", "đảng viên", "2"),
        {},
        Told("R-025", f"{BIEU_1}!D22"),
    ),
    changed(
        "row far below",
        "số liệu ghi tiếp sau nhiều dòng trống",
        below(QUARTERLY, "6", "Đảng viên", "2026Q1", gap=60),
        {},
        Told("R-027", f"{QUARTERLY}!B70"),
    ),
    changed(
        "total below a table",
        "thêm dòng cộng dưới bảng",
        below(QUARTERLY, "Tổng cộng", "", "", "50"),
        {},
        Told("R-026", QUARTERLY),
    ),
    changed(
        "signatures below",
        "nơi ký gõ dưới biểu",
        below(BIEU_1, "", "", "", "", "T/M BAN THƯỜNG VỤ", gap=2),
        {},
    ),
    changed(
        "no year before",
        "cột cùng kỳ để trống cả, kể cả tỷ lệ",
        blank_from(BIEU_1, 4),
        {
            **column(BIEU_1, "Cùng kỳ năm trước", ABSENT),
            **column(BIEU_1, "So với cùng kỳ (%)", ABSENT),
        },
    ),
    changed(
        "half of a column",
        "cột cùng kỳ bỏ trống một ô",
        put(At(BIEU_1, ABROAD.line, "Cùng kỳ năm trước"), ""),
        {At(BIEU_1, ABROAD.line, "Cùng kỳ năm trước"): None},
        Told("R-003", At(BIEU_1, ABROAD.line, "Cùng kỳ năm trước")),
    ),
    changed(
        "other quarter of assessment",
        "kỳ đánh giá là quý này, không phải quý trước",
        put(At(QUARTERLY, LEADERS.line, "Kỳ đánh giá"), "2026Q2"),
        {At(QUARTERLY, LEADERS.line, "Kỳ đánh giá"): None},
        Told("R-041", At(QUARTERLY, LEADERS.line, "Kỳ đánh giá")),
    ),
    changed(
        "year of assessment as a number",
        "năm đánh giá gõ dạng số",
        put(At(YEARLY, "Đảng viên", "Kỳ đánh giá"), "2025"),
    ),
)
