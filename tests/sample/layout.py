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
ORGANISATION_KINDS = (
    "phòng", "chi bộ", "đảng bộ cơ sở", "chi bộ cơ sở", "chi bộ trực thuộc",
    "đảng ủy cấp tỉnh", "đảng ủy xã", "đảng ủy phường", "đảng ủy đặc khu", "đoàn thể",
    "cơ quan trước hợp nhất",
)
DOCUMENT_KINDS = (
    "Nghị quyết", "Quyết định", "Quy định", "Quy chế", "Chỉ thị", "Kết luận", "Thông báo",
    "Hướng dẫn", "Kế hoạch", "Báo cáo", "Công văn", "Nghị định",
)
THEMES = ("thành lập cơ quan", "thi đua, khen thưởng ngành", "yêu cầu báo cáo", "đề nghị sửa đổi")
SOURCES = ("chương trình công tác", "kết luận chỉ đạo", "thường xuyên", "phối hợp", "phát sinh")
TICK = ("x",)


@dataclass(frozen=True)
class Book:
    """One sheet of a room's workbook: its headings in order and the closed lists of its columns."""

    name: str
    headings: tuple[str, ...]
    choices: Mapping[str, tuple[str | int, ...]] = field(default_factory=dict)


def book(name: str, headings: str, **choices: tuple[str | int, ...]) -> Book:
    """Return a book; bars divide the headings, choices are keyed ``c`` and column number."""
    names = tuple(part.strip() for part in headings.split("|"))
    return Book(name, names, {names[int(key[1:]) - 1]: value for key, value in choices.items()})


