"""Clauses of one sentence, each made of figures; a clause whose figure is 0 is not said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.items import numbered
from baocao.phrase import Part, Phrase
from baocao.typed import said

Said = str | tuple[str | Phrase, ...] | Phrase
"""What fills a clause: the id of a figure, several ids and phrases, or a phrase alone.

The first decides: a figure of 0 or a phrase without words leaves the clause out.
"""

NO_KEY = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands below the page for a clause of words alone: ``text`` without words leaves it out."""

    text: Phrase


class Clause(NamedTuple):
    """A clause ready to print; ``figure`` is the id of the figure that decides on it, if any.

    One that is ``unknown`` names only what there is no data of. ``note`` is its footnote.
    """

    figure: str
    phrase: Phrase
    unknown: bool = False
    note: Phrase = Phrase.of()

    @property
    def mark(self) -> str:
        """The call of its footnote; cells of one notebook may add the clauses of several lists."""
        key = self.figure or NO_KEY.sub("-", self.note.origin)
        return f"[^{key}]" if str(self.note) else ""


def clauses(so: Edition, wanted: Mapping[str, Said | Footnote]) -> Iterator[Clause]:
    """The clauses that have something to say, in order; ``wanted`` maps templates to figures."""
    for template, given in wanted.items():
        if isinstance(given, Footnote):
            if str(given.text):
                yield Clause("", filled(so, template, []), note=given.text)
            continue
        first, *others = given if isinstance(given, tuple) else (given,)
        figure = so[first] if isinstance(first, str) else None
        if (not figure.kept or figure.value == 0) if figure else not str(first):
            continue
        if figure and figure.status == "undefined":
            yield Clause(figure.id, _named(figure), unknown=True)
            continue
        phrases = [_phrase(so, each) for each in (first, *others)]
        yield Clause(figure.id if figure else "", filled(so, template, phrases))


def notes_of(
    wanted: Mapping[str, Said | Footnote], notes: Mapping[str, Phrase]
) -> Mapping[str, Phrase]:
    """The footnotes, once it is sure that each is that of a figure that decides on a clause.

    Raises:
        UsageError: a footnote is that of none of the clauses.
    """
    deciding = {given[0] if isinstance(given, tuple) else given for given in wanted.values()}
    lost = [figure for figure in notes if figure not in deciding]
    if lost:
        raise UsageError(
            f"Chú thích “{lost[0]}” không thuộc ý nào: ghi mã chỉ tiêu đứng đầu của một ý."
        )
    return notes


def lacking(figure: Figure) -> Phrase:
    """What stands for a figure that has no value."""
    return Phrase.of(_named(figure), Part(f": {figure.reason}", f"figure:{figure.id}"))


def _named(figure: Figure) -> Phrase:
    return Phrase.of(Part(figure.label, f"figure:{figure.id}"))


def in_turn(so: Edition, told: Sequence[Clause]) -> list[Phrase]:
    """The phrases of clauses; those without data come last, together, with the reason once."""
    reasons: dict[str, list[Clause]] = {}
    for clause in told:
        if clause.unknown:
            reasons.setdefault(so[clause.figure].reason, []).append(clause)
    return [
        *(clause.phrase for clause in told if not clause.unknown),
        *(
            Phrase.of(
                Phrase.join("; ", [clause.phrase for clause in unknown]),
                Part(f": {reason}", f"figure:{unknown[0].figure}"),
            )
            for reason, unknown in reasons.items()
        ),
    ]


def filled(so: Edition, template: str, phrases: Sequence[Phrase]) -> Phrase:
    """The template with each ``{}`` replaced by the next phrase.

    Raises:
        UsageError: the template has another number of ``{}``.
    """
    words = template.split("{}")
    if len(words) != len(phrases) + 1:
        raise UsageError(f"Câu “{template}” cần {len(phrases)} dấu {{}}, đang có {len(words) - 1}.")
    pieces = [said(words[0], so.fixed_phrases)]
    for phrase, after in zip(phrases, words[1:], strict=True):
        pieces += [phrase, said(after, so.fixed_phrases)]
    return Phrase.of(*pieces)


def points(
    so: Edition, opening: Phrase, told: Sequence[Clause], notes: Mapping[str, Phrase]
) -> Block:
    """One bullet with all clauses: (1) …; (2) …, each with the footnote of its figure, if any.

    Of what there is no data nothing else is said: no opening stands before it alone, no footnote.
    """
    known = [
        clause._replace(note=notes.get(clause.figure, clause.note))
        for clause in told
        if not clause.unknown
    ]
    texts = [escaped(clause.phrase) + clause.mark for clause in known]
    texts += map(escaped, in_turn(so, [clause for clause in told if clause.unknown]))
    if not texts:
        return Block("")
    noted = [clause for clause in known if clause.mark]
    defined = tuple(f"{each.mark}: {escaped(each.note.capitalised())}." for each in noted)
    opened = _opened(opening, len(texts)) if known else ""
    return Block(f"- {opened}{numbered(texts)}.", notes=defined)


def _opened(opening: Phrase, clauses: int) -> str:
    """The opening, with a colon before numbered clauses."""
    colon = ":" if clauses > 1 and not str(opening).endswith(":") else ""
    return f"{escaped(opening)}{colon} " if str(opening) else ""


def _phrase(so: Edition, given: str | Phrase) -> Phrase:
    return so[given].phrase if isinstance(given, str) else given
