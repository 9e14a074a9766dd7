"""Headings, dropdowns and widths of the books that an office keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Row = dict[str, object]

ROOMS = {
    "vp": "Văn phòng Ban",
    "tccb": "Phòng Tổ chức - Cán bộ",
    "tcd": "Phòng Tổ chức Đảng - Đảng viên",
    "bvct": "Phòng Bảo vệ chính trị nội bộ",
}
FILES = {
    "vp": "van-phong.xlsx",
    "tccb": "to-chuc-can-bo.xlsx",
    "tcd": "to-chuc-dang-dang-vien.xlsx",
    "bvct": "bao-ve-chinh-tri-noi-bo.xlsx",
}
AREAS = (
    "kiểm tra, giám sát",
    "tổ chức - cán bộ",
    "tổ chức đảng - đảng viên",
    "bảo vệ chính trị nội bộ",
    "đào tạo, bồi dưỡng",
    "chuyển đổi số",
    "chính sách cán bộ",
    "thi đua, khen thưởng",
    "văn phòng",
)
SOURCES = ("chương trình công tác", "kết luận chỉ đạo", "thường xuyên", "phối hợp", "phát sinh")
TICK = ("x",)


@dataclass(frozen=True)
class Book:
    """One sheet of a room's workbook: its headings in order and the closed lists of its columns."""

    name: str
    headings: tuple[str, ...]
    choices: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)


def _book(name: str, headings: str, **choices: tuple[str | int, ...]) -> Book:
    """Return a book; bars divide the headings, choices are keyed ``c`` and column number."""
    names = tuple(part.strip() for part in headings.split("|"))
    return Book(name, names, {names[int(key[1:]) - 1]: value for key, value in choices.items()})


