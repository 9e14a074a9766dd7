"""Each kind of bad file is refused with its own code, and its good twin is read with equal
values.
"""

from __future__ import annotations

import gc
import os
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

import pytest
from baocao.cells import open_workbook, workbook
from baocao.cells.codes import CODES
from baocao.cells.values import Numbers, read_number
from baocao.cells.workbook import read_workbook
from baocao.errors import DataError
from cells import make

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"


def good() -> dict[str, bytes]:
    """The parts of the workbook that every twin here holds."""
    return make.parts()


def with_part(name: str, content: bytes = b"x") -> bytes:
    return make.zipped({**good(), name: content})


def edited(part: str, old: str, new: str) -> bytes:
    return make.zipped(make.changed(good(), part, old, new))


def merged(area: str) -> bytes:
    return make.zipped(make.parts(after=f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'))


def without(part: str) -> bytes:
    return make.zipped({name: content for name, content in good().items() if name != part})


def renamed(rename: Callable[[str], str]) -> bytes:
    return make.zipped({rename(name): content for name, content in good().items()})


def flipped_in_stored(needle: bytes, other: bytes) -> bytes:
    """A stored package in which some bytes changed after the CRC was taken."""
    return make.zipped(good(), zipfile.ZIP_STORED).replace(needle, other)


def squeezed(times: int) -> bytes:
    """A package with a part that unpacks to ``times`` its size."""
    content = b"<a>" + os.urandom(2_000_000 // times).hex().encode() + b" " * 2_000_000 + b"</a>"
    return with_part("xl/theme.xml", content)


def lying_sizes() -> bytes:
    """A package whose directory says that a part is small while it unpacks to more."""
    whole = bytearray(with_part("xl/theme.xml", b"<a>" + b"x" * 5000 + b"</a>"))
    at = whole.rfind(b"xl/theme.xml") - 46
    struct.pack_into("<I", whole, at + 24, 10)
    return bytes(whole)


def locked_flag() -> bytes:
    whole = bytearray(make.zipped(good()))
    at = whole.find(b"PK\x01\x02")
    struct.pack_into("<H", whole, at + 8, 1)
    return bytes(whole)


@dataclass(frozen=True)
class Twins:
    """A bad file, the code it is refused with, and what differs least from it and is good."""

    code: str
    bad: Callable[[], bytes]
    twin: Callable[[], bytes] = lambda: make.zipped(good())


DOCTYPE = '<!DOCTYPE worksheet [<!ENTITY a "1">]><worksheet'
CELL = '<c r="B2" s="0"><v>12</v></c>'
TWINS = {
    "empty": Twins("F-004", lambda: b""),
    "half file": Twins("F-006", lambda: make.zipped(good())[:-200]),
    "another package in front": Twins("F-006", lambda: make.zipped(good()) * 2),
    "not a zip": Twins("F-007", lambda: b"\x01\x02\x03\x00" + bytes(100)),
    "zeros": Twins("F-006", lambda: bytes(9000)),
    "a letter in front": Twins("F-006", lambda: b"X-Mail: 1\n\n" * 400 + make.zipped(good())),
    "pdf": Twins("F-017", lambda: b"%PDF-1.7\n%x"),
    "picture": Twins("F-017", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "photo": Twins("F-017", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100)),
    "photo of a telephone": Twins("F-017", lambda: b"\0\0\0\x18ftypheic" + bytes(100)),
    "rtf": Twins("F-014", lambda: b"{\\rtf1 4}"),
    "rar": Twins("F-018", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100)),
    "encrypted": Twins("F-008", lambda: OLE + "EncryptedPackage".encode("utf-16-le")),
    "xls": Twins("F-009", lambda: OLE + "Workbook".encode("utf-16-le")),
    "xls of Excel 4": Twins("F-009", lambda: b"\x09\x04\x06\x00" + bytes(100)),
    "xlsb": Twins(
        "F-010", lambda: with_part("xl/workbook.bin"), lambda: with_part("xl/printer.bin")
    ),
    "ods": Twins("F-011", lambda: make.zipped({"mimetype": b"x", "content.xml": b"<a/>"})),
    "csv": Twins("F-012", lambda: "Mã đơn;Ngày nhận\nD1;1/4/2026\n".encode()),
    "csv in UTF-16": Twins("F-012", lambda: "Mã đơn\tNgày nhận\n".encode("utf-16")),
    "html": Twins("F-013", lambda: b"\xef\xbb\xbf <HTML><table><tr><td>1</td></tr></table></HTML>"),
    "xml of 2003": Twins("F-013", lambda: b'<?xml version="1.0"?><Workbook/>'),
    "docx": Twins(
        "F-014", lambda: make.zipped({"_rels/.rels": b"<a/>", "word/document.xml": b"<a/>"})
    ),
    "doc": Twins("F-015", lambda: OLE + "WordDocument".encode("utf-16-le")),
    "zip of a spreadsheet": Twins("F-016", lambda: make.zipped({"mau.xlsx": make.zipped(good())})),
    "no workbook": Twins("F-016", lambda: without(BOOK)),
    "part over the ratio": Twins("F-023", lambda: squeezed(400), lambda: squeezed(20)),
    "crc": Twins("F-030", lambda: flipped_in_stored(b"<v>12</v>", b"<v>13</v>")),
    "crc of a part not needed": Twins(
        "F-030",
        lambda: make.zipped({**good(), "docProps/a.png": b"abcdef"}, 0).replace(
            b"abcdef", b"abcdeg"
        ),
        lambda: make.zipped({**good(), "docProps/a.png": b"abcdef"}, 0),
    ),
    "declared size lies": Twins("F-030", lying_sizes),
    "same part twice": Twins(
        "F-031",
        lambda: make.zipped([*good().items(), ("XL\\worksheets/Sheet1.xml", good()[SHEET])]),
        lambda: make.zipped([*good().items(), ("xl/worksheets/sheet1.xml.bak", good()[SHEET])]),
    ),
    "name out of the package": Twins(
        "F-032", lambda: with_part("xl/../../evil.xml"), lambda: with_part("xl/..evil.xml")
    ),
    "name on a drive": Twins("F-032", lambda: with_part("C:\\evil.xml")),
    "locked entry": Twins("F-033", locked_flag),
    "unknown compression": Twins("F-033", lambda: make.zipped(good(), zipfile.ZIP_BZIP2)),
    "doctype": Twins(
        "F-034",
        lambda: edited(SHEET, "<worksheet", DOCTYPE),
        lambda: edited(SHEET, "<worksheet", "<!-- DOCTYPE --><worksheet"),
    ),
    "doctype in UTF-16": Twins(
        "F-034",
        lambda: make.zipped(
            {**good(), BOOK: ("<!DOCTYPE a>" + good()[BOOK].decode()).encode("utf-16")}
        ),
        lambda: make.zipped({**good(), BOOK: good()[BOOK].decode().encode("utf-16")}),
    ),
    "broken xml": Twins("F-035", lambda: edited(SHEET, "</sheetData>", "")),
    "broken shared strings": Twins(
        "F-035", lambda: edited("xl/sharedStrings.xml", "</sst>", "</ss>")
    ),
    "unknown coding": Twins(
        "F-035",
        lambda: edited(SHEET, "<worksheet", '<?xml version="1.0" encoding="x-y"?><worksheet'),
        lambda: edited(SHEET, "<worksheet", '<?xml version="1.0" encoding="UTF-8"?><worksheet'),
    ),
    "bad character": Twins("F-035", lambda: edited(SHEET, "kiến", "\x01kiến")),
    "sheet part missing": Twins("F-036", lambda: without(SHEET)),
    "sheet outside the package": Twins(
        "F-036",
        lambda: edited(RELS, 'Target="worksheets', 'TargetMode="External" Target="worksheets'),
        lambda: edited(RELS, 'Target="worksheets', 'TargetMode="Internal" Target="worksheets'),
    ),
    "sheet part is no sheet": Twins(
        "F-036", lambda: edited(SHEET, "worksheet", "html"), lambda: edited(SHEET, "<row", "\n<row")
    ),
    "workbook part is none": Twins("F-016", lambda: edited(BOOK, "workbook", "document")),
    "merge with corners turned": Twins("F-040", lambda: merged("D9:C8"), lambda: merged("C8:D9")),
    "no sheets": Twins("F-037", lambda: edited(BOOK, "<sheet ", "<other ")),
    "two sheets of a name": Twins(
        "F-038",
        lambda: make.zipped(make.parts(trang="A1|n|1")),
        lambda: make.zipped(make.parts(Trang2="A1|n|1")),
    ),
    "a cell with two values": Twins(
        "F-039",
        lambda: edited(SHEET, CELL, CELL + CELL.replace("12", "13")),
        lambda: edited(SHEET, CELL, CELL + CELL),
    ),
    "bad ref": Twins("F-040", lambda: edited(SHEET, 'r="B2"', 'r="XFE2"')),
    "ref below the last row": Twins("F-040", lambda: edited(SHEET, 'r="B2"', 'r="B1048577"')),
    "endless ref": Twins("F-040", lambda: edited(SHEET, 'r="B2"', f'r="B{"9" * 9000}"')),
    "bad row": Twins("F-040", lambda: edited(SHEET, 'row r="2"', 'row r="1048577"')),
    "strings missing": Twins("F-041", lambda: without("xl/sharedStrings.xml")),
    "string beyond the end": Twins("F-041", lambda: edited(SHEET, "<v>0</v>", "<v>1</v>")),
    "style beyond the end": Twins("F-041", lambda: edited(SHEET, 's="1"', 's="99"')),
}


@pytest.mark.parametrize("twins", TWINS.values(), ids=TWINS.keys())
def test_bad_file_is_refused_and_its_twin_is_read(tmp_path, twins):
    """The bad one gives one finding with its code, file, problem and remedy; the good one its
    four values.
    """
    path = make.saved(tmp_path, twins.bad())

    with pytest.raises(DataError) as refused:
        open_workbook(path, "btctu/2026/mau.xlsx")

    (found,) = refused.value.findings
    assert (found.code, found.severity, found.file) == (twins.code, "error", "btctu/2026/mau.xlsx")
    assert found.problem and found.remedy and "{" not in found.problem
    assert make.shown(make.read(tmp_path, twins.twin())) == make.VALUES


def largest(made: dict[str, bytes]) -> int:
    return max(len(content) for content in made.values())


def tags(part: str) -> int:
    """How many tags a part of the good twin has, opening and closing."""
    return good()[part].count(b"<")


CAPS = {
    "file": ("F-005", "package.MAX_FILE", len(make.zipped(good()))),
    "parts": ("F-020", "package.MAX_PARTS", len(good())),
    "part": ("F-021", "package.MAX_PART", largest(good())),
    "package": ("F-022", "package.MAX_PACKAGE", sum(map(len, good().values()))),
    "cells": ("F-024", "workbook.MAX_CELLS", len(make.VALUES)),
    "merges": ("F-026", "sheet.MAX_UNDER", 2),
    "tags of styles": ("F-027", "xml.MAX_TREE_TAGS", tags("xl/styles.xml")),
    "tags of a sheet": ("F-027", "sheet.MAX_TAGS", tags(SHEET)),
    "tags of strings": ("F-027", "strings.MAX_TAGS", tags("xl/sharedStrings.xml")),
}


@pytest.mark.parametrize(("code", "cap", "met"), CAPS.values(), ids=CAPS.keys())
def test_caps_refuse_one_more_than_they_allow(tmp_path, monkeypatch, code, cap, met):
    """A file that just meets a cap is read; with the cap one lower it is refused."""
    odd = make.changed(good(), SHEET, "</worksheet>", '<mergeCell ref="D8:E8"/></worksheet>')
    path = make.saved(tmp_path, odd if code == "F-026" else good())
    monkeypatch.setattr(f"baocao.cells.{cap}", met)
    assert make.shown(open_workbook(path)) == make.VALUES

    monkeypatch.setattr(f"baocao.cells.{cap}", met - 1)
    with pytest.raises(DataError) as refused:
        open_workbook(path)
    assert refused.value.findings[0].code == code


def test_cap_on_cells_is_for_all_sheets_together(tmp_path, monkeypatch):
    """Two sheets of four cells meet a cap of eight; with seven the file is refused, naming the sheet."""
    path = make.saved(tmp_path, make.parts(Hai=make.TABLE))
    monkeypatch.setattr("baocao.cells.workbook.MAX_CELLS", 8)
    assert make.shown(open_workbook(path), "Hai") == make.VALUES

    monkeypatch.setattr("baocao.cells.workbook.MAX_CELLS", 7)
    with pytest.raises(DataError) as refused:
        open_workbook(path)
    assert [(one.code, one.sheet) for one in refused.value.findings] == [("F-024", "Hai")]


def test_what_is_kept_between_files_is_bounded_and_long_texts_are_not_kept(tmp_path, monkeypatch):
    """Reading for ever needs no more memory, and forgetting changes no value."""
    monkeypatch.setattr("baocao.cells.values.MAX_KEPT", 3)
    monkeypatch.setattr("baocao.cells.workbook.NUMBERS", Numbers(read_number))
    table = "\n".join(f"A{row}|n|{row * 7}" for row in range(1, 21))

    kept = make.read(tmp_path, make.parts(table + f"\nB1|n|{'9' * 500}"))

    values = [cell.value for cell in kept.sheets["Trang"].cells.values() if cell.column == 1]
    assert values == [row * 7 for row in range(1, 21)]
    assert len(workbook.NUMBERS) <= 3
    assert all(len(raw) <= 400 for raw in workbook.NUMBERS)


def test_garbage_collection_is_as_it_was_after_reading(tmp_path):
    """Reading leaves the collector on, also after a refusal."""
    make.read(tmp_path, good())
    with pytest.raises(DataError):
        make.read(tmp_path, b"")

    assert gc.isenabled()


def test_more_directory_entries_than_any_spreadsheet_are_refused_before_unpacking(tmp_path):
    """3,000 parts are refused; the same content in one part is read."""
    many = {f"xl/media/{at}.txt": b"x" for at in range(3000)}

    with pytest.raises(DataError) as refused:
        make.read(tmp_path, make.zipped({**good(), **many}))
    assert refused.value.findings[0].code == "F-020"
    assert (
        make.shown(make.read(tmp_path, with_part("xl/media/all.txt", b"x" * 3000))) == make.VALUES
    )


def test_missing_file_folder_and_pipe_are_told_apart_from_a_workbook(tmp_path):
    """Nothing hangs on what is not a regular file, and the code says which it is."""
    os.mkfifo(tmp_path / "ong.xlsx")
    (tmp_path / "thu-muc.xlsx").mkdir()
    make.saved(tmp_path, good(), "~$mau.xlsx")

    codes = {}
    for name in ("khong-co.xlsx", "ong.xlsx", "thu-muc.xlsx", "~$mau.xlsx"):
        with pytest.raises(DataError) as refused:
            open_workbook(tmp_path / name)
        codes[name] = refused.value.findings[0].code

    assert list(codes.values()) == ["F-001", "F-002", "F-002", "F-003"]
    assert make.shown(open_workbook(make.saved(tmp_path, good(), "mau.XLSX"))) == make.VALUES


def test_an_unsafe_expat_reads_nothing(tmp_path, monkeypatch):
    """An XML parser that expands entity bombs is refused before any part is parsed."""
    path = make.saved(tmp_path, good())
    assert make.shown(open_workbook(path)) == make.VALUES
    monkeypatch.setattr(expat, "version_info", (2, 4, 0))

    with pytest.raises(DataError, match="F-042"):
        open_workbook(path)


def test_message_names_sheet_cell_and_both_values(tmp_path):
    """Refusing a cell given twice says where it is and what stood there."""
    with pytest.raises(DataError) as refused:
        make.read(tmp_path, TWINS["a cell with two values"].bad())

    (found,) = refused.value.findings
    assert (found.sheet, found.cells, found.seen) == ("Trang", ("B2",), "12 | 13")


def test_trailing_bytes_are_ignored_with_a_note(tmp_path):
    """What a mail gateway adds after the end changes no value and is told."""
    workbook = make.read(tmp_path, make.zipped(good()) + bytes(7))

    assert make.shown(workbook) == make.VALUES
    assert [(note.code, note.severity) for note in workbook.notes] == [("F-071", "note")]


def test_every_file_code_is_tested():
    """A code that no test provokes would be a promise nobody keeps."""
    here = Path(__file__).parent
    tests = "".join(path.read_text(encoding="utf-8") for path in here.glob("test_*.py"))

    assert [code for code in CODES if code not in tests] == []


def test_damage_anywhere_gives_a_refusal_or_the_same_values(tmp_path):
    """Whatever byte of a package is damaged, no other error escapes and no value changes."""
    whole = make.zipped(good())
    chance = random.Random(5)
    for _ in range(1500):
        damaged = bytearray(whole)
        for at in chance.choices(range(len(whole)), k=chance.choice((1, 1, 3))):
            damaged[at] = chance.randrange(256)
        try:
            values = make.shown(read_workbook(bytes(damaged), "mau.xlsx"))
        except DataError:
            continue
        assert values == make.VALUES


def outcome(content: bytes) -> object:
    """What reading gives, to compare two ways: the workbook, or None (of two faults each may meet
    the other).
    """
    try:
        return read_workbook(content, "mau.xlsx")
    except DataError:
        return None


WEIGHTY = b"<>/\"'= 01sntrcvf:!&;\r\nAZ\xff"


def test_damaged_xml_gives_a_refusal_or_the_same_cells_both_ways(monkeypatch):
    """Whatever is damaged in a part before it is packed: no other error, and both ways to read
    agree.
    """
    chance = random.Random(6)
    table = make.TABLE + "D2|n|5|B2+1\nE2|b|1\nA3|e|#N/A\nB3|n date|-\nC3|str|x|A1\nD3|s|b"
    made = make.parts(table)
    for _ in range(2500):
        part = chance.choice([SHEET] * 5 + ["xl/sharedStrings.xml"] * 2 + sorted(made))
        content = bytearray(made[part])
        for _ in range(chance.choice((1, 1, 2))):
            at = chance.randrange(len(content))
            content[at : at + chance.choice((0, 1, 1, 1, 9))] = bytes([chance.choice(WEIGHTY)])
        package = make.zipped({**made, part: bytes(content)}, zipfile.ZIP_STORED)
        plain = outcome(package)
        with monkeypatch.context() as patch:
            patch.setattr("baocao.cells.sheet.find_plain_cells", lambda _: None)
            patch.setattr("baocao.cells.strings.find_plain_strings", lambda _: None)
            assert plain == outcome(package), bytes(content)
