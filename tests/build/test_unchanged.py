"""A report that a build would only make again is left as it is; any other is made anew."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import baocao
import pytest
from baocao.build import editions
from baocao.build.basis import Basis
from baocao.build.lock import aside, held
from baocao.cli.commands import app
from baocao.errors import BuildError
from typer.testing import CliRunner

from build.project import DRAFT, END, KEY, PROSE, Project, new_project

FORMATS = ("html",)
HEAVY = ("papermill", "nbformat", "nbclient", "nbconvert", "pandas", "typst", "IPython")


class WouldRun(Exception):
    """Raised in place of running a notebook."""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    """A project with a report in one format, and a place for the package's own files."""
    made = new_project(tmp_path_factory.mktemp("một lần") / "du-an")
    (made.paths.data / "btctu" / "2026Q2" / "received").mkdir(parents=True)
    (made.paths.data / "btctu" / "2026Q2" / "received" / "22918.xlsx").write_text("biểu")
    made.build(FORMATS)
    return made


@pytest.fixture
def copied(built: Project, tmp_path: Path, monkeypatch) -> Project:
    """A copy of it that says when a notebook would be run, and runs none."""

    def would_run(*_):
        raise WouldRun

    monkeypatch.setattr(editions, "run", would_run)
    shutil.copytree(built.root, tmp_path / "du-an")
    return Project(tmp_path / "du-an")


def write(name: str, text: str) -> Callable[[Project], object]:
    """A change: this file now says ``text``."""

    def change(made: Project) -> None:
        (made.root / name).parent.mkdir(parents=True, exist_ok=True)
        (made.root / name).write_text(text)

    return change


def rename(name: str, new: str) -> Callable[[Project], object]:
    """A change: this file is called otherwise."""
    return lambda made: (made.root / name).rename(made.root / new)


def remove(name: str) -> Callable[[Project], object]:
    """A change: this file is gone."""
    return lambda made: (made.root / name).unlink()


def into_folder(name: str) -> Callable[[Project], object]:
    """A change: a folder has the name of this file."""

    def change(made: Project) -> None:
        (made.root / name).unlink()
        (made.root / name).mkdir()

    return change


def manifest(**said: object) -> Callable[[Project], object]:
    """A change: the manifest says something else."""

    def change(made: Project) -> None:
        path = made.target / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | said))

    return change


REPORT = "build/btctu/2026Q2/quarterly"
FORM = "data/btctu/2026Q2/received/22918.xlsx"
CHANGES = {
    "a book says something else": write("data/so.txt", "12 đơn"),
    "a book is gone": remove("data/so.txt"),
    "a file comes into a folder of forms": write("data/btctu/2026Q2/received/22924.xlsx", "biểu"),
    "a program locks a book": write("data/btctu/2026Q2/received/~$22918.xlsx", ""),
    "a form is gone": remove(FORM),
    "a form has another name": rename(FORM, "data/btctu/2026Q2/received/22924.xlsx"),
    "a folder in place of a form": into_folder(FORM),
    "the slots are written": write("data/btctu/2026Q2/quarterly.md", "# Hạn chế\n\nKhông."),
    "a first book of the year": write("data/btctu/2026/van-phong.xlsx", "sổ"),
    "params say something else": write("params/document.json", "{}"),
    "params of a neighbour edition": write("params/btctu/2026Q3/quarterly.yml", "{}"),
    "another file of rules": write("params/indicators/09-moi.yml", "[]"),
    "a module appears that a cell could import": write("so_lieu.py", "SO = 1"),
    "the notebook says something else": lambda made: made.write(PROSE, "## Thêm"),
    "the edition gets its own notebook": write(
        "notebooks/btctu/2026Q2/quarterly.ipynb", '{"cells": []}'
    ),
    "an output is edited": write(f"{REPORT}/report.html", "sửa tay"),
    "an output is gone": remove(f"{REPORT}/figures.json"),
    "a person added a file": write(f"{REPORT}/ghi-chu.txt", "của tôi"),
    "no manifest": remove(f"{REPORT}/manifest.json"),
    "half a manifest": write(f"{REPORT}/manifest.json", '{"schema": 1,'),
    "a manifest that is no manifest": write(f"{REPORT}/manifest.json", "[]"),
    "a manifest of another schema": manifest(schema=0),
    "a manifest of another report": manifest(report="yearly"),
    "a manifest of another period": manifest(period="2026Q1"),
    "a manifest of another office": manifest(office="duk"),
    "a manifest without inputs": manifest(inputs=None),
    "something moved while it was computed": manifest(names=None),
}


