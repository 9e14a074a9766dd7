"""Which units owe a form for the period, and which have sent one that can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from baocao.figures import Figure
from baocao.params import Units
from baocao.period import Period
from baocao.registers import Register


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many forms came of how many; ``expected`` is None when that cannot be known.

    ``owing`` maps the code of each unit that owes one to its name, ``missing`` of those that did
    not send all they owe. Where the forms of several ``periods`` are read, ``lacking`` has those
    that have not come, by the unit's code.
    """

    received: int
    expected: int | None
    missing: Mapping[str, str] = field(default_factory=dict)
    owing: Mapping[str, str] = field(default_factory=dict)
    periods: Sequence[str] = ()
    lacking: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def gap(self) -> str:
        """What a total over all forms must say when some are missing; empty when none is."""
        return self.gap_of(adds=True)

    def gap_of(self, adds: bool) -> str:
        """What a total over the forms must say: if it does not add up, over the last ones alone."""
        if self.expected is None:
            return "chưa rõ bao nhiêu đảng bộ trực thuộc phải gửi biểu"
        last = (*self.periods[-1:],)
        came = self.expected - sum({*last} <= {*each} for each in self.lacking.values())
        if adds or not last:
            came = self.received
        if came >= self.expected:
            return ""
        whole = "đủ biểu các kỳ" if adds and len(self.periods) > 1 else "biểu"
        return f"mới có {whole} của {came}/{self.expected} đảng bộ trực thuộc"

    def named(self, code: str, with_code: bool = False) -> str:
        """A unit by its name, with the periods whose form it still owes if it has sent others."""
        lacking = self.lacking.get(code, ())
        some = 0 < len(lacking) < len(self.periods)
        owed = ", ".join(Period.parse(each).name for each in lacking) if some else ""
        told = "; ".join(filter(None, (code * with_code, f"thiếu biểu {owed}" * bool(owed))))
        return f"{self.missing[code]} ({told})" if told else self.missing[code]


def compare(units: Units, owed: Figure, covers: Register) -> Completeness:
    """The units that ``owed`` counts, held against the covers of the forms that came."""
    periods = covers.sent.periods or ("",)
    came = {*zip(covers.rows[units.code], covers.periods(), strict=True)}
    codes = {code for code, _ in came}
    if owed.value is None:
        return Completeness(len(codes), None, periods=periods)
    owing = {
        selection.register.rows.at[position, units.code]: selection.register.rows.at[
            position, units.name
        ]
        for selection in owed.selections
        for position in selection.positions
    }
    lacking = {code: [each for each in periods if (code, each) not in came] for code in owing}
    lacking = {code: each for code, each in lacking.items() if each}
    missing = {code: name for code, name in owing.items() if code in lacking}
    received = len(owing) - len(missing)
    return Completeness(received, len(owing), missing, owing, periods, lacking)
