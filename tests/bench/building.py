"""The whole build of a report by the command, with its real kernel: seconds and memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

BAOCAO = Path(sys.executable).with_name("baocao")
PROJECT = Path(__file__).parents[2]
POLL_SECONDS = 0.02
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Building:
    """What building one report took: wall seconds, seconds by stage, peak memory in MiB."""

    wall: list[float]
    stages: dict[str, list[float]]
    peaks: list[float]


def measure(period: str, runs: int, tell: Callable[[str], None]) -> Building:
    """Build ``period`` in fresh processes and folders: some runs for time, others for memory.

    Watching memory takes time from what is watched, so no run is used for both.
    """
    measured = Building([], {}, [])
    for run in range(runs):
        tell(f"lập báo cáo {period}: lượt {run + 1}/{runs}, thời gian")
        wall, stages, _ = _build(period, watch=False)
        measured.wall.append(wall)
        for stage, seconds in stages.items():
            measured.stages.setdefault(stage, []).append(seconds)
    for run in range(runs):
        tell(f"lập báo cáo {period}: lượt {run + 1}/{runs}, bộ nhớ")
        measured.peaks.append(_build(period, watch=True)[2])
    return measured


def other_seconds(building: Building) -> float:
    """The median wall time that no stage accounts for: start of the command, reading params."""
    staged = [sum(seconds) for seconds in zip(*building.stages.values(), strict=True)]
    return median(wall - inside for wall, inside in zip(building.wall, staged, strict=True))


def _build(period: str, watch: bool) -> tuple[float, dict[str, float], float]:
    with tempfile.TemporaryDirectory() as out:
        begun = time.perf_counter()
        command = [BAOCAO, "build", period, "--report", "quarterly", "--out", out]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = psutil.Popen(command, cwd=PROJECT, **silent)
        peak = _peak(process) if watch else 0.0
        if process.wait():
            raise SystemExit(f"baocao build {period} không thành công")
        wall = time.perf_counter() - begun
        (manifest,) = Path(out).rglob("manifest.json")
        return wall, json.loads(manifest.read_text(encoding="utf-8"))["run"]["seconds"], peak


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
