"""What looking at a hostile file may come to; imported where files are looked at, so little else."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import Any

from baocao.cells import Workbook
from baocao.collection import examine as examining
from baocao.collection.examine import Received, Seen, examine

HOSTILE = b"hostile"
MUCH = 3 << 30


def dying(file: Received) -> Seen:
    """Look at a file, but end the process at a hostile one."""
    if file.content == HOSTILE:
        os._exit(9)
    return _quick(file)


def hanging(file: Received) -> Seen:
    """Look at a file, but find no end in a hostile one."""
    return _examined(file, read_workbook=_never_ending, SECONDS=1)


def stuck(file: Received) -> Seen:
    """The same, where Python does not get to interrupt it."""
    never = _No()
    own = {"read_workbook": _never_ending, "_alarm": lambda: never}
    return _examined(file, **own, SECONDS=0.2, SECONDS_OF_GRACE=0.2)


def deaf(file: Received) -> Seen:
    """The same, where the reader takes whatever happens for an error of the file."""
    return _examined(file, read_workbook=_trying_on, SECONDS=1, SECONDS_OF_GRACE=2)


def failing(file: Received) -> Seen:
    """Look at a file, but with a mistake in the program that shows at a hostile one."""
    if file.content == HOSTILE:
        raise KeyError(file.name)
    return _quick(file)


def mistaken(file: Received) -> Seen:
    """The same mistake, at every file."""
    raise KeyError(file.name)


def greedy(file: Received) -> Seen:
    """Look at a file, but ask for much memory at a hostile one."""
    return _examined(file, read_workbook=_greedy)


def broken(file: Received) -> Seen:
    """End the process whatever there is to look at."""
    os._exit(9)


class _No:
    """A clock that never rings."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


def _examined(file: Received, **changes: Any) -> Seen:
    """Examine a hostile file with some things changed in this process, which is for tests alone."""
    if file.content != HOSTILE:
        return _quick(file)
    before = {name: getattr(examining, name) for name in changes}
    for name, value in changes.items():
        setattr(examining, name, value)
    try:
        return examine(file)
    finally:
        for name, value in before.items():
            setattr(examining, name, value)


def _never_ending(content: bytes, name: str) -> Workbook:
    while True:
        time.sleep(0.01)


def _trying_on(content: bytes, name: str) -> Workbook:
    while True:
        with suppress(Exception):
            _never_ending(content, name)


def _greedy(content: bytes, name: str) -> Workbook:
    bytearray(MUCH)
    return Workbook(name, "", {})


def _quick(file: Received) -> Seen:
    return Workbook(file.name, "", {})
