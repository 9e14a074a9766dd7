"""A folder that the program makes anew as a whole: it is the old one or the new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baocao.build.lock import aside
from baocao.build.publish import move
from baocao.errors import BuildError


@contextmanager
def made_anew(folder: Path) -> Iterator[Path]:
    """An empty folder to be filled, which takes the place of ``folder`` once nothing went wrong.

    Raises:
        BuildError: a file of the old folder is open in another program; it is then as before.
    """
    staging, previous = aside(folder, "staging"), aside(folder, "previous")
    for left in (staging, previous):
        shutil.rmtree(left, ignore_errors=True)
    staging.mkdir(parents=True)
    yield staging
    if folder.exists():
        move(folder, previous)
    try:
        move(staging, folder)
    except BuildError:
        move(previous, folder)
        raise
    shutil.rmtree(previous, ignore_errors=True)
