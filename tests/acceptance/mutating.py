"""Changing cells of a sample office by hand, and what that does to the figures."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random

import openpyxl
from acceptance.drawn import DrawnOffice
from acceptance.office import LAST, SampleOffice, make_office, save
from baocao.figures import Figure
from hypothesis import HealthCheck, Phase, settings
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

import sample

Office = SampleOffice | DrawnOffice
NEEDED = ("petitions.received", "staff.female", "party_members.target", "party_members.admitted")
slow_to_make = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.generate],  # shrinking would save a hundred workbooks more
    suppress_health_check=[HealthCheck.too_slow],
)


def small_office(root: Path) -> SampleOffice:
    """An office with a few dozen rows a book, six committees at most, some of each needed."""
    drawn = (sample.random_quotas(Random(seed), "2026Q1", LAST) for seed in count(20260617))
    quotas = next(each for each in drawn if all(each[LAST][name] for name in NEEDED))
    return make_office(root, quotas)


@contextmanager
def changed(path: Path, sheet: str) -> Iterator[Worksheet]:
    """A sheet to change by hand; it is saved on leaving, and put back by ``restored``."""
    workbook = openpyxl.load_workbook(path)
    yield workbook[sheet]
    save(workbook, path)


@contextmanager
def restored(office: Office) -> Iterator[None]:
    """Put the office's spreadsheets back as they were."""
    kept = office.root / "kept"
    shutil.copytree(office.paths.data, kept)
    try:
        yield
    finally:
        shutil.rmtree(office.paths.data)
        kept.rename(office.paths.data)


def inside(ref: str, ranges: list[str]) -> bool:
    """Whether a cell lies in one of the ranges."""
    column, row, *_ = range_boundaries(ref)
    bounds = [range_boundaries(each) for each in ranges]
    return any(left <= column <= right and top <= row <= low for left, top, right, low in bounds)


def set_and_open(
    office: Office, path: Path, sheet: str, ref: str, value: object
) -> Mapping[str, Figure]:
    """The figures after one cell was changed."""
    with restored(office):
        with changed(path, sheet) as worksheet:
            under = [area for area in worksheet.merged_cells.ranges if ref in area]
            for area in under:  # where cells are merged nothing can be typed but in the first
                worksheet.unmerge_cells(area.coord)
            worksheet[ref].value = value
        return office.open().figures


def outcome(figure: Figure | None) -> tuple[object, str]:
    """What a figure says; one that only rows of its kind make may be no more."""
    return (figure.value, figure.status) if figure else (None, "gone")


def moved_outside(
    before: Mapping[str, Figure], after: Mapping[str, Figure], file: str, sheet: str, ref: str
) -> list[str]:
    """The figures that a changed cell has moved and whose scope does not hold it."""
    return [
        name
        for name, figure in before.items()
        if outcome(after.get(name)) != outcome(figure)
        and not any(
            (entry["file"], entry["sheet"]) == (file, sheet) and inside(ref, entry["cells"])
            for entry in figure.as_json()["scope"]
        )
    ]
