"""The scoring of emulation clusters: points, totals, ranks, grades and whom to propose."""

from baocao.scoring.agreement import agree_with_registers
from baocao.scoring.criteria import figures_named
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
from baocao.scoring.standing import stand

__all__ = [
    "Arrival",
    "Cluster",
    "Commendation",
    "Criterion",
    "Member",
    "Refusal",
    "Score",
    "Standings",
    "agree_with_registers",
    "figures_named",
    "stand",
]
