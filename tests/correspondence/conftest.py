"""What the tests of letters and forms that go out share."""

from __future__ import annotations

from pathlib import Path

import pytest

from correspondence.outgoing import UNITS, project_of
from project import Project


@pytest.fixture
def committees(tmp_path: Path) -> Project:
    """A project of two committees that owe the whole form; nobody has sent anything."""
    return project_of(tmp_path, *UNITS)
