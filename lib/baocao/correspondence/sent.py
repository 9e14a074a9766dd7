"""What units have put into their forms, by where it stands on the forms that go back to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from baocao.registers import Form, Register, Spot
from baocao.registers.values import clean
from baocao.workbooks.places import FIRST_ROW, Place

Cell = tuple[str, str]
"""A sheet, and a cell of it as Excel names it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One file: its ``values`` by the form's sheet, and where each of its cells stands there.

    What could not be read is there as the text that it is.
    """

    values: dict[str, dict[Place, object]] = field(default_factory=dict)
    places: dict[Cell, tuple[str, Place]] = field(default_factory=dict)


def sent_forms(registers: Iterable[Register]) -> dict[str, Sent]:
    """What the files of units hold that these registers were read from, by file."""
    files: dict[str, Sent] = {}
    for register in registers:
        rows = register.rows.to_dict("records")
        for position, beside in _beside(register.form, register.spots, rows):
            for heading, spot in register.spots[position].items():
                if heading in register.form.joined:
                    continue
                sent = files.setdefault(spot.file, Sent())
                place = (heading, beside)
                value = rows[position][heading]
                bad = register.bad.get((position, heading))
                if value is None and bad:
                    value = clean(bad.seen) or None
                sent.values.setdefault(register.name, {})[place] = value
                sent.places[spot.sheet, spot.ref] = (register.name, place)
    return files


def _beside(
    form: Form, spots: tuple[Mapping[str, Spot], ...], rows: list[dict[str, object]]
) -> Iterator[tuple[int, str]]:
    """Beside what the values of each row stand: a column of values, or a fixed line."""
    if form.labels:
        for position, row in enumerate(rows):
            yield position, str(row[form.across]) if form.across else form.values[0]
    elif form.lines:
        lines = form.columns[form.lines].choices
        # A row that names its line comes after those whose line is only known by their place.
        for position in sorted(range(len(rows)), key=lambda at: rows[at][form.lines] in lines):
            told = rows[position][form.lines]
            at = next(iter(spots[position].values())).row - FIRST_ROW
            yield from ((position, line) for line in lines[at : at + 1] if told not in lines)
            if told in lines:
                yield position, str(told)
