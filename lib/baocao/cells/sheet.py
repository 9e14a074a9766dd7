"""The cells of one sheet, streamed through expat: nothing is kept of a cell without content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from baocao.cells.codes import refusal
from baocao.cells.model import MAX_COLUMN, MAX_ROW, Cell, Range, Style, column_letters, ref
from baocao.cells.plain import PAIR, PlainCell, find_plain_cells
from baocao.cells.values import MAX_KEPT, Readings
from baocao.cells.xml import Handlers, parse

MAX_CELLS = 200_000
MAX_BLANKS = 1_000_000
MAX_UNDER = 5_000_000

_REF = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ON = ("1", "true", "on")
_new_cell = tuple.__new__  # Cell(...) without its handling of arguments


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


class Rows(dict[str, int]):
    """Row numbers by digits, learned as they are met."""

    def __missing__(self, digits: str) -> int:
        if not 0 < len(digits) <= 7 or not 0 < int(digits) <= MAX_ROW:
            raise refusal("F-040", seen=digits)
        if len(self) >= MAX_KEPT:
            self.clear()
        number = self[digits] = int(digits)
        return number


_COLUMNS = Columns()
_ROWS = Rows()


def _paired(flat: Sequence[str]) -> dict[str, str]:
    return dict(zip(flat[::2], flat[1::2], strict=True))


class Looks(dict[str | tuple[str, ...], tuple[Style, Readings]]):
    """Style and readings by a cell's attributes other than its place, as text or as pairs."""

    def __init__(self, styles: Sequence[Style], memos: Mapping[str, Readings]) -> None:
        super().__init__()
        self.styles, self.memos = styles, memos

    def __missing__(self, key: str | tuple[str, ...]) -> tuple[Style, Readings]:
        given = dict(PAIR.findall(key)) if isinstance(key, str) else _paired(key)
        index = given.get("s", "0")
        if not index.isdecimal() or len(index) > 9 or int(index) >= len(self.styles):
            raise refusal("F-041", seen=f"s={index}")
        style = self.styles[int(index)]
        kind = given.get("t", "n")
        serial = kind == "n" and style.is_date
        readings = self.memos["serial" if serial else kind if kind in self.memos else ""]
        self[key] = style, readings
        return style, readings


def parse_ref(text: str) -> tuple[int, int]:
    """Row and column of a ref such as B5."""
    found = _REF.fullmatch(text)
    if not found:
        raise refusal("F-040", seen=text)
    return _ROWS[found[2]], _COLUMNS[found[1].upper()]


