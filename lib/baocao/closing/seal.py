"""The seal of a closed version: what it was closed from, and the hash of each of its files."""

from __future__ import annotations

import json
import platform
import socket
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PureWindowsPath
from typing import Any, Self

from baocao.archive import SEAL, correction_number, version_name
from baocao.build import outputs
from baocao.build.run import EditionKey
from baocao.closing.program import libraries
from baocao.errors import BuildError
from baocao.text import day

SCHEMA = 1
OF_FIGURES = ("office", "report", "period", "window", "as_of", "state")
OF_MANIFEST = ("code", "inputs")
REPORT = ("figures.json", outputs.MANIFEST)
"""What says of the report where it came from."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What stands in ``closed.json``.

    ``version`` 0 is the first issue, n its n-th correction, for ``reason``. ``origin`` is what the
    report itself says it came from; ``unread`` are the names, from data/ on, of files that were
    seen but not read; ``files`` are the hashes of the version's own files.
    """

    version: int
    reason: str
    origin: Mapping[str, Any]
    closed: datetime
    python: str
    libraries: Mapping[str, str]
    unread: tuple[str, ...]
    files: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The seal of the version in ``folder``.

        Raises:
            BuildError: it is missing, or not what a closing writes; no name in it leads out of
                the version, or out of data/ and params/.
        """
        try:
            found = json.loads((folder / SEAL).read_text(encoding="utf-8"))
            _refuse_outside(found["files"])
            _refuse_outside(found["inputs"], "data", "params")
            _refuse_outside(found["unread"], "data")
            return cls(
                int(found["version"]),
                found["reason"],
                {key: found[key] for key in (*OF_FIGURES, *OF_MANIFEST)},
                datetime.fromisoformat(found["run"]["closed"]),
                found["python"],
                dict(found["libraries"]),
                tuple(found["unread"]),
                dict(found["files"]),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BuildError(
                f"{folder / SEAL}: bị mất hoặc hỏng. Lấy lại tệp này từ bản sao lưu."
            ) from error

    @property
    def edition(self) -> EditionKey:
        """Which report was closed."""
        return EditionKey(*(self.origin[key] for key in ("office", "period", "report")))

    @property
    def inputs(self) -> dict[str, str]:
        """The hash of each file that was read, by name from data/ or params/ on."""
        return dict(self.origin["inputs"])

    @property
    def name(self) -> str:
        """The version as people call it."""
        return version_name(self.version)

    @property
    def when(self) -> str:
        """When it was closed: 16:05 ngày 03/7/2026."""
        return f"{self.closed:%H:%M} ngày {day(self.closed.date())}"


def seal_json(folder: Path, version: int, reason: str, unread: list[str]) -> str:
    """The seal of the files that have just been frozen in ``folder``."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    content = {
        "schema": SCHEMA,
        "version": version,
        "reason": reason,
        **_origin(folder),
        "python": platform.python_version(),
        "libraries": libraries(),
        "unread": unread,
        "files": {name: outputs.sha256(folder / name) for name in _own(folder)},
        "run": {"closed": now, "machine": socket.gethostname()},
    }
    return outputs.as_json(content)


def damages(folder: Path, seal: Seal) -> list[str]:
    """What in the folder of a version is not as it was sealed, one line a file, by name."""
    own = set(_own(folder))
    told = {name: "bị mất" for name in (*seal.files, *REPORT) if name not in own}
    told |= {
        name: "đã bị sửa hoặc hỏng"
        for name in own & set(seal.files)
        if outputs.sha256(folder / name) != seal.files[name]
    }
    told |= {
        name: "tệp lạ, không có lúc chốt"
        for name in own - set(seal.files)
        if not outputs.is_left_by_program(Path(name))
    }
    if told.keys().isdisjoint(REPORT) and _origin(folder) != seal.origin:
        told[SEAL] = "đã bị sửa, không khớp với báo cáo"
    return [f"{name}: {what}" for name, what in sorted(told.items())]


def _refuse_outside(names: Iterable[str], *folders: str) -> None:
    """Refuse names that lead elsewhere on any system, or not below one of ``folders``."""
    for name in names:
        path = PureWindowsPath(name)  # it takes either slash as one
        top, *below = path.parts
        if path.anchor or ".." in path.parts or (folders and not (top in folders and below)):
            raise ValueError(name)


def _origin(folder: Path) -> dict[str, Any]:
    """What the report in ``folder`` says of itself."""
    figures, made = (json.loads((folder / name).read_text(encoding="utf-8")) for name in REPORT)
    return {key: figures[key] for key in OF_FIGURES} | {key: made[key] for key in OF_MANIFEST}


def _own(folder: Path) -> Iterator[str]:
    """The names of a version's files, its seal aside; corrections inside it are not its own."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and name.as_posix() != SEAL and not _of_correction(name):
            yield name.as_posix()


def _of_correction(name: Path) -> bool:
    return len(name.parts) > 1 and correction_number(name.parts[0]) > 0
