"""Why a figure differs, split by cause; with amounts where rows simply add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from baocao.archive import Count, Row
from baocao.difference.model import CAUSES, Cause, Kind, Moved
from baocao.difference.pairing import Pair
from baocao.difference.remarks import new_definitions, remarks
from baocao.difference.sides import Sides

Amount = int | Decimal
Weights = Mapping[str, int]
"""How often each figure over rows goes into a sum, -1 where it is taken away."""


class Move(NamedTuple):
    """A row that a figure counts otherwise than before: why, and what it adds if it adds up."""

    kind: Kind
    register: str
    pair: Pair
    amount: Amount | None


def causes(sides: Sides, figure_id: str, change: Amount | None) -> list[Cause]:
    """What made a figure differ, in the order of ``CAUSES``; at least one.

    The amounts add up to ``change``. They are None where rows do not simply add up, and for what
    cannot be told apart.
    """
    weights = [_weights(each.rows.counts, figure_id) for each in (sides.old, sides.new)]
    moves = list(_moves(sides, figure_id, weights))
    if change is None or None in weights or any(move.amount is None for move in moves):
        moves = [move._replace(amount=None) for move in (*moves, *_spoilt(sides, figure_id))]
        found = _grouped(moves or _around(sides, figure_id))
    else:
        found = _grouped(moves if moves or change else _around(sides, figure_id))
        if rest := change - sum(move.amount or 0 for move in moves):
            found = _with_rest(found, sides.blame(), rest)
    return _told(sides, figure_id, found)


def amount(value: float | Decimal | None) -> Amount | None:
    """A number of a JSON file, exact."""
    return Decimal(str(value)) if isinstance(value, float) else value


def _weights(counts: Mapping[str, Count], figure_id: str) -> Weights | None:
    """The figures over rows whose sum a figure is; None when it is no plain sum."""
    if figure_id not in counts:
        return {}
    count = counts[figure_id]
    if count.operation in ("count", "sum"):
        return {figure_id: 1}
    if count.operation not in ("add", "difference"):
        return None
    total: dict[str, int] = defaultdict(int)
    for place, part in enumerate(count.parts):
        weights = _weights(counts, part)
        if weights is None:
            return None
        sign = -1 if place and count.operation == "difference" else 1
        for leaf, weight in weights.items():
            total[leaf] += sign * weight
    return dict(total)


def _moves(sides: Sides, figure_id: str, weights: Sequence[Weights | None]) -> Iterator[Move]:
    """The rows that the figure, or what it is made from, counts otherwise than before."""
    for leaf in sides.made_of(figure_id):
        then, now = (1 if each is None else each.get(leaf, 0) for each in weights)
        for register in sides.counted(leaf):
            before = _given(sides, 0, leaf, register, then)
            after = _given(sides, 1, leaf, register, now)
            for place in sorted(before.keys() | after.keys()):
                given = (before.get(place, 0), after.get(place, 0))
                pair = sides.registers[register].pairs[place]
                if given[0] != given[1]:
                    stays = place in before and place in after and sides.gives_alike(leaf)
                    by_rule = then != now or (sides.redefined(leaf) and not stays)
                    kind = sides.kind(leaf, register, pair, by_rule)
                    yield Move(kind, register, pair, _between(*given))


def _given(sides: Sides, side: int, leaf: str, register: str, weight: int) -> dict[int, Any]:
    """What each counted row of a register gives, by its place among the pairs.

    That is an amount, or where different values are counted the value.
    """
    count = sides.counts(leaf)[side]
    if not count or count.register != register or not weight:
        return {}
    rows = (sides.old, sides.new)[side].rows.registers[register]
    places = sides.registers[register].places[side]
    return {places[number]: _gives(count, rows[number], weight) for number in count.rows}


def _gives(count: Count, row: Row, weight: int) -> Any:
    if count.operation == "count":
        return weight
    value = row.cells[count.of][1] if count.of in row.cells else ""
    if count.operation == "sum" and not isinstance(value, str):
        return weight * (amount(value) or 0)
    return str(value)


def _between(then: Any, now: Any) -> Amount | None:
    return None if isinstance(then, str) or isinstance(now, str) else now - then


def _spoilt(sides: Sides, figure_id: str) -> Iterator[Move]:
    """Rows with a cell that differs and that cannot be used, where the figure has no value."""
    for side, report in enumerate((sides.old, sides.new)):
        if report.figures.get(figure_id, {}).get("status") == "blocked":
            bad = {
                (each["file"], each["sheet"], cell)
                for each in report.findings
                if each["severity"] == "error"
                for cell in each["cells"]
            }
            for move in _around(sides, figure_id):
                row = move.pair[side]
                if row and any(
                    (row.file, row.sheet, cell) in bad for cell, _ in row.cells.values()
                ):
                    yield move


def _around(sides: Sides, figure_id: str) -> Iterator[Move]:
    """All rows of the figure's registers that came, went or differ in what the figure looks at."""
    for leaf in sides.made_of(figure_id):
        for register in sides.counted(leaf):
            for pair in sides.registers[register].pairs:
                if pair.old is None or pair.new is None or sides.bears_on(leaf, pair):
                    by_rule = sides.redefined(leaf) and not sides.bears_on(leaf, pair)
                    yield Move(sides.kind(leaf, register, pair, by_rule), register, pair, None)


def _grouped(moves: Iterable[Move]) -> list[Cause]:
    """One cause a kind; a row stands once in it, with all it gives."""
    kinds: dict[Kind, dict[tuple[str, int], Moved]] = {kind: {} for kind in CAUSES}
    for kind, register, pair, given in moves:
        row, rows = pair.row, kinds[kind]
        known = rows.get(key := (register, id(pair)))
        total = given if known is None or given is None else known.amount + given
        rows[key] = Moved(register, row.id, row.file, row.sheet, row.number, total)
    return [
        Cause(
            kind,
            _total(rows.values()),
            [row for row in rows.values() if row.amount != 0],
        )
        for kind, rows in kinds.items()
        if any(row.amount != 0 for row in rows.values())
    ]


def _total(rows: Iterable[Moved]) -> Amount | None:
    amounts = [row.amount for row in rows]
    return None if None in amounts else sum(amounts)


def _told(sides: Sides, figure_id: str, found: Sequence[Cause]) -> list[Cause]:
    """The causes with their remarks; a new definition is told even if no row says it matters."""
    told = {cause.kind: cause for cause in found}
    definitions = new_definitions(sides, figure_id, alone=not told)
    if definitions:
        told.setdefault("definition", Cause("definition", None))
    elif not told:
        told[sides.blame()] = Cause(sides.blame(), None)
    return [
        replace(told[kind], remark="; ".join(remarks(sides, figure_id, told[kind], definitions)))
        for kind in CAUSES
        if kind in told
    ]


def _with_rest(found: Sequence[Cause], kind: Kind, rest: Amount) -> list[Cause]:
    """The causes with what their rows leave unexplained."""
    same = next((cause for cause in found if cause.kind == kind), Cause(kind, 0))
    others = [cause for cause in found if cause.kind != kind]
    return [*others, replace(same, amount=rest + (same.amount or 0))]
