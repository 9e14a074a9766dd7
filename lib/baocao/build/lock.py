"""One at a time makes an edition, or takes in forms; a second one is told who holds it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from baocao.errors import BuildError

HOLDER = "holder.json"


def aside(target: Path, kind: str) -> Path:
    """What stands beside ``target`` for a purpose of its own: ``.quarterly.staging``."""
    return target.parent / f".{target.name}.{kind}"


def was_held(target: Path) -> bool:
    """Whether a build ever held the edition: the mark of holding stays beside it for good."""
    return aside(target, HOLDER).is_file()


@contextmanager
def held(target: Path, told: str = "") -> Iterator[None]:
    """Hold the edition whose outputs lie in ``target``, or else what ``told`` says is being done.

    The system lets go of it when the process ends, however it ends: a lock never outlives its
    holder.

    Raises:
        BuildError: another process holds it; the message says which, where and since when.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(aside(target, "lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        done = told or f"Bản {target.name} của {target.parent.name} đang được xuất"
        raise BuildError(f"{done} bởi {_holder(target)}. Đợi xong rồi chạy lại.") from error
    try:
        _sign_in(target)
        yield
    finally:
        lock.release()


def _sign_in(target: Path) -> None:
    now = datetime.now().astimezone()
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{now:%H:%M:%S %d/%m/%Y}"}
    aside(target, HOLDER).write_text(json.dumps(holder), encoding="utf-8")


def _holder(target: Path) -> str:
    try:
        holder = json.loads(aside(target, HOLDER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "một tiến trình khác"
    return f"tiến trình {holder['pid']} trên máy {holder['host']} từ {holder['since']}"
