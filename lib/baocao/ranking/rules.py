"""The rules of a ranking in words: rounds, ties, grades and quotas, all out of the params."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.appendices.rows import mark
from baocao.narrative import Block
from baocao.params import Scoring
from baocao.phrase import Phrase
from baocao.ranking.words import ruled
from baocao.text import day, number

LAST_RESORT = Phrase.of("thứ tự do Hội đồng ghi trong sổ Cụm thi đua")
EXACT = (
    "Tổng điểm, chênh lệch, xếp loại, thứ hạng đều theo điểm tính đúng, chỉ làm tròn đến hai chữ "
    "số thập phân khi in; vì vậy chênh lệch in ra có thể khác hiệu của hai số đã làm tròn"
)


def rules(scoring: Scoring) -> Block:
    """A bullet a rule."""
    return Block.bullets(_rules(scoring))


def _rules(scoring: Scoring) -> Iterator[Phrase]:
    rounds = Phrase.join(", ", map(ruled, scoring.rounds))
    decisive = ruled(scoring.decisive)
    yield Phrase.of("Các vòng chấm: ", rounds)
    yield Phrase.of("Thứ hạng trong cụm theo tổng điểm vòng ", decisive, ", cao hơn xếp trước")
    steps = enumerate([*_ties(scoring), LAST_RESORT], start=1)
    ties = Phrase.join("; ", (Phrase.of(mark(f"({place}) "), step) for place, step in steps))
    yield Phrase.of("Khi bằng điểm, xét lần lượt: ", ties, "; vẫn bằng nhau thì cùng hạng")
    yield Phrase.of("Xếp loại theo tổng điểm: ", Phrase.join("; ", _bands(scoring)))
    first = ruled(scoring.rounds[0])
    yield Phrase.of("Chênh lệch là điểm vòng ", first, " trừ điểm vòng ", decisive)
    yield Phrase.of(EXACT)
    yield Phrase.of("Hạn đăng ký thi đua: ngày ", ruled(day(scoring.register_by)))


def _ties(scoring: Scoring) -> Iterator[Phrase]:
    for tie in scoring.ties:
        if tie.round:
            yield Phrase.of("tổng điểm vòng ", ruled(tie.round))
        elif tie.group:
            yield Phrase.of("điểm nhóm ", ruled(tie.group))
        else:
            yield Phrase.of("ngày đăng ký thi đua, ", ruled(tie.registered))


def _bands(scoring: Scoring) -> Iterator[Phrase]:
    """Each grade and the points from which it goes; the lowest has all that are left."""
    *higher, lowest = scoring.bands
    for band in higher:
        yield Phrase.of(ruled(band.name), " từ ", ruled(number(band.start)), " điểm")
    if higher:
        yield Phrase.of(ruled(lowest.name), " dưới ", ruled(number(higher[-1].start)), " điểm")
