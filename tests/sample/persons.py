"""What rows about persons share: how many there are, the communes named, codes, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from sample.committees import Committee, chosen_communes
from sample.layout import Row
from sample.quarters import Quarter, read_yaml


def batches(source: Random, total: int, most: int = 5) -> list[int | None]:
    """Return the number of persons in each of some rows; they add up to ``total``.

    None stands for one person, whose number people leave blank.
    """
    sizes: list[int | None] = []
    while total:
        size = source.randint(1, min(total, most))
        total -= size
        sizes.append(None if size == 1 and source.random() < 0.7 else size)
    return sizes


def named_communes(figure: str, quarter: Quarter) -> list[Committee]:
    """Return the committees that ``figure`` counts: those the report names, others by lot."""
    codes = read_yaml("named_communes.yml")[figure].get(quarter.label, ())
    return chosen_communes(Random(f"{figure}:{quarter.label}"), codes, quarter[figure])


def coded(prefix: str, rows: Sequence[Row]) -> list[Row]:
    """Return the rows in order of day with codes numbered through."""
    ordered = sorted(rows, key=lambda row: row["Ngày"])
    return [{"Mã": f"{prefix}-{number:03d}", **row} for number, row in enumerate(ordered, start=1)]


def decision(day: date) -> str:
    """Return what stands for the decision of a day."""
    return f"Quyết định mẫu ngày {day.day:02d}/{day.month}/{day.year}"
