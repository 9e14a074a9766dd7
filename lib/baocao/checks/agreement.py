"""Whether the checks can be asked of the registers as they are declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.catalogue import NUMBERS, unfit_tests, unknown_columns
from baocao.checks.rules import Check
from baocao.errors import ParamsError
from baocao.registers import Form, Register


def agree(checks: Sequence[Check], registers: Mapping[str, Register]) -> None:
    """Refuse checks that cannot be run, or that could never fail.

    Raises:
        ParamsError: all registers and columns that do not exist, all tests and comparisons that
            do not fit the kind of their column, and all ids that stand twice.
    """
    mistakes = []
    seen: set[str] = set()
    for check in checks:
        begins = f"{check.stands_at}Kiểm tra “{check.id}”"
        if check.id in seen:
            mistakes.append(f"{begins} khai báo hai lần. Bỏ bớt một.")
        seen.add(check.id)
        mistakes += [f"{begins}: {mistake}" for mistake in _disagreements(check, registers)]
    if mistakes:
        raise ParamsError("\n".join(mistakes))


def _disagreements(check: Check, registers: Mapping[str, Register]) -> list[str]:
    named = [check.register, *check.among] if check.register else []
    unknown = [f"không có sổ “{name}”." for name in named if name not in registers]
    if unknown or not named:
        return unknown
    form = registers[check.register].form
    mistakes = unknown_columns(check.headings(), form)
    for name, heading in check.among.items():
        mistakes += unknown_columns([heading], registers[name].form)
    return mistakes or [*unfit_tests(check.where.items(), form), *_unfit(check, form)]


def _unfit(check: Check, form: Form) -> list[str]:
    """What the check does with columns of a kind that cannot take it."""
    if check.unique and not (check.columns or form.key):
        return [f"sổ “{form.sheet}” không có “key”. Thêm khóa “columns”."]
    if check.within:
        return [
            f"cột “{heading}” không phải cột ngày nên không có năm."
            for heading in check.columns
            if form.columns[heading].kind != "date"
        ]
    kinds = [form.columns[heading].kind for heading in check.compared()]
    if all(kind in NUMBERS for kind in kinds) or kinds == ["date", "date"]:
        return []
    compared = ", ".join(f"“{heading}”" for heading in check.compared())
    advice = "Chỉ so các cột số, hoặc một cột ngày với một cột ngày."
    return [f"không so sánh được {compared}. {advice}"]
