"""In which letters and fonts a sheet stores its Vietnamese: Unicode, or as offices did before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vn_encodings.old import tcvn3, vni


@dataclass(frozen=True)
class Script:
    """The font of cells, that of titles and headings, and what turns Unicode into the letters."""

    font: str
    capitals: str
    store: Callable[[str], str]


UNICODE = Script("Times New Roman", "Times New Roman", str)
TCVN3 = Script(".VnTime", ".VnTimeH", tcvn3)
VNI = Script("VNI-Times", "VNI-Times", vni)
FONT_LOST = Script("Arial", "Arial", tcvn3)
"""TCVN3 that somebody has pasted or restyled, so that no font tells what the letters are."""
