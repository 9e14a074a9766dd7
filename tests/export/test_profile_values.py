"""Nothing stands in params/profiles.yml that an export does not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from baocao.export import as_html, as_pdf
from baocao.export.document import Document, document

from export.measured import BODY, MARKED, SENTENCE
from export.notebook import notebook, profile, store

CHOSEN_BY = {"basis", "since", "marks"}  # what the edition chooses and checks by
ONLY_ON_PAPER = {
    "page_number.from_top", "head.circulation.from_top", "foot.circulation_bottom.from_bottom",
    "foot.space", "footnote.line", "table.line",
}  # fmt: skip


def leaves(part: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The ways to every value of a profile."""
    if isinstance(part, dict):
        for key, held in part.items():
            yield from leaves(held, (*path, key))
    else:
        yield path


def changed(path: tuple[str, ...]) -> dict[str, Any]:
    """The profile with another value at ``path``: one more, the other way, other words."""
    other = profile()
    held: Any = other
    for key in path[:-1]:
        held = held[key]
    match held[path[-1]]:
        case bool(value):
            held[path[-1]] = not value
        case list([left, right]):
            held[path[-1]] = [left - 10, right + 10]
        case str(value):
            held[path[-1]] = f"{value}?"
        case value:
            held[path[-1]] = value + 3
    return other


VALUES = [
    path for path in leaves(profile()) if path[0] != "letter" and not CHOSEN_BY & set(path)
]
"""What reports are made by; letters are only written for Word, and tested there."""


def short_report(used: dict[str, Any]) -> Document:
    """Everything a profile speaks of, on two pages and an appendix, as quick to print as can be."""
    table = "| Cột | Dài |\n|---|---|\n| 1 | " + SENTENCE * 3 + "|"
    cells = (*BODY[:5], table, SENTENCE * 18, "# Phụ lục", "Đoạn của phụ lục.")
    return document(notebook("\n\n".join(cells), kept=store(profile=used, **MARKED)))


@pytest.fixture(scope="module")
def usual() -> Document:
    """The short report by the profile as it is."""
    return short_report(profile())


@pytest.fixture(scope="module")
def usual_pdf(usual) -> bytes:
    """Its PDF."""
    return as_pdf(usual)


@pytest.fixture(scope="module")
def usual_html(usual) -> str:
    """Its HTML."""
    return as_html(usual)


@pytest.mark.parametrize("path", VALUES, ids=".".join)
def test_every_value_moves_the_pdf(usual_pdf, path):
    """One more, one less bold, other words: the pages are others."""
    assert as_pdf(short_report(changed(path))) != usual_pdf


@pytest.mark.parametrize("path", VALUES, ids=".".join)
def test_every_value_but_places_on_paper_changes_the_html(usual_html, path):
    """The page of a browser has no margins to place marks in."""
    same = as_html(short_report(changed(path))) == usual_html

    assert same == (".".join(path) in ONLY_ON_PAPER)
