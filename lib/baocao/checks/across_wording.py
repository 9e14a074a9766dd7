"""What the checks between reports say alike: lists of figures, and where each is looked into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from baocao.checks.tellings import Telling, Tellings
from baocao.text import day

NAMED_AT_MOST = 12


def listed(words: Sequence[str]) -> str:
    """The first of them, and how many figures more there are."""
    rest = len(words) - NAMED_AT_MOST
    more = f"; và {rest} chỉ tiêu khác" if rest > 0 else ""
    return "; ".join(words[:NAMED_AT_MOST]) + more


def on_days(days: Iterable[date]) -> str:
    """Days in order of time: 17/6/2026 và 30/6/2026."""
    return " và ".join(map(day, sorted(days)))


def redefined(tellings: Tellings, name: str, other: Telling) -> str:
    """That a figure is made otherwise than it was when the other edition was closed, if it is."""
    issued = other.issued.figures[name].definition_sha256 if other.issued else ""
    now = tellings.figures[name].definition_sha256
    return " (cách tính đã đổi sau khi chốt)" if issued and issued != now else ""


def looked_into(figure_id: str, edition: Telling) -> str:
    """The command that shows where a figure of an edition comes from."""
    return f"baocao trace {figure_id} {edition.period} --report {edition.report}"


def mended(issued: Telling) -> str:
    """The commands that show what has changed since an edition was closed, and issue it again."""
    period, report = issued.period, issued.report
    changed = f"baocao diff {period} {period}@now --report {report}"
    close = f'baocao close {period} --report {report} --correct "lý do"'
    return f"{changed}; sổ nay mới đúng thì phát hành lại: {close}"
