"""Builds by the command, with its real kernel: from nothing, unchanged, and with a new sentence."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.watching import Tell, run

BAOCAO = Path(sys.executable).with_name("baocao")
REPORT = ("--report", "quarterly")
SENTENCE = "Các phòng tiếp tục phối hợp chặt chẽ, đúng quy chế{}."


@dataclass(frozen=True)
class Building:
    """What builds of one report took, a value a run: seconds, seconds by stage, peaks in MiB."""

    anew: list[float] = field(default_factory=list)
    stages: dict[str, list[float]] = field(default_factory=dict)
    unchanged: list[float] = field(default_factory=list)
    sentence: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    @property
    def other(self) -> float:
        """The median seconds that no stage accounts for: start of the command, the manifest."""
        staged = [sum(seconds) for seconds in zip(*self.stages.values(), strict=True)]
        return median(wall - inside for wall, inside in zip(self.anew, staged, strict=True))


def measure(root: Path, period: str, runs: int, tell: Tell) -> Building:
    """Build the report of the project at ``root``, which is changed by it, in turn in three ways.

    Watching memory takes time from what is watched, so no run is used for both.
    """
    measured = Building()
    for number in range(1, runs + 1):
        tell(f"lập báo cáo {period}: lượt {number}/{runs}")
        measured.anew.append(build_anew(root, period))
        for stage, seconds in _stages(root).items():
            measured.stages.setdefault(stage, []).append(seconds)
        measured.unchanged.append(build(root, period))
        say_more(root, period, number)
        measured.sentence.append(build(root, period))
        measured.peaks.append(build_anew(root, period, watch=True))
    return measured


def build_anew(root: Path, period: str, watch: bool = False) -> float:
    """Build the report where there is none; the seconds, or the peak in MiB."""
    shutil.rmtree(root / "build", ignore_errors=True)
    return build(root, period, watch)


def build(root: Path, period: str, watch: bool = False) -> float:
    """Build the report over what is there; the seconds, or the peak in MiB."""
    done = run([BAOCAO, "build", period, *REPORT], root, watch)
    return done.peak if watch else done.wall


def say_more(root: Path, period: str, number: int) -> None:
    """Write one more sentence: by turns in the slots and in a Markdown cell of the notebook."""
    sentence = "\n\n" + SENTENCE.format(", kịp thời" * number)
    if number % 2:
        (slots,) = root.glob(f"data/*/{period}/quarterly.md")
        slots.write_text(slots.read_text(encoding="utf-8") + sentence, encoding="utf-8")
        return
    path = root / "notebooks" / "quarterly.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    prose = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    prose[1]["source"] = "".join(prose[1]["source"]) + sentence
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _stages(root: Path) -> dict[str, float]:
    (manifest,) = (root / "build").rglob("manifest.json")
    return json.loads(manifest.read_text(encoding="utf-8"))["run"]["seconds"]
