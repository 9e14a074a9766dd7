"""What is wrong in the registers of an office that manages members, and where it must be found.

Drawn as in ``wrong``.
"""

from __future__ import annotations

from core.wrong import Cases

ROWS: Cases = {
    "K-300": (
        {"Đảng viên": "Mã đảng viên | Từ ngày | Đến ngày\nV1 | 01/01/2020 |\nV1 | 01/03/2026 |\n"
         "V2 | 01/01/2020 | 28/02/2026\nV2 | 01/03/2026 |"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-301": ({"Biến động đảng viên": "Mã\nB1\nB1"}, "B5 B6"),
    "K-302": (
        {"Biến động đảng viên": "Mã | Mã đảng viên | Loại | Ngày\n"
         "B1 | V1 | chuyển đi | 01/04/2026\nB2 | V1 | chuyển đi | 01/04/2026\n"
         "B3 | V1 | chuyển đến | 01/04/2026"},
        "C5,D5,E5 C6,D6,E6",
    ),
    "K-303": ({"Kỷ luật": "Mã\nK1\nK1"}, "B5 B6"),
    "K-304": (
        {"Sự kiện": "Mã | Năm kỷ niệm\nthành lập Đảng | 2026\nthành lập Đảng | 2026\n"
         "khác | 2026\nkhác | 2026"},
        "B5,C5 B6,C6",
    ),
    "K-305": ({"An sinh": "Mã\nA1\nA1"}, "B5 B6"),
    "K-310": ({"Đảng viên": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-311": ({"Biến động đảng viên": "Mã đảng viên\nV2", "Đảng viên": "Mã đảng viên\nV1"}, "B5"),
    "K-312": ({"Huy hiệu Đảng": "Mã đảng viên\nV2", "Đảng viên": "Mã đảng viên\nV1"}, "B5"),
    "K-320": (
        {"Đảng viên": "Ngày kết nạp | Từ ngày | Đến ngày\n01/04/1916 | 01/04/1926 | 01/04/2062"},
        "B5 C5 D5",
    ),
    "K-321": ({"Đảng viên": "Ngày kiểm tra thẻ\n01/04/2062\n01/04/2025"}, "B5"),
    "K-322": ({"Biến động đảng viên": "Ngày\n01/04/2016\n01/04/2026"}, "B5"),
    "K-323": ({"Kỷ luật": "Ngày\n01/04/2016\n01/04/2026"}, "B5"),
    "K-324": ({"An sinh": "Ngày\n01/04/2016\n01/04/2026"}, "B5"),
    "K-325": ({"Sự kiện": "Ngày gốc\n01/04/2062\n03/02/1930"}, "B5"),
    "K-326": ({"Sự kiện": "Năm kỷ niệm\n2012\n2025\n2026\n2027\n2062"}, "B5 B9"),
    "K-330": ({"Đảng viên": "Từ ngày | Đến ngày\n01/03/2026 | 28/02/2026"}, "B5,C5"),
    "K-331": (
        {"Đảng viên": "Ngày kết nạp | Từ ngày\n02/03/2026 | 01/03/2026\n01/03/2026 | 01/03/2026"},
        "B5,C5",
    ),
    "K-340": (
        {"An sinh": "Ngày | Kết quả | Số tiền\n01/04/2026 | tiền |\n01/04/2026 | cây xanh |"},
        "D5",
    ),
    "K-341": (
        {"An sinh": "Ngày | Kết quả | Số lượng\n01/04/2026 | tiền |\n01/04/2026 | cây xanh |"},
        "D6",
    ),
    "K-342": (
        {"Kiểm tra, giám sát": "Chủ trì | Điều | Ngày báo cáo kết quả\ncấp ủy | | 01/04/2026\n"
         "cấp ủy | |\nBan | | 01/04/2026\nủy ban kiểm tra | 32 | 01/04/2026"},
        "C5",
    ),
    "K-343": (
        {"An sinh": "Ngày | Kết quả | Số tiền\n01/04/2026 | suất quà |\n01/04/2026 | cây xanh |"},
        "D5",
    ),
    "K-358": (
        {"Biến động đảng viên": "Mã | Mã đảng viên | Loại | Ngày\n"
         "B1 | V1 | chuyển đi | 01/05/2026\nB2 | V1 | chuyển đi | 02/05/2026\n"
         "B3 | V3 | kết nạp | 01/05/2026\nB4 | V4 | chuyển chính thức | 01/05/2026",
         "Đảng viên": "Mã đảng viên | Từ ngày | Đến ngày\nV1 | 01/01/2020 | 30/04/2026\n"
         "V2 | 01/01/2020 | 30/04/2026\nV3 | 01/05/2026 |\nV4 | 01/01/2020 |"},
        "C5,D5,E5 C6,D6,E6 B6,D6",
    ),
}  # fmt: skip

FIGURES = {
    "K-350": "members.opening + flow.increase = members.total + flow.decrease",
    "K-351": "members.persons = members.total",
    "K-352": "members.official + members.probationary = members.total",
    "K-353": "members.female <= members.total",
    "K-354": "members.ethnic <= members.total",
    "K-355": "members.religious <= members.total",
    "K-356": "members.llct_high + members.llct_mid <= members.total",
    "K-357": "cards.checked <= members.total",
    "K-360": "discipline.reprimand + discipline.warning + discipline.dismissal"
    " + discipline.expulsion = discipline.total",
    "K-361": "flow.expelled = discipline.expulsion",
    "K-362": "inspect.art30.violations + inspect.art32.violations"
    " <= discipline.total + discipline.orgs",
}
