"""Putting a finished report in its place whole, and putting right what a killed build left.

Beside the report's folder T stand, only while a build runs or after it was killed:

.T.staging    files being made; never a report
.T.previous   the report that was in T, between "moved away" and "the new one is in"
.T.discarded  the previous report, when nothing of it is needed any more

A build holds its edition before it makes any of these; folders so named beside no mark of holding
are somebody else's and are left alone.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from baocao.build.lock import aside, held, was_held
from baocao.build.outputs import edited, sha256, verify
from baocao.errors import BuildError

LEFTOVERS = ("staging", "previous", "discarded")
TRIES = 5
SECONDS_BETWEEN_TRIES = 0.4


def swap_in(made: Path, target: Path, manifest: Path | None = None) -> list[Path]:
    """Replace ``target`` by the folder ``made`` once it is verified.

    Gives the places where files of the old report that a person had edited were kept. A
    ``manifest`` that does not stand in the folders themselves tells of both.

    Raises:
        BuildError: a file is wrong or cannot be moved; ``target`` is then as before.
    """
    verify(made, manifest)
    flush(made)
    if target.exists():
        move(target, aside(target, "previous"))
    try:
        move(made, target)
    except BuildError:
        put_right(target, manifest)
        raise
    return put_right(target, manifest)


def recover(out: Path) -> list[Path]:
    """Put right what killed builds left anywhere below ``out``, but for editions being built now.

    Gives the places where files that a person had edited were kept.
    """
    kept = []
    for target in sorted(filter(was_held, set(_unsettled(out)))):
        try:
            with held(target):
                kept += put_right(target)
        except (BuildError, OSError):
            continue  # being built now, or not to be moved now; its own next build will say why
    return kept


def put_right(target: Path, manifest: Path | None = None) -> list[Path]:
    """Settle one edition, whatever step a build stopped at; the caller holds it.

    The report in place is then the old or the new one, whole, and nothing is left beside it.
    Gives and takes the same as ``swap_in``.
    """
    previous, kept = aside(target, "previous"), []
    if previous.exists() and not target.exists():
        move(previous, target)
    elif previous.exists():
        kept = _keep_edited(previous, target, manifest)
        move(previous, aside(target, "discarded"))
    for kind in ("discarded", "staging"):
        _patiently(aside(target, kind), lambda path: path.exists() and shutil.rmtree(path))
    return kept


def move(source: Path, destination: Path) -> None:
    """Rename a folder, patiently where another program has a file of it open."""
    _patiently(source, lambda path: path.rename(destination))
    flush(destination.parent)


def flush(folder: Path) -> None:
    """Wait until the disk has the folder's entries, where the system can say so."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)


def _keep_edited(previous: Path, target: Path, manifest: Path | None) -> list[Path]:
    places = []
    for file in edited(previous, manifest):
        name = f"{file.stem}.{sha256(file)[:8]}{file.suffix}"
        place = target.parent / f"{target.name}-sua-tay" / name
        place.parent.mkdir(exist_ok=True)
        shutil.copy2(file, place)
        places.append(place)
    return places


def _unsettled(out: Path) -> Iterator[Path]:
    for kind in LEFTOVERS:
        for left in out.glob(f"*/*/.*.{kind}"):
            yield left.with_name(left.name.removeprefix(".").removesuffix(f".{kind}"))


def _patiently(path: Path, action: Callable[[Path], object]) -> None:
    for attempt in range(TRIES):
        try:
            action(path)
            return
        except PermissionError as error:
            if attempt == TRIES - 1:
                raise BuildError(
                    f"Không thay được {path.parent.name}/{path.name}: không có quyền ghi, hoặc "
                    f"tệp {error.filename or path} đang mở trong chương trình khác (Word, trình "
                    "duyệt, trình xem PDF). Đóng lại rồi chạy lại; bản trước vẫn còn nguyên."
                ) from error
            time.sleep(SECONDS_BETWEEN_TRIES)
