"""The score sheets of a period: which row is of which round, unit and criterion.

Codes: T-006 scored twice, T-007 a unit in no cluster, T-008 a criterion that is not in the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from baocao.catalogue import Times
from baocao.errors import Finding
from baocao.registers import Register
from baocao.registers.form import YEAR
from baocao.scoring.entries import Entries

SHEET = "Chấm điểm"
OF_THE_PERIOD = {"Năm": YEAR, "Kỳ": "trong kỳ"}
KEY = ("Năm", "Kỳ", "Mã tổ chức", "Tiêu chí", "Vòng")
NUMBERS = ("Tử số", "Mẫu số", "Điểm")


class Place(NamedTuple):
    """Whose score for what, in which round."""

    round: str
    unit: str
    criterion: str


@dataclass(frozen=True)
class Sheets:
    """The row of each score, and why some cannot be used."""

    entries: Entries
    rows: Mapping[Place, int]
    faults: Mapping[Place, str]
    findings: tuple[Finding, ...]

    def rounds_of(self, unit: str) -> set[str]:
        """The rounds in which anything of the unit was scored."""
        return self._rounds.get(unit, set())

    @cached_property
    def _rounds(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for place in self.rows:
            found.setdefault(place.unit, set()).add(place.round)
        return found


def read_sheets(
    register: Register, times: Times, units: Collection[str], criteria: Collection[str]
) -> Sheets:
    """The scores of the edition's period, for members of clusters and the criteria there are."""
    entries = Entries.of(register, OF_THE_PERIOD, times)
    rows: dict[Place, list[int]] = {}
    foreign: dict[tuple[str, str], list[int]] = {}
    for position in entries.all_rows:
        place = Place(*(entries.kept(position, each) for each in KEY[-1:] + KEY[2:4]))
        if place.unit and place.unit not in units:
            foreign.setdefault(("Mã tổ chức", place.unit if units else ""), []).append(position)
        elif place.criterion and place.criterion not in criteria:
            code = place.criterion if criteria else ""
            foreign.setdefault(("Tiêu chí", code), []).append(position)
        elif all(place):
            rows.setdefault(place, []).append(position)
    known = _sure_ones(entries, rows)
    faults = dict(_faults(entries, known))
    findings = [*_foreign(entries, foreign), *_twice(entries, known)]
    first = {place: positions[0] for place, positions in known.items()}
    return Sheets(entries, first, faults, tuple(findings))


def _sure_ones(entries: Entries, rows: Mapping[Place, list[int]]) -> dict[Place, list[int]]:
    """The rows of each score, without those that may be of it where there are some that are."""
    sure = {*entries.rows}
    return {
        place: [each for each in positions if each in sure] or positions
        for place, positions in rows.items()
    }


def _faults(entries: Entries, rows: Mapping[Place, list[int]]) -> Iterator[tuple[Place, str]]:
    """Scores that cannot be used whatever they are: written twice, or in a row of a bad key."""
    bad = {position for position, _ in entries.register.bad}
    for place, positions in rows.items():
        if len(positions) > 1:
            yield place, f"tiêu chí {place.criterion} vòng {place.round} được chấm hai lần"
        elif positions[0] in bad and (fault := entries.fault(positions[0], KEY)):
            yield place, fault


def _foreign(entries: Entries, foreign: Mapping[tuple[str, str], list[int]]) -> Iterator[Finding]:
    """One finding a code that is not known; one of all where no code is."""
    for (heading, code), positions in foreign.items():
        whose = f"đơn vị {code} không" if code else "chưa đơn vị nào"
        lost = f"{len(positions)} dòng điểm này không được tính"
        rule = (
            Finding(
                "T-007",
                "error",
                f"{whose} thuộc cụm nào của năm, {lost}",
                "Sửa mã tổ chức, hoặc thêm đơn vị vào sổ Cụm thi đua",
            )
            if heading == "Mã tổ chức"
            else Finding(
                "T-008",
                "error",
                f"bảng tiêu chí của năm không có tiêu chí {code or 'nào'}, {lost}",
                "Sửa mã tiêu chí, hoặc thêm tiêu chí vào sổ Tiêu chí",
            )
        )
        yield entries.finding(rule, positions[0], heading)


def _twice(entries: Entries, rows: Mapping[Place, list[int]]) -> Iterator[Finding]:
    for place, positions in rows.items():
        # What the check of keys has found is told already, and its cells are bad.
        if len(positions) > 1 and not entries.fault(positions[0], KEY):
            problem = (
                f"đơn vị {place.unit} được chấm {len(positions)} lần cho tiêu chí "
                f"{place.criterion} ở vòng {place.round}, không biết lấy dòng nào"
            )
            rule = Finding("T-006", "error", problem, "Bỏ dòng thừa, chỉ để một dòng")
            yield entries.about(rule, positions, "Tiêu chí")
