"""Running a command to its end: its seconds, and the memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

POLL_SECONDS = 0.02
MEBIBYTE = 1024 * 1024

Tell = Callable[[str], None]
"""Says what is being measured now."""


@dataclass(frozen=True)
class Watched:
    """What one run of a command took: wall seconds and, if it was watched, its peak in MiB."""

    wall: float
    peak: float = 0.0


def run(
    command: Sequence[str | Path],
    folder: Path,
    watch: bool = False,
    variables: Mapping[str, str] | None = None,
) -> Watched:
    """Run a command silently in ``folder``; watching its memory takes time from it.

    Raises:
        SystemExit: it failed; the message has its own last words.
    """
    begun = time.perf_counter()
    process = psutil.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    peak = _peak(process) if watch else 0.0
    _, words = process.communicate()
    wall = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}:\n{words.decode()[-2000:]}")
    return Watched(wall, peak)


def _peak(process: psutil.Popen) -> float:
    """The largest memory in MiB of the process and all it started, until it ends."""
    peak = 0
    while process.poll() is None:
        peak = max(peak, _held(process))
        time.sleep(POLL_SECONDS)
    return peak / MEBIBYTE


def _held(process: psutil.Process) -> int:
    """Bytes held by a process tree; a page shared by several is counted once, in parts (PSS)."""
    try:
        return sum(_shares(member) for member in [process, *process.children(recursive=True)])
    except psutil.NoSuchProcess:
        return 0


def _shares(process: psutil.Process) -> int:
    try:
        text = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it ended between the listing and the reading
        return 0
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) * 1024 for words in lines if words[0] == "Pss:"), 0)
