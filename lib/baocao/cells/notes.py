"""What a person should know about a file that was read: refused cells, hidden or odd things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from baocao.cells.codes import finding
from baocao.cells.model import REFUSED, Cell, Sheet, Value
from baocao.cells.package import Package
from baocao.cells.values import Read
from baocao.encodings import is_lost
from baocao.errors import Finding

SHOWN_CELLS = 3
MAX_TEXT = 32_767
_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f"
    "\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)
_ACTIVE = {  # what the name of a part begins with or holds, and the note on it
    "F-066": re.compile("vbaproject|macrosheets/"),
    "F-067": re.compile("^xl/externallinks/"),
    "F-069": re.compile("^xl/(embeddings|activex)/"),
}


def about_file(package: Package) -> Iterator[Finding]:
    """Active content, which is never followed, comments, and bytes after the end."""
    for code, pattern in _ACTIVE.items():
        if any(map(pattern.search, package.parts)):
            yield finding(code)
    comments = [text for name, text in package.parts.items() if name.startswith("xl/comments")]
    if remarks := sum(len(_COMMENT.findall(text)) for text in comments):
        yield finding("F-065", count=remarks)
    if package.trailing:
        yield finding("F-071", count=package.trailing)


def odd_texts(reads: Iterable[Read]) -> dict[Value, str]:
    """The texts that are too long or hold what nobody sees, with the code of the finding."""
    doubtful = [raw for _, _, raw in reads if not raw.isprintable() or len(raw) > MAX_TEXT]
    long = {text: "F-054" for text in doubtful if len(text) > MAX_TEXT}
    return {text: "F-070" for text in doubtful if _INVISIBLE.search(text)} | long


def about_sheet(sheet: Sheet, odd: dict[Value, str], strikes: bool) -> Iterator[Finding]:
    """What is hidden but read, refused, struck through, invisible in text or too long."""
    found = [*_hidden(sheet), *_refused(sheet), *(_marked(sheet, odd) if odd or strikes else ())]
    return (replace(one, sheet=sheet.name) for one in found)


def _hidden(sheet: Sheet) -> Iterator[Finding]:
    if sheet.hidden:
        yield finding("F-061")
    if rows := sheet.hidden_rows and sheet.hidden_rows & {row for row, _ in sheet.cells}:
        shown = [*map(str, sorted(rows)[:SHOWN_CELLS])] + ["…"] * (len(rows) > SHOWN_CELLS)
        yield finding("F-062", count=len(rows), seen=", ".join(shown))
    if columns := sheet.hidden_columns and sheet.hidden_columns & {at for _, at in sheet.cells}:
        yield finding("F-063", count=len(columns))


def _refused(sheet: Sheet) -> Iterator[Finding]:
    errors = [cell for cell in sheet.cells.values() if cell[2] == "error"]  # by place: faster
    for cell in errors:
        if cell.value == REFUSED:
            code = "F-052" if cell.style.is_date else "F-053"
            yield finding(code, cells=(cell.ref,), seen=cell.shown)


def _is_told_elsewhere(cell: Cell, odd: dict[Value, str]) -> bool:
    """Whether what nobody sees is a letter of an old encoding: the ư of TCVN3 is a soft hyphen."""
    return odd[cell.value] == "F-070" and is_lost(str(cell.value), cell.font)


def _marked(sheet: Sheet, odd: dict[Value, str]) -> Iterator[Finding]:
    marked: dict[str, list[str]] = {}
    for cell in sheet.cells.values():
        if cell.style.strike:
            marked.setdefault("F-064", []).append(cell.ref)
        if cell.kind == "text" and cell.value in odd and not _is_told_elsewhere(cell, odd):
            marked.setdefault(odd[cell.value], []).append(cell.ref)
    for code, refs in sorted(marked.items()):
        yield finding(code, cells=tuple(refs[:SHOWN_CELLS]), count=len(refs), limit=MAX_TEXT)
