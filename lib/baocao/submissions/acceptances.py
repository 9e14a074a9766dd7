"""Acceptances: warnings about a unit's form that somebody answers for, for a time.

A warning that is accepted becomes a note that says why and by whom; an error cannot be accepted.

Codes: D-021 an error is named, D-022 expired, D-023 nothing such was found, D-024 no such unit,
D-025 the form was sent again since, D-026 another value stands there, D-027 no such rule, D-028 no
cell's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Literal

from baocao.errors import Finding, Severity
from baocao.registers import Register, Spot
from baocao.registers.form import Kind
from baocao.submissions.demanding import demand
from baocao.submissions.ledger import Entry, Ledger
from baocao.submissions.reckoning import Reckoned, reckoned
from baocao.submissions.writing import NO_CELL_NAME, cell_name, is_cell_name, named
from baocao.text import day, fold, parse_number

State = Literal["read", "applied", "expired", "idle", "refused"]
ACCEPTANCES = "chap-nhan"
"""The workbook beside the forms of a period in which people write them."""
READERS = ("F-", "R-", "S-", "D-")
"""How the codes begin of what is found in reading, which no check says."""
FILLED: Mapping[str, Kind] = {
    "Mã kiểm tra": "code", "Mã tổ chức": "code", "Lý do": "text", "Người chấp nhận": "code",
    "Ngày": "date", "Hết hạn": "date",
}  # fmt: skip
MAYBE: Mapping[str, Kind] = {"Trang": "text", "Ô": "text", "Giá trị": "text"}


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One row of the register of acceptances, and what became of it.

    It is of the warnings of a check (``code``) about a unit's form that had come ``on`` that day;
    with ``sheet`` and ``cell`` of those about these alone, with ``value`` only while that is what
    they see. ``idle`` is one that nothing was found for; ``spots`` are the cells of the row.
    """

    code: str
    unit: str
    sheet: str
    cell: str
    value: str
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
        """Whether a finding about a unit is what the row is about, whatever value it sees."""
        if (self.code, self.unit) != (finding.code, unit):
            return False
        beside = PurePosixPath(self.spots["Mã kiểm tra"].file).parent
        return (
            PurePosixPath(finding.file).is_relative_to(beside)
            and (not self.sheet or fold(self.sheet) == fold(finding.sheet))
            and (not self.cell or self.cell in finding.cells)
        )

    def saw(self, finding: Finding) -> bool:
        """Whether the value that was accepted is what a finding sees: in the cell, or in all."""
        each, said = finding.seen.split("; "), self.value.split("; ")
        alone = len(each) == len(finding.cells)
        own = dict(zip(finding.cells, each, strict=True)) if alone else {}
        return not self.value or _alike(said, each) or _alike(said, [own.get(self.cell, "")])

    def ended(self, state: State, finding: Finding, *headings: str) -> Acceptance:
        """The same with what became of it, told at some cells of its row."""
        spots = [self.spots[each] for each in headings]
        placed = replace(
            finding,
            file=spots[0].file,
            sheet=spots[0].sheet,
            cells=tuple(spot.ref for spot in spots),
            heading=", ".join(headings),
            seen=", ".join(filter(None, (self.code, self.unit, self.sheet, self.cell))),
        )
        return replace(self, state=state, findings=(*self.findings, placed))


def read_acceptances(register: Register) -> list[Acceptance]:
    """The rows of the register that can be read; what is wrong with the others is told there.

    Raises:
        ParamsError: a column that is read here is not declared as it must be.
    """
    demand(register.form, FILLED, MAYBE)
    unread = {position for position, _ in register.bad}
    return [
        Acceptance(
            code=row["Mã kiểm tra"].upper(),
            unit=row["Mã tổ chức"],
            sheet=row["Trang"] or "",
            cell=cell_name(row["Ô"] or ""),
            value=row["Giá trị"] or "",
            reason=row["Lý do"],
            who=row["Người chấp nhận"],
            on=row["Ngày"],
            until=row["Hết hạn"],
            spots=spots,
            findings=named("Người chấp nhận", row, spots),
        )
        for position, (row, spots) in enumerate(
            zip(register.rows.to_dict("records"), register.spots, strict=True)
        )
        if position not in unread
    ]


