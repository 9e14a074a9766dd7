"""Book Văn bản: the real documents of 2026Q2, model documents for every other number."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.layout import DOCUMENTS, Row
from sample.quarters import HERE, Quarter, days_outside

ADVISED = {"Vai trò": "tham mưu ban hành", "Cơ quan ban hành": "Ban Thường vụ Tỉnh ủy"}
CARRIED_OUT = {
    "Vai trò": "triển khai",
    "Nguồn giao": "thường xuyên",
    "Loại": "Kết luận",
    "Ký hiệu": "KL/TW",
    "Cơ quan ban hành": "Ban Bí thư",
}
# For each figure: the room that keeps the model document and what all such documents share.
_MODELS: Mapping[str, tuple[str, Row]] = {
    "advice.model_regulations.decisions": (
        "tcd",
        {**ADVISED, "Nguồn giao": "thường xuyên", "Loại": "Quyết định", "Ký hiệu": "QĐ/TU",
         "Lĩnh vực": "tổ chức đảng - đảng viên",
         "Trích yếu": "văn bản mẫu quy định về quy chế làm việc của tổ chức cơ sở đảng"},
    ),
    "advice.province_docs.groups": (
        "tccb",
        {**ADVISED, "Nguồn giao": "thường xuyên", "Loại": "Công văn", "Ký hiệu": "CV/TU",
         "Lĩnh vực": "tổ chức - cán bộ"},
    ),
    "advice.central_docs.party_org": (
        "tcd", {**CARRIED_OUT, "Lĩnh vực": "tổ chức đảng - đảng viên"}
    ),
    "advice.central_docs.cadre": ("tccb", {**CARRIED_OUT, "Lĩnh vực": "tổ chức - cán bộ"}),
    "advice.central_docs.internal_protection": (
        "bvct", {**CARRIED_OUT, "Lĩnh vực": "bảo vệ chính trị nội bộ"}
    ),
    "advice.plans.listed": (
        "tcd",
        {**ADVISED, "Nguồn giao": "chương trình công tác", "Loại": "Kế hoạch", "Ký hiệu": "KH/TU",
         "Lĩnh vực": "tổ chức đảng - đảng viên"},
    ),
}
_SUBJECTS = (
    "củng cố tổ chức cơ sở đảng", "quản lý biên chế", "nâng cao chất lượng sinh hoạt chi bộ",
    "công tác cán bộ", "bảo vệ chính trị nội bộ", "công tác đảng viên",
)


def document_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the documents of each room in order of the day they were kept on."""
    kept = list(_real(quarters))
    for quarter in quarters:
        for figure in _MODELS:
            kept += _beyond_real(quarter, figure, _wanted(quarter, figure))
    kept += _uncounted(quarters)
    rooms: dict[str, list[Row]] = {}
    for room, row in sorted(kept, key=lambda entry: _kept_on(entry[1])):
        rooms.setdefault(room, []).append(row)
    return rooms


def _wanted(quarter: Quarter, figure: str) -> int:
    """Return how many documents it needs: decisions share one title, plans are tasks too."""
    if figure == "advice.province_docs.groups":
        return quarter[figure] - bool(quarter["advice.model_regulations.decisions"])
    if figure == "advice.plans.listed":
        return min(quarter[figure], 1)
    return quarter[figure]


def _table() -> list[dict[str, str]]:
    """Return the table of real documents."""
    text = (HERE / "documents.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _real(quarters: Sequence[Quarter]) -> Iterator[tuple[str, Row]]:
    """Yield the real documents, of those that a figure counts only as many as it needs."""
    wanted = {
        (quarter.label, figure): _wanted(quarter, figure)
        for quarter in quarters
        for figure in _MODELS
    }
    for line in _table():
        place = (line["Kỳ"], line["Chỉ tiêu"])
        if line["Chỉ tiêu"]:
            wanted[place] = wanted.get(place, 0) - 1
            if wanted[place] < 0:
                continue
        yield line["Phòng"], {name: _value(name, line[name]) for name in DOCUMENTS.headings}


def _value(heading: str, text: str) -> object:
    """Return the text of the table, dates as dates."""
    return date.fromisoformat(text) if text and heading.startswith("Ngày") else text


def _beyond_real(quarter: Quarter, figure: str, wanted: int) -> Iterator[tuple[str, Row]]:
    """Yield model documents for what the real ones do not give."""
    real = [line for line in _table() if (line["Kỳ"], line["Chỉ tiêu"]) == (quarter.label, figure)]
    days = quarter.days(Random(f"{figure}:{quarter.label}"), max(wanted - len(real), 0))
    for number, day in enumerate(days, start=1):
        room, row = _model(figure, f"{quarter.label[-1]}{number:02d}", day)
        if real and "Trích yếu" in _MODELS[figure][1]:
            row["Trích yếu"] = real[0]["Trích yếu"]  # decisions of one group share its title
        yield room, row


def _model(figure: str, number: str, day: date) -> tuple[str, Row]:
    """Return one made-up document, said to be so in its title."""
    room, shared = _MODELS[figure]
    place = list(_MODELS).index(figure)
    title = f"văn bản mẫu số {number} về {_SUBJECTS[place]}"
    row = {"Số": f"9{place}{number}", "Ngày văn bản": day, "Ngày thực hiện": day}
    return room, {"Trích yếu": title, **row, **shared}


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[tuple[str, Row]]:
    """Yield documents that no figure counts: dated just outside, or of another source or role."""
    for number, day in enumerate(days_outside(quarters), start=1):
        for figure in _MODELS:
            room, row = _model(figure, f"8{number}", day)
            title = f"{row['Trích yếu']}, ngoài kỳ báo cáo"
            yield room, {**row, "Trích yếu": title}
    day = quarters[-1].end
    others = (
        ("advice.central_docs.party_org", {"Nguồn giao": "kết luận chỉ đạo"}),
        ("advice.central_docs.cadre", {"Vai trò": "viện dẫn"}),
        ("advice.model_regulations.decisions", {"Nguồn giao": "phát sinh"}),
        ("advice.plans.listed", {"Vai trò": "ban hành", "Ký hiệu": "KH/BTCTU",
                                 "Cơ quan ban hành": "Ban Tổ chức Tỉnh ủy"}),
    )
    for number, (figure, change) in enumerate(others, start=1):
        room, row = _model(figure, f"7{number}", day)
        title = f"văn bản mẫu số 7{number} thuộc nội dung khác"
        yield room, {**row, "Trích yếu": title, **change}


def _kept_on(row: Row) -> tuple[date, date, str, str]:
    """Return where a row stands in the book: by the document's day, then by its number."""
    day = row["Ngày văn bản"] or date.max
    return day, row["Ngày thực hiện"] or date.max, str(row["Ký hiệu"]), str(row["Số"])
