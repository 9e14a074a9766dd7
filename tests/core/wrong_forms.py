"""For every check of the forms that units send, one slip in a form that is in order otherwise.

A form that is in order is drawn from its declaration, all counts 0. A slip changes a line of one
of its sheets: for a record the numbers of its columns, for a table those of named columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LINES = {
    "A": "A. Tổng số đảng viên cuối kỳ trước chuyển sang",
    "B": "B. Đảng viên tăng trong kỳ",
    "C": "C. Đảng viên giảm trong kỳ",
    "D": "D. Đảng viên trong danh sách cuối kỳ",
    "B.1": "B.1. Kết nạp",
    "B.2a": "B.2a. Từ tỉnh khác",
    "B.2b": "B.2b. Từ đảng bộ khác trong tỉnh",
    "C.1": "C.1. Từ trần",
    "C.2": "C.2. Khai trừ",
    "C.3": "C.3. Xóa tên",
    "C.3a": "C.3a. Trong đó: đảng viên dự bị",
    "C.5a": "C.5a. Đi tỉnh khác",
}
ONE, GRADES = "Bí thư, phó bí thư cấp ủy", "Xếp loại quý"
SHARE, GOOD = "Tỷ lệ hoàn thành xuất sắc (%)", "Hoàn thành tốt nhiệm vụ"
MEMBERS = "Đảng viên"
Slip = tuple[str, Mapping[str, tuple[str, ...]], str]

# What is wrong within the form: sheet, changed lines, and the heading that must be named.
WITHIN: Mapping[str, Slip] = {
    "K-200": ("Biểu 1", {LINES["D"]: ("1",)}, LINES["D"]),
    "K-201": ("Biểu 1", {LINES["B.1"]: ("1",)}, LINES["B.1"]),
    "K-202": ("Biểu 1", {LINES["B.2a"]: ("1",)}, LINES["B.2a"]),
    "K-203": ("Biểu 1", {LINES["C.1"]: ("0", "1")}, LINES["C.1"]),
    "K-204": ("Biểu 1", {LINES["C.5a"]: ("1",)}, LINES["C.5a"]),
    "K-205": ("Biểu 1", {LINES["C.3a"]: ("1",)}, LINES["C.3a"]),
    "K-206": ("Biểu 1", {LINES["A"]: ("1", "3", "33.34")}, LINES["A"]),
    "K-207": ("Biểu 1", {LINES["B.1"]: ("1",)}, LINES["B.1"]),
    "K-221": ("Phát triển đảng viên", {"Trong đó: đoàn viên": ("1",)}, "Tuổi 18-30"),
    "K-230": ("Biểu Huy hiệu Đảng", {"Huy hiệu 30 năm": ("1",)}, "Tổng số huy hiệu"),
    "K-231": ("Biểu Huy hiệu Đảng", {"Trong đó: tặng sớm": ("1",)}, "Tổng số huy hiệu"),
    "K-232": ("Biểu Huy hiệu Đảng", {"Trong đó: truy tặng": ("1",)}, "Tổng số huy hiệu"),
    "K-240": (GRADES, {ONE: ("Ủy viên ban thường vụ", "2026Q1")}, "Nhóm đối tượng"),
    "K-241": (GRADES, {ONE: (ONE, "2026Q1", "1")}, "Đã đánh giá"),
    "K-242": (GRADES, {ONE: (ONE, "2026Q1", "1", "1")}, "Hoàn thành nhiệm vụ"),
    "K-243": (GRADES, {ONE: (ONE, "2026Q1", "3", "3", "1", "33.34")}, SHARE),
    "K-244": (GRADES, {ONE: (ONE, "2026Q1", "9", "9", "3", "33.33", "6")}, GOOD),
    "K-250": ("Xếp loại năm", {MEMBERS: ("Đảng bộ cơ sở, chi bộ cơ sở", "2025")}, "Nhóm đối tượng"),
    "K-251": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "1")}, "Đã đánh giá"),
    "K-252": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "1", "1")}, "Hoàn thành nhiệm vụ"),
    "K-253": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "3", "3", "1", "33.34")}, SHARE),
    "K-254": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "9", "9", "3", "33.33", "6")}, GOOD),
    "K-255": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "1", "")}, "Đã đánh giá"),
    "K-270": ("Biểu 1", {LINES[line]: ("3", "3") for line in ("A", "B", "C", "D", "B.1")},
              LINES["A"]),
}  # fmt: skip

# What does not go with a closed edition whose forms are all 0: the period closed, and as above.
CLOSED: Mapping[str, tuple[str, *Slip]] = {
    "K-210": ("2026Q1", "Biểu 1", {LINES["A"]: ("1",)}, "D kỳ trước"),
    "K-211": ("2026Q1", "Biểu 1", {LINES["A"]: ("0", "1")}, "D cùng kỳ của kỳ trước"),
    "K-212": ("2025Q2", "Biểu 1", {LINES["B"]: ("0", "1")}, "B đã chốt năm trước"),
    "K-213": ("2025Q2", "Biểu 1", {LINES["C"]: ("0", "1")}, "C đã chốt năm trước"),
    "K-214": ("2025Q2", "Biểu 1", {LINES["D"]: ("0", "1")}, "D đã chốt năm trước"),
    "K-220": ("2026Q1", "Phát triển đảng viên", {"Kết nạp từ đầu năm": ("1",)},
              "Kết nạp đến hết kỳ trước"),
}  # fmt: skip

# What is unlike ten other units: sheet, the line's whole and part in their forms, and the slip.
UNLIKE: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]] = {
    "K-280": ("Biểu 1", {LINES["A"]: ("900",), LINES["C.1"]: ("4",)}, {LINES["C.1"]: ("40",)}),
    "K-281": ("Biểu 1", {LINES["A"]: ("0", "900"), LINES["C.1"]: ("0", "4")},
              {LINES["C.1"]: ("0", "40")}),
    "K-282": ("Biểu 1", {LINES["C.3"]: ("40",), LINES["C.3a"]: ("4",)}, {LINES["C.3a"]: ("40",)}),
    "K-283": ("Phát triển đảng viên",
              {"Kết nạp trong kỳ": ("30",), "Trong đó: nữ": ("15",)}, {"Trong đó: nữ": ("0",)}),
    "K-284": ("Phát triển đảng viên",
              {"Tuổi 18-30": ("12",), "Trong đó: đoàn viên": ("10",)},
              {"Trong đó: đoàn viên": ("1",)}),
    "K-285": ("Phát triển đảng viên",
              {"Chỉ tiêu kết nạp cả năm": ("40",), "Kết nạp trong kỳ": ("3",)},
              {"Kết nạp trong kỳ": ("30",)}),
    "K-286": ("Biểu Huy hiệu Đảng",
              {"Tổng số huy hiệu": ("40",), "Huy hiệu 30 năm": ("20",)},
              {"Huy hiệu 30 năm": ("0",)}),
    "K-287": (GRADES, {ONE: (ONE, "2026Q1", "20", "20", "3", "15", "17")},
              {ONE: (ONE, "2026Q1", "20", "20", "3", "15", "0", "17")}),
    "K-288": ("Xếp loại năm", {MEMBERS: (MEMBERS, "2025", "20", "20", "3", "15", "17")},
              {MEMBERS: (MEMBERS, "2025", "20", "20", "3", "15", "0", "17")}),
}  # fmt: skip


def drawn(form: Mapping[str, Any], period: str, changes: Mapping[str, tuple[str, ...]]) -> str:
    """A sheet of a form as a table of text: in order, but for the changed lines."""
    if "labels" in form:
        values = form["values"] if isinstance(form["values"], list) else [form["values"]]
        headings = [form["labels"], *values, *([form["percent"]] if "percent" in form else [])]
        rows = [[label, *changes.get(label, ())] for label in form["columns"]]
        filled = [row + ["0"] * (len(values) + 1 - len(row)) for row in rows]
        return "\n".join(" | ".join(row) for row in (headings, *filled))
    headings = list(form["columns"])
    lines = form["columns"][form["lines"]]["choices"]
    cells = [list(changes.get(line, (line, period))) for line in lines]
    filled = [
        row + [_nought(form["columns"][name]) for name in headings[len(row) :]] for row in cells
    ]
    return "\n".join(" | ".join(row) for row in (headings, *filled))


def _nought(column: Mapping[str, Any]) -> str:
    return "0" if column.get("is") == "count" else ""
