"""Write workbooks as an office keeps them: titles, dropdowns, frozen heading, real dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Self

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sample.layout import Book, Row
from sample.scripts import UNICODE, Script

NOTE = "Số liệu minh họa, không phải số liệu thật"
OFFICE = "BAN TỔ CHỨC TỈNH ỦY LÂM ĐỒNG"
HEADING_ROW = 3  # zero-based: row 4 as the user sees it
SPARE_ROWS = 200
_WIDE = {"Trích yếu": 70, "Nội dung": 70, "Đối tượng": 45, "Tên": 38, "Cơ quan ban hành": 30}
_WIDE |= {"Hoạt động": 60, "Nội dung vi phạm": 40}
_WIDE |= {"Tên cụm": 66, "Loại đơn vị": 44, "Phòng theo dõi": 28, "Danh hiệu đăng ký": 28}
_WIDE |= {"Hình thức đăng ký": 38, "Lấy từ chỉ tiêu": 26, "Minh chứng": 26}
_FIRST_YEAR = 1900  # a sheet has no earlier dates: people type them as text
_YEARS = ("Năm", "Năm kỷ niệm")
_CAPITALS = ("title", "heading")
_STYLES = {
    "title": {"bold": True, "font_size": 14},
    "note": {"italic": True, "font_color": "#7F7F7F"},
    "heading": {
        "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter",
        "border": 1, "bg_color": "#F2DCDB",
    },
    "text": {"text_wrap": True, "valign": "top", "border": 1},
    "number": {"num_format": "#,##0", "valign": "top", "border": 1},
    "year": {"num_format": "0", "align": "center", "valign": "top", "border": 1},
    "date": {"num_format": "dd/mm/yyyy", "align": "center", "valign": "top", "border": 1},
    "share": {"num_format": "0.00", "valign": "top", "border": 1},
    "total": {"num_format": "#,##0", "bold": True},
}


def shifted(text: str, years: int) -> str:
    """Return the text with every year 20xx in it moved on, in labels, dates and titles alike."""
    return re.sub(r"(?<!\d)20\d\d(?!\d)", lambda found: str(int(found[0]) + years), text)


def shifted_day(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes the 28th."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


@dataclass(frozen=True)
class Keeper:
    """Who keeps the books of a workbook, of which year, and in which letters they are stored.

    ``script`` is that of the workbook, the names of its sheets too; ``apart`` are the sheets whose
    cells somebody has brought from a workbook in other letters.
    """

    name: str = OFFICE
    year: int = 2026
    script: Script = UNICODE
    apart: Mapping[str, Script] = field(default_factory=dict)


class OfficeFile:
    """One workbook being written; every text and date is moved on by ``years``."""

    def __init__(self, path: Path, title: str, years: int, keeper: Keeper | None = None) -> None:
        """Open the workbook at ``path``, whose folder is made when missing."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._keeper = keeper or Keeper()
        self._script = self._keeper.script
        options = {
            "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
            "default_format_properties": {"font_name": self._script.font, "font_size": 12},
        }
        self._workbook: Workbook = xlsxwriter.Workbook(str(path), options)
        self._years = years
        self._formats: dict[tuple[str, str], Format] = {}
        for style in _STYLES:
            self._format(style)
        self._workbook.set_properties(
            {
                "title": shifted(title, years),
                "comments": NOTE,
                "created": datetime(self._keeper.year + years, 1, 1),
            }
        )

    def _format(self, style: str) -> Format:
        """Return the format of a style in the letters being written."""
        font = self._script.capitals if style in _CAPITALS else self._script.font
        if (font, style) not in self._formats:
            named = {"font_name": font, **_STYLES[style]}
            self._formats[font, style] = self._workbook.add_format(named)
        return self._formats[font, style]

    def _stored(self, text: str) -> str:
        """Return a text as it is stored, its years moved on."""
        return self._script.store(shifted(text, self._years))

    @contextmanager
    def _stored_as(self, sheet: str) -> Iterator[None]:
        """Write what follows in the letters in which the sheet is stored."""
        before = self._script
        self._script = self._keeper.apart.get(sheet, before)
        yield
        self._script = before

    def __enter__(self) -> Self:
        """Return the file itself."""
        return self

    def __exit__(self, *failure: object) -> None:
        """Write the workbook to disk."""
        self._workbook.close()

    def sheet(self, name: str, titles: Sequence[str]) -> Worksheet:
        """Add a sheet with its title rows; the note that the figures are made up is the third."""
        sheet = self._workbook.add_worksheet(self._keeper.script.store(name))
        sheet.merge_range(0, 0, 0, 3, self._stored(titles[0]), self._format("title"))
        sheet.merge_range(1, 0, 1, 3, self._stored(titles[1]), self._format("title"))
        sheet.write_string(2, 0, self._stored(NOTE), self._format("note"))
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: object, style: str = "") -> None:
        """Write one value by its type; an empty one leaves the cell out."""
        if value is None or value == "":
            return
        if isinstance(value, date) and value.year < _FIRST_YEAR:
            value = f"{value.day}/{value.month}/{value.year}"
        if isinstance(value, date):
            moved = datetime.combine(shifted_day(value, self._years), datetime.min.time())
            sheet.write_datetime(row, column, moved, self._format(style or "date"))
        elif isinstance(value, int):
            sheet.write_number(row, column, value, self._format(style or "number"))
        elif isinstance(value, float):
            sheet.write_number(row, column, value, self._format(style or "share"))
        else:
            text = self._stored(str(value))
            sheet.write_string(row, column, text, self._format(style or "text"))

    def boxes(self, sheet: Worksheet, cells: tuple[int, int, int, int]) -> None:
        """Frame the cells from one row and column to another; what is written later stands in."""
        first, left, last, right = cells
        for row in range(first, last + 1):
            for column in range(left, right + 1):
                sheet.write_blank(row, column, None, self._format("number"))

    def as_is(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        """Write a text in which no year is moved on."""
        sheet.write_string(row, column, text, self._format("text"))

    def formula(
        self,
        sheet: Worksheet,
        at: tuple[int, int],
        formula: str,
        value: float,
        style: str = "total",
    ) -> None:
        """Write a formula with the value that a spreadsheet program would have kept for it."""
        sheet.write_formula(*at, formula, self._format(style), value)

    def headings(self, sheet: Worksheet, names: Sequence[str], widths: Sequence[float]) -> None:
        """Write the heading row, set the widths and freeze everything down to it."""
        for column, (name, width) in enumerate(zip(names, widths, strict=True)):
            sheet.write_string(HEADING_ROW, column, self._stored(name), self._format("heading"))
            sheet.set_column(column, column, width)
        sheet.set_row(HEADING_ROW, 36)
        sheet.freeze_panes(HEADING_ROW + 1, 2)

    def fit(self, sheet: Worksheet, landscape: bool = False) -> None:
        """Let the sheet be printed as wide as a page."""
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()

    def books(self, contents: Sequence[tuple[Book, Sequence[Row]]]) -> None:
        """Add a sheet for every book, then the sheet of closed lists that their dropdowns read."""
        columns = [(book, heading) for book, _ in contents for heading in book.choices]
        places = {
            (book.name, heading): xl_col_to_name(index)
            for index, (book, heading) in enumerate(columns)
        }
        lists = self._keeper.script.store("Danh mục")
        for book, rows in contents:
            with self._stored_as(book.name):
                sheet = self._records(book, rows)
            for heading, values in book.choices.items():
                letter = places[(book.name, heading)]
                cells = f"='{lists}'!${letter}$5:${letter}${4 + len(values)}"
                column = book.headings.index(heading) + 1
                last = HEADING_ROW + len(rows) + SPARE_ROWS
                rule = {"validate": "list", "source": cells, "ignore_blank": True}
                sheet.data_validation(HEADING_ROW + 1, column, last, column, rule)
        self._lists(columns)

    def _records(self, book: Book, rows: Sequence[Row]) -> Worksheet:
        """Add one sheet of records: running number, headings, rows, filter and a count."""
        title = f"SỔ {book.name.upper()} NĂM {self._keeper.year}"
        sheet = self.sheet(book.name, (self._keeper.name, title))
        names = ("STT", *book.headings)
        self.headings(sheet, names, [6, *(_WIDE.get(name, 16) for name in book.headings)])
        for number, row in enumerate(rows, start=1):
            self.put(sheet, HEADING_ROW + number, 0, number)
            for column, heading in enumerate(book.headings, start=1):
                value, style = row.get(heading), ""
                if heading in _YEARS:
                    value, style = int(str(value)) + self._years, "year"
                self.put(sheet, HEADING_ROW + number, column, value, style)
        last = HEADING_ROW + max(len(rows), 1)
        sheet.autofilter(HEADING_ROW, 0, last, len(book.headings))
        self.put(sheet, 2, 4, "Số dòng đã ghi:", "note")
        formula = f"=COUNTA(B{HEADING_ROW + 2}:B{last + SPARE_ROWS + 1})"
        self.formula(sheet, (2, 5), formula, len(rows))
        return sheet

    def _lists(self, columns: Sequence[tuple[Book, str]]) -> None:
        """Write the closed lists, one column each."""
        titles = (self._keeper.name, "DANH MỤC GIÁ TRỊ ĐƯỢC CHỌN")
        sheet = self.sheet("Danh mục", titles)
        names = [f"{book.name}: {heading}" for book, heading in columns]
        self.headings(sheet, names, [28] * len(names))
        for column, (book, heading) in enumerate(columns):
            for row, value in enumerate(book.choices[heading], start=HEADING_ROW + 1):
                self.put(sheet, row, column, value)
