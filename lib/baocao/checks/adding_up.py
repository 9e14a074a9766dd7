"""Whether what a longer period has is what the shorter ones within it come to.

Days that none of them covers, and forms that none of them reads, are counted by themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from baocao.catalogue import gaps
from baocao.checks.tellings import Telling, Tellings, Value
from baocao.period import Window
from baocao.text import day


class MadeUp(NamedTuple):
    """A figure of a longer period: the editions of the shorter ones, and what is beyond them.

    What is beyond is given by name, as the registers are now.
    """

    figure: str
    whole: Telling
    parts: tuple[Telling, ...]
    beyond: dict[str, Value]

    @property
    def issued(self) -> list[Telling]:
        """The editions of it that are closed."""
        return [each for each in (self.whole, *self.parts) if each.issued]


def total(values: Collection[Value]) -> Value:
    """What all of them come to; None where one is not known."""
    return None if None in values else sum(values)


def made_up(tellings: Tellings, editions: Sequence[Telling]) -> Iterator[MadeUp]:
    """The figures of the edition at hand that have shorter windows among ``editions``."""
    for name in dict.fromkeys(name for each in editions for name in tellings.shared(each)):
        tell = [each for each in editions if name in each.tells]
        yield from _over_days(tellings, name, tell)
        yield from _over_forms(tellings, name, tell)


def filled_up(tellings: Tellings, longer: Telling) -> Iterator[MadeUp]:
    """The figures of an edition with a longer window: what is said here, and what is beyond.

    None of one that reads books of other years: its days cannot all be counted here.
    """
    if longer.years != tellings.own.years:
        return
    for name in tellings.shared(longer):
        own, whole = (_window(tellings, name, each) for each in (tellings.own, longer))
        if own and whole and _inside(own, whole):
            beyond = _between(tellings, name, whole, [own])
            yield MadeUp(name, longer, (tellings.own,), beyond)


def days(window: Window) -> str:
    """A window in words."""
    if window.start == window.end:
        return f"ngày {day(window.start)}"
    return f"từ ngày {day(window.start)} đến ngày {day(window.end)}"


def _over_days(tellings: Tellings, name: str, editions: Iterable[Telling]) -> Iterator[MadeUp]:
    whole = _window(tellings, name, tellings.own)
    if whole is None:
        return
    windows = ((window, each) for each in editions if (window := _window(tellings, name, each)))
    parts = [*_in_turn((window, each) for window, each in windows if _inside(window, whole))]
    if parts:
        beyond = _between(tellings, name, whole, [window for window, _ in parts])
        yield MadeUp(name, tellings.own, tuple(each for _, each in parts), beyond)


def _over_forms(tellings: Tellings, name: str, editions: Iterable[Telling]) -> Iterator[MadeUp]:
    left = [*_forms(tellings, name, tellings.own)]
    parts: list[Telling] = []
    for each in editions:
        sent = _forms(tellings, name, each)
        if sent and {*sent} <= {*left} and len(sent) < len(tellings.own.forms):
            left = [period for period in left if period not in sent]
            parts.append(each)
    if parts:
        beyond = {f"biểu {each}": tellings.sent(name, (each,)) for each in left}
        yield MadeUp(name, tellings.own, (*parts,), beyond)


def _window(tellings: Tellings, name: str, edition: Telling) -> Window | None:
    """The one window over which a figure adds up; None of one that does not, or over forms."""
    found = tellings.when(name, edition)
    if found.kind != "flow" or found.forms or len(found.spans) != 1:
        return None
    if found.labels != tellings.when(name, tellings.own).labels:
        return None
    return next(iter(found.spans))


def _forms(tellings: Tellings, name: str, edition: Telling) -> tuple[str, ...]:
    """The periods over whose forms a figure adds up; none of one that does not."""
    found = tellings.when(name, edition)
    return found.forms if found.kind == "flow" and not found.spans else ()


def _inside(part: Window, whole: Window) -> bool:
    return part != whole and part.start in whole and part.end in whole


def _in_turn(windows: Iterable[tuple[Window, Telling]]) -> Iterator[tuple[Window, Telling]]:
    """Windows that lie apart, in order of time; of two that share days the one that ends first."""
    last = None
    for window, each in sorted(windows, key=lambda found: (found[0].end, found[0].start)):
        if last is None or window.start > last.end:
            yield window, each
            last = window


def _between(
    tellings: Tellings, name: str, whole: Window, parts: Sequence[Window]
) -> dict[str, Value]:
    """What a figure comes to on the days of a window that no part of it covers."""
    counted = tellings.within(name, gaps(whole, parts))
    return {days(window): value for window, value in counted.items()}
