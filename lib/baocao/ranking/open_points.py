"""What a council has to clear up: registrations, missing evidence, points claimed too high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.appendices.rows import mark, remark, value
from baocao.figures import Figure
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.ranking.words import Words, titled
from baocao.scoring import Member
from baocao.tables import Column, Line, grid
from baocao.text import day

SHOWN = 10
"""How many members are named whose own points are highest above the decisive ones."""

COUNTS = ("registered", "registration_rate", "late", "unregistered")
REGISTERED = (
    Column(Phrase.of("Cụm"), 31),
    Column(Phrase.of("Thành viên"), 13, "right"),
    Column(Phrase.of("Đã đăng ký"), 14, "right"),
    Column(Phrase.of("Tỷ lệ"), 12, "right"),
    Column(Phrase.of("Trong đó: muộn"), 15, "right"),
    Column(Phrase.of("Chưa đăng ký"), 15, "right"),
)
UNPROVEN = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Đơn vị"), 33),
    Column(Phrase.of("Cụm"), 21),
    Column(Phrase.of("Tiêu chí chưa có minh chứng"), 40),
)
NOBODY = "Không có đơn vị nào tự chấm cao hơn."
UNKNOWN = "Chưa so được, vì chưa đơn vị nào có đủ tổng điểm."
PLACE, UNIT, CLUSTER, POINTS, RANK = 6, 37, 21, 9, 9


def registration(words: Words) -> Block:
    """A line a cluster, then one of all; below, who did not register and who did so late."""
    table = grid(REGISTERED, _registered(words))
    if words.figure("ranking.registered").status != "ok":
        return table
    missing = _by_cluster(words, [each for each in words.everyone if not each.registered])
    late = _by_cluster(words, [each for each in words.everyone if each.late])
    named = Block.bullets(missing).under("Chưa đăng ký:")
    return Block.in_turn([table, named + Block.bullets(late).under("Đăng ký muộn:")])


def evidence(words: Words) -> Block:
    """A line a member that lacks evidence where a criterion asks for it."""
    found = words.figure("ranking.unproven")
    if found.status != "ok":
        return Block(f"{escaped(Phrase.of('Chưa rà soát được minh chứng: ', found.phrase))}.")
    but = Part(f" ({found.reason})" if found.reason else "", f"figure:{found.id}")
    if not found.value:
        told = Phrase.of("Tiêu chí nào phải có minh chứng cũng đã có", but)
        return Block(f"{escaped(told)}.")
    lacking = [each for each in words.everyone if each.unproven]
    table = grid(UNPROVEN, [_unproven(words, each, place) for place, each in _numbered(lacking)])
    return Block.in_turn([table, *([remark(found.reason)] if found.reason else [])])


def claims(words: Words) -> Block:
    """The members whose first round is highest above the decisive one, the highest first."""
    known = [(each.difference.value, each) for each in words.everyone]
    above = [(less, each) for less, each in known if less is not None and less > 0]
    if not above:
        compared = any(less is not None for less, _ in known)
        return Block(NOBODY if compared else UNKNOWN)
    highest = [each for _, each in sorted(above, key=lambda pair: -pair[0])[:SHOWN]]
    lines = [_claim(words, each, place) for place, each in _numbered(highest)]
    table = grid(_claim_columns(words), lines)
    return Block.in_turn([table, words.warning(highest, "thứ hạng ở bảng này")])


def _registered(words: Words) -> Iterator[Line]:
    for each in words.standings.clusters:
        whose = f"cluster.{each.code}"
        counts = _counts(words, words.figure(f"{whose}.members"), whose)
        yield Line([words.short(each.code), *counts])
    counts = _counts(words, words.how_many, "ranking")
    yield Line([Phrase.of("Tổng số"), *counts], bold=True)


def _counts(words: Words, members: Figure, whose: str) -> list[Phrase]:
    return [*map(value, (members, *(words.figure(f"{whose}.{each}") for each in COUNTS)))]


def _numbered(members: Sequence[Member]) -> Iterator[tuple[int, Member]]:
    return enumerate(members, start=1)


def _by_cluster(words: Words, members: Sequence[Member]) -> Iterator[Phrase]:
    """The names of members, with the day on which each registered, a phrase a cluster."""
    groups: dict[str, list[Phrase]] = {}
    for each in members:
        when = f" ({day(each.registered)})" if each.registered else ""
        named = Phrase.of(words.unit(each.code), Part(when, "figure:ranking.late"))
        groups.setdefault(each.cluster, []).append(named)
    for code, names in groups.items():
        yield Phrase.of(words.short(code), ": ", Phrase.join(", ", names))


def _unproven(words: Words, member: Member, place: int) -> Line:
    lacking = Phrase.join("; ", map(words.criterion, member.unproven))
    return Line([
        mark(str(place)), words.unit(member.code), words.short(member.cluster), lacking
    ])  # fmt: skip


def _claim_columns(words: Words) -> list[Column]:
    first, decisive = map(titled, words.both_ends)
    return [
        Column(Phrase.of("TT"), PLACE, "center"),
        Column(Phrase.of("Đơn vị"), UNIT),
        Column(Phrase.of("Cụm"), CLUSTER),
        Column(first, POINTS, "right"),
        Column(decisive, POINTS, "right"),
        Column(Phrase.of("Chênh lệch"), POINTS, "right"),
        Column(Phrase.of("Hạng"), RANK, "center"),
    ]


def _claim(words: Words, member: Member, place: int) -> Line:
    points = [member.totals[name] for name in words.both_ends]
    return Line([
        mark(str(place)),
        words.unit(member.code),
        words.short(member.cluster),
        *map(value, points),
        value(member.difference),
        words.rank(member),
    ])  # fmt: skip
