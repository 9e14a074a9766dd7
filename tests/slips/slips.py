"""Ten kinds of typing slips, drawn over all counts of the forms; always the same for one seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from baocao.registers import Register, Spot

from slips.forms import Changes, Sent

TOTALS = (
    "B. Đảng viên tăng trong kỳ", "B.2. Chuyển đến", "C. Đảng viên giảm trong kỳ",
    "C.5. Chuyển đi", "D. Đảng viên trong danh sách cuối kỳ", "Kết nạp từ đầu năm",
    "Cộng theo độ tuổi", "Tổng số huy hiệu", "Tổng số", "Đã đánh giá",
)  # fmt: skip
SHIFTED = 4  # lines that are typed one too low


@dataclass(frozen=True)
class Grid:
    """The counts of all forms by cell, what each is called, and what stood there last quarter."""

    numbers: Mapping[Spot, int]
    headings: Mapping[Spot, str]
    before: Mapping[Spot, int]

    @classmethod
    def of(cls, sent: Sent) -> Grid:
        """The grid of the forms that were sent."""
        counts = list(sent.counts())
        numbers = {spot: value for _, _, value, spot in counts}
        headings = {spot: name for _, name, _, spot in counts}
        return cls(numbers, headings, dict(_before(sent)))

    def near(self, spot: Spot, rows: int = 0, columns: int = 0) -> Spot:
        """The cell so many rows below and columns to the right."""
        return spot._replace(row=spot.row + rows, column=spot.column + columns)


@dataclass(frozen=True)
class Slip:
    """One slip: its kind, and what the cells of one form hold because of it."""

    kind: str
    changes: Changes


Draw = Callable[[Grid, Spot, Random], Changes]


def _before(sent: Sent) -> Iterator[tuple[Spot, int]]:
    last = sent.past["kỳ trước"].registers
    for form in sent.forms:
        own, old = sent.registers[form.sheet], last[form.sheet]
        line = form.across or form.lines
        known = {key: row for row, key in enumerate(_keys(old, line))}
        for row, key in enumerate(_keys(own, line)):
            for name, spot in own.spots[row].items():
                value = old.rows.at[known[key], name] if key in known and name in old.rows else None
                if isinstance(value, int):
                    yield spot, value


def _keys(register: Register, line: str) -> list[tuple[str, object]]:
    files = [next(iter(spots.values())).file for spots in register.spots]
    units = [file.rsplit("/", 1)[-1].rsplit("-", 1)[0] for file in files]
    lines = register.rows[line] if line else [""] * len(units)
    return [*zip(units, lines, strict=True)]


def _tenfold(grid: Grid, spot: Spot, _: Random) -> Changes:
    return {spot: grid.numbers[spot] * 10}


def _tenth(grid: Grid, spot: Spot, _: Random) -> Changes:
    return {spot: grid.numbers[spot] // 10} if grid.numbers[spot] >= 10 else {}


def _swapped(grid: Grid, spot: Spot, source: Random) -> Changes:
    digits = str(grid.numbers[spot])
    places = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not places:
        return {}
    place = source.choice(places)
    turned = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    return {spot: int(turned)}


def _shifted(grid: Grid, spot: Spot, _: Random) -> Changes:
    below = [grid.near(spot, rows=rows) for rows in range(SHIFTED + 1)]
    if not all(each in grid.numbers for each in below):
        return {}
    moved = {each: grid.numbers[above] for above, each in pairwise(below)}
    return {spot: 0, **moved}


def _copied(grid: Grid, spot: Spot, _: Random) -> Changes:
    beside = [grid.near(spot, columns=columns) for columns in (-1, 1)]
    return next(({spot: grid.numbers[each]} for each in beside if each in grid.numbers), {})


def _negative(grid: Grid, spot: Spot, _: Random) -> Changes:
    return {spot: -grid.numbers[spot]}


def _off_by_one(grid: Grid, spot: Spot, source: Random) -> Changes:
    total = grid.headings[spot] in TOTALS
    return {spot: max(grid.numbers[spot] + source.choice((-1, 1)), 0)} if total else {}


def _stale(grid: Grid, spot: Spot, _: Random) -> Changes:
    return {spot: grid.before.get(spot, grid.numbers[spot])}


def _wrong_line(grid: Grid, spot: Spot, source: Random) -> Changes:
    other = grid.near(spot, rows=source.choice((-1, 1)))
    return {spot: 0, other: grid.numbers[spot]} if other in grid.numbers else {}


def _zeroed(_: Grid, spot: Spot, __: Random) -> Changes:
    return {spot: 0}


KINDS: Mapping[str, Draw] = {
    "gấp 10 lần": _tenfold,
    "còn một phần mười": _tenth,
    "đảo chữ số": _swapped,
    "lệch một dòng": _shifted,
    "chép ô bên cạnh": _copied,
    "ngược dấu": _negative,
    "tổng lệch 1": _off_by_one,
    "số của kỳ trước": _stale,
    "ghi nhầm dòng": _wrong_line,
    "thành 0": _zeroed,
}


def drawn(grid: Grid, of_each: int, seed: int) -> list[Slip]:
    """So many slips of each kind; of a round over all kinds each lies in another form."""
    cells = list(grid.numbers)
    source = Random(seed)
    return [_one(grid, kind, cells, source) for _ in range(of_each) for kind in KINDS]


def _one(grid: Grid, kind: str, cells: Sequence[Spot], source: Random) -> Slip:
    """A slip that does change a number."""
    while True:
        made = KINDS[kind](grid, source.choice(cells), source)
        if changes := {each: to for each, to in made.items() if to != grid.numbers[each]}:
            return Slip(kind, changes)
