"""Cells that a form computes from others, computed anew where a correction has changed those.

Only a cell that agreed, as it was received, with what it is computed from: in any other the unit
has said something of its own.

Code: D-010 a cell computed anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from baocao.cells import Cell, Style, Workbook
from baocao.errors import Finding
from baocao.registers import Column, Form, Register, Spot, read_register
from baocao.registers.values import parse
from baocao.submissions.corrections import Correction, is_blank, shown
from baocao.text import PERCENT_PLACES, fold, round_half_up, same_percentage

NUMBER = Column(kind="number")
Number = int | Decimal
Shares = Mapping[tuple[str, str], tuple[Sequence[str], Sequence[str]]]
"""The columns that show a percentage, by sheet and heading: of which sum, over which sum."""


class Formula(NamedTuple):
    """A cell that is the sum of others, or 100 times that sum over another one."""

    own: Spot
    heading: str
    part: Sequence[Spot]
    whole: Sequence[Spot] = ()

    def exact(self, workbook: Workbook) -> Number | None:
        """What it comes to; in a sum a blank counts 0, a percentage has none of a blank or of 0."""
        part, whole = (
            [number_at(workbook, spot) for spot in side] for side in (self.part, self.whole)
        )
        if not self.whole:
            return sum(filter(None, part))
        if None in (*part, *whole) or sum(whole) <= 0:
            return None
        return Decimal(100) * sum(part) / sum(whole)

    def result(self, workbook: Workbook) -> Number | None:
        """What the cell shows of it."""
        exact = self.exact(workbook)
        return round_half_up(exact, PERCENT_PLACES) if self.whole and exact is not None else exact

    def agrees(self, workbook: Workbook) -> bool:
        """Whether the cell holds what it comes to."""
        cell, there = cell_at(workbook, self.own), number_at(workbook, self.own)
        exact = self.exact(workbook)
        if there is None:
            calculated = cell is None or cell.kind != "uncached"
            return calculated and is_blank(cell) and not exact
        if exact is None:
            return False
        return same_percentage(Decimal(there), exact) if self.whole else there == exact


def cell_at(workbook: Workbook, spot: Spot) -> Cell | None:
    """The cell there, if it has any content."""
    return workbook.sheets[spot.sheet].cells.get((spot.row, spot.column))


def number_at(workbook: Workbook, spot: Spot) -> Number | None:
    """The number there, None for a blank cell and for all else."""
    return parse(cell_at(workbook, spot), NUMBER).value


def with_cells(workbook: Workbook, cells: Mapping[Spot, Cell | None]) -> Workbook:
    """The workbook with other cells in some places."""
    sheets = dict(workbook.sheets)
    for spot, cell in cells.items():
        sheet, place = sheets[spot.sheet], (spot.row, spot.column)
        kept = {each: held for each, held in sheet.cells.items() if each != place}
        sheets[sheet.name] = replace(sheet, cells=kept if cell is None else {**kept, place: cell})
    return replace(workbook, sheets=sheets)


def resting_on_inputs(register: Register, shares: Shares) -> Register:
    """The register, whose computed columns now rest on the cells that these are computed from."""
    form, areas = register.form, dict(register.areas)
    of = {heading: column.adds for heading, column in form.columns.items() if column.adds}
    of |= {name: [*a, *b] for (sheet, name), (a, b) in shares.items() if sheet == form.sheet}
    for heading, inputs in of.items():
        found = (area for each in (heading, *inputs) for area in areas.get(each, ()))
        areas[heading] = tuple(dict.fromkeys(found))
    return replace(register, areas=areas)


def computed_anew(
    received: Workbook,
    corrected: Workbook,
    applied: Sequence[Correction],
    forms: Mapping[str, Form],
    shares: Shares,
) -> tuple[Workbook, list[Correction]]:
    """The corrected workbook with all that follows from the corrections.

    ``forms`` are the sheets by folded name.

    Returns:
        The workbook, and the corrections: each knows the cells that were computed anew from it.
    """
    rests_on = {each.place: frozenset((place,)) for place, each in enumerate(applied)}
    typed = set(rests_on)
    done = [*applied]
    for name in dict.fromkeys(fold(each.place.sheet) for each in applied):
        for formula in _formulas(forms[name], received, shares):
            behind = [rests_on[spot] for spot in _inputs(formula) if spot in rests_on]
            if not behind or formula.own in typed or not formula.agrees(received):
                continue
            rests_on[formula.own] = frozenset().union(*behind)
            new = _cell(formula, corrected)
            corrected = with_cells(corrected, {formula.own: new})
            of = [done[place] for place in sorted(rests_on[formula.own])]
            note = _told(formula, cell_at(received, formula.own), new, of)
            for place in rests_on[formula.own]:
                follows = (*done[place].recomputed, formula.own)
                done[place] = replace(done[place], recomputed=follows)
            first = min(rests_on[formula.own])
            done[first] = replace(done[first], findings=(*done[first].findings, note))
    return corrected, done


def _inputs(formula: Formula) -> Sequence[Spot]:
    return [*formula.part, *formula.whole]


def _formulas(form: Form, workbook: Workbook, shares: Shares) -> Iterator[Formula]:
    """The cells that a sheet computes: sums first, for percentages are taken of them."""
    register, _ = read_register(form, [workbook])
    columns = register.rows[form.across] if form.across else [""] * len(register.spots)
    rows = [*zip(columns, register.spots, strict=True)]
    counts = [spots for column, spots in rows if not column or column != form.percent]
    shown = [(heading, *each) for (sheet, heading), each in shares.items() if sheet == form.sheet]
    for spots in counts:
        for heading, column in form.columns.items():
            yield from _formula(spots, heading, column.adds, ())
    if form.percent:
        beside = dict(rows)
        own, this, other = (beside.get(name, {}) for name in (form.percent, *form.values[:2]))
        for heading in form.labelled:
            if all(heading in spots for spots in (own, this, other)):
                yield Formula(own[heading], heading, [this[heading]], [other[heading]])
    for spots in counts:
        for heading, part, whole in shown:
            yield from _formula(spots, heading, part, whole)


def _formula(
    spots: Mapping[str, Spot], heading: str, part: Sequence[str], whole: Sequence[str]
) -> Iterator[Formula]:
    if part and {heading, *part, *whole} <= spots.keys():
        yield Formula(
            spots[heading], heading, [spots[each] for each in part], [spots[each] for each in whole]
        )


def _cell(formula: Formula, workbook: Workbook) -> Cell | None:
    """The cell with what its formula comes to now; none when that is nothing."""
    there, result = cell_at(workbook, formula.own), formula.result(workbook)
    if result is None:
        return None
    empty = Cell(formula.own.row, formula.own.column, "number", None, "", None, Style())
    return (there or empty)._replace(kind="number", value=result, raw=str(result), formula=None)


def _told(
    formula: Formula, old: Cell | None, new: Cell | None, behind: Sequence[Correction]
) -> Finding:
    rows = ", ".join(f"{each.place.ref} ({each.row})" for each in behind)
    return Finding(
        "D-010",
        "note",
        f"đã tính lại thành “{shown(new)}” theo ô đã sửa {rows}",
        "Không cần làm gì; khi đơn vị gửi lại biểu đúng thì xóa dòng sửa",
        formula.own.file,
        formula.own.sheet,
        (formula.own.ref,),
        formula.heading,
        shown(old),
    )
