"""Sample data made from a table of quotas: the spreadsheets that an office would keep.

``write(out)`` remakes the committed sample; ``write(out, quotas)`` makes one whose figures are the
given ones; ``shift_years`` moves every date, label and title on. ``write_returns(inbox, period)``
gives the forms of one more period as they come in. Nothing here imports ``baocao``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from sample import clusters, layout
from sample.admissions import target_rows
from sample.awards import award_rows
from sample.badges import badge_rows
from sample.cases import health_rows, petition_rows, standard_rows
from sample.central_reports import central_report_rows
from sample.clusters import sector_proposals
from sample.committees import committees
from sample.documents import document_rows
from sample.emulation import (
    cipher_rows,
    emulation_books,
    own_award_rows,
    own_target_rows,
)
from sample.forms import Filled, filled_forms
from sample.inspections import inspection_rows
from sample.journeys import journey_rows, training_rows
from sample.layout import Book, Row
from sample.organisations import organisation_rows
from sample.personnel import assessment_rows, personnel_rows
from sample.policies import policy_rows
from sample.quarters import Quarter, quarters_of
from sample.quotas import (
    Quotas,
    load_quotas,
    random_quotas,
    require_consistent,
    returns_until,
    with_totals,
)
from sample.received import vouch_for, write_inbox, write_received
from sample.staff import staff_rows
from sample.tasks import task_rows
from sample.workbook import OfficeFile, shifted, shifted_day

__all__ = [
    "PARTS",
    "YEAR",
    "Books",
    "Quotas",
    "books_of",
    "load_quotas",
    "random_quotas",
    "shifted",
    "shifted_day",
    "vouch_for",
    "with_totals",
    "write",
    "write_books",
    "write_returns",
]

PARTS = ("books", "forms")
OFFICE = "btctu"
YEAR = 2026  # of the sample as it is committed
Books = dict[str, list[tuple[Book, list[Row]]]]


def write(
    out: Path,
    quotas: Mapping[str, Mapping[str, int]] | None = None,
    shift_years: int = 0,
    parts: Collection[str] = PARTS,
) -> None:
    """Write the sample below ``out``/btctu.

    Args:
        out: the folder that takes the place of ``data/``; made when missing, other files stay.
        quotas: figure id to count for each period of calendar.yml; the committed ones when None.
        shift_years: years to move dates, labels, titles and folders on.
        parts: which of ``PARTS`` to write.

    Raises:
        ValueError: no data can have these counts; every reason is named.
    """
    quotas = load_quotas() if quotas is None else quotas
    require_consistent(quotas)
    quarters = quarters_of(quotas)
    root = out / OFFICE
    if "books" in parts:
        folder = root / str(quarters[0].start.year + shift_years)
        write_books(folder, books_of(quarters), shift_years)
        clusters.write(folder, quarters, shift_years)
    if "forms" in parts:
        for period, forms in _forms(quarters).items():
            write_received(root, period, forms, shift_years)


def write_returns(inbox: Path, period: str, shift_years: int = 0) -> None:
    """Write the forms of one period into ``inbox`` as they are sent; the year goes on in them.

    Raises:
        ValueError: the sample has no forms of that period, or the folder holds workbooks already;
            the message is for the user.
    """
    quarters = quarters_of(returns_until(period))
    if any(inbox.rglob("*.xlsx")):
        raise ValueError(f"Đã có biểu trong {inbox}; biểu minh họa không ghi đè lên.")
    write_inbox(inbox, _forms(quarters)[period], shift_years)


def _forms(quarters: list[Quarter]) -> dict[str, list[Filled]]:
    """Return the filled forms of each quarter."""
    forms: dict[str, list[Filled]] = {quarter.label: [] for quarter in quarters}
    for form in filled_forms(quarters, committees()):
        forms[form.quarter.label].append(form)
    return forms


def write_books(folder: Path, books: Books, years: int = 0) -> None:
    """Write one workbook for every room."""
    for room, contents in books.items():
        title = f"Sổ theo dõi của {layout.ROOMS[room]} năm {YEAR}"
        with OfficeFile(folder / layout.FILES[room], title, years) as file:
            file.books(contents)


def books_of(quarters: list[Quarter]) -> Books:
    """Return the books of each room; documents and tasks are kept by every room."""
    documents, tasks = document_rows(quarters), task_rows(quarters)
    sent = central_report_rows(quarters)
    awards, staff = award_rows(quarters), staff_rows(quarters)
    beside = emulation_books(staff)
    own = {
        "vp": [
            (layout.PETITIONS, petition_rows(quarters)),
            (layout.AWARDS, [*awards["vp"], *own_award_rows()]),
        ],
        "tccb": [
            (layout.ORGANISATIONS, organisation_rows(quarters)),
            (layout.STAFF, staff),
            (layout.HEALTH, health_rows(quarters)),
            (layout.PERSONNEL, personnel_rows(quarters)),
            (layout.ASSESSMENTS, assessment_rows(quarters)),
            (layout.TRAINING, [*training_rows(quarters), *cipher_rows()]),
            (layout.POLICIES, policy_rows(quarters)),
        ],
        "tcd": [
            (layout.INSPECTIONS, inspection_rows(quarters)),
            (layout.BADGES, badge_rows(quarters)),
            (layout.AWARDS, [*awards["tcd"], *sector_proposals()]),
            (layout.TARGETS, [*target_rows(quarters), *own_target_rows()]),
        ],
        "bvct": [
            (layout.STANDARDS, standard_rows(quarters)),
            (layout.JOURNEYS, journey_rows(quarters)),
        ],
    }
    return {
        room: [
            *books,
            (layout.DOCUMENTS, documents.get(room, [])),
            (layout.TASKS, tasks[room]),
            (layout.REPORTS, sent[room]),
            *beside.get(room, ()),
        ]
        for room, books in own.items()
    }
