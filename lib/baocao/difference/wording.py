"""What a reader is told of a difference, in words: amounts, rows, values of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from baocao.archive import Snapshot
from baocao.difference.model import (
    CAUSES,
    Cause,
    Difference,
    FigureChange,
    Moved,
    RowChange,
    Shown,
)
from baocao.errors import visible
from baocao.figures import PERCENT
from baocao.text import day, number

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
STATES = {"final": "bản chính thức", "draft": "bản dự thảo"}
ROW_KINDS = {"added": "thêm", "removed": "bớt", "changed": "sửa"}
NONE = "—"
EMPTY = "(trống)"
LONGEST = 200


def signed(amount: int | Decimal | None, unit: str = "") -> str:
    """A change as ``+2``, ``−2,5 điểm %``; a dash where there is none to tell."""
    if amount is None:
        return NONE
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return f"{sign}{number(abs(amount))}{' điểm %' if unit == PERCENT else ''}"


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
        case float():
            return str(held).replace(".", ",")
        case str() if found := ISO_DAY.fullmatch(held):
            return "/".join(reversed(found.groups()))
    return visible(str(held), LONGEST)


def standing(report: Snapshot) -> str:
    """Period, days, draft or final, and how many forms had come."""
    came, of = report.completeness["n"], report.completeness["of"]
    forms = f", {came}/{'?' if of is None else of} biểu" if of != 0 else ""
    window, state = report.window, STATES.get(report.state, report.state)
    return (
        f"{report.period.name}, từ {day(window.start)} đến {day(window.end)}, "
        f"số liệu đến {day(report.as_of)}; {state}{forms}"
    )


def row_place(row: RowChange | Moved) -> str:
    """Which row: its id, and where it stands."""
    name = visible(row.id) or "dòng không có mã"
    return f"{name} (dòng {row.number} trang {row.sheet}, {row.file.rpartition('/')[2]})"


def cause_line(cause: Cause, unit: str, most: int) -> str:
    """A cause in one line: what, how much, which rows (``most`` at most), and the remark."""
    much = f" {signed(cause.amount, unit)}" if cause.amount is not None else ""
    told = f"{CAUSES[cause.kind]}{much}"
    details = [part for part in (_named(cause.rows, most), visible(cause.remark, 400)) if part]
    return f"{told}: {'; '.join(details)}" if details else told


def parts_line(figure: FigureChange) -> str:
    """The figures it is made from that changed: ``Tử số: 03 → 04``."""
    return "; ".join(f"{part.label}: {part.old} → {part.new}" for part in figure.parts)


def _named(rows: Sequence[Moved], most: int) -> str:
    listed = ", ".join(row_place(row) for row in rows[:most])
    more = len(rows) - most
    return f"{listed} và {more} dòng khác" if more > 0 else listed


def summary(difference: Difference) -> Iterator[str]:
    """How much of each kind differs; one line where nothing does."""
    if difference.nothing:
        yield "Không có gì khác nhau: chỉ tiêu, dòng số liệu và kết quả kiểm tra đều như nhau."
        return
    kinds = [row.kind for row in difference.rows]
    rows = ", ".join(f"{word} {kinds.count(kind)}" for kind, word in ROW_KINDS.items())
    yield f"{len(difference.figures)} chỉ tiêu khác; dòng số liệu: {rows}."
    came, went = len(difference.findings_came), len(difference.findings_went)
    if came or went:
        yield f"Kết quả kiểm tra: thêm {came} điểm, bớt {went} điểm."
    if difference.old_standing != difference.new_standing:
        yield f"{standing(difference.old)} → {standing(difference.new)}."
