"""Every format prints the same numbers, in the body and in the notes."""

from __future__ import annotations

import re

from baocao.export import as_html, as_pdf
from baocao.export.document import document

from export.reading import Word, parse, words
from export.sample_report import report

BODY_SIZES = (12, 14, 15, 16)
NOTE_SIZE = 11
HEADER_BOTTOM = 19


def numbers(text: str) -> list[str]:
    """Every number of a text in order, with its sign, separators and percent mark."""
    return re.findall(r"-?\d+(?:[.,]\d+)*%?", text)


def test_html_and_pdf_print_the_same_numbers():
    """In the body, and in the notes in order of call; page numbers and marks left out."""
    whole = document(report())
    page = parse(as_html(whole))
    pdf = [word for word in words(as_pdf(whole)) if word.top > HEADER_BOTTOM]
    (notes,) = page.all("section")
    body = "".join(
        part.text()
        for part in (*page.all("header"), *page.all("main"), *page.all("div", _class="foot"))
    )

    assert numbers(printed(pdf, *BODY_SIZES)) == numbers(body)
    assert numbers(printed(pdf, NOTE_SIZE)) == numbers(notes.text())
    assert {"-4,1%", "2.200", "57,14%"} <= set(numbers(printed(pdf, *BODY_SIZES)))


def printed(found: list[Word], *sizes: float) -> str:
    """The words of these sizes."""
    return " ".join(word.text for word in found if word.size in sizes)
