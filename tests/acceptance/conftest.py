"""The committed reports, opened once and built once for all tests of acceptance."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from acceptance.office import REPOSITORY
from baocao import edition
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.edition import Edition
from baocao.paths import Paths


def committed(out: Path) -> Paths:
    """The repository with another output folder."""
    return Paths(REPOSITORY, REPOSITORY / "data", REPOSITORY / "params", out)


@pytest.fixture(scope="session")
def opened() -> Callable[[EditionKey], Edition]:
    """An edition of the repository, opened when it is first asked for."""
    paths = committed(REPOSITORY / "build")
    return cache(lambda key: edition.open(key.report, key.office, key.period, paths))


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[EditionKey], Path]:
    """The folder of a report of the repository, built when it is first asked for."""
    paths = committed(tmp_path_factory.mktemp("build"))
    return cache(lambda key: build_edition(key, paths).folder)
