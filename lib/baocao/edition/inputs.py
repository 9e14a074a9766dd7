"""Open the spreadsheets an edition reads: books of its years, units' forms of its periods.

Codes: R-041 form of another unit or period, R-042 form that is no .xlsx, R-043 file passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from baocao.cells import Workbook, open_workbook
from baocao.errors import DataError, Finding
from baocao.params import Units
from baocao.params.models import Reads
from baocao.paths import Paths
from baocao.registers import Area, Form, Register, read_register

TEMPORARY = ("~$", ".~lock", "._")


@dataclass(slots=True)
class Inputs:
    """The workbooks of one edition, each opened once, with what was found on opening them."""

    paths: Paths
    office: str
    reads: Reads
    workbooks: dict[str, Workbook] = field(default_factory=dict)
    refused: dict[str, Finding] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    gates: dict[str, list[Area]] = field(default_factory=dict)

    def registers(self, forms: Sequence[Form]) -> dict[str, Register]:
        """All registers by name; a form's file that is not for this unit and period is refused."""
        covers = [form for form in forms if form.form and _tells_unit(form)]
        kept = {
            cover.form: self._unit_files(
                cover, [each for each in forms if each.form == cover.form and each != cover]
            )
            for cover in covers
        }
        registers = {form.sheet: self._register(form, kept) for form in forms}
        self.findings += self._other_books(forms)
        return registers

    def unsent(
        self, forms: Sequence[Form], units: Units | None, missing: Mapping[str, str]
    ) -> Iterator[Finding]:
        """One finding that names every unit whose form has not come, and where it belongs."""
        cover = next((form for form in forms if units and form.sheet == units.cover), None)
        if not cover or not missing:
            return
        folders = ", ".join(f"data/{self.office}/{each}/{cover.form}" for each in self.reads.forms)
        named = ", ".join(f"{name} ({code}.xlsx)" for code, name in missing.items())
        yield Finding(
            "R-044",
            "warning",
            f"chưa có biểu dùng được của {len(missing)} đơn vị: {named}",
            f"Đặt biểu của từng đơn vị vào {folders}, tên tệp là mã",
        )

    def _register(self, form: Form, kept: dict[str, list[str]]) -> Register:
        names = kept.get(form.form, []) if form.form else self._book_files(form)
        opened = [workbook for name in names if (workbook := self._open(name))]
        # A refused form makes a total incomplete; a refused book leaves nothing to count on.
        lost = (
            None if form.form else next((self.refused[n] for n in names if n in self.refused), None)
        )
        register, findings = read_register(form, opened, lost)
        self.findings += [each for each in findings if each not in self.findings]
        return replace(register, gates=(*register.gates, *self.gates.get(form.form, ())))

    def _book_files(self, form: Form) -> list[str]:
        return [
            f"{self.office}/{year}/{room}.xlsx" for year in self.reads.years for room in form.book
        ]

    def _other_books(self, forms: Sequence[Form]) -> Iterator[Finding]:
        """A note on each file beside the books, such as a copy that somebody goes on writing."""
        books = {name for form in forms if form.book for name in self._book_files(form)}
        for folder in sorted({name.rpartition("/")[0] for name in books}):
            for path in sorted((self.paths.data / folder).glob("*")):
                name = f"{folder}/{path.name}"
                if name not in books and path.is_file():
                    yield _temporary(name) if path.name.startswith(TEMPORARY) else _no_book(name)

    def _unit_files(self, cover: Form, others: Sequence[Form]) -> list[str]:
        return [
            name
            for period in self.reads.forms
            for name in self._folder(f"{self.office}/{period}/{cover.form}")
            if self._belongs(cover, name, period) and self._holds(others, name)
        ]

    def _folder(self, folder: str) -> Iterable[str]:
        for path in sorted((self.paths.data / folder).glob("*")):
            name = f"{folder}/{path.name}"
            if not path.is_file():
                continue
            if path.name.startswith(TEMPORARY):
                self.findings.append(_temporary(name))
            elif path.suffix.lower() == ".xlsx":
                yield name
            else:
                problem = "không phải tệp .xlsx nên không được đọc"
                remedy = "Lưu lại dạng .xlsx hoặc chuyển tệp đi nơi khác"
                self.findings.append(Finding("R-042", "warning", problem, remedy, name))

    def _belongs(self, cover: Form, name: str, period: str) -> bool:
        """Whether a unit's file says on its cover that it is that unit's, for that period."""
        workbook = self._open(name)
        if workbook is None:
            return False
        register, findings = read_register(cover, [workbook])
        expected = {"tên tệp": Path(name).stem, "kỳ báo cáo": period}
        told = [heading for heading, column in cover.columns.items() if column.must_be]
        self.gates.setdefault(cover.form, []).extend(register.looked_through(told))
        wrong = [
            _misplaced(register, heading, expected[column.must_be])
            for heading, column in cover.columns.items()
            if column.must_be
            and (register.rows.empty or register.rows.at[0, heading] != expected[column.must_be])
        ]
        if wrong:
            self.findings += [*(each for each in findings if each.severity == "error"), *wrong]
            self.refused[name] = wrong[0]
        return not wrong

    def _holds(self, forms: Sequence[Form], name: str) -> bool:
        """Whether a unit's file has the sheets of these forms, with headings to read them by."""
        for form in forms:
            register, findings = read_register(form, [self.workbooks[name]])
            self.gates.setdefault(form.form, []).extend(register.gates)
            if register.absent:
                self.findings += findings
                self.refused[name] = register.absent
        return name not in self.refused

    def _open(self, name: str) -> Workbook | None:
        """The workbook, or None when it is refused; a refusal becomes a finding once."""
        if name in self.workbooks or name in self.refused:
            return self.workbooks.get(name)
        try:
            workbook = open_workbook(self.paths.data / name, name)
        except DataError as error:
            self.refused[name] = error.findings[0]
            self.findings += error.findings
            return None
        self.workbooks[name] = workbook
        self.findings += (*workbook.findings, *workbook.notes)
        return workbook


def _tells_unit(form: Form) -> bool:
    return any(column.must_be == "tên tệp" for column in form.columns.values())


def _temporary(name: str) -> Finding:
    problem = "là tệp tạm hoặc tệp khóa của phần mềm bảng tính nên không được đọc"
    remedy = "Nếu có người đang mở tệp gốc, lưu và đóng tệp đó rồi chạy lại"
    return Finding("R-043", "note", problem, remedy, name)


def _no_book(name: str) -> Finding:
    problem = "không mang tên sổ nào của báo cáo nên không được đọc"
    remedy = "Nếu là bản sao, gộp số liệu vào tệp đúng tên rồi xóa đi; nếu là sổ, đặt lại đúng tên"
    return Finding("R-043", "note", problem, remedy, name)


def _misplaced(register: Register, heading: str, expected: str) -> Finding:
    rule = Finding(
        "R-041",
        "error",
        f"không khớp với nơi đặt tệp, ở đó phải là “{expected}”",
        "Đặt tệp vào đúng kỳ, đúng tên, hoặc sửa trang bìa rồi chạy lại",
    )
    if register.rows.empty:
        return register.absent or rule
    return register.finding(0, (heading,), rule)
