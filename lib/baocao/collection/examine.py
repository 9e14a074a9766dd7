"""Look at one incoming file where nothing that it does can harm: in a process of its own.

Only what reads cells is imported here: the process is started for this alone. Codes: S-030 it
takes too long, S-031 too much memory, S-032 its process dies, S-033 more than a form can hold.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType
from typing import Literal

from baocao.cells import Sheet, Workbook
from baocao.cells.workbook import read_workbook
from baocao.errors import DataError, Finding
from baocao.text import fold

SECONDS = 20
SECONDS_OF_GRACE = 5  # then the process ends, whatever it is doing
MEGABYTES = 1_024
CELLS = 50_000  # of all sheets; the largest form has some thousands
LETTERS = 1_000_000
Limit = Literal["S-030", "S-031", "S-032", "S-033"]
PROBLEMS: dict[Limit, str] = {
    "S-030": f"đọc quá {SECONDS} giây chưa xong",
    "S-031": f"đọc cần hơn {MEGABYTES} MB bộ nhớ",
    "S-032": "làm hỏng tiến trình đọc nó",
    "S-033": f"có hơn {CELLS // 10**3} nghìn ô hoặc {LETTERS // 10**6} triệu ký tự, quá một biểu",
}
OF_MACHINE: dict[str, str] = {code: PROBLEMS[code] for code in ("S-030", "S-031", "S-032")}
"""Those that may be due to the machine: another time the same file may well be read."""

REMEDY = "Không dùng tệp này; đề nghị đơn vị lập lại từ biểu mẫu và gửi lại"


class Overdue(BaseException):
    """The time for a file is over; no reader may take it for an error of the file."""


@dataclass(frozen=True, slots=True)
class Received:
    """One file to be looked at: the bytes that were kept of it, and how findings call it.

    ``sheets`` are the names, folded, of the sheets whose cells are wanted.
    """

    name: str
    content: bytes
    sheets: frozenset[str] = frozenset()


Seen = Workbook | Finding
"""What a file is: a workbook, or why it is none that can be used."""


def examine(file: Received) -> Seen:
    """The workbook that a file is, or why it cannot be used; never an error of the file.

    Of sheets that are not wanted only the names are given: many workbooks are held at once.
    """
    try:
        with _in_time():
            workbook = read_workbook(file.content, file.name)
            if not _may_be_form(workbook):
                return refusal("S-033", file.name)
            return _wanted(workbook, file.sheets)
    except DataError as refused:
        return refused.findings[0]
    except Overdue:
        return refusal("S-030", file.name)
    except MemoryError:
        return refusal("S-031", file.name)


def _may_be_form(workbook: Workbook) -> bool:
    """Whether a form can have as many cells and letters."""
    sheets = workbook.sheets.values()
    letters = sum(len(cell.raw) for sheet in sheets for cell in sheet.cells.values())
    return letters <= LETTERS and sum(len(sheet.cells) for sheet in sheets) <= CELLS


def _wanted(workbook: Workbook, names: frozenset[str]) -> Workbook:
    sheets = {
        name: sheet if fold(name) in names else Sheet(name, sheet.hidden, {})
        for name, sheet in workbook.sheets.items()
    }
    return replace(workbook, sheets=sheets)


def refusal(code: Limit, name: str) -> Finding:
    """What is said of a file that cannot be looked at to its end."""
    return Finding(code, "error", f"tệp {PROBLEMS[code]} nên bị từ chối", REMEDY, name)


def confine() -> None:
    """Make this process one that only reads files: bounded, silent, and gone with its parent.

    Its memory is bounded where the system can. Who waits for the output of the command waits for
    the command alone.
    """
    with Path(os.devnull).open("w") as nowhere:
        for output in (1, 2):
            os.dup2(nowhere.fileno(), output)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    if sys.platform == "linux":  # others have no such limit, or refuse it
        import resource

        limit = MEGABYTES << 20
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends this one


def _end_with(parent: int) -> None:
    """End this process as soon as the one that started it is gone, however that ended."""
    wait([parent])
    os._exit(1)


@contextmanager
def _in_time() -> Iterator[None]:
    """Let what is inside take its time and no more; in a thread of somebody else's: no bound."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    in_process_of_its_own = multiprocessing.parent_process() is not None
    with Path(os.devnull).open("w") as nowhere:
        if in_process_of_its_own:  # what Python cannot interrupt ends with its process
            faulthandler.dump_traceback_later(SECONDS + SECONDS_OF_GRACE, exit=True, file=nowhere)
        try:
            with _alarm():
                yield
        finally:
            if in_process_of_its_own:
                faulthandler.cancel_dump_traceback_later()


@contextmanager
def _alarm() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(number: int, frame: FrameType | None) -> None:
    raise Overdue
