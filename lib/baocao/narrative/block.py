"""Blocks: paragraphs, lists and tables that a code cell shows and the report prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from baocao import markdown
from baocao.notebooks import BLOCK
from baocao.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Block:
    """Markdown that stands by itself; all data in it is already escaped."""

    markdown: str

    @classmethod
    def bullets(cls, phrases: Iterable[Phrase]) -> Block:
        """A list with one bullet a phrase; a block without text when there is none."""
        return cls("\n".join(f"- {markdown.escape(f'{phrase}.')}" for phrase in phrases))

    def __add__(self, other: Block) -> Block:
        """One block after the other; two lists become one."""
        return Block("\n".join(text for text in (self.markdown, other.markdown) if text))

    def __repr__(self) -> str:
        return self.markdown

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """For JupyterLab the Markdown, for the exports the block."""
        return {
            "text/plain": self.markdown,
            "text/markdown": self.markdown,
            BLOCK: {"markdown": self.markdown},
        }
