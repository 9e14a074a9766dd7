"""The commands: exit codes, messages, and no traceback."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from baocao import cli
from baocao.build.lock import aside
from baocao.cli.commands import app
from baocao.cli.showing import tell_figure
from typer.main import get_command
from typer.testing import CliRunner, Result

from build.project import DRAFT, END, PROSE

WRONG_USAGE = {
    "near a command": ("buil", "Không có lệnh “buil”. Có phải “build”?"),
    "no such command": ("xyz", "Không có lệnh “xyz”. Chỉ có: build, check, trace, lab"),
    "no period": ("build", "Thiếu KỲ. Kỳ báo cáo: 2026Q2"),
    "no figure": ("trace", "Thiếu CHỈ_TIÊU."),
    "no such period": ("build 2026Q5", "“2026Q5” không đúng dạng"),
    "near a period": ("check 2026q2", "Có phải “2026Q2”?"),
    "too much": ("check 2026Q2 2026Q1", "Thừa “2026Q1”"),
    "no such format": ("build 2026Q2 --format html,odt", "--format không nhận “odt”; chỉ có: html"),
    "near an option": ("build 2026Q2 --offic x", "“--offic”. Có phải “--office”?"),
    "no such option": ("build 2026Q2 -x", "Không có tùy chọn “-x”."),
    "option before the command": ("--office x build", "Không có tùy chọn “--office”."),
    "option without value": ("build 2026Q2 --format", "Tùy chọn --format cần có giá trị"),
    "value for a flag": ("check 2026Q2 --json=1", "Tùy chọn --json không nhận giá trị"),
    "value for help": ("--help=1", "Tùy chọn --help không nhận giá trị"),
    "path for an office": ("build 2026Q2 --office ../x", "--office không nhận “../x”"),
    "path for a report": ("build 2026Q2 --report a/b", "--report không nhận “a/b”"),
}
HELP = ["--help", "build --help", "check --help", "trace --help", "lab --help"]
HELP += ["close --help", "verify --help", "new --help", "diff --help"]
HELP += ["templates --help", "collect --help", "rank --help"]
ENGLISH = re.compile(
    r"usage|option|command|argument|show|message|exit|such|invalid|value|missing|try|default"
    r"|required|error|unexpected|mean|possible|aborted|<\w+>|\[\w+\]\.\.\.",
    re.IGNORECASE,
)
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


@pytest.mark.parametrize(("line", "told"), WRONG_USAGE.values(), ids=WRONG_USAGE)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(run, line: str, told: str):
    """A line that is not one of the known forms runs nothing; one Vietnamese sentence says why."""
    result = run(*line.split())

    assert result.exit_code == 2
    assert result.stdout == ""
    assert told in result.stderr
    assert ENGLISH.findall(result.stderr) == []


@pytest.mark.parametrize("name", ["", "build", "check", "trace"])
def test_wrong_usage_names_the_help_of_the_command(run, name: str):
    """The second line is the command whose help tells the right form."""
    last = run(*name.split(), "--xyz").stderr.splitlines()[-1]

    assert last.split() == ["Xem", "cách", "dùng:", "root", *name.split(), "--help"]


@pytest.mark.parametrize("line", HELP)
def test_help_is_vietnamese(run, line: str):
    """Help ends with 0 and holds no word of the libraries that parse the command line."""
    result = run(*line.split())

    assert result.exit_code == 0
    assert result.stdout.startswith("Cách dùng: ")
    assert ENGLISH.findall(result.stdout) == []


def test_help_is_there_for_every_command():
    """The promise above is kept for all commands."""
    assert set(HELP) == {"--help", *(f"{name} --help" for name in get_command(app).commands)}


def test_help_names_the_value_taken_when_none_is_given(run):
    """Options with a usual value say it."""
    assert "Mã cơ quan. Mặc định: btctu." in run("build", "--help").stdout


def test_the_command_line_stands_on_what_its_library_makes_public():
    """No module of the commands imports what Typer keeps to itself and may move."""
    sources = [path.read_text(encoding="utf-8") for path in Path(cli.__file__).parent.glob("*.py")]

    assert [line for text in sources for line in text.splitlines() if "typer._" in line] == []


@pytest.mark.parametrize("words", [[], ["--"]])
def test_no_command_shows_the_help_and_ends_with_2(run, words: list[str]):
    """The program alone lists its commands, and says by its code that it did nothing."""
    result = run(*words)

    assert result.exit_code == 2
    assert result.stdout == run("--help").stdout


def test_an_interrupt_ends_with_130(run, monkeypatch):
    """Ctrl-C ends a build with a sentence and without a traceback."""

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("baocao.build.editions.build_edition", interrupted)
    result = run("build", "2026Q2")

    assert result.exit_code == 130
    assert result.stderr.endswith("Dừng: Đã ngắt bằng Ctrl-C.\n")


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


def test_what_recovery_kept_is_told_apart_from_the_results(project, monkeypatch):
    """A command whose output another program reads announces kept files on the error stream."""
    made = project()
    made.build()
    (made.target / "figures.json").write_text("sửa tay", encoding="utf-8")
    shutil.copytree(made.target, aside(made.target, "previous"))
    monkeypatch.chdir(made.root)

    result = CliRunner().invoke(app, ["check", "2026Q2", "--json"])

    assert "quarterly-sua-tay/figures." in result.stderr
    assert result.stdout == ""


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


def test_trace_tells_files_with_the_same_cells_together(capsys):
    """The cell of 128 committees' forms is one line; a file with other cells stands apart."""
    forms = [{"file": f"q/{code}.xlsx", "sheet": "Biểu", "cells": ["D6"]} for code in range(10, 15)]
    forms[2]["cells"] = ["D7"]
    figure = dict.fromkeys(("id", "label", "unit", "text", "reason", "definition"), "")

    tell_figure({**figure, "value": 1, "status": "ok", "sources": forms, "scope": []})
    told = [line.strip() for line in capsys.readouterr().out.splitlines()]

    assert told[told.index("q/10.xlsx đến 14.xlsx (4 tệp)") + 1] == "trang “Biểu”: D6"
    assert told[told.index("q/12.xlsx") + 1] == "trang “Biểu”: D7"


def test_trace_prints_the_first_ranges_of_thousands(capsys):
    """A register of members is counted cell by cell; figures.json has them all."""
    cells = [f"B{row}" for row in range(5, 500, 2)]
    place = {"file": "q/10.xlsx", "sheet": "Đảng viên", "cells": cells}
    figure = dict.fromkeys(("id", "label", "unit", "text", "reason", "definition"), "")

    tell_figure({**figure, "value": 1, "status": "ok", "sources": [place], "scope": []})
    told = capsys.readouterr().out

    assert "trang “Đảng viên”: B5, B7" in told
    assert "B123 … và 188 vùng ô nữa, xem đủ trong figures.json" in told
