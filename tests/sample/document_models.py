"""Model documents: for each figure over book Văn bản, what a document that it counts looks like."""

from __future__ import annotations

from collections.abc import Mapping

from sample.layout import Row

OFFICE = "Ban Tổ chức Tỉnh ủy"
ADVISED = {"Vai trò": "tham mưu ban hành", "Cơ quan ban hành": "Ban Thường vụ Tỉnh ủy"}
PROGRAMME = {**ADVISED, "Nguồn giao": "chương trình công tác"}
CARRIED_OUT = {
    "Vai trò": "triển khai",
    "Nguồn giao": "thường xuyên",
    "Loại": "Kết luận",
    "Ký hiệu": "KL/TW",
    "Cơ quan ban hành": "Ban Bí thư",
}
ISSUED = {"Vai trò": "ban hành", "Nguồn giao": "thường xuyên", "Cơ quan ban hành": OFFICE}
LETTER = {**ISSUED, "Loại": "Công văn", "Ký hiệu": "CV/BTCTU"}
CITED = {"Vai trò": "viện dẫn"}
PARTY, CADRE = "tổ chức đảng - đảng viên", "tổ chức - cán bộ"
PROTECTION, POLICY = "bảo vệ chính trị nội bộ", "chính sách cán bộ"
EMULATION = "thi đua, khen thưởng"

