"""The ledger of submissions as a workbook: units, submissions, rules by unit, findings.

Units stand in official order, and once more by name: for who is rung up by one of them.
It is made anew from an edition each time; nobody writes in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from pathlib import Path

from baocao.cells import ref
from baocao.checks import Verdict
from baocao.checks.verdicts import Status
from baocao.collation import order_key, plain
from baocao.desk.map import place_name
from baocao.desk.quality import of_forms
from baocao.desk.standing import STATES, Standing, standings
from baocao.edition import Edition
from baocao.errors import SEVERITIES, visible
from baocao.registers.form import Kind
from baocao.submissions import Entry
from baocao.workbooks import Book
from baocao.workbooks.book import HEADING_ROW
from baocao.workbooks.looks import FAULTY, FILLED, Look

NAME = "so-thu-bieu.xlsx"
NUMBER = "STT"
MOMENT = "%d/%m/%Y %H:%M"
OUTCOMES: Sequence[Status] = ("đạt", "không đạt", "chưa chạy", "không áp dụng")
UNITS = {
    NUMBER: 6, "Mã tổ chức": 11, "Tên tổ chức": 34, "Loại": 19, "Địa bàn": 16, "Trạng thái": 13,
    "Ngày nhận": 13, "Gửi lần cuối": 13, "Số ngày muộn": 9, "Số lần gửi": 9,
    "Số tệp bị từ chối": 10, "Lỗi": 8, "Cần xem": 8, "Số báo cáo": 16, "Có bản ký": 9,
    "Nhập hộ theo văn bản": 30, "Tệp đang dùng": 36,
}  # fmt: skip
BY_NAME = {
    NUMBER: 6, "Tên gọi": 26, "Không dấu": 26, "Mã tổ chức": 11, "Tên tổ chức": 34, "Địa bàn": 16,
    "Trạng thái": 22, "Gửi lần cuối": 13, "Lỗi": 8, "Cần xem": 8, "STT ở trang Tiếp nhận": 10,
}  # fmt: skip
SUBMISSIONS = {
    NUMBER: 6, "Thời điểm nhận": 18, "Mã tổ chức": 11, "Tên tổ chức": 34, "Tên tệp nhận": 46,
    "Kết quả": 15, "Vì sao từ chối": 46, "Cách sửa": 46, "Phiên bản biểu": 10, "Số báo cáo": 16,
    "Tệp lưu": 40, "Dấu vân tay (sha256)": 72,
}  # fmt: skip
RULES = {
    NUMBER: 6, "Quy tắc": 10, "Mức kiểm tra": 18, "Đạt": 9, "Không đạt": 9, "Chưa chạy": 9,
    "Không áp dụng": 9, "Vì sao chưa chạy, không áp dụng": 50,
}  # fmt: skip
UNIT_WIDTH, ALL_UNITS = 11.0, "Mọi đơn vị"
FINDINGS = {
    NUMBER: 6, "Mức": 10, "Mã": 9, "Mã tổ chức": 11, "Tên tổ chức": 34, "Trang": 24, "Ô": 14,
    "Cột": 34, "Đang ghi": 28, "Nội dung": 50, "Cách sửa": 46, "Tệp": 36,
}  # fmt: skip
FILLS: Mapping[object, str] = {
    "không đạt": FAULTY["error"], "chưa chạy": FAULTY["warning"], "không áp dụng": FILLED,
}  # fmt: skip

Row = Sequence[object]


def put_ledger_book(so: Edition, folder: Path) -> Path:
    """Write the workbook into a folder, in place of the one that is there.

    Raises:
        OSError: the disk refuses, or that one is open in another program.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target, staging = folder / NAME, folder / f".{NAME}.moi"
    staging.write_bytes(ledger_book(so))
    return staging.replace(target)


def ledger_book(so: Edition) -> bytes:
    """The workbook; the same edition gives the same bytes."""
    every = standings(so)
    names = {each.unit.code: each.unit.name for each in every}
    book = Book(so.office.name)
    sheets: dict[str, tuple[Mapping[str, float], Iterable[Row]]] = {
        "Tiếp nhận": (UNITS, map(_unit, every)),
        "Tra cứu đơn vị": (BY_NAME, _by_name(every)),
        "Lượt gửi": (SUBMISSIONS, (_submission(so, each, names) for each in _received(so))),
        "Quy tắc": (_rule_widths(so, names), _rules(so, names)),
        "Phát hiện": (FINDINGS, _findings(so)),
    }
    for name, (widths, rows) in sheets.items():
        _fill(book, so, name, widths, rows)
    return book.bytes(("", "", ""))


