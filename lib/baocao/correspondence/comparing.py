"""What a sender has to mend in a submission, and what became of what was said of the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.errors import SEVERITIES, Finding

RETURNED = ("error", "warning")
"""The levels of findings for which a form goes back to its sender."""

NEW, LEFT = "mới", "chưa sửa"


@dataclass(frozen=True, slots=True)
class Point:
    """A finding that its sender is to mend or to look at.

    ``since`` says of a form that was sent again whether the one before it had it already.
    """

    finding: Finding
    since: str = ""

    @property
    def state(self) -> str:
        """How bad it is, and whether the sender has heard of it: ``lỗi, chưa sửa``."""
        level = SEVERITIES[self.finding.severity].lower()
        return f"{level}, {self.since}" if self.since else level


@dataclass(frozen=True, slots=True)
class Points:
    """What there is to mend, and the findings of the submission before that are there no more."""

    found: Sequence[Point] = ()
    fixed: Sequence[Finding] = ()

    def counted(self, since: str) -> int:
        """How many points are new, or left."""
        return sum(point.since == since for point in self.found)


def compare(now: Sequence[Finding], before: Sequence[Finding] | None = None) -> Points:
    """The points of a submission, held against the findings of the one before it, if any.

    A point is the same when rule and place are: another wrong value there mends nothing.
    """
    own = [each for each in dict.fromkeys(now) if each.severity in RETURNED]
    if before is None:
        return Points([Point(each) for each in own])
    earlier = {_place(each): each for each in before if each.severity in RETURNED}
    present = {_place(each) for each in own}
    return Points(
        [Point(each, LEFT if _place(each) in earlier else NEW) for each in own],
        [each for place, each in earlier.items() if place not in present],
    )


def _place(finding: Finding) -> tuple[str, str, tuple[str, ...], str]:
    return finding.code, finding.sheet, finding.cells, finding.heading
