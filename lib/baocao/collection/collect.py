"""Collect: take in what units have sent, and write what goes back to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from baocao import edition
from baocao.build.editions import Stopwatch, disk_message
from baocao.collection.grounds import Grounds
from baocao.collection.intake import Receipt
from baocao.collection.ledger_book import put_ledger_book
from baocao.collection.store import Store
from baocao.collection.taking_in import TakenIn, holding, take_in
from baocao.collection.workers import Workers
from baocao.correspondence.sending import FOLDER, SentBack, send_back
from baocao.edition import Edition
from baocao.errors import BaocaoError, BuildError, UsageError
from baocao.paths import Paths
from baocao.submissions.keyed_in import FOLDER as KEYED_IN


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: an office's period, a folder of incoming files, the time of receipt.

    With ``said`` somebody has named that day, also for files that came before.
    """

    office: str
    period: str
    inbox: Path | None
    received: str
    report: str = "quarterly"
    said: bool = False


@dataclass(frozen=True, slots=True)
class Collected:
    """What was taken in, what that makes of the report, and what goes back to units.

    ``trouble`` is why that could not be written, if it could not.
    """

    taken_in: TakenIn
    so: Edition
    back: SentBack = field(default_factory=SentBack)
    trouble: BaocaoError | None = None


def collect(
    asked: Asked, paths: Paths, workers: Workers | None = None, stopwatch: Stopwatch | None = None
) -> Collected:
    """Take in what has come, judge anew all that came before, write what goes back to units.

    Raises:
        UsageError: the folder of incoming files is not there, or is one of those kept here, or
            all that is new in it is of one other period.
        ParamsError: as ``edition.open``.
        DataError: the ledger is damaged, or it cannot be known which units owe a form.
        BuildError: another process is taking in files of the period, or the disk refuses. The
            ledger is then as it was.
    """
    watch = stopwatch or Stopwatch()
    store = Store(paths.data, asked.office, asked.period)
    if asked.inbox:
        _may_be_inbox(asked.inbox, store, paths.out)
    try:
        with watch.stage("đọc sổ"):
            grounds = Grounds.of(asked.report, asked.office, asked.period, paths)
        with holding(store):
            receipt = Receipt(asked.received, asked.said)
            taken_in = take_in(asked.inbox, receipt, store, grounds, workers or Workers(), watch)
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


def _may_be_inbox(inbox: Path, store: Store, out: Path) -> None:
    if not inbox.is_dir():
        raise UsageError(f"Không có thư mục {inbox}. Kiểm tra lại đường dẫn ở --inbox.")
    place = inbox.resolve()
    if any(_overlap(place, made) for made in out.glob(f"*/*/{FOLDER}")):
        raise UsageError(
            f"Thư mục {inbox} chứa biểu mẫu và thư do chương trình viết ra, không phải tệp đơn vị "
            "gửi về. Chép tệp đơn vị gửi vào một thư mục riêng rồi ghi thư mục ấy ở --inbox."
        )
    for own in (store.folder, store.folder.parent / KEYED_IN):
        if _overlap(place, own):
            raise UsageError(
                f"Thư mục {inbox} chứa kho biểu đã nhận của kỳ, không phải nơi nhận tệp mới. Biểu "
                f"đã nhận và biểu trong {KEYED_IN} luôn được xét lại, không cần ghi --inbox."
            )


def _overlap(place: Path, own: Path) -> bool:
    """Whether one of the folders lies in the other."""
    own = own.resolve()
    return own.is_relative_to(place) or place.is_relative_to(own)
