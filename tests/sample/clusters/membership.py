"""The clusters: which committees are together, who leads, and who in the office follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from sample.committees import Committee, committees
from sample.layout import ROOMS

LEADING = ("Cụm trưởng", "Cụm phó Thường trực", "Cụm phó")
MEMBER = "Thành viên"
_ISLAND = "đặc khu"
_PROVINCIAL = "đảng ủy cấp tỉnh"
_PROVINCES = {"Lâm Đồng": 3, "Bình Thuận": 3, "Đắk Nông": 2}  # clusters of communes in each
_KINDS = {
    "TU-CA": "phòng tổ chức - cán bộ Công an tỉnh",
    "TU-QS": "phòng chính trị Bộ Chỉ huy Quân sự tỉnh",
    "TU-CQD": "ban tổ chức đảng ủy",
    "TU-UBND": "ban tổ chức đảng ủy",
}
_KIND_OF_OTHERS = "ban xây dựng Đảng đảng ủy"
_SENIOR = 5  # of the first so many of a cluster some lead it
_HIGHEST, _SECOND, _LOWEST, _LAST = 93.5, 88.0, 69.0, 58.0  # points at which places of a cluster aim


@dataclass(frozen=True)
class Member:
    """A committee in its cluster: its role, its staff, and about how many points it will have."""

    committee: Committee
    kind: str
    role: str
    staff: int
    aim: float

    @property
    def code(self) -> str:
        """Return the code of the committee."""
        return self.committee.code


@dataclass(frozen=True)
class Cluster:
    """A cluster: its code and name, the room that follows it, its members by code."""

    code: str
    name: str
    room: str
    members: tuple[Member, ...]

    def best(self) -> list[Member]:
        """Return the members from the highest aim down."""
        return sorted(self.members, key=lambda member: -member.aim)


@cache
def clusters() -> tuple[Cluster, ...]:
    """Return the clusters by code; every committee is in one of them."""
    rooms = list(ROOMS.values())
    return tuple(
        _cluster(number, where, rooms[number % len(rooms)], units)
        for number, (where, units) in enumerate(_together(), start=1)
    )


def _together() -> list[tuple[str, Sequence[Committee]]]:
    """Return where the members of each cluster are, and who they are."""
    everyone = committees()
    provincial = [unit for unit in everyone if unit.kind == _PROVINCIAL]
    wards = [unit for unit in everyone if unit.kind == "phường"]
    highland = [unit for unit in wards if unit.former_province == "Lâm Đồng"]
    others = [unit for unit in wards if unit not in highland]
    island = [unit for unit in everyone if unit.kind == _ISLAND]
    found: list[tuple[str, Sequence[Committee]]] = [
        ("cấp tỉnh và các phường Đà Lạt, Bảo Lộc", provincial + highland),
        ("các phường Bình Thuận, Đắk Nông cũ và đặc khu Phú Quý", others + island),
    ]
    for province, parts in _PROVINCES.items():
        communes = [u for u in everyone if u.kind == "xã" and u.former_province == province]
        edges = [len(communes) * part // parts for part in range(parts + 1)]
        found += [
            (f"các xã {province} cũ, khu vực {part}", communes[edges[part - 1] : edges[part]])
            for part in range(1, parts + 1)
        ]
    return found


def _cluster(number: int, where: str, room: str, units: Sequence[Committee]) -> Cluster:
    code = f"C{number:02d}"
    source = Random(f"clusters:{code}")
    roles = [*LEADING, *LEADING[-1:] * (number % 2)]
    seniors = [unit.code for unit in units[:_SENIOR]]
    leading = dict(zip(source.sample(seniors, len(roles)), roles, strict=True))
    aims = _aims(source, number, len(units))
    members = tuple(
        Member(
            unit,
            _KINDS.get(unit.code, _KIND_OF_OTHERS),
            leading.get(unit.code, MEMBER),
            source.randint(12, 24) if unit.kind == _PROVINCIAL else source.randint(4, 9),
            aim,
        )
        for unit, aim in zip(units, aims, strict=True)
    )
    return Cluster(code, f"Cụm thi đua số {number} ({where})", room, members)


def _aims(source: Random, number: int, count: int) -> list[float]:
    """Return about how many points each member will have; in some clusters nobody is excellent."""
    top = _HIGHEST + source.random() * 2 if number % 5 else _SECOND + 1
    step = (_SECOND - _LOWEST) / (count - 2)
    aims = [top, *(_SECOND - step * place for place in range(count - 1))]
    if number % 3 == 0:
        aims[-1] = _LAST
    source.shuffle(aims)
    return aims
