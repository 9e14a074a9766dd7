"""Clauses of one sentence, each made of figures; a clause whose figure is 0 is not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.items import numbered
from baocao.phrase import Part, Phrase
from baocao.typed import phrase_only, said

Said = str | tuple[str | Phrase, ...] | Phrase
"""What fills a clause: the id of a figure, several ids and phrases, or a phrase alone.

The first decides: a figure of 0 or a phrase without words leaves the clause out. Another phrase
that only names what there is no data of is as one without words.
"""

NO_KEY = re.compile(r"[^\w.-]+")
ENDING = re.compile(r"[.;:,\s]+$")


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands below the page for a clause of words alone, left out where it has no words."""

    text: Phrase


class Clause(NamedTuple):
    """A clause ready to print; ``figure`` is the id of the figure that decides on it, if any.

    One of which nothing is known has ``lacking``, the ids of what there is no data of, in place of
    a phrase. ``note`` is its footnote.
    """

    figure: str
    phrase: Phrase = Phrase.of()
    lacking: tuple[str, ...] = ()
    note: Phrase = Phrase.of()

    @property
    def mark(self) -> str:
        """The call of its footnote; cells of one notebook may add the clauses of several lists."""
        key = self.figure or NO_KEY.sub("-", self.note.origin)
        return f"[^{key}]" if self.noted else ""

    @property
    def noted(self) -> bool:
        """Whether it has a footnote that tells something."""
        return bool(str(self.note)) and not self.note.lacking


def clauses(so: Edition, wanted: Mapping[str, Said | Footnote]) -> Iterator[Clause]:
    """The clauses that have something to say, in order; ``wanted`` maps templates to figures."""
    for template, given in wanted.items():
        first, *others = given if isinstance(given, tuple) else (given,)
        if isinstance(first, str):
            figure = so[first]
            told = figure.kept and figure.value != 0
            lacking = (figure.id,) if figure.status == "undefined" else ()
        else:
            words = first.text if isinstance(first, Footnote) else first
            told, lacking = bool(str(words)), words.lacking
        if lacking and told:
            yield Clause("", lacking=lacking)
        elif told:
            yield _clause(so, template, first, others)


def _clause(
    so: Edition, template: str, first: str | Phrase | Footnote, others: Sequence[str | Phrase]
) -> Clause:
    if isinstance(first, Footnote):
        return Clause("", filled(so, template, []), note=first.text)
    phrases = [so[each].phrase if isinstance(each, str) else each for each in (first, *others)]
    return Clause(first if isinstance(first, str) else "", filled(so, template, phrases))


def notes_of(
    wanted: Mapping[str, Said | Footnote], notes: Mapping[str, Phrase]
) -> Mapping[str, Phrase]:
    """The footnotes, once it is sure that each is that of a figure that decides on a clause.

    Raises:
        UsageError: a footnote is that of none of the clauses, or a string.
    """
    deciding = {given[0] if isinstance(given, tuple) else given for given in wanted.values()}
    lost = [figure for figure in notes if figure not in deciding]
    if lost:
        raise UsageError(
            f"Chú thích “{lost[0]}” không thuộc ý nào: ghi mã chỉ tiêu đứng đầu của một ý."
        )
    return {figure: phrase_only(text, f"Chú thích “{figure}”") for figure, text in notes.items()}


def unknown(so: Edition, lacking: Iterable[str]) -> list[Phrase]:
    """The figures that have no data by name, those of one reason together, that once."""
    reasons: dict[str, list[Figure]] = {}
    for figure in map(so.__getitem__, dict.fromkeys(lacking)):
        reasons.setdefault(figure.reason, []).append(figure)
    return [
        Phrase(
            (
                *Phrase.join("; ", [_named(each) for each in figures]).parts,
                Part(f": {reason}", f"figure:{figures[0].id}"),
            ),
            tuple(each.id for each in figures),
        )
        for reason, figures in reasons.items()
    ]


def _named(figure: Figure) -> Phrase:
    return Phrase.of(Part(figure.label, f"figure:{figure.id}"))


def in_turn(so: Edition, told: Sequence[Clause]) -> list[Phrase]:
    """The phrases of clauses; what there is no data of comes last."""
    known = [clause.phrase for clause in told if not clause.lacking]
    return [*known, *unknown(so, [each for clause in told for each in clause.lacking])]


def filled(so: Edition, template: str, phrases: Sequence[Phrase]) -> Phrase:
    """The template with each ``{}`` replaced by the next phrase; what has no data by nothing.

    Raises:
        UsageError: the template has another number of ``{}``.
    """
    words = template.split("{}")
    if len(words) != len(phrases) + 1:
        raise UsageError(f"Câu “{template}” cần {len(phrases)} dấu {{}}, đang có {len(words) - 1}.")
    pieces = [said(words[0], so.fixed_phrases)]
    for phrase, after in zip(phrases, words[1:], strict=True):
        pieces += ["" if phrase.lacking else phrase, said(after, so.fixed_phrases)]
    return Phrase.of(*pieces)


def chosen(
    so: Edition, figure: Figure, none: str, some: str, others: Sequence[Phrase], shown: bool
) -> Phrase:
    """One wording when the figure is 0, else the other, filled by it where ``shown`` and others.

    Of a figure without data the words say just that.
    """
    undefined = figure.status == "undefined"
    if not figure.kept or (undefined and not some):
        return Phrase.of()
    if undefined:
        (told,) = unknown(so, [figure.id])
        return replace(Phrase.of(told, _ending(some)), lacking=told.lacking)
    if figure.value == 0:
        return said(none, so.fixed_phrases)
    return filled(so, some, [*([figure.phrase] if shown else []), *others])


def _ending(template: str) -> str:
    """The marks and spaces that a wording ends with; no list follows what there is no data of."""
    found = ENDING.search(template)
    return found[0].replace(":", ".") if found else ""


def points(
    so: Edition, opening: Phrase, told: Sequence[Clause], notes: Mapping[str, Phrase]
) -> Block:
    """One bullet with all clauses: (1) …; (2) …, each with the footnote of its figure, if any.

    Of what there is no data nothing else is said: no opening stands before it alone, no footnote.
    But an opening that names the subject, with a colon, tells it better than the figures would.
    """
    known = [
        clause._replace(note=notes.get(clause.figure, clause.note))
        for clause in told
        if not clause.lacking
    ]
    texts = [escaped(clause.phrase) + clause.mark for clause in known]
    lacking = [clause for clause in told if clause.lacking]
    if lacking and not known and str(opening).endswith(":"):
        return Block(f"- {escaped(Phrase.of(opening, ' ', _reasons(so, lacking)))}.")
    texts += map(escaped, in_turn(so, lacking))
    if not texts:
        return Block("")
    noted = [clause for clause in known if clause.noted]
    defined = tuple(f"{each.mark}: {escaped(each.note.capitalised())}." for each in noted)
    opened = _opened(opening, len(texts)) if known else ""
    return Block(f"- {opened}{numbered(texts)}.", notes=defined)


def _reasons(so: Edition, lacking: Sequence[Clause]) -> Phrase:
    """Why there is no data, each reason once."""
    figures = [so[each] for clause in lacking for each in clause.lacking]
    reasons = {figure.reason: Part(figure.reason, f"figure:{figure.id}") for figure in figures}
    return Phrase.join(", ", map(Phrase.of, reasons.values()))


def _opened(opening: Phrase, clauses: int) -> str:
    """The opening, with a colon before numbered clauses."""
    colon = ":" if clauses > 1 and not str(opening).endswith(":") else ""
    return f"{escaped(opening)}{colon} " if str(opening) else ""
