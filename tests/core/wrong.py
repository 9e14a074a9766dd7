"""For every declared check something that is wrong, and where the check must find it."""

from __future__ import annotations

Cases = dict[str, tuple[dict[str, str], str]]
# A drawn sheet, or two, and the cells in which the check finds it wrong; both rows of a repeated
# key are wrong. What is not drawn gets plausible values.
ROWS: Cases = {
    "K-001": (
        {"Tổ chức": "Mã tổ chức | Từ ngày | Đến ngày\nT1 | 01/07/2025 |\n"
         "T1 | 01/01/2026 |\nT2 | 01/01/2020 | 30/06/2025\nT2 | 01/07/2025 |"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-002": ({"Nhân sự": "Mã cán bộ | Từ ngày\nC1 | 01/07/2025\nC1 | 01/07/2025"}, "B5,C5 B6,C6"),
    "K-067": (
        {"Nhân sự": "Mã cán bộ | Từ ngày | Đến ngày\nC1 | 01/07/2025 |\nC1 | 01/01/2026 |\n"
         "C2 | 01/07/2025 | 31/12/2025\nC2 | 01/01/2026 |"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-003": ({"Kiểm tra sức khỏe": "Mã cán bộ | Đợt\nC1 | 1\nC1 | 1"}, "B5,C5 B6,C6"),
    "K-004": ({"Đơn thư": "Mã đơn\nD1\nD1"}, "B5 B6"),
    "K-005": ({"Tiêu chuẩn chính trị": "Mã hồ sơ\nH1\nH1"}, "B5 B6"),
    "K-006": ({"Huy hiệu Đảng": "Mã đảng viên | Mốc năm\nV1 | '60\nV1 | '60"}, "B5,C5 B6,C6"),
    "K-007": (
        {"Văn bản": "Số | Ký hiệu | Ngày văn bản\n1 | A | 01/04/2026\n1 | A | 01/04/2026"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-008": ({"Nhiệm vụ": "Mã\nN1\nN1"}, "B5 B6"),
    "K-009": ({"Kiểm tra, giám sát": "Mã | Đối tượng\nG1 | A\nG1 | A"}, "B5,C5 B6,C6"),
    "K-011": ({"Đi nước ngoài": "Mã\nN1\nN1"}, "B5 B6"),
    "K-012": ({"Báo cáo Trung ương": "Mã\nB1\nB1"}, "B5 B6"),
    "K-013": ({"Công tác cán bộ": "Mã\nC1\nC1"}, "B5 B6"),
    "K-014": (
        {"Đánh giá, xếp loại": "Mã cán bộ | Loại | Kỳ đánh giá\n"
         "C1 | xếp loại quý | 2026Q1\nC1 | xếp loại quý | 2026Q1"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-015": ({"Đào tạo, bồi dưỡng": "Mã\nL1\nL1"}, "B5 B6"),
    "K-016": ({"Chính sách cán bộ": "Mã\nS1\nS1"}, "B5 B6"),
    "K-017": (
        {"Chỉ tiêu": "Mã | Mã tổ chức | Năm\n"
         "kết nạp đảng viên | T1 | 2026\nkết nạp đảng viên | T1 | 2026"},
        "B5,C5,D5 B6,C6,D6",
    ),
    "K-018": ({"Khen thưởng": "Mã\nK1\nK1"}, "B5 B6"),
    "K-021": ({"Tiêu chuẩn chính trị": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-022": ({"Huy hiệu Đảng": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-023": ({"Kiểm tra, giám sát": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-024": ({"Đi nước ngoài": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-025": ({"Công tác cán bộ": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-026": ({"Chỉ tiêu": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-027": ({"Đào tạo, bồi dưỡng": "Mã tổ chức\nT2", "Tổ chức": "Mã tổ chức\nT1"}, "B5"),
    "K-028": (
        {"Tổ chức": "Loại | Tỉnh cũ | Đến ngày\nđảng ủy xã | |\nđảng ủy xã | | 30/06/2025\n"
         "đảng ủy cấp tỉnh | |\nđảng ủy đặc khu | Bình Thuận |\nđảng ủy phường | |"},
        "C5 C9",
    ),
    "K-030": ({"Đơn thư": "Ngày nhận | Ngày xử lý\n01/04/2016 | 01/04/2062"}, "B5 C5"),
    "K-031": ({"Tiêu chuẩn chính trị": "Ngày\n01/04/2016"}, "B5"),
    "K-032": ({"Văn bản": "Ngày văn bản | Ngày thực hiện\n01/04/2062 | 01/04/1926"}, "B5 C5"),
    "K-033": ({"Nhân sự": "Từ ngày | Đến ngày\n01/07/1925 | 01/07/2052"}, "B5 C5"),
    "K-034": ({"Huy hiệu Đảng": "Đợt | Ngày\n19/05/2016 | 19/05/2062"}, "B5 C5"),
    "K-035": ({"Nhân sự": "Từ ngày | Đến ngày\n01/07/2025 | 30/06/2025"}, "B5,C5"),
    "K-036": ({"Tổ chức": "Từ ngày | Đến ngày\n01/07/2025 | 30/06/2025"}, "B5,C5"),
    "K-037": ({"Kiểm tra sức khỏe": "Ngày mở đợt | Ngày khám\n01/04/2016 | 01/04/2062"}, "B5 C5"),
    "K-038": ({"Nhiệm vụ": "Ngày thực hiện\n01/04/2016"}, "B5"),
    "K-039": ({"Nhiệm vụ": "Thời hạn\n01/04/2062"}, "B5"),
    "K-040": (
        {"Văn bản": "Ngày văn bản | Vai trò | Ngày thực hiện\n"
         "| triển khai | 01/04/2026\n| căn cứ | 01/04/2026"},
        "B5",
    ),
    "K-041": ({"Kiểm tra sức khỏe": "Đã khám | Ngày khám\nx |\n|"}, "C5"),
    "K-042": ({"Nhiệm vụ": "Kỳ kế hoạch | Lĩnh vực\n2026Q3 |\n2026Q2 |"}, "C5"),
    "K-043": (
        {"Kiểm tra, giám sát": "Ngày quyết định | Ngày báo cáo kết quả\n01/04/2016 | 01/04/2062"},
        "B5 C5",
    ),
    "K-044": ({"Tổ chức": "Từ ngày | Đến ngày\n01/07/1920 | 01/07/2052"}, "B5 C5"),
    "K-046": ({"Đi nước ngoài": "Ngày\n01/04/2016"}, "B5"),
    "K-047": ({"Báo cáo Trung ương": "Ngày gửi\n01/04/2016"}, "B5"),
    "K-048": ({"Công tác cán bộ": "Ngày\n01/04/2016"}, "B5"),
    "K-049": ({"Đánh giá, xếp loại": "Ngày\n01/04/2016"}, "B5"),
    "K-069": (
        {"Văn bản": "Vai trò | Nguồn giao | Lĩnh vực | Ngày thực hiện\n"
         "triển khai | | | 01/04/2026\ncăn cứ | | | 01/04/2026"},
        "C5 D5",
    ),
    "K-071": ({"Đào tạo, bồi dưỡng": "Ngày\n01/04/2016"}, "B5"),
    "K-072": ({"Chính sách cán bộ": "Ngày\n01/04/2016"}, "B5"),
    "K-073": ({"Khen thưởng": "Ngày quyết định | Ngày\n01/04/2016 | 01/04/2062"}, "B5 C5"),
    "K-074": ({"Đi nước ngoài": "Hình thức | Mã tổ chức\ncho phép |\ncử |"}, "C5"),
    "K-075": (
        {"Công tác cán bộ": "Việc | Mã tổ chức\nchuẩn y ủy ban kiểm tra |\nđiều động |"}, "C5"
    ),
    "K-076": ({"Khen thưởng": "Tên | Hạng\nHuân chương Lao động |\nGiấy khen |"}, "C5"),
    "K-077": ({"Công tác cán bộ": "Việc | Tổ chức\ngiới thiệu nhân sự |\nđiều động |"}, "C5"),
    "K-078": ({"Nhiệm vụ": "Kỳ kế hoạch | Ngày thực hiện\n2026Q2 |\n2026Q3 |"}, "C5"),
    "K-079": ({"Kiểm tra, giám sát": "Kỳ kế hoạch | Ngày quyết định\n2026Q2 |\n2026Q3 |"}, "C5"),
    "K-091": ({"Nhiệm vụ": "Kỳ kế hoạch | Ngày thực hiện\n2026Q2 |\n2026Q1 |\n2025Q3 |"}, "C6 C7"),
    "K-092": (
        {"Kiểm tra, giám sát": "Kỳ kế hoạch | Ngày báo cáo kết quả\n2026Q2 |\n2026Q1 |"}, "C6"
    ),
    "K-080": (
        {"Văn bản": "Ký hiệu | Loại\nQĐ/TU | Kết luận\nQĐi/TW | Quy định\nTW | Chỉ thị\n"
         "NĐ-CP | Nghị định\nQĐ/TW | Quy định"},
        "B5,C5 B6 B7",
    ),
    "K-081": (
        {"Văn bản": "Ký hiệu | Cơ quan ban hành | Vai trò\n"
         "HD/BTCTW | Ban Tổ chức Tỉnh ủy | viện dẫn\n"
         "QĐ/BTCTU | Ban Tổ chức Tỉnh ủy | tham mưu ban hành\n"
         "QĐ/TU | Ban Thường vụ Tỉnh ủy | ban hành\n"
         "KL/TW | Ban Bí thư | tham mưu ban hành\n"
         "NĐ-CP | Chính phủ | ban hành\n"
         "NQ/TW | Ban Chấp hành Trung ương Đảng khóa XIII | căn cứ\n"
         "CV/VPTW/nb | Văn phòng Trung ương Đảng | triển khai\n"
         "QĐ/BTCTU | Ban Tổ chức Tỉnh ủy Lâm Đồng | ban hành\n"
         "QĐ/ĐUK | Ban Thường vụ Đảng ủy Khối | ban hành\n"
         "NQ/ĐUK | Tỉnh ủy | ban hành"},
        "B5,C5 B6,D6 B7,D7 B8,D8 B9,D9 B14,C14",
    ),
    "K-082": (
        {"Văn bản": "Số | Ký hiệu | Vai trò | Ngày thực hiện\n36 | HD/VPTW | căn cứ | 01/06/2026\n"
         "36 | HD/VPTW | căn cứ | 01/05/2026\n66 | QĐ/TW | căn cứ | 01/05/2026\n"
         "223 | QĐ/TW | triển khai | 01/05/2026\n5053 | CV/VPTW/nb | căn cứ | 01/05/2026\n"
         "16915 | CV/VPTW | căn cứ | 01/05/2026\n3294 | CV/VPTW/nb | căn cứ | 01/06/2026"},
        "B5,C5 B7,C7 B8,C8 B9,C9 B10,C10 B11,C11",
    ),
    "K-083": (
        {"Báo cáo Trung ương": "Căn cứ | Ngày gửi\n"
         "36-HD/VPTW | 01/06/2026\n05-HD/VPTW | 01/06/2026"},
        "B5",
    ),
    "K-084": (
        {"Văn bản": "Số | Ký hiệu | Ngày văn bản | Thực hiện văn bản\n29 | KL/TW | 28/04/2026 |\n"
         "1 | CV/TU | 03/06/2026 | 29-KL/TW, ngày 28/4/2026\n"
         "2 | CV/TU | 03/06/2026 | 92-KL/TW, ngày 28/4/2026"},
        "E7",
    ),
    "K-085": ({"Báo cáo Trung ương": "Mã\nB-14\nB-16"}, "B5,B6"),
    "K-086": ({"Nhiệm vụ": "Nội dung\n(1) một; (3) ba\n(1) một; (2) hai"}, "B5"),
    "K-088": ({"Báo cáo Trung ương": "Trích yếu\nsơ kết\ntổng kết\nsơ kết"}, "B5 B7"),
    "K-089": (
        {"Nhiệm vụ": "Loại | Nội dung | Trạng thái | Ngày thực hiện\n"
         "báo cáo | A | đã trình | 01/04/2026\nbáo cáo | A | hoàn thành | 01/05/2026\n"
         "báo cáo | A | đang làm |\nđề án | A | đã trình | 01/04/2026"},
        "B5,C5 B6,C6",
    ),
    "K-090": (
        {"Nhiệm vụ": "Nguồn giao | Loại | Lĩnh vực | Kỳ kế hoạch | Ngày thực hiện\n"
         "| | | | 01/04/2026\n| | | 2026Q2 | 01/04/2026\n| | | |"},
        "B5 C5 D5",
    ),
    "K-180": ({"Sửa số liệu": "Ngày | Đến ngày\n01/04/2025 | 01/04/2062"}, "B5 C5"),
    "K-181": ({"Sửa số liệu": "Ngày | Đến ngày\n02/04/2026 | 01/04/2026"}, "B5,C5"),
    "K-182": ({"Chấp nhận": "Ngày | Hết hạn\n01/04/2025 | 01/04/2062"}, "B5 C5"),
    "K-183": ({"Chấp nhận": "Ngày | Hết hạn\n02/04/2026 | 01/04/2026"}, "B5,C5"),
}  # fmt: skip

# What is not right in a form, and the labels it is found at.
FORMS = {
    "K-045": ({"Ngày lập": "01/07/2062"}, "Ngày lập"),
    "K-050": ({"Kết nạp trong kỳ": "3"}, "Kết nạp từ đầu năm, Kết nạp trong kỳ"),
    "K-051": (
        {"Tuổi 18-30": "1"},
        "Kết nạp trong kỳ, Tuổi 18-30, Tuổi 31-35, Tuổi 36-40, Tuổi 41-45, Tuổi 46-50, "
        "Tuổi 51-55, Tuổi 56-60, Tuổi trên 60",
    ),
    "K-052": ({"Cộng theo độ tuổi": "1"}, "Kết nạp trong kỳ, Cộng theo độ tuổi"),
    "K-053": ({"Trong đó: nữ": "1"}, "Kết nạp trong kỳ, Trong đó: nữ"),
    "K-054": (
        {"Trong đó: dân tộc thiểu số": "1"}, "Kết nạp trong kỳ, Trong đó: dân tộc thiểu số"
    ),
    "K-055": ({"Trong đó: theo tôn giáo": "1"}, "Kết nạp trong kỳ, Trong đó: theo tôn giáo"),
    "K-056": ({"Trong đó: đoàn viên": "1"}, "Kết nạp trong kỳ, Trong đó: đoàn viên"),
    "K-057": (
        {"Chỉ tiêu kết nạp cả năm": "41"}, "Chỉ tiêu kết nạp cả năm, Chỉ tiêu được giao"
    ),
}  # fmt: skip

FIGURES = {
    "K-060": "staff.head + staff.deputy_heads + staff.department_heads"
    " + staff.department_deputy_heads + staff.other = staff.total",
    "K-061": "own_party.members <= staff.total",
    "K-062": "health_check.central.examined <= health_check.central.eligible",
    "K-063": "health_check.central.active.eligible + health_check.central.retired.eligible"
    " = health_check.central.eligible",
    "K-064": "health_check.group1.active.eligible + health_check.group1.retired.eligible"
    " = health_check.group1.eligible",
    "K-065": "petitions.not_in_competence.handled <= petitions.received",
    "K-066": "party_members.admitted <= party_members.target",
    "K-068": "advice.central_docs.party_org + advice.central_docs.cadre"
    " + advice.central_docs.internal_protection = advice.central_docs.total",
    "K-100": "nominations.central + nominations.provincial = nominations.total",
    "K-101": "awards.contribution.labour_first + awards.contribution.labour_second.living"
    " + awards.contribution.labour_second.posthumous + awards.contribution.labour_third.living"
    " + awards.contribution.labour_third.posthumous = awards.contribution.total",
    "K-102": "awards.consulted.fatherland_protection_second + awards.consulted.labour_second"
    " + awards.consulted.labour_third + awards.consulted.pm_certificate = awards.consulted.total",
    "K-103": "abroad.sent.official + abroad.sent.private = abroad.sent.persons",
    "K-104": "training.advanced_politics.full_time + training.advanced_politics.part_time"
    " = training.advanced_politics.total",
    "K-105": "party_members.admitted.lam_dong + party_members.admitted.binh_thuan"
    " + party_members.admitted.dak_nong + party_members.admitted.provincial"
    " = party_members.admitted",
    "K-106": "party_members.target.lam_dong + party_members.target.binh_thuan"
    " + party_members.target.dak_nong + party_members.target.provincial = party_members.target",
    "K-107": "party_members.target = party_members.target.assigned",
    "K-108": "petitions.in_competence + petitions.not_in_competence + petitions.insufficient"
    " = petitions.received",
    "K-110": "reports.total = reports.all",
    "K-111": "policy.retirement.standing_committee + policy.retirement.own_authority"
    " + policy.social_insurance_leave + policy.resignation_voluntary + policy.downsizing"
    " + policy.sick_visits + policy.hardship_support + policy.serious_illness.support"
    " = policy.all",
    "K-112": "tasks.regular.cadre + tasks.regular.party_org + tasks.regular.protection"
    " + tasks.regular.training + tasks.regular.policy + tasks.regular.emulation = tasks.regular",
    "K-113": "plan.due.done + plan.due.open = plan.due.total",
    "K-114": "plan.due.done = plan.due.dated",
    "K-120": "supervision.committees_listed.wards + supervision.committees_listed.communes"
    " = supervision.party_committees",
    "K-121": "supervision.party_committees = supervision.secretaries",
    "K-122": "supervision.completed <= supervision.party_committees",
    "K-123": "supervision.completed = supervision.completed.secretaries",
    "K-130": "health_check.group1.examined <= health_check.group1.eligible",
    "K-131": "health_check.central.active.examined <= health_check.central.active.eligible",
    "K-132": "health_check.central.retired.examined <= health_check.central.retired.eligible",
    "K-133": "health_check.group1.active.examined <= health_check.group1.active.eligible",
    "K-134": "health_check.group1.retired.examined <= health_check.group1.retired.eligible",
    "K-140": "reports.party_org = reports.party_org.weighted",
    "K-141": "reports.organisation = reports.organisation.items_distinct",
    "K-142": "resolutions.drafted.listed = resolutions.drafted.distinct",
}
