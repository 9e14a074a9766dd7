"""Whether the rules of scoring speak of what the registers have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.errors import ParamsError
from baocao.params import Scoring
from baocao.registers import Register
from baocao.scoring import criteria, proposals, sheets
from baocao.scoring.books import REGISTERS


def agree_with_registers(scoring: Scoring, registers: Mapping[str, Register], file: str) -> None:
    """Refuse rules of scoring that name what no register can hold.

    Raises:
        ParamsError: the office does not keep a register of emulation, or a round, group or award
            in ``file`` is not among the choices of its column.
    """
    if unkept := [name for name in REGISTERS if name not in registers]:
        raise ParamsError(
            f"Tệp params/offices.yml: xếp hạng cụm thi đua cần sổ {', '.join(unkept)}, cơ quan "
            "không giữ. Thêm vào “books”, hoặc chọn báo cáo khác."
        )
    mistakes = [
        f"Tệp {file}: “scoring” nêu {what} “{name}”, sổ {sheet} không có ở cột {heading}. "
        f"Sửa lại (có: {', '.join(registers[sheet].form.columns[heading].choices)})."
        for what, name, sheet, heading in _named(scoring)
        if name not in registers[sheet].form.columns[heading].choices
    ]
    if mistakes:
        raise ParamsError("\n".join(mistakes))


def _named(scoring: Scoring) -> Iterator[tuple[str, str, str, str]]:
    """What is named, and the register and column that has to know it."""
    for each in scoring.rounds:
        yield "vòng", each, sheets.SHEET, "Vòng"
    for tie in scoring.ties:
        if tie.group:
            yield "nhóm", tie.group, criteria.SHEET, "Nhóm"
    for award in scoring.awards:
        yield "khen thưởng", award.name, proposals.SHEET, "Tên"
