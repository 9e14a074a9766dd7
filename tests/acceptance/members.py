"""What the catalogue makes of Party organisations and members, counted straight in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from sample.counting_papers import of
from sample.records import Record, Window

Value = int | Decimal | None
_EVENTS = {
    "admitted": "kết nạp",
    "made_official": "chuyển chính thức",
    "removed": "xóa tên",
    "expelled": "khai trừ",
    "died": "từ trần",
    "withdrawn": "xin ra",
    "transfer_out": "chuyển đi",
    "transfer_in": "chuyển đến",
    "restored": "phục hồi",
}
_CAME = ("admitted", "transfer_in", "restored")
_LEFT = ("died", "expelled", "removed", "withdrawn", "transfer_out")
_SHARES = ("official", "probationary", "female", "ethnic", "religious", "llct_high", "llct_mid")
_PENALTIES = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "dismissal": "cách chức",
    "expulsion": "khai trừ",
}
_BODY, _MEMBER = "tổ chức đảng", "đảng viên"


def percent(part: int, whole: int) -> Decimal | None:
    """A share in percent; None without base."""
    return Decimal(part * 100) / whole if whole else None


class Members(Window):
    """Organisations, members, what befell them, and how they were inspected and punished."""

    def all_members(self) -> dict[str, Value]:
        """Every figure of these books."""
        counts = {**self._organised(), **self._composition(), **self._events()}
        counts |= {**self._honoured(), **self._inspected(), **self._punished()}
        return {**counts, **_rates(counts)}

    def _on(self, sheet: str, day: date) -> list[Record]:
        """The rows valid on a day."""
        return [
            row
            for row in self._books[sheet]
            if (row["Từ ngày"] or day) <= day <= (row["Đến ngày"] or day)
        ]

    def _organised(self) -> dict[str, Value]:
        kinds = Counter(row["Loại"] for row in self._on("Tổ chức", self._end))
        return {
            "orgs.committees": kinds["đảng bộ cơ sở"],
            "orgs.cells": kinds["chi bộ cơ sở"],
            "orgs.total": kinds["đảng bộ cơ sở"] + kinds["chi bộ cơ sở"],
            "orgs.subcells": kinds["chi bộ trực thuộc"],
            "mass.orgs_described": kinds["đoàn thể"],
        }

    def _composition(self) -> dict[str, Value]:
        now = self._on("Đảng viên", self._end)
        theory = Counter(row["Lý luận chính trị"] for row in now)
        checked = [row for row in now if self._inside(row["Ngày kiểm tra thẻ"])]
        return {
            "members.total": len(now),
            "members.persons": _different(now),
            "members.official": len(of(now, "Loại", "chính thức")),
            "members.probationary": len(of(now, "Loại", "dự bị")),
            "members.female": len(of(now, "Giới tính", "nữ")),
            "members.ethnic": sum((row["Dân tộc"] or "Kinh").lower() != "kinh" for row in now),
            "members.religious": sum(row["Tôn giáo"] not in (None, "không") for row in now),
            "members.llct_high": theory["cao cấp"] + theory["cử nhân"],
            "members.llct_mid": theory["trung cấp"],
            "members.opening": len(self._on("Đảng viên", self._start - timedelta(days=1))),
            "cards.checked": _different(checked),
        }

    def _events(self) -> dict[str, Value]:
        kinds = Counter(row["Loại"] for row in self._rows("Biến động đảng viên", "Ngày"))
        counts = {name: kinds[kind] for name, kind in _EVENTS.items()}
        return {
            **{f"flow.{name}": count for name, count in counts.items()},
            "flow.increase": sum(counts[name] for name in _CAME),
            "flow.decrease": sum(counts[name] for name in _LEFT),
        }

    def _honoured(self) -> dict[str, Value]:
        levels = Counter(row["Mốc năm"] for row in self._rows("Huy hiệu Đảng", "Ngày"))
        found = {f"badge.y{level}": count for level, count in levels.items() if level}
        return {"badge.total": levels.total(), **found}

    def _inspected(self) -> dict[str, Value]:
        rows = list(self._rows("Kiểm tra, giám sát", "Ngày báo cáo kết quả"))
        by_30, by_32 = of(rows, "Điều", 30), of(rows, "Điều", 32)
        watched = of(by_32, "Hình thức", "giám sát", "giám sát chuyên đề")
        looked_at = of(by_32, "Hình thức", "kiểm tra")
        return {
            "inspect.art30.total": len(by_30),
            "inspect.art30.orgs": len(of(by_30, "Loại đối tượng", _BODY)),
            "inspect.art30.members": len(of(by_30, "Loại đối tượng", _MEMBER)),
            "inspect.art30.violations": len(of(by_30, "Đến mức kỷ luật", "x")),
            "inspect.art32.total": len(by_32),
            "inspect.art32.orgs": len(of(looked_at, "Loại đối tượng", _BODY)),
            "inspect.art32.members": len(of(looked_at, "Loại đối tượng", _MEMBER)),
            "supervise.art32.orgs": len(of(watched, "Loại đối tượng", _BODY)),
            "supervise.art32.members": len(of(watched, "Loại đối tượng", _MEMBER)),
            "inspect.art32.violations": len(of(by_32, "Đến mức kỷ luật", "x")),
        }

    def _punished(self) -> dict[str, Value]:
        rows = list(self._rows("Kỷ luật", "Ngày"))
        members = of(rows, "Đối tượng", _MEMBER)
        kinds = Counter(row["Hình thức"] for row in members)
        return {
            "discipline.total": len(members),
            **{f"discipline.{name}": kinds[kind] for name, kind in _PENALTIES.items()},
            "discipline.orgs": len(of(rows, "Đối tượng", _BODY)),
        }

    def _inside(self, day: object) -> bool:
        return isinstance(day, date) and self._start <= day <= self._end


def _different(rows: Iterable[Record]) -> int:
    return len({row["Mã đảng viên"] for row in rows})


def _rates(counts: Mapping[str, Value]) -> dict[str, Value]:
    total, opening = counts["members.total"], counts["members.opening"]
    change = total - opening
    return {
        **{f"members.{each}_rate": percent(counts[f"members.{each}"], total) for each in _SHARES},
        "members.change": change,
        "members.change_rate": percent(change, opening),
        "flow.admitted_rate": percent(counts["flow.admitted"], opening),
        "cards.checked_rate": percent(counts["cards.checked"], total),
    }
