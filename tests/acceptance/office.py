"""A sample office in its own folder: spreadsheets by quotas, the project's params, an oracle."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import sample
from acceptance.oracle import FullCount, Value, read_books, read_forms
from baocao import edition
from baocao.edition import Edition
from baocao.paths import Paths
from openpyxl import Workbook
from sample import layout
from sample.quarters import Quarter, quarters_of
from sample.received import LEDGER

REPOSITORY = Path(__file__).parents[2]
LAST = "2026Q2"
EDGES = (date(2026, 3, 29), date(2026, 3, 30), date(2026, 6, 17), date(2026, 6, 18))
"""The last day before the second quarter's window, its first, its last, the first after."""


@dataclass(frozen=True)
class SampleOffice:
    """An office below ``root`` whose spreadsheets were made from ``quotas``."""

    root: Path
    quotas: Mapping[str, Mapping[str, int]]
    years: int = 0
    edges: tuple[date, ...] = EDGES
    labels: tuple[str, ...] = (LAST, "2026Q3", "2026Q4")

    @property
    def paths(self) -> Paths:
        """Where the office keeps its data and params."""
        return Paths(self.root, self.root / "data", self.root / "params", self.root / "build")

    @property
    def books(self) -> Path:
        """The folder of the year's books."""
        return self.paths.data / "btctu" / str(2026 + self.years)

    @property
    def files(self) -> list[Path]:
        """Every workbook that its report of the second quarter reads."""
        rooms = [self.books / name for name in layout.FILES.values()]
        return [*sorted(rooms), *sorted(self.forms(LAST).glob("*.xlsx"))]

    @property
    def layouts(self) -> list[layout.Book]:
        """The books: their headings, and what may be chosen in their columns."""
        return [book for book in vars(layout).values() if isinstance(book, layout.Book)]

    def open(self, period: str = LAST) -> Edition:
        """The quarterly report of a period (as in the unmoved calendar)."""
        return edition.open("quarterly", "btctu", self._moved(period), self.paths)

    def forms(self, period: str) -> Path:
        """The folder of the committees' forms for a period."""
        return self.paths.data / "btctu" / self._moved(period) / "received"

    def counted(self, period: str = LAST) -> dict[str, Value]:
        """The oracle: every figure counted straight from the cells by other code."""
        count = FullCount(read_books(self.books), self._quarter(period))
        return count.all_figures(read_forms(self.forms(period)))

    def _quarter(self, period: str) -> Quarter:
        found = next(each for each in quarters_of(self.quotas) if each.label == period)
        return replace(
            found,
            label=self._moved(found.label),
            start=sample.shifted_day(found.start, self.years),
            end=sample.shifted_day(found.end, self.years),
            following=self._moved(found.following),
            previous=self._moved(found.previous),
        )

    def _moved(self, label: str) -> str:
        return sample.shifted(label, self.years)


def make_office(
    root: Path, quotas: Mapping[str, Mapping[str, int]], years: int = 0
) -> SampleOffice:
    """Write the spreadsheets and params of an office below ``root``."""
    office = SampleOffice(root, quotas, years)
    sample.write(office.paths.data, quotas, shift_years=years)
    shutil.copytree(REPOSITORY / "params", office.paths.params, dirs_exist_ok=True)
    folder = office.paths.params / "btctu"
    latest = (folder / "2026Q2" / "quarterly.yml").read_text(encoding="utf-8")
    for quarter in quarters_of(quotas):
        if not (folder / quarter.label).exists():
            _write(folder / quarter.label / "quarterly.yml", _later(latest, quarter))
    if years:
        for path in sorted(folder.glob("*/quarterly.yml")):
            text = path.read_text(encoding="utf-8")
            moved = folder / sample.shifted(path.parent.name, years) / path.name
            shutil.rmtree(path.parent)
            _write(moved, sample.shifted(text, years))
    return office


def _later(text: str, quarter: Quarter) -> str:
    """The params of 2026Q2 with the days of a later quarter."""
    for old, new in (
        ("from: 2026-03-30, to: 2026-06-17", f"from: {quarter.start}, to: {quarter.end}"),
        ("as_of: 2026-06-17", f"as_of: {quarter.end}"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def set_cell(path: Path, sheet: str, ref: str, value: object) -> None:
    """Put a value into a cell as another program would, and save the workbook."""
    workbook = openpyxl.load_workbook(path)
    workbook[sheet][ref] = value
    save(workbook, path)


def save(workbook: Workbook, path: Path) -> None:
    """Save a workbook; a form counts as received that way."""
    workbook.save(path)
    if (path.parent / LEDGER).exists():
        sample.vouch_for(path.parent)
