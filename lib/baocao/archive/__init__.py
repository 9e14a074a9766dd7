"""What is kept of reports that were built or closed, and how it is read again."""

from baocao.archive.closed import (
    CLOSED,
    FROZEN,
    SEAL,
    Closed,
    ClosedFigure,
    closed_editions,
    closed_folder,
    closed_inputs,
    correction,
    correction_number,
    lost_seal,
    read_closed,
    version_name,
    version_numbers,
    versions,
)
from baocao.archive.snapshot import Count, Join, Row, Rows, Snapshot

__all__ = [
    "CLOSED",
    "FROZEN",
    "SEAL",
    "Closed",
    "ClosedFigure",
    "Count",
    "Join",
    "Row",
    "Rows",
    "Snapshot",
    "closed_editions",
    "closed_folder",
    "closed_inputs",
    "correction",
    "correction_number",
    "lost_seal",
    "read_closed",
    "version_name",
    "version_numbers",
    "versions",
]
