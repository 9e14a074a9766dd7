"""Books Ứng dụng số, Số hóa hồ sơ and Tổ công tác."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

from sample.committees import Committee, apportioned, committees
from sample.emulation.layout import ACCESS, DOING, DONE, NEW, NOT_YET, RETIRED, STANDING
from sample.layout import Row
from sample.quarters import days_between, read_yaml

_HERE = Path(__file__).parent
_CODES = {"phần mềm": "PM", "thủ tục hành chính của Đảng": "TT", "mô hình": "MH"}
# Records of those who have left: on the old database, most of them done.
_OLD = {DONE: 3056, DOING: 214, NOT_YET: 96}
# Records of those in office: each committee has one at least, whatever its size.
_CURRENT = {DONE: 466, DOING: 372}
_SIZES = {"đảng ủy cấp tỉnh": 40.0, "phường": 7.0, "đặc khu": 6.0, "xã": 5.0}
_DIGITISED = (date(2025, 9, 3), date(2026, 6, 30))
_TEAM = {"Mã tổ": "T57", "Tên tổ": "Tổ 57 của cơ quan"}
_DECIDED = date(2026, 1, 26)
_LEFT = date(2026, 6, 29)  # of one who no longer counts on the last day of the half-year
# Who is in the team, by post: its leader first.
_SEATS = ("Phó trưởng ban", "Trưởng phòng", *["Phó trưởng phòng"] * 2, *["Chuyên viên"] * 3)


def application_rows() -> list[Row]:
    """Return software, procedures and models in the order of the report."""
    return [
        {
            "Mã": f"{_CODES[kind]}-{number:02d}",
            "Loại": kind,
            "Tên": entry["name"],
            "Phiên bản": entry.get("version"),
            "Thuộc lộ trình": entry.get("planned"),
            "Ngày tiếp nhận": entry.get("since"),
            "Trạng thái": entry["state"],
            "Hiệu quả": entry.get("good"),
        }
        for kind, entries in read_yaml("applications.yml", _HERE).items()
        for number, entry in enumerate(entries, start=1)
    ]


def record_rows() -> list[Row]:
    """Return the records, alike ones in one row that says how many they are."""
    return [
        {"Mã hồ sơ": f"HS-{number:04d}", **row}
        for number, row in enumerate([*_old_records(), *_current_records()], start=1)
    ]


def _old_records() -> list[Row]:
    """Return the records of those who have left, by what is done and the year."""
    source = Random("records:old")
    return [
        {
            "Nhóm": RETIRED,
            "Nền tảng": ACCESS,
            "Trạng thái": state,
            "Số lượng": count,
            "Ngày hoàn thành": date(year, 12, 20) if state == DONE else None,
        }
        for state, total in _OLD.items()
        for year, count in zip(
            range(2019, 2025),
            apportioned(total, [source.uniform(0.5, 1.5) for _ in range(6)]),
            strict=True,
        )
    ]


def _current_records() -> list[Row]:
    """Return the records of those in office, by committee; some are far ahead of others."""
    source = Random("records:current")
    units = committees()
    whole = sum(_CURRENT.values())
    beyond = apportioned(whole - len(units), [_SIZES[unit.kind] for unit in units])
    files = [unit for unit, more in zip(units, beyond, strict=True) for _ in range(1 + more)]
    pace = {unit.code: source.uniform(0.2, 2.0) for unit in units}
    ahead = sorted(files, key=lambda unit: -source.random() ** (1 / pace[unit.code]))
    done = Counter(unit.code for unit in ahead[: _CURRENT[DONE]])
    doing = Counter(unit.code for unit in ahead[_CURRENT[DONE] :])
    days = days_between(source, _DIGITISED, len(units))
    source.shuffle(days)
    return [
        _current(unit, state, count, day if state == DONE else None)
        for unit, day in zip(units, days, strict=True)
        for state, count in ((DONE, done[unit.code]), (DOING, doing[unit.code]))
        if count
    ]


def _current(unit: Committee, state: str, count: int, day: date | None) -> Row:
    """Return the records of one committee in one state; one alone is left blank."""
    return {
        "Mã tổ chức": unit.code,
        "Nhóm": STANDING,
        "Nền tảng": NEW,
        "Trạng thái": state,
        "Số lượng": count if count > 1 else None,
        "Ngày hoàn thành": day,
    }


def taskforce_rows(staff: Sequence[Row]) -> list[Row]:
    """Return the team 57: six of the staff, and one who left it the day before the half-year ends."""
    there = {
        post: [row for row in staff if row["Chức vụ"] == post and row["Đến ngày"] is None]
        for post in dict.fromkeys(_SEATS)
    }
    seated = [there[post].pop(0) for post in _SEATS if there[post]]
    rows = [{**_TEAM, "Mã cán bộ": row["Mã cán bộ"], "Từ ngày": _DECIDED} for row in seated]
    for number, row in enumerate(rows):
        row["Vai trò"] = ("Tổ trưởng", "Tổ phó")[number] if number < 2 else "Thành viên"
        row["Văn bản"] = "Quyết định mẫu thành lập Tổ 57"
    for row in rows[len(_SEATS) - 1 :]:
        row["Đến ngày"] = _LEFT
    return rows
