"""The folder of files received: what is put there stays as it is, and nothing is lost by a kill.

A file comes in under a name that begins with a dot and only then gets its own, which never stands
over another. What a killed run left under its own name is taken in by the next one. Codes: S-022
file changed while it was read, S-023 file that cannot be read.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from baocao.build import outputs
from baocao.build.publish import flush
from baocao.collection.inbox import Arrival
from baocao.errors import DataError, Finding, visible
from baocao.submissions import LEDGER, Ledger, received_folder

REFUSED = "khong-nhan"
PASSING = ".dang-nhan-"
PIECE = 1 << 20
TRIES = 3
SECONDS_BETWEEN_TRIES = 0.2
PLAIN = re.compile(r"\w[\w.-]*", re.ASCII)
KINDS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt", "xml", "html", "pdf", "docx", "doc")
KINDS += ("zip", "rar", "7z", "jpg", "jpeg", "png")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a file as they were at one moment, and where they lie."""

    sha256: str
    path: Path


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of what was received for a period; whoever writes there is alone."""

    data: Path
    office: str
    period: str

    @property
    def folder(self) -> Path:
        """Where the files lie, beside the ledger."""
        return received_folder(self.data, self.office, self.period)

    def clear(self) -> None:
        """Remove what a run was just writing when it was killed, or needs no more."""
        for left in self.folder.glob(f"{PASSING}*"):
            left.unlink()

    def unnamed(self, ledger: Ledger) -> Iterator[Snapshot]:
        """Files that lie here and that the ledger does not name, in order of name."""
        known = {self.data / entry.file for entry in ledger.entries}
        for folder in (self.folder, self.folder / REFUSED):
            for path in sorted(folder.glob("[!.]*")):
                if path.is_file() and path.name != LEDGER and path not in known:
                    yield Snapshot(outputs.sha256(path), path)

    def take(self, arrival: Arrival, number: int) -> Snapshot:
        """Copy a file that came in; ``number`` is its own among those that come in now.

        Raises:
            DataError: it cannot be read, or somebody is writing it.
            OSError: it cannot be written here.
        """
        place = self.folder / f"{PASSING}{number}"
        for _ in range(TRIES):
            before = _state(arrival)
            digest = copied(arrival, place)
            if _state(arrival) == before:
                return Snapshot(digest, place)
            time.sleep(SECONDS_BETWEEN_TRIES)
        problem, remedy = "đang bị ghi trong lúc đọc", "Đợi lưu hoặc đồng bộ xong rồi chạy lại"
        raise DataError([Finding("S-022", "error", problem, remedy, visible(arrival.name))])

    def keep(self, snapshot: Snapshot, unit: str, name: str) -> str:
        """Give a file its own name: the next of its unit, or without one a name by its hash.

        Returns the name from data/ on. ``name`` is the one that it came under.
        """
        if PLAIN.fullmatch(unit):
            place = self.folder / f"{unit}-{self._last(unit) + 1}.xlsx"
        else:
            kind = name.rpartition(".")[2].lower()
            kind = kind if kind in KINDS else "khac"
            place = self.folder / REFUSED / f"{snapshot.sha256[:16]}.{kind}"
            place.parent.mkdir(exist_ok=True)
        if not place.exists():
            self.put(snapshot.path, place)
        return self.name(place)

    def put(self, source: Path, place: Path) -> None:
        """Let a file here be there also under another name, which nothing has yet."""
        outputs.flush(source)
        try:
            os.link(source, place)
        except OSError:  # a disk that knows no links
            passing = self.folder / f"{PASSING}{place.name}"
            shutil.copyfile(source, passing)
            outputs.flush(passing)
            os.rename(passing, place)

    def name(self, path: Path) -> str:
        """A file here as it is named from data/ on."""
        return path.relative_to(self.data).as_posix()

    def write(self, ledger: Ledger) -> bool:
        """Put the ledger in place of the one before, whole; whether it is another one."""
        content, place = outputs.as_json(ledger.as_json()), self.folder / LEDGER
        if place.is_file() and place.read_bytes() == content.encode():
            return False
        for folder in (self.folder / REFUSED, self.folder):  # first of all, the files it names
            if folder.is_dir():
                flush(folder)
        passing = self.folder / f"{PASSING}{LEDGER}"
        outputs.write(passing, content)
        os.replace(passing, place)
        flush(self.folder)
        return True

    def _last(self, unit: str) -> int:
        """The highest number of a file of the unit; 0 when there is none."""
        numbered = re.compile(rf"{re.escape(unit)}-([0-9]+)\.xlsx")
        found = (numbered.fullmatch(path.name) for path in self.folder.glob(f"{unit}-*.xlsx"))
        return max((int(number[1]) for number in found if number), default=0)


def is_passing(path: Path) -> bool:
    """Whether a file is a copy that has no name of its own yet."""
    return path.name.startswith(PASSING)


def _state(arrival: Arrival) -> tuple[int, int, int]:
    try:
        status = arrival.path.stat()
    except OSError as error:
        raise _unreadable(arrival, error) from error
    return status.st_ino, status.st_size, status.st_mtime_ns


def copied(arrival: Arrival, place: Path) -> str:
    """Copy a file piece by piece; gives the hash of what was copied."""
    digest = hashlib.sha256()
    with place.open("wb") as copy:
        for piece in _pieces(arrival):
            digest.update(piece)
            copy.write(piece)
    return digest.hexdigest()


def _pieces(arrival: Arrival) -> Iterator[bytes]:
    try:
        with arrival.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except OSError as error:
        raise _unreadable(arrival, error) from error


def _unreadable(arrival: Arrival, error: OSError) -> DataError:
    problem = f"không đọc được ({error.strerror})"
    remedy = "Đóng tệp trong Excel, kiểm tra quyền đọc rồi chạy lại"
    return DataError([Finding("S-023", "error", problem, remedy, visible(arrival.name))])
