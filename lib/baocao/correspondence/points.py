"""What a sender has to mend in a submission, and what became of what was said of the last one.

A finding addresses the unit whose form it was made in only when that unit can mend it. What the
office has done to a form that it took in, to its own books or its corrections is for the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from baocao.cells import position
from baocao.checks import Check
from baocao.errors import SEVERITIES, Finding, visible
from baocao.registers import Form
from baocao.submissions import RECEIVED, is_recalled

RETURNED = ("error", "warning")
"""The levels of findings for which a form goes back to its sender."""

MENDED_BY_UNITS = frozenset({
    # A file that was taken in could be read as a whole then: of F-001 to F-042, by which none is,
    # nothing later is the sender's. F-082 is about the second reader; the first has read all.
    "F-051", "F-052", "F-053", "F-054", "F-061", "F-062", "F-063", "F-064", "F-066", "F-067",
    "F-069", "F-070", "F-081", "F-093", "F-094", "F-095", "F-096", "F-097", "F-098", "F-099",
    "R-001", "R-002", "R-003", "R-004", "R-005", "R-010", "R-011", "R-012", "R-013", "R-014",
    "R-015", "R-016", "R-017", "R-018", "R-019", "R-020", "R-021", "R-022", "R-025", "R-027",
    "R-030", "R-041", "R-050",
})  # fmt: skip
"""What a reader of forms finds that the sender can mend; beside it there are the checks."""

MENDED_BY_OFFICE = frozenset({"K-020", "K-058"})
"""Checks of forms that the office breaks: its books of organisations or targets lack the unit."""

OF_ALL_UNITS = "balance"
"""The kind of checks over the sum of all forms, of which no single one can be said to be wrong."""

LONGEST = 400
"""As many letters of a problem or remedy as are printed."""

QUOTED = re.compile(
    r"\((?P<cell>ô \w+ trang (?P<sheet>[^()]+)) tệp (?P<period>\w+)/(?P<kept>[^()]+)\)"
)
"""A cell of another file as findings name it (``registers.elsewhere``)."""

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

    @property
    def errors(self) -> int:
        """How many points have to be mended; the others are to be looked at."""
        return sum(point.finding.severity == "error" for point in self.found)

    def counted(self, since: str) -> int:
        """How many points are new, or left."""
        return sum(point.since == since for point in self.found)


def mendable(forms: Iterable[Form], checks: Iterable[Check]) -> frozenset[str]:
    """The codes of findings that address a unit which sends these forms."""
    sheets = {form.sheet for form in forms}
    own = {each.id for each in checks if each.register in sheets and each.kind != OF_ALL_UNITS}
    return MENDED_BY_UNITS | own - MENDED_BY_OFFICE


def compare(now: Iterable[Finding], before: Iterable[Finding] | None, codes: Set[str]) -> Points:
    """The points of a submission, held against the findings of the one before it, if any.

    Only findings of these ``codes`` are points. A point is the same when rule and place are:
    another wrong value there mends nothing.
    """
    own = _points(now, codes)
    if before is None:
        return Points([Point(each) for each in own])
    earlier = {_place(each): each for each in _points(before, codes)}
    present = {_place(each) for each in own}
    return Points(
        [Point(each, LEFT if _place(each) in earlier else NEW) for each in own],
        [each for place, each in earlier.items() if place not in present],
    )


def described(finding: Finding) -> str:
    """What is wrong with a cell, in one sentence."""
    text = f"{seen(finding)}{visible(finding.problem, LONGEST)}"
    return text[:1].upper() + text[1:]


def mended(finding: Finding) -> str:
    """How a cell is put right."""
    return visible(finding.remedy, LONGEST)


def seen(finding: Finding) -> str:
    """The words before a problem that say what stands in the cell."""
    return f"ghi “{visible(_as_units_know(finding))}”, " if finding.seen else ""


def in_order(points: Points, forms: Sequence[Form]) -> Points:
    """The points as one comes upon them who goes through the forms: by sheet, row and column."""
    sheets = [form.sheet for form in forms]
    ranks = list(SEVERITIES)

    def met(found: Finding) -> tuple[int, tuple[int, int], int]:
        sheet = sheets.index(found.sheet) if found.sheet in sheets else -1
        first = min(map(position, found.cells), default=(0, 0))
        return sheet, first, ranks.index(found.severity)

    return replace(
        points,
        found=sorted(points.found, key=lambda each: met(each.finding)),
        fixed=sorted(points.fixed, key=met),
    )


def _as_units_know(finding: Finding) -> str:
    """What stands in the cells, where it stands told without the names of the office's files."""
    period = finding.file.split("/")[1:2]

    def known(quoted: re.Match[str]) -> str:
        if not quoted["kept"].startswith(f"{RECEIVED}/"):
            return f"(sổ {quoted['sheet']})"
        own = [quoted["period"]] == period
        return f"({quoted['cell']})" if own else f"({quoted['cell']}, biểu kỳ {quoted['period']})"

    return QUOTED.sub(known, finding.seen)


def _points(findings: Iterable[Finding], codes: Set[str]) -> list[Finding]:
    return [
        each
        for each in dict.fromkeys(findings)
        if each.severity in RETURNED and each.code in codes and not is_recalled(each)
    ]


def _place(finding: Finding) -> tuple[str, str, tuple[str, ...], str]:
    return finding.code, finding.sheet, finding.cells, finding.heading
