"""The sheet of a form to be filled: what is known is locked, the rest is open, checks are live."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.cells import ref
from baocao.checks import Check
from baocao.errors import Severity
from baocao.registers import Form
from baocao.workbooks.book import Book
from baocao.workbooks.formulas import Computed, Values, computed
from baocao.workbooks.live import RIGHT, WRONG, Live, live
from baocao.workbooks.looks import CENTRED, FAULTY, FILLED, PLAIN, TO_FILL, Look
from baocao.workbooks.places import CHECK, FIRST_ROW, NUMBER, UNIT, Grid, Place, grid
from baocao.workbooks.sheet import Sheet
from baocao.workbooks.stock import HEADING_ROW
from baocao.workbooks.tables import NARROW, OF_NUMBERS, width

OF_WORDS = 44.0
GREEN, RED, BROWN = "#548235", "#C00000", "#9C5700"
COLOURS = {RIGHT: GREEN, WRONG["error"]: RED, WRONG["warning"]: BROWN}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: how bad it is, which colours it, and what its comment says."""

    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in the cells of a form, which of them nobody is to change, and their faults.

    ``formulas`` are cells that are computed otherwise than the form declares, ``choices`` cells
    with a closed list of texts beside what their column may hold.
    """

    values: Values = field(default_factory=dict)
    locked: frozenset[Place] = frozenset()
    faults: Mapping[Place, Fault] = field(default_factory=dict)
    formulas: Mapping[Place, Computed] = field(default_factory=dict)
    choices: Mapping[Place, Sequence[str]] = field(default_factory=dict)


def add_form(
    book: Book,
    form: Form,
    titles: Sequence[str],
    contents: Contents,
    checks: Sequence[Check] = (),
) -> Sheet:
    """Add the sheet of a record, or of a table with fixed lines.

    Sums and percentages are formulas; beside the values stands what ``checks`` say of them. What
    a formula comes to with these values is in the file, for who reads it without calculating.
    """
    own = grid(form)
    contents = _with_lines(own, contents)
    made = {**computed(own, checks, contents.values), **contents.formulas}
    values = {**contents.values, **{place: each.value for place, each in made.items()}}
    verdicts = live(own, checks, values)
    widths = _widths(own) | ({CHECK: NARROW} if verdicts else {})
    sheet = book.add(form.sheet, titles, widths)
    _print_labels(sheet, own)
    for place in own.places():
        _fill(sheet, own, place, contents, made.get(place))
    if verdicts:
        _tell(sheet, len(widths), len(own.rows), verdicts)
    return sheet


def _with_lines(own: Grid, contents: Contents) -> Contents:
    """The contents with the names of fixed lines, which are printed."""
    printed = {(own.form.lines, line): line for line in own.rows if own.form.lines}
    locked = contents.locked | printed.keys()
    return replace(contents, values={**contents.values, **printed}, locked=locked)


def _widths(own: Grid) -> dict[str, float]:
    form = own.form
    if not form.labels:
        heads = {name: width(name, form.columns[name]) for name in own.heads[1:]}
        return {NUMBER: OF_NUMBERS, **heads}
    labels = float(max(map(len, own.rows)) + 4)
    of_values = NARROW if form.unit else OF_WORDS
    known = {NUMBER: OF_NUMBERS, form.labels: labels, UNIT: NARROW}
    return {head: known.get(head, of_values) for head in own.heads}


def _print_labels(sheet: Sheet, own: Grid) -> None:
    """The cells that stand before the values: number, label, unit."""
    for row, name in enumerate(own.rows, start=FIRST_ROW):
        beside = {NUMBER: row - HEADING_ROW, own.form.labels: name, UNIT: own.form.unit}
        for place, head in enumerate(own.heads, start=1):
            if head in beside:
                sheet.put(ref(row, place), beside[head], CENTRED if head == NUMBER else PLAIN)


def _fill(sheet: Sheet, own: Grid, place: Place, contents: Contents, made: Computed | None) -> None:
    """One cell: a formula, a value that is known, or one to be filled in."""
    fault, cell = contents.faults.get(place), own.cell(place)
    locked = made is not None or place in contents.locked
    fill = FAULTY[fault.severity] if fault else FILLED if locked else TO_FILL
    look = Look(own.kind(place), fill, bold=made is not None, locked=locked)
    if made:
        sheet.formula(cell, made.formula, made.value, look)
    else:
        sheet.put(cell, contents.values.get(place), look)
    if not locked:
        column = own.form.columns[place[0]]
        sheet.limit(cell, place[0], column, contents.choices.get(place, column.choices))
    if fault:
        sheet.comment(cell, fault.text)


def _tell(sheet: Sheet, column: int, rows: int, verdicts: Mapping[int, Live]) -> None:
    """The column of checks: a verdict in each row where there is something to check."""
    last = HEADING_ROW + rows
    for row in range(FIRST_ROW, last + 1):
        cell, verdict = ref(row, column), verdicts.get(row)
        if verdict:
            told = "; ".join(check.says for check in verdict.checks)
            sheet.formula(cell, verdict.formula, verdict.verdict, CENTRED)
            sheet.explain(cell, CHECK, f"Không đạt khi: {told}.")
        else:
            sheet.put(cell, None, CENTRED)
    for word, colour in COLOURS.items():
        sheet.mark(f"{ref(FIRST_ROW, column)}:{ref(last, column)}", word, colour)
