"""Blocks: paragraphs, lists and tables that a code cell shows and the report prints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from baocao import markdown
from baocao.errors import BuildError, UsageError
from baocao.notebooks import BLOCK
from baocao.phrase import Part, Phrase

FIGURE = "figure:"
# Around each figure in a block's text, until it is shown. Unicode keeps these for a program's own
# use; they are no characters of any text, and are taken out of data.
BEGIN, NAMED, END = "\ufdd0", "\ufdd1", "\ufdd2"
MARK = re.compile(f"{BEGIN}([^{NAMED}]*){NAMED}|{END}")
# A number that a phrase begins with would open a list; the point after it is escaped.
FIRST_NUMBER = re.compile(rf"^({BEGIN}[^{NAMED}]*{NAMED} ?[0-9]+{END}?)\.")
OWN = {ord(mark): "" for mark in (BEGIN, NAMED, END)}


@dataclass(frozen=True, slots=True)
class Block:
    """Markdown that stands by itself; all data in it is already escaped, its figures marked.

    ``shown`` is the same for JupyterLab, where that reads Markdown in another way than pandoc.
    ``notes`` are the texts of the footnotes that ``text`` calls, ``images`` the charts it names.
    """

    text: str
    shown: str = ""
    notes: tuple[str, ...] = ()
    images: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)

    @classmethod
    def bullets(cls, phrases: Iterable[Phrase]) -> Block:
        """A list with one bullet a phrase; a block without text when there is none."""
        return cls("\n".join(f"- {escaped(phrase)}." for phrase in phrases))

    @classmethod
    def in_turn(cls, blocks: Iterable[Block]) -> Block:
        """The blocks one after the other, apart from each other; those without text left out."""
        kept = [each for each in blocks if each.text]
        return cls(
            "\n\n".join(each.marked for each in kept),
            "\n\n".join(each.shown or each.marked for each in kept),
            images={name: image for each in kept for name, image in each.images.items()},
        )

    @property
    def marked(self) -> str:
        """The whole block, its text, then its footnotes, with a mark around each figure."""
        return "\n\n".join((self.text, *self.notes))

    @property
    def markdown(self) -> str:
        """The whole block as it is printed."""
        return MARK.sub("", self.marked)

    @property
    def figures(self) -> list[tuple[int, int, str]]:
        """Where figures stand in ``markdown``: first character, the one after the last, id."""
        found, taken, opened = [], 0, (0, "")
        for mark in MARK.finditer(self.marked):
            place = mark.start() - taken
            taken += len(mark[0])
            if mark[0] == END:
                found.append((opened[0], place, opened[1]))
            opened = (place, (mark[1] or "").replace("\\", ""))
        return found

    def __add__(self, other: Block) -> Block:
        """One block of text after the other; two lists become one.

        Raises:
            UsageError: a block holds charts or tables, which ``in_turn`` puts after each other.
        """
        if self.images or other.images or self.shown or other.shown:
            raise UsageError("Chỉ cộng được các gạch đầu dòng. In bảng, biểu đồ ở ô riêng.")
        text = "\n".join(each.text for each in (self, other) if each.text)
        return Block(text, notes=(*self.notes, *other.notes))

    def under(self, opening: str) -> Block:
        """The same list below one bullet that opens it; nothing where the list is empty."""
        inner = "\n".join(f"    {line}" for line in self.text.splitlines())
        return replace(self, text=f"- {escaped(Phrase.of(opening))}\n{inner}") if inner else self

    def __repr__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """For JupyterLab the Markdown, for the exports the block."""
        return {
            "text/plain": self.markdown,
            "text/markdown": MARK.sub("", self.shown) or self.markdown,
            BLOCK: {
                "markdown": self.markdown,
                "images": dict(self.images),
                "figures": self.figures,
            },
        }


def escaped(phrase: Phrase) -> str:
    """A phrase as Markdown, with a mark around each figure.

    Raises:
        BuildError: words without an origin hold a digit, so that somebody typed a number.
    """
    for part in phrase.parts:
        if not part.origin and any(char.isdigit() for char in part.text):
            raise BuildError(
                f"“{part.text.strip()}” có chữ số gõ tay. Lấy số từ chỉ tiêu hoặc từ ô bảng tính."
            )
    plain = markdown.escape(str(phrase).translate(OWN))
    marked = FIRST_NUMBER.sub(r"\1\\.", markdown.escape("".join(map(_marked, phrase.parts))))
    return marked if MARK.sub("", marked) == plain else plain


def _marked(part: Part) -> str:
    text = part.text.translate(OWN)
    if not part.origin.startswith(FIGURE):
        return text
    return f"{BEGIN}{part.origin.removeprefix(FIGURE)}{NAMED}{text}{END}"