class SheetReader:
    """Reads one sheet part; ``cells``, ``merged`` and ``hidden_*`` are whole after ``run``."""

    def __init__(self, looks: Looks, room: int) -> None:
        self.looks, self.room = looks, room
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.row = self.column = self.blanks = 0
        self.attributes: list[str] = []
        self.pieces: list[str] = []
        self.written: str | None = None
        self.formula: str | None = None
        self.in_guide = False

    def run(self, data: bytes, part: str) -> None:
        """Read the whole part.

        Raises:
            DataError: broken XML, a bad place, two values for a cell, or more than the caps allow.
        """
        plain = find_plain_cells(data)
        if plain is None:
            parse(data, part, self._handlers)
        else:
            parse(data, part, self._handlers, passed_over=plain.span)
            for attributes in plain.rows:
                self._row(dict(PAIR.findall(attributes)))
            self._keep_plain(plain.cells)
        self._check_room()

    def _handlers(self, root: str, namespace: str) -> Handlers:
        if root != "worksheet":
            raise refusal("F-036")
        self.c, self.v, self.f, self.t = (namespace + tag for tag in ("c", "v", "f", "t"))
        self.guide = namespace + "rPh"
        self.rare = {
            namespace + "row": self._row,
            namespace + "col": self._hide_columns,
            namespace + "mergeCell": self._merge,
            self.guide: self._enter_guide,
        }
        return {
            "StartElementHandler": self._start,
            "EndElementHandler": self._end,
            "CharacterDataHandler": self.pieces.append,
        }

    def _start(self, name: str, attributes: list[str]) -> None:
        self.pieces.clear()
        if name == self.c:
            self.attributes = attributes
            self.written = self.formula = None
        elif name in self.rare:
            self.rare[name](_paired(attributes))

    def _end(self, name: str) -> None:
        if name == self.v:
            self.written = "".join(self.pieces)
        elif name == self.c:
            self._close_cell()
        elif name == self.f:
            self.formula = "".join(self.pieces)
        elif name == self.guide:
            self.in_guide = False
        elif name == self.t and not self.in_guide:
            self.written = "".join((self.written or "", *self.pieces))

    def _close_cell(self) -> None:
        """Keep the cell; one without a place stands right of the one before."""
        if self.attributes[:1] == ["r"]:
            place, others = self.attributes[1], self.attributes[2:]
        else:
            given = _paired(self.attributes)
            place = given.pop("r", "") or ref(self.row, self.column + 1)
            others = [text for pair in given.items() for text in pair]
        row, self.column = parse_ref(place)
        self._keep(row, self.column, self.looks[tuple(others)], self.written, self.formula)

    def _keep_plain(self, cells: Sequence[PlainCell]) -> None:
        """``_keep`` for each cell, in one loop: a call for each would be a tenth of the time."""
        looks, keep = self.looks, self.cells.setdefault
        for letters, digits, key, formula, written in cells:
            row, column = _ROWS[digits], _COLUMNS[letters]
            style, readings = looks[key]
            kind, value, raw = readings[written or None]
            if not raw and not formula:
                self._count_blank()
                continue
            cell = _new_cell(Cell, (row, column, kind, value, raw, formula or None, style))
            kept = keep((row, column), cell)
            if kept is not cell:
                _check_same(kept, cell)

    def _keep(
        self,
        row: int,
        column: int,
        look: tuple[Style, Readings],
        written: str | None,
        formula: str | None,
    ) -> None:
        style, readings = look
        kind, value, raw = readings[written]
        if not raw and formula is None:
            self._count_blank()
            return
        cell = _new_cell(Cell, (row, column, kind, value, raw, formula, style))
        kept = self.cells.setdefault((row, column), cell)
        if kept is not cell:
            _check_same(kept, cell)

    def _count_blank(self) -> None:
        self.blanks += 1
        if self.blanks > MAX_BLANKS:
            raise refusal("F-026", limit=MAX_BLANKS)

    def _check_room(self) -> None:
        if len(self.cells) > self.room:
            raise refusal("F-024", limit=MAX_CELLS)

    def _row(self, given: dict[str, str]) -> None:
        self._check_room()
        self.row, self.column = parse_ref("A" + (given.get("r") or str(self.row + 1)))[0], 0
        if given.get("hidden") in _ON:
            self.hidden_rows.add(self.row)

    def _hide_columns(self, given: dict[str, str]) -> None:
        if given.get("hidden") in _ON:
            first, last = (parse_ref(f"A{given.get(end, '')}")[0] for end in ("min", "max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMN) + 1))

    def _merge(self, given: dict[str, str]) -> None:
        corners = given.get("ref", "").split(":")
        first, last = parse_ref(corners[0]), parse_ref(corners[-1])
        area = Range(*first, *last)
        if not area.holds(first) or not area.holds(last):
            raise refusal("F-040", seen=given.get("ref", ""))
        self.merged.append(area)

    def _enter_guide(self, _: dict[str, str]) -> None:
        self.in_guide = True


def _check_same(kept: Cell, again: Cell) -> None:
    if kept != again:
        raise refusal("F-039", cells=(kept.ref,), seen=f"{kept.raw} | {again.raw}")


def cells_under(
    merged: Sequence[Range], cells: Mapping[tuple[int, int], Cell]
) -> dict[tuple[int, int], Range]:
    """Places with content that a merged range hides, with the range; its first corner shows.

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
