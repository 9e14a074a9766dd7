"""Run the checks that a figure is told alike in every report of an office.

Of the same day, or over the same days, two reports say the same number. Where they are of
different days both are told, and a longer window has what the shorter ones within it come to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from baocao.checks.across_wording import listed, looked_into, mended, on_days, redefined
from baocao.checks.adding_up import days, filled_up, made_up
from baocao.checks.not_run import rule
from baocao.checks.rules import Check
from baocao.checks.tellings import Telling, Tellings
from baocao.checks.unfilled import unfilled
from baocao.errors import Finding
from baocao.text import day


def check_across(checks: Sequence[Check], tellings: Tellings) -> list[Finding]:
    """Hold the figures of an edition against those of the office's other reports of the year.

    Editions of its own report are held against it only as parts of a longer period. What has no
    value, or not all of it yet, is not compared.
    """
    runs: Mapping[str, Callable[[Check, Tellings], Iterator[Finding]]] = {
        "same_day": _unlike,
        "adds_up": _unequal,
        "other_day": _of_other_days,
        "own_days": _after_the_window,
    }
    return [
        found for check in checks if check.across for found in runs[check.across](check, tellings)
    ]


def _unlike(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A finding on each edition that has other numbers for the same time."""
    for other in _foreign(tellings):
        told: dict[str, list[str]] = {}
        names = [*_differing(tellings, other)]
        for name in names:
            until = day(tellings.when(name, other).until)
            ((there, here),) = _apart(tellings, name, other)
            words = f"{tellings.label(name)} ở đó {there}, ở đây {here}"
            told.setdefault(until, []).append(words + redefined(tellings, name, other))
        if told:
            words = "; ".join(f"tính đến ngày {to}: {listed(each)}" for to, each in told.items())
            look = mended(other) if other.issued else looked_into(names[0], other)
            remedy = f"{check.fix} (xem: {look})"
            problem = f"{check.says}: {other.full_name}, {words}"
            yield replace(rule(check), problem=problem, remedy=remedy)


def _differing(tellings: Tellings, other: Telling) -> Iterator[str]:
    """The figures that are of the same time in both, and not the same."""
    for name in tellings.shared(other):
        same = tellings.when(name, other).same(tellings.when(name, tellings.own))
        if same and [*_apart(tellings, name, other)]:
            yield name


def _unequal(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A finding on each report, or closed edition, that does not come to the same in sum."""
    for editions in _by_report(tellings):
        yield from unfilled(check, tellings, made_up(tellings, editions))
    for longer in _foreign(tellings):
        if longer.issued:
            yield from unfilled(check, tellings, filled_up(tellings, longer))


def _after_the_window(check: Check, tellings: Tellings) -> Iterator[Finding]:
    """A finding if what is so on a day is told of a later one than what happened is counted to."""
    own = tellings.own
    if own.times.as_of > own.times.window.end:
        told = (
            f"số tại một ngày là của ngày {day(own.times.as_of)}, số phát sinh chỉ đếm "
            f"{days(own.times.window)}"
        )
        yield replace(rule(check), problem=f"{check.says}: {told}")


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
    """The numbers of the last day before, beside those here; later editions tell it themselves."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for name in dict.fromkeys(name for each in editions for name in tellings.shared(each)):
        here = tellings.when(name, tellings.own)
        for other in _last_before(tellings, name, editions):
            then = tellings.when(name, other)
            for there, now in _apart(tellings, name, other):
                key = (other.full_name, on_days(then.days), on_days(here.days))
                words = f"{tellings.label(name)} {there}, ở đây {now}"
                told.setdefault(key, []).append(words)
    for (called, then, now), words in told.items():
        yield f"{called} ngày {then}, ở đây ngày {now}: {listed(words)}"


def _last_before(
    tellings: Tellings, name: str, editions: Sequence[Telling]
) -> Iterator[Telling]:
    """The edition that tells a figure of the last day before this one; none if of this day."""
    here = tellings.when(name, tellings.own)
    whens = [(tellings.when(name, each), each) for each in editions if name in each.tells]
    before = [
        (when, each)
        for when, each in whens
        if when.labels == here.labels and when.until <= here.until
    ]
    if here.kind == "day" and before:
        when, nearest = max(before, key=lambda found: (found[0].until, found[1].period))
        if when.days != here.days:
            yield nearest


def _beyond(tellings: Tellings, editions: Sequence[Telling]) -> Iterator[str]:
    """What there is on days that the shorter windows leave out, by these and those days."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in made_up(tellings, editions):
        parts = ", ".join(str(part.period) for part in each.parts)
        for when, value in each.beyond.items():
            if value:
                words = f"{tellings.label(each.figure)} {tellings.told(each.figure, value)}"
                told.setdefault((parts, when), []).append(words)
    for (parts, when), words in told.items():
        yield f"ngoài báo cáo {editions[0].report} {parts}, {when} còn có: {listed(words)}"


def _apart(tellings: Tellings, name: str, other: Telling) -> Iterator[tuple[str, str]]:
    """Both numbers as they are printed, there and here, if they are not the same."""
    value = tellings.value(name, other)
    if value is None:
        return
    there, here = tellings.told(name, value), tellings.figures[name].table_text
    if there != here:
        yield there, here


def _foreign(tellings: Tellings) -> Iterator[Telling]:
    """The editions of other reports."""
    return (each for each in tellings.others if each.report != tellings.own.report)


def _by_report(tellings: Tellings) -> Iterator[list[Telling]]:
    for _, editions in groupby(tellings.others, key=lambda each: each.report):
        yield [*editions]
