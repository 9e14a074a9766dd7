"""What environment.yml makes pip do works in an empty environment."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

PROJECT = Path(__file__).parents[2]
ENVIRONMENT = PROJECT / "environment.yml"
LATER_STEP = re.compile(r"^#\s+python (-m pip install .*)$", re.M)


def test_conda_users_get_the_python_that_the_lock_was_made_for():
    """The environment names one Python, the one that is tested."""
    assert "python=3.11" in YAML(typ="safe").load(ENVIRONMENT)["dependencies"]


@pytest.fixture
def copy() -> Iterator[Path]:
    """A copy of the package with an empty environment beside it, a gigabyte taken away again."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(PROJECT / "lib", project / "lib")
        for name in ("pyproject.toml", "requirements.lock", "README.md"):
            shutil.copy(PROJECT / name, project)
        subprocess.run([sys.executable, "-m", "venv", project / "venv"], check=True)
        yield project


@pytest.mark.slow
def test_the_pip_lines_of_the_environment_install_the_package(copy):
    """The lines that conda hands to pip, then the second step, give a working command."""
    python = copy / "venv" / "bin" / "python"
    (lines,) = (
        entry["pip"]
        for entry in YAML(typ="safe").load(ENVIRONMENT)["dependencies"]
        if isinstance(entry, dict)
    )
    # conda writes the lines into a file beside environment.yml and hands that to pip.
    (copy / "condaenv.requirements.txt").write_text("\n".join(lines))
    (second,) = LATER_STEP.findall(ENVIRONMENT.read_text(encoding="utf-8"))

    run(copy, python, "-m", "pip", "install", "-q", "-U", "-r", "condaenv.requirements.txt")
    run(copy, python, *shlex.split(second))

    where = run(copy, python, "-c", "import baocao; print(baocao.__file__)")
    assert Path(where.strip()).is_relative_to(copy.resolve())
    assert "build" in run(copy, python.with_name("baocao"), "--help")
    assert "No broken requirements" in run(copy, python, "-m", "pip", "check")


def run(folder: Path, *command: str | Path) -> str:
    """Run a command in ``folder`` and give what it printed; a failure shows what it said."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
