"""Book Chính sách cán bộ: retirements, resignations, visits and allowances, one case a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from sample.layout import Row
from sample.persons import coded, decision
from sample.quarters import Quarter, days_outside

_CARE = "Quy định số 431-QĐ/TU, ngày 18/9/2025"
_CASES: Mapping[str, Row] = {
    "policy.retirement.standing_committee": {"Chế độ": "nghỉ hưu", "Thẩm quyền": "BTVTU"},
    "policy.retirement.own_authority": {"Chế độ": "nghỉ hưu", "Thẩm quyền": "Ban"},
    "policy.social_insurance_leave": {
        "Chế độ": "nghỉ hưởng bảo hiểm xã hội", "Thẩm quyền": "Ban"
    },
    "policy.resignation_voluntary": {
        "Chế độ": "thôi việc", "Thẩm quyền": "Ban", "Căn cứ": "Nghị định số 170/2025/NĐ-CP"
    },
    "policy.downsizing": {
        "Chế độ": "tinh giản biên chế", "Thẩm quyền": "TTTU",
        "Căn cứ": "Nghị định số 154/2025/NĐ-CP",
    },
    "policy.sick_visits": {"Chế độ": "thăm hỏi ốm đau", "Thẩm quyền": "Ban", "Căn cứ": _CARE},
    "policy.hardship_support": {
        "Chế độ": "trợ cấp khó khăn", "Thẩm quyền": "Ban", "Căn cứ": _CARE
    },
    "policy.serious_illness.support": {
        "Chế độ": "trợ cấp bệnh hiểm nghèo", "Thẩm quyền": "TTTU", "Căn cứ": _CARE
    },
}
# Made-up amounts, lowest and highest, in steps of 500 000 đồng; other cases are paid elsewhere.
_STEP = 500_000
_AMOUNTS = {
    "thôi việc": (240, 900),
    "tinh giản biên chế": (300, 1000),
    "thăm hỏi ốm đau": (2, 6),
    "trợ cấp khó khăn": (6, 20),
    "trợ cấp bệnh hiểm nghèo": (40, 100),
}


def policy_rows(quarters: Sequence[Quarter]) -> list[Row]:
    """Return the cases in order of day, each of another person."""
    rows: list[Row] = []
    for quarter in quarters:
        source = Random(f"policies:{quarter.label}")
        for figure in _CASES:
            days = quarter.days(source, quarter[figure])
            rows += [_case(source, figure, day) for day in days]
    source = Random("policies")
    for day in days_outside(quarters):
        rows += [_case(source, figure, day) for figure in _CASES]
    persons = enumerate(coded("CS", rows), start=5001)
    return [{**row, "Mã cán bộ": f"CB{number}"} for number, row in persons]


def _case(source: Random, figure: str, day: date) -> Row:
    """Return one case decided on a day."""
    row = {**_CASES[figure], "Ngày": day, "Văn bản": decision(day)}
    span = _AMOUNTS.get(str(row["Chế độ"]))
    return {**row, "Số tiền": source.randint(*span) * _STEP} if span else row
