"""Good forms under names that people and programs give, and what lies beside them in a folder."""

from __future__ import annotations

from inbox.case import Case, Sent
from inbox.signatures import always

LOCK = b"\x07nguoi lap" + bytes(156)
NFD = "Bie\u0302\u0309u cu\u0309a x\u0103\u0303 {code}.xlsx"


def named(name: str, why: str, as_named: str) -> Case:
    """A good form that has another name: the code on its cover counts."""
    return Case(name, why, (Sent(name=as_named),))


def passed(name: str, why: str, as_named: str) -> Case:
    """No form at all: passed over with a note, while the form beside it is taken."""
    return Case(name, why, (Sent(), Sent(always(LOCK), as_named, passed=True)))


CASES = (
    named("browser's copy", "trình duyệt tải về lần hai", "{code} (1).xlsx"),
    named("windows' copy", "sao chép trong Windows", "{code} - Copy.xlsx"),
    named("copy of a copy", "sao chép nhiều lần", "Copy of {code} - Sao chép (2) - FINAL.xlsx"),
    named("decomposed name", "tên từ máy Mac (NFD)", NFD),
    named("long name", "tên dài tới hạn của hệ thống tệp", "{code} " + "a" * 240 + ".xlsx"),
    named("line break in a name", "tên có ngắt dòng", "{code}\nđã sửa.xlsx"),
    named("turned name", "dấu đổi chiều giấu phần mở rộng", "{code}\u202excod.xlsx"),
    named("control in a name", "ký tự điều khiển trong tên", "{code}\x1b[31m.xlsx"),
    named("no letters", "tên toàn biểu tượng", "📄 {code} ✅.xlsx"),
    named("markup in a name", "mã HTML và công thức trong tên", "=cmd <b>{code}<!--.xlsx"),
    named("neighbour's name", "tên tệp là mã đơn vị khác", "22990.xlsx"),
    named(
        "no code in the name", "tên chung chung trong thư mục của đơn vị", "{code}/biểu quý 2.xlsx"
    ),
    named(
        "deep folder", "thư mục lồng nhiều tầng", "gửi/2026/quý 2/xã/{code}/lần 1/mới/{code}.xlsx"
    ),
    named("capital extension", "phần mở rộng viết hoa", "{code}.XLSX"),
    named("xls extension", "phần mở rộng .xls mà nội dung là xlsx", "{code}.xls"),
    named("xlsm extension", "phần mở rộng .xlsm", "{code}.xlsm"),
    named("no extension", "thư điện tử làm mất phần mở rộng", "{code}"),
    named("two extensions", "hai phần mở rộng", "{code}.xlsx.xlsx"),
    named(
        "name in another coding",
        "tên từ máy dùng bảng mã cũ, không phải UTF-8",
        "Bi\udcea\udc9fu {code}.xlsx",
    ),
    named("blank at the end", "dấu cách cuối tên", "{code}.xlsx "),
    named("leading dot", "tên bắt đầu bằng dấu chấm", ".{code}.xlsx"),
    passed("lock of Excel", "Excel đang mở tệp", "~${code}.xlsx"),
    passed("lock of LibreOffice", "LibreOffice đang mở tệp", ".~lock.{code}.xlsx#"),
    passed("Mac's shadow", "tệp phụ của máy Mac", "._{code}.xlsx"),
    passed("half a download", "trình duyệt đang tải", "{code}.xlsx.crdownload"),
    passed(
        "conflict of OneDrive",
        "bản xung đột khi đồng bộ",
        "{code} (conflicted copy 2026-06-17).xlsx",
    ),
)
