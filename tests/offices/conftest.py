"""A project with a third office, for each test and for all that only look at what was built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from baocao.cli.commands import app
from baocao.paths import Paths
from typer.testing import CliRunner, Result

from offices.third import add_third, copied
from project import Project


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The repository's offices; the test adds the third."""
    return copied(tmp_path)


@pytest.fixture
def three(paths: Paths) -> Paths:
    """The repository's offices and the third."""
    add_third(paths)
    return paths


@pytest.fixture
def run(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command line in that project; it must end with ``code``."""
    monkeypatch.chdir(paths.root)

    def invoke(line: str, code: int = 0) -> Result:
        result = CliRunner().invoke(app, line.split())
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A throw-away project of the office that tests draw sheets for."""
    return Project(tmp_path / "drawn")
