"""The figures of an edition as lines of pandas, as an analyst without this project writes them.

Each register becomes a frame and each figure a variable that counts, sums or divides over masks.
No line checks a cell or keeps where a value came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.catalogue import Rule, Times
from baocao.catalogue.rules import EMPTY, FILLED, Between, Not, Test
from baocao.edition import Edition
from baocao.edition.settings import Settings
from baocao.registers import Form

LARGEST = 10**9


@dataclass(frozen=True)
class Lines:
    """Writes the lines of one edition."""

    edition: Edition
    settings: Settings

    @property
    def times(self) -> Times:
        """What the window words of its rules mean."""
        return self.settings.times(self.edition.period)

    def frames(self) -> Iterator[str]:
        """A frame for each register, then its joined columns."""
        for form in self.settings.forms:
            kept = "forms" if form.form else "books"
            read = f"table({form.sheet!r}, {kept})"
            if form.labels:
                read = f"record({form.sheet!r}, {form.labels!r}, {form.values[0]!r})"
            yield f"frames[{form.sheet!r}] = {read}"
        for form in self.settings.forms:
            yield from _joined(form)

    def figures(self) -> dict[str, str]:
        """What makes each figure, by its id."""
        registers = self.edition.registers

        def values(rule: Rule, heading: str) -> list[str | int]:
            return list(registers[rule.register].rows[heading].dropna().unique())

        members = [each for rule in self.settings.rules for each in rule.members(values)]
        return {
            name: self._line(rule)
            for rule in members
            for name in (rule.id, *rule.alias)
            if name in self.edition.figures
        }

    def _line(self, rule: Rule) -> str:
        match rule.operation, [variable(part) for part in rule.parts]:
            case "ratio", (part, whole):
                return f"100 * {part} / {whole}"
            case "difference", (more, less):
                return f"{more} - {less}"
            case "add", parts:
                return " + ".join(parts)
        frame = f"frames[{rule.register!r}]"
        rows = f"{frame}[{' & '.join(self._masks(rule, frame)) or ':'}]"
        match rule.operation:
            case "sum":
                empty = self.edition.registers[rule.register].form.columns[rule.of].empty
                return f"int({rows}[{rule.of!r}].fillna({empty or 0}).sum())"
            case "distinct":
                return f"{rows}[{rule.of!r}].nunique()"
        return f"len({rows})"

    def _masks(self, rule: Rule, frame: str) -> Iterator[str]:
        form = self.edition.registers[rule.register].form
        for heading, test in rule.where.items():
            column = f"{frame}[{heading!r}]"
            yield f"({self._asked_of(column, test, form.columns[heading].kind, rule.register)})"
        if form.valid and not rule.where.keys() & set(form.valid):
            begins, ends = (f"{frame}[{heading!r}]" for heading in form.valid)
            day = self.times.as_of.isoformat()
            yield f"({begins}.isna() | ({begins} <= {day!r}))"
            yield f"({ends}.isna() | ({ends} >= {day!r}))"

    def _asked_of(self, column: str, test: Test, kind: str, register: str) -> str:
        match test:
            case list():
                return f"{column}.isin({test!r})"
            case Not():
                return f"{column}.notna() & ({column} != {test.value!r})"
            case Between():
                return f"{column}.between({test.start or 0}, {test.end or LARGEST})"
            case _ if test in (FILLED, EMPTY):
                return f"{column}.{'notna' if test == FILLED else 'isna'}()"
            case str() if kind == "date" and (days := self.times.window_of(register, test)):
                return f"{column}.between({days.start.isoformat()!r}, {days.end.isoformat()!r})"
            case str() if kind == "period" and (period := self.times.period_of(test)):
                return f"{column} == {str(period)!r}"
            case str() if test.isdecimal():  # pandas makes some of them numbers
                return f"{column}.isin([{test!r}, {test}])"
        return f"{column} == {test!r}"


def variable(figure_id: str) -> str:
    """The name of a figure's variable."""
    return figure_id.replace(".", "_")


def _joined(form: Form) -> Iterator[str]:
    for heading, join in form.joined.items():
        own, rows = f"frames[{form.sheet!r}]", f"frames[{join.source!r}]"
        for column, value in join.where.items():
            rows += f"[{rows}[{column!r}] == {value!r}]"
        if join.by == "file":
            yield f"{own}[{heading!r}] = {rows}[{join.of!r}].to_numpy()"
        else:
            found = f"{rows}.drop_duplicates({join.by!r}).set_index({join.by!r})[{join.of!r}]"
            yield f"{own}[{heading!r}] = {own}[{join.by!r}].map({found})"
