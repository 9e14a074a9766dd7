"""Rows in words in which the id of a figure, in braces, stands for the figure.

Prose that somebody keeps in a register says its numbers so, ``kỷ niệm {anniv.sector} năm``: they
cannot differ from what is counted. The days that years are counted between are those of
``{ngày anniv.sector}``: 14/10/1930 - 14/10/2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.catalogue import Rule
from baocao.edition import Edition
from baocao.errors import BuildError, UsageError
from baocao.figures import Figure
from baocao.narrative.citation import Row, in_words
from baocao.narrative.items import counted_rows
from baocao.period import same_day
from baocao.phrase import Part, Phrase
from baocao.text import day

FIGURE = re.compile(r"\{(?P<days>ngày )?(?P<id>[a-z]\w*(?:\.\w+)+)\}")
CELL = "cell:"
ENDING = " .;:,"


def figured(so: Edition, row: Row, template: str) -> Phrase:
    """The row in the template's words, with its figures; no marks that cells end with.

    Raises:
        BuildError: a figure does not exist, or counts no years; the message names the cell.
        UsageError: the register has no such column, or the template is not as in ``in_words``.
    """
    parts = in_words(row, template).parts
    return Phrase.of(*(piece for part in parts for piece in _filled(so, part)))


def place(part: Part) -> str:
    """Where the cell of a part stands, as a message names it."""
    file, sheet, cell = part.origin.removeprefix(CELL).split("!")
    return f"Tệp {file}, trang “{sheet}”, ô {cell}"


def _filled(so: Edition, part: Part) -> Iterator[Part | Phrase]:
    if not part.origin.startswith(CELL):
        yield part
        return
    end = 0
    for found in FIGURE.finditer(part.text):
        yield part._replace(text=part.text[end : found.start()])
        try:
            yield _told(so, found["id"], bool(found["days"]))
        except UsageError as error:
            raise BuildError(f"{place(part)}: {error}") from None
        end = found.end()
    yield part._replace(text=part.text[end:].rstrip(ENDING))


def _told(so: Edition, figure_id: str, days: bool) -> Phrase:
    """The figure, or its days; a marked gap where there is none, in a text that wants a number."""
    figure = so[figure_id]
    told = figure.phrase
    if gap := _gap(figure):
        return Phrase.of(Part(f"[{figure.label}: {gap}]", f"figure:{figure.id}"))
    return _days(figure, so.rules[figure_id]) if days and figure.status == "ok" else told


def _gap(figure: Figure) -> str:
    """Why there is nothing to say: no data, or not one row that is counted."""
    if figure.status == "undefined":
        return figure.reason
    if figure.value != 0 or counted_rows(figure):
        return ""
    names = ", ".join(dict.fromkeys(f"“{each.register.name}”" for each in figure.selections))
    return f"sổ {names} chưa có dòng của kỳ này"


def _days(figure: Figure, rule: Rule) -> Phrase:
    """From which day to which its years are: 14/10/1930 - 14/10/2026."""
    if not rule.since:
        raise UsageError(f"Chỉ tiêu “{figure.id}” không tính số năm từ một ngày; bỏ chữ “ngày”.")
    return Phrase.join("; ", [_span(row, rule) for row in counted_rows(figure)])


def _span(row: Row, rule: Rule) -> Phrase:
    last = same_day(row.value(rule.since), row.value(rule.of))
    return Phrase.of(row.part(rule.since), " - ", row.part(rule.of)._replace(text=day(last)))