# For each figure: the room that keeps the model document and what all such documents share.
MODELS: Mapping[str, tuple[str, Row]] = {
    "advice.model_regulations.decisions": (
        "tcd",
        {**ADVISED, "Nguồn giao": "thường xuyên", "Loại": "Quyết định", "Ký hiệu": "QĐ/TU",
         "Lĩnh vực": PARTY,
         "Trích yếu": "văn bản mẫu quy định về quy chế làm việc của tổ chức cơ sở đảng"},
    ),
    "advice.province_docs.groups": (
        "tccb",
        {**ADVISED, "Nguồn giao": "thường xuyên", "Loại": "Công văn", "Ký hiệu": "CV/TU",
         "Lĩnh vực": CADRE},
    ),
    "advice.central_docs.party_org": ("tcd", {**CARRIED_OUT, "Lĩnh vực": PARTY}),
    "advice.central_docs.cadre": ("tccb", {**CARRIED_OUT, "Lĩnh vực": CADRE}),
    "advice.central_docs.internal_protection": ("bvct", {**CARRIED_OUT, "Lĩnh vực": PROTECTION}),
    "advice.plans.listed": (
        "tcd", {**PROGRAMME, "Loại": "Kế hoạch", "Ký hiệu": "KH/TU", "Lĩnh vực": PARTY}
    ),
    "supervision.decisions": (
        "tcd",
        {**PROGRAMME, "Loại": "Quyết định", "Ký hiệu": "QĐ/TU",
         "Lĩnh vực": "kiểm tra, giám sát"},
    ),
    "programme.documents": (
        "tccb", {**PROGRAMME, "Loại": "Quy định", "Ký hiệu": "QĐ/TU", "Lĩnh vực": CADRE}
    ),
    "reports.party_org.item_ii.request_letters": (
        "tcd",
        {**CITED, "Loại": "Công văn", "Ký hiệu": "CV/BTCTW", "Lĩnh vực": PARTY,
         "Cơ quan ban hành": "Ban Tổ chức Trung ương", "Chuyên đề": "yêu cầu báo cáo"},
    ),
    "documents.commented": (
        "tccb", {**LETTER, "Vai trò": "góp ý", "Lĩnh vực": CADRE, "Cấp nhận": "Trung ương"}
    ),
    "protection.guidance": ("bvct", {**LETTER, "Lĩnh vực": PROTECTION, "Cấp nhận": "tỉnh"}),
    "policy.regulations_to_amend": (
        "tccb",
        {**CITED, "Loại": "Quy định", "Ký hiệu": "QĐ/TU", "Lĩnh vực": POLICY,
         "Cơ quan ban hành": "Ban Thường vụ Tỉnh ủy", "Chuyên đề": "đề nghị sửa đổi"},
    ),
    "health_check.plans": (
        "tccb",
        {**ISSUED, "Vai trò": "căn cứ", "Loại": "Kế hoạch", "Ký hiệu": "KH/BTCTU",
         "Lĩnh vực": POLICY},
    ),
    "sector.plans": (
        "vp",
        {**ISSUED, "Loại": "Kế hoạch", "Ký hiệu": "KH/BTCTU", "Lĩnh vực": "chuyển đổi số",
         "Cấp nhận": "nội bộ"},
    ),
    "sector.emulation_docs.listed": (
        "tcd",
        {**ISSUED, "Loại": "Hướng dẫn", "Ký hiệu": "HD/BTCTU", "Lĩnh vực": EMULATION,
         "Chuyên đề": "thi đua, khen thưởng ngành", "Cấp nhận": "cấp xã"},
    ),
    "sector.exchange_docs": ("tcd", {**LETTER, "Lĩnh vực": EMULATION, "Cấp nhận": "tỉnh bạn"}),
    "sector.reply_docs.listed": (
        "tcd", {**LETTER, "Lĩnh vực": PARTY, "Điển hình": "x", "Cấp nhận": "tỉnh"}
    ),
}
SUBJECTS: Mapping[str, str] = {
    "advice.model_regulations.decisions": "củng cố tổ chức cơ sở đảng",
    "advice.province_docs.groups": "quản lý biên chế",
    "advice.central_docs.party_org": "nâng cao chất lượng sinh hoạt chi bộ",
    "advice.central_docs.cadre": "công tác cán bộ",
    "advice.central_docs.internal_protection": PROTECTION,
    "advice.plans.listed": "công tác đảng viên",
    "supervision.decisions": "giám sát chuyên đề",
    "programme.documents": "chức năng, nhiệm vụ, tổ chức bộ máy",
    "reports.party_org.item_ii.request_letters": "báo cáo kết quả thực hiện quy định",
    "documents.commented": "góp ý dự thảo quy định",
    "protection.guidance": "quản lý cán bộ, đảng viên ra nước ngoài",
    "policy.regulations_to_amend": "chế độ đối với cán bộ",
    "health_check.plans": "kiểm tra sức khỏe định kỳ",
    "sector.plans": "chuyển đổi số",
    "sector.emulation_docs.listed": EMULATION,
    "sector.exchange_docs": "cụm thi đua",
    "sector.reply_docs.listed": "nghiệp vụ công tác đảng viên",
}
# Documents of the last day that differ in one column from what a figure counts.
NEAR_MISSES: tuple[tuple[str, Row], ...] = (
    ("advice.central_docs.party_org", {"Nguồn giao": "kết luận chỉ đạo"}),
    ("advice.central_docs.cadre", {"Vai trò": "viện dẫn"}),
    ("advice.model_regulations.decisions", {"Nguồn giao": "phát sinh"}),
    ("advice.plans.listed",
     {"Vai trò": "ban hành", "Ký hiệu": "KH/BTCTU", "Cơ quan ban hành": OFFICE}),
    ("supervision.decisions", {"Lĩnh vực": PARTY}),
    ("programme.documents", {"Nguồn giao": "kết luận chỉ đạo"}),
    ("reports.party_org.item_ii.request_letters", {"Chuyên đề": ""}),
    ("documents.commented", {"Cấp nhận": "tỉnh"}),
    ("protection.guidance", {"Vai trò": "góp ý", "Cấp nhận": "tỉnh bạn"}),
    ("policy.regulations_to_amend", {"Chuyên đề": ""}),
    ("health_check.plans", {"Lĩnh vực": "đào tạo, bồi dưỡng"}),
    ("sector.plans", {"Loại": "Báo cáo", "Ký hiệu": "BC/BTCTU"}),
    ("sector.emulation_docs.listed", {"Chuyên đề": ""}),
    ("sector.exchange_docs", {"Cấp nhận": "cấp xã"}),
    ("sector.reply_docs.listed", {"Điển hình": ""}),
)
