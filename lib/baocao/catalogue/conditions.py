"""Which rows a rule counts: yes, no, or not to be known because a cell is bad."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from baocao.catalogue.rules import (
    ANNIVERSARY,
    BY_THEN,
    EARLIER,
    EMPTY,
    FILLED,
    WINDOWS,
    Between,
    Not,
    Rule,
    Test,
)
from baocao.errors import ParamsError
from baocao.period import Period, Window, same_day
from baocao.registers import Form, Register
from baocao.registers.form import YEAR
from baocao.text import alike

Answers = np.ndarray  # one int8 a row: YES, NO or UNKNOWN
YES, NO, UNKNOWN = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Times:
    """What the window words mean for one edition.

    ``previous`` is the window of the edition before, if there is one; ``cut_offs`` and
    ``previous_cut_offs`` are the windows of registers that close on another day than those two.
    """

    period: Period
    window: Window
    as_of: date
    previous: Window | None = None
    cut_offs: Mapping[str, Window] = field(default_factory=dict)
    previous_cut_offs: Mapping[str, Window] = field(default_factory=dict)

    def window_of(self, register: str, word: str) -> Window | None:
        """The days a window word stands for, or None when that window is not known."""
        window = self.cut_offs.get(register, self.window)
        match word:
            case "trong kỳ":
                return window
            case "lũy kế năm":
                return window.year_to_date
            case "kỳ trước":
                return self.previous_cut_offs.get(register, self.previous)
        return None

    def reading(self, rule: Rule) -> Times:
        """The same with the day at which the rule reads a register with validity."""
        return self.opening(rule.register) if rule.read_at else self

    def opening(self, register: str) -> Times:
        """The same with the day at which the register stood when the period began."""
        window = self.window_of(register, "trong kỳ") or self.window
        return replace(self, as_of=window.start - timedelta(days=1))

    def period_of(self, word: str) -> Period | None:
        """The period a window word stands for in a column of period labels."""
        match word:
            case "trong kỳ":
                return self.period
            case "kỳ trước":
                return self.period.previous()
            case "kỳ sau":
                return self.period.next()
        return None


def tests(rule: Rule, form: Form) -> dict[str, Test | None]:
    """What a rule asks of each column; None stands for validity at a date.

    A register with validity columns is read as of a date, unless the rule tests one itself.
    """
    asked: dict[str, Test | None] = dict(rule.where)
    if not asked.keys() & set(form.valid):
        asked |= dict.fromkeys(form.valid)
    return asked


def timeless(rule: Rule, form: Form) -> bool:
    """Whether a rule counts facts that have no time: in no window, no year, at no date."""
    dated = any(test in (None, *WINDOWS, YEAR) for test in tests(rule, form).values())
    return rule.over_time == "none" and not dated


def select(register: Register, asked: Mapping[str, Test | None], times: Times) -> Answers:
    """For each row of the register whether all tests hold.

    A row is out as soon as one test fails for certain; it is unknown when no test fails but a
    tested cell is bad. One that repeats another says what it says.
    """
    answers = np.full(len(register.rows), YES, dtype=np.int8)
    for heading, test in asked.items():
        holds = _holds(register, heading, test, times)
        answer = np.where(holds, YES, NO).astype(np.int8)
        answer[_bad_rows(register, heading)] = UNKNOWN
        answers = np.where(
            (answers == NO) | (answer == NO), NO, np.minimum(answers, answer)
        ).astype(np.int8)
    return answers


def _bad_rows(register: Register, heading: str) -> list[int]:
    return [row for row, name in register.bad.keys() - register.repeats if name == heading]


def _holds(
    register: Register, heading: str, test: Test | None, times: Times
) -> np.ndarray | pd.Series:
    values = register.rows[heading]
    if test is None:
        return _valid(values, heading == register.form.valid[0], times.as_of)
    kind = register.form.columns[heading].kind
    if kind == "text":
        values, test = values.map(alike, na_action="ignore"), _folded(test)
    if isinstance(test, list):
        return values.isin(test)
    if isinstance(test, Not):
        return values.notna() & (values != test.value)
    if isinstance(test, Between):
        return _each(values, lambda value: _within(value, test))
    if test in (FILLED, EMPTY):
        return values.notna() if test == FILLED else values.isna()
    if kind == "date":
        return _in_window(values, register, test, times)
    if kind == "period" and test == EARLIER:
        return _each(values, lambda label: Period.parse(label) < times.period)
    if kind == "period":
        return values == str(_known(times.period_of(test), test))
    return values == (times.period.year if test == YEAR else test)


def _folded(test: Test) -> Test:
    """A test of words as they are compared: Kinh and KINH are one."""
    if isinstance(test, list):
        return [alike(each) for each in test]
    if isinstance(test, Not):
        return test.model_copy(update={"value": alike(test.value)})
    return alike(test)


def _valid(values: pd.Series, begins: bool, as_of: date) -> np.ndarray:
    """Whether a row is valid as far as one of its two validity columns goes; empty is open."""
    if begins:
        return _each(values, lambda day: day <= as_of, empty=True)
    return _each(values, lambda day: day >= as_of, empty=True)


def _in_window(values: pd.Series, register: Register, word: str, times: Times) -> np.ndarray:
    if word == BY_THEN:
        return _each(values, lambda day: day <= times.as_of)
    if word == ANNIVERSARY:
        window = times.window_of(register.name, "trong kỳ") or times.window
        return _each(values, lambda day: any(each in window for each in _coming(day, window)))
    window = _known(times.window_of(register.name, word), word)
    return _each(values, lambda day: day in window)


def _coming(day: date, window: Window) -> Iterator[date]:
    """The same day and month in the years of the window."""
    return (same_day(day, year) for year in range(window.start.year, window.end.year + 1))


def _known(meaning: Window | Period | None, word: str) -> Window | Period:
    if meaning is None:
        raise ParamsError(
            f"Không biết “{word}” là những ngày nào: chưa có tham số của kỳ đó. "
            "Thêm tham số của kỳ đó hoặc sửa quy tắc."
        )
    return meaning


def _within(value: object, test: Between) -> bool:
    return (test.start is None or value >= test.start) and (test.end is None or value <= test.end)


def _each(values: pd.Series, holds: Callable[..., bool], empty: bool = False) -> np.ndarray:
    return np.fromiter(
        (empty if value is None else holds(value) for value in values), bool, len(values)
    )
