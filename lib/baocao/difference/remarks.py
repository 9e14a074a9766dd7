"""What is said of a cause beside its rows: definitions, files, rows of other registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.difference.model import Cause, Moved
from baocao.difference.pairing import Pair
from baocao.difference.sides import Sides

APPLIED = "D-008"
"""The code of the note on each cell that a correction was laid over."""


def new_definitions(sides: Sides, figure_id: str, alone: bool) -> list[str]:
    """How those that are made in another way were and are made.

    A figure that appears or goes with its rows, as those of a family do, is not among them.
    """
    return [
        f"{name}: {_quoted(then)} → {_quoted(now)}"
        for name in sides.made_of(figure_id)
        if sides.redefined(name) and (alone or all(sides.counts(name)))
        for then, now in [sides.definitions(name)]
    ]


def remarks(
    sides: Sides, figure_id: str, cause: Cause, definitions: Sequence[str]
) -> Iterator[str]:
    """What a reader is told of a cause; ``definitions`` are the new ones."""
    match cause.kind:
        case "definition":
            yield from _edited(sides, figure_id, cause.rows)
            yield from definitions or (f"tệp {name}" for name in sides.changed_rules)
        case "changed":
            yield from _joined(sides, figure_id, cause.rows)
            yield from _corrected(sides, cause.rows)
        case "removed":
            for name in dict.fromkeys(row.file for row in cause.rows):
                if f"data/{name}" not in sides.new.inputs:
                    yield f"tệp {name} không còn"


def _edited(sides: Sides, figure_id: str, rows: Sequence[Moved]) -> Iterator[str]:
    """The rows whose own cells differ too: what the rule alone has done cannot be told."""
    leaves = sides.made_of(figure_id)
    named = [
        row.id
        for row, pair in _paired(sides, rows)
        if pair.old and pair.new and any(sides.bears_on(leaf, pair) for leaf in leaves)
    ]
    if named:
        yield f"dòng {', '.join(dict.fromkeys(named))} còn được sửa ô, không tách riêng được"


def _joined(sides: Sides, figure_id: str, rows: Sequence[Moved]) -> Iterator[str]:
    """The rows of other registers that explain rows which are themselves as they were."""
    leaves = sides.made_of(figure_id)
    found = (
        f"theo dòng {other.row.id} của sổ {source}"
        for row, pair in _paired(sides, rows)
        if not any(sides.bears_on(leaf, pair) for leaf in leaves)
        for leaf in leaves
        for source, other in sides.joined_changes(leaf, row.register, pair)
    )
    yield from dict.fromkeys(found)


def _corrected(sides: Sides, rows: Sequence[Moved]) -> Iterator[str]:
    """The rows whose forms are as they were: a correction laid over them came, went or changed."""
    then, now = (
        {
            (each["file"], each["sheet"], cell, each["problem"])
            for each in side.findings
            if each["code"] == APPLIED
            for cell in each["cells"]
        }
        for side in (sides.old, sides.new)
    )
    cells = {(file, sheet, cell) for file, sheet, cell, _ in then ^ now}
    named = [
        row.id
        for row, pair in _paired(sides, rows)
        if any(
            (side.file, side.sheet, cell) in cells
            for side in (pair.old, pair.new)
            if side
            for cell, _ in side.cells.values()
        )
    ]
    if named:
        yield f"theo sổ sửa số liệu ở dòng {', '.join(dict.fromkeys(named))}"


def _paired(sides: Sides, rows: Sequence[Moved]) -> Iterator[tuple[Moved, Pair]]:
    """The rows of a cause, each with what it was and is."""
    for register in dict.fromkeys(row.register for row in rows):
        pairs = {
            (pair.row.file, pair.row.sheet, pair.row.number, pair.row.id): pair
            for pair in sides.registers[register].pairs
        }
        for row in rows:
            if row.register == register:
                yield row, pairs[row.file, row.sheet, row.number, row.id]


def _quoted(definition: str) -> str:
    """What is said of how a figure is made, or that there is no such figure."""
    return f"“{definition}”" if definition else "chưa có chỉ tiêu"
