"""Which rows of other registers a row takes values over from, then or now."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from baocao.archive import Join, Row
from baocao.difference.pairing import Pair, Paired

Index = Mapping[Hashable, list[Pair]]


@dataclass
class Joins:
    """The joined columns of all registers; ``years`` are those of the two reports."""

    columns: Mapping[str, Mapping[str, Join]]
    registers: Mapping[str, Paired]
    years: Collection[int]
    known: dict[tuple[str, str], Index] = field(default_factory=dict)

    def sources(self, register: str, pair: Pair) -> Iterator[tuple[str, Pair]]:
        """The rows, with their registers, that a row takes over from, and what these do."""
        for join in self.columns.get(register, {}).values():
            for other in self._belonging(register, pair, join):
                yield join.source, other
                yield from self.sources(join.source, other)

    def _belonging(self, register: str, pair: Pair, join: Join) -> Iterator[Pair]:
        found = self._index(join.source, join.by)
        for key in self._keys(register, pair, join.by):
            for other in found.get(key, ()):
                if any(self._passes(row, join) for row in _sides(other)):
                    yield other

    def _index(self, register: str, by: str) -> Index:
        if (register, by) not in self.known:
            index: dict[Hashable, list[Pair]] = {}
            for pair in self.registers[register].pairs:
                for key in self._keys(register, pair, by):
                    index.setdefault(key, []).append(pair)
            self.known[register, by] = index
        return self.known[register, by]

    def _keys(self, register: str, pair: Pair, by: str) -> set[Hashable]:
        """What a row is found by: its values in a column, or where there is none its files."""
        if not by:
            return {row.file for row in _sides(pair)}
        join = self.columns.get(register, {}).get(by)
        if join is None:
            return {row.cells[by][1] for row in _sides(pair) if by in row.cells} - {None}
        others = self._belonging(register, pair, join)
        return {key for other in others for key in self._keys(join.source, other, join.of)}

    def _passes(self, row: Row, join: Join) -> bool:
        return all(
            row.cells[name][1] in (self.years if value is None else (value,))
            for name, value in join.where.items()
            if name in row.cells
        )


def _sides(pair: Pair) -> list[Row]:
    return [row for row in (pair.old, pair.new) if row]
