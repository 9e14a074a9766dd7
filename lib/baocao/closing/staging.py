"""One closing at a time per office; what a killed one left is cleared.

Beside the closed editions of a period stands ``.<report>.closing`` only while one is being closed,
or after that was killed: files being made, never a closed edition. One rename makes it one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from baocao.archive import CLOSED
from baocao.build.lock import aside
from baocao.errors import BuildError

LOCK = ".lock"
KIND = "closing"
SECONDS_OF_PATIENCE = 2  # another command may just be clearing


@contextmanager
def alone(data: Path, office: str, patience: float = SECONDS_OF_PATIENCE) -> Iterator[None]:
    """Hold the office's closed editions; the system lets go when the process ends, however.

    Raises:
        BuildError: another process is closing an edition of the office.
    """
    folder = data / office / CLOSED
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / LOCK, timeout=patience)
    try:
        lock.acquire()
    except Timeout as error:
        raise BuildError(
            f"Một tiến trình khác đang chốt báo cáo của “{office}”. Đợi xong rồi chạy lại."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A new place beside the closed edition ``folder`` for files being made, cleared at the end.

    The caller is alone.
    """
    staging = aside(folder, KIND)
    _clear(staging)
    try:
        staging.mkdir(parents=True)
        yield staging
    finally:
        _clear(staging)


def recover(data: Path) -> None:
    """Clear what killed closings left anywhere below ``data``, but not of one that runs now."""
    for staging in sorted(data.glob(f"*/{CLOSED}/*/.*.{KIND}")):
        # What is being made now, or cannot be removed now, is left; its next closing will say why.
        with suppress(BuildError, OSError), alone(data, staging.parents[2].name, patience=0):
            _clear(staging)


def _clear(staging: Path) -> None:
    if staging.exists():
        shutil.rmtree(staging)
    with suppress(OSError):  # other reports of the period are closed there
        staging.parent.rmdir()
