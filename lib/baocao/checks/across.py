"""Run the checks that a figure is told alike in every report of an office.

Of the same day, or over the same days, two reports say the same number. Where they are of
different days both are told, and a longer window has what the shorter ones within it come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from baocao.checks.adding_up import MadeUp, filled_up, made_up
from baocao.checks.not_run import rule
from baocao.checks.rules import Check
from baocao.checks.tellings import Telling, Tellings
from baocao.errors import Finding
from baocao.text import day

NAMED_AT_MOST = 12


def check_across(checks: Sequence[Check], tellings: Tellings) -> list[Finding]:
    """Hold the figures of an edition against those of the office's other reports of the year.

    Editions of its own report are held against it only as parts of a longer period. What has no
    value, or not all of it yet, is not compared.
    """
    runs: Mapping[str, Callable[[Check, Tellings], Iterator[Finding]]] = {
        "same_day": _unlike,
        "adds_up": _unequal,
        "other_day": _of_other_days,
    }
    return [
        found for check in checks if check.across for found in runs[check.across](check, tellings)
    ]


def _unlike(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A finding on each edition that has other numbers for the same time."""
    for other in _foreign(tellings):
        told = {
            name: f"{tellings.label(name)} ở đó {there}, ở đây {here}"
            f"{_redefined(tellings, name, other)}"
            for name in tellings.shared(other)
            if tellings.when(name, other).same(tellings.when(name, tellings.own))
            for there, here in _apart(tellings, name, other)
        }
        if told:
            which = f"{other.full_name}, tính đến ngày {day(other.times.as_of)}"
            yield _finding(check, f"{which}: {_listed([*told.values()])}", other, next(iter(told)))


def _unequal(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A finding on each report, or closed edition, that does not come to the same in sum."""
    for editions in _by_report(tellings):
        own = {
            each.figure: _sum(tellings, each, "ở đây", tellings.value(each.figure, tellings.own))
            for each in made_up(tellings, editions)
        }
        issued = next((each for each in editions if each.issued), editions[0])
        yield from _unfilled(check, own, issued, f"báo cáo {issued.report}")
    for longer in _foreign(tellings):
        if longer.issued:
            there = {
                each.figure: _sum(tellings, each, "ở đó", tellings.value(each.figure, longer))
                for each in filled_up(tellings, longer)
            }
            yield from _unfilled(check, there, longer, longer.full_name)


def _unfilled(
    check: Check, sums: Mapping[str, str], other: Telling, called: str
) -> Iterator[Finding]:
    told = {name: words for name, words in sums.items() if words}
    if told:
        yield _finding(check, f"{called}: {_listed([*told.values()])}", other, next(iter(told)))


def _of_other_days(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A note on each report whose numbers are of another day, or of fewer days."""
    for editions in _by_report(tellings):
        told = []
        if editions[0].report != tellings.own.report:
            told += _at_another_day(tellings, editions)
        told += _beyond(tellings, editions)
        if told:
            sentences = ". ".join(each[:1].upper() + each[1:] for each in told)
            yield replace(rule(check), problem=f"{check.says}. {sentences}")


def _at_another_day(tellings: Tellings, editions: Sequence[Telling]) -> Iterator[str]:
    """The numbers of the last edition before, beside those here; later ones tell it themselves."""
    today = tellings.own.times.as_of
    before = [each for each in editions if each.times.as_of <= today]
    if not before:
        return
    nearest = max(before, key=lambda each: (each.times.as_of, each.period))
    told = [
        f"{tellings.label(name)} {there}, ở đây {here}"
        for name in tellings.shared(nearest)
        if _of_another_day(tellings, name, nearest)
        for there, here in _apart(tellings, name, nearest)
    ]
    if told:
        days = f"ngày {day(nearest.times.as_of)}, ở đây ngày {day(today)}"
        yield f"{nearest.full_name} {days}: {_listed(told)}"


def _of_another_day(tellings: Tellings, name: str, other: Telling) -> bool:
    here, there = (tellings.when(name, each) for each in (tellings.own, other))
    return here.kind == "day" and here.labels == there.labels and here.days != there.days


def _beyond(tellings: Tellings, editions: Sequence[Telling]) -> Iterator[str]:
    """What there is on days that the shorter windows leave out, by these and those days."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in made_up(tellings, editions):
        parts = ", ".join(name.partition(" ")[2] for name in each.parts)
        for days, value in each.beyond.items():
            if value:
                words = f"{tellings.label(each.figure)} {tellings.told(each.figure, value)}"
                told.setdefault((parts, days), []).append(words)
    for (parts, days), words in told.items():
        yield f"ngoài báo cáo {editions[0].report} {parts}, {days} còn có: {_listed(words)}"


def _apart(tellings: Tellings, name: str, other: Telling) -> Iterator[tuple[str, str]]:
    """Both numbers as they are printed, there and here, if they are not the same."""
    value = tellings.value(name, other)
    if value is None:
        return
    there, here = tellings.told(name, value), tellings.figures[name].table_text
    if there != here:
        yield there, here


def _redefined(tellings: Tellings, name: str, other: Telling) -> str:
    """That a figure is made otherwise than it was when the other edition was closed, if it is."""
    issued = other.issued.figures[name].definition_sha256 if other.issued else ""
    now = tellings.figures[name].definition_sha256
    return " (cách tính đã đổi sau khi chốt)" if issued and issued != now else ""


def _sum(tellings: Tellings, made: MadeUp, where: str, value: object) -> str:
    """What a figure is and what its parts come to, in words; empty where that is the same."""
    name, total = made.figure, made.total
    if total is None or value is None:
        return ""
    said, summed = tellings.told(name, value), tellings.told(name, total)
    parts = "; ".join(
        f"{part} {tellings.told(name, each)}" for part, each in (made.parts | made.beyond).items()
    )
    same = said == summed
    return "" if same else f"{tellings.label(name)} {where} {said}, cộng được {summed} ({parts})"


def _finding(check: Check, told: str, other: Telling, figure_id: str) -> Finding:
    """A finding, and with which commands it is looked into and put right."""
    look = f"baocao trace {figure_id} {other.period} --report {other.report}"
    mend = f"; sổ nay mới đúng thì phát hành lại: baocao close {other.period} --report "
    mend += f'{other.report} --correct "lý do"'
    remedy = f"{check.fix} (xem: {look}{mend if other.issued else ''})"
    return replace(rule(check), problem=f"{check.says}: {told}", remedy=remedy)


def _listed(words: Sequence[str]) -> str:
    rest = len(words) - NAMED_AT_MOST
    more = f"; và {rest} chỉ tiêu khác" if rest > 0 else ""
    return "; ".join(words[:NAMED_AT_MOST]) + more


def _foreign(tellings: Tellings) -> Iterator[Telling]:
    """The editions of other reports."""
    return (each for each in tellings.others if each.report != tellings.own.report)


def _by_report(tellings: Tellings) -> Iterator[list[Telling]]:
    for _, editions in groupby(tellings.others, key=lambda each: each.report):
        yield [*editions]
