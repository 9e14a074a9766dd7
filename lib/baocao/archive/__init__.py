"""What is kept of reports that were built or closed, and how it is read again."""

from baocao.archive.closed import (
    FROZEN,
    SEAL,
    Closed,
    ClosedFigure,
    closed_folder,
    closed_inputs,
    correction,
    correction_number,
    read_closed,
    version_name,
    versions,
)
from baocao.archive.snapshot import Count, Row, Rows, Snapshot

__all__ = [
    "FROZEN",
    "SEAL",
    "Closed",
    "ClosedFigure",
    "Count",
    "Row",
    "Rows",
    "Snapshot",
    "closed_folder",
    "closed_inputs",
    "correction",
    "correction_number",
    "read_closed",
    "version_name",
    "versions",
]
