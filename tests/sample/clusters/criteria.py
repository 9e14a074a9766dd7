"""Table of criteria: what is scored, how, and for how many points at most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sample.layout import Row
from sample.quarters import read_yaml


@dataclass(frozen=True)
class Criterion:
    """One criterion; ``of`` bounds the denominator of a member, ``figure`` gives its numbers."""

    code: str
    group: str
    content: str
    method: str
    maximum: int
    each: float = 0
    of: tuple[int, int] = (0, 0)
    figure: str = ""
    proof: bool = False


@cache
def criteria() -> tuple[Criterion, ...]:
    """Return the criteria in the order of the table."""
    table = read_yaml("criteria.yml", Path(__file__).parent)
    return tuple(Criterion(group=group, **entry) for group in table for entry in table[group])


def criterion_rows(year: int) -> list[Row]:
    """Return the rows of book Tiêu chí."""
    return [
        {
            "Năm": year,
            "Mã": criterion.code,
            "Nhóm": criterion.group,
            "Nội dung": criterion.content,
            "Cách tính": criterion.method,
            "Điểm tối đa": criterion.maximum,
            "Điểm mỗi lần": criterion.each or None,
            "Lấy từ chỉ tiêu": criterion.figure,
            "Minh chứng": "x" if criterion.proof else None,
        }
        for criterion in criteria()
    ]
