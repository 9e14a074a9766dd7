"""What the tests of collecting share."""

from __future__ import annotations

from pathlib import Path

import pytest

from collection.mailbox import Mailbox, new_mailbox


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    """The empty mailbox of a project with three units."""
    return new_mailbox(tmp_path)
