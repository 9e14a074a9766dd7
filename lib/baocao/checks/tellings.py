"""The editions of an office that tell the same figures, and what each says of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from baocao.archive import Closed, version_name
from baocao.catalogue import Catalogue, Times, When, when
from baocao.figures import Figure
from baocao.period import Period, Window
from baocao.registers import Form

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One edition of a report: its times, and the years of books and periods of forms it reads.

    ``tells`` are the figures that it shares with the report at hand. Where it is closed they are
    as they were ``issued``, else what the same registers come to at its own times.
    """

    report: str
    period: Period
    times: Times
    years: tuple[int, ...]
    forms: tuple[str, ...]
    tells: frozenset[str] = frozenset()
    issued: Closed | None = None

    @property
    def name(self) -> str:
        """What the edition is called: quarterly 2026Q2."""
        return f"{self.report} {self.period}"

    @property
    def full_name(self) -> str:
        """The same with the version that was issued."""
        version = f" ({version_name(self.issued.version)})" if self.issued else ""
        return f"báo cáo {self.name}{version}"


@dataclass(slots=True)
class Tellings:
    """The edition at hand and the others of its office and year; each value is counted once."""

    catalogue: Catalogue
    figures: Mapping[str, Figure]
    own: Telling
    others: Sequence[Telling]
    counted: dict[str, Catalogue] = field(default_factory=dict)
    values: dict[tuple[str, str], Value] = field(default_factory=dict)
    whens: dict[tuple[str, str], When] = field(default_factory=dict)
    declared: Mapping[str, Form] = field(init=False)

    def __post_init__(self) -> None:
        """Look at the registers as they are declared."""
        registers = self.catalogue.registers
        self.declared = {name: register.form for name, register in registers.items()}

    def shared(self, other: Telling) -> Iterator[str]:
        """The figures that an edition tells too and that are whole here, in the rules' order."""
        for name in self.catalogue.rules:
            if name in other.tells and self.value(name, self.own) is not None:
                yield name

    def when(self, figure_id: str, edition: Telling) -> When:
        """What a figure is of in an edition."""
        key = (figure_id, edition.name)
        if key not in self.whens:
            rules, times = self.catalogue.rules, edition.times
            self.whens[key] = when(figure_id, rules, self.declared, times, edition.forms)
        return self.whens[key]

    def value(self, figure_id: str, edition: Telling) -> Value:
        """What a figure is in an edition; None where it has no value, or not all of it."""
        if edition.issued:
            issued = edition.issued.figures.get(figure_id)
            return issued.value if issued and not issued.reason else None
        return self.today(figure_id, edition)

    def today(self, figure_id: str, edition: Telling) -> Value:
        """What a figure comes to in an edition by the registers as they are now.

        None where it has no value, or where the edition reads books of other years than are open.
        """
        if edition is self.own:
            figure = self.figures[figure_id]
            return None if figure.reason else figure.value
        if edition.years != self.own.years:
            return None
        key = (figure_id, edition.name)
        if key not in self.values:
            self.values[key] = self._count(figure_id, edition)
        return self.values[key]

    def within(self, figure_id: str, windows: Iterable[Window]) -> dict[Window, Value]:
        """What a figure comes to over other windows, as the registers are now."""
        times = (replace(self.own.times, window=each, cut_offs={}) for each in windows)
        return {
            each.window: self.catalogue.at(each, self.own.forms).value(figure_id) for each in times
        }

    def sent(self, figure_id: str, periods: Sequence[str]) -> Value:
        """What a figure comes to over the forms of some periods."""
        return self.catalogue.at(self.own.times, periods).value(figure_id)

    def told(self, figure_id: str, value: Value) -> str:
        """A value as the figure is printed."""
        return replace(self.figures[figure_id], value=value, status="ok", reason="").table_text

    def label(self, figure_id: str) -> str:
        """What a figure is called."""
        return f"“{self.figures[figure_id].label}”"

    def _count(self, figure_id: str, edition: Telling) -> Value:
        if edition.name not in self.counted:
            self.counted[edition.name] = self.catalogue.at(edition.times, edition.forms)
        return self.counted[edition.name].value(figure_id)
