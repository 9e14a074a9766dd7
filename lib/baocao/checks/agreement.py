"""Whether the checks can be asked of the registers as they are declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.catalogue import NUMBERS, unfit_tests, unknown_columns
from baocao.checks.rules import Check
from baocao.errors import ParamsError
from baocao.registers import Form, Register
from baocao.registers.form import Kind

WORDS: tuple[Kind, ...] = ("text", "code", "choice")


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
    for name in check.among:
        mistakes += unknown_columns(check.known_by(), registers[name].form)
    if mistakes:
        return mistakes
    if check.moves:
        mistakes = _immovable(check, registers)
    if check.on_the_day:
        mistakes = [
            f"sổ “{name}” không khai báo “valid” nên không dùng được “on_the_day”."
            for name in named
            if not registers[name].form.valid
        ]
    tests = (*check.where.items(), *check.plus.items(), *check.minus.items())
    return [*mistakes, *unfit_tests(tests, form), *_unfit(check, form), *_unheld(check, form)]


def _immovable(check: Check, registers: Mapping[str, Register]) -> list[str]:
    """What keeps the things of a register from coming and going as events tell."""
    ((name, code),) = check.among.items()
    mistakes = [] if registers[name].form.valid else [f"sổ “{name}” không khai báo “valid”."]
    if not isinstance(code, str):
        mistakes.append(f"“among” cần đúng một cột của sổ “{name}”, không phải mẫu tên.")
    return mistakes


def _unfit(check: Check, form: Form) -> list[str]:
    """What the check does with columns of a kind that cannot take it."""
    if check.unique and not (check.columns or form.key):
        return [f"sổ “{form.sheet}” không có “key”. Thêm khóa “columns”."]
    if check.apart and not (form.valid and form.named_by):
        return [f"sổ “{form.sheet}” cần “valid”, và “key” có cột khác hai cột đó."]
    days = [check.day] if check.repealed else []
    years = check.columns if check.within else []
    words = check.columns if check.matches or check.sequence else []
    numbers = check.columns if check.repeats or check.unusual else [check.shown] * bool(check.shown)
    mistakes = _unkept(check, form)
    mistakes += [
        *_of_another_kind(form, days, ("date",), "không phải cột ngày"),
        *_of_another_kind(form, years, ("date", *NUMBERS), "không phải cột ngày hay cột số"),
        *_of_another_kind(form, words, WORDS, "không phải cột chữ"),
        *_of_another_kind(form, numbers, NUMBERS, "không phải cột số"),
    ]
    if check.present:
        mistakes += _never_empty(check, form)
    return mistakes or _incomparable(check, form)


def _unkept(check: Check, form: Form) -> list[str]:
    """What a check of units' forms needs of the form and that form does not have."""
    needed = {
        "percent": (form.percent, "cột “percent”"),
        "lines": (form.lines, "“lines”"),
        "balance": (form.form, "“form”"),
        "repeats": (form.form, "“form”"),
        "unusual": (form.form, "“form”"),
    }
    there, what = needed.get(check.kind, ("-", ""))
    return [] if there else [f"sổ “{form.sheet}” không khai báo {what}."]


def _never_empty(check: Check, form: Form) -> list[str]:
    """The columns in which no cell can fail a check that it is filled."""
    columns = {heading: form.columns[heading] for heading in check.columns}
    return [
        f"ô trống ở cột “{heading}” đã {'là lỗi' if column.required else 'được tính'} rồi nên "
        "kiểm tra này không bao giờ sai."
        for heading, column in columns.items()
        if column.required or column.empty is not None
    ]


def _of_another_kind(
    form: Form, headings: Sequence[str], kinds: Sequence[Kind], mistake: str
) -> list[str]:
    return [
        f"cột “{heading}” {mistake} nên không kiểm tra được như vậy."
        for heading in headings
        if form.columns[heading].kind not in kinds
    ]


def _incomparable(check: Check, form: Form) -> list[str]:
    kinds = [form.columns[heading].kind for heading in check.compared()]
    if all(kind in NUMBERS for kind in kinds) or kinds == ["date", "date"]:
        return []
    compared = ", ".join(f"“{heading}”" for heading in check.compared())
    advice = "Chỉ so các cột số, hoặc một cột ngày với một cột ngày."
    return [f"không so sánh được {compared}. {advice}"]


def _unheld(check: Check, form: Form) -> list[str]:
    """Values that the table of a check asks for and that a closed list does not have."""
    return [
        f"cột “{heading}” không có giá trị “{value}”."
        for beside in check.table.values()
        for heading, allowed in beside.items()
        for value in allowed
        if (choices := form.columns[heading].choices) and value not in choices
    ]
