"""What the rows of a plan say, in the order of the book: sentences, paragraphs, headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from baocao.edition import Edition
from baocao.errors import BuildError, UsageError
from baocao.figures import Figure
from baocao.narrative.block import Block, escaped
from baocao.narrative.citation import Row, in_words
from baocao.narrative.documents import referred
from baocao.narrative.figured import figured, place
from baocao.narrative.items import counted_rows
from baocao.phrase import Part, Phrase

DOCUMENTS = "Văn bản"
NUMBERS = {"1.": "{}\\. ", "(1)": "({}) ", "": ""}


@dataclass(slots=True)
class _Item:
    """A row in words, what is said at its end, and the list below it."""

    words: Phrase
    run: list[Phrase] = field(default_factory=list)
    listed: list[_Item] = field(default_factory=list)

    def text(self, ending: str = ".") -> str:
        """The row as a sentence, without the list."""
        run = Phrase.join(", ", self.run)
        return escaped(Phrase.of(self.words.capitalised(), " " if self.run else "", run)) + ending

    def paragraph(self, number: str) -> str:
        """The row behind its number, the list below it."""
        bullets = "\n".join(f"- {item.text()}" for item in self.listed)
        return f"{number}{self.text(':')}\n\n{bullets}" if bullets else f"{number}{self.text()}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The rows of a plan; ``{Heading}`` in a template stands for a row's value.

    The id of a figure in braces, in a cell, stands for the figure, behind the word ``ngày`` for the
    days that its years are counted between. Where rows are missing that the plan needs, it is said
    which.
    """

    so: Edition

    def sentence(self, figure_id: str, template: str, separator: str = "; ") -> Phrase:
        """What a figure counts, in one sentence."""
        told = self.optional(figure_id, template, separator)
        return told if str(told) else _missing(self.so[figure_id])

    def optional(self, figure_id: str, template: str, separator: str = "; ") -> Phrase:
        """The same of what a plan may do without: no words where there are no rows."""
        told = [figured(self.so, row, template) for row in counted_rows(self.so[figure_id])]
        return Phrase.join(separator, filter(str, told))

    def documents(self, figure_id: str, heading: str, separator: str = "; ") -> Phrase:
        """The documents that the rows of a figure name in a column, cited from their own book.

        Raises:
            UsageError: the report does not read that book.
        """
        if DOCUMENTS not in self.so.registers:
            raise UsageError(
                f"Báo cáo không đọc sổ “{DOCUMENTS}” để nêu căn cứ. Thêm sổ ấy vào “registers” "
                "của báo cáo trong params/reports.yml, “books” của cơ quan trong "
                "params/offices.yml."
            )
        figure = self.so[figure_id]
        cited = referred(self.so.registers[DOCUMENTS], counted_rows(figure), heading)
        return Phrase.join(separator, cited) if cited else _missing(figure)

    def paragraphs(
        self, figure_id: str, template: str, numbers: str = "1.", below: Sequence[str] = ()
    ) -> Block:
        """What a figure counts, a paragraph each, numbered ``1.`` or ``(1)`` or not at all.

        Rows of the figures ``below`` belong to the row that they follow in the book: those of the
        first are a list under it, those of the second are said at the end of it.

        Raises:
            UsageError: a figure does not exist, or the numbers are none of the above.
            BuildError: a row of those ``below`` stands before all that it could belong to.
        """
        if numbers not in NUMBERS:
            raise UsageError(f"Cách đánh số “{numbers}” không có. Dùng “1.”, “(1)” hoặc để trống.")
        figure, *others = (self.so[each] for each in (figure_id, *below))
        found = self._nested(figure, others, template)
        texts = [
            item.paragraph(NUMBERS[numbers].format(at)) for at, item in enumerate(found, start=1)
        ]
        return Block("\n\n".join(texts) or escaped(_missing(figure)))

    def _nested(self, top: Figure, below: Sequence[Figure], template: str) -> list[_Item]:
        """The rows in the order of the book, each below the last one of a higher level."""
        rows = [
            (row.position, level, row)
            for level, figure in enumerate([top, *below])
            for row in counted_rows(figure)
        ]
        found: list[_Item] = []
        for _, level, row in sorted(rows, key=lambda each: each[:2]):
            item = _Item(figured(self.so, row, template))
            if level and not found:
                found.append(_Item(_above(top, row, template)))
            if level == 0:
                found.append(item)
            elif level == 1:
                found[-1].listed.append(item)
            else:
                (found[-1].listed or found)[-1].run.append(item.words)
        return found

    def sections(
        self, figure_id: str, heading: str, template: str, details: Sequence[str] = ()
    ) -> Block:
        """What a figure counts, a numbered heading each, below it a paragraph, then details.

        ``heading`` names the column of the heading. A detail is left out where its column is empty.
        """
        figure = self.so[figure_id]
        blocks = []
        for number, row in enumerate(counted_rows(figure), start=1):
            title = figured(self.so, row, f"[{{{heading}}}]")
            title = title if str(title) else Phrase.of(f"[chưa ghi {heading}]")
            text = _Item(figured(self.so, row, template)).text()
            told = [figured(self.so, row, f"[{each}]") for each in details]
            bullets = "\n".join(f"- {escaped(each)}." for each in told if str(each))
            blocks += [f"### {number}. {escaped(title)}", text, bullets]
        return Block("\n\n".join(filter(None, blocks)) or escaped(_missing(figure)))


def _above(top: Figure, row: Row, template: str) -> Phrase:
    """What is missing above a row; not those that only come later in the book."""
    if not counted_rows(top):
        return _missing(top)
    cell = next(part for part in in_words(row, template).parts if part.origin)
    raise BuildError(
        f"{place(cell)}: dòng này đứng trước dòng đầu của “{top.label}”, nên không thuộc dòng nào. "
        "Chuyển xuống dưới dòng mà nó thuộc về."
    )


def _missing(figure: Figure) -> Phrase:
    """Which rows are missing; nothing of a register that the office does not keep."""
    label = Part(figure.label, f"figure:{figure.id}")
    return Phrase.of("[Chưa ghi “", label, "” vào sổ]") if figure.kept else Phrase.of()
