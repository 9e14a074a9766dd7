"""What a figure counts, item by item, so that a stated count and its list cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from baocao.errors import UsageError
from baocao.figures import Figure, Selection
from baocao.narrative.citation import Row, cite, in_words, runs
from baocao.phrase import Part, Phrase
from baocao.text import alike, fold, prose_number, roman

NUMBERED, LETTERED, UNMARKED, SENTENCES = "(1)", "(i)", ",", "."
NOTHING = "không phát sinh"


def counted_rows(figure: Figure) -> list[Row]:
    """The rows a figure counts, in the order they are kept."""
    return [row for item in items(figure) for row in item]


def items(figure: Figure) -> list[list[Row]]:
    """The things a figure counts: single rows, or the rows that share a counted value."""
    return [item for selection in figure.selections for item in _items(selection)]


def _items(selection: Selection) -> list[list[Row]]:
    rows = [Row(selection.register, position) for position in selection.positions]
    if not selection.distinct:
        return [[row] for row in rows]
    shared: dict[object, list[Row]] = {}
    for row in rows:
        value = row.value(selection.distinct)
        if value is not None:  # as in the count
            shared.setdefault(alike(value), []).append(row)
    return list(shared.values())


def cited(
    figure: Figure, number: bool = True, subject: bool = True, body: bool = True
) -> list[Phrase]:
    """Citations of what a figure counts: one for each counted value, or for each run of rows."""
    if any(selection.distinct for selection in figure.selections):
        return [
            Phrase.join(" và ", [cite(run, number, subject, body) for run in runs(item, subject)])
            for item in items(figure)
        ]
    return [cite(run, number, subject, body) for run in runs(counted_rows(figure), subject)]


def worded(
    figure: Figure, template: str, words: Callable[[Row, str], Phrase] = in_words
) -> list[Phrase]:
    """What a figure counts, an item a phrase; alike items are said once, with how many they are."""
    same: dict[str, list[Phrase]] = {}
    for item in items(figure):
        phrase = words(item[0], template)
        same.setdefault(fold(str(phrase)), []).append(phrase)
    if len(same) == 1:
        return [phrases[0] for phrases in same.values()]  # how many is what the figure says
    return [_with_times(phrases, figure) for phrases in same.values()]


def _with_times(phrases: Sequence[Phrase], figure: Figure) -> Phrase:
    if len(phrases) == 1:
        return phrases[0]
    times = Part(prose_number(len(phrases)), f"figure:{figure.id}")
    return Phrase.of(phrases[0], " (", times, f" {figure.unit})")


def marked(figure: Figure, phrases: Sequence[Phrase], marks: str) -> Phrase:
    """The phrases in one sentence behind their marks; why there are none if there is no value."""
    if not figure.kept:
        return Phrase.of()
    if figure.status != "ok":
        lacking = (figure.id,) if figure.status == "undefined" else ()
        return replace(figure.phrase, lacking=lacking)
    return in_order(phrases, marks) if phrases else Phrase.of(NOTHING)


def in_order(phrases: Sequence[Phrase], marks: str) -> Phrase:
    """The phrases in one sentence: (1) …; (2) …, or joined by commas; one alone has no mark.

    With the mark ``.`` each is a sentence of its own.

    Raises:
        UsageError: the marks are not one of ``(1)``, ``(i)``, ``,`` and ``.``.
    """
    if marks == SENTENCES:
        return Phrase.join(". ", [phrase.capitalised() for phrase in phrases])
    if marks == UNMARKED or len(phrases) == 1:
        return Phrase.join(", ", phrases)
    return Phrase.join(
        "; ",
        [
            Phrase.of(Part(f"({_mark(position, marks)}) ", phrase.origin), phrase)
            for position, phrase in enumerate(phrases, start=1)
        ],
    )


def numbered(texts: Sequence[str]) -> str:
    """Markdown texts in one sentence: (1) …; (2) …; one alone has no mark."""
    if len(texts) == 1:
        return texts[0]
    return "; ".join(f"({position}) {text}" for position, text in enumerate(texts, start=1))


def _mark(position: int, marks: str) -> str:
    if marks not in (NUMBERED, LETTERED):
        raise UsageError(f"Dấu liệt kê “{marks}” không dùng được. Dùng “(1)”, “(i)”, “,” hoặc “.”.")
    return str(position) if marks == NUMBERED else roman(position)
