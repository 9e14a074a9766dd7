"""Everything that was found in the inputs of an edition, as a table for the office itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from baocao.appendices.answers import answers
from baocao.edition import Edition
from baocao.errors import SEVERITIES, Finding, visible
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import prose_number

COLUMNS = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Mức"), 12),
    Column(Phrase.of("Mã"), 9),
    Column(Phrase.of("Nơi"), 25),
    Column(Phrase.of("Nội dung"), 26),
    Column(Phrase.of("Cách sửa"), 22),
)
CELLS_SHOWN = 5


def findings(so: Edition) -> Iterator[Block]:
    """How many there are of each level, then what was found, errors first; what people answer for.

    What one rule found in one sheet stands in one row.
    """
    if not so.findings:
        yield Block("Không có điểm nào của số liệu phải xem lại.")
        return
    yield Block(f"{escaped(_counted(so.findings))}.")
    rows: dict[tuple[str, ...], list[Finding]] = {}
    for found in so.findings:
        alike = (found.severity, found.code, found.file, found.sheet, found.heading)
        rows.setdefault((*alike, found.problem, found.remedy), []).append(found)
    yield grid(COLUMNS, [_line(place, row) for place, row in enumerate(rows.values(), start=1)])
    yield from answers(so)


def _counted(found: Sequence[Finding]) -> Phrase:
    of_level = Counter(each.severity for each in found)
    levels = ", ".join(
        f"{name.lower()} {prose_number(of_level[level])}" for level, name in SEVERITIES.items()
    )
    return Phrase.of(Part(f"Tổng số {prose_number(len(found))} điểm, gồm: {levels}", "finding:"))


def _line(place: int, alike: Sequence[Finding]) -> Line:
    first = alike[0]
    seen = f"ghi “{visible(first.seen)}”, " if first.seen and len(alike) == 1 else ""
    texts = (
        str(place),
        SEVERITIES[first.severity],
        first.code,
        _where(alike),
        f"{seen}{first.problem}",
        first.remedy,
    )
    return Line([Phrase.of(Part(text, f"finding:{first.code}")) for text in texts])


def _where(alike: Sequence[Finding]) -> str:
    first = alike[0]
    cells = [cell for found in alike for cell in found.cells]
    more = f" và {len(cells) - CELLS_SHOWN} ô khác" if len(cells) > CELLS_SHOWN else ""
    parts = (
        f"tệp {first.file}" if first.file else "",
        f"trang “{first.sheet}”" if first.sheet else "",
        f"ô {', '.join(cells[:CELLS_SHOWN])}{more}" if cells else "",
        f"cột {first.heading}" if first.heading else "",
    )
    return ", ".join(part for part in parts if part) or "chung"
