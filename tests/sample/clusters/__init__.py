"""Sample of the emulation clusters: who is in which, what is scored, who is proposed for awards.

The rules by which clusters are scored are not at hand: criteria and points are illustrations.
Nothing here imports ``baocao``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sample.admissions import admissions
from sample.clusters import layout
from sample.clusters.criteria import criterion_rows
from sample.clusters.proposals import sector_proposals
from sample.clusters.registrations import cluster_rows, registration_rows
from sample.clusters.scores import Shares, score_rows
from sample.committees import committees
from sample.emulation.digital import record_rows
from sample.layout import ROOMS, Book, Row
from sample.plan import PLANS, plan_rows
from sample.quarters import Quarter
from sample.workbook import OfficeFile

__all__ = ["FILES", "cluster_books", "figure_shares", "sector_proposals", "write"]

FILES = {"sector": "thi-dua-nganh.xlsx", "scores": "cham-diem.xlsx"}
_TITLES = {"sector": "Sổ thi đua ngành", "scores": "Sổ chấm điểm thi đua ngành"}


def write(folder: Path, quarters: Sequence[Quarter], years: int = 0) -> None:
    """Write the two workbooks of the sector's emulation; every year in them is moved on."""
    for key, contents in cluster_books(quarters).items():
        title = f"{_TITLES[key]} của {ROOMS['tcd']} năm {quarters[0].start.year}"
        with OfficeFile(folder / FILES[key], title, years) as file:
            file.books(contents)


def cluster_books(quarters: Sequence[Quarter]) -> dict[str, list[tuple[Book, list[Row]]]]:
    """Return the books of each workbook."""
    year = quarters[0].start.year
    return {
        "sector": [
            (PLANS, plan_rows()),
            (layout.CLUSTERS, cluster_rows(year)),
            (layout.REGISTRATIONS, registration_rows(year)),
            (layout.CRITERIA, criterion_rows(year)),
        ],
        "scores": [(layout.SCORES, score_rows(year, figure_shares(quarters)))],
    }


def figure_shares(quarters: Sequence[Quarter]) -> Shares:
    """Return what the figures that criteria are taken from give each unit."""
    counted = admissions(quarters, committees())[-1]
    admitted = {code: (so_far, target) for code, (target, so_far, _) in counted.items()}
    kept, done = Counter[str](), Counter[str]()
    for row in record_rows():
        if code := row.get("Mã tổ chức"):
            count = row["Số lượng"] or 1
            kept[code] += count
            done[code] += count if row["Trạng thái"] == "đã số hóa" else 0
    digitised = {code: (done[code], kept[code]) for code in kept}
    return {"party_members.rate": admitted, "records.bvtu.done_rate": digitised}
