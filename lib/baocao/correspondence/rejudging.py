"""What is found today in the newest form of each unit, and in the one before it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from baocao import edition
from baocao.correspondence.returns import Sent, sent_forms
from baocao.edition import Edition
from baocao.errors import Finding
from baocao.paths import Paths
from baocao.submissions import Ledger


@dataclass(frozen=True, slots=True)
class Judgement:
    """By file received, named from data/ on: what is found in it, and what the unit has put in.

    Of forms that a newer one follows, and one after that, nothing is known.
    """

    findings: dict[str, list[Finding]]
    sent: dict[str, Sent]


def judge_submissions(so: Edition, paths: Paths) -> Judgement:
    """Judge the last two forms of each unit by all rules of today, other units' as they are.

    The edition is opened anew for the newest forms that are not in force, since something is
    wrong with them, and once more for those before the newest; if there are any.
    """
    in_force = {entry.file for entry in so.ledger.in_force.values()}
    judged = _found(so, in_force)
    for place in (1, 2):
        if files := _from_last(so.ledger, place) - in_force:
            opened = edition.open(so.name, so.office_code, str(so.period), paths, judged=files)
            other = _found(opened, files)
            judged = Judgement(judged.findings | other.findings, judged.sent | other.sent)
    return judged


def _found(so: Edition, files: Set[str]) -> Judgement:
    """What an edition that was opened for these files has found in them."""
    findings: dict[str, list[Finding]] = {file: [] for file in files}
    for found in so.findings:
        if found.file in files:
            findings[found.file].append(found)
    held = sent_forms(register for register in so.registers.values() if register.form.form)
    return Judgement(findings, {file: own for file, own in held.items() if file in files})


def _from_last(ledger: Ledger, place: int) -> set[str]:
    """The file of each unit that is so many from the last that was taken in."""
    sent = (entries for entries in ledger.taken.values() if len(entries) >= place)
    return {entries[-place].file for entries in sent}
