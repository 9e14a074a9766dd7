"""Which columns the registers beside the forms must have: those that are read by their names."""

from __future__ import annotations

from collections.abc import Mapping

from baocao.errors import ParamsError
from baocao.registers import Form
from baocao.registers.form import Kind


def demand(form: Form, filled: Mapping[str, Kind], blank: Mapping[str, Kind]) -> None:
    """Refuse a register without these columns: those always ``filled``, and those maybe ``blank``.

    Raises:
        ParamsError: names the columns that are missing or declared otherwise.
    """
    mistakes = []
    for heading, kind in {**filled, **blank}.items():
        column = form.columns.get(heading)
        if column is None:
            mistakes.append(f"thiếu cột “{heading}”")
        elif (column.kind, column.required) != (kind, heading in filled):
            required = f", required: {str(heading in filled).lower()}"
            mistakes.append(f"cột “{heading}” phải là {{is: {kind}{required}}}")
    if mistakes:
        raise ParamsError(
            f"{form.stands_at}Sổ “{form.sheet}” {'; '.join(mistakes)}. Chương trình đọc sổ này "
            "theo đúng tên và loại cột; khai báo lại như bản gốc của params/registers/thu-bieu.yml."
        )
