"""A run that did not come to its end whole never becomes a report."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from baocao.build.execution import Execution
from baocao.build.kernel import Limits
from baocao.build.starting import Surroundings, started
from baocao.errors import BuildError, ParamsError
from baocao.notebooks import STORE

from build.project import END, FINAL, PROSE, Project, code, notebook

HEADED = "## I. Đơn thư"
STOPPED = {
    "failed cell": ("1/0", "ZeroDivisionError: division by zero"),
    "refusal of our own": (
        "from baocao.errors import UsageError\nraise UsageError('Không có chỉ tiêu “x”.')",
        "“I. Đơn thư”): Không có chỉ tiêu “x”.",
    ),
    "exit as if well": ("import sys; sys.exit(0)", "ô gọi lệnh thoát"),
    "quit of the kernel": ("exit()", "ô gọi lệnh thoát"),
    "killed kernel": ("import os; os.kill(os.getpid(), 9)", "kernel chết"),
    "question to the keyboard": ("input()", "StdinNotImplementedError"),
}
ASLEEP = "{eval}`__import__('time').sleep(60)`"
UNPRINTABLE = {
    "no source": ("{eval}`'11'`", "kết quả '11' không mang nguồn"),
    "error": ("{eval}`nothing`", "NameError: name 'nothing' is not defined"),
    "digit in words": ("{eval}`Phrase.of('11 đơn')`", "“11 đơn” có chữ số mà không mang nguồn"),
    "strange origin": ("{eval}`Phrase.of(Part('11', 'web:x'))`", "nguồn lạ “web:x”"),
    "unknown figure": ("{eval}`Phrase.of(Part('11', 'figure:x'))`", "chỉ tiêu x không có"),
}


@pytest.mark.parametrize(("source", "reason"), STOPPED.values(), ids=STOPPED)
def test_a_cell_that_fails_stops_the_report(project, source: str, reason: str):
    """The message names notebook, cell, heading and reason; nothing is put out."""
    made = project(HEADED, source)

    told = refusal(made)

    assert told.startswith("notebooks/quarterly.ipynb, ô 4 (mục “I. Đơn thư”): ")
    assert reason in told
    assert "Traceback" not in told
    assert not made.target.exists()


def test_a_mistake_in_params_is_not_blamed_on_the_notebook(project):
    """The message names the file of params and nothing else."""
    cell = "from baocao.errors import ParamsError\nraise ParamsError('Tệp offices.yml sai.')"

    with pytest.raises(ParamsError, match=r"^Tệp offices.yml sai.$"):
        project(cell).build()


@pytest.mark.parametrize("tag", ["raises-exception", "skip-execution"])
def test_no_tag_lets_a_cell_fail_or_be_skipped(project, tag: str):
    """A tag of nbclient that would let the error pass does not."""
    made = project("1/0")
    source = nbformat.read(made.notebook, 4)
    source.cells[2].metadata["tags"] = [tag]
    source.cells[2].source = "1/0"
    nbformat.write(source, made.notebook)

    assert "ZeroDivisionError" in refusal(made)


def test_expressions_that_may_not_be_printed_stop_the_report(project):
    """Each wrong expression of the notebook is named with its reason, all in one message."""
    made = project(HEADED, *(text for text, _ in UNPRINTABLE.values()))

    told = refusal(made).splitlines()
    again = refusal(made_of(made, UNPRINTABLE["unknown figure"][0]))

    for number, (text, reason) in enumerate(list(UNPRINTABLE.values())[:-1]):
        assert told[number].startswith(f"notebooks/quarterly.ipynb, ô {number + 4} (mục “I.")
        assert text[7:-1] in told[number]
        assert reason in told[number]
    assert UNPRINTABLE["unknown figure"][1] in again


def test_what_jupyterlab_shows_is_what_is_printed(project):
    """A result whose plain text is not its phrase is refused."""
    made = project(
        "class Odd(Phrase):\n    def _repr_mimebundle_(self, **_):\n"
        "        return {**super()._repr_mimebundle_(), 'text/plain': '12'}",
        "{eval}`Odd.of(received)`",
    )

    assert "khác chữ sẽ in" in refusal(made)


def test_an_expression_that_changes_at_the_end_stops_the_report(project):
    """A name bound again after it was printed is found, with both texts."""
    made = project(PROSE, "received = Phrase.of(Part('12', 'figure:petitions.received'))")

    told = refusal(made)

    assert "lúc đầu “11”, cuối sổ tay lại “12”" in told
    assert "ô 3 (mục “Đơn thư”), biểu thức received" in told


def test_without_store_there_is_no_report(project):
    """The last code cell must leave the store; a store before it does not count."""
    made = project()
    made.write(FINAL + END, end="'xong'")

    assert "kho số liệu" in refusal(made)


def test_another_edition_than_asked_is_refused(project):
    """A notebook that opens a fixed period cannot pass as the one asked for."""
    made = project()
    made.write(end="period = '2026Q1'\n" + FINAL + END)

    assert "tính bản quarterly btctu 2026Q1, không phải bản quarterly btctu 2026Q2" in refusal(made)


def test_typed_digits_stop_the_report_before_anything_runs(project):
    """A number typed in the prose is named with its cell and line."""
    made = project("open('ran', 'w')", "## I. Đơn\n\nCả tỉnh có 164 đơn.")

    told = refusal(made)

    assert "ô 4 (mục “I. Đơn”), dòng 3: số gõ tay “164”" in told
    assert not (made.root / "ran").exists()


def test_an_expression_spelled_wrong_stops_the_report_before_anything_runs(project):
    """What would print as it is, and not as its value, is named with its cell and line."""
    made = project("open('ran', 'w')", "## Đơn\n\nTiếp nhận { eval}`received` đơn.")

    assert "dòng 3: biểu thức viết chưa đúng" in refusal(made)
    assert not (made.root / "ran").exists()


ORPHANED = """
import os, sys
from pathlib import Path
import nbformat
from baocao.build.kernel import FreshKernel, Limits
from baocao.build.starting import Surroundings, started
place = Path(sys.argv[1])
with started(Surroundings(place, place)) as kernel:
    with FreshKernel(nbformat.v4.new_notebook(), kernel, Limits()).connected():
        os._exit(0)
