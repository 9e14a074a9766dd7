"""Book Kế hoạch: the parts of the plans of emulation, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sample.layout import Row, book
from sample.quarters import read_yaml

PLANS = book(
    "Kế hoạch",
    "Mã kế hoạch|Mã|Mục|Nội dung|Chủ trì|Phối hợp|Sản phẩm|Thời hạn|Trạng thái",
    c1=("thi đua ngành", "thi đua cơ quan"),
    c3=(
        "căn cứ", "mở đầu", "chủ đề", "mục đích, yêu cầu", "đối tượng tập thể",
        "đối tượng cá nhân", "bối cảnh", "khẩu hiệu", "nội dung", "nhiệm vụ thường xuyên",
        "nhiệm kỳ quy hoạch", "chỉ tiêu", "biện pháp", "phân công",
    ),
    c9=("kế hoạch", "đang làm", "hoàn thành"),
)
_HEADINGS = {"content": "Nội dung", "lead": "Chủ trì", "with": "Phối hợp", "product": "Sản phẩm"}


def plan_rows() -> list[Row]:
    """Return the rows of all plans, those of one plan together."""
    return [row for plan, parts in read_yaml("plan.yml").items() for row in _rows(plan, parts)]


def _rows(plan: str, parts: list[Mapping[str, Any]]) -> Iterator[Row]:
    """Return the rows of one plan with their codes; rows of assignments say who leads."""
    entries = [(part["section"], entry) for part in parts for entry in part["rows"]]
    for number, (section, entry) in enumerate(entries, start=1):
        told = entry if isinstance(entry, dict) else {"content": entry}
        row: Row = {"Mã kế hoạch": plan, "Mã": f"KH-{number:02d}", "Mục": section}
        row |= {_HEADINGS[name]: value for name, value in told.items()}
        yield row
