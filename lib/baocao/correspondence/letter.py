"""A letter (công văn) of the office to units, written for Word by the form in force.

Whatever comes from cells or files goes through ``markdown.escape`` before it stands in a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from baocao.edition import Edition
from baocao.export import as_docx
from baocao.export.document import Document
from baocao.markdown import escape

TYPE = "CV"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter is about, whom it is to, and its ``text`` in Markdown.

    Without ``number`` and ``issued`` room is left for the office to write them.
    """

    subject: str
    addressees: Sequence[str]
    text: str
    number: str = ""
    issued: date | None = None


def write_letter(so: Edition, letter: Letter) -> bytes:
    """The Word file of a letter of the edition's office; the same letter gives the same bytes."""
    store = {"state": "final", "reasons": [], "document": _paper(so, letter)}
    return as_docx(Document(letter.text, store))


def sentence(*words: str) -> str:
    """A paragraph of these words, none of which is taken for a mark."""
    return escape(" ".join(word for word in words if word))


def item(text: str) -> str:
    """The text as a line of a list."""
    return f"- {escape(text)}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; its columns are as wide as what they hold asks for."""
    lines = [headings, ["---"] * len(headings), *([escape(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def text_of(paragraphs: Sequence[str]) -> str:
    """Paragraphs as one text; those that say nothing are left out."""
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paper(so: Edition, letter: Letter) -> dict[str, Any]:
    office, dated = so.office, letter.issued or so.params.dated
    return {
        "office": office.name,
        "superior": office.superior,
        "issuer": office.issuer,
        "number": letter.number,
        "symbol": f"{TYPE}/{office.symbol}",
        "place": office.place,
        "date": letter.issued.isoformat() if letter.issued else "",
        "year": dated.year,
        "kind": "",
        "subject": letter.subject,
        "addressees": list(letter.addressees),
        "basis": "",
        "notice": "",
        "urgency": "",
        "draft_round": 0,
        "circulation": "",
        "not_for_media": False,
        "signature": office.signature(so.params.signer, dated).model_dump(),
        "recipients": _recipients(so),
        "typist": "",
        "contact": "",
        "pdf_date": dated.isoformat(),
        "profile": dict(so.profile),
    }


def _recipients(so: Edition) -> list[str]:
    """Whom letters to units also go to; when not said, only where the office keeps its copy."""
    collection = so.params.collection
    return (collection and collection.recipients) or so.params.recipients[-1:]
