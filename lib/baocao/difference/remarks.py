"""What is said of a cause beside its rows: definitions, files, rows of other registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.difference.model import Cause, Moved
from baocao.difference.sides import Sides


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


def remarks(sides: Sides, cause: Cause, definitions: Sequence[str]) -> Iterator[str]:
    """What a reader is told of a cause; ``definitions`` are the new ones."""
    match cause.kind:
        case "definition":
            yield from definitions or (f"tệp {name}" for name in sides.changed_rules)
        case "changed":
            yield from _joined(sides, cause.rows)
        case "removed":
            for name in dict.fromkeys(row.file for row in cause.rows):
                if f"data/{name}" not in sides.new.inputs:
                    yield f"tệp {name} không còn"


def _joined(sides: Sides, rows: Sequence[Moved]) -> Iterator[str]:
    """The rows of other registers that explain rows which are themselves as they were."""
    for register in dict.fromkeys(row.register for row in rows):
        same = {(p.row.id, p.row.number) for p in sides.registers[register].pairs if not p.cells}
        if any((row.id, row.number) in same for row in rows if row.register == register):
            for source, pair in sides.joined_changes(register):
                yield f"theo dòng {pair.row.id} của sổ {source}"


def _quoted(definition: str) -> str:
    """What is said of how a figure is made, or that there is no such figure."""
    return f"“{definition}”" if definition else "chưa có chỉ tiêu"
