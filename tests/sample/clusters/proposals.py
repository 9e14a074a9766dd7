"""Proposals of awards in the sector, as they arrive: some of them by two ways."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sample.clusters.membership import Cluster, Member, clusters
from sample.layout import Row

CHAIRMAN = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
HEAD = "Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy"
_EXCELLENT, _GOOD = 91.0, 82.0  # aims above the edges of grades, so that most reach them
_LETTERS = 3  # proposed for the letter of commendation in most clusters
_WAYS = {
    "đơn vị thành viên": date(2026, 6, 23),
    "cụm thi đua": date(2026, 6, 25),
    "phòng theo dõi": date(2026, 6, 29),
}
_UNIT, _CLUSTER, _ROOM = _WAYS
_SHARED: Row = {
    "Phạm vi": "của ngành",
    "Đối tượng": "tập thể",
    "Loại": "hình thức khen thưởng",
    "Hình thức": "tặng",
    "Lý do": "công trạng",
    "Khâu": "đề nghị",
    "Đợt thi đua": "thi đua ngành",
}
_WEAK_IN = "C06"  # a member of this cluster proposes itself though its grade is too low


def sector_proposals() -> list[Row]:
    """Return the rows of book Khen thưởng by day, with codes of their own."""
    rows = [row for cluster in clusters() for row in _of(cluster)]
    rows.sort(key=lambda row: (row["Ngày"], row["Mã tổ chức"]))
    return [{"Mã": f"KT-NG-{number:03d}", **row} for number, row in enumerate(rows, start=1)]


def _of(cluster: Cluster) -> Iterator[Row]:
    """Yield the proposals for members of one cluster."""
    number = int(cluster.code[1:])
    best = cluster.best()
    if best[0].aim >= _EXCELLENT:
        first, *best = best
        yield _row(first, CHAIRMAN, _CLUSTER)
        if number % 3 == 1:
            yield _row(first, CHAIRMAN, _ROOM)
    good = [member for member in best if member.aim >= _GOOD][:_LETTERS]
    for place, member in enumerate(good):
        yield _row(member, HEAD, _UNIT if place == 1 else _CLUSTER)
        if place == 1 and number % 2:
            yield _row(member, HEAD, _CLUSTER)
    if cluster.code == _WEAK_IN:
        yield _row(best[-3], HEAD, _UNIT)


def _row(member: Member, award: str, way: str) -> Row:
    return {
        **_SHARED,
        "Tên": award,
        "Đơn vị": member.committee.name,
        "Mã tổ chức": member.code,
        "Kênh đề xuất": way,
        "Ngày": _WAYS[way],
    }
