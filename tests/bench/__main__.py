"""Prints what was measured just now on this machine; nothing is kept."""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path

import psutil
from rich.console import Console

from bench import building, comparing, printing, reading
from bench.forms import write_forms
from bench.scratch import PROJECT, copy_project
from bench.watching import Tell

FORMS = 128
PARTS = ("reading", "building", "comparing")

console = Console(width=120)


def main() -> None:
    """Measure reading, then building, then the whole against stock tools; print each table."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--runs", type=int, default=5, help="số lượt của mỗi phép đo")
    parser.add_argument("--period", default="2026Q2", help="kỳ báo cáo để lập")
    parser.add_argument("--only", choices=PARTS, help="chỉ đo một phần")
    asked = parser.parse_args()
    console.print(
        f"Python {platform.python_version()}, {psutil.cpu_count()} lõi, "
        f"trung vị của {asked.runs} lượt, mỗi lượt một tiến trình"
    )
    measures = {"reading": measure_reading, "building": measure_building}
    for part, measure in {**measures, "comparing": measure_against_stock}.items():
        if asked.only in (None, part):
            with console.status("") as status, tempfile.TemporaryDirectory() as folder:
                table = measure(Path(folder), asked.period, asked.runs, status.update)
            console.print(table)


def measure_reading(folder: Path, _: str, runs: int, tell: Tell) -> printing.Table:
    """Both readers over full forms and over data/ as it is."""
    write_forms(folder, FORMS)
    return printing.reading_table(
        {
            f"{FORMS} biểu, mỗi biểu 6 trang": reading.measure(folder, runs, tell),
            "data/ như hiện có": reading.measure(PROJECT / "data", runs, tell),
        }
    )


def measure_building(folder: Path, period: str, runs: int, tell: Tell) -> printing.Table:
    """The build of data/ as it is."""
    copy_project(folder)
    return printing.building_table(period, building.measure(folder, period, runs, tell))


def measure_against_stock(folder: Path, period: str, runs: int, tell: Tell) -> printing.Table:
    """The build of full forms against stock tools; half as many runs for memory as for time."""
    halves = (runs, max(1, runs // 2))
    return printing.comparison_table(comparing.measure(folder, period, halves, tell))


if __name__ == "__main__":
    main()
