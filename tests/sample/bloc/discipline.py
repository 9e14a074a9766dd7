"""Books of the inspection committee: inspections, decisions of discipline, petitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from random import Random

from sample.bloc.half import Half
from sample.bloc.layout import DISCIPLINE, PETITIONS
from sample.bloc.members import Member
from sample.bloc.organisations import Bloc
from sample.layout import Row
from sample.quarters import DAY, days_between

_BODY, _MEMBER = "tổ chức đảng", "đảng viên"
_LONGEST = 40 * DAY  # from the decision to the report
_INSPECT, _SUPERVISE, _THEMATIC = "kiểm tra", "giám sát", "giám sát chuyên đề"


@dataclass(frozen=True)
class Visits:
    """Visits alike: the article they rest on, their forms by turns, who leads, what is looked at."""

    article: int
    prefix: str
    forms: tuple[str, ...]
    lead: str
    contents: tuple[str, ...]
    bodies: str = ""
    members: str = ""


VISITS = (
    Visits(
        30, "D30", (_INSPECT, _SUPERVISE, _INSPECT), "cấp ủy",
        (
            "việc chấp hành nghị quyết và quy định của Đảng",
            "nguyên tắc tập trung dân chủ và quy chế làm việc",
            "thực hành tiết kiệm và chống lãng phí",
            "chức trách và nhiệm vụ được giao",
            "phẩm chất đạo đức và lối sống",
            "những điều đảng viên không được làm",
            "việc giữ cam kết thực hiện Nghị quyết Trung ương 4 (khóa XII)",
        ),
        "inspect.art30.orgs", "inspect.art30.members",
    ),
    Visits(
        32, "D32-KT", (_INSPECT,), "ủy ban kiểm tra",
        ("công tác kiểm tra, giám sát, thi hành kỷ luật và tài chính đảng",),
        "inspect.art32.orgs",
    ),
    Visits(
        32, "D32-GS", (_THEMATIC,), "ủy ban kiểm tra",
        ("việc thực hiện quy chế làm việc", "trách nhiệm nêu gương"),
        "supervise.art32.orgs", "supervise.art32.members",
    ),
)
_MISDEEDS = (
    "chính sách dân số và kế hoạch hóa gia đình",
    "góp hụi và vay mượn tiền lãi suất cao",
    "quy định của pháp luật",
)
_FORMS = {"discipline.reprimand": "khiển trách", "discipline.warning": "cảnh cáo"}
_UNFIT = "không đủ điều kiện"
_FATES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "petitions.not_in_competence": ("không thuộc thẩm quyền", ("chuyển", "lưu")),
    "petitions.in_competence": ("thuộc thẩm quyền", ("giải quyết", "đang xử lý")),
    "petitions.not_considered": (_UNFIT, ("lưu",)),
}


def inspection_rows(half: Half, there: Bloc, everybody: Sequence[Member]) -> list[Row]:
    """Return the subjects of every visit to a base organisation: the body, and members of it."""
    settled = [member for member in everybody if member.life.settled]
    return [row for visits in VISITS for row in _visited(half, visits, there, settled)]


def _visited(
    half: Half, visits: Visits, there: Bloc, settled: Sequence[Member]
) -> Iterator[Row]:
    """Yield the subjects of such visits: one visit to each organisation, reported in the period."""
    source = Random(f"visits:{visits.prefix}")
    subjects = _bodies(half, visits, there, source)
    subjects += _members(there, source.sample(settled, _count(half, visits.members)))
    groups = [list(group) for _, group in groupby(sorted(subjects, key=_base), key=_base)]
    days = days_between(source, (half.start + _LONGEST, half.end), len(groups))
    source.shuffle(groups)
    for number, (group, day) in enumerate(zip(groups, days, strict=True), start=1):
        decided = day - source.randint(15, _LONGEST.days) * DAY
        yield from _visit(visits, number, group, (decided, day))
    for number, (group, day) in enumerate(zip(groups, (half.before, half.after)), start=91):
        yield from _visit(visits, number, group, (day - _LONGEST, day))


def _count(half: Half, figure: str) -> int:
    """Return how many subjects a figure counts, nought where there is none for them."""
    return half[figure] if figure else 0


def _base(subject: Row) -> str:
    """Return the code of the base organisation visited."""
    return str(subject["Mã tổ chức"])


def _bodies(half: Half, visits: Visits, there: Bloc, source: Random) -> list[Row]:
    """Return the bodies visited."""
    return [
        {"Mã tổ chức": base.code, "Đối tượng": base.name, "Loại đối tượng": _BODY}
        for base in source.sample(there.bases, _count(half, visits.bodies))
    ]


def _members(there: Bloc, chosen: Sequence[Member]) -> list[Row]:
    """Return the members visited, by the base organisation that they are in."""
    return [
        {
            "Mã tổ chức": there.base_of(member.cell).code,
            "Đối tượng": f"Đảng viên {member.code}",
            "Loại đối tượng": _MEMBER,
        }
        for member in chosen
    ]


def _visit(
    visits: Visits, number: int, group: Sequence[Row], days: tuple[date, date]
) -> Iterator[Row]:
    """Yield the subjects of one visit, decided and reported on two days."""
    for subject in group:
        yield {
            "Mã": f"{visits.prefix}-{number:02d}",
            "Hình thức": visits.forms[number % len(visits.forms)],
            "Điều": visits.article,
            "Chủ trì": visits.lead,
            "Nội dung": visits.contents[(number - 1) % len(visits.contents)],
            "Số quyết định": f"QĐ mẫu {visits.prefix}-{number:02d}",
            **subject,
            "Ngày quyết định": days[0],
            "Ngày báo cáo kết quả": days[1],
        }


def discipline_rows(half: Half) -> list[Row]:
    """Return the decisions by day; none comes from an inspection, which found nothing."""
    source = Random("discipline")
    rows: list[Row] = []
    for figure, form in _FORMS.items():
        shared = {"Đối tượng": _MEMBER, "Hình thức": form}
        rows += half.dated(source, shared, half[figure]) + half.outside(shared)
    rows.sort(key=lambda row: row["Ngày"])
    sources = DISCIPLINE.choices["Nguồn phát hiện"]
    for number, row in enumerate(rows):
        row["Mã"] = f"KL{number + 1:02d}"
        row["Nội dung vi phạm"] = _MISDEEDS[number % len(_MISDEEDS)]
        row["Nguồn phát hiện"] = sources[number % len(sources)]
        row["Cơ quan thi hành"] = ("ủy ban kiểm tra", "chi bộ cơ sở")[number % 2]
    return rows


def petition_rows(half: Half) -> list[Row]:
    """Return the petitions by day of receipt; nobody has signed those that are unfit to take."""
    source = Random("petitions")
    rows: list[Row] = []
    for figure, (kind, results) in _FATES.items():
        received = half.dated(source, {"Phân loại": kind}, half[figure], "Ngày nhận")
        for row in (*received, *half.outside({"Phân loại": kind}, "Ngày nhận")):
            carried = "x" if row["Ngày nhận"] < half.start else ""
            result = source.choice(results)
            rows.append({**_petition(source, row, result), "Kỳ trước chuyển sang": carried})
    rows.sort(key=lambda row: row["Ngày nhận"])
    return [{"Mã đơn": f"DT{number:03d}", **row} for number, row in enumerate(rows, start=1)]


def _petition(source: Random, row: Row, result: str) -> Row:
    """Return a petition with what came of it."""
    handled = None if result == "đang xử lý" else row["Ngày nhận"] + source.randint(2, 12) * DAY
    return {
        **row,
        "Loại": source.choice(PETITIONS.choices["Loại"][2:]),
        "Có ký tên": "" if row["Phân loại"] == _UNFIT else "x",
        "Kết quả": result,
        "Ngày xử lý": handled,
    }
