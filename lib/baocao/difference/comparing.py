"""Two reports held against each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from baocao.archive import Snapshot
from baocao.difference.causes import Amount, amount, causes
from baocao.difference.model import (
    Difference,
    FigureChange,
    PartChange,
    RowChange,
    Shown,
)
from baocao.difference.pairing import Pair
from baocao.difference.sentences import sentences
from baocao.difference.sides import Sides
from baocao.text import PERCENT_PLACES, round_half_up

TOLD = ("code", "severity", "file", "sheet", "heading", "problem", "seen")
"""What makes two findings the same one: its cell may have moved."""


def compare(old: Snapshot, new: Snapshot) -> Difference:
    """All that differs between two reports, the sentences read from their notebooks.

    Raises:
        BuildError: the notebook of a report cannot be read.
    """
    found = differences(old, new)
    return replace(found, sentences=sentences(old, new, [figure.id for figure in found.figures]))


def differences(old: Snapshot, new: Snapshot) -> Difference:
    """All that differs between two reports, but for the sentences.

    Rows are the same by their id, wherever they stand. A figure differs when it is printed in
    another way, or for another reason.
    """
    sides = Sides(old, new)
    return Difference(
        old=old,
        new=new,
        figures=list(_figures(sides)),
        rows=list(_rows(sides)),
        findings_came=_only_in(new.findings, old.findings),
        findings_went=_only_in(old.findings, new.findings),
        inputs=sides.inputs,
    )


def _figures(sides: Sides) -> Iterator[FigureChange]:
    """The figures that are printed in another way, in the order of their ids."""
    for name in sorted(sides.old.figures.keys() | sides.new.figures.keys()):
        entries = [report.figures.get(name) for report in (sides.old, sides.new)]
        then, now = map(_shown, entries)
        if then == now:
            continue
        told = entries[1] or entries[0] or {}
        yield FigureChange(
            id=name,
            label=told["label"],
            unit=told["unit"],
            old=then,
            new=now,
            change=_between(entries, _as_shown),
            causes=causes(sides, name, _between(entries, amount)),
            parts=list(_parts(sides, name)),
        )


def _shown(entry: Mapping[str, Any] | None) -> Shown | None:
    return Shown(entry["text"], entry["status"], entry["reason"] or "") if entry else None


def _between(
    entries: Iterable[Mapping[str, Any] | None], read: Callable[[Any], Amount | None]
) -> Amount | None:
    """The difference of two figures' values; None where one of them has none."""
    then, now = (read(entry["value"]) if entry else None for entry in entries)
    return None if then is None or now is None else now - then


def _as_shown(value: float | Decimal | None) -> Amount | None:
    """The value as a reader sees it: fractions are printed rounded."""
    exact = amount(value)
    return round_half_up(exact, PERCENT_PLACES) if isinstance(exact, Decimal) else exact


def _parts(sides: Sides, figure_id: str) -> Iterator[PartChange]:
    named = [part for count in filter(None, sides.counts(figure_id)) for part in count.parts]
    for part in dict.fromkeys(named):
        then, now = (side.figures.get(part, {}) for side in (sides.old, sides.new))
        if then.get("text") != now.get("text"):
            label = now.get("label") or then.get("label", part)
            yield PartChange(part, label, then.get("text", "—"), now.get("text", "—"))


def _rows(sides: Sides) -> Iterator[RowChange]:
    """The rows that came, went or hold other values, register by register.

    Forms that units send for each period anew are none of them between periods.
    """
    counting = _counting(sides)
    for register, paired in sides.registers.items():
        for place, pair in enumerate(paired.pairs):
            if pair.cells and not sides.of_own_periods(pair):
                yield _row(register, pair, sorted(counting[register, place]))


def _row(register: str, pair: Pair, figures: Sequence[str]) -> RowChange:
    kind = "added" if pair.old is None else "removed" if pair.new is None else "changed"
    row = pair.row
    place = (row.file, row.sheet, row.number)
    return RowChange(kind, register, row.id, *place, pair.cells, figures, pair.old)


def _counting(sides: Sides) -> Mapping[tuple[str, int], set[str]]:
    """By register and place among its pairs, the figures over rows that count the row."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for side, report in enumerate((sides.old, sides.new)):
        for name, count in report.rows.counts.items():
            for number in count.rows:
                place = sides.registers[count.register].places[side][number]
                found[count.register, place].add(name)
    return found


def _only_in(
    here: Iterable[Mapping[str, Any]], there: Iterable[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    known = Counter(map(_finding, there))
    return [each for each in here if not _taken(known, _finding(each))]


def _taken(known: Counter[tuple[Any, ...]], finding: tuple[Any, ...]) -> bool:
    """Whether one like it is left; if so there is one less."""
    known[finding] -= 1
    return known[finding] >= 0


def _finding(each: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(each[key] for key in TOLD)
