"""The built HTML in a browser: one file, nothing fetched, readable on a telephone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parents[2]
BAOCAO = Path(sys.executable).with_name("baocao")
TELEPHONE = 360

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Path:
    """The HTML of the quarterly report, built for these tests."""
    out = tmp_path_factory.mktemp("out")
    subprocess.run(
        [BAOCAO, "build", "2026Q2", "--format", "html", "--out", out],
        cwd=PROJECT,
        check=True,
    )
    return out / "btctu" / "2026Q2" / "quarterly" / "report.html"


@pytest.fixture
def telephone(chromium: Browser):
    """A page as wide as a telephone, with no network."""
    context = chromium.new_context(viewport={"width": TELEPHONE, "height": 740}, offline=True)
    yield context.new_page()
    context.close()


def test_the_report_opens_offline_and_asks_for_nothing(telephone, report):
    """No request leaves the page, and its own security policy refuses none of its parts."""
    asked, complaints = [], []
    telephone.on("request", lambda request: asked.append(request.url))
    telephone.on("console", lambda message: complaints.append(message.text))

    telephone.goto(report.as_uri())
    telephone.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert complaints == []


def test_the_fonts_of_the_report_come_with_it(telephone, report):
    """The letters are drawn with the font inside the file."""
    telephone.goto(report.as_uri())

    loaded = telephone.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].map(font => font.status))"
    )

    assert loaded and "loaded" in loaded and "error" not in loaded


def test_nothing_runs_over_the_edge_of_a_telephone(telephone, report):
    """At 360 pixels the page does not scroll sideways."""
    telephone.goto(report.as_uri())

    assert telephone.evaluate("document.documentElement.scrollWidth") <= TELEPHONE


def test_footnote_links_lead_to_the_note_and_back(page: Page, report):
    """Each mark leads to its note, and each note back to the mark that called it."""
    page.goto(report.as_uri())
    marks = page.locator("a[role=doc-noteref]")
    assert marks.count() > 0

    for position in range(marks.count()):
        mark = marks.nth(position)
        mark.click()
        note = page.locator(mark.get_attribute("href"))
        assert note.is_visible()
        note.locator("a[role=doc-backlink]").click()
        assert page.evaluate("location.hash") == f"#{mark.get_attribute('id')}"
