"""The half-year that the sample reports: its days, those around it, and what must be counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from sample.layout import Row
from sample.quarters import DAY, days_between, read_yaml

HERE = Path(__file__).parent
ENTRIES = {"flow.transfer_in": "chuyển đến", "flow.admitted": "kết nạp"}
EXITS = {"flow.transfer_out": "chuyển đi", "flow.removed": "xóa tên"}


@dataclass(frozen=True)
class Half:
    """The first half of 2021 with the figures its rows must give."""

    quotas: Mapping[str, int]
    start: date = date(2021, 1, 1)
    end: date = date(2021, 6, 30)
    following: str = "2021H2"

    def __getitem__(self, figure: str) -> int:
        """Return the value that counting must give for ``figure``."""
        return self.quotas[figure]

    @property
    def before(self) -> date:
        """Return the last day before the period."""
        return self.start - DAY

    @property
    def after(self) -> date:
        """Return the first day after the period."""
        return self.end + DAY

    @property
    def opening(self) -> int:
        """Return the number of members on the day before: D - B + C."""
        gained = sum(self[figure] for figure in ENTRIES)
        return self["members.total"] - gained + sum(self[figure] for figure in EXITS)

    def days(self, source: Random, count: int) -> list[date]:
        """Return ``count`` days in order; the first and last day of the period are among them."""
        return days_between(source, (self.start, self.end), count)

    def dated(self, source: Random, shared: Row, count: int, heading: str = "Ngày") -> list[Row]:
        """Return so many rows alike, each with a day of the period in the column ``heading``."""
        return [{**shared, heading: day} for day in self.days(source, count)]

    def outside(self, shared: Row, heading: str = "Ngày") -> list[Row]:
        """Return the row twice, on the day before and on the day after the period."""
        return [{**shared, heading: day} for day in (self.before, self.after)]


def load_quotas() -> dict[str, int]:
    """Return the counts of the committed sample."""
    return read_yaml("quotas.yml", HERE)


def require_consistent(half: Half) -> None:
    """Raise ValueError with every reason why no rows can have these counts."""
    reasons = list(_contradictions(half))
    if reasons:
        raise ValueError("; ".join(reasons))


def _contradictions(half: Half) -> Iterator[str]:
    """Yield the contradictions, nearly all of them between counts of members."""
    yield from (f"{figure} is negative" for figure, value in half.quotas.items() if value < 0)
    total = half["members.total"]
    for parts in (
        ("members.female",),
        ("members.ethnic",),
        ("members.religious",),
        ("members.llct_high", "members.llct_mid"),
        ("cards.checked",),
        ("members.probationary",),
    ):
        if sum(half[part] for part in parts) > total:
            yield f"{' + '.join(parts)} is more than the members"
    if half["flow.admitted"] > half["members.probationary"]:
        yield "flow.admitted: more than the members on probation, which lasts a year"
    staying = total - half["members.probationary"] - half["flow.made_official"]
    if staying < half["flow.transfer_in"] + half["badge.y30"] + half["badge.y40"]:
        yield "members.total: too few for those who came in, were made official, earned a badge"
    if half["training.newmember.students"] and not half["training.newmember.classes"]:
        yield "training.newmember.students: without a class"
