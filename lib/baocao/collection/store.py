"""The folder of files received: what is put there stays as it is, and nothing is lost by a kill.

A file comes in under a name that begins with a dot and only then gets its own, which never stands
over another. What a killed run left under its own name is taken in by the next one, and what
somebody has spoilt here is moved aside, not removed, when the original comes again. Codes: S-022
file changed while it was read, S-023 file that cannot be read.
"""

from __future__ import annotations

import errno
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
from baocao.collection.naming import REFUSED, Names
from baocao.errors import DataError, Finding, visible
from baocao.submissions import LEDGER, RECEIVED, Ledger, received_folder

PASSING = ".dang-nhan-"
PIECE = 1 << 20
TRIES = 3
SECONDS_BETWEEN_TRIES = 0.2
SPOILT = re.compile(r".*\.hong-[0-9a-f]{8}")


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
                own = path.name == LEDGER or SPOILT.fullmatch(path.name)
                if path.is_file() and not own and path not in known:
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

    def names(self, ledger: Ledger) -> Names:
        """The names that files here have, or had: a file that was lost may come again."""
        there = (path for path in self.folder.rglob("*") if path.is_file())
        names = (path.relative_to(self.folder).as_posix() for path in there)
        had = (entry.file.partition(f"/{RECEIVED}/")[2] for entry in ledger.entries)
        return Names.of((*names, *had))

    def keep(self, source: Path, name: str) -> Path:
        """Let a file here be there under its own name, which nothing has yet."""
        place = self.folder / name
        place.parent.mkdir(exist_ok=True)
        self.put(source, place)
        return place

    def restore(self, snapshot: Snapshot, place: Path) -> None:
        """See that a file received is in its place as it was; ``snapshot`` are its bytes.

        What cannot even be read there is left alone.
        """
        try:
            there = outputs.sha256(place)
        except FileNotFoundError:
            self.put(snapshot.path, place)
        except OSError:
            pass
        else:
            if there != snapshot.sha256:
                aside = place.with_name(f"{place.name}.hong-{there[:8]}")
                if not aside.exists():
                    self.put(place, aside)
                passing = self.folder / f"{PASSING}{place.name}"
                self.put(snapshot.path, passing)
                os.replace(passing, place)

    def put(self, source: Path, place: Path) -> None:
        """Let a file here be there also under another name.

        Raises:
            FileExistsError: something stands there, if only under a name like it.
        """
        outputs.flush(source)
        try:
            os.link(source, place)
        except FileExistsError:
            raise
        except OSError:  # a disk that knows no links
            passing = self.folder / f"{PASSING}{place.name}"
            shutil.copyfile(source, passing)
            outputs.flush(passing)
            if place.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), place) from None
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


def is_unnamed(path: Path) -> bool:
    """Whether a file here is a copy that has no name of its own yet."""
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
