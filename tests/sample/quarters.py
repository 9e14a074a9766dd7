"""The periods a sample can hold, and days inside and just outside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

HERE = Path(__file__).parent
FOUNDED = date(2025, 7, 3)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quarter:
    """One period of the report with the figures its rows must give."""

    label: str
    start: date
    end: date
    following: str
    previous: str
    due: date
    badge_round: date
    next_badge_round: date
    health_round: str
    health_opened: date
    quotas: Mapping[str, int]

    def __getitem__(self, figure: str) -> int:
        """Return the value that counting must give for ``figure``."""
        return self.quotas[figure]

    @property
    def year_before(self) -> str:
        """Return the label of the same quarter a year ago."""
        return f"{self.start.year - 1}{self.label[4:]}"

    def days(self, source: Random, count: int) -> list[date]:
        """Return ``count`` days in order; the first and last day of the period are among them."""
        return days_between(source, (self.start, self.end), count)


def read_yaml(name: str, folder: Path = HERE) -> Any:
    """Return the content of a table that lies beside this module, or in ``folder``."""
    return YAML(typ="safe").load((folder / name).read_text(encoding="utf-8"))


def quarters_of(quotas: Mapping[str, Mapping[str, int]]) -> list[Quarter]:
    """Join the quotas with the calendar, in order of time."""
    calendar = read_yaml("calendar.yml")
    return [_quarter(label, calendar[label], quotas[label]) for label in sorted(quotas)]


def _quarter(label: str, entry: Mapping, quotas: Mapping[str, int]) -> Quarter:
    """Return the calendar's entry as a record."""
    rounds = {
        key: entry[key]
        for key in ("badge_round", "next_badge_round", "health_round", "health_opened")
    }
    return Quarter(
        label,
        start=entry["from"],
        end=entry["to"],
        following=entry["next"],
        previous=entry["previous"],
        due=entry["due"],
        quotas=quotas,
        **rounds,
    )


def days_between(source: Random, edges: tuple[date, date], count: int) -> list[date]:
    """Return ``count`` days in order, the two of ``edges`` first among those taken."""
    first, last = edges
    length = (last - first).days
    middle = [first + DAY * source.randrange(length) for _ in range(count - len(edges))]
    return sorted([*edges[:count], *middle])


def days_outside(quarters: Sequence[Quarter]) -> list[date]:
    """Return days that belong to no period: the last before the first, the first after the last."""
    first, last = quarters[0].start, quarters[-1].end
    return [first - DAY, last + DAY, last + 6 * DAY]


def validity(quarters: Sequence[Quarter], present: Sequence[bool]) -> tuple[date, date | None]:
    """Return the first and last day of something that is valid at the end of some periods.

    It must not come back after it has gone; ``present`` says for each period whether it is valid.
    The last day itself still counts, so it may be the day before the next period opens.
    """
    first = present.index(True)
    opened = FOUNDED if first == 0 else quarters[first].start
    gone = [q for q, there in zip(quarters[first:], present[first:], strict=True) if not there]
    return opened, gone[0].start - DAY if gone else None
