"""What was measured, as tables with the bars it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rich.table import Table

from bench import reading, stock
from bench.building import Building
from bench.comparing import Comparison

READS_FASTER = 6
SHARE_OF_STOCK = 0.30
MEMORY = 450
UNCHANGED = 1
SENTENCE = 4
NOT_MEASURED = "không đo được"
SPREAD = "Trung vị (thấp nhất - cao nhất)"


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
    table.caption = f"Yêu cầu ở dòng đầu: từ {READS_FASTER} lần; " + verdict(
        first.ratio >= READS_FASTER
    )
    return table


def building_table(period: str, built: Building) -> Table:
    """The stages of a build from nothing, its memory, and the two builds over it."""
    table = _table(f"Lập báo cáo quý {period} bằng data/ như hiện có, từ lúc gọi lệnh", "Yêu cầu")
    for stage, seconds in built.stages.items():
        table.add_row(f"{stage} (giây)", spread(seconds))
    table.add_row("khởi động và phần còn lại (giây)", number(built.other))
    table.add_section()
    table.add_row("lập mới (giây)", spread(built.anew))
    table.add_row("sửa một câu rồi lập lại (giây)", *_held(built.sentence, SENTENCE))
    table.add_row("lập lại khi không có gì thay đổi (giây)", *_held(built.unchanged, UNCHANGED))
    table.add_row("bộ nhớ lớn nhất của mọi tiến trình (MiB)", *_held(built.peaks, MEMORY))
    return table


def comparison_table(compared: Comparison) -> Table:
    """The stock commands, this project, and the share of one in the other."""
    own, side = compared, compared.stock
    table = _table(f"Cùng một báo cáo từ {own.forms} biểu, mỗi biểu 10 trang", "Bộ nhớ (MiB)")
    for name in stock.COMMANDS:
        measured = (side.seconds.get(name), side.peaks.get(name))
        table.add_row(
            f"{name} (giây)", *(spread(each) if each else NOT_MEASURED for each in measured)
        )
    table.add_section()
    table.add_row("papermill + nbconvert, cộng (giây)", spread(side.wall), spread(side.peak))
    table.add_row("baocao build (giây)", spread(own.seconds), spread(own.peaks))
    table.caption = " ".join(_conclusions(compared))
    return table


def _conclusions(compared: Comparison) -> list[str]:
    share = median(compared.seconds) / median(compared.stock.wall)
    complete = stock.WEBPDF in compared.stock.seconds
    held = verdict(share <= SHARE_OF_STOCK) if complete else f"{NOT_MEASURED}: thiếu Chromium"
    computed = compared.computed
    return [
        f"Tỷ lệ thời gian {number(share)}; yêu cầu không quá {number(SHARE_OF_STOCK)}: {held}.",
        f"Bộ nhớ dưới {MEMORY} MiB: {verdict(max(compared.peaks) < MEMORY)}.",
        f"pandas tự tính {computed.total - computed.given}/{computed.total} chỉ tiêu.",
    ]


def _table(title: str, last: str) -> Table:
    table = Table("", title=title)
    table.add_column(SPREAD, justify="right")
    table.add_column(last, justify="right")
    return table


def _held(values: Sequence[float], below: int) -> tuple[str, str]:
    """The values, and whether they are below what is asked for."""
    return spread(values), f"dưới {below}: {verdict(median(values) < below)}"


def spread(values: Sequence[float]) -> str:
    """The median with the least and the greatest value."""
    return f"{number(median(values))} ({number(min(values))} - {number(max(values))})"


def number(value: float) -> str:
    """A measured number as Vietnamese writes it, with two decimals below a hundred."""
    return f"{value:.{0 if value >= 100 else 2}f}".replace(".", ",")


def verdict(reached: bool) -> str:
    """Whether the requirement is met."""
    return "đạt" if reached else "KHÔNG ĐẠT"