def _fill(
    book: Book, so: Edition, name: str, widths: Mapping[str, float], rows: Iterable[Row]
) -> None:
    titles = (so.office.name, f"SỔ THU BIỂU {so.period.name.upper()}: {name.upper()}", "")
    sheet = book.add(name, titles, widths)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, value in enumerate((last, *row), start=1):
            look = Look(_kind(value), fill=FILLS.get(value, ""))
            sheet.put(ref(HEADING_ROW + last, place), value, look)
    sheet.made.autofilter(HEADING_ROW - 1, 0, HEADING_ROW - 1 + max(last, 1), len(widths) - 1)


def _kind(value: object) -> Kind:
    if isinstance(value, (str, bool)) or value is None:
        return "text"
    return "count" if isinstance(value, int) else "date"


def _unit(standing: Standing) -> Row:
    unit = standing.unit
    return (
        unit.code, unit.name, unit.kind, place_name(unit.place), STATES[standing.state],
        standing.received, standing.latest, standing.days_late, standing.submissions,
        standing.refused, standing.errors, standing.warnings, standing.report_number,
        standing.signed, visible(standing.document), standing.file,
    )  # fmt: skip


def _by_name(every: Sequence[Standing]) -> Iterator[Row]:
    """The units by the name they give on the telephone, also as typed without accents."""
    official = enumerate(every, start=1)
    for number, each in sorted(official, key=lambda held: order_key(held[1].unit.short)):
        unit = each.unit
        yield (
            unit.short, plain(unit.short), unit.code, unit.name, place_name(unit.place),
            each.told, each.latest, each.errors, each.warnings, number,
        )  # fmt: skip


def _received(so: Edition) -> list[Entry]:
    """Every file received, in order of receipt: what came first may have been taken in last."""
    return sorted(so.ledger.entries, key=attrgetter("received"))


def _submission(so: Edition, entry: Entry, names: Mapping[str, str]) -> Row:
    refusal = entry.refusal
    received = datetime.fromisoformat(entry.received).strftime(MOMENT)
    return (
        received, entry.unit, names.get(entry.unit, ""),
        "; ".join(map(visible, entry.names)), _outcome(so, entry),
        refusal.problem if refusal else "", refusal.remedy if refusal else "",
        visible(entry.version), visible(entry.report_number), entry.file, entry.sha256,
    )  # fmt: skip


def _outcome(so: Edition, entry: Entry) -> str:
    if not entry.taken:
        return STATES["refused"]
    return "đang dùng" if so.ledger.in_force.get(entry.unit) == entry else "không dùng"


def _rule_widths(so: Edition, names: Mapping[str, str]) -> Mapping[str, float]:
    """The columns of the rules: what each came to, then one for every unit by its code."""
    return {**RULES, **{code or ALL_UNITS: UNIT_WIDTH for code in _asked(so, names)}}


def _asked(so: Edition, names: Mapping[str, str]) -> list[str]:
    """The units that checks came to something for, in the order of the register."""
    asked = {each.unit for each in so.verdicts}
    return [code for code in (*names, "") if code in asked]


def _rules(so: Edition, names: Mapping[str, str]) -> Iterator[Row]:
    """A row a check: how many units it came to what for, why not, and what for each."""
    units = _asked(so, names)
    by_check: dict[tuple[str, str], dict[str, Verdict]] = {}
    for each in so.verdicts:
        by_check.setdefault((each.check, each.level), {})[each.unit] = each
    for (check, level), own in by_check.items():
        counted = Counter(each.status for each in own.values())
        reasons = Counter(each.reason for each in own.values() if each.reason)
        why = "; ".join(f"{reason} ({count})" for reason, count in reasons.items())
        outcomes = [own[code].status if code in own else "" for code in units]
        yield check, level, *(counted[status] for status in OUTCOMES), why, *outcomes


def _findings(so: Edition) -> Iterator[Row]:
    for unit, found in of_forms(so):
        yield (
            SEVERITIES[found.severity], found.code, unit.code, unit.name, found.sheet,
            ", ".join(found.cells), found.heading, visible(found.seen), found.problem,
            found.remedy, found.file,
        )  # fmt: skip
