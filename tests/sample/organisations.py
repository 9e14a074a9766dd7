"""Book Tổ chức: rooms, cells, predecessors and Party committees with their days of validity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from random import Random

from sample.committees import Committee, chosen_communes, committees
from sample.layout import ROOMS, Row
from sample.quarters import FOUNDED, Quarter, validity

OFFICE_CODE, OFFICE_NAME = "BTC", "Ban Tổ chức Tỉnh ủy Lâm Đồng"
MERGED = date(2025, 7, 1)
_ROOM_CODES = ("BTC-VP", "BTC-TCCB", "BTC-TCD", "BTC-BVCT")
CELLS = (
    "Chi bộ Văn phòng Ban",
    "Chi bộ Tổ chức - Cán bộ",
    "Chi bộ Tổ chức Đảng - Đảng viên",
    "Chi bộ Bảo vệ chính trị nội bộ",
)
_CIPHERED = 11
_FORMER = ("Lâm Đồng", "Bình Thuận", "Đắk Nông")
# Bodies that no figure counts: gone, of another kind, or not directly under the province.
_UNCOUNTED = (
    ("BTC-CS", "Phòng Chính sách cán bộ (mẫu)", "phòng", OFFICE_NAME, "", "2025-07-03/2025-12-31"),
    ("BTC-TCCB-C", "Phòng Tổ chức Cán bộ", "phòng", OFFICE_NAME, "", "2025-07-03/2025-09-30"),
    ("CB-LT", "Chi bộ lâm thời (mẫu)", "chi bộ trực thuộc", "Đảng bộ Ban Tổ chức Tỉnh ủy", "",
     "2025-07-03/2025-12-31"),
    ("CU-K", "Đảng ủy Khối các cơ quan tỉnh", "đảng ủy cấp tỉnh", "Tỉnh ủy Lâm Đồng", "x",
     "2020-10-01/2025-06-30"),
    ("CU-25036", "Đảng ủy xã Hoà Ninh", "đảng ủy xã", "Huyện ủy Di Linh", "",
     "2020-06-01/2025-06-30"),
    ("CU-25042", "Đảng ủy xã Hoà Bắc", "đảng ủy xã", "Huyện ủy Di Linh", "",
     "2020-06-01/2025-06-30"),
    ("CU-22924", "Đảng ủy phường Phú Thuỷ", "đảng ủy phường", "Thành ủy Phan Thiết", "x",
     "2020-06-01/2025-06-30"),
    ("CS-25036-01", "Chi bộ thôn 1, xã Hòa Ninh (mẫu)", "chi bộ", "Đảng ủy xã Hòa Ninh", "",
     "2025-07-01/"),
    ("CS-TU-CQD-01", "Đảng bộ Trường Chính trị tỉnh", "đảng bộ cơ sở",
     "Đảng ủy các cơ quan Đảng tỉnh", "", "2025-07-01/"),
    ("CS-TU-UBND-01", "Chi bộ cơ sở mẫu số 01", "chi bộ cơ sở",
     "Đảng ủy Ủy ban nhân dân tỉnh", "", "2025-07-01/"),
    ("DT-01", "Công đoàn Ban Tổ chức Tỉnh ủy", "đoàn thể", OFFICE_NAME, "", "2025-07-03/"),
)


def organisation_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return one row per organisation, the office's own bodies first."""
    return [
        _uncounted((OFFICE_CODE, OFFICE_NAME, "cơ quan", "Tỉnh ủy Lâm Đồng", "", "2025-07-03/")),
        *_rooms(quarters),
        *_cells(quarters),
        *_predecessors(quarters[0]["org.predecessors.listed"]),
        *_party_committees(quarters),
        *map(_uncounted, _UNCOUNTED),
    ]


def numbered(names: Sequence[str], model: str, index: int) -> str:
    """Return the real name with this index, or a model name beyond the real ones."""
    return names[index] if index < len(names) else f"{model} {index + 1:02d}"


