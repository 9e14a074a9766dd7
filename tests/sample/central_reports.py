"""Book Báo cáo Trung ương: the real reports of 2026Q2, model reports beyond the known ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.layout import FILES, Row
from sample.quarters import Quarter, days_outside, read_yaml

# For each figure, and for fields within it: the room that keeps it and the field.
_KEPT = {
    "reports.party_org": ("tcd", "tổ chức đảng - đảng viên"),
    "reports.organisation": ("tccb", "tổ chức - cán bộ"),
    "reports.protection_training": ("bvct", "bảo vệ chính trị nội bộ"),
}
_TRAINING = ("tccb", "đào tạo, bồi dưỡng")
_OTHER = (("vp", "thi đua, khen thưởng"), ("tccb", "chính sách cán bộ"))
_SERIES = {
    "tổ chức đảng - đảng viên": "BC-TCD",
    "tổ chức - cán bộ": "BC-TCCB",
    "bảo vệ chính trị nội bộ": "BC-BVCT",
    "đào tạo, bồi dưỡng": "BC-DTBD",
    "chính sách cán bộ": "BC-CSCB",
    "thi đua, khen thưởng": "BC-TDKT",
}
Kept = tuple[str, Row]


def central_report_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the reports of each room in order of the day they were sent."""
    table = read_yaml("reports.yml")
    kept = [entry for quarter in quarters for entry in _sent(table, quarter)]
    kept += _uncounted(quarters)
    kept.sort(key=lambda entry: entry[1]["Ngày gửi"])
    return {room: [row for owner, row in kept if owner == room] for room in FILES}


def _sent(table: Mapping, quarter: Quarter) -> Iterator[Kept]:
    """Yield the reports sent in a period: those of the table, model reports beyond them."""
    for figure, (room, area) in _KEPT.items():
        known = table.get(quarter.label, {}).get(figure, [])[: quarter[figure]]
        days = quarter.days(Random(f"{figure}:{quarter.label}"), quarter[figure] - len(known))
        models = [{"subject": _model(quarter.label, k), "day": day} for k, day in enumerate(days)]
        placed: dict[str, int] = {}
        for entry in (*known, *models):
            owner, field = _TRAINING if entry.get("area") else (room, area)
            placed[field] = entry.get("number", placed.get(field, 0) + 1)
            code = f"{_SERIES[field]}-{quarter.label[-2:]}-{placed[field]:02d}"
            yield owner, _report(code, field, entry)


def _model(period: str, number: int) -> str:
    """Return the title of a made-up report."""
    return f"mẫu số {number + 1:02d} về công tác chuyên môn, kỳ {period[-2:]}"


def _report(code: str, field: str, entry: Mapping) -> Row:
    """Return one report."""
    return {
        "Mã": code,
        "Lĩnh vực": field,
        "Trích yếu": entry["subject"],
        "Số lượng": entry.get("quantity"),
        "Căn cứ": entry.get("request"),
        "Ngày gửi": entry["day"],
        "Cơ quan nhận": entry.get("to", "Ban Tổ chức Trung ương"),
    }


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[Kept]:
    """Yield reports that no period counts: sent on a day before the first or after the last."""
    days: list[date] = days_outside(quarters)
    for room, field in (*_KEPT.values(), _TRAINING, *_OTHER):
        for number, day in enumerate(days, start=1):
            subject = f"mẫu số {number:02d} gửi ngoài kỳ báo cáo về công tác {field}"
            code = f"{_SERIES[field]}-NK-{number:02d}"
            yield room, _report(code, field, {"subject": subject, "day": day})
