"""Every format prints the same numbers, in the body and in the notes."""

from __future__ import annotations

from baocao.export import as_html, as_pdf
from baocao.export.document import document

from export.reading import html_numbers, pdf_numbers
from export.sample_report import report


def test_html_and_pdf_print_the_same_numbers():
    """In the body, and in the notes in order of call; page numbers and marks left out."""
    whole = document(report())
    body, notes = html_numbers(as_html(whole))

    assert pdf_numbers(as_pdf(whole)) == (body, notes)
    assert {"-4,1%", "2.200", "57,14%"} <= set(body)
    assert notes
