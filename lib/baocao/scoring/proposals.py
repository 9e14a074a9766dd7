"""Proposals for awards that came in writing; one that came by two channels is one.

Codes: T-019 a proposal that came more than once, T-020 one that is of no unit or for an award that
is not among those declared, or that came after the period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from baocao.catalogue import Times
from baocao.errors import Finding
from baocao.figures import Figure, Selection
from baocao.registers import Register, Spot
from baocao.scoring.entries import Entries
from baocao.scoring.making import Known, Words, made
from baocao.text import day

SHEET = "Khen thưởng"
ASKED = {"Phạm vi": "của ngành", "Khâu": "đề nghị", "Đối tượng": "tập thể", "Ngày": "trong kỳ"}
COLUMNS = ("Tên", "Mã tổ chức", "Kênh đề xuất")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One unit for one award, with the channels it came by in the order of the register."""

    unit: str
    award: str
    channels: tuple[str, ...]
    spots: frozenset[Spot]


class Proposals(NamedTuple):
    """The proposals in the order of the register, and what was found in them."""

    entries: Entries
    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...]

    def figure(self) -> Figure:
        """How many proposals came, each once however many channels it came by."""
        register, headings = self.entries.register, (*ASKED, *COLUMNS)
        reason = self.entries.unreadable(headings)
        spots = (each.spots for each in self.proposals)
        figure = made(
            Words(
                "ranking.proposals",
                "Đề nghị khen thưởng tập thể của ngành",
                "đề nghị",
                "số cặp đơn vị, hình thức được đề nghị trong kỳ; đến bằng nhiều kênh thì tính một",
            ),
            Known(None if reason else len(self.proposals), frozenset().union(*spots), reason),
            register.looked_through(headings),
        )
        return replace(figure, selections=(Selection(register, tuple(self.entries.rows)),))


def read_proposals(register: Register, times: Times, awards: Collection[str]) -> Proposals:
    """The proposals of the sector's collectives in the edition's window."""
    entries = Entries.of(register, ASKED, times)
    rows: dict[tuple[str, str], list[int]] = {}
    findings: list[Finding] = []
    for position in entries.rows:
        unit, award = (entries.value(position, each) for each in ("Mã tổ chức", "Tên"))
        findings += _unusable(entries, position, awards)
        if unit and award:
            rows.setdefault((award, unit), []).append(position)
    findings += [
        _again(entries, unit, positions)
        for (_, unit), positions in rows.items()
        if len(positions) > 1
    ]
    findings += _after(register, times)
    found = (_proposal(entries, *named, positions) for named, positions in rows.items())
    return Proposals(entries, tuple(found), tuple(findings))


def _proposal(entries: Entries, award: str, unit: str, positions: list[int]) -> Proposal:
    channels = dict.fromkeys(entries.value(each, "Kênh đề xuất") for each in positions)
    spots = (spot for each in positions for spot in entries.spots(each, COLUMNS))
    return Proposal(unit, award, tuple(filter(None, channels)), frozenset(spots))


def _unusable(entries: Entries, position: int, awards: Collection[str]) -> Iterator[Finding]:
    award = entries.value(position, "Tên")
    if entries.kept(position, "Mã tổ chức") is None:
        problem = "đề nghị của ngành chưa ghi mã tổ chức nên chưa được tính"
        rule = Finding("T-020", "warning", problem, "Ghi mã tổ chức của tập thể được đề nghị")
        yield entries.finding(rule, position, "Mã tổ chức")
    if award and award not in awards:
        problem = "không có trong “awards” của kỳ nên không xét ở đây"
        rule = Finding("T-020", "warning", problem, "Thêm hình thức ấy vào “awards”, hoặc sửa tên")
        yield entries.finding(rule, position, "Tên")


def _after(register: Register, times: Times) -> Iterator[Finding]:
    """The proposals whose day is past the period; another one considers them."""
    of_any_day = {heading: test for heading, test in ASKED.items() if heading != "Ngày"}
    entries = Entries.of(register, of_any_day, times)
    window = times.window_of(SHEET, "trong kỳ") or times.window
    days = {row: entries.value(row, "Ngày") for row in entries.rows}
    if later := [row for row, came in days.items() if came and came > window.end]:
        problem = f"sau ngày {day(window.end)}, hết kỳ, nên đề nghị chưa xét ở đây"
        fix = "Không cần làm gì nếu để kỳ sau xét; nếu là của kỳ này thì sửa ngày"
        yield entries.about(Finding("T-020", "note", problem, fix), later, "Ngày")


def _again(entries: Entries, unit: str, positions: list[int]) -> Finding:
    problem = f"đề nghị của đơn vị {unit} đến {len(positions)} lần, tính một lần"
    rule = Finding("T-019", "note", problem, "Không cần làm gì")
    return entries.about(rule, positions, "Kênh đề xuất")
