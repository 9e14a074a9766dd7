"""A shortcut for parts written plainly, as by Excel and XlsxWriter: one regex finds all.

It takes half the time of handling each XML element. What it cannot be sure of it leaves to the
handlers of ``sheet`` and ``values``; both ways give the same cells, and a test holds them to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from baocao.cells.xml import is_mixed

MAX_PLAIN = 8 << 20  # larger parts are streamed, so that they need no memory for all cells at once

PAIR = re.compile('([A-Za-z]+)="([^"]*)"')
_PAIRS = '((?: [A-Za-z]+="[^"<>]*")*)'
_ROW = re.compile(f"<row{_PAIRS}/?>")
_CELL = re.compile(
    f'<c r="([A-Z]++)([1-9][0-9]*+)"{_PAIRS}'
    "(?:/>|>(?:<f(?: [^<>]*+)?>([^<]++)</f>)?(?:<v>([^<]++)</v>)?</c>)"
)
_STRING = re.compile('<si><t(?: xml:space="preserve")?>([^<]*+)</t></si>')
_UTF8 = re.compile(
    rb"(\xef\xbb\xbf)?(<\?xml [^<>]*?encoding=[\"']utf-8[\"'][^<>]*>)?\s*<(worksheet|sst)[ >]", re.I
)
_UNPLAIN = (b"&", b"\r", b"<!", b"<?", b"<m")


PlainCell = tuple[str, str, str, str, str]  # letters, digits, attributes, formula, value


class PlainCells(NamedTuple):
    """What was found, row attributes only where a row is hidden, and where in the part."""

    rows: list[str]
    cells: list[PlainCell]
    span: slice


def find_plain_cells(data: bytes) -> PlainCells | None:
    """The rows and cells of a sheet part when each is written in the plain way, else None."""
    first = data.find(b"<sheetData>") + len(b"<sheetData>")
    last = data.find(b"</sheetData>", first)
    body = data[first : max(last, 0)]
    plain = len(body) <= MAX_PLAIN and _UTF8.match(data) and b"<!" not in data[:first]
    if not body or not plain or is_mixed(data) or any(mark in body for mark in _UNPLAIN):
        return None
    text = body.decode(errors="replace")  # expat refuses what is no UTF-8
    cells = _CELL.findall(text)
    hides = "hidden" in text
    rows = _ROW.findall(text) if hides else []
    if len(cells) != text.count("<c") or (hides and len(rows) != text.count("<row")):
        return None
    return PlainCells(rows, cells, slice(first, last))


def find_plain_strings(data: bytes) -> list[str] | None:
    """The shared strings when each is written in the plain way, without looks, else None."""
    body = data[data.find(b">", data.find(b"<sst")) :]
    if not _UTF8.match(data) or is_mixed(data) or any(mark in body for mark in _UNPLAIN):
        return None
    text = body.decode(errors="replace")
    strings = _STRING.findall(text)
    return strings if len(strings) == text.count("<s") else None
