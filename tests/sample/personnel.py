"""Books of persons at work: Công tác cán bộ (steps) and Đánh giá, xếp loại (persons assessed)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.committees import communes
from sample.layout import ASSESSMENTS, PERSONNEL, Row
from sample.persons import batches, coded, decision, named_communes
from sample.quarters import DAY, Quarter, days_outside

_CHECKED = "personnel.inspection_committee.party_committees"
_APPOINTED = "personnel.appointments"
_MEMBER = "Ủy viên Ban Chấp hành"
_HEADS = "Chủ tịch, Phó Chủ tịch"
_UNION, _YOUTH, _WOMEN, _FEDERATION, _JOURNALISTS = PERSONNEL.choices["Tổ chức"]
_STEPS: Mapping[str, Row] = {
    "nominations.central.trade_union": {"Tổ chức": _UNION, "Chức danh": _MEMBER},
    "nominations.central.youth_union": {"Tổ chức": _YOUTH, "Chức danh": _MEMBER},
    "nominations.central.women_union": {"Tổ chức": _WOMEN, "Chức danh": _MEMBER},
    "nominations.provincial.youth_federation": {"Tổ chức": _FEDERATION, "Chức danh": _HEADS},
    "nominations.provincial.journalists": {"Tổ chức": _JOURNALISTS, "Chức danh": _HEADS},
    "personnel.commune_committee.consolidated": {
        "Việc": "kiện toàn ban chấp hành", "Chức danh": "Ủy viên Ban Chấp hành Đảng bộ xã"
    },
    "personnel.commune_committee.withdrawn": {
        "Việc": "thôi ban chấp hành", "Chức danh": "Ủy viên Ban Chấp hành Đảng bộ xã"
    },
    "personnel.commune_standing_committee.withdrawn": {
        "Việc": "thôi ban thường vụ", "Chức danh": "Ủy viên Ban Thường vụ Đảng ủy xã"
    },
    "recruitment.non_full_time": {
        "Việc": "tiếp nhận công chức", "Chức danh": "Người hoạt động không chuyên trách"
    },
}
_POSTS = ("Trưởng phòng", "Phó giám đốc sở", "Phó bí thư đảng ủy xã", "Phó trưởng ban")
_GRADED = "grading.previous_quarter.cadres"
_ASSESSED = "assessment.three_years.cadres"
_GROUPS = (
    "Ủy viên Ban Thường vụ Tỉnh ủy",
    "Tỉnh ủy viên",
    "Giám đốc, bí thư các đảng bộ trực thuộc Tỉnh ủy không phải Tỉnh ủy viên",
)


def personnel_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the personnel steps in order of day, those that no figure counts among them."""
    rows: list[Row] = []
    for quarter in quarters:
        source = Random(f"personnel:{quarter.label}")
        for figure in (*_STEPS, _APPOINTED):
            sizes = batches(source, quarter[figure])
            for day, size in zip(quarter.days(source, len(sizes)), sizes, strict=True):
                rows.append(_step(source, figure, day, size))
        rows += _inspection_committees(quarter)
        rows.append({**_step(source, _APPOINTED, quarter.end, 3), "Việc": "nhận xét"})
    source = Random("personnel")
    for day in days_outside(quarters):
        rows += [_step(source, figure, day, None) for figure in (*_STEPS, _APPOINTED)]
        rows.append(_elected(communes()[0].code, "Ủy viên Ủy ban Kiểm tra", day))
    return coded("CTCB", rows)


def _step(source: Random, figure: str, day: date, size: int | None) -> Row:
    """Return one step for so many persons; nominations are to bodies, not to communes."""
    if figure == _APPOINTED:
        known = {"Việc": source.choice(PERSONNEL.choices["Việc"][:4])}
        known["Chức danh"] = source.choice(_POSTS)
    else:
        known = {"Việc": "giới thiệu nhân sự", **_STEPS[figure]}
    asked = known.get("Tổ chức")
    where = None if asked else source.choice(communes()).code
    return {
        **known, "Mã tổ chức": where, "Số người": size, "Nguồn yêu cầu": asked, "Ngày": day,
        "Văn bản": decision(day),
    }


def _inspection_committees(quarter: Quarter) -> Iterator[Row]:
    """Yield the elections approved; every other committee elected for two posts."""
    chosen = named_communes(_CHECKED, quarter)
    days = quarter.days(Random(f"{_CHECKED}:{quarter.label}"), len(chosen))
    for number, (committee, day) in enumerate(zip(chosen, days, strict=True)):
        yield _elected(committee.code, "Ủy viên Ủy ban Kiểm tra", day)
        if number % 2 == 0:
            yield _elected(committee.code, "Phó Chủ nhiệm Ủy ban Kiểm tra", day)


def _elected(code: str, post: str, day: date) -> Row:
    """Return one election to the inspection committee of a Party committee."""
    known = {"Việc": "chuẩn y ủy ban kiểm tra", "Mã tổ chức": code, "Chức danh": post}
    return {**known, "Ngày": day, "Văn bản": decision(day)}


def assessment_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the persons assessed by period: gradings of quarters and appraisals of three years."""
    rows: list[Row] = []
    appraised = 6001
    for quarter in quarters:
        source = Random(f"assessments:{quarter.label}")
        days = quarter.days(source, 3)
        for number in range(quarter[_GRADED]):
            rows.append(_grading(source, 4001 + number, quarter.previous, days[number % 3]))
        for number in range(quarter[_ASSESSED]):
            row = _grading(source, appraised, _year_before(quarter), days[number % 3])
            rows.append({**row, "Loại": "nhận xét 03 năm"})
            appraised += 1
        rows += _other_gradings(source, quarter)
    source = Random("assessments")
    for number, day in enumerate(days_outside(quarters)):
        nearest = quarters[0] if day < quarters[0].start else quarters[-1]
        rows.append(_grading(source, 4950 + number, nearest.previous, day))
        row = _grading(source, 6950 + number, _year_before(nearest), day)
        rows.append({**row, "Loại": "nhận xét 03 năm"})
    return rows


def _other_gradings(source: Random, quarter: Quarter) -> Iterator[Row]:
    """Yield gradings made in the period that it does not count: of this quarter, of a year."""
    yield _grading(source, 4901, quarter.label, quarter.end)
    annual = _grading(source, 4902, _year_before(quarter), quarter.start + 2 * DAY)
    yield {**annual, "Mã cán bộ": f"CB49{quarter.label[-1]}2", "Loại": "xếp loại năm"}


def _grading(source: Random, person: int, period: str, day: date) -> Row:
    """Return one person graded for a period."""
    return {
        "Mã cán bộ": f"CB{person}",
        "Nhóm": source.choices(_GROUPS, (1, 4, 6))[0],
        "Loại": "xếp loại quý",
        "Kỳ đánh giá": period,
        "Mức": source.choices(ASSESSMENTS.choices["Mức"], (18, 74, 7, 1))[0],
        "Ngày": day,
        "Văn bản": decision(day),
    }


def _year_before(quarter: Quarter) -> str:
    """Return the year that ended before the period."""
    return str(quarter.start.year - 1)
