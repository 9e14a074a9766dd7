"""What earlier periods have left: closed editions, registers as closed, what units sent then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from baocao.archive import Closed, closed_inputs, read_closed
from baocao.edition.desk import Collected, Collections, earlier_collections
from baocao.edition.past import Pasts
from baocao.edition.settings import Settings
from baocao.errors import Finding
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Earlier, Past


@dataclass(frozen=True, slots=True)
class Behind:
    """The earlier periods that an edition is held against.

    ``closed`` are the closed editions that can be used, by period, ``damaged`` the periods of the
    others; ``past`` the registers as they were closed; ``earlier`` what came for periods before,
    read for a desk only. ``inputs`` maps the files read for them to their hashes.
    """

    closed: Mapping[str, Closed]
    damaged: frozenset[str]
    past: Mapping[Earlier, Past]
    earlier: tuple[Collected, ...]
    inputs: Mapping[str, str]
    findings: tuple[Finding, ...]

    def shared(self) -> dict[str, Any]:
        """What an edition has of it as it stands, by the fields of the edition."""
        return {
            "closed": self.closed,
            "damaged": self.damaged,
            "past": self.past,
            "earlier": self.earlier,
        }


def look_behind(
    settings: Settings, paths: Paths, office: str, report: str, period: Period
) -> Behind:
    """Read what earlier periods have left for the edition of ``period``.

    Raises:
        ParamsError: the params of an earlier period that a desk tells of are wrong.
    """
    desk = settings.report.desk
    closed, damaged = read_closed(paths.data, office, desk or report, period.compared())
    pasts = Pasts(settings, paths, office, desk or report, closed)
    past = pasts.past(period)
    before = Collections()
    if desk:
        before = earlier_collections(paths, desk, office, period.compared())
    return Behind(
        closed=closed,
        damaged=frozenset(damaged),
        past=past,
        earlier=before.earlier,
        inputs={**closed_inputs(paths.data, closed, damaged), **pasts.inputs, **before.inputs},
        findings=(*damaged.values(), *before.damaged, *pasts.findings),
    )
