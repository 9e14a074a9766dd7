"""What the tests of closing share."""

from __future__ import annotations

from pathlib import Path

import pytest

from closing.project import Done, Office, copied, new_office


@pytest.fixture(scope="session", autouse=True)
def _own_signatures(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the signatures of test notebooks out of the user's own list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))
        yield


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A project of which nothing is closed."""
    return new_office(tmp_path / "du-an")


@pytest.fixture(scope="session")
def once_closed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Done]:
    """A project of which 2026Q2 is closed, to be looked at only, and what the command said."""
    made = new_office(tmp_path_factory.mktemp("chot") / "du-an")
    return made, made.run("close", "2026Q2")


@pytest.fixture
def closed(once_closed: tuple[Office, Done], tmp_path: Path) -> Office:
    """A project of which 2026Q2 is closed."""
    return copied(once_closed[0], tmp_path / "du-an")
