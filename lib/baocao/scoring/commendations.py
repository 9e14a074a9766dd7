"""Whom to propose for which award: by grade and rank, within the quota of each cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from baocao.params import Award, Scoring
from baocao.scoring.model import Arrival, Cluster, Commendation, Member, Refusal
from baocao.scoring.proposals import Proposal
from baocao.scoring.ranks import until_scored


def commendations(
    clusters: Iterable[Cluster],
    scoring: Scoring,
    bars: Mapping[str, str],
    proposals: Sequence[Proposal],
) -> Iterator[Commendation]:
    """The commendations, the highest award first: who is proposed for it has no lower one.

    ``bars`` say by unit, of every unit in a cluster, why it cannot be proposed at all; of those
    that can they say nothing.
    """
    clusters = tuple(clusters)
    members = {each.code: each for cluster in clusters for each in cluster.members}
    ranked = [code for code, each in members.items() if each.rank]
    waiting = until_scored(len(bars) - len(ranked))
    taken: dict[str, str] = {}
    for award in scoring.awards:
        proposed, over, refused = list[Member](), list[Member](), list[Refusal]()
        for cluster in clusters:
            graded = [each for each in cluster.members if _reaches(each, award, scoring)]
            barred = [each for each in graded if bars.get(each.code)]
            refused += [Refusal(each, bars[each.code]) for each in barred]
            able = [each for each in graded if each not in barred and each.code not in taken]
            within, beyond = _by_quota(able, award.quota)
            proposed += within
            over += beyond
        sentences = {each.code: _over(each, award) for each in over}
        sentences |= {each.member.code: each.reason for each in refused}
        sentences |= {code: f"đã được đề nghị {name}" for code, name in taken.items()}
        sentences |= {each.code: "" for each in proposed}
        arrived = tuple(
            _arrival(each, members.get(each.unit), sentences, award)
            for each in proposals
            if each.award == award.name
        )
        yield Commendation(award, tuple(proposed), tuple(over), tuple(refused), arrived, waiting)
        taken |= {each.code: award.name for each in proposed}


def band(points: Fraction, scoring: Scoring) -> str:
    """The grade of a total, which is compared exactly; the lowest has all that are left."""
    *higher, lowest = scoring.bands
    return next((each.name for each in higher if points >= Fraction(each.start)), lowest.name)


def _reaches(member: Member, award: Award, scoring: Scoring) -> bool:
    """Whether a ranked member's grade is at least that of the award."""
    grades = [each.name for each in scoring.bands]
    good = grades[: grades.index(award.band) + 1]
    return member.rank is not None and member.band in good


def _by_quota(able: Iterable[Member], quota: int) -> tuple[list[Member], list[Member]]:
    """Who is within the quota, by rank, and who is beyond; a shared rank is not torn apart."""
    within: list[Member] = []
    beyond: list[Member] = []
    for _, group in groupby(able, key=lambda each: each.rank):
        sharing = list(group)
        fits = not beyond and len(within) + len(sharing) <= quota
        (within if fits else beyond).extend(sharing)
    return within, beyond


def _over(member: Member, award: Award) -> str:
    together = "cùng " * member.shared + "tạm " * bool(member.provisional)
    return f"{together}xếp thứ {member.rank}, quá hạn mức {award.quota} của cụm"


def _arrival(
    proposal: Proposal, member: Member | None, sentences: Mapping[str, str], award: Award
) -> Arrival:
    if member is None:
        reason = "đơn vị không thuộc cụm thi đua nào"
    elif member.code in sentences:
        reason = sentences[member.code]
    elif member.rank is None:
        reason = "chưa xếp hạng được"
    else:
        reason = f"xếp loại {member.band}, cần từ {award.band} trở lên"
    return Arrival(proposal.unit, member, proposal.channels, reason, proposal.spots)
