"""Reading every workbook of a folder, by the project's reader or by pandas with openpyxl.

python -m bench.reading ours|pandas FOLDER      one side, in a process of its own
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench.watching import Tell

SIDES = ("ours", "pandas")


@dataclass(frozen=True)
class Reading:
    """What reading a folder took: seconds of each run by side, and how many cells each saw."""

    files: int
    seconds: dict[str, list[float]]
    cells: dict[str, int]

    @property
    def ratio(self) -> float:
        """How many times faster the project's reader is, by the medians."""
        return median(self.seconds["pandas"]) / median(self.seconds["ours"])


def measure(folder: Path, runs: int, tell: Tell) -> Reading:
    """Read ``folder`` ``runs`` times by each side in turn, each time in a fresh process."""
    seconds: dict[str, list[float]] = {side: [] for side in SIDES}
    seen: dict[str, int] = {}
    for run in range(runs):
        for side in SIDES:
            tell(f"đọc {folder.name}: lượt {run + 1}/{runs}, {side}")
            taken, seen[side] = _read_once(side, folder)
            seconds[side].append(taken)
    return Reading(len(workbooks(folder)), seconds, seen)


def workbooks(folder: Path) -> list[Path]:
    """The workbooks below a folder, in order of their names; not those kept of closed editions."""
    return sorted(path for path in folder.rglob("*.xlsx") if "closed" not in path.parts)


def _read_once(side: str, folder: Path) -> tuple[float, int]:
    command = [sys.executable, "-m", "bench.reading", side, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    seconds, cells = json.loads(done.stdout)
    return seconds, cells


def _reader(side: str) -> Callable[[Path], int]:
    """The function that reads one workbook whole and tells how many filled cells it saw."""
    if side == "ours":
        from baocao.cells import open_workbook

        return lambda path: sum(len(sheet.cells) for sheet in open_workbook(path).sheets.values())
    import openpyxl  # noqa: F401  loaded before the clock starts, as the other side's reader is
    import pandas

    def read(path: Path) -> int:
        sheets = pandas.read_excel(path, sheet_name=None, engine="openpyxl", header=None)
        return sum(int(sheet.notna().sum().sum()) for sheet in sheets.values())

    return read


def _time(read: Callable[[Path], int], paths: Iterable[Path]) -> tuple[float, int]:
    begun = time.perf_counter()
    cells = sum(read(path) for path in paths)
    return time.perf_counter() - begun, cells


if __name__ == "__main__":
    side, folder = sys.argv[1:]
    print(json.dumps(_time(_reader(side), workbooks(Path(folder)))))
