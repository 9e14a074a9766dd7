"""Consolidated forms: what units' figures add up to, over how many units, and whose are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from baocao.desk.standing import Standing
from baocao.desk.words import NONE, named, of_all, told
from baocao.edition import Edition
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid
from baocao.text import number, prose_number

UNIT = "Mã tổ chức"
LABEL_WIDTH, WIDEST, ALL = 20, 24, 100
NO_NUMBER = "[chưa có số]"


def consolidated(
    so: Edition, every: Sequence[Standing], columns: Mapping[str, str], rows: Sequence[str]
) -> Block:
    """The table, then over how many units its columns add up, and why a figure has no number.

    Raises:
        UsageError: a figure does not exist.
    """
    cells = {row: [so[pattern.format(row)] for pattern in columns.values()] for row in rows}
    wide = min(WIDEST, (ALL - LABEL_WIDTH) // len(columns))
    heads = [Column(Phrase.of("Nội dung"), ALL - wide * len(columns))]
    heads += [Column(Phrase.of(heading), wide, "right") for heading in columns]
    table = grid(heads, [
        Line([_label(so, own[0]), *(_cell(so, each) for each in own)]) for own in cells.values()
    ])  # fmt: skip
    by_column = {
        heading: [own[place] for own in cells.values()] for place, heading in enumerate(columns)
    }
    return Block.in_turn([table, *_coverage(so, every, by_column), *_reasons(cells.values())])


def balance(opening: Figure, increase: Figure, decrease: Figure, closing: Figure) -> Phrase:
    """``A + B - C`` with the numbers, and whether it is what stands at the end."""
    parts = (opening, increase, decrease, closing)
    for each in parts:
        if each.value is None:
            return Phrase.of("chưa tính được: ", _of(each, each.reason))
    start, more, less, end = (each.value for each in parts)
    computed = start + more - less
    sides = Phrase.of(
        "D = A + B - C = ", _value(opening), " + ", _value(increase), " - ", _value(decrease),
        " = ", _of(closing, number(computed)),
    )  # fmt: skip
    if computed == end:
        return Phrase.of(sides, ", đúng bằng tổng dòng D của các biểu")
    gap = _of(closing, prose_number(abs(end - computed)))
    return Phrase.of(
        sides, ", lệch ", gap, " so với tổng dòng D của các biểu (", _value(closing), ")"
    )


def _label(so: Edition, figure: Figure) -> Phrase:
    """What the form calls the row: the line of a table with fixed lines, else the heading."""
    rule = so.rules[figure.id]
    lines = so.registers[rule.register].form.lines if rule.register else ""
    return _of(figure, str(rule.where[lines]) if lines in rule.where else rule.of or figure.label)


def _coverage(
    so: Edition, every: Sequence[Standing], columns: Mapping[str, Sequence[Figure]]
) -> Iterator[Block]:
    """Of how many units there are numbers, which are missing; once for columns alike."""
    alike: dict[frozenset[str], list[str]] = {}
    for heading, figures in columns.items():
        counted = [_units(so, each) for each in figures if so.rules[each.id].of]
        if counted:
            alike.setdefault(frozenset.intersection(*counted), []).append(heading)
    for there, headings in alike.items():
        which = f"Cột {', '.join(headings)}: số" if len(alike) > 1 else "Số"
        yield Block(f"*{escaped(Phrase.of(told(f'{which} liệu của '), _lacking(every, there)))}.*")


def _lacking(every: Sequence[Standing], there: frozenset[str]) -> Phrase:
    """How many units there are numbers of, and which are missing, or where fewer, which are not."""
    known = [each.unit.name for each in every if each.unit.code in there]
    missing = [each.unit.name for each in every if each.unit.code not in there]
    share = Phrase.of(of_all(len(known), len(every)), " đơn vị")
    if not known or not missing:
        return share
    if len(missing) <= len(known):
        return Phrase.of(share, "; chưa có của: ", named(missing))
    return Phrase.of(share, "; mới có của: ", named(known), ", các đơn vị khác chưa có")


def _units(so: Edition, figure: Figure) -> frozenset[str]:
    """The units whose forms have a number for a sum."""
    heading = so.rules[figure.id].of
    return frozenset(
        selection.register.rows.at[position, UNIT]
        for selection in figure.selections
        for position in selection.positions
        if selection.register.rows.at[position, heading] is not None
    )


def _reasons(rows: Iterable[Sequence[Figure]]) -> Iterator[Block]:
    """Why figures have no number, each reason once."""
    reasons = {each.reason: each for row in rows for each in row if each.status == "blocked"}
    for reason, figure in reasons.items():
        yield Block(f"*{escaped(Phrase.of('Chưa có số vì ', _of(figure, reason)))}.*")


def _cell(so: Edition, figure: Figure) -> Phrase:
    """The number; a dash where no unit has given one, which is not 0."""
    given = not so.rules[figure.id].of or _units(so, figure)
    return _value(figure) if given or figure.status == "blocked" else NONE


def _value(figure: Figure) -> Phrase:
    if figure.status == "undefined":
        return NONE
    return _of(figure, NO_NUMBER if figure.status == "blocked" else figure.table_text)


def _of(figure: Figure, text: str) -> Phrase:
    return Phrase.of(Part(text, f"figure:{figure.id}"))
