"""The same report by this project and by stock tools, from the same workbooks.

Both read 128 forms of ten sheets, the books and the forms of the period before, compute the
report's figures with the project's rules and give HTML and PDF; this project gives DOCX besides.

This project: ``baocao build``, from the start of the command; it also checks every cell, keeps the
cells that each figure comes from, and verifies what it writes.
Stock: papermill, nbconvert html, nbconvert webpdf, on a notebook written for it beforehand with the
same words, tables and charts. Its figures are lines of pandas that were seen to give the same
values; the few that pandas cannot give, the lists, citations and the numbers in tables are typed
in, which takes it no time. Its pages find no network, so that it waits for none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from baocao import edition, notebooks
from baocao.edition.settings import read_settings
from baocao.paths import Paths
from baocao.period import Period

from bench import stock
from bench.building import build_anew
from bench.scratch import copy_project, enlarge_forms
from bench.stock_figures import Lines
from bench.stock_notebook import Computed, compute, write_notebook
from bench.watching import Tell

OFFICE, REPORT = "btctu", "quarterly"


@dataclass(frozen=True)
class Comparison:
    """What each side took, a value a run, and how many forms and figures it was about."""

    forms: int
    computed: Computed
    seconds: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    stock: stock.Side = field(default_factory=stock.Side)


def measure(root: Path, period: str, runs: tuple[int, int], tell: Tell) -> Comparison:
    """Let both sides make the report at ``root`` in turn; ``runs`` for time and for memory."""
    tell("so với papermill và nbconvert: chuẩn bị")
    compared = prepare(root, period)
    for number in range(sum(runs)):
        watch = number >= runs[0]
        tell(f"so với papermill và nbconvert: lượt {number + 1}/{sum(runs)}")
        ours = compared.peaks if watch else compared.seconds
        ours.append(build_anew(root, period, watch))
        stock.measure_once(compared.stock, root, watch)
    return compared


def prepare(root: Path, period: str) -> Comparison:
    """A project at ``root`` with full forms, and the stock notebook of its report."""
    copy_project(root)
    forms = enlarge_forms(root / "data" / OFFICE / period / "received")
    build_anew(root, period)
    paths = Paths(root, root / "data", root / "params", root / "build")
    so = edition.open(REPORT, OFFICE, period, paths)
    settings = read_settings(paths, REPORT, OFFICE, Period.parse(period))
    computed = compute(so, Lines(so, settings), root)
    executed = notebooks.read(paths.out / OFFICE / period / REPORT / "report.ipynb")
    write_notebook(root / "stock.ipynb", executed, computed)
    return Comparison(len(forms), computed)
