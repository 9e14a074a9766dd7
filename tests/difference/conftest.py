"""What the tests of differences share: a drawn project, and reports of it at several times."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from baocao.archive import Snapshot

from project import Project

Taken = Callable[..., Snapshot]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; the test draws its sheets and rules."""
    return Project(tmp_path)


@pytest.fixture
def report(project: Project) -> Taken:
    """The report as the project's files make it at the moment of asking: ``report("2026Q2")``."""
    return lambda *period: Snapshot.of_store(project.open(*period).as_json())
