"""The workbook of a form: its sheets as the office hands them out, filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from sample.admissions import BANDS, admission_lines
from sample.forms import Filled, year_graded
from sample.gradings import YEARLY, Grades
from sample.workbook import HEADING_ROW, OfficeFile

VERSION = "2026.2"
NUMBERED = ("STT", "Tiêu chí", "Đơn vị tính")
COMPARED = ("Kỳ này", "Cùng kỳ năm trước", "So với cùng kỳ (%)")
GRADED = (
    "STT", "Nhóm đối tượng", "Kỳ đánh giá", "Tổng số", "Đã đánh giá",
    "Hoàn thành xuất sắc nhiệm vụ", "Tỷ lệ hoàn thành xuất sắc (%)", "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ", "Chưa xếp loại",
)
_SHARE = GRADED.index("Tỷ lệ hoàn thành xuất sắc (%)")
_COUNTS = {"validate": "integer", "criteria": ">=", "value": 0}
FIRST = HEADING_ROW + 1


def write_form(path: Path, form: Filled, years: int) -> None:
    """Write one workbook."""
    with OfficeFile(path, f"Biểu của {form.unit.name}, kỳ {form.quarter.label}", years) as file:
        _cover(file, form)
        _movements(file, form)
        _admissions(file, form)
        sheet = _opened(file, form, "Biểu Huy hiệu Đảng", "BIỂU HUY HIỆU ĐẢNG")
        _record(file, sheet, form.badges, "huy hiệu")
        _graded(file, form, "quý", form.leaders, form.quarter.previous)
        _graded(file, form, "năm", form.year, year_graded(form.quarter))


def rounded_percent(part: int, whole: int) -> float:
    """Return 100 times the part over the whole to two places, half up."""
    return (part * 100 * 100 * 2 + whole) // (2 * whole) / 100


def _cover(file: OfficeFile, form: Filled) -> None:
    """Write the cover: who, which period, which form, with which report, by whom and when."""
    sheet = file.sheet("Trang bìa", (form.unit.name.upper(), "BIỂU SỐ LIỆU ĐỊNH KỲ"))
    file.headings(sheet, ("Tiêu chí", "Nội dung"), (26, 44))
    file.fit(sheet)
    known = {
        "Mã tổ chức": form.unit.code,
        "Tên cấp ủy": form.unit.name,
        "Kỳ báo cáo": form.quarter.label,
        "Phiên bản biểu": VERSION,
    }
    lines = {**known, **form.cover}
    file.boxes(sheet, (FIRST, 1, HEADING_ROW + len(lines), 1))
    for row, (label, value) in enumerate(lines.items(), start=FIRST):
        file.put(sheet, row, 0, label)
        if value == VERSION:
            file.as_is(sheet, row, 1, VERSION)
        else:
            file.put(sheet, row, 1, value)


def _movements(file: OfficeFile, form: Filled) -> None:
    """Write Biểu 1; a year ago and the percentages stay blank where nothing compares."""
    titles = (form.unit.name.upper(), "BIỂU 1. TĂNG, GIẢM ĐẢNG VIÊN")
    sheet = file.sheet("Biểu 1", titles)
    file.headings(sheet, (*NUMBERED, *COMPARED), (6, 52, 14, 14, 14, 14))
    file.fit(sheet, landscape=True)
    this, before = form.movements
    file.boxes(sheet, (FIRST, 4, HEADING_ROW + len(this.lines()), 5))
    _lines(file, sheet, this.lines(), "đảng viên")
    for row, (label, value) in enumerate((before.lines() if before else {}).items(), start=FIRST):
        file.put(sheet, row, 4, value)
        if value:
            formula = f'=IF(E{row + 1}>0,ROUND(D{row + 1}*100/E{row + 1},2),"")'
            percent = rounded_percent(this.lines()[label], value)
            file.formula(sheet, (row, 5), formula, percent, "share")
    sheet.data_validation(FIRST, 3, HEADING_ROW + len(this.lines()), 4, _COUNTS)


def _admissions(file: OfficeFile, form: Filled) -> None:
    """Write Phát triển đảng viên, whose last line adds the age bands."""
    sheet = _opened(file, form, "Phát triển đảng viên", "BIỂU PHÁT TRIỂN ĐẢNG VIÊN")
    lines = dict(admission_lines(form.unit, form.quarter, form.admissions))
    _record(file, sheet, lines, "đảng viên")
    last = HEADING_ROW + len(lines)
    for column, value in enumerate((len(lines) + 1, "Cộng theo độ tuổi", "đảng viên")):
        file.put(sheet, last + 1, column, value)
    formula = f"=SUM(D{last + 2 - len(BANDS)}:D{last + 1})"
    file.formula(sheet, (last + 1, 3), formula, sum(lines[label] for label in BANDS))


def _graded(
    file: OfficeFile, form: Filled, each: str, grades: Sequence[Grades], period: str
) -> None:
    """Write one sheet of grades; without any its lines say only what they would be about."""
    sheet = file.sheet(f"Xếp loại {each}", (form.unit.name.upper(), f"BIỂU XẾP LOẠI {each.upper()}"))
    file.headings(sheet, GRADED, (6, 52, *[18] * (len(GRADED) - 2)))
    file.fit(sheet, landscape=True)
    groups = [line.group for line in grades] or YEARLY
    file.boxes(sheet, (FIRST, 3, HEADING_ROW + len(groups), len(GRADED) - 1))
    for number, group in enumerate(groups, start=1):
        for column, value in enumerate((number, group, period)):
            file.put(sheet, HEADING_ROW + number, column, value)
    for row, line in enumerate(grades, start=FIRST):
        better = (line.excellent, None, line.good, line.plain, line.failed)
        values = (line.total, line.assessed, *better, line.total - line.assessed)
        for column, value in enumerate(values, start=3):
            file.put(sheet, row, column, value)
        if line.assessed:
            formula = f'=IF(E{row + 1}>0,ROUND(F{row + 1}*100/E{row + 1},2),"")'
            share = rounded_percent(line.excellent, line.assessed)
            file.formula(sheet, (row, _SHARE), formula, share, "share")


def _opened(file: OfficeFile, form: Filled, name: str, title: str) -> Worksheet:
    """Add the sheet of a record with one column of values."""
    sheet = file.sheet(name, (form.unit.name.upper(), title))
    file.headings(sheet, (*NUMBERED, "Số liệu"), (6, 34, 14, 14))
    file.fit(sheet)
    return sheet


def _record(file: OfficeFile, sheet: Worksheet, lines: Mapping[str, int], unit: str) -> None:
    """Write the lines of such a record; only counts may be typed into it."""
    _lines(file, sheet, lines, unit)
    sheet.data_validation(FIRST, 3, HEADING_ROW + len(lines), 3, _COUNTS)


def _lines(file: OfficeFile, sheet: Worksheet, lines: Mapping[str, int], unit: str) -> None:
    for number, (label, value) in enumerate(lines.items(), start=1):
        for column, cell in enumerate((number, label, unit, value)):
            file.put(sheet, HEADING_ROW + number, column, cell)
