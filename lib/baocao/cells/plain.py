"""A shortcut for parts written plainly, as by Excel and XlsxWriter: one regex finds all.

It takes half the time of handling each XML element. What it cannot be sure of it leaves to the
readers of elements in ``sheet`` and ``strings``; both ways give the same cells, and a test holds
them to it. The parts were checked to be XML.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import unescape

MAX_PLAIN = 8 << 20  # larger parts are streamed, so that they need no memory for all cells at once

PAIR = re.compile(' ([A-Za-z]+)="([^"]*)"')
_PAIRS = '((?: [A-Za-z0-9:]+="[^"<>]*")*)'
_ROW = re.compile(f"<row{_PAIRS}/?>")
_CELL = re.compile(
    f'<c r="([A-Z]{{1,3}})([1-9][0-9]{{0,6}})"{_PAIRS}'
    "(?:/>|>(?:<f(?: [^<>]*+)?>([^<]++)</f>)?(?:<v>([^<]++)</v>)?</c>)"
)
_STRING = re.compile('<si><t(?: xml:space="preserve")?>([^<]*+)</t></si>')
_START = re.compile(
    rb"(\xef\xbb\xbf)?(<\?xml [^<>]*?encoding=[\"']utf-8[\"'][^<>]*>)?\s*<(worksheet|sst)[ >]", re.I
)
_DECLARED = re.compile(rb"xmlns[^=]*=\s*[\"']([^\"']*)")
_UNPLAIN = (b"\r", b"<!", b"<?", b"xmlns")
_ODD_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)|=\"[^\"]*&")
_NOTHING = "\0"  # no XML has it: stands for an element that is empty while cells are looked for
_QUOTES = {"&quot;": '"', "&apos;": "'"}

# Letters, digits, attributes, formula, value: "" what is not there, None an element that is empty.
WrittenCell = tuple[str, str, str, str | None, str | None]


class PlainCells(NamedTuple):
    """The attributes of the rows if one is hidden, the cells, and the part without them."""

    rows: list[dict[str, str]]
    cells: list[WrittenCell]
    rest: bytes


def find_plain_cells(data: bytes) -> PlainCells | None:
    """The rows and cells of a sheet part when each is written in the plain way, else None."""
    first, last = data.find(b"<sheetData>"), data.find(b"</sheetData>")
    text = _plain_text(data, last) if 0 < first < last <= first + MAX_PLAIN else None
    if text is None:
        return None
    body = text.partition("<sheetData>")[2]
    for empty in ("<v></v>", "<v/>"):
        body = body.replace(empty, f"<v>{_NOTHING}</v>")
    cells = _CELL.findall(body)
    if "&" in body or _NOTHING in body:
        cells = [
            (*place, _clear(formula), None if value == _NOTHING else _clear(value))
            for *place, formula, value in cells
        ]
    hides = "hidden" in body
    rows = _ROW.findall(body) if hides else []
    if len(cells) != body.count("<c") or (hides and len(rows) != body.count("<row")):
        return None
    rest = data[:first] + data[last + len("</sheetData>") :]
    return PlainCells([dict(PAIR.findall(row)) for row in rows], cells, rest)


def find_plain_strings(data: bytes) -> list[str] | None:
    """The shared strings when each is written in the plain way, without looks, else None."""
    text = _plain_text(data, len(data)) if len(data) <= MAX_PLAIN else None
    strings = _STRING.findall(text or "")
    whole = text is not None and len(strings) == text.count("<s")
    return [*map(_clear, strings)] if whole else None


def _clear(text: str) -> str:
    """The text without the five entities that every XML has; others are not plain."""
    return unescape(text, _QUOTES) if "&" in text else text


def _plain_text(data: bytes, end: int) -> str | None:
    """What follows the root's start tag if names without prefix, and only they, are ours there."""
    start = _START.match(data)
    root_end = data.find(b">", start.end() - 1) if start else 0
    declared = _DECLARED.findall(data, 0, root_end)
    body = data[root_end:end]
    clear = len(declared) == len(set(declared)) and b"&" not in data[:root_end]
    if not start or not clear or any(mark[-1:] in body and mark in body for mark in _UNPLAIN):
        return None
    if b"&" in body and _ODD_ENTITY.search(body):
        return None
    return body.decode()
