"""The cells of one sheet, as a stream: nothing is kept of a cell without content."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from baocao.cells.codes import refusal
from baocao.cells.model import MAX_COLUMN, MAX_ROW, ON, Cell, Range, Style, ref
from baocao.cells.plain import PAIR, WrittenCell, find_plain_cells
from baocao.cells.strings import joined
from baocao.cells.values import Memo, Readings
from baocao.cells.xml import MAX_TAGS, check

MAX_CELLS = 200_000
MAX_UNDER = 5_000_000

Look = tuple[Style, Readings]
Looks = Memo[str, Look]  # by the attributes of a cell

_TELLING = re.compile(
    b"hidden|mergeCell|<c |<c>|<row"
)  # no other thing below a sheet's root counts
_REF = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_new_cell = tuple.__new__  # Cell(...) without its handling of arguments


def looks_of(styles: Sequence[Style], readings: Mapping[str, Readings]) -> Looks:
    """Which style a cell has, and how its text is read: as its type, ``serial`` or ``unknown``."""

    def look(attributes: str) -> Look:
        given = dict(PAIR.findall(attributes))
        index, kind = given.get("s", "0"), given.get("t", "n")
        if not index.isdecimal() or len(index) > 9 or int(index) >= len(styles):
            raise refusal("F-041", seen=f"s={index}")
        style = styles[int(index)]
        kind = "serial" if kind == "n" and style.is_date else kind
        return style, readings.get(kind, readings["unknown"])

    return Memo(look)


def _row_number(digits: str) -> int:
    if not 0 < int(digits) <= MAX_ROW:
        raise refusal("F-040", seen=digits)
    return int(digits)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    if number > MAX_COLUMN:
        raise refusal("F-040", seen=letters)
    return number


# The same in every file, and bounded by the size of a sheet.
_ROWS, _COLUMNS = Memo(_row_number), Memo(_column_number)


def _split(place: str) -> tuple[str, str]:
    found = _REF.fullmatch(place)
    if not found:
        raise refusal("F-040", seen=place)
    return found[1].upper(), found[2]


def _place(text: str) -> tuple[int, int]:
    letters, digits = _split(text)
    return _ROWS[digits], _COLUMNS[letters]


class SheetReader:
    """Reads one sheet part; ``cells``, ``merged`` and ``hidden_*`` are whole after ``run``."""

    def __init__(self, looks: Looks, room: int) -> None:
        self.looks, self.room = looks, room
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Range] = []
        self.row = self.column = 0

    def run(self, data: bytes, part: str) -> None:
        """Read the whole part.

        Raises:
            DataError: broken XML, a bad place, two values for a cell, or more than the caps allow.
        """
        root, space = check(data, part, MAX_TAGS)
        if root != "worksheet":
            raise refusal("F-036")
        plain = find_plain_cells(data)
        if plain is not None:
            data = plain.rest
            for attributes in plain.rows:
                self._start_row(attributes)
            self._keep(plain.cells)
        if plain is None or _TELLING.search(data):
            self._keep(self._streamed(data, space))
        self._check_room()

    def _streamed(self, data: bytes, space: str) -> Iterator[WrittenCell]:
        row, handlers = space + "row", {space + "col": self._hide_columns}
        handlers[space + "mergeCell"] = self._merge
        for _, element in ElementTree.iterparse(io.BytesIO(data)):
            if element.tag == row:
                self._start_row(element.attrib)
                for cell in element.iterfind(space + "c"):
                    yield self._cell(cell, space)
                element.clear()
            elif element.tag in handlers:
                handlers[element.tag](element.attrib)

    def _cell(self, element: Element, space: str) -> WrittenCell:
        """What the cell says; one without a place stands right of the one before."""
        given = element.attrib
        place = given.get("r") or ref(self.row, self.column + 1)
        letters, digits = _split(place)
        self.column = _COLUMNS[letters]
        formula: str | None = ""
        written: str | None = ""
        for child in element:
            if child.tag == space + "v":
                written = child.text
            elif child.tag == space + "f":
                formula = child.text
            elif child.tag == space + "is":
                written = joined(child, space) or None
        attributes = f' s="{given.get("s", "0")}" t="{given.get("t", "n")}"'
        return letters, digits, attributes, formula, written

    def _keep(self, found: Iterable[WrittenCell]) -> None:
        looks, rows, columns, keep = self.looks, _ROWS, _COLUMNS, self.cells.setdefault
        for letters, digits, attributes, formula, written in found:
            row, column = rows[digits], columns[letters]
            style, readings = looks[attributes]
            kind, value, raw = readings[written]
            if not formula:
                if not raw and formula is not None:
                    continue
                formula = "" if formula is None else None
            cell = _new_cell(Cell, (row, column, kind, value, raw, formula, style))
            kept = keep((row, column), cell)
            if kept is not cell and kept != cell:
                raise refusal("F-039", cells=(cell.ref,), seen=f"{kept.raw} | {cell.raw}")

    def _check_room(self) -> None:
        if len(self.cells) > self.room:
            raise refusal("F-024", limit=MAX_CELLS)

    def _start_row(self, given: Mapping[str, str]) -> None:
        self._check_room()
        self.row, self.column = _place("A" + (given.get("r") or str(self.row + 1)))[0], 0
        if given.get("hidden") in ON:
            self.hidden_rows.add(self.row)

    def _hide_columns(self, given: Mapping[str, str]) -> None:
        if given.get("hidden") in ON:
            first, last = (_place(f"A{given.get(end, '')}")[0] for end in ("min", "max"))
            self.hidden_columns.update(range(first, min(last, MAX_COLUMN) + 1))

    def _merge(self, given: Mapping[str, str]) -> None:
        corners = given.get("ref", "").split(":")
        first, last = _place(corners[0]), _place(corners[-1])
        area = Range(*first, *last)
        if not area.holds(first) or not area.holds(last):
            raise refusal("F-040", seen=given.get("ref", ""))
        self.merged.append(area)


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