def _spans(quarters: Sequence[Quarter], figure: str) -> list[tuple[date, date | None]]:
    """Return when each of the counted bodies is valid, so that every period has its number."""
    highest = max(quarter[figure] for quarter in quarters)
    return [
        validity(quarters, [index < quarter[figure] for quarter in quarters])
        for index in range(highest)
    ]


def _rooms(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the rooms of the office."""
    names = tuple(ROOMS.values())
    return [
        {
            "Mã tổ chức": numbered(_ROOM_CODES, "BTC-PM", index),
            "Tên": numbered(names, "Phòng mẫu", index),
            "Loại": "phòng",
            "Cấp trên": OFFICE_NAME,
            "Từ ngày": opened,
            "Đến ngày": closed,
        }
        for index, (opened, closed) in enumerate(_spans(quarters, "org.departments.total"))
    ]


def _cells(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the cells of the office's own Party organisation."""
    return [
        {
            "Mã tổ chức": f"CB-{index + 1:02d}",
            "Tên": numbered(CELLS, "Chi bộ mẫu", index),
            "Loại": "chi bộ trực thuộc",
            "Cấp trên": "Đảng bộ Ban Tổ chức Tỉnh ủy",
            "Từ ngày": opened,
            "Đến ngày": closed,
        }
        for index, (opened, closed) in enumerate(_spans(quarters, "own_party.cells"))
    ]


def _predecessors(count: int) -> list[Row]:
    """Return the former commissions that were merged into the office."""
    provinces = [numbered(_FORMER, "Tỉnh mẫu", index) for index in range(count)]
    return [
        {
            "Mã tổ chức": f"BTC-C{index:02d}",
            "Tên": f"Ban Tổ chức Tỉnh ủy {province} (trước sắp xếp)",
            "Loại": "cơ quan trước hợp nhất",
            "Cấp trên": f"Tỉnh ủy {province} (trước sắp xếp)",
            "Tỉnh cũ": province if province in _FORMER else None,
            "Từ ngày": date(2020, 10, 1),
            "Đến ngày": FOUNDED.replace(day=2),
        }
        for index, province in enumerate(provinces, start=1)
    ]


def _party_committees(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the committees directly under the province."""
    spans = _spans(quarters, "party_committees.total")
    return [
        _committee(committee, MERGED if opened == FOUNDED else opened, closed)
        for committee, (opened, closed) in zip(committees(), spans, strict=False)
    ]


def _committee(committee: Committee, opened: date, closed: date | None) -> Row:
    """Return the row of one committee; few communes have a cipher post of their own."""
    kind = committee.kind
    ciphered = not committee.unit or committee in _ciphered()
    return {
        "Mã tổ chức": committee.code,
        "Tên": committee.name,
        "Loại": kind if kind.startswith("đảng ủy") else f"đảng ủy {kind}",
        "Cấp trên": "Tỉnh ủy Lâm Đồng",
        "Tỉnh cũ": committee.former_province,
        "Trực thuộc Tỉnh ủy": "x",
        "Bố trí cơ yếu kiêm CNTT": "x" if ciphered else "",
        "Từ ngày": opened,
        "Đến ngày": closed,
    }


@cache
def _ciphered() -> tuple[Committee, ...]:
    """Return the communes whose cipher clerk looks after computers too."""
    return tuple(chosen_communes(Random("cipher"), (), _CIPHERED))


def _uncounted(entry: tuple[str, ...]) -> Row:
    """Return the row of a body that no figure counts."""
    code, name, kind, above, direct, span = entry
    opened, closed = span.split("/")
    return {
        "Mã tổ chức": code,
        "Tên": name,
        "Loại": kind,
        "Cấp trên": above,
        "Trực thuộc Tỉnh ủy": direct,
        "Từ ngày": date.fromisoformat(opened),
        "Đến ngày": date.fromisoformat(closed) if closed else None,
    }
