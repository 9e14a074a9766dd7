"""A headless Chromium, and JupyterLab on a copy of the project."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lab_server import Lab, serve
from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).parents[2]
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where it is missing these tests are skipped, but never in CI."""
    program = shutil.which("chromium")
    if program is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("không có Chromium: cài gói chromium của hệ điều hành")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of desktop size with no memory of other tests."""
    context = chromium.new_context(viewport={"width": 1300, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Lab]:
    """JupyterLab as `baocao lab` opens it, on a copy of the project that a test may change."""
    copy = tmp_path / "project"
    for folder in ("notebooks", "data", "params"):
        shutil.copytree(PROJECT / folder, copy / folder)
    with serve(copy, tmp_path / "home") as running:
        yield running
