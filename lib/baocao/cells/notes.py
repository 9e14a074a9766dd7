"""What a person should know about a file that was read: hidden, struck, active or odd things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baocao.cells.codes import finding
from baocao.cells.model import Cell, Sheet, Style
from baocao.cells.package import Package
from baocao.cells.values import MAX_TEXT, Texts
from baocao.errors import Finding

SHOWN_CELLS = 3
_COMMENT = re.compile(rb"<(?:\w+:)?comment[\s>]")


def about_file(package: Package) -> Iterator[Finding]:
    """Active content, which is never followed, comments, and bytes after the end."""
    names, parts = package.names, package.parts
    outside = [content for name, content in parts.items() if name.startswith("xl/externallinks/")]
    comments = [content for name, content in parts.items() if name.startswith("xl/comments")]
    remarks = sum(len(_COMMENT.findall(content)) for content in comments)
    if any("vbaproject" in name or "macrosheets/" in name for name in names):
        yield finding("F-066")
    if outside:
        yield finding("F-067")
    if any(b"ddeLink" in content for content in outside):
        yield finding("F-068")
    if any(name.startswith(("xl/embeddings/", "xl/activex/")) for name in names):
        yield finding("F-069")
    if remarks:
        yield finding("F-065", count=remarks)
    if package.trailing:
        yield finding("F-071", count=package.trailing)


def about_sheets(
    sheets: dict[str, Sheet], texts: Texts, styles: Iterable[Style]
) -> Iterator[Finding]:
    """What is hidden but read, struck through, invisible in text or too long, sheet by sheet."""
    marks = bool(texts.odd) or any(style.strike for style in styles)
    for sheet in sheets.values():
        if sheet.hidden:
            yield finding("F-061", sheet=sheet.name)
        yield from _hidden(sheet)
        for code, cells in sorted(_marked(sheet.cells.values() if marks else (), texts).items()):
            shown = tuple(cell.ref for cell in cells[:SHOWN_CELLS])
            yield finding(code, sheet=sheet.name, cells=shown, count=len(cells), limit=MAX_TEXT)


def _hidden(sheet: Sheet) -> Iterator[Finding]:
    rows = sheet.hidden_rows and sheet.hidden_rows & {row for row, _ in sheet.cells}
    if rows:
        more = "…" if len(rows) > SHOWN_CELLS else ""
        listed = ", ".join(map(str, sorted(rows)[:SHOWN_CELLS])) + more
        yield finding("F-062", sheet=sheet.name, count=len(rows), seen=listed)
    columns = sheet.hidden_columns and sheet.hidden_columns & {column for _, column in sheet.cells}
    if columns:
        yield finding("F-063", sheet=sheet.name, count=len(columns))


def _marked(cells: Iterable[Cell], texts: Texts) -> dict[str, list[Cell]]:
    marked: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.style.strike:
            marked.setdefault("F-064", []).append(cell)
        elif cell.kind == "text" and cell.value in texts.odd:
            marked.setdefault(texts.odd[str(cell.value)], []).append(cell)
    return marked
