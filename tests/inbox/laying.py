"""Lay the inbox into a folder: the odd files, or the good twin of each case."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inbox.case import Sent
from inbox.form import Unit

BEGINS = datetime(2026, 6, 12, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
State = dict[str, tuple[str, int]]


@dataclass(frozen=True)
class Laid:
    """A file as it lies in the inbox: ``name`` from the inbox on, as people are told it."""

    unit: Unit
    sent: Sent
    name: str
    sha256: str


def lay(folder: Path, cases: Mapping[str, tuple[Unit, Sequence[Sent]]]) -> dict[str, list[Laid]]:
    """Write the files of every case below ``folder``, by the names of the cases."""
    return {
        name: [_lay(folder, unit, sent, place) for place, sent in enumerate(files)]
        for name, (unit, files) in cases.items()
    }


def tree(folder: Path) -> State:
    """Hash and time of every file below a folder, by its path; what changes it changes this."""
    return dict(_states(folder))


def shown_name(path: Path) -> str:
    """A name as it can be told and kept, whatever bytes it is made of."""
    shown = os.fsencode(path.as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", shown)


def _lay(folder: Path, unit: Unit, sent: Sent, place: int) -> Laid:
    path = folder / sent.name.replace("{code}", unit.code)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = sent.content(unit)
    path.write_bytes(content)
    saved = (BEGINS + sent.days * timedelta(days=1) + place * MINUTE).timestamp()
    os.utime(path, (saved, saved))
    digest = hashlib.sha256(content).hexdigest()
    return Laid(unit, sent, shown_name(path.relative_to(folder)), digest)


def _states(folder: Path) -> Iterator[tuple[str, tuple[str, int]]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield os.fsencode(path.relative_to(folder)).hex(), (digest, path.stat().st_mtime_ns)
