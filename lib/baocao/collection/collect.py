"""Take in what units have sent: recognise each file, keep it, and say which one is in force.

What the ledger says of a file depends only on the file, on params/ and on the office's own
registers; only when it came, and under which names, is remembered. Code: S-024 several files of
one unit at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from baocao import edition
from baocao.build.editions import Stopwatch, disk_message
from baocao.build.lock import held
from baocao.cells import Workbook
from baocao.collection.grounds import Grounds
from baocao.collection.inbox import Arrival, arrivals
from baocao.collection.intake import Intake
from baocao.collection.ledger_book import put_ledger_book
from baocao.collection.recognition import Told
from baocao.collection.store import Store
from baocao.collection.workers import Workers
from baocao.correspondence.sending import FOLDER, SentBack, send_back
from baocao.edition import Edition
from baocao.errors import BaocaoError, BuildError, Finding, UsageError, visible
from baocao.paths import Paths
from baocao.submissions import Entry, Ledger, read_ledger
from baocao.submissions.keyed_in import FOLDER as KEYED_IN

NAMED_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: an office's period, a folder of incoming files, the time of receipt."""

    office: str
    period: str
    inbox: Path | None
    received: str
    report: str = "quarterly"


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


@dataclass(frozen=True, slots=True)
class Collected:
    """What was taken in, what that makes of the report, and what goes back to units.

    ``trouble`` is why that could not be written, if it could not.
    """

    taken_in: TakenIn
    so: Edition
    back: SentBack = SentBack()
    trouble: BaocaoError | None = None


def collect(
    asked: Asked, paths: Paths, workers: Workers | None = None, stopwatch: Stopwatch | None = None
) -> Collected:
    """Take in what has come, judge anew all that came before, write what goes back to units.

    Raises:
        UsageError: the folder of incoming files is not there, or is one of those kept here.
        ParamsError: as ``edition.open``.
        DataError: the ledger is damaged, or it cannot be known which units owe a form.
        BuildError: another process is taking in files of the period, or the disk refuses. The
            ledger is then as it was.
    """
    watch = stopwatch or Stopwatch()
    store = Store(paths.data, asked.office, asked.period)
    if asked.inbox:
        _may_be_inbox(asked.inbox, store)
    try:
        with watch.stage("đọc sổ"):
            grounds = Grounds.of(asked.report, asked.office, asked.period, paths)
        with taking_in(store):
            taken_in = _take_in(asked, store, grounds, workers or Workers(), watch)
            with watch.stage("tính và đối chiếu"):
                so = edition.open(asked.report, asked.office, asked.period, paths)
            with watch.stage("viết sổ thu biểu, thư trả lại, thư nhắc"):
                return _send_back(Collected(taken_in, so), asked, paths)
    except OSError as error:
        raise BuildError(disk_message(error)) from error


def _send_back(collected: Collected, asked: Asked, paths: Paths) -> Collected:
    """Write the ledger book and what goes back.

    What was taken in is to be told even where these cannot be written.
    """
    on = date.fromisoformat(asked.received[:10])
    try:
        put_ledger_book(collected.so, paths.out / asked.office / asked.period / FOLDER)
        return replace(collected, back=send_back(collected.so, paths, on))
    except BaocaoError as error:
        return replace(collected, trouble=error)
    except OSError as error:
        return replace(collected, trouble=BuildError(disk_message(error)))


def taking_in(store: Store) -> AbstractContextManager[None]:
    """Hold what was received for a period; the system lets go when the process ends, however."""
    store.folder.mkdir(parents=True, exist_ok=True)
    told = f"Biểu kỳ {store.period} của “{store.office}” đang được nhận"
    return held(store.folder / "ledger", told)


def _may_be_inbox(inbox: Path, store: Store) -> None:
    if not inbox.is_dir():
        raise UsageError(f"Không có thư mục {inbox}. Kiểm tra lại đường dẫn ở --inbox.")
    place = inbox.resolve()
    for own in (store.folder.resolve(), (store.folder.parent / KEYED_IN).resolve()):
        if own.is_relative_to(place) or place.is_relative_to(own):
            raise UsageError(
                f"Thư mục {inbox} chứa kho biểu đã nhận của kỳ, không phải nơi nhận tệp mới. Biểu "
                f"đã nhận và biểu trong {KEYED_IN} luôn được xét lại, không cần ghi --inbox."
            )


def _take_in(
    asked: Asked, store: Store, grounds: Grounds, workers: Workers, watch: Stopwatch
) -> TakenIn:
    store.clear()
    before = read_ledger(store.data, store.office, store.period)
    with watch.stage("nhận tệp"):
        came, passed = _arrivals(asked, store)
        intake = Intake.of(store, before, came, asked.received)
    with watch.stage("đọc biểu"):
        seen = {**workers.over(intake.contents(grounds.recognition.wanted)), **intake.seen}
    with watch.stage("kiểm tra biểu"):
        recognised = _recognised(seen, grounds)
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


def _arrivals(asked: Asked, store: Store) -> tuple[list[Arrival], list[Finding]]:
    """What lies in the inbox and among the forms keyed in, the oldest first."""
    keyed_in = store.folder.parent / KEYED_IN
    own, passed = arrivals(keyed_in, keyed_in=True) if keyed_in.is_dir() else ([], [])
    if asked.inbox is None:
        return own, passed
    others, also = arrivals(asked.inbox)
    return sorted([*own, *others]), [*passed, *also]


def _recognised(seen: Mapping[str, Workbook | Finding], grounds: Grounds) -> dict[str, Told]:
    """What each file tells, by its hash."""
    workbooks = [each for each in seen.values() if isinstance(each, Workbook)]
    told = grounds.recognition.of(workbooks)
    refused = {
        sha256: Told(refusal=each) for sha256, each in seen.items() if isinstance(each, Finding)
    }
    return told | refused


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
