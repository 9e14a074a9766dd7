"""Books that the Party committee of the provincial agencies keeps, and who keeps which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sample import layout
from sample.layout import Book, book

OFFICE = "Đảng ủy Khối"
PARTY = "Đảng bộ Khối các cơ quan tỉnh"
YOUTH = "Đoàn Khối các cơ quan tỉnh"
UNITS = ("Văn phòng Đảng ủy Khối", "Ban Tổ chức", "Ban Tuyên giáo - Dân vận", "Ủy ban Kiểm tra")
POLITICAL, IDEOLOGY, MOBILISATION = "nhiệm vụ chính trị", "chính trị tư tưởng", "dân vận"
FOLLOWING, MASS = "học tập và làm theo Bác", "đoàn thể"
PARTY_ORG, CADRE, INSPECTION = "tổ chức đảng - đảng viên", "tổ chức - cán bộ", "kiểm tra, giám sát"
AREAS = (
    POLITICAL, IDEOLOGY, MOBILISATION, FOLLOWING, PARTY_ORG, CADRE, INSPECTION, MASS,
    "thi đua, khen thưởng", "văn phòng",
)


@dataclass(frozen=True)
class Room:
    """A room of the office: its name and the file of its workbook."""

    name: str
    file: str


ROOMS = {
    "vp": Room("Văn phòng Đảng ủy Khối", "van-phong.xlsx"),
    "tc": Room("Ban Tổ chức Đảng ủy Khối", "to-chuc.xlsx"),
    "kt": Room("Ủy ban Kiểm tra Đảng ủy Khối", "kiem-tra.xlsx"),
}


def _with(shared: Book, **lists: tuple[str | int, ...]) -> Book:
    """Return a book of both offices with other closed lists, keyed ``c`` and column number."""
    named = {shared.headings[int(key[1:]) - 1]: values for key, values in lists.items()}
    return replace(shared, choices={**shared.choices, **named})


def _first(shared: Book, count: int) -> Book:
    """Return a book of both offices with its first columns only."""
    headings = shared.headings[:count]
    kept = {name: shared.choices[name] for name in headings if name in shared.choices}
    return replace(shared, headings=headings, choices=kept)


DOCUMENTS = _with(
    layout.DOCUMENTS,
    c3=("Nghị quyết", "Chương trình", *layout.DOCUMENT_KINDS[1:]),
    c9=AREAS,
    c12=layout.THEMES,
)
TASKS = _with(
    layout.TASKS,
    c4=AREAS,
    c5=("chương trình", *layout.TASKS.choices["Loại"]),
    c10=UNITS,
)
AWARDS = _with(
    _first(layout.AWARDS, 14),
    c2=("tham mưu cho tỉnh", "của cơ quan"),
    c5=("Bằng khen của Ban Thường vụ Tỉnh ủy", "Giấy khen"),
    c8=(
        "trong sạch vững mạnh tiêu biểu", "hoàn thành xuất sắc nhiệm vụ nhiều năm liền",
        "công tác xây dựng Đảng", FOLLOWING, "chuyên đề", "đột xuất",
    ),
)
EVENTS = _with(
    layout.EVENTS,
    c1=(
        "thành lập Đảng", "ngày sinh Chủ tịch Hồ Chí Minh", "chiến thắng Điện Biên Phủ",
        "thành lập Đoàn", "thành lập đảng bộ", "sơ kết Chỉ thị 05", "khác",
    ),
)
MEMBERS = book(
    "Đảng viên",
    "Mã đảng viên|Mã tổ chức|Loại|Giới tính|Dân tộc|Tôn giáo|Lý luận chính trị|Ngày kết nạp"
    "|Ngày kiểm tra thẻ|Từ ngày|Đến ngày",
    c3=("chính thức", "dự bị"),
    c4=("nam", "nữ"),
    c5=("Kinh", "Cơ-ho", "Mạ", "Chu-ru", "Tày", "Nùng", "Hoa", "Mường"),
    c6=("Phật giáo", "Công giáo", "Tin Lành", "Cao Đài"),
    c7=("cử nhân", "cao cấp", "trung cấp", "sơ cấp"),
)
MOVEMENTS = book(
    "Biến động đảng viên",
    "Mã|Mã đảng viên|Loại|Ngày|Số quyết định",
    c3=(
        "kết nạp", "chuyển chính thức", "xóa tên", "khai trừ", "từ trần", "xin ra", "chuyển đi",
        "chuyển đến", "phục hồi",
    ),
)
PERSONNEL = _with(
    layout.PERSONNEL,
    c2=(
        "nhận xét theo yêu cầu của cấp trên", "nhận xét theo đề nghị của cơ sở",
        "chỉ định cấp ủy viên", "chỉ định bí thư", "chỉ định phó bí thư", "bổ nhiệm",
    ),
)
TRAINING = _with(
    layout.TRAINING,
    c3=(
        "đảng viên mới", "đối tượng kết nạp Đảng", "nghiệp vụ công tác đảng",
        "trung cấp lý luận chính trị",
    ),
)
INSPECTIONS = _with(layout.INSPECTIONS, c4=("cấp ủy", "ủy ban kiểm tra"))
DISCIPLINE = book(
    "Kỷ luật",
    "Mã|Đối tượng|Hình thức|Nội dung vi phạm|Nguồn phát hiện|Cơ quan thi hành|Ngày",
    c2=("tổ chức đảng", "đảng viên"),
    c3=("khiển trách", "cảnh cáo", "cách chức", "khai trừ", "giải tán"),
    c5=("chi bộ tự phát hiện", "cơ quan thông báo", "đơn thư"),
)
ORGANISATIONS = _with(layout.ORGANISATIONS, c3=layout.ORGANISATION_KINDS)
BADGES, PETITIONS, SOCIAL = layout.BADGES, layout.PETITIONS, _first(layout.SOCIAL, 8)
STANDARDS = _with(layout.STANDARDS, c5=("kết nạp Đảng", "công tác cán bộ"))

KEPT: Mapping[str, tuple[Book, ...]] = {
    "vp": (DOCUMENTS, TASKS, AWARDS, EVENTS, SOCIAL),
    "tc": (
        ORGANISATIONS, MEMBERS, MOVEMENTS, BADGES, PERSONNEL, STANDARDS, TRAINING,
    ),
    "kt": (INSPECTIONS, DISCIPLINE, PETITIONS),
}
"""The books of each room, in the order of its sheets."""
