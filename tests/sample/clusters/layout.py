"""Headings, dropdowns and files of the books about the emulation clusters."""

from __future__ import annotations

from sample.layout import ROOMS, TICK, book

METHODS = RATIO, COUNTED, YES_NO, JUDGED = "tỷ lệ", "đếm", "có/không", "định tính"
ROUNDS = ("tự chấm", "cụm", "phòng", "hội đồng")
GROUPS = (
    "chương trình, kế hoạch", "vận hành bộ máy", "nhiệm vụ thường xuyên",
    "chuyển đổi số, xây dựng ngành", "điểm thưởng", "điểm trừ",
)
BONUS, DEDUCTION = GROUPS[-2:]

CLUSTERS = book(
    "Cụm thi đua",
    "Năm|Mã cụm|Tên cụm|Mã tổ chức|Loại đơn vị|Vai trò|Phòng theo dõi|Số người"
    "|Xếp trước khi bằng điểm",
    c5=(
        "ban tổ chức đảng ủy", "ban xây dựng Đảng đảng ủy",
        "phòng tổ chức - cán bộ Công an tỉnh", "phòng chính trị Bộ Chỉ huy Quân sự tỉnh",
    ),
    c6=("Cụm trưởng", "Cụm phó Thường trực", "Cụm phó", "Thành viên"),
    c7=tuple(ROOMS.values()),
)
REGISTRATIONS = book(
    "Đăng ký thi đua",
    "Mã|Năm|Mã tổ chức|Đối tượng|Danh hiệu đăng ký|Hình thức đăng ký|Điểm đăng ký|Ngày đăng ký"
    "|Ký giao ước",
    c4=("tập thể", "cá nhân"),
    c9=TICK,
)
CRITERIA = book(
    "Tiêu chí",
    "Năm|Mã|Nhóm|Nội dung|Cách tính|Điểm tối đa|Điểm mỗi lần|Lấy từ chỉ tiêu|Minh chứng",
    c3=GROUPS,
    c5=METHODS,
    c9=TICK,
)
SCORES = book(
    "Chấm điểm",
    "Năm|Kỳ|Mã tổ chức|Tiêu chí|Vòng|Tử số|Mẫu số|Điểm|Minh chứng|Ngày",
    c5=ROUNDS,
)
