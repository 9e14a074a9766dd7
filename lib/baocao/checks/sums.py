"""What fails in the numbers of a row: sums held against each other, and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from baocao.checks.asked import Asked, Failure
from baocao.checks.rules import Relation
from baocao.text import number, same_percentage

SLACK = 1e-6  # counts are exact in floating point; of fractions this much is lost at most
HALF_CENT = 0.004  # a percentage farther away than this may be rounded otherwise
DATES = {"date"}
MARK = re.compile(r"([A-Z](?:\.\d+[a-z]?)?)\. ")  # of a line of a form: B.2a. Từ tỉnh khác
LONGEST = 150  # letters that the parts of a sum are named in
Sums = np.ndarray | float


def unequal(asked: Asked) -> Iterator[Failure]:
    """Rows whose sums do not compare as they should.

    A row with a cell that is empty, or not known, is not compared.
    """
    compare = asked.check.compare
    headings = (*compare.left, *compare.right)
    kinds = {asked.register.form.columns[heading].kind for heading in headings}
    if kinds == DATES:
        left, right = (_days(asked, *side) for side in (compare.left, compare.right))
    else:
        left, right = (asked.sums(side) for side in (compare.left, compare.right))
    wrong = ~holding(left, compare.relation, right)
    wrong &= ~np.isnan(left) & ~np.isnan(right)
    shown = _as_printed(asked, headings)
    added = compare.relation == "=" and len(compare.left) > 1
    for position in asked.where(wrong):
        yield Failure(position, shown, _added_up(asked, position) if added else "")


def holding(left: Sums, relation: Relation, right: Sums) -> Sums:
    """Where two sums compare as they should; also where one of them is not known."""
    over = np.subtract(left, right)
    match relation:
        case "=":
            return ~(np.abs(over) > SLACK)
        case "<=":
            return ~(over > SLACK)
        case "<":
            return ~(over > -SLACK)
        case ">=":
            return ~(over < -SLACK)
    return ~(over < SLACK)


def _days(asked: Asked, heading: str) -> np.ndarray:
    values = asked.columns.values(asked.register.name, heading)
    days = np.array([np.nan if day is None else day.toordinal() for day in values], float)
    days[asked.columns.bad(asked.register.name, heading)] = np.nan
    return days


def _as_printed(asked: Asked, headings: Sequence[str]) -> tuple[str, ...]:
    """The columns in the order of the form, those taken over from another register last."""
    order = [*asked.register.form.columns, *headings]
    return tuple(sorted(headings, key=order.index))


def _added_up(asked: Asked, position: int) -> str:
    """What the total says, the first column on the right, and what the others make it.

    Numbers that stand nowhere on the form would tell its sender nothing.
    """
    total, *less = asked.check.compare.right
    more = asked.check.compare.left
    seen, made = asked.sums([total]), asked.sums(more) - asked.sums(less)
    parts = " + ".join(map(_short, more)) + "".join(f" − {_short(each)}" for each in less)
    if len(parts) > LONGEST:
        parts = f"{len(more) + len(less)} mục còn lại"
    told = f"{_short(total)} ghi {_plain(seen[position])}"
    return f"{told}, tính từ {parts} được {_plain(made[position])}"


def _short(heading: str) -> str:
    """How a reader calls a line: by its mark, where it has one, else by its name."""
    marked = MARK.match(heading)
    return marked[1] if marked else f"“{heading}”"


def _plain(value: float) -> str:
    return number(int(value) if value == int(value) else Decimal(str(value)))


def misshared(asked: Asked) -> Iterator[Failure]:
    """Rows whose share is shown wrong, or above what it may be: that is never rounded up."""
    check = asked.check
    part, whole = asked.sums(check.part), asked.sums(check.whole)
    headings = (*check.part, *check.whole)
    if check.at_most is not None:
        allowed = whole * check.at_most / 100
        for position in asked.where(part - allowed > SLACK):
            told = f"{_plain(part[position])} trên {_plain(whole[position])}"
            most = int(allowed[position] + SLACK)
            detail = f"{told}, tối đa {check.at_most}% là {most}"
            yield Failure(position, headings, detail)
    if check.shown:
        shown = asked.columns.values(asked.register.name, check.shown)
        for position, right in _wrong_percent(asked, part, whole, check.shown):
            seen = _plain(float(shown[position]))
            yield Failure(position, (check.shown, *headings), f"ghi {seen}, tính ra {right}")


def mispercented(asked: Asked) -> Iterator[Failure]:
    """Percentages of a record that are not 100 times its first column over its second."""
    form, name = asked.register.form, asked.register.name
    places = _by_file(asked)
    rows = [found for found in places.values() if form.percent in found]
    shown = [found[form.percent] for found in rows]
    above, below = ([found.get(each, -1) for found in rows] for each in form.values)
    for heading in asked.check.columns or form.labelled:
        numbers = np.append(asked.columns.numbers(name, heading), 0.0)  # none is as good as 0
        part, whole = (np.full(len(numbers), np.nan) for _ in range(2))
        part[shown], whole[shown] = numbers[above], numbers[below]
        for position, right in _wrong_percent(asked, part[:-1], whole[:-1], heading):
            seen = _plain(numbers[position])
            yield Failure(position, (heading,), f"ghi {seen}, tính ra {right}")


def _by_file(asked: Asked) -> dict[int, dict[str, int]]:
    """The rows of each unit by the column of values that they are."""
    across = asked.columns.values(asked.register.name, asked.register.form.across)
    units = asked.columns.units(asked.register.name)
    places: dict[int, dict[str, int]] = {}
    for position in asked.rows:
        places.setdefault(int(units[position]), {})[across[position]] = position
    return places


def _wrong_percent(
    asked: Asked, part: np.ndarray, whole: np.ndarray, heading: str
) -> Iterator[tuple[int, str]]:
    """The rows in which a percentage is shown wrong, each with what is right.

    It may be shown with fewer places than it is computed with, but not with none.
    """
    shown = asked.columns.numbers(asked.register.name, heading)
    values = asked.columns.values(asked.register.name, heading)
    known = ~np.isnan(shown) & ~np.isnan(part) & ~np.isnan(whole)
    with np.errstate(divide="ignore", invalid="ignore"):
        exact = np.where(whole > 0, 100 * part / whole, 0)
    for position in asked.where(known & (np.abs(shown - exact) > HALF_CENT)):
        if not whole[position]:
            if shown[position]:
                yield position, "để trống, vì số để so bằng 0"
            continue
        right = Decimal(100) * int(part[position]) / int(whole[position])
        value = Decimal(str(values[position]))
        if not same_percentage(value, right):
            yield position, number(right)
