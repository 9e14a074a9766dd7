"""Builds killed at any time, as a power cut would."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from build.project import PROSE, Project

COMMAND = [sys.executable, "-c", "from baocao.cli import main; main()", "build", "2026Q2"]
BEFORE_FIRST_WRITE = 2
POINTS = 10


@pytest.mark.slow
def test_a_build_killed_at_ten_points_leaves_the_report_intact(project):
    """After each kill the report is there or is put back by the next command; a rerun is clean."""
    made = project(PROSE)
    run(made)
    old = made.outputs()
    made.write(PROSE, "## Thêm {eval}`received`")
    first_write, whole = measured(made)
    new = made.outputs()

    for moment in moments(first_write, whole):
        made.write(PROSE)
        run(made)
        made.write(PROSE, "## Thêm {eval}`received`")
        killed_after(moment, made)
        run(made, "trace", "x", "2026Q2")
        assert made.outputs() in (old, new), f"killed after {moment:.2f} s"
        assert folders_beside(made) == [], f"killed after {moment:.2f} s"
        run(made)
        assert made.outputs() == new, f"rerun after a kill at {moment:.2f} s"


def measured(made: Project) -> tuple[float, float]:
    """Seconds from the start to the first write below build/, and to the end."""
    staging = made.target.parent / f".{made.target.name}.staging"
    begin = time.perf_counter()
    with started(made) as build:
        while not staging.exists() and build.poll() is None:
            time.sleep(0.001)
        first_write = time.perf_counter() - begin
        build.wait()
    return first_write, time.perf_counter() - begin


def moments(first_write: float, whole: float) -> list[float]:
    """Points in time over the whole duration, most of them after the first write."""
    before = [first_write * (n + 1) / (BEFORE_FIRST_WRITE + 1) for n in range(BEFORE_FIRST_WRITE)]
    count = POINTS - BEFORE_FIRST_WRITE
    step = (whole - first_write) / count
    return before + [first_write + step * (n + 0.5) for n in range(count)]


def killed_after(seconds: float, made: Project) -> None:
    """Build and kill the process after some seconds; its kernel notices and ends by itself."""
    with started(made) as build:
        time.sleep(seconds)
        build.send_signal(signal.SIGKILL)


def run(made: Project, *words: str) -> None:
    """Run a command to its end."""
    command = [*COMMAND[:3], *words] if words else COMMAND
    subprocess.run(command, cwd=made.root, capture_output=True, check=not words)


def started(made: Project) -> subprocess.Popen[bytes]:
    """A build under way."""
    return subprocess.Popen(COMMAND, cwd=made.root, stdout=-3, stderr=-3)


def folders_beside(made: Project) -> list[Path]:
    """Folders beside the report."""
    return [path for path in made.target.parent.iterdir() if path.is_dir() and path != made.target]
