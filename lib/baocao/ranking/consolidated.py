"""All clusters in one table: how many members, which grades, who is first, who registered."""

from __future__ import annotations

from baocao.appendices.rows import EMPTY, NONE, value
from baocao.figures import Figure
from baocao.narrative import Block
from baocao.phrase import Part, Phrase
from baocao.ranking.words import Words, ruled, width_of
from baocao.scoring import Cluster
from baocao.tables import Column, Line, grid

ALL, NAME, COUNT, RATE = 100, 21, 9, 11


def consolidated(words: Words) -> Block:
    """A line a cluster, then one of all; below, that a first place may change."""
    lines = [_line(words, each) for each in words.standings.clusters]
    table = grid(_columns(words), [*lines, _all(words)])
    first = (each for each in words.everyone if each.rank == 1)
    return Block.in_turn([table, words.warning(first, "tập thể xếp thứ nhất")])


def grades(words: Words) -> Phrase:
    """How many members of all clusters have each grade, those that nobody has left out."""
    names = [ruled(band.name) for band in words.rules.bands]
    figures = _graded(words, "ranking.members")
    if (unknown := figures[0]).status != "ok":
        return Phrase.of(unknown.phrase, " tập thể được xếp loại")
    found = [
        Phrase.of(_number(figure), " tập thể xếp loại ", name)
        for figure, name in zip(figures, names, strict=True)
        if figure.value
    ]
    left = dict.fromkeys(figure.reason for figure in figures if figure.reason)
    told = (Phrase.of(Part(each, f"figure:{unknown.id}")) for each in left)
    return Phrase.of(Phrase.join(", ", found), *(Phrase.of(" (", each, ")") for each in told))


def _number(figure: Figure) -> Phrase:
    """How many, without what is left out: that is the same of all grades."""
    return Phrase.of(Part(figure.text, f"figure:{figure.id}"))


def _columns(words: Words) -> list[Column]:
    bands = [
        Column(ruled(band.name), width_of(band.name), "right") for band in words.rules.bands
    ]
    left = ALL - NAME - COUNT - RATE - sum(column.width for column in bands)
    return [
        Column(Phrase.of("Cụm"), NAME),
        Column(Phrase.of("Thành viên"), COUNT, "right"),
        *bands,
        Column(Phrase.of("Xếp thứ nhất"), left),
        Column(Phrase.of("Tỷ lệ đăng ký"), RATE, "right"),
    ]


def _line(words: Words, cluster: Cluster) -> Line:
    whose = f"cluster.{cluster.code}"
    return Line([
        words.short(cluster.code),
        *_counts(words, words.figure(f"{whose}.members"), f"{whose}.members"),
        _first(words, cluster),
        value(words.figure(f"{whose}.registration_rate")),
    ])  # fmt: skip


def _all(words: Words) -> Line:
    counts = _counts(words, words.how_many, "ranking.members")
    rate = value(words.figure("ranking.registration_rate"))
    return Line([Phrase.of("Tổng số"), *counts, EMPTY, rate], bold=True)


def _counts(words: Words, members: Figure, whose: str) -> list[Phrase]:
    """How many members, then how many of each grade."""
    return [*map(value, (members, *_graded(words, whose)))]


def _graded(words: Words, whose: str) -> list[Figure]:
    """How many have each grade, from the best down."""
    places = range(1, len(words.rules.bands) + 1)
    return [words.figure(f"{whose}.band_{place}") for place in places]


def _first(words: Words, cluster: Cluster) -> Phrase:
    """Whoever is first, with the points."""
    first = [each for each in cluster.members if each.rank == 1]
    told = [
        Phrase.of(words.unit(each.code), words.star(each), " (", value(words.decisive(each)), ")")
        for each in first
    ]
    return Phrase.join("; ", told) if told else NONE
