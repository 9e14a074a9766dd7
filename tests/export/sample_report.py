"""One report with everything a report can hold, long enough for several pages."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from export.notebook import block, notebook, prose

LONG = (
    "Các phòng chuyên môn đã rà soát, thẩm định và trình Ban Thường vụ xem xét từng nội dung, "
    "bảo đảm đúng quy trình, đúng thẩm quyền và kịp tiến độ theo chương trình công tác năm. "
)
ROWS = "\n".join(f"| {n} | Đảng ủy xã thứ {n} | {n * 7} | 71,43% |" for n in range(1, 41))
TABLE = f"| TT | Đơn vị | Kết quả | Tỷ lệ |\n|--:|:---|--:|:-:|\n{ROWS}\n\n: Kết nạp đảng viên\n"


def report(kept: dict[str, Any] | None = None, *after: str) -> NotebookNode:
    """The executed notebook of the report; ``kept`` is its store, ``after`` are more cells."""
    return notebook(
        "## I. KHÁI QUÁT CHUNG",
        prose(
            "Ban có {eval}`a` phòng, {eval}`b` cán bộ[^1], giảm {eval}`c` so với cùng kỳ; "
            "xem [trang thông tin](https://example.org/a?b=1&c=2).\n\n"
            "[^1]: Nữ {eval}`d` đồng chí; trên đại học {eval}`e` đồng chí.",
            *("04", "54", "-4,1%", "19", "15"),
        ),
        f"## II. KẾT QUẢ\n\n### 1. Công tác tham mưu\n\n(1) {LONG * 3}\n\n(2) {LONG}",
        prose(
            "*Các nhiệm vụ chuyên môn:*\n\n"
            f"- Công tác cán bộ[^1]: {LONG * 2}\n"
            f"  + Trình {{eval}}`a` nội dung. {LONG * 2}\n"
            "  + Trình thêm.\n"
            "- Công tác đảng viên: {eval}`b` đạt {eval}`c`.\n\n"
            f"[^1]: (i) {LONG * 8}; (ii) còn {{eval}}`d` việc.",
            *("1.810", "2.200/3.850", "57,14%", "02"),
        ),
        "#### 1.1. Biểu tổng hợp",
        block(TABLE),
        f"## III. NHIỆM VỤ\n\n8. {LONG}\n9. {LONG}\n10. Việc cuối của danh sách.",
        *[LONG * 3 for _ in range(9)],
        *after,
        kept=kept,
    )
