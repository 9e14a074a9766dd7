"""What the prose of a notebook can say of an edition: lists, citations, words by number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from baocao.edition import Edition
from baocao.errors import UsageError
from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.clauses import (
    Footnote,
    Said,
    chosen,
    clauses,
    filled,
    in_turn,
    notes_of,
    points,
)
from baocao.narrative.citation import Row
from baocao.narrative.compared import compared, difference, reached
from baocao.narrative.documents import carried_out, issued
from baocao.narrative.figured import figured
from baocao.narrative.grouping import grouped, headed
from baocao.narrative.items import (
    LETTERED,
    NUMBERED,
    cited,
    counted_rows,
    in_order,
    marked,
    worded,
)
from baocao.narrative.judgement import judgement
from baocao.phrase import Part, Phrase
from baocao.text import day
from baocao.typed import phrase_only, said

SAID_ANYWHERE = (
    "office_short", "party", "period", "previous_period", "next_period", "year", "as_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one edition; every digit in them comes from a figure, a cell or a parameter."""

    so: Edition

    @property
    def office(self) -> Phrase:
        """The name of the office that reports."""
        return _param("office", self.so.office.name)

    @property
    def office_short(self) -> Phrase:
        """What the office calls itself in its reports."""
        return _param("office", self.so.office.short or self.so.office.name)

    @property
    def party(self) -> Phrase:
        """What the office calls the members and organisations below it."""
        return _param("office", self.so.office.party)

    @property
    def period(self) -> Phrase:
        """The report's period: quý II/2026."""
        return _param("period", self.so.period.name)

    @property
    def previous_period(self) -> Phrase:
        """The period before the report's."""
        return _param("period", self.so.period.previous().name)

    @property
    def next_period(self) -> Phrase:
        """The period after the report's."""
        return _param("period", self.so.period.next().name)

    @property
    def year(self) -> Phrase:
        """The year of the report."""
        return _param("period", str(self.so.period.year))

    @property
    def as_of(self) -> Phrase:
        """The day up to which stocks and totals are counted."""
        return _param("as_of", day(self.so.params.as_of))

    def capitals(self, phrase: Phrase) -> Phrase:
        """A phrase in capital letters, for headings."""
        return Phrase(tuple(Part(part.text.upper(), part.origin) for part in phrase.parts))

    def choose(
        self, figure_id: str, none: str, some: str, *others: Figure | Phrase, shown: bool = True
    ) -> Phrase:
        """One wording when the figure is 0, else the other.

        The first ``{}`` in ``some`` stands for the figure, the next ones for ``others``; a figure
        that is not ``shown`` only decides. An empty register has no figure to say: its sentence
        tells just that, and ends as ``some`` does; one without ``some`` tells nothing. Nothing is
        said of a register that the office does not keep.
        """
        phrases = [other.phrase if isinstance(other, Figure) else other for other in others]
        return chosen(self.so, self.so[figure_id], none, some, phrases, shown)

    def clauses(self, wanted: Mapping[str, Said | Footnote], marks: str = ";") -> Phrase:
        """The clauses that have something to say, in one sentence; no words when none has.

        ``wanted`` maps templates to the figures that fill them: ``{"tặng {} người": "id"}``. With
        ``.`` as marks each clause is a sentence. Where there is data of none, the words only say
        so, and what they are given to says no more.
        """
        told = list(clauses(self.so, wanted))
        if any(isinstance(given, Footnote) for given in wanted.values()):
            raise UsageError("Chú thích chỉ gọi được trong một gạch đầu dòng prose.points.")
        phrases = in_turn(self.so, told)
        words = Phrase.join("; ", phrases) if marks == ";" else in_order(phrases, marks)
        nothing = all(clause.lacking for clause in told)
        without = [each for clause in told for each in clause.lacking]
        return replace(words, lacking=tuple(without)) if nothing else words

    def points(
        self,
        opening: str | Phrase,
        wanted: Mapping[str, Said | Footnote],
        notes: Mapping[str, Phrase] | None = None,
    ) -> Block:
        """One bullet: the opening, then the clauses as (1) …; (2) …; one alone has no mark.

        ``notes`` gives footnotes by the id of the figure at whose clause they are called; a clause
        of words alone is filled by its ``footnote``. Nothing is printed when no clause has
        something to say.

        Raises:
            UsageError: a figure does not exist, or a footnote is that of none of the clauses, or a
                string.
        """
        words = said(opening, self.so.fixed_phrases) if isinstance(opening, str) else opening
        return points(self.so, words, list(clauses(self.so, wanted)), notes_of(wanted, notes or {}))

    def footnote(self, text: Phrase) -> Footnote:
        """What a clause of ``points`` that has no number of its own says below the page.

        Raises:
            UsageError: ``text`` is no phrase.
        """
        return Footnote(phrase_only(text, "prose.footnote"))

    def difference(self, figure_id: str, rate_id: str = "") -> Phrase:
        """A figure that is a difference, in words, and its rate: giảm 24 đảng viên (0,88%).

        Raises:
            UsageError: a figure does not exist.
        """
        return difference(self.so, figure_id, rate_id)

    def compared(self, figure_id: str, template: str = " ({})", to: str = "previous") -> Phrase:
        """How a figure changed since the closed edition of another period, in the template.

        `` (tăng 02 đơn so với quý I/2026)``; no words where it is not compared, for the reasons
        that the table of key figures gives. ``to`` is ``previous`` or ``last_year``.

        Raises:
            UsageError: the figure does not exist, ``to`` is neither of the two, or the template
                has not one ``{}``.
        """
        return compared(self.so, figure_id, template, to)

    def reached(self, figure_id: str, target_id: str) -> Phrase:
        """“đạt” or “chưa đạt” of a figure and its target; no words where that cannot be told.

        Raises:
            UsageError: a figure does not exist.
        """
        return reached(self.so, figure_id, target_id)

    def values(self, figure_id: str, heading: str, without: str = "") -> Phrase:
        """The different values that the rows of a figure hold in a column, joined by commas.

        ``without`` is what each begins with and a list need not repeat. A row that holds none is
        told at the end.
        """
        first: dict[str, Part] = {}
        for row in counted_rows(self.so[figure_id]):
            part = row.part(heading)
            first.setdefault(part.text, part._replace(text=part.text.removeprefix(without)))
        unsaid = [said(f"chưa ghi {heading}", self.so.fixed_phrases)] if "" in first else []
        told = [Phrase.of(part) for text, part in first.items() if text]
        return Phrase.join(", ", [*told, *unsaid])

    def listing(self, figure_id: str, template: str, marks: str = NUMBERED) -> Phrase:
        """What a figure counts, in one sentence: (1) …; (2) …

        ``{Heading}`` in the template stands for the row's value. Items and count agree: a figure
        of different values has one item for each. The id of a figure in braces, in a cell, stands
        for the figure.
        """
        figure = self.so[figure_id]
        return marked(figure, worded(figure, template, self._figured), marks)

    def bullets(self, figure_id: str, template: str) -> Block:
        """What a figure counts, one bullet each, as in ``listing``."""
        return Block.bullets(worded(self.so[figure_id], template, self._figured))

    def _figured(self, row: Row, template: str) -> Phrase:
        return figured(self.so, row, template)

    def citations(
        self,
        figure_id: str,
        marks: str = NUMBERED,
        number: bool = True,
        subject: bool = True,
        body: bool = True,
    ) -> Phrase:
        """The documents a figure counts; numbers of one kind, day and subject run together.

        Without ``number`` only kind and subject are said, without ``subject`` only kind, number,
        date and body; without ``body`` not whose they are, where the sentence has said it.
        """
        figure = self.so[figure_id]
        return marked(figure, cited(figure, number, subject, body), marks)

    def citation_bullets(self, figure_id: str) -> Block:
        """The documents a figure counts, one bullet a citation."""
        return Block.bullets(cited(self.so[figure_id]))

    def issued(self, figure_id: str) -> Block:
        """The documents a figure counts, one bullet a subject.

        Several of one subject are called by it, their numbers stand in a footnote.
        """
        return issued(self.so[figure_id])

    def family(self, pattern: str, template: str) -> Block:
        """The figures whose ids fit ``pattern`` (``badges.round.level_{}``), one bullet each.

        ``{}`` in the template stands first for what fills the pattern, then for the figure.
        """
        return Block.bullets(self._family(pattern, template))

    def family_listing(self, pattern: str, template: str, marks: str = LETTERED) -> Phrase:
        """The figures whose ids fit ``pattern``, in one sentence: (i) …; (ii) …"""
        return in_order(self._family(pattern, template), marks)

    def _family(self, pattern: str, template: str) -> list[Phrase]:
        before, _, after = pattern.partition("{}")
        fits = re.compile(re.escape(before) + r"([\w-]+)" + re.escape(after))
        return [
            filled(self.so, template, [Phrase.of(Part(found[1], f"figure:{name}")), figure.phrase])
            for name, figure in self.so.figures.items()
            if (found := fits.fullmatch(name))
        ]

    def carried_out(self, fields: Mapping[str, str]) -> Block:
        """Documents carried out, a bullet a field of work, each with its own figure.

        ``fields`` maps what a bullet says first to the figure. A document that another document
        of the register carries out has that one in a footnote.
        """
        rows = {opening: counted_rows(self.so[name]) for opening, name in fields.items()}
        return carried_out(rows)

    def grouped(self, figure_id: str, heading: str, opening: str, template: str) -> Block:
        """The rows a figure counts, a bullet for each value of a column: … (1) …; (2) …

        The values stand in the order of the column's closed list. ``{Heading}`` in the opening
        and in the template stands for the row's value.
        """
        return grouped(self.so[figure_id], heading, opening, template)

    def headed(self, figure_id: str, template: str, *blocks: Block) -> Block:
        """The blocks below a heading that tells what a figure counts; nothing where it is none.

        ``{Heading}`` in the template stands for the row's value.
        """
        return headed(self.so[figure_id], template, blocks)

    def slot(self, name: str) -> Block:
        """The judgement the analyst wrote under that heading, figures in it filled in.

        Headings inside it print as bold lines: the outline is the notebook's.

        Raises:
            BuildError: a number is typed there, or an expression may not be used there.
            UsageError: the report has no such slot, or the catalogue no such figure.
        """
        known = {name: escaped(getattr(self, name)) for name in SAID_ANYWHERE}
        return judgement(self.so, self.so.slot(name), known)


def _param(name: str, text: str) -> Phrase:
    return Phrase.of(Part(text, f"param:{name}"))
