"""Members of a cluster that come out with the same points, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass

from sample.clusters.membership import Cluster, Member

BY_ROUND, BY_GROUP, BY_DAY, BY_COLUMN = "vòng phòng", "nhóm thường xuyên", "ngày", "Hội đồng xếp"
# By cluster the places, from its highest aim, of two members, and what ranks the first before.
_TIES = {
    "C02": (6, 7, BY_ROUND),
    "C04": (4, 5, BY_GROUP),
    "C05": (9, 12, BY_ROUND),
    "C07": (2, 9, BY_GROUP),
    "C08": (5, 6, BY_DAY),
    "C09": (5, 7, BY_COLUMN),
}


@dataclass(frozen=True)
class Tie:
    """Two members of equal points; ``by`` is what ranks the first before the second."""

    first: Member
    second: Member
    by: str


def tied(cluster: Cluster) -> list[Tie]:
    """Return the ties of a cluster."""
    if cluster.code not in _TIES:
        return []
    first, second, by = _TIES[cluster.code]
    best = cluster.best()
    return [Tie(best[first], best[second], by)]