def _alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether values are the same to a reader in any order; a number may be grouped as printed."""
    return Counter(map(_plain, some)) == Counter(map(_plain, others))


def _plain(value: str) -> str | Decimal:
    try:
        return parse_number(value)
    except ValueError:
        return fold(value)


def accepted(
    findings: Iterable[Finding],
    acceptances: Sequence[Acceptance],
    ledgers: Iterable[Ledger],
    as_of: date,
    rules: Mapping[str, Severity],
) -> tuple[list[Finding], list[Acceptance]]:
    """Findings with the warnings that somebody answers for as notes.

    ``ledgers`` tell whose each file received is, and when it came; ``rules`` are the checks by
    their ids, with the level of what they find.

    Returns:
        The findings, and each acceptance with what became of it.
    """
    ledgers = [*ledgers]
    day_held = reckoned(as_of, ledgers)
    entries = {each.file: each for ledger in ledgers for each in ledger.entries if each.unit}
    about: dict[int, list[Warned]] = {}
    told = []
    for finding in findings:
        entry = entries.get(finding.file)
        live = []
        for place, each in enumerate(acceptances):
            if entry and each.covers(finding, entry.unit):
                warned = finding, _no_longer(each, finding, entry, day_held)
                about.setdefault(place, []).append(warned)
                live += [each] if warned[1] is None else []
        told.append(_as_note(finding, live[0]) if live else finding)
    known = {entry.unit for entry in entries.values()}
    ended = [
        _mistaken(each, each.unit in known, rules) or _ended(each, about.get(place, ()), rules)
        for place, each in enumerate(acceptances)
    ]
    return told, ended


Ending = tuple[Finding, str]
"""Why an acceptance does not hold for a finding any more, and the column that says so."""
Warned = tuple[Finding, Ending | None]


def _no_longer(
    acceptance: Acceptance, finding: Finding, entry: Entry, day_held: Reckoned
) -> Ending | None:
    """Why what was accepted is not what was found now; None while it is."""
    if acceptance.until < day_held.on:
        until = f"hết hạn ngày {day(acceptance.until)} ({day_held.told})"
        remedy = "Xem lại cảnh báo; nếu vẫn chấp nhận thì ghi Hết hạn mới, nếu không thì xóa dòng"
        problem = f"{until} nên cảnh báo được nêu lại"
        return Finding("D-022", "warning", problem, remedy), "Hết hạn"
    received = date.fromisoformat(entry.received[:10])
    if received > acceptance.on:
        problem = f"biểu gửi lại sau khi chấp nhận (nhận ngày {day(received)}): cảnh báo nêu lại"
        remedy = "Xem lại cảnh báo ở biểu mới; nếu vẫn chấp nhận thì ghi Ngày mới, không thì xóa"
        return Finding("D-025", "warning", problem, remedy), "Ngày"
    if not acceptance.saw(finding):
        problem = f"nay biểu ghi “{finding.seen}”, khác giá trị đã chấp nhận: cảnh báo nêu lại"
        remedy = "Xem lại cảnh báo; nếu vẫn chấp nhận thì ghi lại Giá trị, nếu không thì xóa dòng"
        return Finding("D-026", "warning", problem, remedy), "Giá trị"
    return None


def _as_note(finding: Finding, acceptance: Acceptance) -> Finding:
    if finding.severity != "warning":
        return finding
    problem = f"{finding.problem} ({acceptance.told})"
    return replace(finding, severity="note", problem=problem, remedy="Xem lại khi hết hạn")


def _mistaken(
    acceptance: Acceptance, known: bool, rules: Mapping[str, Severity]
) -> Acceptance | None:
    """An acceptance that can never hold as it is written; None when it may."""
    if not known:
        problem = "không đơn vị nào mang mã này đã gửi biểu của kỳ"
        rule = Finding("D-024", "warning", problem, "Sửa mã đơn vị, hoặc xóa dòng này")
        return acceptance.ended("refused", rule, "Mã tổ chức")
    if acceptance.code not in rules and not acceptance.code.startswith(READERS):
        problem = f"không có quy tắc {acceptance.code}"
        remedy = "Ghi đúng mã như ở danh sách cảnh báo, ví dụ K-270, hoặc xóa dòng này"
        rule = Finding("D-027", "warning", problem, remedy)
        return acceptance.ended("refused", rule, "Mã kiểm tra")
    if acceptance.cell and not is_cell_name(acceptance.cell):
        return acceptance.ended("refused", Finding("D-028", "warning", *NO_CELL_NAME), "Ô")
    return None


def _ended(
    acceptance: Acceptance, about: Sequence[Warned], rules: Mapping[str, Severity]
) -> Acceptance:
    """What became of an acceptance, given what was found that it is about."""
    levels = {finding.severity for finding, _ in about}
    if "warning" not in levels and "error" in (*levels, rules.get(acceptance.code)):
        problem = "là lỗi, không chấp nhận được: sửa số liệu"
        remedy = "Đề nghị đơn vị sửa, hoặc ghi vào sua-so-lieu.xlsx; rồi xóa dòng này"
        rule = Finding("D-021", "warning", problem, remedy)
        return acceptance.ended("refused", rule, "Mã kiểm tra")
    if "warning" not in levels:
        problem = "không còn cảnh báo nào như vậy ở biểu của đơn vị"
        remedy = "Xóa dòng này nếu đã xử lý xong; nếu ghi sai mã kiểm tra hoặc ô thì sửa lại"
        rule = Finding("D-023", "note", problem, remedy)
        return acceptance.ended("idle", rule, "Mã kiểm tra")
    endings = [ending for finding, ending in about if finding.severity == "warning"]
    if None in endings:
        return replace(acceptance, state="applied")
    rule, heading = next(filter(None, endings))
    return acceptance.ended("expired", rule, heading)
