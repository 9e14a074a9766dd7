"""One build of an edition at a time; a second one is told who holds it."""

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


@contextmanager
def held(target: Path) -> Iterator[None]:
    """Hold the edition whose outputs lie in ``target``.

    The system lets go of it when the process ends, however it ends: a lock never outlives its
    holder.

    Raises:
        BuildError: another process holds it; the message says which, where and since when.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(_beside(target, "lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise BuildError(
            f"Bản {target.name} của {target.parent.name} đang được xuất bởi {_holder(target)}. "
            "Đợi xong rồi chạy lại."
        ) from error
    try:
        _sign_in(target)
        yield
    finally:
        lock.release()


def _beside(target: Path, kind: str) -> Path:
    return target.parent / f".{target.name}.{kind}"


def _sign_in(target: Path) -> None:
    now = datetime.now().astimezone()
    holder = {"pid": os.getpid(), "host": socket.gethostname(), "since": f"{now:%H:%M:%S %d/%m/%Y}"}
    _beside(target, "holder.json").write_text(json.dumps(holder), encoding="utf-8")


def _holder(target: Path) -> str:
    try:
        holder = json.loads(_beside(target, "holder.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "một tiến trình khác"
    return f"tiến trình {holder['pid']} trên máy {holder['host']} từ {holder['since']}"
