"""The day that the last days people write down are held against.

It is never the clock's: the same data make the same report on any day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from baocao.submissions.ledger import Ledger
from baocao.text import day


class Reckoned(NamedTuple):
    """The day as of which corrections and acceptances hold or have expired, and what day it is."""

    on: date
    what: str = "ngày chốt số liệu"

    @property
    def told(self) -> str:
        """The day as findings say it."""
        return f"tính đến ngày {day(self.on)} là {self.what}"


def reckoned(as_of: date, ledgers: Iterable[Ledger]) -> Reckoned:
    """The day an edition is counted on, or that of the newest receipt when that is later.

    People write after the forms have come: held against the day of counting alone, what they
    write would hold for ever.
    """
    received = (date.fromisoformat(each.received[:10]) for one in ledgers for each in one.entries)
    newest = max(received, default=as_of)
    return Reckoned(newest, "ngày nhận biểu mới nhất") if newest > as_of else Reckoned(as_of)
