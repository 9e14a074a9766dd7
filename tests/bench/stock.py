"""The stock side: papermill, then nbconvert to HTML, then nbconvert to PDF by Chromium.

All three are run as their users run them, each in a process of its own, on the notebook of
``bench.stock_notebook``, and print its words without its code. What their pages would load from
the network fails at once, so that a slow network makes nobody wait.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from bench.watching import Watched, run

TOOLS = Path(sys.executable).parent
QUIET = ("--log-level", "ERROR")
WORDS_ONLY = ("--no-input", *QUIET)
COMMANDS = {
    "papermill": ("papermill", "stock.ipynb", "out.ipynb", "--no-progress-bar", *QUIET),
    "nbconvert --to html": ("jupyter-nbconvert", "--to", "html", "out.ipynb", *WORDS_ONLY),
    "nbconvert --to webpdf": ("jupyter-nbconvert", "--to", "webpdf", "out.ipynb", *WORDS_ONLY),
}
WEBPDF = "nbconvert --to webpdf"
WRAPPER = """#!/bin/sh
exec {chromium} --no-sandbox --host-resolver-rules='MAP * ~NOTFOUND' "$@"
"""


@dataclass(frozen=True)
class Side:
    """What each command of the stock side took, a value a run; seconds by name, peaks in MiB."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    peaks: dict[str, list[float]] = field(default_factory=dict)

    @property
    def wall(self) -> list[float]:
        """The seconds of all commands together, run by run."""
        return [sum(each) for each in zip(*self.seconds.values(), strict=True)]

    @property
    def peak(self) -> list[float]:
        """The largest memory that any command took, run by run."""
        return [max(each) for each in zip(*self.peaks.values(), strict=True)]


def measure_once(side: Side, folder: Path, watch: bool) -> None:
    """Run all commands once in ``folder``, which holds the notebook, for time or for memory."""
    browser = place_browser(folder / "browsers")
    for name, (program, *words) in COMMANDS.items():
        if name == WEBPDF and browser is None:
            continue
        variables = {"PLAYWRIGHT_BROWSERS_PATH": str(browser)}
        done: Watched = run([TOOLS / program, *words], folder, watch, variables)
        if watch:
            side.peaks.setdefault(name, []).append(done.peak)
        else:
            side.seconds.setdefault(name, []).append(done.wall)


def place_browser(folder: Path) -> Path | None:
    """Put the system's Chromium where this playwright looks for its own; None without either."""
    chromium, package = shutil.which("chromium"), find_spec("playwright")
    if chromium is None or package is None or package.origin is None:
        return None
    listed = Path(package.origin).parent / "driver" / "package" / "browsers.json"
    browsers = json.loads(listed.read_text(encoding="utf-8"))["browsers"]
    revision = next(each["revision"] for each in browsers if each["name"] == "chromium")
    shell = folder / f"chromium_headless_shell-{revision}" / "chrome-headless-shell-linux64"
    shell.mkdir(parents=True, exist_ok=True)
    program = shell / "chrome-headless-shell"
    program.write_text(WRAPPER.format(chromium=chromium), encoding="utf-8")
    program.chmod(0o755)
    return folder
