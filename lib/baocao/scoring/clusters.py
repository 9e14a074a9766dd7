"""The clusters of a year: who is a member of which.

Code: T-009 a unit in two clusters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.catalogue import Times
from baocao.errors import Finding
from baocao.registers import Register
from baocao.scoring.entries import OF_THE_YEAR, Entries

SHEET = "Cụm thi đua"
ORDER = "Xếp trước khi bằng điểm"
COLUMNS = ("Năm", "Mã cụm", "Mã tổ chức")


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit's place in a cluster; ``fault`` says why it cannot be ranked there.

    ``order`` is where the council puts it among those it cannot be told apart from, if that can be
    known (``ordered``); ``row`` is its position in the register.
    """

    unit: str
    name: str
    cluster: str
    role: str
    order: int | None
    row: int
    fault: str = ""
    ordered: bool = True


@dataclass(frozen=True)
class Clusters:
    """The seats by unit and the names of clusters, both by code."""

    entries: Entries
    seats: Mapping[str, Seat]
    names: Mapping[str, str]
    findings: tuple[Finding, ...]

    def of(self, cluster: str) -> list[Seat]:
        """The seats of one cluster, by the code of the unit."""
        return [seat for seat in self.seats.values() if seat.cluster == cluster]


def read_clusters(register: Register, times: Times) -> Clusters:
    """The clusters of the edition's year.

    A unit in two clusters stays in the first of them and is not ranked.
    """
    entries = Entries.of(register, OF_THE_YEAR, times)
    rows: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for position in entries.all_rows:
        if unit := entries.kept(position, "Mã tổ chức"):
            rows.setdefault(unit, []).append(position)
        if cluster := entries.kept(position, "Mã cụm"):
            names.setdefault(cluster, entries.value(position, "Tên cụm") or cluster)
    doubled = {
        unit: positions
        for unit, positions in rows.items()
        if len({entries.kept(each, "Mã cụm") for each in positions} - {None}) > 1
    }
    seats = {
        unit: _seat(entries, unit, positions[0], _two(unit) if unit in doubled else "")
        for unit, positions in sorted(rows.items())
    }
    findings = tuple(
        entries.about(
            Finding("T-009", "error", _two(unit), "Bỏ bớt, để đơn vị ở một cụm"),
            positions,
            "Mã cụm",
            "Mã tổ chức",
        )
        for unit, positions in doubled.items()
        if not entries.fault(positions[0], COLUMNS)  # what a check has found is told already
    )
    return Clusters(entries, seats, dict(sorted(names.items())), findings)


def _two(unit: str) -> str:
    return f"đơn vị {unit} là thành viên của hai cụm nên không xếp hạng được"


def _seat(entries: Entries, unit: str, row: int, fault: str) -> Seat:
    return Seat(
        unit=unit,
        name=entries.value(row, "Tên tổ chức") or unit,
        cluster=entries.kept(row, "Mã cụm") or "",
        role=entries.value(row, "Vai trò") or "",
        order=entries.value(row, ORDER),
        row=row,
        fault=fault or entries.fault(row, COLUMNS),
        ordered=not entries.fault(row, (ORDER,)),
    )
