"""The two quarters of the sample, built as `make report` builds them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from acceptance.office import REPOSITORY
from acceptance.test_published import PUBLISHED
from export.reading import html_numbers, pdf_numbers
from export.word import docx_numbers

from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.paths import Paths

# What the office stated in these sentences; a list or a footnote may print it as well.
STATED = ("petitions.received", "party_members.admitted", "party_members.rate", "staff.total")


@pytest.fixture(scope="module", params=["2026Q1", "2026Q2"])
def built(request, tmp_path_factory) -> Path:
    """The folder of one quarter's report."""
    out = tmp_path_factory.mktemp("build")
    paths = Paths(REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", out)
    return build_edition(EditionKey("btctu", request.param, "quarterly"), paths).folder


def test_all_formats_of_the_quarter_print_the_same_numbers(built):
    """In order in the body and in the notes; in the PDF lines are read across columns."""
    in_html = html_numbers((built / "report.html").read_text(encoding="utf-8"))

    in_pdf = pdf_numbers((built / "report.pdf").read_bytes())

    assert docx_numbers((built / "report.docx").read_bytes()) == in_html
    assert list(map(sorted, in_pdf)) == list(map(sorted, in_html))


def test_the_report_prints_the_figures_it_computed(built):
    """What figures.json says of a figure stands in the report."""
    figures = json.loads((built / "figures.json").read_text(encoding="utf-8"))["figures"]
    text = {figure["id"]: figure["text"] for figure in figures}
    body, _ = html_numbers((built / "report.html").read_text(encoding="utf-8"))

    assert {text[name] for name in STATED} <= set(body)


def test_the_quarter_is_final_and_complete(built):
    """All 128 committees are in, nothing is blocked, and figures.json stays under 2 MB."""
    kept = json.loads((built / "figures.json").read_text(encoding="utf-8"))

    assert (kept["state"], kept["completeness"]) == ("final", {"n": 128, "of": 128})
    assert {figure["status"] for figure in kept["figures"]} == {"ok"}
    assert (built / "figures.json").stat().st_size < 2_000_000


@pytest.mark.parametrize("built", ["2026Q2"], indirect=True)
def test_the_second_quarter_prints_all_that_was_published(built):
    """Each published number stands in the text or in one of its eighteen footnotes.

    A zero is said in words; the health rates of those in office or retired stand in a chart.
    """
    figures = json.loads((built / "figures.json").read_text(encoding="utf-8"))["figures"]
    text = {figure["id"]: figure["text"] for figure in figures}
    body, notes = html_numbers((built / "report.html").read_text(encoding="utf-8"))
    printed = {*body, *notes}

    unprinted = {name for name in PUBLISHED if text[name] not in printed}

    assert unprinted == {
        "health_check.central.active.rate",
        "health_check.group1.active.rate",
        "health_check.group1.retired.rate",
        "petitions.complex_prolonged",
        "petitions.in_competence",
    }
    assert (built / "report.html").read_text(encoding="utf-8").count('role="doc-noteref"') == 18
