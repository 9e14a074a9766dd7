"""An analyst's day: open the notebook in JupyterLab, run all, mend a cell, run all again."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from xlsx_cell import cells_below, set_date

NOTEBOOK = "notebooks/quarterly.ipynb"
BOOK = "data/btctu/2026/van-phong.xlsx"
RUN_MILLISECONDS = 60_000

pytestmark = pytest.mark.browser


def test_a_changed_cell_of_a_workbook_is_seen_in_the_sentence(lab, page):
    """After Run All the prose shows the petitions received; with one moved out, one fewer."""
    book = lab.root / BOOK
    dates = cells_below(book, "Đơn thư", "Ngày nhận")
    counted = next(cell for cell in dates if cell.value.month == 5)

    open_notebook(page, lab.url(NOTEBOOK))
    before = petitions_after_run_all(page)
    set_date(book, "Đơn thư", counted, date(2026, 2, 5))
    after = petitions_after_run_all(page, unlike=before)

    assert int(after) == int(before) - 1


def test_the_workbook_in_jupyterlab_asks_this_machine_only(lab, page):
    """Opening and running the notebook sends nothing outside, so it works with no network."""
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))

    open_notebook(page, lab.url(NOTEBOOK))
    petitions_after_run_all(page)

    assert {url.hostname for url in asked if url.scheme.startswith("http")} == {"127.0.0.1"}


def test_a_chart_shows_as_a_picture(lab, page):
    """Its data is of a kind that JupyterLab's Markdown takes, and its words are with it."""
    open_notebook(page, lab.url(NOTEBOOK))
    petitions_after_run_all(page)
    page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollTo(0, 1e6)")

    chart = page.locator(".jp-OutputArea img[alt^='Biểu đồ']").first
    expect(chart).to_be_attached(timeout=RUN_MILLISECONDS)
    assert chart.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000


def open_notebook(page: Page, url: str) -> None:
    """Open a notebook and wait until its kernel answers: Run All before that runs no code."""
    page.goto(url)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()


def petitions_after_run_all(page: Page, unlike: str = "") -> str:
    """Choose Run All Cells in the menu; the number of petitions that the prose then shows."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    sentence = re.compile(rf"tiếp nhận (?!{unlike or '-'} )(\d+) đơn")
    prose = page.locator(".jp-MarkdownCell .myst", has_text="Giải quyết đơn, thư").first
    expect(prose).to_contain_text(sentence, timeout=RUN_MILLISECONDS)
    return sentence.search(prose.text_content())[1]
