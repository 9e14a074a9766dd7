"""Figures without value in few words: of those that each unit or cluster has, how many, whose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from baocao.figures import Figure
from baocao.text import number, prose_number

FAMILIES = {"score": ("số điểm, thứ hạng", "đơn vị"), "cluster": ("số liệu", "cụm thi đua")}
"""What the figures of such ids (``score.<unit>.rank``) are, and of whom."""

NAMED_AT_MOST = 3
"""So many figures of a family are still told by their labels, and so many units by their names."""


def in_few_words(figures: Iterable[Figure], names: Mapping[str, str]) -> list[str]:
    """A phrase for each large family of ids, then the labels of all other figures.

    ``names`` are those of units and clusters by code.
    """
    families: dict[str, list[Figure]] = {name: [] for name in FAMILIES}
    others: list[Figure] = []
    for each in figures:
        families.get(each.id.partition(".")[0], others).append(each)
    phrases = []
    for name, held in families.items():
        if len(held) > NAMED_AT_MOST:
            phrases.append(_phrase(name, held, names))
        else:
            others += held
    return [*phrases, *(each.label for each in others)]


def _phrase(family: str, figures: Sequence[Figure], names: Mapping[str, str]) -> str:
    what, whose = FAMILIES[family]
    owners = [*dict.fromkeys(each.id.split(".")[1] for each in figures)]
    few = ", ".join(names.get(each, each) for each in owners)
    of_whom = few if len(owners) <= NAMED_AT_MOST else f"{prose_number(len(owners))} {whose}"
    return f"{number(len(figures))} {what} của {of_whom}"
