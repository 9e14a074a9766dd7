"""Rows of the period that no figure counts: a slip in a column may have taken them out.

Code: R-046.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from baocao.catalogue.compute import Catalogue
from baocao.catalogue.conditions import YES, select
from baocao.catalogue.rules import ANNIVERSARY
from baocao.errors import Finding
from baocao.figures import Figure, ranges
from baocao.registers import Area, Register

IN_PERIOD = ("trong kỳ", ANNIVERSARY)


def uncounted(catalogue: Catalogue, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """A note on each sheet with rows that a figure could count by their date, and none does."""
    counted: dict[str, set[int]] = {}
    for figure in figures.values():
        for selection in figure.selections:
            counted.setdefault(selection.register.name, set()).update(selection.positions)
    for name, headings in _dated(catalogue).items():
        register = catalogue.registers[name]
        dated = np.zeros(len(register.rows), dtype=bool)
        for heading, word in headings:
            dated |= select(register, {heading: word}, catalogue.times) == YES
        inside = set(map(int, np.flatnonzero(dated)))
        yield from _told(register, inside, sorted(inside - counted[name]))


def _dated(catalogue: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """By register the columns of dates, and the words, that count its rows into the period."""
    headings: dict[str, list[tuple[str, str]]] = {}
    for rule in catalogue.rules.values():
        for heading, test in rule.where.items():
            if test in IN_PERIOD and _is_date(catalogue.registers[rule.register], heading):
                headings.setdefault(rule.register, []).append((heading, str(test)))
    return {name: list(dict.fromkeys(each)) for name, each in headings.items()}


def _is_date(register: Register, heading: str) -> bool:
    return register.form.columns[heading].kind == "date"


def _told(register: Register, inside: set[int], lost: list[int]) -> Iterator[Finding]:
    places = [next(iter(spots.values())) for spots in register.spots]
    for file, sheet in dict.fromkeys(places[position][:2] for position in lost):
        here = [position for position in inside if places[position][:2] == (file, sheet)]
        out = [places[position] for position in lost if places[position][:2] == (file, sheet)]
        yield Finding(
            "R-046",
            "note",
            f"có {len(here)} dòng trong kỳ, {len(out)} dòng không được tính vào chỉ tiêu nào nên "
            "không có trong báo cáo",
            "Xem lại các cột phân loại của những dòng này; nếu đúng là không báo cáo thì để nguyên",
            file,
            sheet,
            tuple(ranges(Area(file, sheet, spot.column, spot.row, spot.row) for spot in out)),
        )
