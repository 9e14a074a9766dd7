"""Open a report that is made of closed editions of another: it reads no books and no forms.

Its figures are those that were issued, named by their period: ``2026Q1:petitions.received``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baocao.archive import Closed, ClosedFigure, closed_inputs, read_closed
from baocao.catalogue import Completeness, Rule
from baocao.catalogue.rules import by_id
from baocao.edition.model import Edition
from baocao.edition.settings import Settings, params_hashes
from baocao.figures import Figure, OverTime
from baocao.paths import Paths
from baocao.period import Period
from baocao.submissions import Ledger

FIGURES = "figures.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Figure):
    """A figure as a closed edition has it; ``file`` is the closed figures.json, from data/ on."""

    issued: ClosedFigure
    file: str

    @property
    def text(self) -> str:
        """The figure as it was printed in sentences."""
        return self.issued.text

    @property
    def table_text(self) -> str:
        """The figure as it was printed in tables."""
        return self.issued.table_text

    def as_json(self) -> dict[str, Any]:
        """The entry of figures.json; its one source is the entry of the closed one."""
        source = {"file": self.file, "sheet": "", "cells": [self.issued.id]}
        return {**Figure.as_json(self), "sources": [source]}


def open_series(
    settings: Settings, paths: Paths, report: str, office: str, when: Period
) -> Edition:
    """The edition over all closed editions in force that end by the end of its own window.

    Where its params name years to read, only over those of these years. Damaged ones do not
    raise: they are findings, and the edition is a draft.
    """
    every, damaged = read_closed(paths.data, office, settings.report.closed)
    last, years = settings.params.window.end, settings.params.reads.years
    closed = {
        name: each
        for name, each in every.items()
        if each.window.end <= last and (not years or each.period.year in years)
    }
    rules = _rules(settings.rules, closed.values())
    figures = _figures(closed.values(), rules, paths)
    kept = _made_of(settings.report.figures, rules)
    return Edition(
        name=report,
        office_code=office,
        period=when,
        **settings.shared(),
        registers={},
        figures={each.id: each for each in figures if not kept or each.issued.id in kept},
        findings=[*damaged.values()],
        completeness=Completeness(0, 0),
        slots={},
        inputs=params_hashes(paths) | closed_inputs(paths.data, closed, damaged),
        rules=rules,
        closed=closed,
        damaged=frozenset(damaged),
        ledger=Ledger(office, str(when)),
    )


def _rules(rules: Iterable[Rule], closed: Iterable[Closed]) -> dict[str, Rule]:
    """The rules by figure; a family whose ids are a pattern has the members that were issued."""
    known = list(dict.fromkeys(figure_id for each in closed for figure_id in each.figures))

    def found(rule: Rule, heading: str) -> list[str | int]:
        before, _, after = str(rule.by[heading]).partition("{}")
        fits = (each for each in known if each.startswith(before) and each.endswith(after))
        return [each.removeprefix(before).removesuffix(after) for each in fits]

    return by_id(member for rule in rules for member in rule.members(found))


def _figures(closed: Iterable[Closed], rules: Mapping[str, Rule], paths: Paths) -> Iterator[Issued]:
    for edition in closed:
        file = (edition.folder / FIGURES).relative_to(paths.data).as_posix()
        for each in edition.figures.values():
            yield Issued(
                id=f"{edition.period}:{each.id}",
                label=each.label,
                unit=each.unit,
                value=each.value,
                status=each.status,
                reason=each.reason,
                definition=each.definition,
                definition_sha256=each.definition_sha256,
                over_time=_over_time(each.id, rules),
                issued=each,
                file=file,
            )


def _made_of(figures: Iterable[str], rules: Mapping[str, Rule]) -> set[str]:
    """These figures, and all those they are made from."""
    found = list(figures)
    for name in found:
        found += rules[name].parts if name in rules else []
    return {*found}


def _over_time(figure_id: str, rules: Mapping[str, Rule]) -> OverTime:
    """As the catalogue says today; ``none`` for a figure that it no longer has."""
    if figure_id not in rules:
        return "none"
    rule = rules[figure_id]
    running = any(_over_time(part, rules) == "ytd" for part in rule.parts)
    return "ytd" if running else rule.over_time
