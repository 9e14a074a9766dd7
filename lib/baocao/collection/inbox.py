"""What lies in a folder of incoming files: those to take in, in order, and those passed over.

The folder is only ever looked into. Codes: S-020 passed over, S-021 not to be looked into.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from baocao.build.outputs import is_left_by_program
from baocao.errors import Finding, Severity, visible
from baocao.submissions.keyed_in import FOLDER as KEYED_IN

CONFLICT = re.compile(r"conflicted copy|sync-conflict-|xung đột|case conflict", re.IGNORECASE)
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")


class Reason(NamedTuple):
    """Why a file is passed over, and what to do about it."""

    problem: str
    remedy: str
    severity: Severity = "note"


LINK = Reason("là liên kết tới nơi khác", "Chép chính tệp hoặc thư mục đó vào đây rồi chạy lại")
LOCKED = Reason(
    "là tệp tạm hoặc tệp khóa của phần mềm",
    "Nếu có người đang mở tệp gốc, lưu và đóng tệp đó rồi chạy lại",
)
CONFLICTING = Reason(
    "là bản sao do phần mềm đồng bộ tạo ra khi hai nơi cùng sửa",
    "So với tệp gốc; nếu đây mới là bản đúng, hoặc là bản duy nhất, thì đổi tên rồi chạy lại",
    "warning",
)
HALF = Reason("là tệp đang tải dở", "Đợi tải xong, hoặc tải lại, rồi chạy lại")
NO_FILE = Reason("không phải tệp thường", "Chép chính tệp đó vào đây rồi chạy lại")


@dataclass(frozen=True, slots=True, order=True)
class Arrival:
    """A file that came in; the oldest sorts first. ``name`` is what it is called ever after.

    ``changed`` is when the file was last written, in nanoseconds.
    """

    changed: int
    name: str
    path: Path


def arrivals(folder: Path, keyed_in: bool = False) -> tuple[list[Arrival], list[Finding]]:
    """The files in a folder and those below it, oldest first, and what was passed over.

    They are named from the folder on, the forms ``keyed_in`` by the office from the one that it
    lies in, and nothing else is ever named so. Links are not followed: what they lead to may lie
    anywhere.
    """
    found: list[Arrival] = []
    passed: list[Finding] = []

    def named(path: Path) -> str:
        shown = _shown(folder, path)
        if keyed_in:
            return f"{KEYED_IN}/{shown}"
        return f"./{shown}" if shown.startswith(f"{KEYED_IN}/") else shown

    def unseen(error: OSError) -> None:
        passed.append(_unseen(named(Path(error.filename)), error))

    for place, _, names in os.walk(folder, onerror=unseen):
        for path in (Path(place) / name for name in sorted(names)):
            name = named(path)
            try:
                status = path.lstat()
            except OSError as error:
                passed.append(_unseen(name, error))
                continue
            if reason := _reason(path, status.st_mode):
                passed.append(_passed(name, reason))
            else:
                found.append(Arrival(status.st_mtime_ns, name, path))
    passed += (_passed(named(link), LINK) for link in _linked_folders(folder))
    return sorted(found), sorted(passed, key=lambda each: each.file)


def _reason(path: Path, mode: int) -> Reason | None:
    """Why a file is passed over, and what to do about it; None when it is to be taken in."""
    if stat.S_ISLNK(mode):
        return LINK
    if not stat.S_ISREG(mode):
        return NO_FILE
    if is_left_by_program(Path(path.name)):
        return LOCKED
    if CONFLICT.search(unicodedata.normalize("NFC", path.name)):
        return CONFLICTING
    return HALF if path.suffix.lower() in UNFINISHED else None


def _linked_folders(folder: Path) -> Iterator[Path]:
    for place, names, _ in os.walk(folder):
        yield from (link for name in names if (link := Path(place) / name).is_symlink())


def _shown(folder: Path, path: Path) -> str:
    """The path from the folder on as it can be told and kept, whatever bytes it is made of."""
    name = os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", name)


def _passed(name: str, reason: Reason) -> Finding:
    problem = f"{reason.problem} nên không được nhận"
    return Finding("S-020", reason.severity, problem, reason.remedy, visible(name))


def _unseen(name: str, error: OSError) -> Finding:
    problem = f"không xem được ({error.strerror})"
    return Finding("S-021", "warning", problem, "Kiểm tra quyền đọc rồi chạy lại", visible(name))
