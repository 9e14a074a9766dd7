"""What each committee fills in for a quarter, and when it sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from random import Random

from sample.admissions import Counts, admissions
from sample.badges import badge_lines
from sample.committees import Committee, sending
from sample.gradings import Grades, of_leaders, of_the_year
from sample.movements import Beside, movements
from sample.quarters import DAY, Quarter

_LATE_IN, _LATE = "Q1", 0.04
_EARLY, _SIGNED = 0.3, 0.85
_SYMBOLS = {"TU-QS": "ĐUQS", "TU-CA": "ĐUCA"}


@dataclass(frozen=True)
class Filled:
    """One form: the figures of its sheets, and the moment it came in."""

    unit: Committee
    quarter: Quarter
    sent: datetime
    movements: Beside
    admissions: Counts
    badges: Mapping[str, int]
    leaders: Sequence[Grades]
    year: Sequence[Grades]

    @property
    def cover(self) -> dict[str, object]:
        """Return what the cover says beside unit, period and version."""
        label, code = self.quarter.label, self.unit.code
        source = Random(f"cover:{label}:{code}")
        dated = min(self.sent.date(), self.quarter.end + DAY * source.randrange(3))
        number = 20 * int(label[-1]) + source.randrange(-15, 15)
        return {
            "Số báo cáo": f"{number:02d}-BC/{_SYMBOLS.get(code, 'ĐU')}",
            "Ngày báo cáo": dated,
            "Có bản ký": "x" if source.random() < _SIGNED else "",
            "Theo văn bản": "",
            "Người lập biểu": f"CU{code.replace('-', '')}01",
            "Người kiểm tra": f"CU{code.replace('-', '')}02",
            "Ngày lập": min(dated, self.quarter.end + DAY * source.randrange(2)),
        }


def filled_forms(quarters: Sequence[Quarter], units: Sequence[Committee]) -> Iterator[Filled]:
    """Yield the form of every committee for every quarter; the figures of the year run on."""
    admitted = admissions(quarters, units)
    moved = movements(quarters, units, admitted)
    for quarter, counts, beside in zip(quarters, admitted, moved, strict=True):
        badges = badge_lines(quarter, units)
        for unit in sending(units, quarter):
            here = beside[unit.code]
            first = quarter.label.endswith("Q1")
            members = here[0].opening
            yield Filled(
                unit=unit,
                quarter=quarter,
                sent=_sent(unit, quarter),
                movements=here,
                admissions=counts[unit.code],
                badges=badges[unit.code],
                leaders=tuple(of_leaders(unit, quarter.previous)),
                year=tuple(of_the_year(unit, year_graded(quarter), members)) if first else (),
            )


def year_graded(quarter: Quarter) -> str:
    """Return the year for which organisations and members were graded last."""
    return str(quarter.start.year - 1)


def _sent(unit: Committee, quarter: Quarter) -> datetime:
    """Return when a form came: by the day it was due, in the first quarter some later."""
    source = Random(f"sent:{quarter.label}:{unit.code}")
    day = quarter.end if source.random() < _EARLY else quarter.due
    if day.isoweekday() == 7:
        day = quarter.due
    if quarter.label.endswith(_LATE_IN) and source.random() < _LATE:
        day = quarter.due + DAY * source.randint(1, 2)
    return datetime.combine(day, time(source.randint(8, 16), source.randrange(60)))
