"""What is wrong in the registers of emulation, digital work and clusters; drawn as in ``wrong``."""

from __future__ import annotations

from core.wrong import Cases

ROWS: Cases = {
    "K-400": ({"Phong trào": "Mã | Tên\nPT1 | A\nPT1 | B"}, "B5 B6"),
    "K-401": ({"Phong trào": "Mã | Tên\nPT1 | A\nPT2 | B\nPT3 | A"}, "C5 C7"),
    "K-402": ({"Số hóa hồ sơ": "Mã hồ sơ\nH1\nH1"}, "B5 B6"),
    "K-403": ({"Ứng dụng số": "Mã\nU1\nU1"}, "B5 B6"),
    "K-404": (
        {"Tổ công tác": "Mã tổ | Mã cán bộ | Từ ngày | Đến ngày\nT57 | C1 | 01/01/2026 |\n"
         "T57 | C1 | 01/03/2026 |\nT57 | C2 | 01/01/2025 | 28/02/2026\nT57 | C2 | 01/03/2026 |"},
        "B5,C5,D5,E5 B6,C6,D6,E6",
    ),
    "K-405": (
        {"Kế hoạch": "Mã kế hoạch | Mã\nthi đua ngành | M1\nthi đua ngành | M1\nthi đua cơ quan | M1"},
        "B5,C5 B6,C6",
    ),
    "K-406": (
        {"Cụm thi đua": "Năm | Mã cụm | Mã tổ chức\n2026 | A | T1\n2026 | B | T1\n2025 | B | T1"},
        "B5,D5 B6,D6",
    ),
    "K-407": ({"Đăng ký thi đua": "Mã\nK1\nK1"}, "B5 B6"),
    "K-408": (
        {"Đăng ký thi đua": "Mã | Năm | Mã tổ chức | Đối tượng\nK1 | 2026 | T1 | tập thể\n"
         "K2 | 2026 | T1 | tập thể\nK3 | 2026 | T1 | cá nhân\nK4 | 2025 | T1 | tập thể"},
        "C5,D5 C6,D6",
    ),
    "K-409": ({"Tiêu chí": "Năm | Mã\n2026 | A1\n2026 | A1\n2025 | A1"}, "B5,C5 B6,C6"),
    "K-410": (
        {"Chấm điểm": "Năm | Kỳ | Mã tổ chức | Tiêu chí | Vòng\n2026 | 2026H1 | T1 | A | cụm\n"
         "2026 | 2026H1 | T1 | A | cụm\n2026 | 2026H1 | T1 | A | phòng"},
        "B5,C5,D5,E5,F5 B6,C6,D6,E6,F6",
    ),
    "K-411": ({"Số hóa hồ sơ": "Mã tổ chức\nT2\n|", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-412": ({"Cụm thi đua": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-413": ({"An sinh": "Phong trào\nPT9\nPT1\n|", "Phong trào": "Mã\nPT1"}, "B5"),
    "K-414": (
        {"Phong trào": "Mã | Văn bản\nPT1 | Kế hoạch số 18-KH/BTCTU, ngày 14/5/2026\n"
         "PT2 | Quyết định số 923/QĐ-TTg, ngày 14/5/2025\nPT3 |\n"
         "PT4 | Kế hoạch số 18-KH/BTCTU, ngày 15/5/2026\n"
         "PT5 | Kế hoạch số 81-KH/BTCTU, ngày 14/5/2026",
         "Văn bản": "Số | Ký hiệu | Loại | Ngày văn bản\n18 | KH/BTCTU | Kế hoạch | 14/05/2026\n"
         "923 | QĐ-TTg | Quyết định | 14/05/2025"},
        "C8 C9",
    ),
    "K-416": ({"Khen thưởng": "Mã tổ chức\nT2\nT1", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-417": (
        {"Tổ công tác": "Mã cán bộ | Từ ngày | Đến ngày\nC1 | 01/01/2026 |\nC2 | 01/01/2026 |\n"
         "C2 | 01/01/2025 | 31/05/2026\nC2 | 01/07/2026 |\nC9 | 01/01/2026 |\n"
         "C3 | 01/01/2026 |",
         "Nhân sự": "Mã cán bộ | Từ ngày | Đến ngày\nC1 | 01/07/2025 | 31/05/2026\n"
         "C1 | 01/06/2026 |\nC2 | 01/07/2025 | 31/05/2026\nC3 | 01/07/2025 | 30/06/2026"},
        "B6 B9",
    ),
    "K-420": ({"Số hóa hồ sơ": "Ngày hoàn thành\n01/04/2062\n01/04/2017"}, "B5"),
    "K-421": ({"Ứng dụng số": "Ngày tiếp nhận\n01/04/2062\n01/04/2012"}, "B5"),
    "K-422": ({"Tổ công tác": "Từ ngày | Đến ngày\n01/04/1926 | 01/04/2062"}, "B5 C5"),
    "K-423": ({"Kế hoạch": "Thời hạn\n31/12/2062\n31/12/2026"}, "B5"),
    "K-424": ({"Đăng ký thi đua": "Ngày đăng ký\n15/03/2016\n15/03/2026"}, "B5"),
    "K-425": ({"Chấm điểm": "Ngày\n15/01/2062\n15/01/2027"}, "B5"),
    "K-426": ({"Cụm thi đua": "Năm\n2062\n2026"}, "B5"),
    "K-427": ({"Đăng ký thi đua": "Năm\n2062\n2026"}, "B5"),
    "K-428": ({"Tiêu chí": "Năm\n2062\n2026"}, "B5"),
    "K-429": ({"Chấm điểm": "Năm\n2062\n2026"}, "B5"),
    "K-432": ({"Chấm điểm": "Tử số | Mẫu số\n5 | 4\n4 | 4\n1 | 0"}, "B5,C5"),
    "K-433": (
        {"Số hóa hồ sơ": "Trạng thái | Ngày hoàn thành\nđã số hóa |\nđang cập nhật |\n"
         "đã số hóa | 01/04/2026"},
        "C5",
    ),
    "K-434": (
        {"Ứng dụng số": "Loại | Trạng thái | Ngày tiếp nhận\nphần mềm | tiếp nhận |\n"
         "phần mềm | chưa |\nmô hình | đang khai thác |"},
        "D5 D7",
    ),
    "K-430": (
        {"Số hóa hồ sơ": "Trạng thái | Ngày hoàn thành\nđang cập nhật | 01/04/2026\n"
         "đã số hóa | 01/04/2026\nchưa |"},
        "B5",
    ),
    "K-435": (
        {"Ứng dụng số": "Trạng thái | Hiệu quả\nchưa | x\nđang khai thác | x\nchưa |"}, "B5"
    ),
    "K-436": ({"Tổ công tác": "Từ ngày | Đến ngày\n01/03/2026 | 28/02/2026"}, "B5,C5"),
    "K-437": (
        {"Tổ công tác": "Mã tổ | Vai trò | Đến ngày\nT57 | Tổ trưởng |\nT57 | Tổ trưởng |\n"
         "T57 | Tổ trưởng | 28/02/2026\nT57 | Tổ phó |"},
        "B5 B6",
    ),
    "K-438": (
        {"Cụm thi đua": "Năm | Mã cụm | Vai trò\n2026 | A | Cụm trưởng\n2026 | A | Cụm trưởng\n"
         "2026 | A | Thành viên\n2026 | B | Cụm trưởng"},
        "B5,C5 B6,C6",
    ),
    "K-439": ({"Kế hoạch": "Mục | Chủ trì\nphân công |\nchủ đề |"}, "C5"),
    "K-440": (
        {"Khen thưởng": "Phạm vi | Lý do | Khâu | Số quyết định | Ngày quyết định\n"
         "của cơ quan | công trạng | đã tặng | |\ncủa cơ quan | công trạng | đề nghị | |\n"
         "tham mưu cho tỉnh | công trạng | đã tặng | |\ncủa ngành | chuyên đề | đã tặng | 1 |\n"
         "của cơ quan | học tập và làm theo Bác | đã tặng | |"},
        "E5 F5 F8",
    ),
    "K-431": (
        {"Khen thưởng": "Phạm vi | Lý do | Khâu | Số quyết định | Ngày quyết định\n"
         "của cơ quan | học tập và làm theo Bác | đã tặng | |\n"
         "của cơ quan | học tập và làm theo Bác | đề nghị | |\n"
         "của cơ quan | công trạng | đã tặng | |"},
        "E5 F5",
    ),
    "K-441": (
        {"Khen thưởng": "Phạm vi | Khâu | Số quyết định\ncủa cơ quan | đề nghị | 1060/QĐ-UBND\n"
         "của cơ quan | đã tặng | 1060/QĐ-UBND\ntham mưu cho tỉnh | đề nghị | 2/TTr"},
        "D5,C5",
    ),
    "K-444": (
        {"Khen thưởng": "Phạm vi | Khâu | Số quyết định | Ngày quyết định | Lý do\n"
         + "".join(
             f"{scope} | {step} | {number} | {day} | chuyên đề\n"
             for scope, step, number, day in (
                 ("của cơ quan", "đã tặng", "1082/QĐ-UBND", "30/03/2026"),
                 ("của cơ quan", "đã tặng", "1083/QĐ-UBND", "30/03/2026"),
                 ("của cơ quan", "đã tặng", "1082/QĐ-UBND", "31/03/2026"),
                 ("của cơ quan", "đã tặng", "12-QĐ/BTCTU", "02/04/2026"),
                 ("của cơ quan", "đã tặng", "13-QĐ/BTCTU", "02/04/2026"),
                 ("của cơ quan", "đề nghị", "9/TTr", "30/03/2026"),
                 ("tham mưu cho tỉnh", "đã tặng", "9/QĐ-CTN", "30/03/2026"),
                 ("của cơ quan", "đã tặng", "", ""),
             )
         ),
         "Văn bản": "Số | Ký hiệu | Ngày văn bản | Chuyên đề\n"
         "1082 | QĐ-UBND | 30/03/2026 | khen thưởng của cơ quan\n"
         "12 | QĐ/BTCTU | 02/04/2026 | khen thưởng của cơ quan\n"
         "13 | QĐ/BTCTU | 02/04/2026 | trọng tâm thi đua"},
        "D6,E6 D7,E7 D9,E9",
    ),
    "K-442": (
        {"Khen thưởng": "Phạm vi | Khâu | Kênh đề xuất\ncủa ngành | đề nghị |\n"
         "của ngành | đã tặng |\ncủa cơ quan | đề nghị |"},
        "D5",
    ),
    "K-443": (
        {"Khen thưởng": "Loại | Tên\ndanh hiệu thi đua | Giấy khen\n"
         "hình thức khen thưởng | Chiến sĩ thi đua cơ sở\nhình thức khen thưởng | Giấy khen\n"
         "danh hiệu thi đua | Tập thể lao động xuất sắc\ndanh hiệu thi đua | Nhà giáo nhân dân"},
        "C5,B5 C6,B6",
    ),
    "K-445": (
        {"Văn bản": "Số | Ký hiệu | Vai trò | Ngày thực hiện\n"
         "98/2023 | NĐ-CP | viện dẫn | 10/06/2026\n98/2023 | NĐ-CP | viện dẫn | 10/01/2026\n"
         "01/2024 | TT-BNV | viện dẫn | 10/06/2026\n98/2025 | NĐ-CP | viện dẫn | 10/06/2026"},
        "B5,C5 B7,C7",
    ),
    "K-481": (
        {"Khen thưởng": "Phạm vi | Khâu | Đợt thi đua | Thành tích | Ngày\n"
         "của cơ quan | đã tặng | thi đua ngành | | 10/05/2026\n"
         "của cơ quan | đã tặng | thi đua ngành | có thành tích xuất sắc | 10/05/2026\n"
         "của cơ quan | đã tặng | | | 10/05/2026\n"
         "của cơ quan | không duyệt | thi đua ngành | | 10/05/2026\n"
         "của ngành | đề nghị | thi đua ngành | | 10/05/2026\n"
         "của cơ quan | đề nghị | công tác nhiều năm | | 10/05/2026\n"
         "của cơ quan | đề nghị | công tác nhiều năm | | 10/01/2026"},
        "E5 E10",
    ),
    "K-460": (
        {"Kế hoạch": "Mục | Nội dung\ncăn cứ | 11-KH/CTĐ, ngày 30/3/2026\n"
         "căn cứ | 12-KH/CTĐ, ngày 30/3/2026\nchủ đề | đoàn kết",
         "Văn bản": "Số | Ký hiệu | Ngày văn bản\n'11 | KH/CTĐ | 30/03/2026"},
        "C6",
    ),
    "K-463": (
        {"Kế hoạch": "Mã kế hoạch | Mục\nthi đua ngành | chủ đề\nthi đua cơ quan | chủ đề\n"
         "thi đua ngành | nội dung\nthi đua ngành | nội dung\nthi đua ngành | chủ đề"},
        "B5,C5 B9,C9",
    ),
}  # fmt: skip

FIGURES = {
    "K-450": "staff.civil_servants + staff.workers = staff.total",
    "K-451": "staff.specialists + staff.contract = staff.other",
    "K-452": "records.digitised_access + records.digitised_new = records.digitised",
    "K-453": "records.bvtu.done + records.bvtu.in_progress = records.bvtu.total",
    "K-454": "awards.collective.election + awards.collective.labour2025 + awards.collective.seal"
    " + awards.collective.other + awards.collective.regular = awards.collective.total",
    "K-456": "awards.individual.work + awards.individual.election + awards.individual.other"
    " + awards.individual.regular = awards.given.persons",
    "K-457": "proposals.order2 + proposals.pm_certificate + proposals.province_certificate"
    " = proposals.persons",
    "K-458": "awards.decisions = awards.decisions_cited",
    "K-455": "clusters.officers.heads = clusters.total",
}

COUNTED = {
    "K-480": "docs.request",
    "K-461": "legal.bases plan.theme purposes.count subjects.collective_types"
    " subjects.individual_types slogan.elements contents.groups measures.count executors.count",
    "K-462": "anniv.sector",
}
