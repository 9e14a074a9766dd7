"""The params and slots of a new period, made from the text of those of the period before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import Any

from baocao.params import Slot
from baocao.params.slots import COMMENT, inheritance, without_marks
from baocao.period import Period, Window, same_day
from baocao.rolling.turn import Turn, steps
from baocao.text import fold

BLANK = ("number", "date", "draft_round", "urgency")
REMARK = re.compile(r"(?:^|(?<=\s))#.*$", re.MULTILINE)


def renewed_params(text: str, turn: Turn, window: Window) -> str:
    """The params of the new period; comments, order and all that stays are as they were.

    Registers that close on another day than the report go on from that day to the window's end;
    forms are due as many days after the day of counting as they were. What was counted before the
    window's end, as a plan of a year is, is counted as many days before the end of the new one;
    registrations close on the same day of the year.
    """
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = len(text)  # no line is broken
    yaml.indent(mapping=2, sequence=4, offset=2)
    params = yaml.load(text)
    early = max(_day(params["window"]["to"]) - _day(params["as_of"]), timedelta(0))
    _set_days(params["window"], window)
    as_of, params["as_of"] = params["as_of"], _own(max(window.start, window.end - early))
    _blank(params)
    if collection := params.get("collection"):
        collection["due"] = params["as_of"] + (_day(collection["due"]) - _day(as_of))
        _blank(collection)
    if scoring := params.get("scoring"):
        scoring["register_by"] = _next_year(_day(scoring["register_by"]), turn)
    for days in (params.get("cut_offs") or {}).values():
        _set_days(days, Window(_after(days["to"], window), window.end))
    _read_on(params.get("reads") or {}, turn)
    written = StringIO()
    yaml.dump(params, written)
    return REMARK.sub(lambda remark: _renamed(remark[0], turn), written.getvalue())


def _blank(params: dict[str, Any]) -> None:
    for key in BLANK:
        if key in params:
            params[key] = None


def _set_days(days: dict[str, Any], window: Window) -> None:
    days["from"], days["to"] = _own(window.start), _own(window.end)


def _day(written: date | str) -> date:
    return date.fromisoformat(str(written))


def _own(day: date) -> date:
    """A date of its own: of one that stands twice the YAML writer makes a reference."""
    return date(day.year, day.month, day.day)


def _next_year(day: date, turn: Turn) -> date:
    """The same day of the year of the new period."""
    return same_day(day, day.year + turn.period.year - turn.before.year)


def _after(last: date, window: Window) -> date:
    following = last + timedelta(days=1)
    return following if following.year == window.end.year else window.start


def _read_on(reads: dict[str, Any], turn: Turn) -> None:
    """Go on to the years and forms that the new period reads as the one before read its own."""
    for place, year in enumerate(reads.get("years") or ()):
        reads["years"][place] = year + turn.period.year - turn.before.year
    for place, form in enumerate(reads.get("forms") or ()):
        period = Period.parse(str(form))
        for _ in range(steps(turn, period)):
            period = period.next()
        reads["forms"][place] = str(period)


def _renamed(text: str, turn: Turn) -> str:
    """The text with the name of the new period for that of the one before."""
    old, new = turn.before, turn.period
    names = {str(old): str(new), old.name: new.name}
    names |= {_capital(before): _capital(after) for before, after in names.items()}
    found = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?<![\w/-])(?:{found})(?![\w-])", lambda name: names[name[0]], text)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def renewed_slots(text: str, turn: Turn, slots: Mapping[str, Slot], names: Sequence[str]) -> str:
    """The judgement of the period before, each text marked as inherited; headings for the rest.

    ``slots`` are those that ``text`` holds, by folded heading; ``names`` those of the report.
    """
    lines = without_marks(text).splitlines()
    for slot in sorted(slots.values(), key=lambda slot: slot.line, reverse=True):
        if slot.text:
            lines.insert(slot.line, f"{inheritance(str(turn.before))}\n")
    lines += [f"\n# {name}\n" for name in names if fold(name) not in slots]
    written = COMMENT.sub(lambda comment: _told_anew(comment[0], turn), "\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def _told_anew(comment: str, turn: Turn) -> str:
    return comment if comment == inheritance(str(turn.before)) else _renamed(comment, turn)
