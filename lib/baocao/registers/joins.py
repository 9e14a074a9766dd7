"""Which columns registers take over from each other, and in which order that can be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from baocao.errors import ParamsError
from baocao.registers.form import SAME_FILE, YEAR, Column, Form, Join

NUMBERS = ("count", "number")
LIKE_TEXT = ("text", "code", "choice", "period")


def order(forms: Mapping[str, Form]) -> list[tuple[str, str]]:
    """All joined columns as sheet and heading, each after those that it is made from.

    Raises:
        ParamsError: a join names a register, column or value that there is not, or goes in a
            circle.
    """
    mistakes = [
        f"{form.stands_at}Sổ “{form.sheet}”, cột nối “{heading}”: {mistake}"
        for form in forms.values()
        for heading, join in form.joined.items()
        for mistake in _mistakes(form, join, forms.get(join.source))
    ]
    if mistakes:
        raise ParamsError("\n".join(mistakes))
    try:
        return [*TopologicalSorter(dict(_needs(forms))).static_order()]
    except CycleError as circle:
        sheet, heading = circle.args[1][0]
        raise ParamsError(
            f"{forms[sheet].stands_at}Sổ “{sheet}”, cột nối “{heading}” lấy vòng từ chính nó. "
            "Sửa “from” hoặc “by”."
        ) from None


def complete(forms: Sequence[Form]) -> dict[str, Form]:
    """The forms by name, whose columns are now also the joined ones.

    Raises:
        ParamsError: as ``order``.
    """
    done = {form.sheet: form for form in forms}
    for sheet, heading in order(done):
        join = done[sheet].joined[heading]
        taken = done[join.source].columns[join.of]
        column = Column(kind=taken.kind, choices=taken.choices)
        columns = {**done[sheet].columns, heading: column}
        done[sheet] = done[sheet].model_copy(update={"columns": columns})
    return done


def _mistakes(form: Form, join: Join, other: Form | None) -> Iterator[str]:
    if other is None:
        yield f"không có sổ “{join.source}”. Sửa “from”."
        return
    there = {*other.columns, *other.joined}
    by = [] if join.by == SAME_FILE else [join.by]
    for heading in (join.of, *by, *join.where):
        if heading not in there:
            yield f"sổ “{other.sheet}” không có cột “{heading}”."
    for heading, value in join.where.items():
        column = other.columns.get(heading)
        if column and not _can_be(value, column):
            yield f"cột “{heading}” của sổ “{other.sheet}” không có giá trị “{value}”."
    if join.at and not other.valid:
        yield f"sổ “{other.sheet}” không có “valid” nên không lấy được theo ngày. Bỏ “at”."
    own, its = form.columns.get(join.by), other.columns.get(join.by)
    if own and its and own.kind != its.kind and {own.kind, its.kind} - set(LIKE_TEXT):
        yield f"cột “{join.by}” của hai sổ không cùng loại nên không nối được."


def _can_be(value: int | str, column: Column) -> bool:
    if value == YEAR:
        return column.kind in NUMBERS
    if column.kind == "choice":
        return value in column.choices
    return column.kind in (NUMBERS if isinstance(value, int) else LIKE_TEXT)


def _needs(forms: Mapping[str, Form]) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    for form in forms.values():
        for heading, join in form.joined.items():
            own = (form.sheet, join.by)
            others = [(join.source, name) for name in (join.of, join.by, *join.where)]
            needed = [own, *others]
            yield (
                (form.sheet, heading),
                [(sheet, name) for sheet, name in needed if name in forms[sheet].joined],
            )
