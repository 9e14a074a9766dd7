"""The draft of who is proposed for each award, who is not, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baocao.appendices.rows import NONE, mark, value
from baocao.narrative import Block, escaped
from baocao.phrase import Part, Phrase
from baocao.ranking.words import Words, of_rank, ruled
from baocao.scoring import Arrival, Commendation, Member
from baocao.tables import Column, Line, grid
from baocao.text import prose_number

ELIGIBLE = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Đơn vị"), 36),
    Column(Phrase.of("Cụm"), 21),
    Column(Phrase.of("Điểm"), 9, "right"),
    Column(Phrase.of("Hạng"), 8, "center"),
    Column(Phrase.of("Nơi đề nghị"), 20),
)
LEFT_OUT = (
    Column(Phrase.of("TT"), 6, "center"),
    Column(Phrase.of("Đơn vị"), 26),
    Column(Phrase.of("Cụm"), 21),
    Column(Phrase.of("Nơi đề nghị"), 19),
    Column(Phrase.of("Vì sao không đưa vào"), 28),
)
UNASKED = Phrase.of("chưa có đề nghị")
GRADED = "đủ mức xếp loại nhưng "
UNRANKED = "Chưa lập được danh sách, vì chưa đơn vị nào được xếp hạng."
NOBODY = "Không có tập thể nào đủ điều kiện."
TOO_MANY = "Không có tập thể nào: những tập thể xếp trên cùng một hạng nhiều hơn hạn mức của cụm."
NO_QUOTA = "Hạn mức của mỗi cụm là 0: kỳ này không đề nghị hình thức khen thưởng này."


def proposals(words: Words) -> Block:
    """For each award: within the quota, eligible beyond it, and what cannot be taken up."""
    if not any(each.rank for each in words.everyone):
        return Block(UNRANKED)
    every = (_award(words, each) for each in words.standings.commendations)
    known = [_waiting(words), words.warning(words.everyone, "danh sách đề nghị")]
    return Block.in_turn([*known, *(block for blocks in every for block in blocks)])


def _waiting(words: Words) -> Block:
    """Who is not considered because its rank is not known."""
    waiting = [each for each in words.everyone if each.rank is None]
    told = Phrase.of("Chưa xét vì chưa xếp hạng được: ", words.units(waiting))
    return Block(f"{escaped(told)}.") if waiting else Block("")


def _award(words: Words, commendation: Commendation) -> Iterator[Block]:
    came = {each.unit: each for each in commendation.arrived}
    yield Block(f"### {escaped(ruled(commendation.award.name))}")
    if commendation.award.quota:
        yield Block(f"{escaped(_terms(words, commendation))}.")
        yield Block("#### Trong hạn mức")
        yield _within(words, commendation, came)
    else:
        yield Block(escaped(ruled(NO_QUOTA)))
    if commendation.over:
        yield Block("#### Đủ điều kiện nhưng ngoài hạn mức của cụm")
        yield _listed(words, commendation.over, came)
    if left := [*_left_out(words, commendation)]:
        yield Block("#### Không đưa vào danh sách")
        lines = [Line([mark(str(place)), *cells]) for place, cells in enumerate(left, start=1)]
        yield grid(LEFT_OUT, lines)


def _terms(words: Words, commendation: Commendation) -> Phrase:
    """How many a cluster may propose, and from which grade."""
    award = commendation.award
    best = words.rules.bands[0].name
    return Phrase.of(
        "Mỗi cụm đề nghị nhiều nhất ", ruled(prose_number(award.quota)), " tập thể xếp loại ",
        ruled(award.band), "" if award.band == best else " trở lên",
    )  # fmt: skip


def _within(words: Words, commendation: Commendation, came: Mapping[str, Arrival]) -> Block:
    """Who is proposed, or why nobody is."""
    if commendation.proposed:
        return _listed(words, commendation.proposed, came)
    return Block(TOO_MANY if commendation.over else NOBODY)


def _listed(words: Words, members: Sequence[Member], came: Mapping[str, Arrival]) -> Block:
    """Cluster by cluster, in each by rank."""
    lines = [
        Line([
            mark(str(place)),
            words.unit(each.code),
            words.short(each.cluster),
            value(words.decisive(each)),
            words.rank(each),
            _channels(came.get(each.code)),
        ])
        for place, each in enumerate(members, start=1)
    ]  # fmt: skip
    return grid(ELIGIBLE, lines)


def _left_out(words: Words, commendation: Commendation) -> Iterator[list[Phrase]]:
    """Proposals that are not taken up, then members that the grade alone would have taken in."""
    listed = {each.code for each in (*commendation.proposed, *commendation.over)}
    came = [each for each in commendation.arrived if each.unit not in listed]
    for each in came:
        cluster = words.short(each.member.cluster) if each.member else NONE
        yield [words.unit(each.unit), cluster, _channels(each), _why(each)]
    told = {each.unit for each in came}
    for member, reason in ((each.member, each.reason) for each in commendation.refused):
        if member.code not in told:
            cluster, why = words.short(member.cluster), of_rank(member, f"{GRADED}{reason}")
            yield [words.unit(member.code), cluster, UNASKED, why]


def _channels(arrival: Arrival | None) -> Phrase:
    """By which channels a proposal came, with a cell of it."""
    if not arrival:
        return UNASKED
    return Phrase.of(Part("; ".join(arrival.channels) or "chưa ghi nơi đề nghị", _cell(arrival)))


def _why(arrival: Arrival) -> Phrase:
    return Phrase.of(Part(arrival.reason, _cell(arrival)))


def _cell(arrival: Arrival) -> str:
    """The first of the cells by which a proposal came."""
    spot = min(arrival.spots)
    return f"cell:{spot.file}!{spot.sheet}!{spot.ref}"
