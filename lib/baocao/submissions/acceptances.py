"""Acceptances: warnings about a unit's form that somebody answers for, for a time.

A warning that is accepted becomes a note that says why and by whom; an error cannot be accepted.

Codes: D-021 an error is named, D-022 expired, D-023 nothing such was found, D-024 no such unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from baocao.errors import Finding
from baocao.registers import Register, Spot
from baocao.text import day

State = Literal["read", "applied", "expired", "idle", "refused"]
ACCEPTANCES = "chap-nhan"
"""The workbook beside the forms of a period in which people write them."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One row of the register of acceptances, and what became of it.

    It is of the warnings of a check (``code``) about a unit; with ``cell`` of those about that
    cell alone. ``idle`` is one that nothing was found for; ``spots`` are the cells of the row.
    """

    code: str
    unit: str
    cell: str
    reason: str
    who: str
    on: date
    until: date
    spots: Mapping[str, Spot]
    state: State = "read"
    findings: tuple[Finding, ...] = ()

    @property
    def told(self) -> str:
        """Why, by whom and for how long, as findings say it."""
        days = f"ngày {day(self.on)}, đến ngày {day(self.until)}"
        return f"đã chấp nhận: {self.reason}; {self.who}, {days}"

    def covers(self, finding: Finding, unit: str) -> bool:
        """Whether a finding about a unit is what the row is about."""
        named = (self.code, self.unit) == (finding.code, unit)
        return named and (not self.cell or self.cell in finding.cells)

    def ended(self, state: State, finding: Finding, *headings: str) -> Acceptance:
        """The same with what became of it, told at some cells of its row."""
        spots = [self.spots[each] for each in headings]
        placed = replace(
            finding,
            file=spots[0].file,
            sheet=spots[0].sheet,
            cells=tuple(spot.ref for spot in spots),
            heading=", ".join(headings),
            seen=", ".join(filter(None, (self.code, self.unit, self.cell))),
        )
        return replace(self, state=state, findings=(placed,))


def read_acceptances(register: Register) -> list[Acceptance]:
    """The rows of the register that can be read; what is wrong with the others is told there."""
    unread = {position for position, _ in register.bad}
    return [
        Acceptance(
            code=row["Mã kiểm tra"].upper(),
            unit=row["Mã tổ chức"],
            cell=(row["Ô"] or "").replace("$", "").upper(),
            reason=row["Lý do"],
            who=row["Người chấp nhận"],
            on=row["Ngày"],
            until=row["Hết hạn"],
            spots=spots,
        )
        for position, (row, spots) in enumerate(
            zip(register.rows.to_dict("records"), register.spots, strict=True)
        )
        if position not in unread
    ]


def accepted(
    findings: Iterable[Finding],
    acceptances: Sequence[Acceptance],
    units: Mapping[str, str],
    as_of: date,
) -> tuple[list[Finding], list[Acceptance]]:
    """Findings with the warnings that somebody answers for as notes, on the day ``as_of``.

    ``units`` gives the unit of each file received.

    Returns:
        The findings, and each acceptance with what became of it.
    """
    about: dict[int, list[Finding]] = {}
    told = []
    for finding in findings:
        unit = units.get(finding.file, "")
        named = [
            place for place, each in enumerate(acceptances) if unit and each.covers(finding, unit)
        ]
        for place in named:
            about.setdefault(place, []).append(finding)
        live = [acceptances[place] for place in named if acceptances[place].until >= as_of]
        told.append(_as_note(finding, live[0]) if live else finding)
    known = set(units.values())
    ended = [
        _ended(each, about.get(place, ()), each.unit in known, as_of)
        for place, each in enumerate(acceptances)
    ]
    return told, ended


def _as_note(finding: Finding, acceptance: Acceptance) -> Finding:
    if finding.severity != "warning":
        return finding
    problem = f"{finding.problem} ({acceptance.told})"
    return replace(finding, severity="note", problem=problem, remedy="Xem lại khi hết hạn")


def _ended(
    acceptance: Acceptance, about: Sequence[Finding], known: bool, as_of: date
) -> Acceptance:
    """What became of an acceptance, given what was found that it is about."""
    levels = {finding.severity for finding in about}
    if not known:
        problem = "không đơn vị nào mang mã này đã gửi biểu của kỳ"
        rule = Finding("D-024", "warning", problem, "Sửa mã đơn vị, hoặc xóa dòng này")
        return acceptance.ended("refused", rule, "Mã tổ chức")
    if "warning" not in levels and "error" in levels:
        remedy = "Đề nghị đơn vị sửa, hoặc ghi vào sua-so-lieu.xlsx; rồi xóa dòng này"
        rule = Finding("D-021", "warning", "là lỗi nên không chấp nhận được", remedy)
        return acceptance.ended("refused", rule, "Mã kiểm tra")
    if "warning" not in levels:
        problem = "không còn cảnh báo nào như vậy ở biểu của đơn vị"
        remedy = "Xóa dòng này nếu đã xử lý xong; nếu ghi sai mã kiểm tra hoặc ô thì sửa lại"
        rule = Finding("D-023", "note", problem, remedy)
        return acceptance.ended("idle", rule, "Mã kiểm tra")
    if acceptance.until < as_of:
        problem = f"hết hạn ngày {day(acceptance.until)} nên cảnh báo được nêu lại"
        remedy = "Xem lại cảnh báo; nếu vẫn chấp nhận thì ghi Hết hạn mới, nếu không thì xóa dòng"
        rule = Finding("D-022", "warning", problem, remedy)
        return acceptance.ended("expired", rule, "Hết hạn")
    return replace(acceptance, state="applied")
