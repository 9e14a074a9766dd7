"""The columns of registers as arrays, each made once for all checks that look at it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

import numpy as np

from baocao.registers import Register
from baocao.registers.form import SAME_FILE
from baocao.registers.sources import found_by

OWN_UNIT = "đơn vị"
NO_UNIT = -1


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays over the rows of each register; ``codes`` are the units that sent a form."""

    registers: Mapping[str, Register]
    codes: list[str] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)
    made: dict[tuple[str, str, str], np.ndarray] = field(default_factory=dict)
    keyed: dict[str, list[Hashable]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn from the covers whose file each is."""
        for register in self.registers.values():
            for heading, column in register.form.columns.items():
                if column.must_be == OWN_UNIT:
                    self._learn(register, heading)

    def _learn(self, register: Register, heading: str) -> None:
        places: dict[str, int] = {}
        for code, file in zip(register.rows[heading], found_by(register, SAME_FILE), strict=True):
            if code is not None:
                self.files[str(file)] = places.setdefault(code, len(places) + len(self.codes))
        self.codes.extend(places)

    def values(self, name: str, heading: str) -> np.ndarray:
        """The values of a column, None where a cell is empty or cannot be read."""
        key = (name, heading, "values")
        if key not in self.made:
            self.made[key] = self.registers[name].rows[heading].to_numpy(dtype=object)
        return self.made[key]

    def numbers(self, name: str, heading: str) -> np.ndarray:
        """The numbers of a column, NaN where there is none or it cannot be used."""
        key = (name, heading, "numbers")
        if key not in self.made:
            numbers = np.array([_number(value) for value in self.values(name, heading)], float)
            numbers[self.bad(name, heading)] = np.nan
            self.made[key] = numbers
        return self.made[key]

    def bad(self, name: str, heading: str) -> np.ndarray:
        """Whether a cell of the column cannot be used."""
        key = (name, heading, "bad")
        if key not in self.made:
            register = self.registers[name]
            bad = np.zeros(len(register.rows), bool)
            bad[[position for position, each in register.bad if each == heading]] = True
            self.made[key] = bad
        return self.made[key]

    def units(self, name: str) -> np.ndarray:
        """The place of each row's unit among ``codes``, ``NO_UNIT`` of rows that have none."""
        key = (name, "", "units")
        if key not in self.made:
            files = found_by(self.registers[name], SAME_FILE)
            found = [self.files.get(str(file), NO_UNIT) for file in files]
            self.made[key] = np.array(found, int)
        return self.made[key]

    def periods(self, name: str) -> np.ndarray:
        """For which period the form of each row was sent, empty for a row of a book."""
        key = (name, "", "periods")
        if key not in self.made:
            self.made[key] = np.array(self.registers[name].periods(), object)
        return self.made[key]

    def keys(self, name: str) -> list[Hashable]:
        """What each row of a units' form is found by in another period: its unit and its line."""
        if name not in self.keyed:
            form = self.registers[name].form
            units = [self.codes[unit] if unit != NO_UNIT else None for unit in self.units(name)]
            line = form.across or form.lines
            lines = self.values(name, line) if line else units
            self.keyed[name] = [*zip(units, lines, strict=True)]
        return self.keyed[name]


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return np.nan
