"""What two reports have in common to tell why a figure differs: rows, scopes, times, inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from baocao.archive import Count, Row, Snapshot
from baocao.difference.inputs import key_of, relevant
from baocao.difference.joins import Joins
from baocao.difference.model import Inputs, Kind
from baocao.difference.pairing import REPEAT, Pair, Paired, paired
from baocao.difference.scopes import Scopes

RULES = ("params/registers/", "params/indicators/", "params/checks/")


@dataclass(frozen=True)
class Sides:
    """The older and the newer report."""

    old: Snapshot
    new: Snapshot

    @cached_property
    def registers(self) -> Mapping[str, Paired]:
        """The rows of each register that either has, paired."""
        old, new = self.old.rows.registers, self.new.rows.registers
        return {
            name: paired(old.get(name, ()), new.get(name, ()))
            for name in dict.fromkeys((*new, *old))
        }

    @cached_property
    def inputs(self) -> Inputs:
        """The files that one or both read and that matter to them."""
        old, new = (relevant(key_of(each), each.inputs) for each in (self.old, self.new))
        both = old.keys() & new.keys()
        return Inputs(
            sorted(new.keys() - both),
            sorted(old.keys() - both),
            sorted(name for name in both if old[name] != new[name]),
        )

    @property
    def of_other_periods(self) -> bool:
        """Whether the reports are not of the same period."""
        return self.old.period != self.new.period

    @property
    def of_other_times(self) -> bool:
        """Whether period, window or day of the figures differ."""
        old, new = self.old, self.new
        return self.of_other_periods or (old.window, old.as_of) != (
            new.window,
            new.as_of,
        )

    @property
    def changed_rules(self) -> list[str]:
        """The files that say how registers are read, checked and counted, where they differ."""
        return [name for name in self._touched if name.startswith(RULES)]

    @property
    def changed_times(self) -> list[str]:
        """The files that give the editions' windows, where they differ."""
        place = f"params/{self.new.office}/"
        return [name for name in self._touched if name.startswith(place)]

    @property
    def _touched(self) -> list[str]:
        return [*self.inputs.changed, *self.inputs.added, *self.inputs.removed]

    def counts(self, figure_id: str) -> tuple[Count | None, Count | None]:
        """How the figure was and is made."""
        return self.old.rows.counts.get(figure_id), self.new.rows.counts.get(figure_id)

    def counted(self, figure_id: str) -> list[str]:
        """The registers whose rows the figure itself counts, then or now."""
        registers = (count.register for count in self.counts(figure_id) if count)
        return list(dict.fromkeys(filter(None, registers)))

    def made_of(self, figure_id: str) -> list[str]:
        """The figure and all it is made from, then or now."""
        found = [figure_id]
        for name in found:
            found += [
                part
                for count in filter(None, self.counts(name))
                for part in dict.fromkeys(count.parts)
                if part not in found
            ]
        return list(dict.fromkeys(found))

    def redefined(self, figure_id: str) -> bool:
        """Whether the figure itself is made in another way, or is not there on one side."""
        then, now = map(_way, self.counts(figure_id))
        return then != now or len({*self.definitions(figure_id)}) > 1

    def gives_alike(self, figure_id: str) -> bool:
        """Whether a row that the figure counts gives it the same then and now, as its cells are."""
        then, now = self.counts(figure_id)
        return bool(then and now and (then.operation, then.of) == (now.operation, now.of))

    def definitions(self, figure_id: str) -> tuple[str, str]:
        """What was and is said of how the figure is made."""
        sides = (self.old.figures, self.new.figures)
        then, now = (side.get(figure_id, {}).get("definition", "") for side in sides)
        return then, now

    def kind(self, leaf: str, register: str, pair: Pair, by_rule: bool = False) -> Kind:
        """Why a row is counted otherwise by a figure over the rows of a register.

        ``by_rule``: a new rule can have done it, whatever stands in the row.
        """
        if pair.old is None or pair.new is None:
            return self._came_or_went(pair)
        if self.of_own_periods(pair):
            return "period"
        if by_rule and not self.of_other_periods:
            return "definition"
        if self.bears_on(leaf, pair):
            return "changed"
        if self.of_other_times:
            return "period"
        return "changed" if self.joined_changes(leaf, register, pair) else self.blame()

    def of_own_periods(self, pair: Pair) -> bool:
        """Whether each of two periods has its own row, as it has of a unit's form."""
        files = {row.file for row in (pair.old, pair.new) if row}
        return self.of_other_periods and len(files) > 1

    def _came_or_went(self, pair: Pair) -> Kind:
        if self.of_other_periods:
            return "period"
        if pair.new is None:
            return "removed"
        return "late" if self.is_late(pair.new) else "added"

    def blame(self) -> Kind:
        """What else can make a difference, when no row and no definition does."""
        if self.changed_rules:
            return "definition"
        if self.of_other_times or self.changed_times:
            return "period"
        codes = (self.old.code, self.new.code)
        return "code" if all(codes) and codes[0] != codes[1] else "unknown"

    def is_late(self, row: Row) -> bool:
        """Whether the row is of a unit's form whose file the older report did not have."""
        is_form = PurePosixPath(row.file).stem == REPEAT.sub("", row.id)
        return is_form and f"data/{row.file}" not in self.old.inputs

    def bears_on(self, leaf: str, pair: Pair) -> bool:
        """Whether a cell of the row that differs is one of those the figure looks through."""
        return any(
            row and scopes.holds(leaf, row, change.heading)
            for change in pair.cells
            for row, scopes in ((pair.old, self._then), (pair.new, self._now))
        )

    def joined_changes(self, leaf: str, register: str, pair: Pair) -> list[tuple[str, Pair]]:
        """The rows that a row takes values over from and that differ in what the figure looks at.

        Each with the name of its register.
        """
        return [
            (source, other)
            for source, other in self._joins.sources(register, pair)
            if self.bears_on(leaf, other)
        ]

    @cached_property
    def _joins(self) -> Joins:
        years = {self.old.period.year, self.new.period.year}
        return Joins(self.new.rows.joined, self.registers, years)

    @cached_property
    def _then(self) -> Scopes:
        return Scopes(self.old.figures)

    @cached_property
    def _now(self) -> Scopes:
        return Scopes(self.new.figures)


def _way(count: Count | None) -> tuple[Any, ...]:
    return (count.operation, count.register, count.of, *count.parts) if count else ()
