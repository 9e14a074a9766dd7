"""The forms that go out: a workbook for each unit, or one for all in which the code is chosen.

Code: R-047 a unit whose code cannot be the name of a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from baocao.checks import Check
from baocao.correspondence.known import Known, known_contents, owing
from baocao.correspondence.official import unit_forms
from baocao.correspondence.points import mendable
from baocao.edition import Edition
from baocao.errors import DataError, Finding
from baocao.paths import FILE_NAME
from baocao.registers import Form
from baocao.workbooks import (
    Book,
    Computed,
    Contents,
    Line,
    add_form,
    add_guide,
    cells_of,
    explained,
)
from baocao.workbooks.looks import Look

UNIT = "đơn vị"
HINT = "Điền các ô nền vàng rồi gửi lại; giữ nguyên tên trang và các tiêu đề. Xem trang Hướng dẫn."
CHOOSE = "Chọn mã ở ô nền vàng đầu tiên, tên tự hiện ra; rồi điền các ô nền vàng khác và gửi lại."
TO_CHOOSE, LOOKED_UP = "Chọn mã của đơn vị mình trong danh sách.", "Tự hiện theo mã đã chọn."
LISTS_TITLE, GUIDE_TITLE = "DANH MỤC GIÁ TRỊ ĐƯỢC CHỌN", "HƯỚNG DẪN GHI BIỂU"


@dataclass(frozen=True)
class Templates:
    """The forms of an edition's units before they are filled; ``names`` of the units by code."""

    so: Edition
    checks: Sequence[Check]
    names: Mapping[str, str]

    @cached_property
    def forms(self) -> Sequence[Form]:
        """The sheets that a unit sends in one workbook, its cover first."""
        return unit_forms(self.so)

    @cached_property
    def known(self) -> Known:
        """What stands in them already."""
        return known_contents(self.so, self.forms, list(self.names))

    @cached_property
    def mendable(self) -> frozenset[str]:
        """The codes of findings that the units can mend themselves."""
        return mendable(self.forms, self.checks)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """What is said of how they are filled, and of the checks that units can meet."""
        own = [each for each in self.checks if each.id in self.mendable]
        return explained(self.forms, own)

    @cached_property
    def own_checks(self) -> Mapping[str, Sequence[Check]]:
        """The checks of each sheet."""
        return {
            form.sheet: [each for each in self.checks if each.register == form.sheet]
            for form in self.forms
        }

    def of_unit(self, code: str) -> bytes:
        """The workbook of one unit."""
        contents = {form.sheet: self.known[form.sheet][code] for form in self.forms}
        return self._fill(self._book(), (self.names[code].upper(), HINT), contents, self.lines)

    def for_all(self) -> bytes:
        """One workbook for all units: the code is chosen from a list, the name looked up by it.

        What is known of one unit only is left to be filled.
        """
        some = next(iter(self.names))
        contents = {form.sheet: _of_all(form, self.known[form.sheet][some]) for form in self.forms}
        book, cover = self._book(), self.forms[0]
        contents[cover.sheet] = self._chosen(book, cover, contents[cover.sheet])
        lines = [_of_chosen(cover, line) for line in self.lines]
        return self._fill(book, (self.so.office.name.upper(), CHOOSE), contents, lines)

    def _book(self) -> Book:
        return Book(self.so.office.name, locked=True)

    def _chosen(self, book: Book, cover: Form, contents: Contents) -> Contents:
        """The cover on which the unit is chosen."""
        code = _code(cover)
        (values,) = cover.values
        codes = book.listed(code, list(self.names), Look("code"))
        names = book.listed(self.so.report.units.name, list(self.names.values()))
        chosen = cells_of(cover)[code, values]
        found = f'=IFERROR(INDEX({names},MATCH({chosen},{codes},0)),"")'
        given = [name for name, column in cover.columns.items() if column.given]
        return replace(
            contents,
            choices={(code, values): list(self.names)},
            formulas={(name, values): Computed(found, None) for name in given},
        )

    def _fill(
        self,
        book: Book,
        said: tuple[str, str],
        contents: Mapping[str, Contents],
        lines: Sequence[Line],
    ) -> bytes:
        """The workbook of these sheets and the guide; ``said`` are its owner and how to fill it."""
        owner, hint = said
        for form in self.forms:
            titles = (owner, titled(form.sheet, self.so), hint)
            add_form(book, form, titles, contents[form.sheet], self.own_checks[form.sheet])
        add_guide(book, (owner, GUIDE_TITLE, ""), lines)
        return book.bytes((owner, LISTS_TITLE, ""))


def _code(cover: Form) -> str:
    return next(name for name, column in cover.columns.items() if column.must_be == UNIT)


def _of_chosen(cover: Form, line: Line) -> Line:
    """What the guide says of a line where the code of the unit is chosen and its name looked up."""
    if line.sheet == cover.sheet and line.heading == _code(cover):
        return replace(line, how=TO_CHOOSE)
    if line.sheet == cover.sheet and cover.columns[line.heading].given:
        return replace(line, how=LOOKED_UP)
    return line


def titled(sheet: str, so: Edition) -> str:
    """The title of a sheet that goes out: ``BIỂU 1 - QUÝ II/2026``."""
    return f"{sheet} - {so.period.name}".upper()


def _of_all(form: Form, contents: Contents) -> Contents:
    """What the forms of all units say, out of what the form of one says."""
    own = {name for name, column in form.columns.items() if column.given or column.must_be == UNIT}
    values = {place: value for place, value in contents.values.items() if place[0] not in own}
    return Contents(values, frozenset(values))


def templates_of(so: Edition, checks: Sequence[Check]) -> Templates:
    """The templates of all units that owe a form to an edition.

    Raises:
        UsageError: no unit owes the report a form.
        DataError: it is not known which units do, or a unit's code cannot be the name of a file.
    """
    names = owing(so)
    wrong = [code for code in names if not FILE_NAME.fullmatch(code)]
    if wrong:
        raise DataError([_unusable(code, names[code], so.report.units.expected) for code in wrong])
    return Templates(so, checks, names)


def _unusable(code: str, name: str, expected: str) -> Finding:
    problem = f"mã của {name} không đặt làm tên tệp biểu được"
    remedy = f"Sửa mã trong sổ (chỉ tiêu {expected}): chỉ dùng chữ, số, dấu gạch"
    return Finding("R-047", "error", problem, remedy, seen=code)
