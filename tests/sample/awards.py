"""Book Khen thưởng: awards advised for the province, and those of the office itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.committees import committees
from sample.layout import Row
from sample.persons import batches, coded
from sample.quarters import DAY, Quarter, days_outside

_LABOUR = "Huân chương Lao động"
_CERTIFICATE = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
_TITLE = {"Loại": "danh hiệu thi đua"}
_CONTRIBUTION = {"Tên": _LABOUR, "Lý do": "quá trình cống hiến", "Khâu": "cho ý kiến"}
_CONSULTED = {"Khâu": "hiệp y"}
_AGREED = {"Khâu": "cho chủ trương"}
_POSTHUMOUS = {"Hình thức": "truy tặng"}
# For each figure: what its rows share beyond ``_PROVINCE``. Orders go through the room of the
# Party organisation, the chairman's awards through the office.
_ORDERS: Mapping[str, Row] = {
    "awards.contribution.labour_first": {**_CONTRIBUTION, "Hạng": "Nhất"},
    "awards.contribution.labour_second.living": {**_CONTRIBUTION, "Hạng": "Nhì"},
    "awards.contribution.labour_second.posthumous": {
        **_CONTRIBUTION, "Hạng": "Nhì", **_POSTHUMOUS
    },
    "awards.contribution.labour_third.living": {**_CONTRIBUTION, "Hạng": "Ba"},
    "awards.contribution.labour_third.posthumous": {**_CONTRIBUTION, "Hạng": "Ba", **_POSTHUMOUS},
    "awards.consulted.fatherland_protection_second": {
        **_CONSULTED, "Tên": "Huân chương Bảo vệ Tổ quốc", "Hạng": "Nhì"
    },
    "awards.consulted.labour_second": {**_CONSULTED, "Tên": _LABOUR, "Hạng": "Nhì"},
    "awards.consulted.labour_third": {**_CONSULTED, "Tên": _LABOUR, "Hạng": "Ba"},
    "awards.consulted.pm_certificate": {
        **_CONSULTED, "Tên": "Bằng khen của Thủ tướng Chính phủ"
    },
    "awards.peoples_teacher": {**_TITLE, "Tên": "Nhà giáo nhân dân", "Khâu": "cho ý kiến"},
}
_CHAIRMAN: Mapping[str, Row] = {
    "awards.provincial_emulation_fighter": {
        **_TITLE, **_AGREED, "Tên": "Chiến sĩ thi đua cấp tỉnh"
    },
    "awards.chair_certificate.merit": {**_AGREED, "Tên": _CERTIFICATE},
    "awards.chair_certificate.thematic": {**_AGREED, "Tên": _CERTIFICATE, "Lý do": "chuyên đề"},
}
_BOOKS = {"tcd": ("KT-TCD", _ORDERS), "vp": ("KT-VP", _CHAIRMAN)}
_PROVINCE: Row = {
    "Phạm vi": "tham mưu cho tỉnh",
    "Đối tượng": "cá nhân",
    "Loại": "hình thức khen thưởng",
    "Hình thức": "tặng",
    "Lý do": "công trạng",
}
# Awards of a period that none of its figures counts: other steps, other reasons, the office's own.
_OTHERS: Mapping[str, Sequence[Row]] = {
    "tcd": (
        {**_CONTRIBUTION, "Hạng": "Nhì", "Khâu": "đề nghị"},
        {**_CONTRIBUTION, "Hạng": "Ba", "Khâu": "không duyệt"},
        {**_CONTRIBUTION, "Hạng": "Ba", "Lý do": "công trạng"},
        {"Tên": "Huân chương Độc lập", "Hạng": "Ba", "Khâu": "đề nghị"},
    ),
    "vp": (
        {"Tên": _CERTIFICATE, "Khâu": "đề nghị"},
        {**_AGREED, "Tên": _CERTIFICATE, "Lý do": "đột xuất"},
        {**_TITLE, **_AGREED, "Tên": "Chiến sĩ thi đua toàn quốc"},
        {**_AGREED, "Tên": _CERTIFICATE, "Phạm vi": "của cơ quan", "Đối tượng": "tập thể"},
        {**_TITLE, "Tên": "Chiến sĩ thi đua cơ sở", "Phạm vi": "của cơ quan", "Khâu": "không duyệt"},
    ),
}


def award_rows(quarters: Sequence[Quarter]) -> dict[str, list[Row]]:
    """Return the awards of each room in order of day."""
    return {
        room: coded(prefix, list(_awards(quarters, room, figures)))
        for room, (prefix, figures) in _BOOKS.items()
    }


def _awards(
    quarters: Sequence[Quarter], room: str, figures: Mapping[str, Row]
) -> Iterator[Row]:
    """Yield the awards of one room: counted, of another kind, or dated outside all periods."""
    for quarter in quarters:
        source = Random(f"awards:{room}:{quarter.label}")
        for figure, shared in figures.items():
            sizes = batches(source, quarter[figure], most=8)
            for day, size in zip(quarter.days(source, len(sizes)), sizes, strict=True):
                yield _award(source, shared, day, size)
        for shared in _OTHERS[room]:
            yield _award(source, shared, quarter.end, source.choice((None, 2)))
    source = Random(f"awards:{room}")
    for day in days_outside(quarters):
        for shared in figures.values():
            yield _award(source, shared, day, None)


def _award(source: Random, shared: Row, day: date, size: int | None) -> Row:
    """Return one award to so many persons; only what has been given has a decision."""
    row = {**_PROVINCE, **shared, "Số người": size, "Ngày": day}
    row["Đơn vị"] = source.choice(committees()).name
    if row["Khâu"] == "đã tặng":
        row["Số quyết định"] = f"QĐ mẫu {source.randrange(100, 900)}"
        row["Ngày quyết định"] = day - DAY
    return row
