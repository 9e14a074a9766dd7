"""Whether what a rule or a check asks of a column can be asked of a column of that kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baocao.catalogue.rules import (
    ANNIVERSARY,
    BY_THEN,
    EARLIER,
    EMPTY,
    FILLED,
    WINDOWS,
    Between,
    Not,
    Rule,
    Test,
)
from baocao.registers import Column, Form
from baocao.registers.form import YEAR, Kind

NUMBERS: tuple[Kind, ...] = ("count", "number")
FAMILIES: tuple[Kind, ...] = ("count", "choice")  # ids are made of values of these alone
WORDS: Mapping[Kind, tuple[str, ...]] = {
    "date": ("trong kỳ", "kỳ trước", "lũy kế năm", ANNIVERSARY, BY_THEN),
    "period": ("trong kỳ", "kỳ trước", "kỳ sau", EARLIER),
    "count": (YEAR,),
    "number": (YEAR,),
    "flag": (),
}
TAKES: Mapping[Kind, str] = {
    "text": "chữ, danh sách chữ, {not: chữ}",
    "code": "chữ, danh sách chữ, {not: chữ}",
    "choice": "giá trị trong “choices”, danh sách hoặc {not: …} của các giá trị đó",
    "count": f"số nguyên, danh sách số, {{not: số}}, {{from: …, to: …}}, {YEAR}",
    "number": f"số nguyên, danh sách số, {{not: số}}, {{from: …, to: …}}, {YEAR}",
    "date": "một trong các từ " + ", ".join(WORDS["date"]),
    "period": "một trong các từ " + ", ".join(WORDS["period"]),
    "flag": "không có giá trị nào khác",
}


def misfits(rule: Rule, form: Form) -> list[str]:
    """What is wrong with a rule given the form: unknown columns, tests that mean nothing."""
    mistakes = unknown_columns((*rule.where, *rule.by, *rule.columns), form)
    mistakes += unfit_tests(rule.where.items(), form)
    if rule.sum and rule.of in form.columns and form.columns[rule.of].kind not in NUMBERS:
        mistakes.append(f"cột “{rule.of}” không phải cột số nên không cộng được.")
    if rule.since in form.columns and form.columns[rule.since].kind != "date":
        mistakes.append(f"cột “{rule.since}” không phải cột ngày nên không tính được số năm.")
    if rule.read_at and (not form.valid or {*form.valid} & {*rule.where}):
        mistakes.append("“read_at” cần sổ có “valid”, và “where” không nêu hai cột ngày ấy.")
    joined = [name for name in (*rule.where, *rule.by, *rule.columns) if name in form.joined]
    if rule.read_at and joined:  # they are taken over as of the end of the period
        mistakes.append(f"“read_at” không đi với cột nối “{joined[0]}”, lấy tại ngày chốt số liệu.")
    for heading, ids in rule.by.items():
        if not isinstance(ids, str):
            mistakes += unfit_tests(((heading, value) for value in ids), form)
        elif heading in form.columns and form.columns[heading].kind not in FAMILIES:
            mistakes.append(
                f"cột “{heading}” không chia được theo mẫu mã “{ids}”. "
                "Chỉ chia theo cột số đếm hoặc cột có “choices”."
            )
    return mistakes


def unknown_columns(headings: Iterable[str], form: Form) -> list[str]:
    """A message for each heading that the form does not have."""
    return [
        f"sổ “{form.sheet}” không có cột “{heading}”."
        for heading in headings
        if heading not in form.columns
    ]


def unfit_tests(asked: Iterable[tuple[str, Test]], form: Form) -> list[str]:
    """A message for each value or kind of test that a column can never meet."""
    return [
        f"cột “{heading}” không có giá trị “{value}”. "
        f"Cột này chỉ so được với: có, trống; {TAKES[form.columns[heading].kind]}."
        for heading, test in asked
        if heading in form.columns
        for value in _unmet(form.columns[heading], test)
    ]


def _unmet(column: Column, test: Test) -> list[str]:
    """The parts of a test that such a column can never meet, as they are shown."""
    if isinstance(test, Between):
        return _unmet_bounds(column, test)
    if isinstance(test, (list, Not)):
        values = test if isinstance(test, list) else [test.value]
        return [str(value) for value in values if not _holds(column, value)] if values else ["[]"]
    met = test in (FILLED, EMPTY) or test in WORDS.get(column.kind, ()) or _holds(column, test)
    return [] if met else [str(test)]


def _unmet_bounds(column: Column, test: Between) -> list[str]:
    bounds = {"from": test.start, "to": test.end}
    shown = ", ".join(f"{word}: {end}" for word, end in bounds.items() if end is not None)
    return [] if column.kind in NUMBERS and shown else [f"{{{shown}}}"]


def _holds(column: Column, value: int | str) -> bool:
    """Whether a cell of the column may hold the value itself."""
    if column.kind == "choice":
        return value in column.choices
    if column.kind in ("text", "code"):
        return isinstance(value, str) and value not in (FILLED, EMPTY, *WINDOWS, YEAR)
    return column.kind in NUMBERS and isinstance(value, int)
