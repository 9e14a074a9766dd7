"""Books Cụm thi đua and Đăng ký thi đua: members of the clusters, and who registered when.

Nearly every unit registers, most in time, some of their people too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from sample.clusters.membership import Cluster, Member, clusters
from sample.clusters.proposals import CHAIRMAN, HEAD
from sample.clusters.ties import BY_COLUMN, BY_DAY, tied
from sample.layout import Row
from sample.quarters import DAY

_OPENED, _DUE = date(2026, 5, 15), date(2026, 5, 31)
_EXCELLENT, _ADVANCED = "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến"
_PERSONAL = ("Chiến sĩ thi đua cơ sở", "Lao động tiên tiến")
_HIGH = 84.0  # units that aim so high register for more
# By cluster the places, from its highest aim, of those that came late, and that never came.
_LATE = {"C01": (8, 10), "C03": (5,), "C04": (2,), "C06": (9,), "C08": (9,), "C09": (8, 10)}
_MISSING = {"C02": (11,), "C03": (13,), "C06": (11,), "C10": (12,)}


def cluster_rows(year: int) -> list[Row]:
    """Return the rows of book Cụm thi đua; the council has ranked who is equal in all else."""
    return [
        {
            "Năm": year,
            "Mã cụm": cluster.code,
            "Tên cụm": cluster.name,
            "Mã tổ chức": member.code,
            "Loại đơn vị": member.kind,
            "Vai trò": member.role,
            "Phòng theo dõi": cluster.room,
            "Số người": member.staff,
            "Xếp trước khi bằng điểm": _decided(cluster).get(member.code),
        }
        for cluster in clusters()
        for member in cluster.members
    ]


def _decided(cluster: Cluster) -> dict[str, int]:
    """Return how the council ranks members that are equal in everything."""
    return {
        member.code: place
        for tie in tied(cluster)
        if tie.by == BY_COLUMN
        for place, member in enumerate((tie.first, tie.second), start=1)
    }



def registration_rows(year: int) -> list[Row]:
    """Return the registrations by day, with codes numbered through."""
    rows = [row for cluster in clusters() for row in _of(cluster)]
    rows.sort(key=lambda row: (row["Ngày đăng ký"], row["Mã tổ chức"], row["Đối tượng"]))
    return [
        {"Mã": f"DK-{number:03d}", "Năm": year, **row} for number, row in enumerate(rows, start=1)
    ]


def _of(cluster: Cluster) -> Iterator[Row]:
    """Yield the registrations of one cluster: units, and for some of them people."""
    days = _days(cluster)
    for member in cluster.members:
        if member.code in days:
            source = Random(f"clusters:registration:{member.code}")
            yield _unit(source, member, days[member.code])
            if source.random() < 0.4:
                yield _person(source, member, days[member.code])


def _days(cluster: Cluster) -> dict[str, date]:
    """Return the day of registration of those that registered."""
    source = Random(f"clusters:days:{cluster.code}")
    late, missing = _LATE.get(cluster.code, ()), _MISSING.get(cluster.code, ())
    days = {}
    for place, member in enumerate(cluster.best()):
        in_time = _OPENED + DAY * source.randrange((_DUE - _OPENED).days + 1)
        if place not in missing:
            days[member.code] = _DUE + DAY * source.randint(2, 12) if place in late else in_time
    for tie in tied(cluster):
        if tie.by in (BY_DAY, BY_COLUMN):
            days[tie.first.code] = _OPENED + 5 * DAY
            days[tie.second.code] = _OPENED + (5 if tie.by == BY_COLUMN else 12) * DAY
    return days


def _unit(source: Random, member: Member, day: date) -> Row:
    high = member.aim >= _HIGH
    return {
        "Mã tổ chức": member.code,
        "Đối tượng": "tập thể",
        "Danh hiệu đăng ký": _EXCELLENT if high else _ADVANCED,
        "Hình thức đăng ký": CHAIRMAN if high and source.random() < 0.5 else HEAD,
        "Điểm đăng ký": min(98, round(member.aim) + source.randint(1, 8)),
        "Ngày đăng ký": day,
        "Ký giao ước": "x" if source.random() < 0.95 else None,
    }


def _person(source: Random, member: Member, day: date) -> Row:
    """Return the registration of one of the unit's people, who are not named."""
    return {
        "Mã tổ chức": member.code,
        "Đối tượng": "cá nhân",
        "Danh hiệu đăng ký": source.choice(_PERSONAL),
        "Ngày đăng ký": day,
    }
