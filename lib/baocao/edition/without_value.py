"""Figures without value in few words: of those that each unit or cluster has, how many."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.figures import Figure
from baocao.text import number, prose_number

FAMILIES = {"score": ("số điểm, thứ hạng", "đơn vị"), "cluster": ("số liệu", "cụm thi đua")}
"""What the figures of such ids (``score.<unit>.rank``) are, and of whom."""

NAMED_AT_MOST = 10
"""So many of a family are still named, each by its label."""


def in_few_words(figures: Iterable[Figure]) -> list[str]:
    """A phrase for each large family of ids, then the labels of all other figures."""
    families: dict[str, list[Figure]] = {name: [] for name in FAMILIES}
    others: list[Figure] = []
    for each in figures:
        families.get(each.id.partition(".")[0], others).append(each)
    phrases = []
    for name, held in families.items():
        if len(held) > NAMED_AT_MOST:
            phrases.append(_phrase(name, held))
        else:
            others += held
    return [*phrases, *(each.label for each in others)]


def _phrase(family: str, figures: Iterable[Figure]) -> str:
    what, whose = FAMILIES[family]
    owners = [each.id.split(".")[1] for each in figures]
    return f"{number(len(owners))} {what} của {prose_number(len({*owners}))} {whose}"
