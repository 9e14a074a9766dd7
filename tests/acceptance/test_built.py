"""The committed reports, built as `make report` builds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from acceptance.marks import printed
from acceptance.reports import PUBLISHED, Published
from baocao.build.run import EditionKey
from export.reading import Element, html_numbers, parse, pdf_numbers
from export.word import docx_numbers

FIRST_QUARTER = EditionKey("btctu", "2026Q1", "quarterly")
BUILT = [
    pytest.param(FIRST_QUARTER, marks=pytest.mark.slow, id=str(FIRST_QUARTER)),
    *(pytest.param(report.key, id=str(report.key)) for report in PUBLISHED),
]
COMPLETE = {"btctu": {"n": 128, "of": 128}, "duk": {"n": 0, "of": 0}}


@pytest.fixture(params=BUILT)
def folder(request, build) -> Path:
    """The folder of one report."""
    return build(request.param)


@pytest.fixture(params=PUBLISHED, ids=lambda each: str(each.key))
def report(request) -> Published:
    """A report as it was published."""
    return request.param


def html_of(folder: Path) -> str:
    """The text of a built report's HTML."""
    return (folder / "report.html").read_text(encoding="utf-8")


def test_all_formats_print_the_same_numbers(folder):
    """In order in the body and in the notes; in the PDF lines are read across columns."""
    in_html = html_numbers(html_of(folder))

    in_pdf = pdf_numbers((folder / "report.pdf").read_bytes())

    assert docx_numbers((folder / "report.docx").read_bytes()) == in_html
    assert list(map(sorted, in_pdf)) == list(map(sorted, in_html))


def test_the_report_is_final_and_complete(folder):
    """All that is owed is in, nothing is blocked, and figures.json stays under 2 MB."""
    kept = json.loads((folder / "figures.json").read_text(encoding="utf-8"))

    assert (kept["state"], kept["completeness"]) == ("final", COMPLETE[kept["office"]])
    assert {figure["status"] for figure in kept["figures"]} == {"ok"}
    assert (folder / "figures.json").stat().st_size < 2_000_000


def test_prints_all_that_was_published(build, report):
    """Each published number is printed as such, and stands in the text or in a footnote."""
    folder = build(report.key)
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    text = {figure["id"]: figure["text"] for figure in figures}
    marked = printed(folder)
    in_html = set(chain(*html_numbers(html_of(folder))))

    unprinted = {
        name
        for name in report.figures
        if text[name] not in marked[name] or text[name] not in in_html
    }

    assert unprinted == report.unprinted


def test_keeps_the_published_headings_in_order(build, report):
    """Others may stand between them; a year is written with NĂM or after a stroke."""
    (main,) = parse(html_of(build(report.key))).all("main")
    there = iter([spelt(heading) for heading in headings(main)])

    missing = [
        heading
        for heading in report.headings
        if not any(found.startswith(spelt(heading)) for found in there)
    ]

    assert missing == []


def spelt(heading: str) -> str:
    """A heading without what is spelt in two ways."""
    return heading.replace(" NĂM ", "/")


def headings(element: Element) -> Iterator[str]:
    """The headings below an element in the order of the page."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in ("h2", "h3", "h4", "h5"):
                yield " ".join(child.text().split())
            yield from headings(child)


def test_the_quarter_has_its_footnotes(build):
    """The report of the second quarter had eighteen."""
    html = html_of(build(EditionKey("btctu", "2026Q2", "quarterly")))

    assert html.count('role="doc-noteref"') == 18
