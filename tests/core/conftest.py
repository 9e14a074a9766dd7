"""A throw-away project for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.quarters import kept
from project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; the test draws its sheets and rules."""
    return Project(tmp_path)


@pytest.fixture
def petitions(project: Project) -> Project:
    """A project with one petition."""
    project.sheet("Đơn thư", "Mã đơn\nD1")
    return project


@pytest.fixture
def quarters(project: Project) -> Project:
    """A project with petitions of several quarters."""
    return kept(project)
