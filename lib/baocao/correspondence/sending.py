"""All that goes back to units after their forms were judged, in the folder of the collection.

``tra-lai/<code>.xlsx`` and ``<code>.docx`` for each unit whose newest form has points to mend, a
letter only for one whose file was refused; ``nhac-gui/nhac-gui.docx`` and ``.txt`` while forms are
missing. All of it is made anew each time: nothing stays there of units that are right by now, but
for what a person has changed, which is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from baocao.correspondence.folders import Files, put_out
from baocao.correspondence.letters import Returned, return_letter
from baocao.correspondence.points import Points, compare
from baocao.correspondence.rejudging import Judgement, judge_submissions
from baocao.correspondence.reminders import reminder_letter, reminder_text, unsent
from baocao.correspondence.returns import Sent, on_template, return_workbook
from baocao.correspondence.templates import Templates, templates_of
from baocao.desk.standing import sent_itself, units_owed
from baocao.edition import Edition
from baocao.edition.settings import read_settings
from baocao.paths import Paths

FOLDER, RETURNS, REMINDER = "thu-bieu", "tra-lai", "nhac-gui"
HELD = "Thư trả lại, thư nhắc của kỳ này đang được viết"


@dataclass(frozen=True, slots=True)
class SentBack:
    """What goes back, in the order of the register of units; changed files that were kept."""

    returns: Sequence[Returned] = ()
    kept: Sequence[Path] = ()


def send_back(so: Edition, paths: Paths, on: date) -> SentBack:
    """Make anew what goes back to units by the forms received until now, and the reminders.

    ``on`` is the day, by which lateness is counted.

    Raises:
        BuildError: as ``put_out``.
        DataError, ParamsError, UsageError: as ``templates_of`` and ``edition.open``.
    """
    checks = read_settings(paths, so.name, so.office_code, so.period).checks
    folder = paths.out / so.office_code / str(so.period) / FOLDER
    judgement = judge_submissions(so, paths)
    return write_returns(templates_of(so, checks), judgement, folder, on)


def write_returns(templates: Templates, judgement: Judgement, folder: Path, on: date) -> SentBack:
    """The same below any ``folder``, out of what was judged."""
    so, returns = templates.so, []
    files: dict[str, Callable[[], bytes]] = {}
    for found in _returns(templates, judgement):
        own = judgement.sent.get(found.newest.file, Sent()) if found.newest else Sent()
        placed = replace(found, points=on_template(found.points, own, templates.forms))
        if placed.points.found:
            made = partial(return_workbook, templates, placed.code, own, placed.points)
            files[f"{placed.code}.xlsx"] = made
        files[f"{placed.code}.docx"] = partial(return_letter, so, placed, on)
        returns.append(placed)
    kept = put_out(folder / RETURNS, files, HELD)
    return SentBack(returns, kept + put_out(folder / REMINDER, _reminders(so, on), HELD))


def _returns(templates: Templates, judgement: Judgement) -> Iterator[Returned]:
    """What goes back to each unit to which something does, its cells as they are in its file."""
    so = templates.so
    for unit in units_owed(so):
        sent = sent_itself(so.ledger, unit.code)
        *_, before, newest = [None, None, *so.ledger.taken.get(unit.code, ())]
        if before and newest and before.received == newest.received:
            before = None  # both came at once: the unit has not heard of the one before
        points = Points()
        if newest:
            told = judgement.findings.get(before.file) if before else None
            found = judgement.findings.get(newest.file, ())
            points = compare(found, told, templates.mendable)
        refused = sent[-1] if sent and not sent[-1].taken else None
        if points.found or refused:
            in_force = so.ledger.in_force.get(unit.code)
            yield Returned(unit.code, unit.name, newest, points, before, in_force, refused)


def _reminders(so: Edition, on: date) -> Files:
    """The letter and the text to those whose forms are missing."""
    units = unsent(so)
    if not units:
        return {}
    return {
        f"{REMINDER}.docx": lambda: reminder_letter(so, units, on),
        f"{REMINDER}.txt": lambda: reminder_text(so, units, on).encode(),
    }
