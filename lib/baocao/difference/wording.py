"""What a reader is told of a difference, in words: amounts, rows, values of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from baocao.archive import Snapshot
from baocao.difference import inputs
from baocao.difference.model import (
    CAUSES,
    Cause,
    CellChange,
    Difference,
    FigureChange,
    Moved,
    RowChange,
    Sentence,
    Shown,
)
from baocao.errors import Finding, describe, visible
from baocao.text import day, number

POINTS = {"%": " điểm %"}
"""What a change of a figure of that unit is counted in; all else is told by the label."""

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
STATES = {"final": "bản chính thức", "draft": "bản dự thảo"}
ROW_KINDS = {"added": "thêm", "removed": "bớt", "changed": "sửa"}
CHANGED = "Câu có số thay đổi"
REWORDED = "Câu khác đi dù chỉ tiêu của kỳ trong câu không đổi"
NONE = "—"
EMPTY = "(trống)"
GROUPED_FROM = 10_000
"""Whole numbers below stand as in the cell: some are years."""

LONGEST, NO_LIMIT = 200, 1_000


def printable(text: str) -> str:
    """A text of any length whose characters that cannot be seen are spelled out."""
    return visible(text, LONGEST * len(text))


def signed(amount: int | Decimal | None, unit: str = "") -> str:
    """A change as ``+2``, ``−2,5 điểm %``; a dash where there is none to tell."""
    if not amount:
        return NONE if amount is None else "không đổi"
    sign = "+" if amount > 0 else "−"
    return f"{sign}{number(abs(amount))}{POINTS.get(unit, '')}"


def shown(figure: Shown | None) -> str:
    """A figure as it was printed, with what it left out; a dash where it was not there."""
    if figure is None:
        return NONE
    more = f" ({figure.reason})" if figure.status == "ok" and figure.reason else ""
    return visible(figure.text + more, LONGEST)


def value(held: Any) -> str:
    """What a cell holds, as a person writes it."""
    match held:
        case None | "":
            return EMPTY
        case bool():
            return "có" if held else "không"
        case int() | float() if isinstance(held, float) or abs(held) >= GROUPED_FROM:
            return _grouped(held)
        case str() if found := ISO_DAY.fullmatch(held):
            return "/".join(reversed(found.groups()))
    return visible(str(held), LONGEST)


def _grouped(held: float) -> str:
    """A number with all its places: 1.500.000.000, 0,125."""
    plain = f"{Decimal(str(held)):,f}".removesuffix(".0")
    return plain.translate(str.maketrans(",.", ".,"))


def standing(report: Snapshot) -> str:
    """Period, days, draft or final, and how many forms had come."""
    window = report.window
    return (
        f"{report.period.name}, từ {day(window.start)} đến {day(window.end)}, "
        f"số liệu đến {day(report.as_of)}; {_state(report)}"
    )


def _state(report: Snapshot) -> str:
    came, of = report.completeness["n"], report.completeness["of"]
    forms = f", {came}/{'?' if of is None else of} biểu" if of != 0 else ""
    return f"{STATES.get(report.state, report.state)}{forms}"


def row_place(row: RowChange | Moved) -> str:
    """Which row: its id, and where it stands."""
    name = visible(row.id) or "dòng không có mã"
    return f"{name} ({row.file.rpartition('/')[2]}, {row.sheet}, dòng {row.number})"


def told_cells(row: RowChange, most: int = NO_LIMIT) -> list[str]:
    """Each cell that holds another value; what a row that came or went holds, in one line."""
    if row.kind == "changed":
        return [_changed(cell) for cell in row.cells]
    side = "new" if row.kind == "added" else "old"
    held = [f"{cell.heading}: {value(getattr(cell, side))}" for cell in row.cells[:most]]
    more = len(row.cells) - most
    return ["; ".join([*held, f"và {more} ô khác"] if more > 0 else held)]


def told_row(row: RowChange) -> Iterator[str]:
    """What differs in a row with the file and the sheet, a line a cell."""
    place = f"tệp {row.file}, trang “{row.sheet}”"
    if row.kind == "changed":
        yield from (f"{place}, {cell}" for cell in told_cells(row))
    else:
        yield f"{place}: {ROW_KINDS[row.kind]} dòng {visible(row.id)} (dòng {row.number})"


def _changed(cell: CellChange) -> str:
    where = f"ô {cell.cell} ({cell.heading})" if cell.cell else cell.heading
    return f"{where}: {value(cell.old)} → {value(cell.new)}"


def touched(row: RowChange, most: int) -> str:
    """The figures that count a row, the first ones by id."""
    more = len(row.figures) - most
    listed = ", ".join(row.figures[:most])
    return f"{listed} và {more} chỉ tiêu khác" if more > 0 else listed


def cause_line(cause: Cause, unit: str, most: int) -> str:
    """A cause in one line: what, by how much, which rows (``most`` at most), and the remark."""
    details = cause_details(cause, unit, most)
    return f"{CAUSES[cause.kind]} {details}" if details else CAUSES[cause.kind]


def cause_details(cause: Cause, unit: str, most: int) -> str:
    """The same without saying what."""
    much = signed(cause.amount, unit) if cause.amount is not None else ""
    rows = _named(cause.rows, most)
    if cause.kind == "period":  # rows are as they were, and many
        rows = f"{len(cause.rows)} dòng chỉ tính ở một bản hoặc tính khác nhau"
    told = "; ".join(filter(None, (rows, visible(cause.remark, LONGEST))))
    return ": ".join(filter(None, (much, told)))


def parts_line(figure: FigureChange) -> str:
    """The figures it is made from that changed: ``Tử số: 03 → 04``."""
    return "; ".join(f"{part.label}: {part.old} → {part.new}" for part in figure.parts)


def _named(rows: Sequence[Moved], most: int) -> str:
    listed = ", ".join(row_place(row) for row in rows[:most])
    more = len(rows) - most
    return f"{listed} và {more} dòng khác" if more > 0 else listed


def sentence_groups(difference: Difference) -> dict[str, list[Sentence]]:
    """The sentences below what is said of them; of what was never built there are only old ones."""
    lost = "Câu của bản cũ không còn trong bản mới"
    old = lost if difference.new.notebook else "Câu của bản cũ có số nay đã khác"
    groups: dict[str, list[Sentence]] = {CHANGED: [], REWORDED: [], old: []}
    for each in difference.sentences:
        new = CHANGED if each.figures else REWORDED
        groups[old if each.side == "old" else new].append(each)
    return {title: sentences for title, sentences in groups.items() if sentences}


def findings(found: Iterable[Mapping[str, Any]]) -> list[str]:
    """Findings as a check tells them, by file and sheet."""
    return describe(
        Finding(**{**each, "cells": tuple(each["cells"])}) for each in found
    ).splitlines()


def summary(difference: Difference) -> Iterator[str]:
    """How much of each kind differs; one line where nothing does."""
    if difference.nothing:
        yield (
            "Không có gì khác nhau: chỉ tiêu, dòng số liệu, kết quả kiểm tra và tệp đầu vào đều "
            "như nhau."
        )
        return
    kinds = [row.kind for row in difference.rows]
    rows = ", ".join(f"{word} {kinds.count(kind)}" for kind, word in ROW_KINDS.items())
    yield f"{len(difference.figures)} chỉ tiêu khác; dòng số liệu: {rows}."
    came, went = len(difference.findings_came), len(difference.findings_went)
    if came or went:
        yield f"Kết quả kiểm tra: thêm {came} điểm, bớt {went} điểm."
    if difference.old_standing != difference.new_standing:
        yield f"Tình trạng: {_state(difference.old)} → {_state(difference.new)}."
    if reworded := sum(not each.figures and each.side == "new" for each in difference.sentences):
        yield f"{REWORDED}: {reworded}."
    if lines := inputs.told(difference):
        yield f"Tệp đầu vào khác: {len(lines)}."
