"""Books of the organisation department: badges, personnel, political standard, classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from sample.bloc.half import Half
from sample.bloc.layout import STANDARDS
from sample.bloc.members import Member
from sample.bloc.organisations import Bloc
from sample.committees import apportioned
from sample.layout import Row
from sample.persons import batches, coded, decision

_SEVERAL = ("cadre.remarks_province", "cadre.remarks_units")
_PERSONNEL: Mapping[str, Row] = {
    "cadre.remarks_province": {
        "Việc": "nhận xét theo yêu cầu của cấp trên",
        "Chức danh": "cán bộ quy hoạch, bổ nhiệm",
        "Nguồn yêu cầu": "Ban Tổ chức Tỉnh ủy, cơ quan, đơn vị",
    },
    "cadre.remarks_units": {
        "Việc": "nhận xét theo đề nghị của cơ sở",
        "Chức danh": "cán bộ quy hoạch, bổ nhiệm",
        "Nguồn yêu cầu": "tổ chức cơ sở đảng",
    },
    "cadre.appoint_committee": {"Việc": "chỉ định cấp ủy viên", "Chức danh": "cấp ủy viên cơ sở"},
    "cadre.appoint_secretary": {"Việc": "chỉ định bí thư", "Chức danh": "bí thư chi bộ cơ sở"},
    "cadre.appoint_deputy": {
        "Việc": "chỉ định phó bí thư", "Chức danh": "phó bí thư chi bộ cơ sở",
    },
}
_BODIES = {
    "chỉ định cấp ủy viên": "đảng bộ cơ sở",
    "chỉ định bí thư": "chi bộ cơ sở",
    "chỉ định phó bí thư": "chi bộ cơ sở",
}
_CLASS: Row = {
    "Chương trình": "Bồi dưỡng lý luận chính trị dành cho đảng viên mới",
    "Loại": "đảng viên mới",
    "Hệ": "tập trung",
    "Chiều": "tổ chức",
    "Năm": 2021,
}


def badge_rows(everybody: Sequence[Member]) -> list[Row]:
    """Return the badges proposed in the period and on the days around it, by day."""
    rows = [
        {
            "Mã đảng viên": member.code,
            "Mã tổ chức": member.cell.code,
            "Mốc năm": badge.years,
            "Đợt": badge.given,
            "Ngày": badge.proposed,
            "Văn bản": _named("Tờ trình", badge.proposed),
        }
        for member in everybody
        if (badge := member.life.badge)
    ]
    return sorted(rows, key=lambda row: row["Ngày"])


def _named(kind: str, day: date) -> str:
    """Return what stands for a paper of a day."""
    return decision(day).replace("Quyết định", kind)


def personnel_rows(half: Half, there: Bloc) -> list[Row]:
    """Return the steps about cadres; several are remarked on in one paper, one is appointed."""
    source = Random("personnel")
    rows = []
    for figure, shared in _PERSONNEL.items():
        several = figure in _SEVERAL
        sizes = batches(source, half[figure], most=4 if several else 1)
        for row, size in zip(half.dated(source, shared, len(sizes)), sizes, strict=True):
            rows.append({**row, "Số người": size})
        rows += half.outside(shared)
    rows.append({"Việc": "bổ nhiệm", "Chức danh": "cán bộ cơ quan (mẫu)", "Ngày": half.end})
    for row in rows:
        kind = _BODIES.get(row["Việc"])
        row["Mã tổ chức"] = source.choice(there.bases_of(kind)).code
        row["Văn bản"] = _named("Văn bản", row["Ngày"])
    return coded("CB", rows)


def standard_rows(half: Half, there: Bloc) -> list[Row]:
    """Return the conclusions on political standard by day, and cases that are not concluded."""
    source = Random("standards")
    concluded, asked = {"Hình thức": "kết luận"}, {"Hình thức": "thẩm định"}
    rows = half.dated(source, concluded, half["cadre.political_standard"])
    rows += half.outside(concluded) + half.dated(source, asked, 2)
    for row in rows:
        row["Mã tổ chức"] = source.choice(there.bases).code
        row["Diện quản lý"] = STANDARDS.choices["Diện quản lý"][-1]
        row["Mục đích"] = source.choices(STANDARDS.choices["Mục đích"], (80, 20))[0]
    rows.sort(key=lambda row: row["Ngày"])
    return [{"Mã hồ sơ": f"TC{number:03d}", **row} for number, row in enumerate(rows, start=1)]


def training_rows(half: Half) -> list[Row]:
    """Return the classes for new members, and classes of another kind or another time."""
    source = Random("training")
    count, learners = half["training.newmember.classes"], half["training.newmember.students"]
    shares = apportioned(learners, [1] * count) if count else []
    days = half.days(source, count + 2)[1:-1]  # a class does not open on a holiday
    rows = [
        {**_CLASS, "Số lớp": 1, "Số người": share, "Ngày": day}
        for share, day in zip(shares, days, strict=True)
    ]
    return coded("LOP", [*rows, *_other_classes(half)])


def _other_classes(half: Half) -> Iterator[Row]:
    """Yield classes that no figure counts."""
    yield from half.outside({**_CLASS, "Số lớp": 1, "Số người": 40})
    yield {
        **_CLASS,
        "Chương trình": "Trung cấp lý luận chính trị",
        "Loại": "trung cấp lý luận chính trị",
        "Hệ": "không tập trung",
        "Chiều": "cử đi",
        "Số người": 6,
        "Ngày": date(2021, 4, 19),
    }
