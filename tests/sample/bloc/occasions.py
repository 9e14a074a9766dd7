"""Books of the office about occasions: awards, anniversaries, charity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import cycle, islice
from random import Random

from sample.bloc.half import HERE, Half
from sample.bloc.layout import FOLLOWING, YOUTH
from sample.bloc.organisations import Bloc
from sample.committees import apportioned
from sample.layout import Row
from sample.persons import coded, decision
from sample.quarters import DAY, read_yaml

_AWARD: Row = {"Phạm vi": "của cơ quan", "Loại": "hình thức khen thưởng", "Hình thức": "tặng"}
_GIVEN: Row = {**_AWARD, "Tên": "Giấy khen", "Khâu": "đã tặng"}
_PROPOSED: Row = {
    **_AWARD, "Tên": "Bằng khen của Ban Thường vụ Tỉnh ủy", "Lý do": FOLLOWING, "Khâu": "đề nghị",
}
_AWARDS: Mapping[str, Row] = {
    "awards.tsvm_exemplary": {
        **_GIVEN, "Đối tượng": "tổ chức đảng", "Lý do": "trong sạch vững mạnh tiêu biểu",
    },
    "awards.member_5y": {
        **_GIVEN, "Đối tượng": "đảng viên",
        "Lý do": "hoàn thành xuất sắc nhiệm vụ nhiều năm liền",
    },
    "awards.collective_partywork": {
        **_GIVEN, "Đối tượng": "tập thể", "Lý do": "công tác xây dựng Đảng",
    },
    "proposals.dir05.collective": {**_PROPOSED, "Đối tượng": "tập thể"},
    "proposals.dir05.individual": {**_PROPOSED, "Đối tượng": "cá nhân"},
}
# Awards of the period that no figure counts: another reason, or not granted.
_OTHERS = (
    {**_GIVEN, "Đối tượng": "đảng viên", "Lý do": "đột xuất", "Khâu": "không duyệt"},
    {**_PROPOSED, "Đối tượng": "cá nhân", "Khâu": "không duyệt"},
    {**_GIVEN, "Đối tượng": "tập thể", "Lý do": "công tác xây dựng Đảng", "Khâu": "đề nghị"},
)
_CONFERENCE = date(2021, 1, 20)  # the year's conference, where most awards were handed over
# For each figure: the kind of result, the activity, and its days with their weights.
_ACTIVITIES: Mapping[str, tuple[str, str, Mapping[date, int]]] = {
    "social.gifts": (
        "suất quà",
        "thăm người nghèo đang điều trị tại Bệnh viện Đa khoa tỉnh và học sinh khó khăn dịp Tết",
        {date(2021, 2, 3): 29, date(2021, 2, 5): 24},
    ),
    "social.blood": (
        "đơn vị máu", "ngày hội hiến máu tình nguyện", {date(2021, 3, 14): 3, date(2021, 6, 30): 2},
    ),
    "social.trees": (
        "cây xanh", "ra quân Tháng Thanh niên tại huyện Lạc Dương",
        {date(2021, 3, 20): 3, date(2021, 3, 27): 2},
    ),
}


def award_rows(half: Half, there: Bloc) -> list[Row]:
    """Return the awards given and proposed, by day."""
    rows: list[Row] = []
    for figure, shared in _AWARDS.items():
        bases = list(there.bases)
        Random(figure).shuffle(bases)
        names = [base.name for base in bases]
        day = _CONFERENCE if shared["Khâu"] == "đã tặng" else half.end
        for name in islice(cycle(names), half[figure]):
            rows.append({**shared, "Đơn vị": name, "Ngày": day})
        rows += half.outside({**shared, "Đơn vị": names[0]})
    rows += [{**shared, "Đơn vị": there.bases[0].name, "Ngày": half.end} for shared in _OTHERS]
    return coded("KT", [_decided(row) for row in rows])


def _decided(row: Row) -> Row:
    """Return an award with its decision, when it was given."""
    if row["Khâu"] != "đã tặng":
        return row
    day = row["Ngày"] - DAY
    return {**row, "Số quyết định": decision(day), "Ngày quyết định": day}


def event_rows() -> list[Row]:
    """Return the anniversaries of the year, and those of the years beside it."""
    return [
        {"Mã": code, "Tên": event["name"], "Ngày gốc": event["since"], "Năm kỷ niệm": year}
        for code, event in read_yaml("events.yml", HERE).items()
        for year in event["years"]
    ]


def social_rows(half: Half) -> list[Row]:
    """Return the results of charity by day, and money given outside the period."""
    rows: list[Row] = []
    for figure, (kind, activity, days) in _ACTIVITIES.items():
        shares = apportioned(half[figure], list(days.values()))
        for day, count in zip(days, shares, strict=True):
            rows.append({**_result(half, kind, count), "Hoạt động": activity, "Ngày": day})
        rows += half.outside({**_result(half, kind, 10), "Hoạt động": f"hoạt động mẫu: {kind}"})
    money = {"Kết quả": "tiền", "Số tiền": 1_500_000, "Đơn vị thực hiện": YOUTH}
    rows += half.outside({**money, "Hoạt động": "ủng hộ Quỹ phòng, chống dịch (mẫu)"})
    return coded("AS", rows)


def _result(half: Half, kind: str, count: int) -> Row:
    """Return so much of one kind of result; gifts have a value."""
    value = count * half["social.gift_value"] if kind == "suất quà" else None
    return {"Kết quả": kind, "Số lượng": count, "Số tiền": value, "Đơn vị thực hiện": YOUTH}
