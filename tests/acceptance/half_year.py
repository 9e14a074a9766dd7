"""A sample office in its own folder, as its emulation report of the first half of the year sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from acceptance.office import SampleOffice
from acceptance.oracle import Days, FullCount, Value, read_books
from baocao import edition
from baocao.edition import Edition
from sample import layout
from sample.emulation.layout import APPLICATIONS, MOVEMENTS, RECORDS, TASKFORCES

FIRST_HALF = Days("2026H1", date(2026, 1, 1), date(2026, 6, 30), "2026H2", "2025H2")
EDGES = (date(2025, 12, 31), FIRST_HALF.start, FIRST_HALF.end, date(2026, 7, 1))
"""The last day before the half-year's window, its first, its last, the first after."""


@dataclass(frozen=True)
class EmulatingOffice(SampleOffice):
    """The same spreadsheets, counted for the half-year."""

    edges: tuple[date, ...] = EDGES
    labels: tuple[str, ...] = (FIRST_HALF.label, FIRST_HALF.following, FIRST_HALF.previous)

    @property
    def files(self) -> list[Path]:
        """Every workbook that the report reads."""
        return sorted(self.books / name for name in layout.FILES.values())

    @property
    def layouts(self) -> list[layout.Book]:
        """The books that it counts."""
        return [
            *(layout.ORGANISATIONS, layout.STAFF, layout.DOCUMENTS, layout.AWARDS),
            *(layout.TRAINING, layout.TARGETS, layout.SOCIAL, layout.EVENTS),
            *(MOVEMENTS, APPLICATIONS, TASKFORCES, RECORDS),
        ]

    def open(self, period: str = FIRST_HALF.label) -> Edition:
        """The report of the half-year."""
        return edition.open("emulation", "btctu", period, self.paths)

    def counted(self, period: str = FIRST_HALF.label) -> dict[str, Value]:
        """The oracle: every figure counted straight from the cells by other code."""
        assert period == FIRST_HALF.label
        return FullCount(read_books(self.books), FIRST_HALF).all_figures({})
