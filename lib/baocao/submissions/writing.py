"""How people write in the books beside the forms: cells by their names, persons by their codes.

Code: D-032 a person is named where a code belongs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from baocao.errors import Finding
from baocao.registers import Spot

NAME = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}", re.ASCII)
NO_CELL_NAME = ("không phải tên ô", "Ghi như D14")
"""What is said of words that are no cell's name, and what to do."""


def cell_name(written: str) -> str:
    """The name of a cell however it is written: ``d 14`` and ``$D$14`` are D14."""
    return re.sub(r"[\s$]", "", written).upper()


def is_cell_name(name: str) -> bool:
    """Whether that is a name that a cell can have."""
    return bool(NAME.fullmatch(name))


def named(
    heading: str, row: Mapping[str, object], spots: Mapping[str, Spot]
) -> tuple[Finding, ...]:
    """What is said of a person who is not written by code; it does not repeat the name."""
    who, spot = str(row[heading]), spots[heading]
    if " " not in who or not any(letter.isalpha() for letter in who):
        return ()
    problem, remedy = "không phải mã người", "Ghi mã người, không ghi tên"
    place = (spot.file, spot.sheet, (spot.ref,), heading)
    return (Finding("D-032", "warning", problem, remedy, *place),)
