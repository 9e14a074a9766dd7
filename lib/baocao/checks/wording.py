"""What fails in the words of cells and slots: symbols, marks out of order, repealed documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from baocao.checks.asked import Asked, Failure
from baocao.text import day, fold, roman

NUMBERED = re.compile(r"(.*?)(\d+)")
MARKS = {  # how a kind of mark is written, and what each is worth
    re.compile(r"\(([1-9]\d?)\)"): {str(place): place for place in range(1, 100)},
    re.compile(r"\(([ivxl]+)\)"): {roman(place): place for place in range(1, 100)},
}


def misfitting(asked: Asked) -> Iterator[Failure]:
    """Cells that fit no pattern of the table, or whose row does not hold what the first fit asks.

    The detail says what would be right: which values beside, or which patterns for such a row.
    """
    (column,) = asked.check.columns
    table = {pattern: (_pattern(pattern), beside) for pattern, beside in asked.check.table.items()}
    for position, value in asked.filled(column):
        row = {heading: asked.register.rows.at[position, heading] for heading in asked.check.beside}
        beside = next((each for pattern, each in table.values() if pattern.fullmatch(value)), None)
        wrong = _wrong(beside or {}, row)
        if beside is not None and not wrong:
            continue
        fitting = [pattern for pattern, (_, each) in table.items() if not _wrong(each, row)]
        right = [f"{heading} phải là {_listed(allowed)}" for heading, allowed in wrong.items()]
        other = [f"{column} phải là {_listed(fitting or table)}"] if fitting or not wrong else []
        advice = ", hoặc ".join([*(["; ".join(right)] if right else []), *other])
        yield Failure(position, (column, *wrong), advice)


def _wrong(
    beside: Mapping[str, Sequence[str]], row: Mapping[str, object]
) -> dict[str, Sequence[str]]:
    """What is asked of the columns whose value is another one; an empty cell is not judged."""
    return {
        heading: allowed
        for heading, allowed in beside.items()
        if row[heading] is not None and not _one_of(str(row[heading]), allowed)
    }


def _one_of(held: str, allowed: Sequence[str]) -> bool:
    return any(_pattern(fold(each)).fullmatch(fold(held)) for each in allowed)


def _listed(patterns: Iterable[str]) -> str:
    *others, last = (pattern.replace("*", "…") for pattern in patterns)
    return f"{', '.join(others)} hoặc {last}" if others else last


def _pattern(text: str) -> re.Pattern[str]:
    """A text in which ``*`` stands for anything."""
    return re.compile(".*".join(map(re.escape, text.split("*"))))


def skipping(asked: Asked) -> Iterator[Failure]:
    """Codes whose numbers skip over the rows; in a column of text, marks that skip in a cell."""
    for column in asked.check.columns:
        if asked.register.form.columns[column].kind == "code":
            yield from _skipping_codes(asked, column)
            continue
        for position, value in asked.filled(column):
            for detail in marks_out_of_order(value):
                yield Failure(position, (column,), detail)


def _skipping_codes(asked: Asked, column: str) -> Iterator[Failure]:
    series: dict[str, dict[int, int]] = {}
    for position, value in asked.filled(column):
        if found := NUMBERED.fullmatch(value):
            series.setdefault(found[1], {}).setdefault(int(found[2]), position)
    codes = asked.register.rows[column]
    for numbers in series.values():
        for before, after in pairwise(sorted(numbers)):
            if after > before + 1:
                here, there = numbers[after], numbers[before]
                detail = f"sau {codes.iat[there]} là {codes.iat[here]}"
                yield Failure(here, (column,), detail, there)


def marks_out_of_order(text: str) -> Iterator[str]:
    """What is wrong with the marks (1) (2) … and (i) (ii) … of a text; a list may begin anew."""
    for pattern, values in MARKS.items():
        marks = [mark for mark in pattern.findall(text) if mark in values]
        worth = [values[mark] for mark in marks]
        # One alone is a reference, as in "khoản (2)"; numbers far from 1 are no marks, as in
        # "đảng viên (12), quần chúng (15)".
        if len(worth) < 2 or min(worth) > 2:
            continue
        for mark, (before, after) in zip(marks, pairwise((0, *worth)), strict=True):
            if after not in (1, before + 1):
                yield f"có ({mark}) mà ngay trước không có số liền trước nó"


def repealed(asked: Asked) -> Iterator[Failure]:
    """Rows that name a document on a day on which it was no longer in force.

    The columns, put together by a hyphen, name the document, whichever of 98/2023/NĐ-CP and
    98/2023-NĐ-CP it is written as; without a day that of the edition counts.
    """
    columns = tuple(asked.check.columns)
    named = {re.compile(rf"(?<!\w){_joined(key)}(?!\w)"): key for key in asked.check.documents}
    for position in asked.rows:
        parts = (asked.register.rows.at[position, column] for column in columns)
        cited = "-".join(str(part) for part in parts if part is not None)
        used = asked.register.rows.at[position, asked.check.day] or asked.as_of
        for pattern, key in named.items():
            repeal = asked.check.documents[key]
            if pattern.search(cited) and used >= repeal.start:
                successor = f", thay bằng {repeal.by}" if repeal.by else ""
                detail = f"{key} hết hiệu lực từ {day(repeal.start)}{successor}"
                yield Failure(position, columns, detail)


def _joined(name: str) -> str:
    """The pattern of a document's name, in which strokes and hyphens are one."""
    return "[-/]".join(map(re.escape, re.split("[-/]", name)))