ORGANISATIONS = book(
    "Tổ chức",
    "Mã tổ chức|Tên|Loại|Cấp trên|Tỉnh cũ|Trực thuộc Tỉnh ủy|Bố trí cơ yếu kiêm CNTT"
    "|Từ ngày|Đến ngày",
    c3=(*ORGANISATION_KINDS[:-1], "cơ quan", ORGANISATION_KINDS[-1]),
    c5=("Lâm Đồng", "Bình Thuận", "Đắk Nông"),
    c6=TICK,
    c7=TICK,
)
STAFF = book(
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
    c8=("cử nhân", "cao cấp", "trung cấp", "sơ cấp"),
    c9=TICK,
    c11=TICK,
    c12=TICK,
    c13=TICK,
)
DOCUMENTS = book(
    "Văn bản",
    "Số|Ký hiệu|Loại|Ngày văn bản|Cơ quan ban hành|Trích yếu|Vai trò|Nguồn giao|Lĩnh vực"
    "|Ngày thực hiện|Thực hiện văn bản|Chuyên đề|Điển hình|Cấp nhận",
    c3=(*DOCUMENT_KINDS, "Thông tư", "Luật"),
    c7=("ban hành", "tham mưu ban hành", "triển khai", "căn cứ", "viện dẫn", "góp ý"),
    c8=SOURCES,
    c9=AREAS,
    c12=(
        *THEMES, "chỉ đạo thi đua", "phát động thi đua", "căn cứ kế hoạch thi đua",
        "đổi mới sáng tạo, chuyển đổi số", "tiết kiệm, chống lãng phí",
        "khen thưởng của cơ quan", "trọng tâm thi đua",
    ),
    c13=TICK,
    c14=("Trung ương", "tỉnh", "tỉnh bạn", "cấp xã", "nội bộ"),
)
TASKS = book(
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
    c9=("trường hợp", "đơn vị hành chính", "tổ chức đảng", "văn bản"),
    c10=tuple(ROOMS.values()),
    c12=("kế hoạch", "đang làm", "đã trình", "đã ban hành", "hoàn thành", "trả lại"),
)
REPORTS = book(
    "Báo cáo Trung ương",
    "Mã|Lĩnh vực|Trích yếu|Số lượng|Căn cứ|Ngày gửi|Cơ quan nhận",
    c2=(
        "tổ chức - cán bộ", "tổ chức đảng - đảng viên", "bảo vệ chính trị nội bộ",
        "đào tạo, bồi dưỡng", "chính sách cán bộ", "thi đua, khen thưởng",
    ),
)
INSPECTIONS = book(
    "Kiểm tra, giám sát",
    "Mã|Hình thức|Điều|Chủ trì|Mã tổ chức|Đối tượng|Loại đối tượng|Nội dung|Số quyết định"
    "|Ngày quyết định|Ngày báo cáo kết quả|Kỳ kế hoạch|Đến mức kỷ luật",
    c2=("kiểm tra", "giám sát", "giám sát chuyên đề"),
    c3=(30, 32),
    c4=("BTVTU", "Ban"),
    c7=("ban thường vụ", "bí thư", "ban xây dựng đảng", "chi bộ", "tổ chức đảng", "đảng viên"),
    c13=TICK,
)
STANDARDS = book(
    "Tiêu chuẩn chính trị",
    "Mã hồ sơ|Mã tổ chức|Diện quản lý|Hình thức|Mục đích|Ngày",
    c3=("BTVTU", "cấp xã", "cơ sở"),
    c4=("kết luận", "thẩm định", "xin ý kiến Trung ương"),
    c5=("quy hoạch", "bổ nhiệm", "giới thiệu ứng cử", "kết nạp đảng", "đi nước ngoài"),
)
BADGES = book(
    "Huy hiệu Đảng",
    "Mã đảng viên|Mã tổ chức|Mốc năm|Đợt|Tặng sớm|Ngày|Văn bản",
    c3=(30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95),
    c5=TICK,
)
HEALTH = book(
    "Kiểm tra sức khỏe",
    "Mã cán bộ|Diện|Tình trạng|Đợt|Ngày mở đợt|Đã khám|Ngày khám",
    c2=("Bộ Chính trị và Ban Bí thư quản lý", "đối tượng 1"),
    c3=("đương chức", "nguyên chức"),
    c6=TICK,
)
PETITIONS = book(
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
PERSONNEL = book(
    "Công tác cán bộ",
    "Mã|Việc|Tổ chức|Mã tổ chức|Chức danh|Số người|Nguồn yêu cầu|Ngày|Văn bản",
    c2=(
        "điều động", "bổ nhiệm", "chỉ định", "phân công", "giới thiệu nhân sự",
        "chuẩn y ủy ban kiểm tra", "kiện toàn ban chấp hành", "thôi ban chấp hành",
        "thôi ban thường vụ", "tiếp nhận công chức", "nhận xét",
    ),
    c3=(
        "Ban Chấp hành Tổng Liên đoàn Lao động Việt Nam",
        "Ban Thường vụ, Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Ban Chấp hành Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
        "Hội Liên hiệp Thanh niên Việt Nam tỉnh",
        "Hội Nhà báo tỉnh",
    ),
)
ASSESSMENTS = book(
    "Đánh giá, xếp loại",
    "Mã cán bộ|Nhóm|Loại|Kỳ đánh giá|Mức|Ngày|Văn bản",
    c3=("xếp loại quý", "nhận xét 03 năm", "xếp loại năm"),
    c5=(
        "hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ", "hoàn thành nhiệm vụ",
        "không hoàn thành nhiệm vụ",
    ),
)
TRAINING = book(
    "Đào tạo, bồi dưỡng",
    "Mã|Chương trình|Loại|Hệ|Chiều|Năm|Số lớp|Số người|Mã tổ chức|Ngày",
    c3=(
        "cao cấp lý luận chính trị", "trung cấp lý luận chính trị", "quốc phòng, an ninh",
        "ngắn hạn ở nước ngoài", "đối ngoại", "ngoại ngữ", "chuyên môn, nghiệp vụ", "cơ yếu",
    ),
    c4=("tập trung", "không tập trung"),
    c5=("tổ chức", "cử đi", "đăng ký"),
)
POLICIES = book(
    "Chính sách cán bộ",
    "Mã|Chế độ|Thẩm quyền|Căn cứ|Mã cán bộ|Số tiền|Ngày|Văn bản",
    c2=(
        "nghỉ hưu", "nghỉ hưởng bảo hiểm xã hội", "thôi việc", "tinh giản biên chế",
        "thăm hỏi ốm đau", "trợ cấp khó khăn", "trợ cấp bệnh hiểm nghèo",
    ),
    c3=("BTVTU", "TTTU", "Ban"),
)
AWARDS = book(
    "Khen thưởng",
    "Mã|Phạm vi|Đối tượng|Loại|Tên|Hạng|Hình thức|Lý do|Khâu|Số người|Đơn vị|Số quyết định"
    "|Ngày quyết định|Ngày|Đợt thi đua|Mã tổ chức|Kênh đề xuất|Thành tích",
    c2=("tham mưu cho tỉnh", "của cơ quan", "của ngành"),
    c3=("tập thể", "cá nhân", "tổ chức đảng", "đảng viên"),
    c4=("danh hiệu thi đua", "hình thức khen thưởng"),
    c5=(
        "Huân chương Độc lập", "Huân chương Bảo vệ Tổ quốc", "Huân chương Lao động",
        "Bằng khen của Thủ tướng Chính phủ", "Nhà giáo nhân dân", "Chiến sĩ thi đua toàn quốc",
        "Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cơ sở",
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        "Giấy khen của Trưởng Ban Tổ chức Tỉnh ủy", "Giấy khen", "Tập thể lao động xuất sắc",
    ),
    c6=("Nhất", "Nhì", "Ba"),
    c7=("tặng", "truy tặng"),
    c8=("quá trình cống hiến", "công trạng", "chuyên đề", "đột xuất"),
    c9=("cho ý kiến", "hiệp y", "cho chủ trương", "đề nghị", "đã tặng", "không duyệt"),
    c15=(
        "bầu cử đại biểu Quốc hội, Hội đồng nhân dân",
        "danh hiệu tập thể lao động xuất sắc năm trước", "đăng ký mẫu con dấu mới",
        "sơ kết chính quyền địa phương 02 cấp", "công tác nhiều năm", "thi đua ngành",
    ),
    c17=("đơn vị thành viên", "cụm thi đua", "phòng theo dõi"),
)
JOURNEYS = book(
    "Đi nước ngoài",
    "Mã|Mã cán bộ|Mã tổ chức|Nước|Hình thức|Mục đích|Ngày|Văn bản",
    c5=("cử", "cho phép"),
    c6=("công tác", "việc riêng", "tham gia đoàn"),
)
TARGETS = book(
    "Chỉ tiêu",
    "Mã|Nội dung|Mã tổ chức|Năm|Đơn vị tính|Toán tử|Giá trị|Văn bản giao"
    "|Thực hiện từ chỉ tiêu",
    c1=(
        "kết nạp đảng viên", "cán bộ, công chức hoàn thành kế hoạch", "phòng hoàn thành kế hoạch",
        "mô hình ứng dụng công nghệ thông tin", "khâu công tác điển hình tiên tiến",
    ),
    c6=("=", ">="),
)
EVENTS = book(
    "Sự kiện",
    "Mã|Tên|Ngày gốc|Năm kỷ niệm",
    c1=(
        "ngày truyền thống Ngành Tổ chức xây dựng Đảng",
        "vận hành chính quyền địa phương 02 cấp", "khác",
    ),
)
SOCIAL = book(
    "An sinh",
    "Mã|Ngày|Hoạt động|Kết quả|Số lượng|Số tiền|Đơn vị thực hiện|Phong trào|Nhóm hoạt động",
    c4=("tiền", "suất quà", "đơn vị máu", "cây xanh"),
    c9=("lập quỹ hỗ trợ cán bộ, công chức", "tặng quà thiếu nhi", "khác"),
)