def test_a_second_build_leaves_the_report_as_it_is(copied: Project):
    """With nothing changed nothing runs, every byte stays, and the result is told as it was."""
    before = every_file(copied)

    again = copied.build(FORMATS)

    assert again.unchanged
    assert (again.state, again.received, again.expected) == ("final", 128, 128)
    assert every_file(copied) == before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_kind_of_change_is_built_anew(copied: Project, change: Callable[[Project], object]):
    """What a build reads, comes across or finds in place is seen to be another."""
    change(copied)

    with pytest.raises(WouldRun):
        copied.build(FORMATS)


@pytest.mark.parametrize("formats", [(), ("pdf",), ("html", "pdf")], ids="-".join)
def test_other_formats_are_built_anew(copied: Project, formats: tuple[str, ...]):
    """A report in more, fewer or other formats than asked for is not what a build would give."""
    with pytest.raises(WouldRun):
        copied.build(formats)


def test_formats_in_another_order_are_the_same(copied: Project):
    """Naming the formats again or otherwise ordered changes nothing."""
    assert copied.build((*FORMATS, *FORMATS)).unchanged


@pytest.mark.parametrize("name", [FORM, "data/so.txt", "notebooks/quarterly.ipynb"])
def test_a_file_saved_without_a_change_is_no_change(copied: Project, name: str):
    """It is the bytes that count, not when they were written."""
    os.utime(copied.root / name, (0, 0))
    (copied.root / name).write_bytes((copied.root / name).read_bytes())

    assert copied.build(FORMATS).unchanged


def test_a_file_that_was_not_read_may_say_what_it_likes(copied: Project):
    """A form that is not among the inputs counts by its name only: the first build read none."""
    (copied.root / FORM).write_text("biểu khác")

    assert copied.build(FORMATS).unchanged


@pytest.mark.parametrize("change", ["another.py", "errors.py", "export/assets/report.css"])
def test_other_code_builds_anew(copied: Project, tmp_path: Path, monkeypatch, change: str):
    """A module or an asset of the package that is new or another is a change."""
    package = tmp_path / "baocao"
    shutil.copytree(Path(baocao.__file__).parent, package)
    monkeypatch.setattr(baocao, "__file__", str(package / "__init__.py"))
    assert copied.build(FORMATS).unchanged

    with (package / change).open("a") as file:
        file.write("\n")

    with pytest.raises(WouldRun):
        copied.build(FORMATS)


def test_another_library_builds_anew(copied: Project, tmp_path: Path, monkeypatch):
    """A library that was installed, or is of another version, is a change."""
    monkeypatch.syspath_prepend(tmp_path / "thư viện")
    (tmp_path / "thư viện" / "typst-99.0.dist-info").mkdir(parents=True)

    with pytest.raises(WouldRun):
        copied.build(FORMATS)


def test_links_are_followed_but_not_in_a_circle(copied: Project, tmp_path: Path):
    """A form that comes into a folder kept elsewhere is seen; a link to its own folder ends."""
    (tmp_path / "ổ mạng").mkdir()
    (copied.paths.data / "btctu" / "2026Q3").symlink_to(tmp_path / "ổ mạng")
    (copied.paths.data / "vòng").symlink_to(copied.paths.data)
    (copied.paths.data / "đứt").symlink_to("không-có")
    entries = Basis.now(KEY, copied.paths).entries
    rewrite_names(copied)
    assert copied.build(FORMATS).unchanged
    assert [name for name in entries if name.startswith("data/vòng/")] == []

    (tmp_path / "ổ mạng" / "22918.xlsx").write_text("biểu")

    with pytest.raises(WouldRun):
        copied.build(FORMATS)


