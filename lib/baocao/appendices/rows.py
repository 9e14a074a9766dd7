"""What the tables of figures share: the cells of a row, and the remarks below the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from baocao.archive import Closed
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.text import day

NONE, EMPTY = Phrase.of("—"), Phrase.of("")
NO_NUMBER = "[chưa có số]"
OWN = "table:"
"""The origin of what the tables say of themselves: the marks of rows, why one has a gap."""


def mark(text: str) -> Phrase:
    """The number or letter that a row goes by."""
    return Phrase.of(Part(text, OWN))


def label(figure: Figure) -> Phrase:
    """What a figure counts."""
    return Phrase.of(Part(figure.label, f"figure:{figure.id}"))


def value(figure: Figure) -> Phrase:
    """The value alone; a remark below the table says what is wrong with it."""
    text = NO_NUMBER if figure.status == "blocked" else figure.table_text
    return Phrase.of(Part(text, f"figure:{figure.id}"))


def own_reasons(figure: Figure) -> list[str]:
    """Why a value is missing or incomplete; that there was nothing to count stands in its cell."""
    return [figure.reason] if figure.reason and figure.status != "undefined" else []


def remarks(reasons: Mapping[str, Iterable[str]]) -> Iterator[Block]:
    """Each reason once, with the rows that it holds for where not for all.

    ``reasons`` has the mark of every row, from the first to the last.
    """
    held: dict[str, list[int]] = {}
    for place, told in enumerate(reasons.values()):
        for reason in told:
            held.setdefault(reason, []).append(place)
    marks = list(reasons)
    for reason, places in held.items():
        all_rows = len(places) == len(marks)
        yield remark(reason if all_rows else f"Dòng {_spans(marks, places)}: {reason}")


def remark(text: str) -> Block:
    """One sentence below a table."""
    return Block(f"{escaped(Phrase.of(Part(text, OWN)).capitalised())}.")


def issued(edition: Closed) -> str:
    """How a closed edition is named as the source of numbers."""
    corrected = f", đính chính {edition.version}" if edition.version else ""
    return f"{edition.period.name} (số liệu đến ngày {day(edition.as_of)}{corrected})"


def _spans(marks: Sequence[str], places: Iterable[int]) -> str:
    """``1-3, 5`` of rows 1, 2, 3 and 5."""
    runs = groupby(enumerate(places), key=lambda numbered: numbered[1] - numbered[0])
    ends = [[marks[place] for _, place in run] for _, run in runs]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else run[0] for run in ends)
