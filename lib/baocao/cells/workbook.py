"""From bytes to a workbook: find the parts, read the sheets, say what a person should know."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import Element
from xml.parsers import expat

from baocao.cells.codes import finding, refusal
from baocao.cells.decoding import decoded, may_need_decoding
from baocao.cells.model import ON, REFUSED, UNDER_MERGE, Cell, Sheet, Workbook, ref
from baocao.cells.notes import about_file, about_sheet, odd_texts
from baocao.cells.package import open_package, read_bytes
from baocao.cells.sheet import MAX_CELLS, Looks, SheetReader, cells_under, looks_of
from baocao.cells.strings import read_shared_strings
from baocao.cells.styles import read_styles
from baocao.cells.values import (
    NUMBERS,
    SERIALS,
    Readings,
    read_bool,
    read_error,
    read_iso_date,
    read_text,
)
from baocao.cells.xml import SAFE_EXPAT, Link, links_of, tree
from baocao.errors import DataError, Finding


def open_workbook(path: Path, name: str | None = None) -> Workbook:
    """Read the xlsx file at ``path`` whole; findings call it ``name``, else by its file name.

    Raises:
        DataError: the file cannot be used; its one finding has a code of ``baocao.cells.codes``.
    """
    shown = name or path.name
    with named(shown):
        return read_workbook(read_bytes(path), shown)


def read_workbook(data: bytes, name: str, as_written: bool = False) -> Workbook:
    """The workbook in ``data``; see ``open_workbook``.

    Text in old encodings is read as Unicode, but for one who compares what is in the file.
    """
    with named(name), no_garbage_collection():
        if expat.version_info < SAFE_EXPAT:
            raise refusal("F-042", reason=expat.EXPAT_VERSION)
        package = open_package(data)
        sheets, found = _read_sheets(package.parts, as_written)
        found = [replace(one, file=name) for one in (*about_file(package), *found)]
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
def no_garbage_collection() -> Iterator[None]:
    """Cells and rows form no cycles; looking for some costs a third of the time of an edition."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _workbook_part(parts: dict[str, bytes]) -> tuple[str, Element]:
    links = links_of(parts, "").values()
    part = next((link.part for link in links if link.kind == "officeDocument"), "xl/workbook.xml")
    root = tree(parts[part], part) if part in parts else None
    if root is None or root.tag != "workbook":
        raise refusal("F-016")
    return part, root


def _read_sheets(
    parts: dict[str, bytes], as_written: bool
) -> tuple[dict[str, Sheet], list[Finding]]:
    """The sheets in the order of the workbook; the cap on cells is for all of them together."""
    part, root = _workbook_part(parts)
    links = links_of(parts, part)
    kinds = {link.kind: parts.get(link.part) for link in links.values()}
    readings = _readings(root, kinds.get("sharedStrings"))
    styles = read_styles(kinds.get("styles"))
    looks = looks_of(styles, readings)
    room = MAX_CELLS
    names: set[str] = set()
    sheets: dict[str, Sheet] = {}
    for node in root.iterfind("sheets/sheet"):
        name = node.get("name", "")
        if name.casefold() in names:
            raise refusal("F-038", sheet=name)
        names.add(name.casefold())
        with named("", name):
            sheets[name] = _read_sheet(parts, links.get(node.get("id", "")), node, looks, room)
        room -= len(sheets[name].cells)
    if not sheets:
        raise refusal("F-037")
    reads = [*readings["s"].values(), *readings["str"].values()]
    found: list[Finding] = []
    if not as_written and may_need_decoding(styles, chain(sheets, (raw for *_, raw in reads))):
        sheets, found = decoded(sheets)
        reads = [(cell.kind, cell.value, cell.shown) for cell in _texts(sheets)]
    for name, sheet in sheets.items():
        with named("", name):
            sheets[name], under = _without_hidden_values(sheet)
        found += under
    odd = odd_texts(reads)
    strikes = any(style.strike for style in styles)
    told = chain.from_iterable(about_sheet(sheet, odd, strikes) for sheet in sheets.values())
    return sheets, [*found, *told]


def _texts(sheets: Mapping[str, Sheet]) -> Iterator[Cell]:
    cells = chain.from_iterable(sheet.cells.values() for sheet in sheets.values())
    return (cell for cell in cells if cell.kind == "text")


def _readings(root: Element, shared: bytes | None) -> dict[str, Readings]:
    """How the text of a cell is read by the type it says."""
    properties = root.find("workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ON
    text = Readings(read_text)
    return {
        "n": NUMBERS,
        "serial": SERIALS[from_1904],
        "s": read_shared_strings(shared),
        "str": text,
        "inlineStr": text,
        "b": Readings(read_bool),
        "d": Readings(read_iso_date),
        "e": Readings(read_error),
        "unknown": Readings(lambda raw: ("error", REFUSED, raw)),
    }


def _read_sheet(
    parts: dict[str, bytes], link: Link | None, node: Element, looks: Looks, room: int
) -> Sheet:
    if link is None or link.part not in parts:
        raise refusal("F-036")
    reader = SheetReader(looks, room)
    if link.kind == "worksheet":  # charts, dialogs and macro sheets have no rows
        reader.run(parts[link.part], link.part)
    return Sheet(
        name=node.get("name", ""),
        hidden=node.get("state", "visible") != "visible",
        cells=reader.cells,
        hidden_rows=frozenset(reader.hidden_rows),
        hidden_columns=frozenset(reader.hidden_columns),
        merged=tuple(reader.merged),
    )


def _without_hidden_values(sheet: Sheet) -> tuple[Sheet, list[Finding]]:
    """The sheet with values under merged cells refused, and a finding for each."""
    under = cells_under(sheet.merged, sheet.cells)
    cells = dict(sheet.cells) if under else sheet.cells
    found = []
    for place, area in under.items():
        cell = cells[place]
        shown = cell.shown
        cells[place] = cell._replace(kind="error", value=UNDER_MERGE)
        places = (cell.ref, ref(area.first_row, area.first_column))
        found.append(finding("F-051", cells=places, seen=shown, reason=area.ref, sheet=sheet.name))
    return replace(sheet, cells=cells), found
