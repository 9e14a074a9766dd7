"""For which period each form was sent, where an edition reads those of several.

What happened in a period adds up over its forms; what is so on a day, or since January, is told by
the last of them alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Sent:
    """The periods whose forms an edition reads, in order of time, and that of each file."""

    periods: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def several(self) -> bool:
        """Whether the forms of more than one period are read."""
        return len(self.periods) > 1

    def left_out(self, adds: bool) -> frozenset[str]:
        """The files that a figure does not count: if it ``adds`` up none, else all but the last."""
        counted = self.periods if adds else self.periods[-1:]
        return frozenset(file for file, period in self.files.items() if period not in counted)

    def over(self, periods: tuple[str, ...]) -> Sent:
        """The same files, of which only those of these periods are counted."""
        return replace(self, periods=periods)


ONCE = Sent()
"""Of a register that is no form of units."""
