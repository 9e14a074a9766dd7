"""Why a check of rows cannot be run, or has nothing to hold rows against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baocao.checks.rules import Check
from baocao.registers import NOTHING, Earlier, Past, Register
from baocao.registers.form import Join

LOST = "Khôi phục sổ này rồi chạy lại"
NOT_CLOSED = "Chốt kỳ đó, hoặc lấy lại bản chốt từ bản sao lưu, rồi chạy lại"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a check from being run; without ``remedy`` it does not apply at all."""

    reason: str
    remedy: str = ""


def obstacle(
    check: Check, registers: Mapping[str, Register], past: Mapping[Earlier, Past]
) -> Obstacle | None:
    """Why the check cannot be run; an empty list of what is known would blame every row."""
    for name in (check.register, *check.among):
        if registers[name].absent:
            return Obstacle(f"không đọc được sổ “{name}”", LOST)
    for name in check.among if len(registers[check.register].rows) else ():
        heading = check.known_by()[0]
        if registers[name].rows[heading].isna().all():
            return Obstacle(f"sổ “{name}” không có giá trị nào ở cột “{heading}”", LOST)
    lacking = [each for each in _lacking(check, registers, past) if each]
    return next((each for each in lacking if each.remedy), next(iter(lacking), None))


def _lacking(
    check: Check, registers: Mapping[str, Register], past: Mapping[Earlier, Past]
) -> Iterator[Obstacle | None]:
    """What is not there of earlier periods; peers alone can tell what is unusual."""
    joined = registers[check.register].form.joined
    for heading in check.headings():
        if heading in joined and joined[heading].earlier:
            yield _lacks(joined[heading], past)
    for word in check.against:
        before = past.get(word, NOTHING)
        reason = before.lacks(check.register, check.columns)
        if reason and (before.ever or not check.unusual):
            yield Obstacle(reason, NOT_CLOSED if before.ever else "")


def _lacks(join: Join, past: Mapping[Earlier, Past]) -> Obstacle | None:
    before = past.get(join.earlier or "kỳ trước", NOTHING)
    reason = before.lacks(join.source, (join.of, join.by, *join.where))
    return Obstacle(reason, NOT_CLOSED if before.ever else "") if reason else None
