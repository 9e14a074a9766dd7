"""Books of cases and persons: political standard, health checks, petitions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from sample.committees import committees, communes
from sample.layout import PETITIONS, STANDARDS, Row
from sample.quarters import DAY, Quarter, days_outside

_STANDARDS = {
    "political_standard.concluded.standing_committee": ("kết luận", "BTVTU"),
    "political_standard.appraised.communes": ("thẩm định", "cấp xã"),
    "political_standard.central_opinion": ("xin ý kiến Trung ương", "BTVTU"),
}
_OTHER_STANDARDS = (
    ("kết luận", "cấp xã"), ("kết luận", "cơ sở"), ("thẩm định", "BTVTU"), ("thẩm định", "cơ sở"),
)
_HEALTH = {
    "health_check.central.active": ("Bộ Chính trị và Ban Bí thư quản lý", "đương chức"),
    "health_check.central.retired": ("Bộ Chính trị và Ban Bí thư quản lý", "nguyên chức"),
    "health_check.group1.active": ("đối tượng 1", "đương chức"),
    "health_check.group1.retired": ("đối tượng 1", "nguyên chức"),
}


def standard_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the cases of political standard in order of day, numbered through."""
    rows: list[Row] = []
    for quarter in quarters:
        source = Random(f"standards:{quarter.label}")
        for figure, (form, level) in _STANDARDS.items():
            days = quarter.days(source, quarter[figure])
            rows += [_standard(source, form, level, day) for day in days]
        for form, level in _OTHER_STANDARDS:
            rows += [_standard(source, form, level, day) for day in quarter.days(source, 3)]
    source = Random("standards")
    for day in days_outside(quarters):
        rows += [_standard(source, form, level, day) for form, level in _STANDARDS.values()]
    rows.sort(key=lambda row: row["Ngày"])
    return [{"Mã hồ sơ": f"TC{number:05d}", **row} for number, row in enumerate(rows, start=1)]


def _standard(source: Random, form: str, level: str, day: date) -> Row:
    """Return one case; a purpose does not decide whether it counts."""
    purposes = STANDARDS.choices["Mục đích"]
    committee = source.choice(committees() if level == "BTVTU" else communes())
    return {
        "Mã tổ chức": committee.code,
        "Diện quản lý": level,
        "Hình thức": form,
        "Mục đích": source.choices(purposes, (80, 10, 4, 3, 3))[0],
        "Ngày": day,
    }


def health_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the persons of each round of health checks, and of rounds that no report counts."""
    rows: list[Row] = []
    for quarter in quarters:
        number = 1000
        for figure, (group, state) in _HEALTH.items():
            shared = {"Diện": group, "Tình trạng": state, "Đợt": quarter.health_round}
            examined = quarter[f"{figure}.examined"]
            for index in range(quarter[f"{figure}.eligible"]):
                number += 1
                seen = quarter.health_opened + (1 + index % 25) * DAY if index < examined else None
                rows.append(_health(number, {**shared, "Ngày mở đợt": quarter.health_opened}, seen))
    for index, day in enumerate(days_outside(quarters)[:2]):
        for number, (group, state) in enumerate(_HEALTH.values(), start=1001):
            shared = {"Diện": group, "Tình trạng": state, "Đợt": f"đợt bổ sung {index + 1:02d}"}
            rows.append(_health(number, {**shared, "Ngày mở đợt": day}, day + 9 * DAY))
    return rows


def _health(number: int, shared: Row, seen: date | None) -> Row:
    """Return one person in one round; ``seen`` is the day of the examination if there was one."""
    ticked = {"Đã khám": "x" if seen else "", "Ngày khám": seen}
    return {"Mã cán bộ": f"CB{number}", **shared, **ticked}


def petition_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the petitions in order of receipt, numbered through."""
    rows = [row for quarter in quarters for row in _petitions(quarter)]
    source = Random("petitions")
    for day in days_outside(quarters):
        row = _petition(source, (day, day + 9 * DAY), "không thuộc thẩm quyền", "chuyển")
        rows.append(row)
    rows[-3]["Kỳ trước chuyển sang"] = "x"
    rows.sort(key=lambda row: row["Ngày nhận"])
    return [{"Mã đơn": f"DT{number:03d}", **row} for number, row in enumerate(rows, start=1)]


def _petitions(quarter: Quarter) -> list[Row]:
    """Return the petitions of a period: outside competence, unfit to take, and within it."""
    source = Random(f"petitions:{quarter.label}")
    handled = quarter["petitions.not_in_competence.handled"]
    within = quarter["petitions.in_competence"]
    left = quarter["petitions.received"] - handled - within
    fates = [
        *(("không thuộc thẩm quyền", source.choice(("lưu", "chuyển"))) for _ in range(handled)),
        *(("không đủ điều kiện", "trả lại"), ("không thuộc thẩm quyền", "đang xử lý"))[:left],
        *[("không đủ điều kiện", "lưu")] * max(left - 2, 0),
        *(("thuộc thẩm quyền", source.choice(("giải quyết", "đang xử lý"))) for _ in range(within)),
    ]
    days = quarter.days(source, len(fates))
    plain = len(fates) - quarter["petitions.complex_prolonged"]
    source.shuffle(days)
    return [
        {
            **_petition(source, (day, quarter.end), kind, result),
            "Phức tạp kéo dài": "x" if index >= plain else "",
        }
        for index, (day, (kind, result)) in enumerate(zip(days, fates, strict=True))
    ]


def _petition(source: Random, days: tuple[date, date], kind: str, result: str) -> Row:
    """Return one petition received on the first of ``days``, handled by the second if at all."""
    received, latest = days
    handled = min(received + DAY * source.randrange(1, 12), latest)
    return {
        "Ngày nhận": received,
        "Loại": source.choice(PETITIONS.choices["Loại"]),
        "Có ký tên": source.choice(("x", "x", "")),
        "Phân loại": kind,
        "Kết quả": result,
        "Ngày xử lý": None if result == "đang xử lý" else handled,
    }
