"""A throw-away project for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project; the test draws its sheets and rules."""
    return Project(tmp_path)
