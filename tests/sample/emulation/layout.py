"""Books about emulation and digital work that the office keeps beside those of its quarters."""

from __future__ import annotations

from sample.layout import TICK, book

MOVEMENTS = book(
    "Phong trào",
    "Mã|Tên|Cấp phát động|Cơ quan phát động|Chủ đề|Giai đoạn|Văn bản|Thứ tự",
    c3=("Thủ tướng", "tỉnh", "khối", "cụm", "ngành", "cơ quan"),
    c5=(
        "nông thôn mới", "vì người nghèo", "văn hóa công sở", "đổi mới sáng tạo, chuyển đổi số",
        "kết cấu hạ tầng, tiết kiệm", "học tập suốt đời", "khác",
    ),
)
APPLICATIONS = book(
    "Ứng dụng số",
    "Mã|Loại|Tên|Phiên bản|Thuộc lộ trình|Ngày tiếp nhận|Trạng thái|Hiệu quả",
    c2=("phần mềm", "thủ tục hành chính của Đảng", "mô hình"),
    c5=TICK,
    c7=("tiếp nhận", "đang khai thác", "chưa"),
    c8=TICK,
)
TASKFORCES = book(
    "Tổ công tác",
    "Mã tổ|Tên tổ|Mã cán bộ|Vai trò|Văn bản|Từ ngày|Đến ngày",
    c1=("T57",),
    c4=("Tổ trưởng", "Tổ phó", "Thành viên"),
)
RETIRED = "qua các thời kỳ, đã nghỉ hưu"
STANDING = "diện Ban Thường vụ Tỉnh ủy quản lý, đương nhiệm"
ACCESS, NEW = "Microsoft Access", "phần mềm mới"
DONE, DOING, NOT_YET = "đã số hóa", "đang cập nhật", "chưa"
RECORDS = book(
    "Số hóa hồ sơ",
    "Mã hồ sơ|Mã tổ chức|Nhóm|Nền tảng|Trạng thái|Số lượng|Ngày hoàn thành",
    c3=(RETIRED, STANDING),
    c4=(ACCESS, NEW),
    c5=(DONE, DOING, NOT_YET),
)
