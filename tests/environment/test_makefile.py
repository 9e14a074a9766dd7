"""The Makefile tells what it can do, and in one sentence what the machine lacks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
FILES = ("Makefile", "pyproject.toml", "requirements.lock")


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with what `make` reads, before anything was set up."""
    for name in FILES:
        shutil.copy(PROJECT / name, tmp_path)
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in ``folder`` as a person would, not as part of another make."""
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL")}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )


def python_that(folder: Path, script: str) -> str:
    """The path of a stand-in for Python that runs a shell script instead."""
    program = folder / "python-stand-in"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_make_alone_tells_what_it_can_do(fresh):
    """Every target that a person calls stands in `make help` with what it does."""
    makefile = (fresh / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (help .*)$", makefile, re.M)[1].split()) - {"install"}

    shown = make(fresh).stdout.splitlines()

    assert {line.split()[1] for line in shown} == targets


def test_a_machine_without_a_supported_python_is_told(fresh):
    """With no Python of 3.11 to 3.13 nothing is made, and one sentence says what to install."""
    asked = make(fresh, "test", f"PYTHON={python_that(fresh, 'exit 1')}")

    told = [line for line in asked.stderr.splitlines() if not line.startswith("make")]
    assert asked.returncode != 0
    assert len(told) == 1 and "Python 3.11" in told[0] and "hãy cài" in told[0]
    assert not (fresh / ".venv").exists()


def test_a_python_without_venv_is_told(fresh):
    """Where the venv module is missing, as on a bare Debian, one sentence says how to get it."""
    bare = python_that(fresh, 'case "$*" in *ensurepip*) exit 1;; esac')
    asked = make(fresh, "report", f"PYTHON={bare}")

    told = [line for line in asked.stderr.splitlines() if not line.startswith("make")]
    assert asked.returncode != 0
    assert len(told) == 1 and "python3-venv" in told[0]
    assert not (fresh / ".venv").exists()


def test_a_second_run_sets_up_nothing(fresh):
    """When the environment is there and newer than its lists, make has nothing to install."""
    place_environment(fresh, place=fresh)

    assert "pip install" not in make(fresh, "-n", "report").stdout


def test_a_moved_folder_gets_a_new_environment(fresh):
    """An environment that was made elsewhere would run the code over there; it is made anew."""
    place_environment(fresh, place=fresh / "elsewhere")

    planned = make(fresh, "-n", "report").stdout
    assert "venv --clear" in planned and "pip install" in planned


def place_environment(folder: Path, place: Path) -> None:
    """What a finished set-up leaves behind, as far as make looks at it."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").touch()
    (folder / ".venv" / "place").write_text(f"{place}\n")
    for position, name in enumerate((*FILES, ".venv/place", ".venv/locked", ".venv/installed")):
        (folder / name).touch()
        os.utime(folder / name, (position + 1, position + 1))
