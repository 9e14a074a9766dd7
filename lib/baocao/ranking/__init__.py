"""The ranking of emulation clusters as a council reads it: review sheets, proposals, open points.

Everything here follows from the standings of an opened edition; nothing is scored here.
"""

from baocao.ranking.ranking import Ranking

__all__ = ["Ranking"]
