"""What the office itself does for emulation: movements, charity, awards, targets, training."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from sample.layout import ROOMS, Row
from sample.organisations import OFFICE_CODE, OFFICE_NAME
from sample.quarters import read_yaml

_HERE = Path(__file__).parent
_LEVELS = {  # short for who launched a movement, and its name
    "Thủ tướng": ("TTg", "Thủ tướng Chính phủ"),
    "tỉnh": ("T", "Ủy ban nhân dân tỉnh"),
    "khối": ("K", "Khối thi đua số 01"),
    "cụm": ("C", "Cụm thi đua số 4"),
    "ngành": ("N", "Ban Tổ chức Tỉnh ủy"),
    "cơ quan": ("CQ", "Ban Tổ chức Tỉnh ủy"),
}
_POOR = "PT-TTg-02"  # the movement for the poor
_ELECTION = "bầu cử đại biểu Quốc hội, Hội đồng nhân dân"
_EXCELLENT = "danh hiệu tập thể lao động xuất sắc năm trước"
_FOR_ELECTION = (
    "có thành tích xuất sắc trong đợt thi đua cao điểm tổ chức bầu cử đại biểu Quốc hội khóa XVI và "
    "đại biểu Hội đồng nhân dân các cấp nhiệm kỳ 2026 - 2031"
)
_FOR_SEALS = (
    "có thành tích xuất sắc trong đợt cao điểm tổ chức đăng ký mẫu con dấu mới cho cơ quan, tổ chức, "
    "doanh nghiệp, đơn vị, địa phương trên địa bàn tỉnh Lâm Đồng"
)
_FOR_TIERS = (
    "có thành tích xuất sắc trong sơ kết {two_tier_model.years} năm hoạt động của chính quyền địa "
    "phương 02 cấp"
)
_CERTIFICATE = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
_OWN: Row = {"Phạm vi": "của cơ quan", "Loại": "hình thức khen thưởng", "Hình thức": "tặng"}
_GIVEN: Row = {**_OWN, "Tên": _CERTIFICATE, "Khâu": "đã tặng"}
_PROPOSED: Row = {
    **_OWN, "Đối tượng": "cá nhân", "Lý do": "công trạng", "Khâu": "đề nghị", "Số người": 1,
}
_ORGANISED: Row = {**_GIVEN, "Đối tượng": "tập thể", "Lý do": "chuyên đề"}
_PERSONS: Row = {**_GIVEN, "Đối tượng": "cá nhân"}
# By the decision under which they were given; which award stands in which of the three decisions
# the report does not say.
_DECISIONS: Mapping[tuple[str, date], tuple[Row, ...]] = {
    ("1060/QĐ-UBND", date(2026, 3, 26)): (
        {
            **_GIVEN, "Đối tượng": "tập thể", "Loại": "danh hiệu thi đua",
            "Tên": "Tập thể lao động xuất sắc", "Lý do": "công trạng",
            "Đơn vị": ROOMS["tccb"], "Đợt thi đua": _EXCELLENT, "Thành tích": "năm 2025",
        },
        {
            **_GIVEN, "Đối tượng": "tập thể", "Lý do": "công trạng",
            "Đơn vị": ROOMS["tccb"], "Đợt thi đua": _EXCELLENT,
            "Thành tích": "đạt danh hiệu Tập thể lao động xuất sắc năm 2025",
        },
        {
            **_PERSONS, "Lý do": "công trạng", "Số người": 8, "Đơn vị": OFFICE_NAME,
            "Đợt thi đua": "công tác nhiều năm",
            "Thành tích": "có thành tích xuất sắc trong công tác từ năm 2024 đến năm 2025",
        },
    ),
    ("1082/QĐ-UBND", date(2026, 3, 30)): (
        {
            **_ORGANISED, "Đơn vị": ROOMS["tcd"], "Đợt thi đua": "đăng ký mẫu con dấu mới",
            "Thành tích": _FOR_SEALS,
        },
    ),
    ("729/QĐ-UBND", date(2026, 6, 5)): (
        {
            **_ORGANISED, "Đơn vị": OFFICE_NAME, "Đợt thi đua": _ELECTION,
            "Thành tích": _FOR_ELECTION,
        },
        {
            **_PERSONS, "Lý do": "chuyên đề", "Số người": 2, "Đơn vị": OFFICE_NAME,
            "Đợt thi đua": _ELECTION, "Thành tích": _FOR_ELECTION,
        },
    ),
}
_PROPOSALS: tuple[Row, ...] = (
    {"Tên": "Huân chương Lao động", "Hạng": "Nhì"},
    {"Tên": "Bằng khen của Thủ tướng Chính phủ"},
    {
        "Tên": _CERTIFICATE, "Lý do": "chuyên đề",
        "Đợt thi đua": "sơ kết chính quyền địa phương 02 cấp", "Thành tích": _FOR_TIERS,
    },
)
_PROPOSED_ON = date(2026, 6, 22)
# Awards of the half-year that no figure counts: refused, or proposed on the day after it.
_OTHER_AWARDS: tuple[Row, ...] = (
    {**_PROPOSED, "Tên": _CERTIFICATE, "Khâu": "không duyệt", "Ngày": _PROPOSED_ON},
    {**_PROPOSED, "Tên": _CERTIFICATE, "Ngày": date(2026, 7, 1)},
)
_TARGETS: Mapping[str, tuple[str, str, str, int]] = {
    "cán bộ, công chức hoàn thành kế hoạch": (
        "Cán bộ, công chức hoàn thành nội dung chương trình, kế hoạch công tác", "%", "=", 100,
    ),
    "phòng hoàn thành kế hoạch": (
        "Phòng chuyên môn hoàn thành nội dung chương trình, kế hoạch công tác", "%", "=", 100,
    ),
    "mô hình ứng dụng công nghệ thông tin": (
        "Mô hình ứng dụng công nghệ thông tin trong quản lý, điều hành", "mô hình", ">=", 1,
    ),
    "khâu công tác điển hình tiên tiến": (
        "Khâu của công tác điển hình tiên tiến: phát hiện, bồi dưỡng, tổng kết, nhân rộng",
        "khâu", "=", 4,
    ),
}
_CIPHER: Row = {
    "Chương trình": "bồi dưỡng chuyên môn, nghiệp vụ cơ yếu", "Loại": "cơ yếu", "Chiều": "cử đi",
}
_INTAKES = {date(2026, 2, 24): 12, date(2026, 4, 20): 11, date(2026, 6, 30): 9}


def movement_rows() -> list[Row]:
    """Return the movements by who launched them, in the order of the report."""
    return [
        {
            "Mã": f"PT-{_LEVELS[level][0]}-{number:02d}",
            "Tên": entry["name"],
            "Cấp phát động": level,
            "Cơ quan phát động": _LEVELS[level][1],
            "Chủ đề": entry.get("theme", "khác"),
            "Giai đoạn": entry.get("span"),
            "Văn bản": entry.get("by"),
            "Thứ tự": number,
        }
        for level, entries in read_yaml("movements.yml", _HERE).items()
        for number, entry in enumerate(entries, start=1)
    ]


def event_rows() -> list[Row]:
    """Return the days that plan and report remember, one of them in the year before as well."""
    sector = ("ngày truyền thống Ngành Tổ chức xây dựng Đảng", date(1930, 10, 14))
    tiers = ("vận hành chính quyền địa phương 02 cấp", date(2025, 7, 1))
    named = {
        sector: "Ngày truyền thống Ngành Tổ chức xây dựng Đảng",
        tiers: "vận hành mô hình chính quyền địa phương 02 cấp",
    }
    return [
        {"Mã": event[0], "Tên": named[event], "Ngày gốc": event[1], "Năm kỷ niệm": year}
        for event, year in ((sector, 2025), (sector, 2026), (tiers, 2026))
    ]


def social_rows() -> list[Row]:
    """Return what the staff gave in money, some of it outside the half-year."""
    fund = {
        "Hoạt động": "ủng hộ lập quỹ hỗ trợ cán bộ, công chức có hoàn cảnh khó khăn",
        "Nhóm hoạt động": "lập quỹ hỗ trợ cán bộ, công chức",
    }
    gifts = {"Hoạt động": "tặng quà thiếu nhi ngày 1/6", "Nhóm hoạt động": "tặng quà thiếu nhi"}
    given = (
        (date(2025, 12, 31), 4_200_000, fund),
        (date(2026, 3, 12), 9_800_000, fund),
        (date(2026, 6, 1), 18_500_000, gifts),
        (date(2026, 7, 1), 1_500_000, fund),
    )
    return [
        {
            "Mã": f"AS-{number:02d}", "Ngày": day, "Kết quả": "tiền", "Số tiền": amount,
            "Đơn vị thực hiện": OFFICE_NAME, "Phong trào": _POOR, **activity,
        }
        for number, (day, amount, activity) in enumerate(given, start=1)
    ]


def own_award_rows() -> list[Row]:
    """Return the awards of the office and its staff: given ones with their decision."""
    given = [
        {**row, "Số quyết định": number, "Ngày quyết định": day, "Ngày": day}
        for (number, day), rows in _DECISIONS.items()
        for row in rows
    ]
    proposed = [{**_PROPOSED, "Ngày": _PROPOSED_ON, **row} for row in _PROPOSALS]
    rows = [*given, *proposed, *_OTHER_AWARDS]
    shared = {"Đơn vị": OFFICE_NAME}
    return [
        {"Mã": f"KT-CQ-{number:02d}", **shared, **row} for number, row in enumerate(rows, start=1)
    ]


def own_target_rows() -> list[Row]:
    """Return what the office has set itself for the year."""
    return [
        {
            "Mã": code, "Nội dung": content, "Mã tổ chức": OFFICE_CODE, "Năm": 2026,
            "Đơn vị tính": unit, "Toán tử": sign, "Giá trị": value,
            "Văn bản giao": "Kế hoạch số 22-KH/BTCTU, ngày 01/6/2026",
        }
        for code, (content, unit, sign, value) in _TARGETS.items()
    ]


def cipher_rows() -> list[Row]:
    """Return those sent to learn the work of ciphers, and some whom no figure counts."""
    rows = [{**_CIPHER, "Số người": size, "Ngày": day} for day, size in _INTAKES.items()]
    rows += [
        {**_CIPHER, "Chiều": "đăng ký", "Số người": 5, "Ngày": date(2026, 6, 30)},
        {**_CIPHER, "Số người": 3, "Ngày": date(2026, 7, 1)},
    ]
    return [
        {"Mã": f"DT-CY-{number:02d}", "Năm": 2026, **row} for number, row in enumerate(rows, start=1)
    ]
