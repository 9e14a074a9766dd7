"""Book Kiểm tra, giám sát: several subjects in every committee of a period's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from sample.committees import Committee, chosen_communes, communes
from sample.layout import Row
from sample.quarters import DAY, Quarter, read_yaml

_INSPECTED = "Việc lãnh đạo, chỉ đạo, cụ thể hóa và thực hiện nghị quyết về xây dựng tổ chức đảng"
_SUPERVISED = "Việc lãnh đạo, chỉ đạo và tổ chức thực hiện nghị quyết (nội dung mẫu)"


@dataclass(frozen=True)
class Form:
    """A form of inspection: its figure, who leads it, and the subjects in each committee."""

    figure: str
    table: str
    name: str
    code: str
    lead: str
    content: str
    subjects: tuple[tuple[str, str], ...]


FORMS = (
    Form(
        "plan.inspection.communes", "inspection", "kiểm tra", "KT", "Ban", _INSPECTED,
        (
            ("Ban Thường vụ", "ban thường vụ"),
            ("Ban Xây dựng Đảng", "ban xây dựng đảng"),
            ("Chi bộ trực thuộc (mẫu)", "chi bộ"),
        ),
    ),
    Form(
        "plan.supervision.communes", "supervision", "giám sát chuyên đề", "GS", "BTVTU",
        _SUPERVISED,
        (("Ban Thường vụ", "ban thường vụ"), ("Đồng chí Bí thư", "bí thư")),
    ),
)


def inspection_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the subjects planned for each period, carried out when that period has come."""
    table = read_yaml("inspections.yml")
    rows = list(_before_the_first(quarters[0]))
    for index, quarter in enumerate(quarters):
        doing = quarters[index + 1] if index + 1 < len(quarters) else None
        for form in FORMS:
            known = table[form.table].get(quarter.following, {})
            rows += _planned(form, quarter, known, doing)
    return rows


def _planned(
    form: Form, quarter: Quarter, known: Mapping, doing: Quarter | None
) -> Iterator[Row]:
    """Yield the subjects of one form planned for the period after ``quarter``."""
    chosen = _chosen(form, quarter, known)
    for number, committee in enumerate(chosen, start=1):
        done = _decided(form, known, doing, number, len(chosen)) if doing else {}
        code = f"{form.code}-{quarter.following[-2:]}-{number:02d}"
        for subject, kind in form.subjects:
            yield {
                "Mã": code,
                "Hình thức": form.name,
                "Điều": 30,
                "Chủ trì": form.lead,
                "Mã tổ chức": committee.code,
                "Đối tượng": f"{subject} {committee.name}",
                "Loại đối tượng": kind,
                "Nội dung": known.get("content", form.content),
                "Kỳ kế hoạch": quarter.following,
                **done,
            }


def _chosen(form: Form, quarter: Quarter, known: Mapping) -> list[Committee]:
    """Return the committees of the plan."""
    source = Random(f"{form.figure}:{quarter.label}")
    return chosen_communes(source, known.get("codes", ()), quarter[form.figure])


def _decided(form: Form, known: Mapping, doing: Quarter, number: int, count: int) -> Row:
    """Return what is known of an inspection carried out; the last one has no report yet."""
    decisions = known.get("decisions") or [f"QĐ mẫu {form.code}/{doing.label[:4]}"]
    day: date = known.get("decided") or doing.start + 20 * DAY
    half = (number - 1) * len(decisions) // count
    reported = None if number == count else doing.end - DAY * (count - number)
    return {
        "Số quyết định": decisions[half],
        "Ngày quyết định": day,
        "Ngày báo cáo kết quả": reported,
    }


def _before_the_first(quarter: Quarter) -> Iterator[Row]:
    """Yield inspections planned before the first report, which belong to none of its plans."""
    for number, committee in enumerate(communes()[5:7], start=1):
        yield {
            "Mã": f"KT-{quarter.label[-2:]}-{number:02d}",
            "Hình thức": "kiểm tra",
            "Điều": 30,
            "Chủ trì": "Ban",
            "Mã tổ chức": committee.code,
            "Đối tượng": f"Ban Thường vụ {committee.name}",
            "Loại đối tượng": "ban thường vụ",
            "Nội dung": _INSPECTED,
            "Số quyết định": f"QĐ mẫu {number:02d}",
            "Ngày quyết định": quarter.start + 20 * DAY,
            "Ngày báo cáo kết quả": quarter.end - number * DAY,
            "Kỳ kế hoạch": quarter.label,
        }
