"""An analyst's day: open the notebook in JupyterLab, run all, mend a cell, run all again."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect
from xlsx_cell import cells_below, set_date

NOTEBOOK = "notebooks/quarterly.ipynb"
BOOK = "data/btctu/2026/van-phong.xlsx"
EXPRESSION = '{eval}`so["petitions.received"]`'
RUN_MILLISECONDS = 60_000

pytestmark = pytest.mark.browser


def test_a_changed_cell_of_a_workbook_is_seen_in_the_sentence(lab, page):
    """After Run All the prose shows the petitions received; with one moved out, one fewer."""
    source = cell_with(lab.root / NOTEBOOK, EXPRESSION)
    book = lab.root / BOOK
    dates = cells_below(book, "Đơn thư", "Ngày nhận")
    counted = next(cell for cell in dates if cell.value.month == 5)

    open_notebook(page, lab.url(NOTEBOOK))
    sentence = page.locator(".jp-MarkdownCell .myst", has_text=words_before(source)).first
    before = run_all_and_read(page, sentence, source)
    set_date(book, "Đơn thư", counted, date(2026, 2, 5))
    after = run_all_and_read(page, sentence, source, unlike=before)

    assert int(after) == int(before) - 1


def test_the_workbook_in_jupyterlab_asks_this_machine_only(lab, page):
    """Opening and running the notebook sends nothing outside, so it works with no network."""
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))

    open_notebook(page, lab.url(NOTEBOOK))
    source = cell_with(lab.root / NOTEBOOK, EXPRESSION)
    run_all_and_read(page, page.locator(".jp-Notebook"), source)

    assert {url.hostname for url in asked if url.scheme.startswith("http")} == {"127.0.0.1"}


def open_notebook(page: Page, url: str) -> None:
    """Open a notebook and wait until its kernel answers: Run All before that runs no code."""
    page.goto(url)
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()


def run_all_and_read(page: Page, sentence: Locator, source: str, unlike: str = "") -> str:
    """Choose Run All Cells in the menu; the number that the sentence then shows."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    pattern = re.compile(re.escape(words_before(source)) + rf"\s*(?!{unlike or '-'}\b)(\d+)\b")
    expect(sentence).to_contain_text(pattern, timeout=RUN_MILLISECONDS)
    return pattern.search(sentence.text_content())[1]


def cell_with(notebook: Path, expression: str) -> str:
    """The source of the Markdown cell that holds an inline expression."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return next(source for source in sources if expression in source)


def words_before(source: str) -> str:
    """The plain words that stand right before the number in its sentence."""
    return re.split(r"[*`.,;:(\n\]]", source.partition(EXPRESSION)[0])[-1].strip()
