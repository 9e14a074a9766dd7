"""The names of files received, none of which is ever given twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Self

from baocao.paths import FILE_NAME

REFUSED = "khong-nhan"
"""The folder, within that of what was received, of what is no form of a unit."""
NUMBERED = re.compile(r"([^/]+)-([0-9]+)\.xlsx.*")
KINDS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt", "xml", "html", "pdf", "docx", "doc")
KINDS += ("zip", "rar", "7z", "jpg", "jpeg", "png")


@dataclass(slots=True)
class Names:
    """The names that are taken, and the last number of each unit; for disks blind to case too."""

    taken: set[str]
    last: dict[str, int]

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        """Those of these files, named from the folder on."""
        taken = set(map(_blind, names))
        last: dict[str, int] = {}
        for found in filter(None, map(NUMBERED.fullmatch, taken)):
            last[found[1]] = max(int(found[2]), last.get(found[1], 0))
        return cls(taken, last)

    def give(self, unit: str, sha256: str, name: str) -> str:
        """A name for a file: the next of its unit, or without one a name by its hash.

        ``name`` is the one that it came under.
        """
        if FILE_NAME.fullmatch(unit):
            number = self.last[_blind(unit)] = self.last.get(_blind(unit), 0) + 1
            return f"{unit}-{number}.xlsx"
        kind = name.rpartition(".")[2].lower()
        start, end = f"{REFUSED}/{sha256[:16]}", kind if kind in KINDS else "khac"
        tries = (f"{start}{f'-{number}' if number > 1 else ''}.{end}" for number in count(1))
        free = next(each for each in tries if _blind(each) not in self.taken)
        self.taken.add(free)
        return free


def is_of(unit: str, name: str) -> bool:
    """Whether it is a name that is given to files of the unit."""
    return re.fullmatch(rf"{re.escape(unit)}-[0-9]+\.xlsx", name) is not None


def _blind(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
