"""The command that ranks: the report it builds, its summary, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import nbformat
import pytest
from baocao.cli.commands import app
from typer.testing import CliRunner, Result

from build.project import PARAMETERS, code, notebook
from ranking.conftest import OWN

START = """
from baocao import edition
from baocao.ranking import Ranking
so = edition.open("quarterly", office, period)
"""
Run = Callable[..., Result]


@pytest.fixture
def run(council, monkeypatch) -> Run:
    """Write the project with a notebook of one table, and run a command in it."""

    def invoke(line: str, code: int = 0) -> Result:
        council.open()
        monkeypatch.chdir(council.project.root)
        result = CliRunner().invoke(app, line.split(), catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    cells = [code(PARAMETERS, "parameters"), code(START), code("Ranking(so).consolidated")]
    path = council.project.paths.notebooks / "quarterly.ipynb"
    path.parent.mkdir()
    nbformat.write(notebook(*cells, code("so.store()")), path)
    return invoke


def test_the_report_that_ranks_is_built_and_summed_up(run):
    """Where it lies, how many have a rank, who registered, what was found."""
    told = run("rank 2026Q2 --format html").stdout

    assert "build/btctu/2026Q2/quarterly" in told
    summary = [line.strip() for line in told.partition("Xếp hạng:\n")[2].splitlines()]
    assert summary[:2] == [
        "- 2 cụm, 5/5 tập thể có thứ hạng",
        "- đăng ký thi đua: 80%",
    ]
    assert summary[2].startswith("- kết quả kiểm tra: lỗi 0, ")


def test_of_a_draft_it_is_said_that_places_may_change(run, council):
    """How many places are tentative stands beside how many there are."""
    council.score(OWN + "D | tự chấm | 59 | 39\nD | hội đồng | 40 | 20\n")

    told = run("rank 2026Q2 --format html").stdout

    summary = told.partition("Xếp hạng (bản dự thảo, còn thay đổi):\n")[2].splitlines()
    assert summary[0].strip() == "- 2 cụm, 3/5 tập thể có thứ hạng, 3 trong số đó mới tạm xếp"


def test_a_period_without_a_ranking_says_what_to_do(run):
    """Which file is missing, which periods there are, which command opens the one after."""
    told = run("rank 2026Q1", code=1).stderr

    assert "thiếu params/btctu/2026Q1/quarterly.yml" in told
    assert "mở kỳ sau bằng lệnh baocao new 2026Q3" in told
    assert "Chọn kỳ đang có (2026Q2)" in told


def test_an_office_that_is_not_declared_is_refused(run):
    """The message names it, before anything is read."""
    assert "“xyz”" in run("rank 2026Q2 --office xyz", code=1).stderr


def test_without_a_report_that_ranks_the_key_is_named(run, council):
    """The message says in which file it is written."""
    council.project.report["ranks"] = False
    council.project.editions["2026Q2"].pop("scoring")

    told = run("rank 2026Q2", code=1).stderr

    assert "Không báo cáo nào trong params/reports.yml có “ranks: true”" in told
