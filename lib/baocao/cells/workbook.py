"""From bytes to a workbook: find the parts, read the sheets, say what a person should know."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from baocao.cells.codes import finding, refusal
from baocao.cells.model import (
    BAD_DATE,
    REFUSED_VALUES,
    UNDER_MERGE,
    Cell,
    Range,
    Sheet,
    Workbook,
    ref,
)
from baocao.cells.notes import about_file, about_sheets
from baocao.cells.package import Package, open_package, read_bytes
from baocao.cells.sheet import MAX_CELLS, Looks, SheetReader, cells_under
from baocao.cells.strings import read_shared_strings
from baocao.cells.styles import read_styles
from baocao.cells.values import (
    NUMBERS,
    SERIALS,
    Memo,
    Texts,
    read_bool,
    read_error,
    read_iso_date,
    read_unknown,
)
from baocao.cells.xml import SAFE_EXPAT, Link, Node, links_of, tree
from baocao.errors import DataError, Finding


def open_workbook(path: Path, name: str | None = None) -> Workbook:
    """Read the xlsx file at ``path`` whole; findings call it ``name``, else by its file name.

    Raises:
        DataError: the file cannot be used; its one finding has a code of ``baocao.cells.codes``.
    """
    shown = name or path.name
    with named(shown):
        return read_workbook(read_bytes(path), shown)


def read_workbook(data: bytes, name: str) -> Workbook:
    """The workbook in ``data``; see ``open_workbook``."""
    with named(name), _no_garbage_collection():
        if expat.version_info < SAFE_EXPAT:
            raise refusal("F-042", reason=expat.EXPAT_VERSION)
        package = open_package(data)
        part, root = _workbook_part(package)
        links = links_of(package, part)
        texts = Texts()
        looks = _looks(package, links, root, texts)
        sheets: dict[str, Sheet] = {}
        found: list[Finding] = []
        for sheet in _read_sheets(package, links, root, looks):
            sheets[sheet.name], refused = _settle(sheet)
            found += refused
        if not sheets:
            raise refusal("F-037")
        found += [*about_file(package), *about_sheets(sheets, texts, looks.styles)]
        found = [replace(one, file=name) for one in found]
        return Workbook(
            name,
            hashlib.sha256(data).hexdigest(),
            sheets,
            notes=tuple(one for one in found if one.severity != "error"),
            findings=tuple(one for one in found if one.severity == "error"),
        )


@contextmanager
def named(file: str, sheet: str = "") -> Iterator[None]:
    """Refusals raised inside say which file and sheet they are about."""
    try:
        yield
    except DataError as refused:
        raise DataError(
            replace(one, file=one.file or file, sheet=one.sheet or sheet)
            for one in refused.findings
        ) from refused.__cause__


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Cells form no cycles; looking for some costs an eighth of the time when files are kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _workbook_part(package: Package) -> tuple[str, Node]:
    links = links_of(package, "").values()
    part = next((link.part for link in links if link.kind == "officeDocument"), "xl/workbook.xml")
    if part not in package.parts:
        raise refusal("F-016")
    root = tree(package.parts[part], part)
    if root.name != "workbook":
        raise refusal("F-016")
    return part, root


def _looks(package: Package, links: dict[str, Link], root: Node, texts: Texts) -> Looks:
    parts = {link.kind: package.parts.get(link.part) for link in links.values()}
    properties = next(root.all("workbookPr"), Node("", {}))
    from_1904 = properties.attributes.get("date1904") in ("1", "true", "on")
    text = Memo(texts.read)
    memos = {
        "n": NUMBERS,
        "serial": SERIALS[from_1904],
        "s": read_shared_strings(parts.get("sharedStrings"), texts),
        "str": text,
        "inlineStr": text,
        "b": Memo(read_bool),
        "d": Memo(read_iso_date),
        "e": Memo(read_error),
        "": Memo(read_unknown),
    }
    return Looks(read_styles(parts.get("styles")), memos)


def _read_sheets(
    package: Package, links: dict[str, Link], root: Node, looks: Looks
) -> Iterator[Sheet]:
    """The sheets in the order of the workbook; the cap on cells is for all of them together."""
    room = MAX_CELLS
    seen = set()
    for node in root.all("sheets", "sheet"):
        name = node.attributes.get("name", "")
        if name.casefold() in seen:
            raise refusal("F-038", sheet=name)
        seen.add(name.casefold())
        link = links.get(node.attributes.get("id", ""), Link("", ""))
        with named("", name):
            sheet = _read_sheet(package, link, node, looks, room)
        room -= len(sheet.cells)
        yield sheet


def _read_sheet(package: Package, link: Link, node: Node, looks: Looks, room: int) -> Sheet:
    if link.part not in package.parts:
        raise refusal("F-036")
    reader = SheetReader(looks, room)
    if link.kind == "worksheet":  # charts, dialogs and macro sheets have no rows
        reader.run(package.parts[link.part], link.part)
    return Sheet(
        name=node.attributes.get("name", ""),
        hidden=node.attributes.get("state", "visible") != "visible",
        cells=reader.cells,
        hidden_rows=frozenset(reader.hidden_rows),
        hidden_columns=frozenset(reader.hidden_columns),
        merged=tuple(reader.merged),
    )


def _settle(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with values under merged cells refused, and a finding for each refused cell."""
    under = cells_under(sheet.merged, sheet.cells)
    cells = (
        {**sheet.cells, **{place: _hide(sheet.cells[place]) for place in under}}
        if under
        else sheet.cells
    )
    refused = [
        _refused(sheet.name, cell, under.get(place))
        for place, cell in cells.items()
        if cell.kind == "error" and cell.value in REFUSED_VALUES
    ]
    return replace(sheet, cells=cells), refused


def _hide(cell: Cell) -> Cell:
    return cell._replace(kind="error", value=UNDER_MERGE)


def _refused(sheet: str, cell: Cell, area: Range | None) -> Finding:
    if area is not None:
        places = (cell.ref, ref(area.first_row, area.first_column))
        return finding("F-051", sheet=sheet, cells=places, seen=cell.raw, reason=area.ref)
    code = "F-052" if cell.value == BAD_DATE else "F-053"
    return finding(code, sheet=sheet, cells=(cell.ref,), seen=cell.raw)
