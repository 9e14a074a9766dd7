"""What a rule does, said in Vietnamese for figures.json and for whoever traces a figure."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.catalogue.rules import EMPTY, FILLED, WINDOWS, Between, Not, Rule, Test
from baocao.registers.form import YEAR


def definition(rule: Rule, asked: Mapping[str, Test | None]) -> str:
    """One line: what is counted over which register, and under which conditions."""
    parts = ", ".join(rule.parts)
    match rule.operation:
        case "ratio":
            return f"tỷ lệ phần trăm của {rule.parts[0]} trên {rule.parts[1]}"
        case "difference":
            return f"hiệu của {rule.parts[0]} và {rule.parts[1]}"
        case "add":
            return f"tổng của {parts}"
        case "sum":
            years = f"số năm từ {rule.since} đến {rule.of}"
            what = f"cộng {years if rule.since else f'cột {rule.of}'} của {rule.register}"
        case "distinct":
            what = f"đếm giá trị khác nhau ở cột {rule.of} của {rule.register}"
        case _:
            what = f"đếm dòng của {rule.register}"
    conditions = [_condition(heading, test) for heading, test in asked.items() if test is not None]
    if None in asked.values():
        at = f"ngày {rule.read_at}" if rule.read_at else "ngày chốt số liệu"
        conditions.append(f"còn hiệu lực tại {at}")
    return ", ".join([what, *conditions])


def _condition(heading: str, test: Test) -> str:
    if isinstance(test, Not):
        return f"{heading} khác “{test.value}”"
    if isinstance(test, Between):
        bounds = (("từ", test.start), ("đến", test.end))
        return " ".join(
            [heading, *(f"{word} {bound}" for word, bound in bounds if bound is not None)]
        )
    if isinstance(test, list):
        return f"{heading} là " + " hoặc ".join(f"“{value}”" for value in test)
    if test in (FILLED, EMPTY):
        return f"{heading} có ghi" if test == FILLED else f"{heading} để trống"
    if test == YEAR:
        return f"{heading} là {test}"
    return f"{heading} {test}" if test in WINDOWS else f"{heading} là “{test}”"
