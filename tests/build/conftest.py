"""What the tests of building share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build.project import Project, new_project


@pytest.fixture(scope="session", autouse=True)
def _own_signatures(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the signatures of test notebooks out of the user's own list."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))
        yield


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a throw-away project: ``project("x = received", "## Đơn\\n\\n{eval}`x`")``."""
    return lambda *cells: new_project(tmp_path / "du-an", *cells)
