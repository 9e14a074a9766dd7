"""The sheet that explains a form: what each line asks, and which checks it has to pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.cells import ref
from baocao.checks import Check
from baocao.errors import Severity
from baocao.registers import Column, Form
from baocao.workbooks.book import Book
from baocao.workbooks.formulas import shown_shares
from baocao.workbooks.limits import expected
from baocao.workbooks.live import stands_on, told_at
from baocao.workbooks.places import CHECK, FIRST_ROW, Grid, grid, own_columns

GUIDE = "Hướng dẫn"
WIDTHS = {"Trang": 24.0, "Dòng hoặc cột": 42.0, "Cách ghi": 44.0, CHECK: 64.0}
FAILS: Mapping[Severity, str] = {"error": "Báo sai khi", "warning": "Nhắc xem lại khi"}
HOW = (
    "Chỉ điền các ô nền vàng. Ô nền xám đã ghi sẵn hoặc tự tính, được khóa; thấy sai thì báo lại, "
    "không tự sửa.",
    "Không đổi tên trang, tiêu đề, thứ tự dòng và cột; không thêm trang, không dán đè công thức.",
    "Cột Kiểm tra ghi “đạt”, “sai” hoặc “xem lại” ngay khi điền đủ các ô liên quan; chọn ô đó để "
    "xem kiểm tra gì. Còn chữ “sai” thì chưa gửi.",
    "Chỉ tiêu không phát sinh thì ghi 0, không để trống.",
    "Lưu tệp dạng .xlsx rồi gửi lại; tên tệp đặt thế nào cũng được.",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of one line of a form: its sheet, its heading, how it is filled, its checks."""

    sheet: str
    heading: str
    how: str
    fails: str = ""


def explained(forms: Sequence[Form], checks: Sequence[Check]) -> list[Line]:
    """How these forms are filled, out of what is declared of them; the same for all units."""
    return [line for form in forms for line in _lines(form, checks)]


def add_guide(book: Book, titles: Sequence[str], lines: Sequence[Line]) -> None:
    """Add the sheet that explains the forms of the book; each line leads to its sheet."""
    sheet = book.add(GUIDE, titles, WIDTHS)
    steps = [Line("Cách làm", f"Lưu ý {number}", text) for number, text in enumerate(HOW, start=1)]
    for row, line in enumerate([*steps, *lines], start=FIRST_ROW):
        for place, text in enumerate((line.heading, line.how, line.fails), start=2):
            sheet.put(ref(row, place), text)
        if row < FIRST_ROW + len(steps):
            sheet.put(ref(row, 1), line.sheet)
        else:
            sheet.link(ref(row, 1), line.sheet, line.sheet)


def _lines(form: Form, checks: Sequence[Check]) -> Iterator[Line]:
    own = grid(form)
    told: dict[str, list[str]] = {}
    for check in checks:
        if check.register == form.sheet:
            said = f"{FAILS.get(check.severity, '')} {check.says}."
            told.setdefault(_speaks_of(own, check), []).append(said)
    shares = shown_shares(form.sheet, checks)
    columns = form.labelled if form.labels else own_columns(form)
    for heading, column in columns.items():
        how = "Tự tính." if heading in shares else _how(form, heading, column)
        yield Line(form.sheet, heading, how, "\n".join(told.get(heading, ())))
    if form.percent:
        yield Line(form.sheet, form.percent, "Tự tính.", "\n".join(told.get(form.across, ())))


def _speaks_of(own: Grid, check: Check) -> str:
    """The heading that a check is told at: each is told once."""
    if stands_on(own.form, check):
        return told_at(own, check)
    return next(iter(each for each in check.headings() if each in own.form.columns), "")


def _how(form: Form, heading: str, column: Column) -> str:
    if column.adds:
        return "Tự cộng."
    if column.given:
        return "Ghi sẵn, không sửa; ô còn nền vàng thì điền."
    if column.printed or column.must_be or heading == form.lines:
        return "Ghi sẵn, không sửa."
    return expected(column, column.kind)
