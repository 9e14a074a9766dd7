"""Figures of a longer period that are not what the shorter ones within it come to, and why.

Each closed edition is counted once more by the registers as they are now: one whose number is
another today is where rows have changed since it was issued.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from baocao.checks.across_wording import listed, looked_into, mended, redefined
from baocao.checks.adding_up import MadeUp, total
from baocao.checks.not_run import rule
from baocao.checks.rules import Check
from baocao.checks.tellings import Telling, Tellings
from baocao.errors import Finding


def unfilled(check: Check, tellings: Tellings, sums: Iterable[MadeUp]) -> Iterator[Finding]:
    """A finding for all figures that differ where the same editions have changed, or none has."""
    found: dict[tuple[str, ...], list[tuple[MadeUp, str]]] = {}
    for made in sums:
        if words := _in_words(tellings, made):
            moved = (each.name for each in _moved(tellings, made))
            found.setdefault((*moved,), []).append((made, words))
    for told in found.values():
        made, _ = told[0]
        moved = [mended(each) for each in _moved(tellings, made)]
        look = "; ".join(moved) or looked_into(made.figure, made.whole)
        words = listed([each for _, each in told])
        yield replace(
            rule(check),
            problem=f"{check.says}: {_called(tellings, made)}: {words}",
            remedy=f"{check.fix} (xem: {look})",
        )


def _called(tellings: Tellings, made: MadeUp) -> str:
    """What the edition at hand is held against: a longer one, or all editions of a report."""
    if made.whole is tellings.own:
        return f"báo cáo {made.parts[0].report}"
    return made.whole.full_name


def _moved(tellings: Tellings, made: MadeUp) -> list[Telling]:
    """The closed editions that the registers as they are now give another number."""
    return [each for each in made.issued if _today(tellings, made.figure, each)]


def _today(tellings: Tellings, name: str, edition: Telling) -> str:
    """What a closed edition's figure would be today; empty where it is the same, or unknown."""
    now, then = tellings.today(name, edition), tellings.value(name, edition)
    if now is None or then is None:
        return ""
    said = tellings.told(name, now)
    return "" if said == tellings.told(name, then) else said


def _in_words(tellings: Tellings, made: MadeUp) -> str:
    """What a figure is and what its parts come to; empty where that is the same, or unknown."""
    name, whole = made.figure, tellings.value(made.figure, made.whole)
    values = {each.name: tellings.value(name, each) for each in made.parts} | made.beyond
    summed = total(values.values())
    if whole is None or summed is None:
        return ""
    if tellings.told(name, whole) == tellings.told(name, summed):
        return ""
    parts = [f"{each.name} {_value(tellings, name, each)}" for each in made.parts]
    parts += [f"{days} {tellings.told(name, value)}" for days, value in made.beyond.items()]
    where = "ở đây" if made.whole is tellings.own else "ở đó"
    return (
        f"{tellings.label(name)} {where} {_value(tellings, name, made.whole)}, cộng được "
        f"{tellings.told(name, summed)} ({'; '.join(parts)}){_left(tellings, made)}"
    )


def _value(tellings: Tellings, name: str, edition: Telling) -> str:
    """A number as it was issued or is, and as it would be today if that is another."""
    said = tellings.told(name, tellings.value(name, edition))
    now = _today(tellings, name, edition)
    return f"{said}, theo sổ nay {now}{redefined(tellings, name, edition)}" if now else said


def _left(tellings: Tellings, made: MadeUp) -> str:
    """What would still differ if all closed editions had the numbers of today, if that is known."""
    whole = tellings.today(made.figure, made.whole)
    parts = (tellings.today(made.figure, each) for each in made.parts)
    summed = total([*parts, *made.beyond.values()])
    if whole is None or summed is None or whole == summed:
        return ""
    rest = tellings.told(made.figure, abs(whole - summed))
    moved = _moved(tellings, made)
    even_so = "tính lại mọi kỳ theo sổ nay" if moved else "mọi kỳ đều khớp sổ nay mà"
    return f", {even_so} vẫn lệch {rest}"
