"""Prints what was measured just now on this machine; nothing is kept."""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path
from statistics import median

import psutil
from rich.console import Console
from rich.table import Table

from bench import building, reading
from bench.forms import write_forms

PROJECT = Path(__file__).parents[2]
FORMS = 128
FASTER_AT_LEAST = 6
MEMORY_AT_MOST = 400

console = Console(width=110)


def main() -> None:
    """Measure both readers, then the build, and print the tables."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--runs", type=int, default=5, help="số lượt của mỗi phép đo")
    parser.add_argument("--period", default="2026Q2", help="kỳ báo cáo để lập")
    asked = parser.parse_args()
    with console.status("") as status, tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "biểu"
        made.mkdir()
        write_forms(made, FORMS)
        readings = {
            f"{FORMS} biểu, mỗi biểu 6 trang": reading.measure(made, asked.runs, status.update),
            "data/ như hiện có": reading.measure(PROJECT / "data", asked.runs, status.update),
        }
        built = building.measure(asked.period, asked.runs, status.update)
    console.print(
        f"Python {platform.python_version()}, {psutil.cpu_count()} lõi, "
        f"trung vị của {asked.runs} lượt, mỗi lượt một tiến trình"
    )
    console.print(reading_table(readings))
    console.print(building_table(asked.period, built))


def reading_table(readings: dict[str, reading.Reading]) -> Table:
    """Both readers side by side, a row for each folder."""
    table = Table(title="Đọc bảng tính (giây)")
    heads = ("Dữ liệu", "Tệp", "Ô", "baocao.cells", "pandas + openpyxl", "Nhanh gấp")
    for position, heading in enumerate(heads):
        table.add_column(heading, justify="right" if position else "left")
    for name, read in readings.items():
        cells = " / ".join(f"{read.cells[side]:_}".replace("_", ".") for side in reading.SIDES)
        sides = (spread(read.seconds[side]) for side in reading.SIDES)
        table.add_row(name, str(read.files), cells, *sides, number(read.ratio))
    first = next(iter(readings.values()))
    table.caption = f"Yêu cầu ở dòng đầu: từ {FASTER_AT_LEAST} lần; " + verdict(
        first.ratio >= FASTER_AT_LEAST
    )
    return table


def building_table(period: str, built: building.Building) -> Table:
    """The stages of the build, its whole time and its largest memory."""
    table = Table("", title=f"Lập báo cáo quý {period}, từ lúc gọi lệnh, có kernel thật")
    table.add_column("Trung vị (thấp nhất - cao nhất)", justify="right")
    for stage, seconds in built.stages.items():
        table.add_row(f"{stage} (giây)", spread(seconds))
    table.add_row("khởi động và phần còn lại (giây)", number(building.other_seconds(built)))
    table.add_section()
    table.add_row("cả lần lập (giây)", spread(built.wall))
    table.add_row("bộ nhớ lớn nhất của mọi tiến trình (MiB)", spread(built.peaks))
    table.caption = f"Yêu cầu về bộ nhớ: dưới {MEMORY_AT_MOST} MiB; " + verdict(
        max(built.peaks) < MEMORY_AT_MOST
    )
    return table


def spread(values: list[float]) -> str:
    """The median with the least and the greatest value."""
    return f"{number(median(values))} ({number(min(values))} - {number(max(values))})"


def number(value: float) -> str:
    """A measured number as Vietnamese writes it, with two decimals below a hundred."""
    return f"{value:.{0 if value >= 100 else 2}f}".replace(".", ",")


def verdict(reached: bool) -> str:
    """Whether the requirement is met."""
    return "đạt" if reached else "KHÔNG ĐẠT"


if __name__ == "__main__":
    main()
