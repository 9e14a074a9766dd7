"""The report on key figures through closed quarters, built from its own notebook and params."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
from baocao import notebooks
from baocao.build.editions import Built, build_edition
from baocao.build.run import EditionKey
from baocao.cli.commands import app
from baocao.params import Report
from baocao.params import read as read_params
from baocao.paths import Paths
from typer.testing import CliRunner

from issued import issue

REPOSITORY = Path(__file__).parents[2]
KEY = EditionKey("btctu", "2026", "series")
SPAN = re.compile(r"</?span[^>]*>")
ID = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")


def texts(name: str) -> dict[str, list[str]]:
    """The figures that each code cell of a notebook names, by the heading above it."""
    found: dict[str, list[str]] = {}
    heading = ""
    for cell in notebooks.read(REPOSITORY / "notebooks" / f"{name}.ipynb").cells:
        if cell.cell_type == "markdown" and cell.source.startswith("### "):
            heading = cell.source.splitlines()[0].partition(". ")[2]
        elif cell.source.startswith("trends.show("):
            words = [
                each.value for each in ast.walk(ast.parse(cell.source))
                if isinstance(each, ast.Constant) and ID.fullmatch(str(each.value))
            ]  # fmt: skip
            found[heading] = list(dict.fromkeys(words))
    return found


def read(html: Path) -> str:
    """A page without what only keeps words together: every kind of space as a space."""
    return " ".join(SPAN.sub("", html.read_text(encoding="utf-8")).split())


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> tuple[Built, Paths]:
    """The report over three closed quarters; the third is a correction."""
    root = tmp_path_factory.mktemp("series")
    for folder in ("params", "notebooks"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    ids = list(dict.fromkeys(each for named in texts("series").values() for each in named))
    values = ("7", "1234", "11")
    rows = [
        f"{period} | {' | '.join([value] * len(ids))}"
        for period, value in zip(("2025Q4", "2026Q1", "2026Q2+1"), values, strict=True)
    ]
    issue(root / "data", "\n".join([f"Kỳ | {' | '.join(ids)}", *rows]))
    paths = Paths(root, root / "data", root / "params", root / "build")
    return build_edition(KEY, paths), paths


def test_it_is_final_in_every_format(built):
    """With figures that say from which closed edition they come."""
    report, _ = built
    names = {path.name for path in report.folder.iterdir()}
    kept = json.loads((report.folder / "figures.json").read_text(encoding="utf-8"))

    assert report.state == "final"
    assert names >= {"report.html", "report.pdf", "report.docx", "report.ipynb", "figures.json"}
    assert {each["sources"][0]["file"] for each in kept["figures"]} == {
        "btctu/closed/2025Q4/quarterly/figures.json",
        "btctu/closed/2026Q1/quarterly/figures.json",
        "btctu/closed/2026Q2/quarterly/dinh-chinh-1/figures.json",
    }


def test_it_says_what_it_covers(built):
    """The prose of the notebook with its numbers filled in, a chart and a table a group."""
    report, _ = built
    html = read(report.folder / "report.html")

    assert "Có bản đã chốt của 03 kỳ: quý IV/2025, quý I/2026, quý II/2026." in html
    assert "Lấy theo bản đính chính: quý II/2026 lần 1." in html
    assert html.count("<figure>") == html.count("<tbody>") == len(texts("series"))


def test_the_commands_know_it(built, monkeypatch):
    """Built again it is unchanged; it is checked and its figures are traced."""
    _, paths = built
    monkeypatch.chdir(paths.root)
    told = [
        CliRunner().invoke(app, words.split())
        for words in (
            "build 2026 --report series", "check 2026 --report series",
            "trace 2026Q1:petitions.received 2026 --report series",
        )
    ]  # fmt: skip

    assert [each.exit_code for each in told] == [0, 0, 0]
    assert "Xong, không có gì thay đổi, build/btctu/2026/series" in told[0].output
    assert "lỗi 0" in told[1].output
    assert "btctu/closed/2026Q1/quarterly/figures.json\n      petitions.received" in told[2].output


def test_without_a_closed_edition_it_is_built_as_a_draft(built, tmp_path):
    """On the first day of an office."""
    _, paths = built
    (tmp_path / "data").mkdir()
    empty = Paths(paths.root, tmp_path / "data", paths.params, tmp_path / "build")

    report = build_edition(KEY, empty, ("html",))
    html = read(report.folder / "report.html")

    assert (report.state, report.reasons) == ("draft", ("chưa có bản nào được chốt",))
    assert "Chưa có bản nào được chốt, vì vậy không có số liệu." in html
    assert html.count("</em> chưa có bản nào được chốt.") == len(texts("series"))


def test_it_keeps_the_figures_that_it_shows():
    """What its params name is what its notebook names."""
    reports = read_params(REPOSITORY / "params" / "reports.yml", dict[str, Report])

    assert sorted(reports["series"].figures) == sorted(
        {each for named in texts("series").values() for each in named}
    )


def test_it_shows_the_key_figures_of_the_quarterly_report():
    """The same groups with the same figures, so that nobody looks for one in vain."""
    cells = notebooks.read(REPOSITORY / "notebooks" / "quarterly.ipynb").cells
    (source,) = (cell.source for cell in cells if cell.source.startswith("key_figures = "))
    groups = ast.literal_eval(source.removeprefix("key_figures = "))
    targets = {"party_members.target"}

    assert {
        title: [each for each in named if each not in targets]
        for title, named in texts("series").items()
    } == groups