ORGANISATIONS = _book(
    "Tổ chức",
    "Mã tổ chức|Tên|Loại|Cấp trên|Tỉnh cũ|Trực thuộc Tỉnh ủy|Bố trí cơ yếu kiêm CNTT"
    "|Từ ngày|Đến ngày",
    c3=(
        "phòng", "chi bộ", "đảng bộ cơ sở", "chi bộ cơ sở", "chi bộ trực thuộc",
        "đảng ủy cấp tỉnh", "đảng ủy xã", "đảng ủy phường", "đảng ủy đặc khu", "đoàn thể",
        "cơ quan trước hợp nhất",
    ),
    c6=TICK,
    c7=TICK,
)
STAFF = _book(
    "Nhân sự",
    "Mã cán bộ|Phòng|Chức vụ|Nhóm|Giới tính|Dân tộc|Trình độ chuyên môn|Lý luận chính trị"
    "|Đảng viên|Chi bộ|Lãnh đạo quản lý|Chữ ký số|Xử lý văn bản trên mạng|Từ ngày|Đến ngày",
    c2=("Lãnh đạo Ban", *ROOMS.values()),
    c3=(
        "Trưởng ban", "Phó trưởng ban", "Trưởng phòng", "Phó trưởng phòng", "Chuyên viên",
        "Nhân viên",
    ),
    c4=("công chức", "người lao động"),
    c5=("nam", "nữ"),
    c6=("Kinh", "Cơ-ho", "Mạ", "Chăm", "M'nông", "Ê-đê", "Chu-ru", "Tày", "Nùng"),
    c7=("tiến sĩ", "thạc sĩ", "đại học", "cao đẳng", "trung cấp"),
    c8=("cao cấp", "trung cấp", "sơ cấp"),
    c9=TICK,
    c11=TICK,
    c12=TICK,
    c13=TICK,
)
DOCUMENTS = _book(
    "Văn bản",
    "Số|Ký hiệu|Loại|Ngày văn bản|Cơ quan ban hành|Trích yếu|Vai trò|Nguồn giao|Lĩnh vực"
    "|Ngày thực hiện|Thực hiện văn bản|Chuyên đề|Điển hình|Cấp nhận",
    c3=(
        "Nghị quyết", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Thông báo",
        "Hướng dẫn", "Kế hoạch", "Báo cáo", "Công văn", "Nghị định",
    ),
    c7=("ban hành", "tham mưu ban hành", "triển khai", "căn cứ", "viện dẫn", "góp ý"),
    c8=SOURCES,
    c9=AREAS,
    c12=("thành lập cơ quan", "thi đua, khen thưởng ngành"),
    c13=TICK,
    c14=("Trung ương", "tỉnh", "tỉnh bạn", "cấp xã", "nội bộ"),
)
TASKS = _book(
    "Nhiệm vụ",
    "Mã|Nội dung|Nguồn giao|Lĩnh vực|Loại|Cấp trình|Sản phẩm|Số lượng|Đơn vị tính"
    "|Phòng chủ trì|Thời hạn|Trạng thái|Ngày thực hiện|Kỳ kế hoạch",
    c3=SOURCES,
    c4=AREAS,
    c5=(
        "kế hoạch", "đề án", "dự thảo nghị quyết", "quyết định", "thẩm định", "báo cáo",
        "nghiệp vụ", "tập huấn", "triển khai đơn vị", "chuyển giao tổ chức đảng", "phối hợp",
    ),
    c6=("TTTU", "BTVTU", "TU"),
    c10=tuple(ROOMS.values()),
    c12=("kế hoạch", "đang làm", "đã trình", "đã ban hành", "hoàn thành", "trả lại"),
)
INSPECTIONS = _book(
    "Kiểm tra, giám sát",
    "Mã|Hình thức|Điều|Chủ trì|Mã tổ chức|Đối tượng|Loại đối tượng|Nội dung|Số quyết định"
    "|Ngày quyết định|Ngày báo cáo kết quả|Kỳ kế hoạch|Đến mức kỷ luật",
    c2=("kiểm tra", "giám sát", "giám sát chuyên đề"),
    c3=(30, 32),
    c4=("BTVTU", "Ban"),
    c7=("ban thường vụ", "bí thư", "ban xây dựng đảng", "chi bộ", "tổ chức đảng", "đảng viên"),
    c13=TICK,
)
STANDARDS = _book(
    "Tiêu chuẩn chính trị",
    "Mã hồ sơ|Mã tổ chức|Diện quản lý|Hình thức|Mục đích|Ngày",
    c3=("BTVTU", "cấp xã", "cơ sở"),
    c4=("kết luận", "thẩm định", "xin ý kiến Trung ương"),
    c5=("quy hoạch", "bổ nhiệm", "giới thiệu ứng cử", "kết nạp đảng", "đi nước ngoài"),
)
BADGES = _book(
    "Huy hiệu Đảng",
    "Mã đảng viên|Mã tổ chức|Mốc năm|Đợt|Tặng sớm|Ngày|Văn bản",
    c5=TICK,
)
HEALTH = _book(
    "Kiểm tra sức khỏe",
    "Mã cán bộ|Diện|Tình trạng|Đợt|Ngày mở đợt|Đã khám|Ngày khám",
    c2=("Bộ Chính trị và Ban Bí thư quản lý", "đối tượng 1"),
    c3=("đương chức", "nguyên chức"),
    c6=TICK,
)
PETITIONS = _book(
    "Đơn thư",
    "Mã đơn|Ngày nhận|Loại|Có ký tên|Phân loại|Kỳ trước chuyển sang|Kết quả|Ngày xử lý"
    "|Phức tạp kéo dài",
    c3=("kiến nghị", "phản ánh", "khiếu nại", "tố cáo"),
    c4=TICK,
    c5=("thuộc thẩm quyền", "không thuộc thẩm quyền", "không đủ điều kiện"),
    c6=TICK,
    c7=("lưu", "chuyển", "trả lại", "giải quyết", "đang xử lý"),
    c9=TICK,
)
