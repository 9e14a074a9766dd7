"""Admissions of Party members: what each committee is asked for, and what its forms count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from sample.committees import Committee, apportioned, committees, scattered, sending
from sample.layout import Row
from sample.quarters import Quarter

Counts = tuple[int, int, int]  # asked for this year, admitted since its first day, in the period
# The number of members a committee of this kind admits, beside others.
_SIZES = {"đảng ủy cấp tỉnh": 12.0, "phường": 1.5, "đặc khu": 0.8, "xã": 1.0}
_PARTS = {
    "Trong đó: nữ": 0.46,
    "Trong đó: dân tộc thiểu số": 0.17,
    "Trong đó: theo tôn giáo": 0.07,
}
_YOUTH_UNION = 0.85  # of those in the first age band
BANDS = {
    "Tuổi 18-30": 55, "Tuổi 31-35": 21, "Tuổi 36-40": 12, "Tuổi 41-45": 6, "Tuổi 46-50": 3,
    "Tuổi 51-55": 1.5, "Tuổi 56-60": 1, "Tuổi trên 60": 0.5,
}


def admissions(quarters: Sequence[Quarter], units: Sequence[Committee]) -> list[dict[str, Counts]]:
    """Return what each committee counts in each quarter; the year runs on from the first."""
    admitted = dict.fromkeys((unit.code for unit in units), 0)
    before = 0
    counted = []
    for quarter in quarters:
        here = sending(units, quarter)
        targets = _targets(quarter, here)
        new = apportioned(
            quarter["party_members.admitted"] - before, [_pace(unit, quarter) for unit in here]
        )
        before = quarter["party_members.admitted"]
        counts = {}
        for unit, target, count in zip(here, targets, new, strict=True):
            admitted[unit.code] += count
            counts[unit.code] = (target, admitted[unit.code], count)
        counted.append(counts)
    return counted


def target_rows(
    quarters: Sequence[Quarter], units: Sequence[Committee] | None = None
) -> list[Row]:
    """Return book Chỉ tiêu: what each committee is asked to admit this year, as on its forms."""
    last = quarters[-1]
    asked = sending(units or committees(), last)
    return [
        {
            "Mã": "kết nạp đảng viên",
            "Nội dung": "Kết nạp đảng viên mới trong năm",
            "Mã tổ chức": unit.code,
            "Năm": last.start.year,
            "Đơn vị tính": "đảng viên",
            "Toán tử": ">=",
            "Giá trị": target,
            "Văn bản giao": f"Kế hoạch mẫu giao chỉ tiêu năm {last.start.year}",
            "Thực hiện từ chỉ tiêu": "party_members.admitted",
        }
        for unit, target in zip(asked, _targets(last, asked), strict=True)
    ]


def _targets(quarter: Quarter, units: Sequence[Committee]) -> list[int]:
    """Return the target of each committee; it is the same in all periods of a year."""
    return apportioned(quarter["party_members.target"], [_size(unit) for unit in units])


def _size(unit: Committee) -> float:
    """Return how many members a committee is asked to admit, beside others."""
    return _SIZES[unit.kind] * Random(f"size:{unit.code}").uniform(0.4, 1.8)


def _pace(unit: Committee, quarter: Quarter) -> float:
    """Return how many it does admit in a period, beside others; some admit none."""
    draw = Random(f"pace:{quarter.label}:{unit.code}")
    idle = 0.0 if unit.kind == "xã" and draw.random() < 0.08 else 1.0
    return idle * _size(unit) * draw.uniform(0.3, 1.7) + 1e-9


def admission_lines(
    unit: Committee, quarter: Quarter, counts: Counts
) -> Iterator[tuple[str, int]]:
    """Yield label and number of each line; the age bands add up to those admitted in the period."""
    source = Random(f"form:{quarter.label}:{unit.code}")
    new = counts[2]
    totals = ("Chỉ tiêu kết nạp cả năm", "Kết nạp từ đầu năm", "Kết nạp trong kỳ")
    yield from zip(totals, counts, strict=True)
    bands = scattered(source, new, list(BANDS.values()))
    for label, share in _PARTS.items():
        yield label, sum(source.random() < share for _ in range(new))
    yield "Trong đó: đoàn viên", sum(source.random() < _YOUTH_UNION for _ in range(bands[0]))
    yield from zip(BANDS, bands, strict=True)
