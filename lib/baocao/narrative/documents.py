"""Lists of documents in which footnotes give what the sentence would be too long with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.citation import Row, carrying_out, cite, key_of, runs
from baocao.narrative.items import items, numbered
from baocao.phrase import Phrase
from baocao.registers import Register
from baocao.text import fold


def carried_out(fields: Mapping[str, Sequence[Row]]) -> Block:
    """Documents carried out, a bullet a field of work.

    A document that another document of the register carries out has that one in a footnote.
    """
    notes: list[str] = []
    bullets = []
    for opening, rows in fields.items():
        texts = [_with_carrier(row, notes) for row in rows]
        if texts:
            bullets.append(f"- {escaped(Phrase.of(opening))}: {numbered(texts)}.")
    return Block("\n".join(bullets), notes=_defined(notes))


def issued(figure: Figure) -> Block:
    """Documents a figure counts, a bullet an item, the numbers of a run in a footnote."""
    notes: list[str] = []
    bullets = [
        f"- {' và '.join(_by_subject(run, notes) for run in runs(item))}." for item in items(figure)
    ]
    return Block("\n".join(bullets), notes=_defined(notes))


def referred(documents: Register, rows: Sequence[Row], heading: str) -> list[Phrase]:
    """The documents that rows of another register name in a column, cited.

    A name is number, symbol and day (``29-KL/TW, ngày 28/4/2026``). One that the register of
    documents does not have stands as it is written.
    """
    own = (Row(documents, position) for position in range(len(documents.rows)))
    known = {fold(key_of(row)): row for row in own}
    named = [row.part(heading) for row in rows]
    return [
        cite([known[fold(each.text)]]) if fold(each.text) in known else Phrase.of(each)
        for each in named
    ]


def _with_carrier(row: Row, notes: list[str]) -> str:
    carriers = carrying_out(row)
    return escaped(cite([row])) + "".join(
        _note(notes, cite([other], subject=False)) for other in carriers
    )


def _by_subject(run: Sequence[Row], notes: list[str]) -> str:
    if len(run) == 1:
        return escaped(cite(run))
    return escaped(cite(run, number=False)) + _note(notes, cite(run, subject=False))


def _note(notes: list[str], text: Phrase) -> str:
    """The call of a new footnote."""
    notes.append(escaped(text))
    return f"[^van-ban-{len(notes)}]"


def _defined(notes: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"[^van-ban-{number}]: {note}." for number, note in enumerate(notes, start=1))
