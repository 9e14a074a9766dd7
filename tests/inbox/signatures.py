"""Files that are not what their name says, or that arrived damaged."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable

from inbox.case import Case, Content, good, refused, rewritten, spoilt, with_part
from inbox.form import Unit
from inbox.paper import packed, unpacked

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CSV = "Tiêu chí;Số liệu\nB.1. Kết nạp;4\n"
EMPTY_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def always(content: bytes) -> Content:
    """The same content whoever sends it."""
    return lambda _: content


def ole(stream: str) -> Content:
    """An OLE file with a stream of this name."""
    return always(OLE + stream.encode("utf-16-le") + bytes(512))


def foreign(*names: str) -> Content:
    """A package of another program, with parts of these names."""
    return always(packed({name: b"<a/>" for name in names}))


def half(content: bytes) -> bytes:
    """What was sent when the line broke."""
    return content[: len(content) // 2]


def damaged(content: bytes) -> bytes:
    """A package in which a number changed after its CRC was taken."""
    whole = packed(unpacked(content), zipfile.ZIP_STORED)
    return whole.replace(b'<c r="D7"><v>4</v>', b'<c r="D7"><v>9</v>', 1)


def locked(content: bytes) -> bytes:
    """A zip whose first entry says that it is encrypted."""
    whole = bytearray(content)
    struct.pack_into("<H", whole, whole.find(b"PK\x01\x02") + 8, 1)
    return bytes(whole)


def zipped_whole(unit: Unit) -> bytes:
    """The form inside a zip, as mail programs pack it."""
    return packed({f"{unit.code}.xlsx": good(unit)})


def part_twice(unit: Unit) -> bytes:
    """Two parts of the same name, of which each program reads another."""
    parts = unpacked(good(unit))
    sheet = "xl/worksheets/sheet2.xml"
    return packed(
        [
            *parts.items(),
            (sheet.upper(), parts[sheet].replace(b'<c r="D7"><v>4', b'<c r="D7"><v>9')),
        ]
    )


def spoiled(name: str, why: str, code: str, spoil: Callable[[bytes], bytes]) -> Case:
    """A good file to which something happened."""
    return refused(name, why, code, spoilt(spoil))


CASES = (
    refused("empty", "đồng bộ đám mây để lại tệp 0 byte", "F-004", always(b"")),
    refused("one byte", "tệp chỉ còn một byte", "F-012", always(b"P")),
    spoiled("half", "đường truyền đứt giữa chừng", "F-006", half),
    spoiled("all but the end", "mất mục lục ở cuối gói", "F-006", lambda whole: whole[:-200]),
    spoiled(
        "all zeros", "đĩa ghi lỗi: đủ dài nhưng toàn số 0", "F-006", lambda all: bytes(len(all))
    ),
    spoiled("crc", "một con số đổi sau khi tính mã kiểm tra", "F-030", damaged),
    spoiled("two packages", "hai tệp bị nối làm một", "F-006", lambda whole: whole + whole),
    spoiled(
        "junk in front",
        "cổng thư chèn đầu thư vào tệp",
        "F-006",
        lambda all: b"X-Mail: 1\n\n" * 400 + all,
    ),
    refused("part twice", "gói có hai trang cùng tên, mỗi máy đọc một trang", "F-031", part_twice),
    refused(
        "path out",
        "phần trong gói trỏ ra ngoài",
        "F-032",
        rewritten(with_part("xl/../../evil.xml", b"<a/>")),
        twin=rewritten(with_part("xl/..evil.xml", b"<a/>")),
    ),
    spoiled("zip password", "gói zip đặt mật khẩu", "F-033", locked),
    spoiled(
        "odd compression",
        "nén bằng cách Excel không dùng",
        "F-033",
        lambda whole: packed(unpacked(whole), zipfile.ZIP_BZIP2),
    ),
    refused("encrypted", "bảng tính đặt mật khẩu mở tệp", "F-008", ole("EncryptedPackage")),
    refused("xls", "Excel 97-2003 đổi đuôi thành .xlsx", "F-009", ole("Workbook")),
    refused(
        "xls of Excel 5", "Excel 5.0 đổi đuôi", "F-009", always(b"\x09\x08\x08\x00" + bytes(99))
    ),
    refused(
        "xlsb",
        "bảng tính nhị phân đổi đuôi",
        "F-010",
        rewritten(with_part("xl/workbook.bin", b"\x83\x01")),
    ),
    refused("ods", "bảng tính OpenDocument đổi đuôi", "F-011", foreign("mimetype", "content.xml")),
    refused("docx", "văn bản Word đổi đuôi", "F-014", foreign("_rels/.rels", "word/document.xml")),
    refused(
        "pptx", "bản trình chiếu đổi đuôi", "F-014", foreign("_rels/.rels", "ppt/presentation.xml")
    ),
    refused("doc", "văn bản Word 97-2003 đổi đuôi", "F-015", ole("WordDocument")),
    refused("csv", "phần mềm khác xuất CSV đổi đuôi", "F-012", always(CSV.encode())),
    refused(
        "csv of Excel", "“Unicode Text” của Excel đổi đuôi", "F-012", always(CSV.encode("utf-16"))
    ),
    refused(
        "html",
        "trang web mà phần mềm kế toán gọi là Excel",
        "F-013",
        always(b"\xef\xbb\xbf<html><table><tr><td>4</td></tr></table></html>"),
    ),
    refused(
        "xml of 2003", "XML Spreadsheet 2003", "F-013", always(b'<?xml version="1.0"?><Workbook/>')
    ),
    refused("pdf", "bản PDF đổi đuôi", "F-017", always(EMPTY_PDF)),
    refused(
        "photo",
        "ảnh chụp biểu giấy đổi đuôi",
        "F-017",
        always(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20),
    ),
    refused("rtf", "văn bản RTF đổi đuôi", "F-014", always(b"{\\rtf1\\ansi 4}")),
    refused("zip of a form", "biểu còn nằm trong tệp zip", "F-016", zipped_whole),
    refused(
        "rar of a form",
        "biểu còn nằm trong tệp RAR",
        "F-018",
        always(b"Rar!\x1a\x07\x01\x00" + bytes(200)),
    ),
)
