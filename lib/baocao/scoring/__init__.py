"""The scoring of emulation clusters: points, totals, ranks, grades and whom to propose."""

from baocao.scoring.model import (
    Arrival,
    Cluster,
    Commendation,
    Criterion,
    Member,
    Refusal,
    Score,
    Standings,
)

__all__ = [
    "Arrival",
    "Cluster",
    "Commendation",
    "Criterion",
    "Member",
    "Refusal",
    "Score",
    "Standings",
]
