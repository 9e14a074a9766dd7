"""What the prose of a notebook can say of an edition: lists, citations, words by number."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from baocao import markdown
from baocao.edition import Edition
from baocao.errors import BuildError
from baocao.narrative.block import Block
from baocao.narrative.citation import Row, carrying_out, cite, in_words
from baocao.narrative.items import (
    LETTERED,
    NOTHING,
    NUMBERED,
    cited,
    counted_rows,
    in_order,
    items,
    marked,
    numbered,
)
from baocao.narrative.typed import refuse_typed
from baocao.notebooks import fill
from baocao.phrase import Part, Phrase
from baocao.text import day

LOOKUP = re.compile(r"""so\[\s*(["'])(?P<id>[\w.]+)\1\s*\]""")


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of one edition; every digit in them comes from a figure, a cell or a parameter."""

    so: Edition

    @property
    def period(self) -> Phrase:
        """The report's period: quý II/2026."""
        return _param("period", self.so.period.name)

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

    def choose(self, figure_id: str, none: str, some: str) -> Phrase:
        """One wording when the figure is 0, else the other with ``{}`` as the figure."""
        figure = self.so[figure_id]
        if figure.value == 0:
            return Phrase.of(none)
        before, _, after = some.partition("{}")
        return Phrase.of(before, figure.phrase, after)

    def values(self, figure_id: str, heading: str) -> Phrase:
        """The different values that the rows of a figure hold in a column, joined by commas."""
        first: dict[object, Row] = {}
        for row in counted_rows(self.so[figure_id]):
            first.setdefault(row.value(heading), row)
        return Phrase.join(", ", [Phrase.of(row.part(heading)) for row in first.values()])

    def listing(self, figure_id: str, template: str, marks: str = NUMBERED) -> Phrase:
        """What a figure counts, in one sentence: (1) …; (2) …

        ``{Heading}`` in the template stands for the row's value. Items and count agree: a figure
        of different values has one item for each.
        """
        figure = self.so[figure_id]
        return marked(figure, [in_words(item[0], template) for item in items(figure)], marks)

    def bullets(self, figure_id: str, template: str) -> Block:
        """What a figure counts, one bullet each."""
        return Block.bullets(in_words(item[0], template) for item in items(self.so[figure_id]))

    def citations(self, figure_id: str, marks: str = NUMBERED, subject: bool = True) -> Phrase:
        """The documents a figure counts; numbers of one kind, day and subject run together."""
        figure = self.so[figure_id]
        return marked(figure, cited(figure, subject), marks)

    def cited(self, figure_id: str) -> Block:
        """The documents a figure counts, one bullet a citation."""
        return Block.bullets(cited(self.so[figure_id], subject=True))

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
        words = [*template.split("{}"), "", ""]
        return [
            Phrase.of(words[0], Part(found[1], f"figure:{name}"), words[1], figure.phrase, words[2])
            for name, figure in self.so.figures.items()
            if (found := fits.fullmatch(name))
        ]

    def carried_out(self, fields: Mapping[str, str]) -> Block:
        """Documents carried out, a bullet a field of work, each with its own figure.

        ``fields`` maps what a bullet says first to the figure. A document that another document
        of the register carries out has that one in a footnote.
        """
        notes: list[str] = []
        bullets = []
        for opening, figure_id in fields.items():
            rows = counted_rows(self.so[figure_id])
            texts = [self._noted(row, notes) for row in rows]
            if texts:
                bullets.append(f"- {markdown.escape(opening)}: {numbered(texts)}.")
        defined = [f"[^van-ban-{number}]: {note}" for number, note in enumerate(notes, start=1)]
        return Block("\n\n".join(["\n".join(bullets) or NOTHING, *defined]))

    def _noted(self, row: Row, notes: list[str]) -> str:
        text = markdown.escape(f"Triển khai {cite([row])}")
        for other in carrying_out(row):
            notes.append(markdown.escape(f"{cite([other], subject=False)}."))
            text += f"[^van-ban-{len(notes)}]"
        return text

    def tasks_by_field(self, figure_id: str) -> Block:
        """The tasks a figure counts, a bullet a field of work, in the order they are kept."""
        fields: dict[str, list[str]] = {}
        for row in counted_rows(self.so[figure_id]):
            task = markdown.escape(str(in_words(row, "{Nội dung}")))
            fields.setdefault(row.value("Lĩnh vực"), []).append(task)
        lines = [
            f"- *{markdown.escape(f'Công tác {field}:')}* {'; '.join(tasks)}."
            for field, tasks in fields.items()
        ]
        return Block("\n".join(lines) or NOTHING)

    def slot(self, name: str) -> Block:
        """The judgement the analyst wrote under that heading, figures in it filled in.

        Raises:
            BuildError: a number is typed there, or an expression is no figure.
        """
        slot = self.so.slot(name)
        place = f"Phần “{slot.name}” (data/{self.so.slots_file}, từ dòng {slot.text_line})"
        if not slot.text:
            return Block(f"[Chưa viết phần “{name}”: ghi vào data/{self.so.slots_file}]")
        refuse_typed(slot.text, self.so.fixed_phrases, place, slot.text_line)
        return Block(fill(slot.text, self._looked_up(place)))

    def _looked_up(self, place: str) -> Callable[[int, str], str]:
        def text_of(_: int, expression: str) -> str:
            found = LOOKUP.fullmatch(expression)
            if not found:
                raise BuildError(
                    f"{place}: biểu thức {expression} không dùng được ở đây. "
                    'Chỉ ghi dạng so["mã chỉ tiêu"].'
                )
            return markdown.escape(str(self.so[found["id"]].phrase))

        return text_of


def _param(name: str, text: str) -> Phrase:
    return Phrase.of(Part(text, f"param:{name}"))
