"""What the tests of collecting share."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.mailbox import Mailbox, new_mailbox
from collection.outgoing import UNITS, project_of
from project import Project


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """The empty mailbox of a project with three units."""
    return new_mailbox(tmp_path)


@pytest.fixture
def committees(tmp_path: Path) -> Project:
    """A project of two committees that owe the whole form; nobody has sent anything."""
    return project_of(tmp_path, *UNITS)
