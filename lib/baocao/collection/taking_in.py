"""Take in files: look at each, keep it, and write into the ledger what it is and which ones count.

What the ledger says of a file depends only on the file, on params/ and on the office's own
registers and ledgers; only when it came, and under which names, is remembered. Code: S-024
several files of one unit at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from baocao.build.editions import Stopwatch
from baocao.build.lock import held
from baocao.collection.grounds import Grounds
from baocao.collection.inbox import Arrival, arrivals
from baocao.collection.intake import Intake
from baocao.collection.store import Store
from baocao.collection.workers import Workers
from baocao.errors import Finding, visible
from baocao.submissions import Entry, Ledger, read_ledger
from baocao.submissions.keyed_in import FOLDER as KEYED_IN

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The ledger as it is now; ``fresh`` are the entries that it did not have before.

    ``again`` counts the files that had come before; ``findings`` are about files that were not
    taken in, and those that were lost. ``changed`` tells whether the ledger is another one now.
    """

    ledger: Ledger
    fresh: Sequence[Entry]
    again: int
    findings: Sequence[Finding]
    changed: bool


def holding(store: Store) -> AbstractContextManager[None]:
    """Hold what was received for a period; the system lets go when the process ends, however."""
    store.folder.mkdir(parents=True, exist_ok=True)
    told = f"Biểu kỳ {store.period} của “{store.office}” đang được nhận"
    return held(store.folder / "ledger", told)


def take_in(
    inbox: Path | None,
    received: str,
    store: Store,
    grounds: Grounds,
    workers: Workers,
    watch: Stopwatch,
) -> TakenIn:
    """Take in what lies in the inbox and among the forms keyed in; whoever calls is alone there.

    Raises:
        DataError: the ledger is damaged.
        BuildError: files cannot be looked at.
        OSError: the disk refuses. The ledger is then as it was.
    """
    store.clear()
    before = read_ledger(store.data, store.office, store.period)
    with watch.stage("nhận tệp"):
        came, passed = _arrivals(inbox, store)
        intake = Intake.of(store, before, came, received)
    with watch.stage("đọc biểu"):
        seen = {**workers.over(intake.contents(grounds.recognition.wanted)), **intake.seen}
    with watch.stage("kiểm tra biểu"):
        recognised = grounds.recognition.of(seen)
        for sha256 in [each for each in intake.entries if each not in intake.lost]:
            intake.settle(sha256, recognised[sha256])
        ledger = replace(before, entries=tuple(intake.entries.values()))
        ledger = replace(ledger, in_force=grounds.judge.in_force(ledger, intake.workbooks(seen)))
    with watch.stage("ghi sổ tiếp nhận"):
        changed = store.write(ledger)
        store.clear()
    fresh = [intake.entries[sha256] for sha256 in intake.fresh]
    told = [*passed, *intake.findings, *_several(fresh, ledger)]
    return TakenIn(ledger, fresh, intake.again, told, changed)


def _arrivals(inbox: Path | None, store: Store) -> tuple[list[Arrival], list[Finding]]:
    """What lies in the inbox and among the forms keyed in, the oldest first."""
    keyed_in = store.folder.parent / KEYED_IN
    own, passed = arrivals(keyed_in, keyed_in=True) if keyed_in.is_dir() else ([], [])
    if inbox is None:
        return own, passed
    others, also = arrivals(inbox)
    return sorted([*own, *others]), [*passed, *also]


def _several(fresh: Sequence[Entry], ledger: Ledger) -> Iterator[Finding]:
    """Units of which several different files came at once: which one counts is to be seen."""
    for unit, count in Counter(entry.unit for entry in fresh if entry.taken).items():
        if count > 1:
            file = ledger.in_force[unit].file
            others = [entry for entry in fresh if entry.unit == unit and entry.file != file]
            names = ", ".join(visible(entry.names[-1]) for entry in others[-NAMED_AT_MOST:])
            yield Finding(
                "S-024",
                "warning",
                f"đơn vị {unit} gửi cùng lúc {count} tệp khác nhau, dùng tệp mới nhất không có "
                f"lỗi: {visible(ledger.in_force[unit].names[-1])}, không dùng: {names}",
                "Hỏi lại đơn vị nếu chưa chắc tệp nào là bản cuối",
                file,
            )
