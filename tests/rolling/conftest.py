"""Projects in which a new period is opened, and the command that does it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from baocao.cli.commands import app
from typer.testing import CliRunner, Result

from project import REPOSITORY, Project

JUDGED = "# Kết quả\n\nTốt.\n\n# Hạn chế\n\n- Chậm.\n"
Run = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of 2026Q2 with two committees, their targets, and a written judgement."""
    made = Project(tmp_path)
    made.committees("24611", "24615")
    made.sheet(
        "Chỉ tiêu",
        """
        Mã tổ chức | Mã               | Năm  | Giá trị
        '24611     | kết nạp đảng viên | 2026 | 20
        '24615     | kết nạp đảng viên | 2026 | 31
        """,
    )
    made.slots(JUDGED, "Kết quả", "Hạn chế")
    return made


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Write the project and run a command in it: ``run("new 2026Q3", code=1)``."""

    def invoke(line: str, code: int = 0) -> Result:
        project.open()
        monkeypatch.chdir(project.root)
        result = CliRunner().invoke(app, line.split(), catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.fixture(scope="session")
def rolled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of the whole project with 2026Q3 opened, to be looked at only; what was said."""
    root = tmp_path_factory.mktemp("ky-moi")
    for folder in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return root, new(root, "2026Q3")


def new(root: Path, period: str, *words: str) -> str:
    """Open a period in the project at ``root``; all that was said."""
    folders = [f"--{name}={root / name}" for name in ("data", "params")]
    result = CliRunner().invoke(
        app, ["new", period, *words, *folders, f"--out={root / 'build'}"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output
