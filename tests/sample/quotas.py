"""Quotas: what counting the sample must give, for the published quarter or for any drawn one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from random import Random

from sample.committees import committees
from sample.layout import AREAS
from sample.quarters import read_yaml
from sample.staff import POSTS

Figures = dict[str, int]
Quotas = dict[str, Figures]
_BODIES = (
    "org.departments.total",
    "org.predecessors.listed",
    "own_party.cells",
    "party_committees.total",
)
_CONSTANT = ("org.predecessors.listed", "party_members.target")
_HEALTH = ("central.active", "central.retired", "group1.active", "group1.retired")
_DELEGATION = ("persons", "communes_listed")
# What must not be more than the number of staff, alone or together.
_STAFF_PARTS = (
    ("staff.female",),
    ("staff.ethnic_minority",),
    ("own_party.members",),
    ("staff.education.master", "staff.education.bachelor"),
    ("staff.politics.advanced", "staff.politics.intermediate"),
)


def load_quotas() -> Quotas:
    """Return the quotas of the committed sample by period."""
    return read_yaml("quotas.yml")


def returns_until(period: str) -> Quotas:
    """Return what the forms are filled from, for ``period`` and those before it in the calendar.

    Raises:
        ValueError: the tables hold nothing of that period; the message is for the user.
    """
    known = {**read_yaml("returns.yml"), **load_quotas()}
    if period not in known:
        there = ", ".join(sorted(known))
        raise ValueError(f"Chưa có biểu minh họa của kỳ “{period}”; chỉ có: {there}.")
    return {label: figures for label, figures in known.items() if label <= period}


def with_totals(figures: Mapping[str, int]) -> Figures:
    """Return the quotas of a period with the figures that are sums of them."""
    totals = {"staff.total": _staff_total(figures)}
    for part in ("examined", "eligible"):
        for group in ("central", "group1"):
            totals[f"health_check.{group}.{part}"] = sum(
                figures[f"health_check.{group}.{state}.{part}"] for state in ("active", "retired")
            )
    return {**figures, **totals}


def require_consistent(quotas: Mapping[str, Mapping[str, int]]) -> None:
    """Raise ValueError with every reason why no data can have these counts."""
    reasons = [
        f"{label}: {reason}"
        for label in sorted(quotas)
        for reason in _contradictions(quotas[label])
    ]
    labels = sorted(quotas)
    for before, after in pairwise(labels):
        if quotas[before]["party_members.admitted"] > quotas[after]["party_members.admitted"]:
            reasons.append(f"{after}: admitted since 1 January is less than in {before}")
        reasons += [
            f"{after}: {figure} differs from {before}"
            for figure in _CONSTANT
            if quotas[before][figure] != quotas[after][figure]
        ]
    reasons += [f"{body}: rises after a fall" for body in _BODIES if _comes_back(quotas, body)]
    if reasons:
        raise ValueError("; ".join(reasons))


def _staff_total(figures: Mapping[str, int]) -> int:
    """Return the number of staff."""
    return sum(figures[figure] for figure in POSTS)


def _contradictions(figures: Mapping[str, int]) -> Iterator[str]:
    """Yield the contradictions within one period."""
    yield from (f"{figure} is negative" for figure, value in figures.items() if value < 0)
    staff = _staff_total(figures)
    for parts in _STAFF_PARTS:
        if sum(figures[part] for part in parts) > staff:
            yield f"{' + '.join(parts)} is more than the staff"
    for group in _HEALTH:
        if figures[f"health_check.{group}.examined"] > figures[f"health_check.{group}.eligible"]:
            yield f"health_check.{group}: more examined than eligible"
    yield from _contradictions_of_lists(figures)
    yield from _beyond_limits(figures)


def _contradictions_of_lists(figures: Mapping[str, int]) -> Iterator[str]:
    """Yield the contradictions between counts of one book."""
    received = figures["petitions.received"]
    sorted_out = figures["petitions.not_in_competence.handled"] + figures["petitions.in_competence"]
    if max(sorted_out, figures["petitions.complex_prolonged"]) > received:
        yield "petitions: more handled or prolonged than received"
    if figures["advice.model_regulations.decisions"] and not figures["advice.province_docs.groups"]:
        yield "advice: decisions without a group of documents"
    persons, communes = (figures[f"abroad.cambodia.{part}"] for part in _DELEGATION)
    if bool(persons) != bool(communes) or communes > persons:
        yield "abroad.cambodia: each commune sends at least one person"
    if figures["new_wards.admin_units"] and not figures["appraisal.documents.listed"]:
        yield "new_wards.admin_units: nothing was appraised"
    if figures["supervision.completed"] > figures["supervision.party_committees"]:
        yield "supervision: more completed than decided"


def _beyond_limits(figures: Mapping[str, int]) -> Iterator[str]:
    """Yield the counts for which there are not enough areas, committees or communes."""
    if figures["plan.work_areas.listed"] > len(AREAS):
        yield f"plan.work_areas.listed is more than {len(AREAS)}"
    if not 1 <= figures["party_committees.total"] <= len(committees()):
        yield f"party_committees.total is not 1 to {len(committees())}"
    for form in ("inspection", "supervision"):
        if figures[f"plan.{form}.communes"] > 100:
            yield f"plan.{form}.communes is more than 100"


def _comes_back(quotas: Mapping[str, Mapping[str, int]], body: str) -> bool:
    """Say whether a count of bodies rises after it fell: one row cannot hold two times."""
    counts = [quotas[label][body] for label in sorted(quotas)]
    return any(
        counts[k] < counts[k - 1] and max(counts[k:]) > counts[k] for k in range(1, len(counts))
    )


def random_quotas(source: Random, *labels: str) -> Quotas:
    """Return consistent quotas drawn from ``source`` for the periods, small enough to be quick.

    The bodies keep the numbers of the committed sample, but few Party committees send forms.
    """
    labels = labels or ("2026Q1", "2026Q2")
    bodies = {
        "party_committees.total": source.randint(1, 6),
        "party_members.target": source.choice((0, source.randint(1, 300))),
    }
    admitted = 0
    quotas: Quotas = {}
    for label in sorted(labels):
        admitted += source.choice((0, source.randint(1, 60)))
        quotas[label] = {
            **_draw(source),
            **bodies,
            "party_members.admitted": admitted,
        }
    return quotas


def _draw(source: Random) -> Figures:
    """Return one period's quotas; every count may be nought."""
    figures = dict(load_quotas()["2026Q2"])
    free = [name for name in figures if name not in _BODIES]
    figures.update((name, source.choice((0, 1, source.randint(2, 12)))) for name in free)
    figures["plan.work_areas.listed"] = source.randint(0, len(AREAS))
    staff = _staff_total(figures)
    for parts in _STAFF_PARTS:
        left = staff
        for part in parts:
            figures[part] = source.randint(0, left)
            left -= figures[part]
    for group in _HEALTH:
        eligible = figures[f"health_check.{group}.eligible"]
        figures[f"health_check.{group}.examined"] = source.randint(0, eligible)
    received = figures["petitions.received"]
    handled = source.randint(0, received)
    figures["petitions.not_in_competence.handled"] = handled
    figures["petitions.in_competence"] = source.randint(0, received - handled)
    figures["petitions.complex_prolonged"] = source.randint(0, received)
    persons, communes = (f"abroad.cambodia.{part}" for part in _DELEGATION)
    figures[communes] = source.randint(min(figures[persons], 1), figures[persons])
    if not figures["appraisal.documents.listed"]:
        figures["new_wards.admin_units"] = 0
    supervised = figures["supervision.party_committees"]
    figures["supervision.completed"] = source.randint(0, supervised)
    if not figures["advice.province_docs.groups"]:
        figures["advice.model_regulations.decisions"] = 0
    return figures
