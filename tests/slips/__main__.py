"""Prints how many slips of each kind are raised, and which are not."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from slips.forms import sent
from slips.measure import Measured, measure

PROJECT = Path(__file__).parents[2]
PERIOD = "2026Q2"


def main() -> None:
    """Measure over the sample's forms."""
    measured = measure(sent(PROJECT, PERIOD))
    console = Console(width=120)
    console.print(_table(measured))
    console.print(
        f"Nêu ra {measured.share:.1f}% lỗi gõ; {len(measured.false_alarms)} cảnh báo ở biểu sạch; "
        f"{measured.hinted} lần gợi ý được lỗi gõ là gì"
    )


def _table(measured: Measured) -> Table:
    table = Table("Lỗi gõ", "Số lỗi", "Được nêu", title=f"Lỗi gõ gieo vào biểu mẫu {PERIOD}")
    for kind, laid, raised in measured.by_kind():
        table.add_row(kind, str(laid), str(raised))
    return table


if __name__ == "__main__":
    main()
