"""Phrases: text whose every part says where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from baocao.notebooks import PHRASE

LIST_MARK = re.compile(r"\((?:\d+|[ivxl]+)\) ")


class Part(NamedTuple):
    """Some text and its origin: figure:<id>, cell:<file>!<sheet>!<ref>, param:<name>, ledger:."""

    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What an expression in the prose gives: plain text, part by part with its origin.

    ``lacking`` are the ids of the figures that it is about where none of them has data: it only
    names these, so that nothing may be said on its ground.
    """

    parts: tuple[Part, ...]
    lacking: tuple[str, ...] = ()

    @classmethod
    def of(cls, *pieces: str | Part | Phrase) -> Phrase:
        """A phrase of words, parts and phrases in order."""
        return cls(tuple(part for piece in pieces for part in _parts(piece)))

    @classmethod
    def join(cls, separator: str, phrases: Iterable[Phrase]) -> Phrase:
        """The phrases with words between them."""
        pieces: list[str | Phrase] = []
        for phrase in phrases:
            pieces += [separator, phrase] if pieces else [phrase]
        return cls.of(*pieces)

    @property
    def origin(self) -> str:
        """The first origin in the phrase; empty when it is words only."""
        return next((part.origin for part in self.parts if part.origin), "")

    def capitalised(self) -> Phrase:
        """The phrase as a sentence begins: its first letter large, be it behind the mark (1)."""
        parts = [part for part in self.parts if part.text] or [Part("")]
        at = len(parts) > 1 and bool(LIST_MARK.fullmatch(parts[0].text))
        first = parts[at]._replace(text=parts[at].text[:1].upper() + parts[at].text[1:])
        return Phrase((*parts[:at], first, *parts[at + 1 :]))

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)

    __repr__ = __str__

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """What the notebook keeps: the plain text, and the parts with their origins."""
        parts = [{"text": part.text, "from": part.origin} for part in self.parts]
        return {"text/plain": str(self), PHRASE: {"parts": parts}}


def _parts(piece: str | Part | Phrase) -> tuple[Part, ...]:
    if isinstance(piece, Phrase):
        return piece.parts
    return (piece,) if isinstance(piece, Part) else (Part(piece),)
