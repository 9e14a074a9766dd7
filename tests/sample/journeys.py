"""Books Đi nước ngoài and Đào tạo, bồi dưỡng: persons sent, allowed or put down to go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.committees import Committee, committees, communes, scattered
from sample.layout import Row
from sample.persons import coded, decision, named_communes
from sample.quarters import DAY, Quarter, days_outside

_ALLOWED = {"Hình thức": "cho phép", "Mục đích": "tham gia đoàn", "Nước": "Vương quốc Campuchia"}
_SENT = {
    "abroad.sent.official": {"Hình thức": "cử", "Mục đích": "công tác"},
    "abroad.sent.private": {"Hình thức": "cử", "Mục đích": "việc riêng"},
}
_COUNTRIES = ("Lào", "Nhật Bản", "Hàn Quốc", "Trung Quốc", "Thái Lan", "Singapore")
_ADVANCED = "đào tạo cao cấp lý luận chính trị"
_COURSES: Mapping[str, Row] = {
    "training.abroad_short.registered": {
        "Chương trình": "bồi dưỡng ngắn hạn ở nước ngoài",
        "Loại": "ngắn hạn ở nước ngoài", "Chiều": "đăng ký",
    },
    "training.international_affairs": {
        "Chương trình": "bồi dưỡng các vấn đề quốc tế và chính sách đối ngoại",
        "Loại": "đối ngoại", "Chiều": "cử đi",
    },
    "training.defence_security": {
        "Chương trình": "bồi dưỡng quốc phòng, an ninh đối tượng 1",
        "Loại": "quốc phòng, an ninh", "Chiều": "cử đi",
    },
    "training.advanced_politics.full_time": {
        "Chương trình": _ADVANCED, "Loại": "cao cấp lý luận chính trị", "Hệ": "tập trung",
        "Chiều": "cử đi", "Số lớp": 1,
    },
    "training.advanced_politics.part_time": {
        "Chương trình": _ADVANCED, "Loại": "cao cấp lý luận chính trị", "Hệ": "không tập trung",
        "Chiều": "cử đi", "Số lớp": 1,
    },
}
# What the published report adds to the name of a course.
_INTAKES = {("2026Q2", "training.defence_security"): " (khóa 102)"}
_CLASS = 50  # persons at most in one class of advanced politics
_OTHER_COURSES: Sequence[Row] = (
    {"Chương trình": _ADVANCED, "Loại": "cao cấp lý luận chính trị", "Hệ": "tập trung",
     "Chiều": "đăng ký", "Số người": 21},
    {"Chương trình": "đào tạo trung cấp lý luận chính trị", "Loại": "trung cấp lý luận chính trị",
     "Hệ": "không tập trung", "Chiều": "cử đi", "Số người": 60},
    {"Chương trình": "bồi dưỡng quốc phòng, an ninh đối tượng 3", "Loại": "quốc phòng, an ninh",
     "Chiều": "tổ chức", "Số lớp": 2, "Số người": 140},
    {"Chương trình": "bồi dưỡng ngoại ngữ ở nước ngoài", "Loại": "ngoại ngữ", "Chiều": "đăng ký",
     "Số người": 6},
    {"Chương trình": "bồi dưỡng nghiệp vụ công tác tổ chức xây dựng Đảng",
     "Loại": "chuyên môn, nghiệp vụ", "Chiều": "tổ chức", "Số lớp": 1, "Số người": 128},
)


def journey_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the journeys in order of day; each is one person's."""
    rows: list[Row] = []
    for quarter in quarters:
        source = Random(f"journeys:{quarter.label}")
        rows += _delegations(source, quarter)
        for figure, shared in _SENT.items():
            days = quarter.days(source, quarter[figure])
            rows += [_journey(source, shared, committees(), day) for day in days]
        for purpose in ("công tác", "việc riêng", "việc riêng"):
            shared = {"Hình thức": "cho phép", "Mục đích": purpose}
            rows.append(_journey(source, shared, committees(), quarter.end))
    source = Random("journeys")
    for day in days_outside(quarters):
        for shared in (_ALLOWED, *_SENT.values()):
            rows.append(_journey(source, shared, communes(), day))
    persons = enumerate(coded("DNN", rows), start=7001)
    return [{**row, "Mã cán bộ": f"CB{number}"} for number, row in persons]


def _delegations(source: Random, quarter: Quarter) -> Iterator[Row]:
    """Yield the members of each commune's delegation, which leaves on one day."""
    chosen = named_communes("abroad.cambodia.communes_listed", quarter)
    others = quarter["abroad.cambodia.persons"] - len(chosen)
    sizes = scattered(source, others, [1] * len(chosen)) if others else [0] * len(chosen)
    days = quarter.days(source, len(chosen))
    for committee, size, day in zip(chosen, sizes, days, strict=True):
        for _ in range(1 + size):
            yield _journey(source, _ALLOWED, [committee], day)


def _journey(source: Random, shared: Row, among: Sequence[Committee], day: date) -> Row:
    """Return one journey of a person of one of the committees."""
    row = {"Nước": source.choice(_COUNTRIES), **shared, "Ngày": day, "Văn bản": decision(day)}
    return {**row, "Mã tổ chức": source.choice(among).code}


def training_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the class intakes in order of day."""
    rows: list[Row] = []
    for quarter in quarters:
        source = Random(f"training:{quarter.label}")
        for figure in _COURSES:
            sizes = _classes(quarter[figure])
            intake = _INTAKES.get((quarter.label, figure), "")
            for day, size in zip(quarter.days(source, len(sizes)), sizes, strict=True):
                rows.append(_course(figure, intake, day, size))
        rows += [
            {**course, "Năm": quarter.end.year, "Ngày": quarter.end - number * DAY}
            for number, course in enumerate(_OTHER_COURSES)
        ]
    for day in days_outside(quarters):
        rows += [_course(figure, "", day, 2) for figure in _COURSES]
    return coded("DT", rows)


def _classes(persons: int) -> list[int]:
    """Return the sizes of the fewest classes that hold so many persons, alike to one."""
    count = -(-persons // _CLASS)
    return [persons // count + (number < persons % count) for number in range(count)]


def _course(figure: str, intake: str, day: date, size: int) -> Row:
    """Return one intake of a course, whose name ``intake`` completes."""
    known = _COURSES[figure]
    name = f"{known['Chương trình']}{intake}"
    return {**known, "Chương trình": name, "Năm": day.year, "Số người": size, "Ngày": day}
