"""The commands: exit codes, messages, and no traceback."""

from __future__ import annotations

import re
import sys

import pytest
from baocao.cli.commands import app
from typer.main import get_command
from typer.testing import CliRunner, Result

from build.project import DRAFT, END, PROSE

WRONG_USAGE = {
    "no command": ["buil"],
    "no period": ["build"],
    "no such period": ["build", "2026Q5"],
    "no such format": ["build", "2026Q2", "--format", "html,odt"],
    "no such option": ["build", "2026Q2", "--offic", "x"],
    "path for an office": ["build", "2026Q2", "--office", "../x"],
    "path for a report": ["build", "2026Q2", "--report", "a/b"],
}
REFUSED = {
    "nothing for the period": (["build", "2025Q1"], "thiếu params/btctu/2025Q1/"),
    "no notebook": (["build", "2026Q2", "--report", "yearly"], "notebooks/yearly.ipynb"),
    "no such folder": (["build", "2026Q2", "--data", "nowhere"], "Không có thư mục"),
    "wrong params": (["check", "2026Q2"], "params/btctu/2026Q2/quarterly.yml, dòng 1"),
    "wrong params to trace": (["trace", "x", "2026Q2"], "thiếu khóa “window”"),
}


@pytest.fixture
def run(project, monkeypatch):
    """Run the command line in a throw-away project."""
    monkeypatch.chdir(project().root)

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, words)

    return invoke


@pytest.mark.parametrize("words", WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_ends_with_2(run, words: list[str]):
    """A command line that is not one of the known forms is told so and runs nothing."""
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_ends_with_1_and_a_message(run, words: list[str], told: str):
    """What the user can put right is said in Vietnamese without a traceback."""
    result = run(*words)

    assert result.exit_code == 1
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_a_final_report_ends_with_0_and_says_where_it_lies(run):
    """The last line names the folder."""
    result = run("build", "2026Q2", "--format", "html")

    assert result.exit_code == 0
    assert "đủ 128/128 biểu: build/btctu/2026Q2/quarterly" in result.stdout
    assert re.search(r"đọc và tính: \d+,\d giây", result.stderr)


def test_a_draft_ends_with_0_and_says_why(project, monkeypatch, tmp_path):
    """A draft is said plainly with its reasons and n of 128; --out puts it elsewhere."""
    made = project()
    made.write(PROSE, end=DRAFT + END)
    monkeypatch.chdir(made.root)

    words = ["build", "2026Q2", "--format", "html", "--out", str(tmp_path / "ra")]
    result = CliRunner().invoke(app, words)

    assert result.exit_code == 0
    assert "BẢN DỰ THẢO, 127/128 biểu" in result.stdout
    assert "- thiếu 01 đảng bộ" in result.stdout
    assert (tmp_path / "ra" / "btctu" / "2026Q2" / "quarterly" / "report.html").is_file()


def test_one_refused_report_does_not_keep_the_others_back(run):
    """Of two reports the good one is built; the exit code says that one was refused."""
    both = ["--report", "yearly", "--report", "quarterly"]
    result = run("build", "2026Q2", *both, "--format", "html")

    assert result.exit_code == 1
    assert "build/btctu/2026Q2/quarterly" in result.stdout


def test_lab_starts_at_the_notebooks_of_the_project(project, monkeypatch):
    """JupyterLab is started by this interpreter, in the project, with the folders it names."""
    made = project()
    monkeypatch.chdir(made.root)
    started = []
    monkeypatch.setattr("os.execve", lambda *given: started.append(given))

    CliRunner().invoke(app, ["lab", "--out", "ra", "--", "--no-browser"])

    program, words, variables = started[0]
    assert [program, *words[1:3]] == [sys.executable, "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={made.root}" in words
    assert words[-1] == "--no-browser"
    assert variables["BAOCAO_OUT"] == str(made.root / "ra")


@pytest.mark.parametrize("command", get_command(app).commands.values(), ids=lambda one: one.name)
def test_every_command_has_help(command):
    """Each command and each of its options says what it does."""
    assert command.help
    assert [option.name for option in command.params if not option.help] == []
