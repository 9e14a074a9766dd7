"""Cells in which a unit's file must tell what it is: whose, for which period, on which form.

Code: R-041 a cell that tells otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from baocao.errors import Finding
from baocao.period import Period
from baocao.registers.form import Column, Form
from baocao.registers.table import Register

REMEDY = "Sửa ô này, hoặc dùng đúng mẫu biểu của đơn vị cho kỳ này"
Mistold = tuple[int, str, Finding]
"""Place of the row, heading, and what is said of the cell."""


class Whose(NamedTuple):
    """Whose file it is, and for which period."""

    unit: str
    period: Period


def telling(form: Form) -> list[str]:
    """The headings of such cells."""
    return [heading for heading, column in form.columns.items() if column.must_be]


def to_be_told(column: Column, unit: str, period: Period) -> str:
    """What such a cell has to say in the file of a unit for a period."""
    return {
        "đơn vị": unit,
        "kỳ báo cáo": str(period),
        "kỳ liền trước": str(period.previous()),
        "năm liền trước": str(period.year - 1),
        "bản mẫu": column.printed,
    }[column.must_be or ""]


def mistold(register: Register, files: Mapping[str, Whose]) -> Iterator[Mistold]:
    """The cells that say something else than they have to in these files."""
    for heading in telling(register.form):
        column = register.form.columns[heading]
        for position, value in enumerate(register.rows[heading]):
            file = next(iter(register.spots[position].values())).file
            expected = to_be_told(column, *files[file])
            if value != expected:
                rule = Finding("R-041", "error", f"lẽ ra phải là “{expected}”", REMEDY)
                yield position, heading, register.finding(position, (heading,), rule)


def held_to_tell(register: Register, files: Mapping[str, Whose]) -> tuple[Register, list[Finding]]:
    """The register without the cells that tell otherwise, and what is said of these."""
    wrong = {
        (position, heading): finding
        for position, heading, finding in mistold(register, files)
        if (position, heading) not in register.bad
    }
    groups = [frozenset((heading,)) for heading in telling(register.form)]
    return register.checked(wrong, groups), [*wrong.values()]
