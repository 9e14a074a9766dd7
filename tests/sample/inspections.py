"""Book Kiểm tra, giám sát: several subjects in every committee of a period's plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from sample.committees import Committee, chosen_communes, communes
from sample.layout import Row
from sample.quarters import DAY, Quarter, read_yaml

_INSPECTED = "Công tác tổ chức xây dựng Đảng và trách nhiệm nêu gương"
_SUPERVISED = "việc thực hiện nghị quyết (nội dung mẫu)"


@dataclass(frozen=True)
class Form:
    """A form of inspection: its figures, who leads it, and the subjects in each committee."""

    planned: str
    decided: str
    reported: str
    table: str
    name: str
    code: str
    lead: str
    content: str
    subjects: tuple[tuple[str, str], ...]


FORMS = (
    Form(
        "plan.inspection.communes", "inspection.communes", "inspection.communes",
        "inspection", "kiểm tra", "KT", "Ban", _INSPECTED,
        (
            ("Ban Thường vụ", "ban thường vụ"),
            ("Ban Xây dựng Đảng", "ban xây dựng đảng"),
            ("Chi bộ trực thuộc (mẫu)", "chi bộ"),
        ),
    ),
    Form(
        "plan.supervision.communes", "supervision.party_committees", "supervision.completed",
        "supervision", "giám sát chuyên đề", "GS", "BTVTU", _SUPERVISED,
        (("Ban Thường vụ", "ban thường vụ"), ("Đồng chí Bí thư", "bí thư")),
    ),
)


def inspection_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the subjects planned for each period and those taken up in it."""
    table = read_yaml("inspections.yml")
    planned = {quarter.following: quarter for quarter in quarters}
    rows: list[Row] = []
    for quarter in quarters:
        for form in FORMS:
            before = planned.get(quarter.label)
            count = before[form.planned] if before else quarter[form.decided]
            rows += _taken_up(form, table[form.table].get(quarter.label, {}), quarter, count)
    for form in FORMS:
        rows += _only_planned(form, table[form.table], quarters[-1])
    return rows + list(_uncounted(quarters))


def _taken_up(form: Form, known: Mapping, quarter: Quarter, planned: int) -> Iterator[Row]:
    """Yield the subjects of a period: planned and decided, beyond the plan, only planned."""
    wanted = quarter[form.decided]
    chosen = _chosen(form, known, quarter.label, max(planned, wanted))
    for number, committee in enumerate(chosen):
        done = _decided(form, known, quarter, number) if number < wanted else {}
        plan = quarter.label if number < planned else None
        yield from _visit(form, known, committee, _code(form, quarter.label, number), plan, done)


def _only_planned(form: Form, known: Mapping, last: Quarter) -> Iterator[Row]:
    """Yield the subjects planned for the period after the last one."""
    period = last.following
    content = known.get(period, {})
    for number, committee in enumerate(_chosen(form, content, period, last[form.planned])):
        yield from _visit(form, content, committee, _code(form, period, number), period)


def _code(form: Form, period: str, number: int) -> str:
    """Return the code of the visit with this place in the period."""
    return f"{form.code}-{period[-2:]}-{number + 1:02d}"


def _visit(
    form: Form,
    known: Mapping,
    committee: Committee,
    code: str,
    planned: str | None,
    done: Row | None = None,
) -> Iterator[Row]:
    """Yield the subjects of one visit to a committee."""
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
            "Kỳ kế hoạch": planned,
            **(done or {}),
        }


def _chosen(form: Form, known: Mapping, period: str, wanted: int) -> list[Committee]:
    """Return the committees visited in a period, so many of them."""
    return chosen_communes(Random(f"{form.planned}:{period}"), known.get("codes", ()), wanted)


def _decided(form: Form, known: Mapping, quarter: Quarter, number: int) -> Row:
    """Return what is known of a visit decided in the period; the last ones have no report yet."""
    count, finished = quarter[form.decided], quarter[form.reported]
    decisions = known.get("decisions") or [f"QĐ mẫu {form.code}/{quarter.label[:4]}"]
    day: date = known.get("decided") or quarter.start + 20 * DAY
    reported = _working_days(quarter.end, finished)[number] if number < finished else None
    return {
        "Số quyết định": decisions[number * len(decisions) // count],
        "Ngày quyết định": day,
        "Ngày báo cáo kết quả": reported,
    }


def _working_days(last: date, count: int) -> list[date]:
    """Return the working days up to ``last``, so many of them, in order."""
    days = (last - DAY * back for back in range(2 * count + 2))
    return sorted([day for day in days if day.weekday() < 5][:count])


def _uncounted(quarters: Sequence[Quarter]) -> Iterator[Row]:
    """Yield visits that no period counts: decided outside, or led by another body."""
    first, last = quarters[0], quarters[-1]
    days = (first.start - DAY, last.end + DAY)
    for form in FORMS:
        for number, day in enumerate(days):
            done = {"Ngày quyết định": day, "Ngày báo cáo kết quả": days[-1] + DAY}
            code = _code(form, "NK", number)
            yield from _visit(form, {}, communes()[5 + number], code, None, done)
        other = replace(form, lead="BTVTU" if form.lead == "Ban" else "Ban")
        done = {"Ngày quyết định": last.end, "Ngày báo cáo kết quả": last.end}
        yield from _visit(other, {}, communes()[7], _code(form, "NK", 2), None, done)
