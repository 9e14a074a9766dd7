"""All that goes back to units after their forms were judged, in the folder of the collection.

``tra-lai/<code>.xlsx`` and ``<code>.docx`` for each unit whose newest form has points to mend, a
letter only for one whose file was refused; ``nhac-gui.docx`` and ``nhac-gui.txt`` while forms are
missing. All of it is made anew each time: nothing stays there of units that are right by now.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

from baocao.correspondence.comparing import Points, compare
from baocao.correspondence.rejudging import Judgement, judge_submissions
from baocao.correspondence.letters import Returned, return_letter
from baocao.correspondence.reminders import reminder_letter, reminder_text, unsent
from baocao.correspondence.replacing import made_anew
from baocao.correspondence.returns import on_template, return_workbook
from baocao.correspondence.sent import Sent
from baocao.correspondence.templates import Templates, templates_of
from baocao.desk.standing import units_owed
from baocao.edition import Edition
from baocao.edition.settings import read_settings
from baocao.paths import Paths

FOLDER, RETURNS, REMINDER = "thu-bieu", "tra-lai", "nhac-gui"
AT_ONCE = 2


def send_back(so: Edition, paths: Paths, on: date) -> list[Returned]:
    """Make anew what goes back to units by the forms received until now, and the reminders.

    ``on`` is the day, by which lateness is counted. Gives what goes back, in the order of the
    register of units.

    Raises:
        BuildError: a file that is to be replaced is open in another program.
        DataError, ParamsError, UsageError: as ``templates_of`` and ``edition.open``.
    """
    checks = read_settings(paths, so.name, so.office_code, so.period).checks
    folder = paths.out / so.office_code / str(so.period) / FOLDER
    judgement = judge_submissions(so, paths)
    return write_returns(templates_of(so, checks), judgement, folder, on)


def write_returns(
    templates: Templates, judgement: Judgement, folder: Path, on: date
) -> list[Returned]:
    """The same below any ``folder``, out of what was judged."""
    so = templates.so

    def write(returned: Returned) -> Returned:
        own = judgement.sent.get(returned.newest.file, Sent()) if returned.newest else Sent()
        placed = replace(returned, points=on_template(returned.points, own, templates.forms))
        if placed.points.found:
            content = return_workbook(templates, placed.code, own, placed.points)
            (place / f"{placed.code}.xlsx").write_bytes(content)
        (place / f"{placed.code}.docx").write_bytes(return_letter(so, placed, on))
        return placed

    # While pandoc reads the text of one letter, the workbook of another is written.
    with made_anew(folder / RETURNS) as place, ThreadPoolExecutor(AT_ONCE) as threads:
        returns = list(threads.map(write, _returns(so, judgement)))
    _remind(so, folder, on)
    return returns


def _returns(so: Edition, judgement: Judgement) -> Iterator[Returned]:
    """What goes back to each unit to which something does, its cells as they are in its file."""
    for unit in units_owed(so):
        sent = so.ledger.sent.get(unit.code, ())
        *earlier, newest = [None, None, *so.ledger.taken.get(unit.code, ())]
        before = earlier[-1]
        points = Points()
        if newest:
            told = judgement.findings.get(before.file) if before else None
            points = compare(judgement.findings.get(newest.file, ()), told)
        refused = sent[-1] if sent and not sent[-1].taken else None
        if points.found or refused:
            in_force = so.ledger.in_force.get(unit.code)
            yield Returned(unit.code, unit.name, newest, points, before, in_force, refused)


def _remind(so: Edition, folder: Path, on: date) -> None:
    """Write the letter and the text to those whose forms are missing; take away old ones."""
    paths = {kind: folder / f"{REMINDER}.{kind}" for kind in ("docx", "txt")}
    units = unsent(so)
    if not units:
        for path in paths.values():
            path.unlink(missing_ok=True)
        return
    paths["docx"].write_bytes(reminder_letter(so, units, on))
    paths["txt"].write_text(reminder_text(so, units, on), encoding="utf-8")
