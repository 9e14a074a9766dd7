"""What differs between two reports: figures with the causes, rows, sentences, findings, inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from baocao.archive import Row, Snapshot
from baocao.phrase import Part

Kind = Literal["added", "removed", "changed", "late", "definition", "period", "code", "unknown"]

CAUSES: Mapping[Kind, str] = {
    "added": "thêm dòng",
    "removed": "bớt dòng",
    "changed": "sửa ô",
    "late": "biểu nộp muộn",
    "definition": "đổi cách tính",
    "period": "khác kỳ hoặc khác khoảng ngày",
    "code": "đổi chương trình hoặc sổ tay",
    "unknown": "không rõ",
}
"""What a reader calls the causes, in the order in which they are told."""


class CellChange(NamedTuple):
    """A cell of a row: its heading, where it stands now (or stood), its value then and now."""

    heading: str
    cell: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came, went or holds other values; where it stands now, else where it stood.

    ``figures`` are the ids of the figures that count it, then or now; ``old`` is the row as it
    was, None of one that came.
    """

    kind: Literal["added", "removed", "changed"]
    register: str
    id: str
    file: str
    sheet: str
    number: int
    cells: Sequence[CellChange]
    figures: Sequence[str]
    old: Row | None


class Moved(NamedTuple):
    """A row that a cause rests on, and by how much it changes the figure, where that is known."""

    register: str
    id: str
    file: str
    sheet: str
    number: int
    amount: int | Decimal | None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a figure changed: by how much where that can be told apart, the rows, a remark."""

    kind: Kind
    amount: int | Decimal | None
    rows: Sequence[Moved] = ()
    remark: str = ""


class Shown(NamedTuple):
    """A figure as it was printed: its text, its status, and the reason that goes with it."""

    text: str
    status: str
    reason: str


class PartChange(NamedTuple):
    """A figure that another one is made from, and its text then and now."""

    id: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that is printed in another way; ``old`` or ``new`` is None where there is none.

    ``change`` is the difference of the values rounded as they are shown, None where one is
    missing. The amounts of ``causes`` add up to the difference of the exact values, which only of
    fractions is another one, or are None. ``parts`` are those of its parts that changed.
    """

    id: str
    label: str
    unit: str
    old: Shown | None
    new: Shown | None
    change: int | Decimal | None
    causes: Sequence[Cause] = ()
    parts: Sequence[PartChange] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in which a changed figure stands, or that is said in one report only.

    A part's origin is ``figure:<id>`` for the value of a changed figure, else empty; ``figures``
    is empty where only the words differ. ``side`` is old for a sentence of which nothing stands
    any more; ``place`` is the heading above.
    """

    side: Literal["old", "new"]
    place: str
    parts: Sequence[Part]
    figures: Sequence[str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names of the files that only the newer report read, only the older one, or both otherwise."""

    added: Sequence[str]
    removed: Sequence[str]
    changed: Sequence[str]

    @property
    def number(self) -> int:
        """How many files these are."""
        return len(self.added) + len(self.removed) + len(self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two reports."""

    old: Snapshot
    new: Snapshot
    figures: Sequence[FigureChange]
    rows: Sequence[RowChange]
    findings_came: Sequence[Mapping[str, Any]]
    findings_went: Sequence[Mapping[str, Any]]
    inputs: Inputs
    sentences: Sequence[Sentence] = ()

    @property
    def nothing(self) -> bool:
        """Whether figures, rows, sentences, findings, inputs, state and forms are the same."""
        told = (self.figures, self.rows, self.sentences, self.findings_came, self.findings_went)
        return not any((*told, self.inputs.number)) and self.old_standing == self.new_standing

    @property
    def old_standing(self) -> tuple[str, Any, Any]:
        """Draft or final, and how many forms had come of how many."""
        return _standing(self.old)

    @property
    def new_standing(self) -> tuple[str, Any, Any]:
        """The same of the newer report."""
        return _standing(self.new)


def _standing(report: Snapshot) -> tuple[str, Any, Any]:
    return report.state, report.completeness["n"], report.completeness["of"]
