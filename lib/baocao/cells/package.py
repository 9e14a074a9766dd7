"""The zip around a spreadsheet: recognised, checked whole, unpacked in memory under caps."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from baocao.cells.codes import refusal
from baocao.errors import DataError

MEGABYTE = 1 << 20
MAX_FILE = 20 * MEGABYTE
MAX_PART = 64 * MEGABYTE
MAX_PACKAGE = 160 * MEGABYTE
MAX_PARTS = 1_000
MAX_RATIO = 200
RATIO_FLOOR = MEGABYTE  # a small part may compress well: 200:1 is asked only of what is large

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF = (b"\x09\x00\x04", b"\x09\x02\x06", b"\x09\x04\x06", b"\x09\x08\x08", b"\x09\x08\x10")
ZIP_TROUBLES = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    struct.error,
    EOFError,
    OSError,
)
FOREIGN = {  # a part that no xlsx has, and what the file then is
    "xl/workbook.bin": "F-010",
    "content.xml": "F-011",
    "word/document.xml": "F-014",
    "ppt/presentation.xml": "F-014",
}


@dataclass(frozen=True, slots=True)
class Package:
    """XML parts by folded name, the names of all parts, and how many bytes follow the end."""

    parts: dict[str, bytes]
    names: frozenset[str]
    trailing: int


def read_bytes(path: Path) -> bytes:
    """The bytes of the file, at most 20 MB, read once so that later changes cannot mix in."""
    if path.name.startswith(("~$", ".~lock.")):
        raise refusal("F-003")
    try:
        if not path.exists():
            raise refusal("F-001")
        if not path.is_file():
            raise refusal("F-002", reason="không phải tệp thường")
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise refusal("F-002", reason=error.strerror) from error
    if len(data) > MAX_FILE:
        raise refusal("F-005", limit=MAX_FILE // MEGABYTE)
    return data


def fold(name: str) -> str:
    """A part name as looked up: odd writers use backslashes, a leading slash, other capitals."""
    return name.replace("\\", "/").lstrip("/").casefold()


def open_package(data: bytes) -> Package:
    """Unpack every part of the zip in ``data`` and check its CRC; keep the XML ones.

    Raises:
        DataError: what ``data`` is instead of an xlsx, or which cap or rule of a package it breaks.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise _not_a_zip(data)
    if data.count(b"PK\x01\x02") > 2 * MAX_PARTS:  # before zipfile builds an object for each
        raise refusal("F-020", limit=MAX_PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_TROUBLES as error:
        raise refusal("F-006") from error
    entries = [entry for entry in archive.infolist() if not fold(entry.filename).endswith("/")]
    names = _checked_names(entries)
    parts = {}
    total = 0
    for name, entry in zip(names, entries, strict=True):
        content = _unpack(data, entry)
        total += len(content)
        if total > MAX_PACKAGE:
            raise refusal("F-022", limit=MAX_PACKAGE // MEGABYTE)
        if name.endswith((".xml", ".rels")):
            parts[name] = content
    end = data.rfind(b"PK\x05\x06") + 22 + len(archive.comment)
    return Package(parts, frozenset(names), max(0, len(data) - end))


def _checked_names(entries: list[zipfile.ZipInfo]) -> list[str]:
    if len(entries) > MAX_PARTS:
        raise refusal("F-020", limit=MAX_PARTS)
    if entries and min(entry.header_offset for entry in entries) > 0:
        raise refusal("F-006")  # something, perhaps another package, stands before this one
    names: dict[str, None] = {}
    for entry in entries:
        name = fold(entry.filename)
        if ".." in name.split("/") or ":" in name:
            raise refusal("F-032", part=entry.filename)
        if name in names:
            raise refusal("F-031", part=entry.filename)
        names[name] = None
    for name, code in FOREIGN.items():
        if name in names:
            raise refusal(code)
    if not any(name.endswith(".rels") or name == "xl/workbook.xml" for name in names):
        raise refusal("F-016")
    return list(names)


def _unpack(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The content of one part; sizes are those really met, never the declared ones."""
    name = entry.filename
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refusal("F-033", part=name)
    head = entry.header_offset
    lengths = data[head + 26 : head + 30]
    if len(lengths) < 4:
        raise refusal("F-006")
    start = head + 30 + sum(struct.unpack("<HH", lengths))
    packed = data[start : start + entry.compress_size]
    content = packed
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        try:
            content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, MAX_PART + 1)
        except zlib.error as error:
            raise refusal("F-030", part=name) from error
    if len(content) > MAX_PART:
        raise refusal("F-021", part=name, limit=MAX_PART // MEGABYTE)
    if len(content) > max(RATIO_FLOOR, MAX_RATIO * len(packed)):
        raise refusal("F-023", part=name, limit=MAX_RATIO)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise refusal("F-030", part=name)
    return content


def _not_a_zip(data: bytes) -> DataError:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        code = "F-004"
    elif data.startswith(OLE):
        code = _old_office(data)
    elif data.startswith(BIFF):
        code = "F-009"
    elif start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")):
        code = "F-013"
    elif b"\0" not in data[:4096] and not start.startswith((b"%pdf", b"{\\rtf")):
        code = "F-012"
    else:
        code = "F-012" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "F-007"
    return refusal(code)


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "F-008"
    streams = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return "F-009" if any(stream in data for stream in streams) else "F-015"
