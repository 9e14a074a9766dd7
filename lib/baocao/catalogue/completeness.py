"""Which units owe a form for the period, and which have sent one that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.figures import Figure
from baocao.params import Units
from baocao.registers import Register


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many forms came of how many; ``expected`` is None when that cannot be known.

    ``owing`` maps the code of each unit that owes one to its name, ``missing`` of those that sent
    none.
    """

    received: int
    expected: int | None
    missing: Mapping[str, str] = field(default_factory=dict)
    owing: Mapping[str, str] = field(default_factory=dict)

    @property
    def gap(self) -> str:
        """What a total over the forms must say when some are missing; empty when none is."""
        if self.expected is None:
            return "chưa rõ bao nhiêu đảng bộ trực thuộc phải gửi biểu"
        if self.received >= self.expected:
            return ""
        return f"mới có biểu của {self.received}/{self.expected} đảng bộ trực thuộc"


def compare(units: Units, owed: Figure, covers: Register) -> Completeness:
    """The units that ``owed`` counts, held against the covers of the forms that came."""
    came = set(covers.rows[units.code])
    if owed.value is None:
        return Completeness(len(came), None)
    owing = {
        selection.register.rows.at[position, units.code]: selection.register.rows.at[
            position, units.name
        ]
        for selection in owed.selections
        for position in selection.positions
    }
    missing = {code: name for code, name in owing.items() if code not in came}
    return Completeness(len(owing) - len(missing), len(owing), missing, owing)
