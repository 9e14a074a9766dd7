"""Whose form a workbook is, for which period, on which version: as its cover says, not its name.

Codes: S-010 form of another period, S-011 code of no unit, S-012 another version of the form,
S-013 code of one unit and name of another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from baocao.cells import Workbook
from baocao.collation import plain
from baocao.collection.unfilled import unfilled
from baocao.errors import Finding, ParamsError
from baocao.period import Period
from baocao.registers import Form, Register, read_register, telling, unreadable
from baocao.registers.told import to_be_told
from baocao.submissions.keyed_in import CITED
from baocao.text import fold

UNIT, PERIOD, VERSION = "đơn vị", "kỳ báo cáo", "bản mẫu"
OF_ANOTHER_PERIOD, OF_TWO_UNITS = "S-010", "S-013"
ALIKE = 0.8  # of five digits one may be another
REPORT_NUMBER, SIGNED = "Số báo cáo", "Có bản ký"
EMPTY = Finding("R-003", "error", "để trống", "Điền giá trị cho ô này")


@dataclass(frozen=True, slots=True)
class Told:
    """What a file says of itself, as far as it can be read; why it is refused, if it is."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    refusal: Finding | None = None


@dataclass(frozen=True)
class Recognition:
    """What makes a file a form of the ``period``: its ``sheets``, and the names of units by code.

    ``called`` is the column, in the register of units, of these names; ``received`` gives the
    hashes of what was received for another period.
    """

    sheets: Sequence[Form]
    units: Mapping[str, str]
    called: str
    period: Period
    received: Callable[[Period], frozenset[str]] = lambda _: frozenset()

    @cached_property
    def cover(self) -> Form:
        """The sheet that says whose a file is.

        Raises:
            ParamsError: there is none.
        """
        for sheet in self.sheets:
            if any(column.must_be == UNIT for column in sheet.columns.values()):
                return sheet
        raise ParamsError(
            f"Trong params/registers không có biểu nào có cột “must_be: {UNIT}” nên không nhận ra "
            "được biểu là của ai. Khôi phục trang bìa."
        )

    @property
    def wanted(self) -> frozenset[str]:
        """The names of the sheets that a unit sends, in folded form."""
        return frozenset(fold(sheet.sheet) for sheet in self.sheets)

    @cached_property
    def named(self) -> Mapping[str, Sequence[str]]:
        """The codes of units by their name, folded and without accents; several may have one."""
        found: dict[str, list[str]] = {}
        for code, name in self.units.items():
            for written in {fold(name), plain(name)}:
                found.setdefault(written, []).append(code)
        return found

    def of(self, seen: Mapping[str, Workbook | Finding]) -> dict[str, Told]:
        """What each file tells, by its name; of some it was seen that they are no workbooks."""
        refused = {
            name: Told(refusal=each) for name, each in seen.items() if isinstance(each, Finding)
        }
        return refused | self._told([each for each in seen.values() if isinstance(each, Workbook)])

    def _told(self, workbooks: Sequence[Workbook]) -> dict[str, Told]:
        cover = self.cover
        without = {book.name: found for book in workbooks if (found := unreadable(cover, book))}
        whole = [book for book in workbooks if book.name not in without]
        register, _ = read_register(cover, whole)
        told = {name: Told(refusal=found) for name, found in without.items()}
        for position, book in enumerate(whole):
            facts = _facts(register, position)
            wrong = (
                self._mistold(register, position)
                or self._named_otherwise(register, position)
                or next(filter(None, (unreadable(sheet, book) for sheet in self.sheets)), None)
                or unfilled(cover, self.sheets, book)
            )
            if wrong and wrong.code == OF_ANOTHER_PERIOD:
                wrong = self._received_then(wrong, book, facts["period"])
            nobodys = wrong and wrong.code == OF_TWO_UNITS
            told[book.name] = Told(facts | {"unit": ""} if nobodys else facts, wrong)
        return told

    def _mistold(self, register: Register, position: int) -> Finding | None:
        """What is wrong first in the cells that must tell what the file is."""
        says: dict[str, Callable[[str, str], Finding]] = {
            UNIT: self._of_nobody, PERIOD: self._of_another_period, VERSION: _of_another_version,
        }  # fmt: skip
        columns = self.cover.columns
        heading = {column.must_be: heading for heading, column in columns.items()}
        unit = register.rows.at[position, heading[UNIT]]
        for kind in filter(heading.__contains__, says):
            value = register.rows.at[position, heading[kind]]
            expected = to_be_told(columns[heading[kind]], unit, self.period)
            if value is None:
                empty = register.finding(position, (heading[kind],), EMPTY)
                return register.bad.get((position, heading[kind]), empty)
            if value != expected or (kind == UNIT and value not in self.units):
                return register.finding(position, (heading[kind],), says[kind](value, expected))
        return None

    def _named_otherwise(self, register: Register, position: int) -> Finding | None:
        """What is wrong when a cover has the code of one unit and the name of another."""
        unit = _facts(register, position)["unit"]
        joined = self.cover.joined
        for heading, column in self.cover.columns.items():
            if column.given not in joined or joined[column.given].of != self.called:
                continue
            name = str(register.rows.at[position, heading] or "")
            others = self.named.get(fold(name)) or self.named.get(plain(name), ())
            if others and unit not in others:
                rule = _of_two_units(unit, self.units[unit], others[0])
                code = next(each for each in register.form.columns if each in telling(self.cover))
                return register.finding(position, (code, heading), rule)
        return None

    def _received_then(self, refusal: Finding, book: Workbook, period: str) -> Finding:
        """Of a form of another period, that it was received for that one, if so."""
        if book.sha256 not in self.received(Period.parse(period)):
            return refusal
        problem = f"{refusal.problem}; chính tệp này đã nhận ở kỳ {period}"
        remedy = f"Đề nghị đơn vị gửi biểu của {self.period.name}; không cần nhận lại tệp này"
        return replace(refusal, problem=problem, remedy=remedy)

    def _of_nobody(self, value: str, _: str) -> Finding:
        near = get_close_matches(value, self.units, n=1, cutoff=ALIKE)
        meant = f", có phải {near[0]} ({self.units[near[0]]})" if near else ""
        return Finding(
            "S-011",
            "error",
            f"không phải mã của đơn vị nào phải gửi biểu{meant}",
            "Đề nghị đơn vị ghi lại mã ở trang bìa; nếu là đơn vị mới, ghi vào sổ rồi chạy lại",
        )

    def _of_another_period(self, value: str, _: str) -> Finding:
        other = Period.parse(value)
        return Finding(
            OF_ANOTHER_PERIOD,
            "error",
            f"là biểu của {other.name}, không phải của {self.period.name}",
            f"Đề nghị đơn vị gửi biểu của {self.period.name}; "
            f"nếu đúng là biểu {other.name} thì nhận bằng lệnh baocao collect {other}",
        )


def _of_another_version(_: str, expected: str) -> Finding:
    return Finding(
        "S-012",
        "error",
        f"là biểu theo mẫu khác, mẫu đang dùng là {expected}",
        "Gửi đơn vị mẫu đang dùng, đề nghị chép số liệu sang rồi gửi lại",
    )


def _of_two_units(unit: str, name: str, other: str) -> Finding:
    return Finding(
        OF_TWO_UNITS,
        "error",
        f"mã {unit} là của {name}, tên lại là của đơn vị mã {other}, không rõ biểu của ai",
        "Hỏi đơn vị đã gửi; đề nghị ghi đúng mã và tên ở trang bìa rồi gửi lại",
    )


def _facts(register: Register, position: int) -> dict[str, Any]:
    """What the ledger keeps of a cover."""
    row = register.rows.iloc[position]
    heading = {column.must_be: heading for heading, column in register.form.columns.items()}

    def said(name: str | None) -> str:
        return str(row.get(name) or "")

    return {
        "unit": said(heading[UNIT]),
        "period": said(heading.get(PERIOD)),
        "version": said(heading.get(VERSION)),
        "document": said(CITED),
        "report_number": said(REPORT_NUMBER),
        "signed": bool(row.get(SIGNED)),
    }
