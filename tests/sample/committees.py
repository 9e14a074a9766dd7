"""The 128 Party committees directly under the provincial committee."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from sample.quarters import HERE, Quarter


@dataclass(frozen=True)
class Committee:
    """One committee: its code, name, kind (xã, phường ...), unit and the province it was in."""

    code: str
    name: str
    kind: str
    unit: str
    former_province: str


@cache
def committees() -> tuple[Committee, ...]:
    """Return all committees in official order."""
    text = (HERE / "party_committees.csv").read_text(encoding="utf-8")
    return tuple(
        Committee(
            row["code"],
            row["name"],
            row["kind"],
            row["unit"],
            row["former_province"].removesuffix(" (cũ)"),
        )
        for row in csv.DictReader(text.splitlines())
    )


@cache
def communes() -> tuple[Committee, ...]:
    """Return the committees of communes, wards and the special zone."""
    return tuple(committee for committee in committees() if committee.unit)


def sending(units: Sequence[Committee], quarter: Quarter) -> Sequence[Committee]:
    """Return those of the committees that send forms in a quarter."""
    return units[: quarter["party_committees.total"]]


def chosen_communes(source: Random, codes: Collection[str], wanted: int) -> list[Committee]:
    """Return so many communes: first those of the codes, in that order, then others by lot."""
    by_code = {committee.code: committee for committee in communes()}
    named = [by_code[code] for code in codes]
    others = [committee for committee in communes() if committee not in named]
    drawn = source.sample(others, max(wanted - len(named), 0))
    return named[:wanted] + sorted(drawn, key=lambda committee: committee.code)


def apportioned(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole shares of ``total`` by weight (largest remainder); they add up to it."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for index in order[: total - sum(shares)]:
        shares[index] += 1
    return shares


def scattered(source: Random, total: int, weights: Sequence[float]) -> list[int]:
    """Return ``total`` things thrown one by one into boxes of the given weights."""
    counts = [0] * len(weights)
    for box in source.choices(range(len(weights)), weights, k=total):
        counts[box] += 1
    return counts
