"""The zip around a spreadsheet: recognised, checked whole, unpacked in memory under caps."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

from baocao.cells.codes import refusal

MEGABYTE = 1 << 20
MAX_FILE = 20 * MEGABYTE
MAX_PART = 64 * MEGABYTE
MAX_PACKAGE = 160 * MEGABYTE
MAX_PARTS = 1_000
MAX_RATIO = 200
RATIO_FLOOR = MEGABYTE  # a small part may compress well: 200:1 is asked only of what is large

OLE = rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NO_ZIPS = (  # how a file that is no zip begins, and what it is; the first that fits counts
    (rb"\Z", "F-004"),
    (OLE + rb".*" + "EncryptedPackage".encode("utf-16-le"), "F-008"),
    (OLE + rb".*(W\0o\0r\0k\0b|B)\0o\0o\0k", "F-009"),
    (OLE, "F-015"),
    (rb"\x09[\0\x02\x04\x08][\x04\x06\x08\x10]", "F-009"),
    (rb"(\xef\xbb\xbf)?\s*<((?i:!doctype|html|table|head|meta)|\?xml)", "F-013"),
    (rb"\s*{\\rtf", "F-014"),
    (rb"\s*%PDF", "F-017"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0{4}|II\*\0|MM\0\*|.{4}ftyp(heic|mif1)", "F-017"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "F-018"),
    (rb"\0{512}|.{1,65536}PK\x03\x04", "F-006"),
    (rb"\xff\xfe|\xfe\xff", "F-012"),
    (rb"[^\0]{4096}|[^\0]*\Z", "F-012"),
    (rb"", "F-007"),
)
FOREIGN = {  # a part that no xlsx has, and what the file then is
    "xl/workbook.bin": "F-010",
    "content.xml": "F-011",
    "word/document.xml": "F-014",
    "ppt/presentation.xml": "F-014",
}
ZIP_TROUBLES = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    ValueError,
    EOFError,
    OSError,
)


class Package(NamedTuple):
    """Parts by folded name, without the content of those that are no XML; bytes after the end."""

    parts: dict[str, bytes]
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
    """Unpack every part of the zip in ``data`` and check its CRC.

    Raises:
        DataError: what ``data`` is instead of an xlsx, or which cap or rule of a package it breaks.
    """
    archive = _archive(data)
    parts: dict[str, bytes] = {}
    room = MAX_PACKAGE
    for name, entry in _checked_names(archive).items():
        room -= len(content := _unpack(archive, entry))
        if room < 0:
            raise refusal("F-022", limit=MAX_PACKAGE // MEGABYTE)
        parts[name] = content if name.endswith((".xml", ".rels")) else b""
    end = data.rfind(b"PK\x05\x06") + 22 + len(archive.comment)
    return Package(parts, max(0, len(data) - end))


def _archive(data: bytes) -> zipfile.ZipFile:
    if not data.startswith(b"PK\x03\x04"):
        raise refusal(next(code for start, code in NO_ZIPS if re.match(start, data, re.DOTALL)))
    if data.count(b"PK\x01\x02") > 2 * MAX_PARTS:  # before zipfile builds an object for each
        raise refusal("F-020", limit=MAX_PARTS)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_TROUBLES as error:
        raise refusal("F-006") from error
    if len(archive.filelist) > MAX_PARTS:
        raise refusal("F-020", limit=MAX_PARTS)
    if min((entry.header_offset for entry in archive.filelist), default=0) > 0:
        raise refusal("F-006")  # something, perhaps another package, stands before this one
    return archive


def _checked_names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        name = fold(entry.filename)
        if name.endswith("/"):
            continue
        if ".." in name.split("/") or ":" in name:
            raise refusal("F-032", part=entry.filename)
        if name in named:
            raise refusal("F-031", part=entry.filename)
        named[name] = entry
    foreign = [code for name, code in FOREIGN.items() if name in named]
    if foreign or not any(name.endswith((".rels", "xl/workbook.xml")) for name in named):
        raise refusal(foreign[0] if foreign else "F-016")
    return named


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The content of one part, which is never more than the cap, whatever the directory says."""
    name = entry.filename
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise refusal("F-033", part=name)
    try:
        with archive.open(entry) as file:
            content = file.read(MAX_PART + 1)
    except ZIP_TROUBLES as error:
        raise refusal("F-030", part=name) from error
    if len(content) > MAX_PART:
        raise refusal("F-021", part=name, limit=MAX_PART // MEGABYTE)
    if len(content) > max(RATIO_FLOOR, MAX_RATIO * entry.compress_size):
        raise refusal("F-023", part=name, limit=MAX_RATIO)
    return content
