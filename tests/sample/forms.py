"""Forms of the Party committees: cover and admissions of Party members, one workbook each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from random import Random

from sample.committees import Committee, apportioned, committees, scattered
from sample.layout import Row
from sample.quarters import DAY, Quarter
from sample.workbook import HEADING_ROW, OfficeFile, shifted

VERSION = "2026.1"
FORMS = "cap-uy"
Counts = tuple[int, int, int]  # asked for this year, admitted since its first day, in the period
# The number of members a committee of this kind admits, beside others.
_SIZES = {"đảng ủy cấp tỉnh": 12.0, "phường": 1.5, "đặc khu": 0.8, "xã": 1.0}
_PARTS = {
    "Trong đó: nữ": 0.46,
    "Trong đó: dân tộc thiểu số": 0.17,
    "Trong đó: theo tôn giáo": 0.07,
}
_YOUTH_UNION = 0.85  # of those in the first age band
_BANDS = {
    "Tuổi 18-30": 55, "Tuổi 31-35": 21, "Tuổi 36-40": 12, "Tuổi 41-45": 6, "Tuổi 46-50": 3,
    "Tuổi 51-55": 1.5, "Tuổi 56-60": 1, "Tuổi trên 60": 0.5,
}


def write_forms(
    root: Path, quarters: Sequence[Quarter], years: int, periods: Collection[str]
) -> None:
    """Write the forms of every committee for those of the quarters that are among ``periods``."""
    for quarter, unit, counts in _admissions(quarters):
        if quarter.label in periods:
            folder = root / shifted(quarter.label, years) / FORMS
            figures = _figures(unit, quarter, counts)
            _write_form(folder / f"{unit.code}.xlsx", unit, quarter, figures, years)


def _admissions(quarters: Sequence[Quarter]) -> Iterator[tuple[Quarter, Committee, Counts]]:
    """Yield what each committee counts in each quarter; the year runs on from the first."""
    admitted: dict[str, int] = {}
    before = 0
    for quarter in quarters:
        units = committees()[: quarter["party_committees.total"]]
        targets = _targets(quarter, units)
        new = apportioned(
            quarter["party_members.admitted"] - before, [_pace(unit, quarter) for unit in units]
        )
        before = quarter["party_members.admitted"]
        for unit, target, count in zip(units, targets, new, strict=True):
            admitted[unit.code] = admitted.get(unit.code, 0) + count
            yield quarter, unit, (target, admitted[unit.code], count)


def target_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return book Chỉ tiêu: what each committee is asked to admit this year, as on its forms."""
    last = quarters[-1]
    units = committees()[: last["party_committees.total"]]
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
        for unit, target in zip(units, _targets(last, units), strict=True)
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


def _figures(unit: Committee, quarter: Quarter, counts: Counts) -> Iterator:
    """Yield label and number of each line; the age bands add up to those admitted in the period."""
    source = Random(f"form:{quarter.label}:{unit.code}")
    new = counts[2]
    totals = ("Chỉ tiêu kết nạp cả năm", "Kết nạp từ đầu năm", "Kết nạp trong kỳ")
    yield from zip(totals, counts, strict=True)
    bands = scattered(source, new, list(_BANDS.values()))
    for label, share in _PARTS.items():
        yield label, sum(source.random() < share for _ in range(new))
    yield "Trong đó: đoàn viên", sum(source.random() < _YOUTH_UNION for _ in range(bands[0]))
    yield from zip(_BANDS, bands, strict=True)


def _write_form(
    path: Path, unit: Committee, quarter: Quarter, figures: Iterator, years: int
) -> None:
    """Write one workbook."""
    titles = (unit.name.upper(), "BIỂU PHÁT TRIỂN ĐẢNG VIÊN")
    with OfficeFile(path, f"Biểu phát triển đảng viên {quarter.label}", years) as file:
        _cover(file, unit, quarter, titles)
        sheet = file.sheet("Phát triển đảng viên", titles)
        file.headings(sheet, ("STT", "Tiêu chí", "Đơn vị tính", "Số liệu"), (6, 34, 14, 14))
        lines = list(figures)
        for number, (label, count) in enumerate(lines, start=1):
            row = HEADING_ROW + number
            for column, value in enumerate((number, label, "đảng viên", count)):
                file.put(sheet, row, column, value)
        last = HEADING_ROW + len(lines)
        rule = {"validate": "integer", "criteria": ">=", "value": 0}
        sheet.data_validation(HEADING_ROW + 1, 3, last, 3, rule)
        for column, value in enumerate((len(lines) + 1, "Cộng theo độ tuổi", "đảng viên")):
            file.put(sheet, last + 1, column, value)
        formula = f"=SUM(D{last + 2 - len(_BANDS)}:D{last + 1})"
        total = sum(count for _, count in lines[-len(_BANDS) :])
        file.total(sheet, (last + 1, 3), formula, total)


def _cover(file: OfficeFile, unit: Committee, quarter: Quarter, titles: Sequence[str]) -> None:
    """Write the cover sheet: who, which period, which form, by whom and when."""
    source = Random(f"cover:{quarter.label}:{unit.code}")
    sheet = file.sheet("Trang bìa", titles)
    file.headings(sheet, ("Tiêu chí", "Nội dung"), (26, 44))
    lines = {
        "Mã tổ chức": unit.code,
        "Tên cấp ủy": unit.name,
        "Kỳ báo cáo": quarter.label,
        "Phiên bản biểu": VERSION,
        "Người lập biểu": f"CU{unit.code.replace('-', '')}01",
        "Người kiểm tra": f"CU{unit.code.replace('-', '')}02",
        "Ngày lập": quarter.end + DAY * source.randrange(3),
    }
    for row, (label, value) in enumerate(lines.items(), start=HEADING_ROW + 1):
        file.put(sheet, row, 0, label)
        file.put(sheet, row, 1, value)
