"""Figures: values that know the cells that make them and the cells that were looked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import Any, Literal, NamedTuple

from baocao.cells import ref
from baocao.errors import UsageError
from baocao.phrase import Part, Phrase
from baocao.registers import Area, Register, Spot
from baocao.text import number, points, prose_number

Status = Literal["ok", "undefined", "blocked"]
OverTime = Literal["sum", "last", "ytd", "none"]
"""What makes the figure of a longer period; ``ytd`` counts from the beginning of the year."""

PERCENT, POINTS = "%", "điểm"


class Selection(NamedTuple):
    """The rows of a register that a figure counts, in the order they are kept.

    ``distinct`` names the column whose different values are counted; empty when rows are.
    """

    register: Register
    positions: tuple[int, ...]
    distinct: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report.

    ``value`` is a whole count or amount, a percentage of 0..100 (not rounded), or None when
    ``status`` is not ``ok``. ``reason`` says why there is no value, or what an incomplete value
    leaves out. ``sources`` are the cells that make the value, ``scope`` those looked through.
    ``over_time`` is as the rule says, ``ytd`` also where a figure it is made from is.
    ``definition_sha256`` is a mark of what it counts (``catalogue.fingerprint``). One over a
    register that the office does not keep is not ``kept``, and cannot be said.
    """

    id: str
    label: str
    unit: str
    value: int | Decimal | None
    status: Status = "ok"
    reason: str = ""
    definition: str = ""
    definition_sha256: str = ""
    sources: frozenset[Spot] = frozenset()
    scope: frozenset[Area] = frozenset()
    selections: tuple[Selection, ...] = field(default=(), repr=False)
    over_time: OverTime = "none"
    kept: bool = True

    @property
    def text(self) -> str:
        """The figure as printed in a sentence."""
        return self._printed(prose_number)

    @property
    def table_text(self) -> str:
        """The figure as printed in a table; points always have two places there."""
        return self._printed(points if self.unit == POINTS else number)

    @property
    def phrase(self) -> Phrase:
        """The figure in a sentence, with what an incomplete value leaves out.

        Raises:
            UsageError: the office does not keep the register that it counts.
        """
        if not self.kept:
            raise UsageError(
                f"Không nói được “{self.label}” ({self.id}): {self.reason}. Bỏ câu này, hoặc thêm "
                "sổ ấy vào “books” của cơ quan trong params/offices.yml."
            )
        incomplete = f" ({self.reason})" if self.status == "ok" and self.reason else ""
        return Phrase.of(Part(self.text + incomplete, f"figure:{self.id}"))

    def __repr__(self) -> str:
        return str(self.phrase) if self.kept else self.reason

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """What the notebook keeps of a figure in its prose."""
        return self.phrase._repr_mimebundle_()

    def _printed(self, form: Any) -> str:
        if self.status == "blocked":
            return f"[chưa có số: {self.reason}]"
        if self.value is None:
            return self.reason
        if self.unit == PERCENT:
            return number(self.value) + PERCENT
        return form(self.value)

    def as_json(self) -> dict[str, Any]:
        """The entry of figures.json (schema 1)."""
        value = float(self.value) if isinstance(self.value, Decimal) else self.value
        return {
            "id": self.id,
            "label": self.label,
            "value": value,
            "unit": self.unit,
            "text": self.text,
            "table_text": self.table_text,
            "status": self.status,
            "reason": self.reason or None,
            "definition": self.definition,
            "definition_sha256": self.definition_sha256,
            "sources": _listed(_cells_of(self.sources)),
            "scope": _listed(self.scope),
        }


def with_sources(
    figures: Mapping[str, Figure], others: Mapping[Spot, frozenset[Spot]]
) -> dict[str, Figure]:
    """The figures, whose sources are now also the ``others`` of each cell that makes them."""
    return {
        name: replace(figure, sources=figure.sources.union(*map(others.__getitem__, known)))
        if (known := figure.sources & others.keys())
        else figure
        for name, figure in figures.items()
    }


def _cells_of(spots: Iterable[Spot]) -> list[Area]:
    return [Area(spot.file, spot.sheet, spot.column, spot.row, spot.row) for spot in spots]


def _listed(areas: Iterable[Area]) -> list[dict[str, Any]]:
    """Areas by file and sheet, as ranges in Excel's spelling."""
    listed = []
    for (file, sheet), group in groupby(sorted(areas), key=lambda area: area[:2]):
        listed.append({"file": file, "sheet": sheet, "cells": ranges(group)})
    return listed


def ranges(areas: Iterable[Area]) -> list[str]:
    """Runs of one column joined; ``areas`` in order of column and row."""
    merged: list[list[int]] = []
    for _, _, column, first, last in areas:
        if merged and merged[-1][0] == column and first <= merged[-1][2] + 1:
            merged[-1][2] = max(merged[-1][2], last)
        else:
            merged.append([column, first, last])
    return [
        ref(first, column) if first == last else f"{ref(first, column)}:{ref(last, column)}"
        for column, first, last in merged
    ]


def as_json(figures: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """All figures for figures.json, sorted by id."""
    return [figures[name].as_json() for name in sorted(figures)]
