"""How far down a sheet is read, and which cells there make or unmake a row.

Codes: R-027 rows too far below the table to be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass

from baocao.cells import Cell, ref
from baocao.errors import Finding

# People leave gaps between groups of rows, some a screen high; what stands farther down is more
# likely another table or a note. A bound is needed for a figure to name all cells it depends on.
GAP = 50

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True, slots=True)
class Extent:
    """The rows below a heading that hold something in ``columns``.

    ``rows`` are those read; ``last`` is the last row where a value would be read too; ``beyond``
    are the rows below it, which are not read.
    """

    heading_row: int
    columns: frozenset[int]
    rows: Rows
    last: int
    beyond: tuple[int, ...]


def reach(rows: Rows, heading_row: int, columns: Collection[int]) -> Extent:
    """The rows read below a heading: on over gaps of at most ``GAP`` blank rows."""
    known = frozenset(columns)
    filled = [row for row in rows if row > heading_row and known & rows[row].keys()]
    last = heading_row
    read = {}
    for row in filled:
        if row > last + GAP + 1:
            break
        read[row], last = rows[row], row
    return Extent(heading_row, known, read, last + GAP + 1, tuple(filled[len(read) :]))


def too_far(extent: Extent, file: str, sheet: str) -> Iterator[Finding]:
    """What is said of rows that are not read, if there are any."""
    if not extent.beyond:
        return
    first, last = extent.beyond[0], extent.beyond[-1]
    rows = f"dòng {first}"
    if first != last:
        rows = f"{len(extent.beyond)} dòng, từ dòng {first} đến dòng {last},"
    yield Finding(
        "R-027",
        "error",
        f"{rows} nằm dưới hơn {GAP} dòng trống nên không được đọc",
        "Chuyển lên liền dưới biểu, hoặc xóa nếu không phải số liệu của biểu",
        file,
        sheet,
        (ref(first, min(extent.columns)),),
    )


def deciding(extent: Extent, keyed: Set[int]) -> Iterator[tuple[int, int, int]]:
    """The cells of a table that make or unmake a row, as column, first and last row.

    They are the headings, all cells of a blank row, and the whole of a row without key: its first
    cell may tell that it is a totals row, and it may hold a single value.
    """
    below = range(extent.heading_row + 1, extent.last + 1)
    blank = _runs([row for row in below if row not in extent.rows])
    keyless = _runs([row for row, cells in extent.rows.items() if not keyed & cells.keys()])
    for column in sorted(extent.columns):
        yield column, extent.heading_row, extent.heading_row
        yield from ((column, *run) for run in blank)
    for column in range(1, max(extent.columns) + 1):
        yield from ((column, *run) for run in keyless)


def _runs(rows: Collection[int]) -> list[tuple[int, int]]:
    """First and last of each run of consecutive rows; ``rows`` in order."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