MOVES = {
    "a file was away for a moment": "os.rename(form, form + '~'); os.rename(form + '~', form)",
    "a file came and went": "open(form + '~', 'w').close(); os.remove(form + '~')",
    "a file was saved again": "bytes = open(form, 'rb').read(); open(form, 'wb').write(bytes)",
    "a file came": "open(form + '~', 'w').close()",
    "the notebook was saved": "open('notebooks/quarterly.ipynb', 'a').write('\\n')",
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_what_moved_while_computing_is_built_anew(project, move: str):
    """A report whose inputs may not have been those it lists is never taken for unchanged."""
    made = project(f"import os\nform = 'data/biểu.xlsx'\n{move}")
    (made.root / "data/biểu.xlsx").write_text("biểu")
    made.build()

    assert not made.build().unchanged


def test_a_killed_build_is_put_right_before_it_is_judged(copied: Project):
    """What a kill left beside the report is gone; the old report comes back and is unchanged."""
    copied.target.rename(aside(copied.target, "previous"))
    aside(copied.target, "staging").mkdir()

    assert copied.build(FORMATS).unchanged
    assert [path.name for path in copied.target.parent.iterdir() if path.is_dir()] == ["quarterly"]


def test_an_edition_being_built_is_not_judged(copied: Project):
    """While another process builds the edition, nobody is told that nothing changed."""
    with held(copied.target), pytest.raises(BuildError, match="đang được xuất bởi tiến trình"):
        copied.build(FORMATS)


def test_the_command_says_that_nothing_changed(copied: Project, monkeypatch):
    """The second build says so, and where the report is, and ends with 0."""
    monkeypatch.chdir(copied.root)

    result = CliRunner().invoke(app, ["build", KEY.period, "--format", "html"])

    assert result.exit_code == 0
    assert f"Xong, không có gì thay đổi, đủ 128/128 biểu: {REPORT}" in result.stdout
    assert result.stderr == ""


def test_an_unchanged_draft_says_why_it_is_one(project, monkeypatch):
    """State, n of 128, reasons and findings are told as when it was built."""
    made = project()
    finding = {"code": "R-003", "severity": "error", "problem": "để trống", "remedy": "Điền"}
    end = (DRAFT + END).replace('"findings": []', f'"findings": [{ {**finding, "cells": ["A5"]} }]')
    made.write(PROSE, end=end)
    monkeypatch.chdir(made.root)

    first, second = (
        CliRunner().invoke(app, ["build", KEY.period, "--format", "html"]).stdout for _ in range(2)
    )

    assert "BẢN DỰ THẢO, không có gì thay đổi, 127/128 biểu: " in second
    assert "ô A5 [R-003]: để trống. Điền." in second
    assert second.replace("không có gì thay đổi, ", "") == first


def test_nothing_heavy_is_loaded_when_nothing_changed(built: Project):
    """The second build starts neither Jupyter nor pandas nor an exporter."""
    program = (
        "import sys\nfrom baocao.cli import main\ntry:\n    main()\nfinally:\n"
        f"    print('loaded:', *(set({HEAVY!r}) & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, "build", KEY.period, "--format", "html"]

    told = subprocess.run(command, cwd=built.root, capture_output=True, text=True, check=True)

    assert "không có gì thay đổi" in told.stdout
    assert told.stdout.splitlines()[-1] == "loaded:"


def every_file(made: Project) -> dict[str, bytes]:
    """Every file of the report's folder, the manifest too."""
    return {path.name: path.read_bytes() for path in made.target.iterdir()}


def rewrite_names(made: Project) -> None:
    """Make the manifest of a project agree with the names that are there now."""
    manifest(names=Basis.now(KEY, made.paths).names)(made)
