"""The cells of one sheet, streamed through expat: nothing is kept of a cell without content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from baocao.cells.codes import refusal
from baocao.cells.model import MAX_COLUMN, MAX_ROW, Cell, Range, Style, column_letters, ref
from baocao.cells.values import Readings
from baocao.cells.xml import namespace_of, parse

MAX_CELLS = 200_000
MAX_BLANKS = 1_000_000
MAX_UNDER = 5_000_000

_REF = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ON = ("1", "true", "on")
_new_cell = tuple.__new__  # skips the argument handling of Cell(...), a tenth of the whole reading time


class Columns(dict[str, int]):
    """Column numbers by letters, learned as they are met."""

    def __missing__(self, letters: str) -> int:
        number = 0
        for letter in letters[:4]:
            number = number * 26 + ord(letter) - 64
        if not 0 < number <= MAX_COLUMN or column_letters(number) != letters:
            raise refusal("F-040", seen=letters)
        self[letters] = number
        return number


_COLUMNS = Columns()


def _paired(flat: Sequence[str]) -> dict[str, str]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


class Looks(dict[tuple[str, ...], tuple[Style, Readings]]):
    """Style and meaning of raw text by a cell's attributes other than its place, worked out once for each mix."""

    def __init__(self, styles: Sequence[Style], memos: Mapping[str, Readings]) -> None:
        super().__init__()
        self.styles, self.memos = styles, memos

    def __missing__(self, pairs: tuple[str, ...]) -> tuple[Style, Readings]:
        given = _paired(pairs)
        index = given.get("s", "0")
        if not index.isdecimal() or len(index) > 9 or int(index) >= len(self.styles):
            raise refusal("F-041", seen=f"s={index}")
        style = self.styles[int(index)]
        kind = given.get("t", "n")
        memo = self.memos["serial"] if kind == "n" and style.is_date else self.memos.get(kind, self.memos[""])
        self[pairs] = style, memo
        return style, memo


def parse_ref(text: str) -> tuple[int, int]:
    """Row and column of a ref such as B5."""
    found = _REF.fullmatch(text)
    if not found or not 0 < int(found[2]) <= MAX_ROW:
        raise refusal("F-040", seen=text)
    return int(found[2]), _COLUMNS[found[1].upper()]


class SheetReader:
    """The expat handlers over one sheet part; read ``cells``, ``merged``, ``hidden_*`` after ``run``."""

    def __init__(self, looks: Looks, room: int) -> None:
        self.looks, self.room = looks, room
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.row = self.column = self.blanks = 0
        self.row_text, self.cut = "0", -1
        self.attributes: list[str] = []
        self.pieces: list[str] = []
        self.value: str | None = None
        self.formula: str | None = None
        self.in_guide = False

    def run(self, data: bytes, part: str) -> None:
        """Read the whole part.

        Raises:
            DataError: broken XML, a bad place, two values for a cell, or more than the caps allow.
        """
        self.part = part
        handlers = {"StartElementHandler": self._start, "EndElementHandler": self._end}
        self.c = ""
        parse(data, part, handlers | {"CharacterDataHandler": self.pieces.append})
        self._check_room()

    def _root(self, name: str) -> None:
        namespace = namespace_of(name)
        self.c, self.v, self.f, self.t = (namespace + tag for tag in ("c", "v", "f", "t"))
        self.guide = namespace + "rPh"
        self.rare = {
            namespace + "row": self._row,
            namespace + "col": self._hide_columns,
            namespace + "mergeCell": self._merge,
            self.guide: self._enter_guide,
        }

    def _start(self, name: str, attributes: list[str]) -> None:
        self.pieces.clear()
        if name == self.c:
            self.attributes = attributes
            self.value = self.formula = None
        elif not self.c:
            self._root(name)
        elif name in self.rare:
            self.rare[name](_paired(attributes))

    def _end(self, name: str) -> None:
        if name == self.v:
            self.value = "".join(self.pieces)
        elif name == self.c:
            attributes = self.attributes
            place = attributes[1] if attributes else ""
            if place[self.cut :] == self.row_text and attributes[0] == "r":
                row, column = self.row, _COLUMNS[place[: self.cut]]
                style, memo = self.looks[tuple(attributes[2:])]
            else:
                row, column, style, memo = self._unusual_cell(attributes)
            self.column = column
            kind, value, raw = memo[self.value]
            if not raw and self.formula is None:
                self._count_blank()
                return
            cell = _new_cell(Cell, (row, column, kind, value, raw, self.formula, style))
            if self.cells.setdefault((row, column), cell) is not cell:
                self._check_same(self.cells[row, column], cell)
        else:
            self._end_rare(name)

    def _end_rare(self, name: str) -> None:
        if name == self.f:
            self.formula = "".join(self.pieces)
        elif name == self.t:
            if not self.in_guide:
                self.value = "".join((self.value or "", *self.pieces))
        elif name == self.guide:
            self.in_guide = False

    def _unusual_cell(self, attributes: list[str]) -> tuple[int, int, Style, Readings]:
        """A cell whose place is not its first attribute, or is left to be counted on from the one before."""
        given = _paired(attributes)
        place = given.pop("r", None)
        row, column = parse_ref(place) if place else parse_ref(ref(self.row, self.column + 1))
        return row, column, *self.looks[tuple(text for pair in given.items() for text in pair)]

    def _count_blank(self) -> None:
        self.blanks += 1
        if self.blanks > MAX_BLANKS:
            raise refusal("F-026", limit=MAX_BLANKS)

    def _check_same(self, kept: Cell, again: Cell) -> None:
        if kept != again:
            seen = f"{kept.raw} | {again.raw}"
            raise refusal("F-039", cells=(kept.ref,), seen=seen)

    def _check_room(self) -> None:
        if len(self.cells) > self.room:
            raise refusal("F-024", limit=MAX_CELLS)

    def _row(self, given: dict[str, str]) -> None:
        self._check_room()
        self.row_text = given.get("r") or str(self.row + 1)
        if not self.row_text.isdecimal() or len(self.row_text) > 7 or not 0 < int(self.row_text) <= MAX_ROW:
            raise refusal("F-040", seen=self.row_text)
        self.row, self.column = int(self.row_text), 0
        self.cut = -len(self.row_text)
        if given.get("hidden") in _ON:
            self.hidden_rows.add(self.row)

    def _hide_columns(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _ON:
            first, last = (parse_ref(f"A{given.get(end, '')}")[0] for end in ("min", "max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMN) + 1))

    def _merge(self, given: dict[str, str]) -> None:
        corners = given.get("ref", "").split(":")
        first, last = parse_ref(corners[0]), parse_ref(corners[-1])
        self.merged.append(Range(*first, *last))

    def _enter_guide(self, _: dict[str, str]) -> None:
        self.in_guide = True


def cells_under(
    merged: Sequence[Range], cells: Mapping[tuple[int, int], Cell]
) -> dict[tuple[int, int], Range]:
    """Places with content that a merged range hides, with the range; its first corner is not hidden.

    Raises:
        DataError: so many large ranges that looking under them would never end.
    """
    if sum(min(area.size, len(cells)) for area in merged) > MAX_UNDER:
        raise refusal("F-026", limit=MAX_UNDER)
    under = {}
    for area in merged:
        places = area.places() if area.size < len(cells) else filter(area.holds, cells)
        under.update((place, area) for place in places if place in cells)
        under.pop(area[:2], None)
    return under
