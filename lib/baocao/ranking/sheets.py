"""The review sheet of a cluster: members by rank with the totals of all rounds, then by group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from baocao.appendices.rows import NO_NUMBER, mark, value
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.ranking.words import ORDINARY, Words, of_rank, ruled, titled, width_of
from baocao.scoring import Cluster, Member
from baocao.tables import Column, Line, grid
from baocao.text import number

ALL, RANK, POINTS, BAND = 100, 8, 9, 12
BRIEF = 12
"""A group whose name has no more letters heads its column by it, others by their number."""

KEY_END = "; số trong ngoặc là điểm tối đa của nhóm."
TOTALS, BY_GROUP = "Tổng điểm các vòng", "Điểm theo nhóm tiêu chí, vòng "


def sheets(words: Words) -> Block:
    """What the groups' numbers stand for, then a sheet for each cluster, by code."""
    every = (sheet(words, cluster) for cluster in words.standings.clusters)
    return Block.in_turn([_key(words), *(block for blocks in every for block in blocks)])


def sheet(words: Words, cluster: Cluster) -> Iterator[Block]:
    """Who is in the cluster, both tables, and what is to be known of places in them."""
    yield Block(f"### {escaped(words.cluster(cluster.code))}")
    yield Block(f"{escaped(_opening(words, cluster))}.")
    yield Block(f"#### {TOTALS}")
    yield grid(_rounds(words), [_totals(words, each) for each in cluster.members])
    yield Block.bullets(_remarks(words, cluster))
    by_group = Phrase.of(BY_GROUP, ruled(words.rules.decisive), " (xếp theo thứ hạng)")
    yield Block(f"#### {escaped(by_group)}")
    yield grid(_groups(words), [_by_group(words, each) for each in cluster.members])


def _opening(words: Words, cluster: Cluster) -> Phrase:
    """How many are in it, who runs it, and which room follows it."""
    members = words.figure(f"cluster.{cluster.code}.members").phrase
    running: dict[str, list[Phrase]] = {}
    for each in sorted(cluster.members, key=lambda each: words.in_book.get(each.code, 0)):
        if each.role != ORDINARY:
            running.setdefault(each.role, []).append(words.unit(each.code))
    ordered = sorted(running, key=words.roles.index)
    told = [Phrase.of(f"{role}: ", Phrase.join(", ", running[role])) for role in ordered]
    room = words.room(cluster.code)
    followed = [Phrase.of("theo dõi cụm: ", room)] if str(room) else []
    return Phrase.join("; ", [Phrase.of("Cụm có ", members, " tập thể"), *told, *followed])


def _rounds(words: Words) -> list[Column]:
    """Place and name, a column a round, how far the first is above the last, and the grade."""
    heads = [*map(titled, words.rules.rounds), Phrase.of("Chênh lệch")]
    return [
        Column(Phrase.of("Hạng"), RANK, "center"),
        Column(Phrase.of("Đơn vị"), ALL - RANK - BAND - POINTS * len(heads)),
        *(Column(head, POINTS, "right") for head in heads),
        Column(Phrase.of("Xếp loại"), BAND),
    ]


def _totals(words: Words, member: Member) -> Line:
    points = [value(member.totals[name]) for name in words.rules.rounds]
    return Line([
        words.rank(member), words.unit(member.code), *points, value(member.difference),
        ruled(member.band),
    ])  # fmt: skip


def _groups(words: Words) -> list[Column]:
    """Name, a column a group with the most it may bring, and their total."""
    groups = []
    for name, heading in _headings(words).items():
        width = max(POINTS, width_of(str(heading)))
        groups.append(Column(Phrase.of(heading, *_most(words, name)), width, "right"))
    left = ALL - POINTS - sum(column.width for column in groups)
    total = Column(Phrase.of("Tổng"), POINTS, "right")
    return [Column(Phrase.of("Đơn vị"), left), *groups, total]


def _headings(words: Words) -> dict[str, Phrase]:
    """What stands above each group's column."""
    return {
        name: titled(name) if len(name) <= BRIEF else mark(f"Nhóm {place}")
        for place, name in enumerate(words.standings.groups, start=1)
    }


def _key(words: Words) -> Block:
    """What the groups are that go by a number."""
    numbered = [
        Phrase.of(heading, " là ", ruled(name))
        for name, heading in _headings(words).items()
        if len(name) > BRIEF
    ]
    told = Phrase.of("Trong các bảng theo nhóm tiêu chí: ", Phrase.join("; ", numbered), KEY_END)
    return Block(escaped(told)) if numbered else Block("")


def _most(words: Words, group: str) -> Iterator[Phrase]:
    """The most points of a group, in brackets."""
    if most := words.most(group):
        yield Phrase.of(" (", _limit(most), ")")


def _limit(most: Figure) -> Phrase:
    """A limit, which is not one of a column of points: without places that say nothing."""
    text = NO_NUMBER if most.value is None else number(most.value)
    return Phrase.of(Part(text, f"figure:{most.id}"))


def _by_group(words: Words, member: Member) -> Line:
    points = [value(member.groups[name]) for name in words.standings.groups]
    return Line([words.unit(member.code), *points, value(words.decisive(member))])


def _remarks(words: Words, cluster: Cluster) -> Iterator[Phrase]:
    """What told equal totals apart, where nothing did, which places may change, who has none."""
    ranked = [each for each in cluster.members if each.rank]
    for _, group in groupby(ranked, lambda each: words.decisive(each).value):
        equal = list(group)
        if len(equal) > 1:
            told = Phrase.join("; ", _told_apart(equal))
            yield Phrase.of(words.units(equal), " bằng điểm, ", told)
    yield from _tentative(words, ranked)
    yield from _unranked(words, [each for each in cluster.members if not each.rank])


def _tentative(words: Words, members: Iterable[Member]) -> Iterator[Phrase]:
    """Why places with an asterisk may change, each reason once."""
    for reason, held in _by_reason(words, filter(words.may_change, members)).items():
        yield Phrase.of("Hạng có dấu * ", of_rank(held[0], reason))


def _unranked(words: Words, members: Iterable[Member]) -> Iterator[Phrase]:
    """Members without a place by the reason, each reason once."""
    for reason, stopped in _by_reason(words, members).items():
        yield Phrase.of(words.units(stopped), " chưa xếp hạng: ", of_rank(stopped[0], reason))


def _by_reason(words: Words, members: Iterable[Member]) -> dict[str, list[Member]]:
    reasons: dict[str, list[Member]] = {}
    for each in members:
        reasons.setdefault(words.place(each).reason, []).append(each)
    return reasons


def _told_apart(members: Sequence[Member]) -> Iterator[Phrase]:
    """By what members of equal totals got their places."""
    for told in dict.fromkeys(each.settled_by for each in members if each.settled_by):
        yield Phrase.of("xếp theo ", ruled(told))
    if any(each.shared for each in members):
        yield Phrase.of("cùng hạng vì không còn gì để so")
