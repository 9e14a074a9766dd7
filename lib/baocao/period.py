"""Reporting periods (quarter, half-year, nine months, month, year) and windows of days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from baocao.errors import UsageError
from baocao.text import ROMAN, fold

SPELLING = re.compile(r"(?P<year>\d{4})(?P<part>Q[1-4]|H[12]|9M|M(?:0[1-9]|1[0-2]))?")
QUARTER = re.compile(r"quý\s+(?P<part>[ivx]+|\d+)\s*(?:/|năm)\s*(?P<year>\d{4})")
YEAR_LAST = re.compile(r".*\D(?P<year>\d{4})")
PADDING = re.compile(r"\b0+(?=\d)")
LONGEST = {"Q": 4, "H": 2, "M": 12}
PARTS = ("", "9M", "H1", "H2", *(f"Q{n}" for n in range(1, 5)), *(f"M{n:02}" for n in range(1, 13)))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A reporting period, written as in commands and folders: 2026Q2, 2026H1, 20269M, 2026M05."""

    year: int
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period as commands spell it (``2026Q2``).

        Raises:
            UsageError: the text is no period.
        """
        match = SPELLING.fullmatch(text.strip())
        if not match:
            raise UsageError(
                f"Kỳ báo cáo “{text}” không đúng dạng. "
                "Ghi như 2026Q2, 2026H1, 20269M, 2026M05 hoặc 2026."
            )
        return cls(int(match["year"]), match["part"] or "")

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Read a period as people write it in a cell, or None.

        ``2026Q2``, ``Quý II/2026``, ``06 tháng đầu năm 2026``: by its spelling or by its name.
        """
        if match := SPELLING.fullmatch(text.strip().upper()):
            return cls(int(match["year"]), match["part"] or "")
        written = PADDING.sub("", fold(text))
        if match := QUARTER.fullmatch(written):
            part = match["part"].upper()
            number = ROMAN.index(part) if part in ROMAN else int(part) if part.isdigit() else 0
            return cls(int(match["year"]), f"Q{number}") if 1 <= number <= 4 else None
        match = YEAR_LAST.fullmatch(written)
        named = (cls(int(match["year"]), part) for part in PARTS) if match else ()
        return next((period for period in named if fold(period.name) == written), None)

    def __str__(self) -> str:
        return f"{self.year}{self.part}"

    @property
    def name(self) -> str:
        """The period inside a sentence: quý II/2026, 6 tháng đầu năm 2026, tháng 5/2026."""
        match self.part[:1]:
            case "":
                return f"năm {self.year}"
            case "Q" | "M":
                return f"{self.short}/{self.year}"
        return f"{self.short} {self.year}"

    @property
    def short(self) -> str:
        """The period without its year: quý II, 6 tháng đầu năm, tháng 5; empty for a year."""
        match self.part[:1]:
            case "Q":
                return f"quý {ROMAN[int(self.part[1])]}"
            case "H":
                return "6 tháng đầu năm" if self.part == "H1" else "6 tháng cuối năm"
            case "9":
                return "9 tháng đầu năm"
            case "M":
                return f"tháng {int(self.part[1:])}"
        return ""

    @property
    def months(self) -> int:
        """How many months it has."""
        kind = self.part[:1]
        return 9 if kind == "9" else 12 // LONGEST.get(kind, 1)

    @property
    def first_day(self) -> date:
        """Its first day by the calendar; the window of a report may begin on another."""
        return date(self.year, self.months * (self._number - 1) + 1, 1)

    @property
    def last_day(self) -> date:
        """Its last day by the calendar; the window of a report may end on another."""
        month = self.months * self._number
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def has_own_forms(self) -> bool:
        """Whether units send forms for just this period, as they do for months and quarters."""
        return self.part[:1] in ("Q", "M")

    def next(self) -> Period:
        """The period that follows; after nine months comes the next year's nine months."""
        return self._step(1)

    def previous(self) -> Period:
        """The period before."""
        return self._step(-1)

    def compared(self) -> set[Period]:
        """The periods it is compared with: those before it in its year, the last, a year ago."""
        earlier = self.previous()
        found = {earlier, self.shifted(-1)}
        while earlier.year == self.year:
            found.add(earlier)
            earlier = earlier.previous()
        return found

    def shifted(self, years: int) -> Period:
        """The same period some years later (negative: earlier)."""
        return Period(self.year + years, self.part)

    @property
    def _number(self) -> int:
        """Which it is of the periods of its kind in a year, from 1 on."""
        return int(self.part[1:]) if self.part[:1] in LONGEST else 1

    def _step(self, by: int) -> Period:
        kind = self.part[:1]
        if kind not in LONGEST:
            return self.shifted(by)
        years, number = divmod(self._number - 1 + by, LONGEST[kind])
        width = 2 if kind == "M" else 1
        return Period(self.year + years, f"{kind}{number + 1:0{width}}")


def same_day(day: date, year: int) -> date:
    """The same day and month of another year; the last of February is its last day."""
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


@dataclass(frozen=True, slots=True)
class Window:
    """The days a report covers, both ends included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def year_to_date(self) -> Window:
        """From 1 January of the year the window ends in, to its end."""
        return Window(date(self.end.year, 1, 1), self.end)

    def follows(self, earlier: Window) -> bool:
        """Whether this window begins on the day after the earlier one ends."""
        return self.start == earlier.end + timedelta(days=1)