"""


def test_a_kernel_left_alone_ends_without_a_word(tmp_path):
    """When a build is broken off, its kernel prints nothing on the user's terminal."""
    command = [sys.executable, "-c", ORPHANED, str(tmp_path)]

    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert ended.stdout + ended.stderr == ""


@pytest.mark.parametrize("cell", [PROSE, "## Có 164 đơn", "1/0"], ids=["done", "typed", "failed"])
def test_no_kernel_outlives_its_run(project, cell: str):
    """However a build ends, also before anything has run, its kernel is gone."""
    with suppress(BuildError):
        project(cell).build()

    assert psutil.Process().children() == []


def test_notes_to_the_analyst_are_no_prose(project):
    """A cell tagged note may hold digits and expressions; they are not run."""
    made = project("## Hướng dẫn: {eval}`nothing` 164")
    source = nbformat.read(made.notebook, 4)
    source.cells[2].metadata["tags"] = ["note"]
    nbformat.write(source, made.notebook)

    assert made.build().state == "final"


def test_expressions_stand_anywhere_in_markdown(project):
    """Headings, footnotes and double back quotes are filled, in the order they stand."""
    made = project("## Đơn {eval}`received`\n\nChữ[^a].\n\n[^a]: Gồm {eval}``received``.")

    made.build()

    done = nbformat.read(made.target / "report.ipynb", 4)
    kept = done.cells[3].metadata["user_expressions"]
    assert [(each["expression"], each["result"]["data"]["text/plain"]) for each in kept] == [
        ("received", "11"),
        ("received", "11"),
    ]


@pytest.mark.parametrize("limits", [Limits(cell=0.5), Limits(total=1.5)], ids=["cell", "total"])
@pytest.mark.parametrize("source", ["import time; time.sleep(60)", ASLEEP], ids=["code", "prose"])
def test_what_never_ends_is_stopped(tmp_path: Path, limits: Limits, source: str):
    """A cell or expression over its time, or a notebook over its total, is refused by name."""
    cell = nbformat.v4.new_markdown_cell(source) if "eval" in source else code(source)

    with started(Surroundings(tmp_path, tmp_path)) as kernel:
        run = Execution(notebook(cell), "sổ.ipynb", limits)
        with pytest.raises(BuildError, match=r"sổ\.ipynb, ô 1: chạy quá thời hạn"):
            run.run(kernel, lambda: None)


def test_a_failed_run_leaves_no_store_to_export(project, monkeypatch):
    """What papermill keeps of a failed run shows where it failed, and cannot become a report."""
    made = project(PROSE, "received = Phrase.of('khác')")
    monkeypatch.chdir(made.root)

    with pytest.raises(BuildError, match="cuối sổ tay"):
        papermill.execute_notebook(
            made.notebook, "out.ipynb", engine_name="baocao", progress_bar=False
        )

    kept = nbformat.read(made.root / "out.ipynb", 4)
    assert kept.cells[2].metadata["user_expressions"]
    assert not [output for output in kept.cells[-1].outputs if STORE in output.data]


def test_papermill_and_build_leave_the_same_notebook(project, monkeypatch):
    """Stock papermill with this engine gives the built notebook, byte for byte."""
    made = project()
    made.build()
    monkeypatch.chdir(made.root)

    papermill.execute_notebook(
        made.notebook,
        "out.ipynb",
        {"office": "btctu", "period": "2026Q2"},
        engine_name="baocao",
        progress_bar=False,
    )

    kept = json.loads((made.root / "out.ipynb").read_text(encoding="utf-8"))
    assert kept == json.loads((made.target / "report.ipynb").read_text(encoding="utf-8"))


def refusal(made: Project) -> str:
    """The message a build of the project is refused with."""
    with pytest.raises(BuildError) as refused:
        made.build()
    return str(refused.value)


def made_of(made: Project, *cells: str) -> Project:
    """The project with other cells."""
    made.write(*cells)
    return made
