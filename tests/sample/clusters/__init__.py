"""Sample of the emulation clusters: who is in which, what is scored, who is proposed for awards.

The rules by which clusters are scored are not at hand: criteria and points are illustrations.
Nothing here imports ``baocao``.
"""

from __future__ import annotations

from sample.clusters.proposals import sector_proposals

__all__ = ["sector_proposals"]
