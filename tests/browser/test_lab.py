"""An analyst's day: open the notebook in JupyterLab, run all, mend a cell, run all again."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from xlsx_cell import cells_below, set_date

NOTEBOOK = "notebooks/quarterly.ipynb"
BOOK = "data/btctu/2026/van-phong.xlsx"
EXPRESSION = '{eval}`so["petitions.received"]`'
RUN_MILLISECONDS = 120_000

pytestmark = pytest.mark.browser


def test_a_changed_cell_of_a_workbook_is_seen_in_the_sentence(lab, page):
    """After Run All the prose shows the petitions received; with one moved out, one fewer."""
    source = cell_with(lab.root / NOTEBOOK, EXPRESSION)
    book = lab.root / BOOK
    dates = cells_below(book, "Đơn thư", "Ngày nhận")
    counted = next(cell for cell in dates if cell.value.month == 5)

    page.goto(lab.url(NOTEBOOK))
    sentence = page.locator(".jp-MarkdownCell", has_text=words_before(source)).first
    before = run_all_and_read(page, sentence, source)
    set_date(book, "Đơn thư", counted, date(2020, 5, 5))
    after = run_all_and_read(page, sentence, source, unlike=before)

    assert int(after) == int(before) - 1


def run_all_and_read(page: Page, sentence, source: str, unlike: str = "") -> str:
    """Choose Run All Cells in the menu; the number that the sentence then shows."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile("^Run$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile("^Run All Cells$")).click()
    pattern = re.compile(re.escape(words_before(source)) + rf"\s*(?!{unlike or '-'}\b)(\d+)\b")
    expect(sentence).to_contain_text(pattern, timeout=RUN_MILLISECONDS)
    return pattern.search(sentence.inner_text())[1]


def cell_with(notebook: Path, expression: str) -> str:
    """The source of the Markdown cell that holds an inline expression."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return next(source for source in sources if expression in source)


def words_before(source: str) -> str:
    """The plain words that stand right before the number in its sentence."""
    return re.split(r"[*`.,;:(\n\]]", source.partition(EXPRESSION)[0])[-1].strip()
