"""The table of criteria of a year, and what is wrong in it.

Codes: T-016 maxima that do not make 100, T-017 a criterion that takes its numbers from no ratio,
T-018 a counted criterion without the points of one time, T-002 points below zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from baocao.catalogue import Shares, Times
from baocao.errors import Finding
from baocao.registers import Register
from baocao.scoring.entries import OF_THE_YEAR, Entries
from baocao.scoring.model import Criterion
from baocao.text import number

SHEET = "Tiêu chí"
COLUMNS = ("Năm", "Mã", "Nhóm", "Cách tính", "Điểm tối đa", "Điểm mỗi lần", "Lấy từ chỉ tiêu")
RATIO, COUNT, YES_NO, JUDGED = "tỷ lệ", "đếm", "có/không", "định tính"
BONUS, DEDUCTION = "điểm thưởng", "điểm trừ"
BESIDE = (BONUS, DEDUCTION)
"""Groups beside the scale of 100."""

WHOLE_SCALE = 100
NEGATIVE = Finding("T-002", "error", "là số âm", "Ghi số không âm; điểm trừ đã có nhóm riêng")
UNPRICED = Finding("T-018", "error", "tiêu chí “đếm” chưa có điểm mỗi lần", "Ghi điểm của một lần")


@dataclass(frozen=True)
class Table:
    """The criteria by code as they stand in their table, with its rows and what was found."""

    criteria: Mapping[str, Criterion]
    groups: tuple[str, ...]
    entries: Entries
    findings: tuple[Finding, ...]


def figures_named(registers: Mapping[str, Register], times: Times) -> list[str]:
    """The ids of the figures that the criteria of the year take their numbers from."""
    entries = Entries.of(registers[SHEET], OF_THE_YEAR, times)
    named = (entries.value(each, "Lấy từ chỉ tiêu") for each in entries.all_rows)
    return [each for each in dict.fromkeys(named) if each]


def read_criteria(register: Register, times: Times, shares: Mapping[str, Shares]) -> Table:
    """The criteria of the edition's year; one that cannot be used says why."""
    entries = Entries.of(register, OF_THE_YEAR, times)
    criteria: dict[str, Criterion] = {}
    findings: list[Finding] = []
    for position in entries.all_rows:
        code = entries.kept(position, "Mã")
        if code is None or code in criteria:  # the reading and the check of keys tell of these
            continue
        found = [*_wrong(entries, position, shares)]
        findings += found
        criteria[code] = _criterion(entries, position, code, found)
    findings += _scale(entries, criteria)
    there = {each.group for each in criteria.values()}
    groups = tuple(each for each in register.form.columns["Nhóm"].choices if each in there)
    return Table(criteria, groups, entries, tuple(findings))


def _criterion(entries: Entries, position: int, code: str, wrong: list[Finding]) -> Criterion:
    told = [each.problem for each in wrong if each.severity == "error"]
    where = f"tiêu chí {code}: "
    reason = entries.fault(position, COLUMNS) or next((where + each for each in told), "")
    return Criterion(
        code=code,
        group=entries.value(position, "Nhóm") or "",
        content=entries.value(position, "Nội dung") or "",
        method=entries.value(position, "Cách tính") or "",
        maximum=_decimal(entries.value(position, "Điểm tối đa")),
        each=_decimal(entries.value(position, "Điểm mỗi lần")),
        figure=entries.value(position, "Lấy từ chỉ tiêu") or "",
        needs_proof=bool(entries.value(position, "Minh chứng")),
        reason=reason,
        spots=frozenset(entries.spots(position, COLUMNS)),
    )


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _wrong(entries: Entries, position: int, shares: Mapping[str, Shares]) -> Iterator[Finding]:
    for heading in ("Điểm tối đa", "Điểm mỗi lần"):
        points = entries.value(position, heading)
        if points is not None and points < 0:
            yield entries.finding(NEGATIVE, position, heading)
    method = entries.value(position, "Cách tính")
    if method == COUNT and entries.value(position, "Điểm mỗi lần") is None:
        yield entries.finding(UNPRICED, position, "Điểm mỗi lần")
    if figure := entries.value(position, "Lấy từ chỉ tiêu"):
        for rule in _misnamed(shares[figure], method):
            yield entries.finding(rule, position, "Lấy từ chỉ tiêu")


def _misnamed(shares: Shares, method: str | None) -> Iterator[Finding]:
    """A figure that no numerator and denominator of a unit can be taken from."""
    if shares.misnamed:
        fix = "Sửa mã chỉ tiêu, thêm tệp khai chỉ tiêu vào “indicators” của báo cáo, hoặc bỏ trống"
        yield Finding("T-017", "error", shares.obstacle, fix)
    if method not in (RATIO, None):
        problem = f"chỉ tiêu là tỷ lệ mà cách tính là “{method}”"
        yield Finding("T-017", "error", problem, "Sửa cách tính thành “tỷ lệ”, hoặc bỏ trống ô này")


def _scale(entries: Entries, criteria: Mapping[str, Criterion]) -> Iterator[Finding]:
    """A warning when the maxima, without bonus and deductions, do not make 100."""
    counted = {code: each for code, each in criteria.items() if each.group not in BESIDE}
    if not counted or any(each.maximum is None or each.reason for each in counted.values()):
        return
    whole = sum(each.maximum or 0 for each in counted.values())
    if whole != WHOLE_SCALE:
        problem = (
            "điểm tối đa của các tiêu chí, không kể điểm thưởng, điểm trừ, cộng lại là "
            f"{number(whole)}, khác {WHOLE_SCALE}"
        )
        rule = Finding("T-016", "warning", problem, "Xem lại thang điểm; nếu đúng thì để nguyên")
        rows = [place for place in entries.rows if entries.kept(place, "Mã") in counted]
        yield replace(entries.about(rule, rows, "Điểm tối đa"), seen="")
