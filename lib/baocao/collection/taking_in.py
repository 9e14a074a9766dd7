"""Take in files: look at each, keep it, and write into the ledger what it is and which ones count.

What the ledger says of a file depends only on the file, on params/ and on the office's own
registers and ledgers; only when it came, and under which names, is remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.build.editions import Stopwatch
from baocao.build.lock import held
from baocao.collection.grounds import Grounds
from baocao.collection.inbox import Arrival, arrivals
from baocao.collection.intake import Intake, Receipt
from baocao.collection.receipts import odd_receipts, refuse_other_period
from baocao.collection.recognition import Told
from baocao.collection.store import Store
from baocao.collection.workers import Workers
from baocao.errors import Finding, UsageError
from baocao.submissions import Entry, Ledger, read_ledger
from baocao.submissions.keyed_in import FOLDER as KEYED_IN


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The ledger as it is now; ``fresh`` are the entries that it did not have before.

    ``again`` are those of the files in the inbox that had come before, ``keyed_in`` of those that
    the office has keyed in; ``copies`` counts files that are there more than once, ``redated``
    those whose day of receipt was put right. ``findings`` are about files that were not
    taken in, and those that were lost. ``changed`` tells whether the ledger is another one now.
    """

    ledger: Ledger
    fresh: Sequence[Entry]
    again: Sequence[Entry]
    keyed_in: Sequence[Entry]
    copies: int
    redated: int
    findings: Sequence[Finding]
    changed: bool


def holding(store: Store) -> AbstractContextManager[None]:
    """Hold what was received for a period; the system lets go when the process ends, however."""
    store.folder.mkdir(parents=True, exist_ok=True)
    told = f"Biểu kỳ {store.period} của “{store.office}” đang được nhận"
    return held(store.folder / "ledger", told)


def take_in(
    inbox: Path | None,
    receipt: Receipt,
    store: Store,
    grounds: Grounds,
    workers: Workers,
    watch: Stopwatch,
) -> TakenIn:
    """Take in what lies in the inbox and among the forms keyed in; whoever calls is alone there.

    Raises:
        UsageError: all that is new is of one other period; nothing is taken in then.
        DataError: the ledger is damaged.
        BuildError: files cannot be looked at.
        OSError: the disk refuses. The ledger is then as it was.
    """
    store.clear()
    before = read_ledger(store.data, store.office, store.period)
    with watch.stage("nhận tệp"):
        came, passed = _arrivals(inbox, store)
        intake = Intake.of(store, before, came, receipt)
    with watch.stage("đọc biểu"):
        seen = {**workers.over(intake.contents(grounds.recognition.wanted)), **intake.seen}
    with watch.stage("kiểm tra biểu"):
        recognised = grounds.recognition.of(seen)
        _held_to_period(intake, recognised, store, inbox)
        for sha256 in [each for each in intake.entries if each not in intake.lost]:
            intake.settle(sha256, recognised[sha256])
        ledger = replace(before, entries=tuple(intake.entries.values()))
        ledger = replace(ledger, in_force=grounds.judge.in_force(ledger, intake.workbooks(seen)))
    with watch.stage("ghi sổ tiếp nhận"):
        changed = store.write(ledger)
        store.clear()
    return _taken_in(intake, before, ledger, changed, passed)


def _taken_in(
    intake: Intake, before: Ledger, ledger: Ledger, changed: bool, passed: Sequence[Finding]
) -> TakenIn:
    fresh = [intake.entries[sha256] for sha256 in intake.fresh]
    sent, keyed_in = (
        [intake.entries[each.sha256] for each in intake.again if each.keyed_in == own]
        for own in (False, True)
    )
    told = [*passed, *intake.findings, *odd_receipts(fresh, intake.again, before, ledger)]
    return TakenIn(ledger, fresh, sent, keyed_in, intake.copies, intake.redated, told, changed)


def _held_to_period(
    intake: Intake, recognised: Mapping[str, Told], store: Store, inbox: Path | None
) -> None:
    """Refuse a folder of another period before anything of it has a name here."""
    if any(intake.entries[each.sha256].taken for each in intake.again if not each.keyed_in):
        return  # then it is a folder of this period, with some forms gone astray
    try:
        refuse_other_period(intake.fresh, recognised, store.period, inbox)
    except UsageError:
        store.clear()
        raise


def _arrivals(inbox: Path | None, store: Store) -> tuple[list[Arrival], list[Finding]]:
    """What lies in the inbox and among the forms keyed in, the oldest first."""
    keyed_in = store.folder.parent / KEYED_IN
    own, passed = arrivals(keyed_in, keyed_in=True) if keyed_in.is_dir() else ([], [])
    if inbox is None:
        return own, passed
    others, also = arrivals(inbox)
    return sorted([*own, *others]), [*passed, *also]
