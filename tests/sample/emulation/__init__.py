"""Sample of the office's own emulation report: books beside those of the quarters.

They do not follow the quotas: what they hold is what the report of the first half of 2026 printed,
and rows beside it that no figure may count. Nothing here imports ``baocao``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sample.emulation.digital import application_rows, record_rows, taskforce_rows
from sample.emulation.layout import APPLICATIONS, MOVEMENTS, RECORDS, TASKFORCES
from sample.emulation.office import (
    cipher_rows,
    event_rows,
    movement_rows,
    own_award_rows,
    own_target_rows,
    social_rows,
)
from sample.layout import EVENTS, SOCIAL, Book, Row

__all__ = ["cipher_rows", "emulation_books", "own_award_rows", "own_target_rows"]


def emulation_books(staff: Sequence[Row]) -> dict[str, list[tuple[Book, list[Row]]]]:
    """Return the books of each room that no quarter reads; ``staff`` are those of Nhân sự."""
    return {
        "vp": [
            (MOVEMENTS, movement_rows()),
            (APPLICATIONS, application_rows()),
            (TASKFORCES, taskforce_rows(staff)),
            (SOCIAL, social_rows()),
            (EVENTS, event_rows()),
        ],
        "bvct": [(RECORDS, record_rows())],
    }
