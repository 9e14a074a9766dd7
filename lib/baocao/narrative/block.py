"""Blocks: paragraphs, lists and tables that a code cell shows and the report prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from baocao import markdown
from baocao.errors import BuildError
from baocao.notebooks import BLOCK
from baocao.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Block:
    """Markdown that stands by itself; all data in it is already escaped.

    ``shown`` is the same for JupyterLab, where that reads Markdown in another way than pandoc.
    """

    markdown: str
    shown: str = ""

    @classmethod
    def bullets(cls, phrases: Iterable[Phrase]) -> Block:
        """A list with one bullet a phrase; a block without text when there is none."""
        return cls("\n".join(f"- {escaped(phrase)}." for phrase in phrases))

    def __add__(self, other: Block) -> Block:
        """One block after the other; two lists become one."""
        return Block("\n".join(text for text in (self.markdown, other.markdown) if text))

    def __repr__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """For JupyterLab the Markdown, for the exports the block."""
        return {
            "text/plain": self.markdown,
            "text/markdown": self.shown or self.markdown,
            BLOCK: {"markdown": self.markdown},
        }


def escaped(phrase: Phrase) -> str:
    """A phrase as Markdown.

    Raises:
        BuildError: words without an origin hold a digit, so that somebody typed a number.
    """
    for part in phrase.parts:
        if not part.origin and any(char.isdigit() for char in part.text):
            raise BuildError(
                f"“{part.text.strip()}” có chữ số gõ tay. Lấy số từ chỉ tiêu hoặc từ ô bảng tính."
            )
    return markdown.escape(str(phrase))
