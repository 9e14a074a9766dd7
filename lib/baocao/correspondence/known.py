"""What the forms of units say before they are filled: whose they are, and what is known of them.

Code: R-049 it is not known which units owe a form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from baocao.edition import Edition
from baocao.errors import DataError, Finding, ParamsError, UsageError
from baocao.registers import NOTHING, Form, Register, Spot, take_over
from baocao.registers.told import to_be_told
from baocao.text import fold
from baocao.workbooks import Contents, Place, grid

CLOSED = "số đã chốt của {}"
LAST_CLOSED = CLOSED.format("kỳ trước")

Known = Mapping[str, Mapping[str, Contents]]
"""What stands in forms, by sheet and then by code of the unit."""


def owing(so: Edition) -> dict[str, str]:
    """The names of all units that owe the edition a form, by code, in the register's order.

    Raises:
        UsageError: no unit owes this report a form.
        DataError: it is not known which units do.
    """
    units = so.report.units
    if units is None:
        raise UsageError(
            f"Báo cáo “{so.name}” không có đơn vị nào phải gửi biểu (“units” trong "
            "params/reports.yml). Chọn báo cáo khác bằng --report."
        )
    names = {code: name or code for code, name in so.completeness.owing.items()}
    if not names:
        errors = [each for each in so.findings if each.severity == "error"]
        raise DataError([_nobody(units.expected), *errors])
    return names


def _nobody(expected: str) -> Finding:
    problem = f"chưa rõ đơn vị nào phải gửi biểu (chỉ tiêu {expected})"
    return Finding("R-049", "error", problem, "Sửa các lỗi dưới đây, nếu có, rồi chạy lại")


def known_contents(so: Edition, forms: Sequence[Form], codes: Sequence[str]) -> Known:
    """What is known of these units' forms: printed, told by the file, given by other registers.

    What is known is locked; what is not is left to be filled.

    Raises:
        ParamsError: a column is given by a joined column that its register does not have.
    """
    outlines = {form.sheet: _outline(so, form, codes) for form in forms}
    made = {**so.registers, **outlines}
    registers, _ = take_over(made, so.params.as_of, so.period.year, so.past)
    known = {}
    for form in forms:
        closed = _closed_columns(so, form)
        known[form.sheet] = {
            code: _locked({**values, **closed.get(code, {})})
            for code, values in _values(form, registers[form.sheet], codes)
        }
    return known


def _locked(values: Mapping[Place, object]) -> Contents:
    return Contents(values, frozenset(values))


def _closed_columns(so: Edition, form: Form) -> dict[str, dict[Place, object]]:
    """What each unit closed an earlier period with, where a column of values is named after it."""
    found: dict[str, dict[Place, object]] = {}
    for beside in form.values[1:]:
        register = so.past.get(fold(beside), NOTHING).registers.get(form.sheet)
        if register is None or so.report.units is None:
            continue
        units = register.rows[so.report.units.code]
        for position in register.rows.index[register.rows[form.across] == form.values[0]]:
            values = register.rows.loc[position, list(form.labelled)]
            own = {(heading, beside): value for heading, value in values.items()}
            if None not in own.values():  # a column begun has to be filled as a whole
                found[units[position]] = own
    return found


def lacking(forms: Sequence[Form], known: Known) -> dict[tuple[str, str], int]:
    """For how many units a value to be given is not known, by source and heading."""
    counted: dict[tuple[str, str], int] = {}
    for form in forms:
        for heading, column in form.columns.items():
            if column.given:
                join = form.joined[column.given]
                source = CLOSED.format(join.earlier) if join.earlier else f"sổ {join.source}"
                counted[source, heading] = sum(
                    not any(heading == each for each, _ in contents.values)
                    for contents in known[form.sheet].values()
                )
    return {name: count for name, count in counted.items() if count}


def _outline(so: Edition, form: Form, codes: Sequence[str]) -> Register:
    """The register as the forms of these units would make it, were they there and empty."""
    rows, spots = [], []
    for code in codes:
        for beside in grid(form).besides:
            told: dict[str, Any] = {
                heading: to_be_told(column, code, so.period) if column.must_be else None
                for heading, column in form.columns.items()
            }
            told |= {name: beside for name in (form.across, form.lines) if name}
            rows.append(told)
            spot = Spot(code, form.sheet, 1, 1)
            spots.append(dict.fromkeys(form.columns, spot))
    table = pd.DataFrame(rows, columns=list(form.columns), dtype=object)
    return Register(form, table, tuple(spots), bad={}, areas={})


def _values(
    form: Form, register: Register, codes: Sequence[str]
) -> Iterator[tuple[str, dict[Place, object]]]:
    besides = grid(form).besides
    rows = register.rows.to_dict("records")
    for number, code in enumerate(codes):
        own = rows[number * len(besides) : (number + 1) * len(besides)]
        yield (
            code,
            dict(
                each
                for beside, row in zip(besides, own, strict=True)
                for each in _known(form, beside, row)
            ),
        )


def _known(form: Form, beside: str, row: Mapping[str, Any]) -> Iterator[tuple[Place, object]]:
    """The values of one row of a form that are known."""
    labels = form.labelled if form.labels else form.columns
    for heading, column in labels.items():
        if column.given and column.given not in form.joined:
            raise ParamsError(
                f"{form.stands_at}Sổ “{form.sheet}”: “{heading}” lấy sẵn (given) từ cột nối "
                f"“{column.given}” không có. Sửa “given” hoặc thêm vào “joined”."
            )
        value = column.printed or row[heading]
        # What is given is of the period itself, not of the one that it is compared with.
        if column.given and (not form.across or beside == form.values[0]):
            value = row[column.given]
        if value is not None:
            yield (heading, beside), value
