"""The command that takes in what units have sent."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.options import Office, Report, When, day_like, in_project
from baocao.cli.reports import one_report
from baocao.errors import describe, visible
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.collection.taking_in import TakenIn
    from baocao.correspondence.letters import Returned, Wish
    from baocao.edition import Edition
    from baocao.submissions import Entry

INTERRUPTED = 130  # as shells tell it
SHOWN = 20
NAMED_AT_MOST = 5
PICTURE = "F-017"
ASKED: dict[Wish, str] = {
    "mend": "trả lại {} đơn vị có lỗi",
    "confirm": "đề nghị {} đơn vị chỉ có điểm cần xem xác nhận",
    "resend": "báo {} đơn vị có tệp bị từ chối",
}
DETAIL = re.compile(r" \([^()]*\)$")  # which numbers, in a single case


Inbox = Annotated[
    Path | None,
    typer.Option(
        metavar="THƯ_MỤC",
        help="Thư mục chứa các tệp nhận về, kể cả thư mục con; không tệp nào ở đó bị sửa. Không "
        "ghi thì chỉ nhận biểu nhập hộ và xét lại các biểu đã nhận.",
    ),
]
Received = Annotated[
    str | None,
    typer.Option(
        metavar="NGÀY",
        help="Ngày nhận, ghi như 2026-06-18; mặc định là lúc chạy lệnh. Nếu trong thư mục chỉ có "
        "tệp đã nhận từ trước thì ngày nhận của các tệp ấy được sửa thành ngày này.",
        callback=day_like("2026-06-18"),
    ),
]


@in_project
def collect(
    paths: Paths,
    period: When,
    inbox: Inbox = None,
    received: Received = None,
    office: Office = "btctu",
    report: Report = None,
) -> None:
    """Nhận biểu các đơn vị gửi về: nhận ra đơn vị, cất nguyên tệp, kiểm tra, ghi sổ tiếp nhận."""
    from baocao.build.editions import Stopwatch
    from baocao.collection.collect import Asked
    from baocao.collection.collect import collect as take_in

    report = one_report(report, paths, office, period)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    showing.say(f"Nhận biểu kỳ {period} ({office})")
    progress = showing.Progress()
    try:
        at = now if received in (None, now[:10]) else received
        asked = Asked(office, period, inbox, at, report, said=received is not None)
        with _ended_as_by_hand():
            collected = take_in(asked, paths, stopwatch=Stopwatch(progress))
    finally:
        progress.close()
    _tell(collected.taken_in, collected.so)
    showing.tell_kept(collected.back.kept, paths.root)
    _tell_next(collected.so, collected.back.returns, paths)
    if collected.trouble:
        raise collected.trouble


@contextmanager
def _ended_as_by_hand() -> Iterator[None]:
    """Let the signal to terminate end what is inside as Ctrl-C does: in order, and at once."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        # A process may be half started; to wait for it, as Python does at its end, may be for ever.
        showing.refuse("Đã dừng theo yêu cầu. Chạy lại để nhận tiếp.")
        sys.stdout.flush()
        os._exit(INTERRUPTED)
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(collected: TakenIn, so: Edition) -> None:
    from baocao.submissions.keyed_in import CITED, FOLDER

    refused = [entry for entry in collected.fresh if not entry.taken]
    _tell_counts(collected, len(refused))
    for entry in refused:
        _tell_refused(entry)
    before = (*collected.again, *collected.keyed_in)
    _tell_refused_before([entry for entry in before if not entry.taken])
    if any(entry.refusal and entry.refusal.code == PICTURE for entry in refused):
        showing.say(
            "  Đơn vị chỉ có bản PDF, ảnh thì nhập hộ: điền mẫu biểu của đơn vị, ghi số văn bản ở "
            f"ô “{CITED}”, đặt vào data/{so.office_code}/{so.period}/{FOLDER}, rồi chạy lại."
        )
    if collected.findings:
        showing.say("Cần xem khi nhận tệp:")
        showing.say(describe(collected.findings))
    _tell_written(so)
    _tell_units(so)
    _tell_errors(so)


def _tell_counts(collected: TakenIn, refused: int) -> None:
    """How many files came, were refused, and were known or there twice."""
    from baocao.submissions.keyed_in import lay_with_office

    new = [entry for entry in collected.fresh if entry.taken]
    own = sum(map(lay_with_office, new))
    known = sum(entry.taken for entry in collected.again)
    said = [
        f"Nhận mới {len(new)} biểu{f' ({own} biểu nhập hộ)' if own else ''}",
        f"từ chối {refused} tệp",
        f"{known} biểu đã nhận từ trước",
    ]
    others = {
        "tệp đã bị từ chối từ trước": len(collected.again) - known,
        "bản sao": collected.copies,
        "tệp nhập hộ đã xét từ trước": len(collected.keyed_in),
    }
    said += [f"{count} {what}" for what, count in others.items() if count]
    same = "" if collected.changed else "; sổ tiếp nhận không có gì thay đổi"
    showing.say(f"{', '.join(said)}{same}.", "bold")
    if collected.redated:
        showing.say(f"Đã sửa ngày nhận của {collected.redated} tệp đã nhận từ trước.")


def _tell_refused_before(refused: Sequence[Entry]) -> None:
    """Why files of the inbox were refused before, the reason of most of them first."""
    reasons: dict[tuple[str, str], list[str]] = {}
    for entry in refused:
        if why := entry.refusal:
            reasons.setdefault((why.code, why.problem), []).append(visible(entry.names[-1]))
    ordered = sorted(reasons.items(), key=lambda each: -len(each[1]))
    for (code, problem), names in ordered[:SHOWN]:
        named = ", ".join(names[:NAMED_AT_MOST]) + (", …" if len(names) > NAMED_AT_MOST else "")
        told = f"  - đã bị từ chối từ trước [{code}]: {problem}: {len(names)} tệp ({named})"
        showing.say(told, "yellow")
    if len(ordered) > SHOWN:
        showing.say(f"  … và {len(ordered) - SHOWN} lý do nữa")


def _tell_written(so: Edition) -> None:
    """How many of the values given by telephone, and of the acceptances, are of use."""
    from baocao.submissions import ACCEPTANCES, CORRECTIONS

    called = {
        CORRECTIONS: ("Số sửa qua điện thoại", so.corrections),
        ACCEPTANCES: ("Chấp nhận", so.acceptances),
    }
    for register in so.registers.values():
        if register.form.beside in called and (written := len(register.rows)):
            what, rows = called[register.form.beside]
            used = sum(row.state == "applied" for row in rows)
            left = f", {written - used} không dùng được (xem baocao check)"
            showing.say(f"{what}: {used} dùng{left if written > used else ''}")
    own = (each for each in so.registers.values() if not each.form.form)
    unread = {each.absent.file: each.absent for each in own if each.absent}
    for file, why in unread.items():
        showing.say(f"Không đọc được {file} [{why.code}]: {why.problem}. {why.remedy}.", "yellow")


def _tell_refused(entry: Entry) -> None:
    why = entry.refusal
    if why is None:
        return
    seen = f"ghi “{visible(why.seen)}”, " if why.seen else ""
    place = f"ô {', '.join(why.cells)} trang “{visible(why.sheet)}” " if why.cells else ""
    name = visible(entry.names[-1])
    showing.say(f"  - {name} [{why.code}]: {place}{seen}{why.problem}. {why.remedy}.", "yellow")


def _tell_units(so: Edition) -> None:
    """How many units have sent a form, how these stand, and who has not."""
    from baocao.desk.standing import STATES, standings

    every = standings(so)
    counted = Counter(standing.state for standing in every)
    states = ", ".join(f"{said} {counted[state]}" for state, said in STATES.items())
    late = sum(standing.late for standing in every)
    states += f"; gửi muộn {late}" if late else ""
    came = counted["accepted"] + counted["returned"]
    showing.say(
        f"Đã có biểu của {came}/{len(every)} đơn vị: {states}.",
        "green" if counted["accepted"] == len(every) else "yellow",
    )
    missing = [f"{each.unit.name} ({each.unit.code})" for each in every if not each.submissions]
    if missing:
        rest = f" và {len(missing) - SHOWN} đơn vị nữa" if len(missing) > SHOWN else ""
        showing.say(f"  - chưa có biểu: {', '.join(missing[:SHOWN])}{rest}")


def _tell_errors(so: Edition) -> None:
    """The rules that most units break, each as it is told first, with the first of those units."""
    units = so.ledger.units
    broken: dict[str, dict[str, None]] = {}
    told: dict[str, str] = {}
    for each in so.findings:
        if each.severity == "error" and each.file in units:
            broken.setdefault(each.code, {})[units[each.file]] = None
            told.setdefault(each.code, DETAIL.sub("", each.problem))
    ordered = sorted(broken, key=lambda code: (-len(broken[code]), code))
    for code in ordered[:SHOWN]:
        named = ", ".join(list(broken[code])[:NAMED_AT_MOST])
        more = ", …" if len(broken[code]) > NAMED_AT_MOST else ""
        showing.say(f"  - [{code}] {told[code]}: {len(broken[code])} đơn vị ({named}{more})")
    if len(ordered) > SHOWN:
        showing.say(f"  … và {len(ordered) - SHOWN} loại lỗi nữa")


def _tell_next(so: Edition, returns: Sequence[Returned], paths: Paths) -> None:
    from baocao.build.run import EditionKey
    from baocao.correspondence.sending import FOLDER, REMINDER, RETURNS

    key = EditionKey(so.office_code, str(so.period), so.name)
    out = paths.out / so.office_code / str(so.period) / FOLDER
    kept = showing.near(paths.data / so.ledger.file, paths.root)
    showing.say(f"Sổ tiếp nhận, cạnh nguyên bản các tệp: {kept}")
    if returns:
        asked = Counter(returned.wish for returned in returns)
        letters = ", ".join(said.format(asked[wish]) for wish, said in ASKED.items() if asked[wish])
        place = showing.near(out / RETURNS, paths.root)
        showing.say(f"Biểu đánh dấu chỗ cần sửa và công văn, {letters}: {place}/")
    _tell_not_returned(so, {each.code for each in returns if each.wish == "mend"})
    if so.completeness.missing:
        place = showing.near(out / REMINDER, paths.root)
        showing.say(f"Nhắc các đơn vị chưa gửi: {place}/")
    showing.say(f"Xem đủ từng điểm: {key.command('check')}", "bold")
    if _is_closed(so, paths):
        showing.say(
            f"Lưu ý: kỳ {so.period} đã chốt; biểu nhận sau đó chỉ vào báo cáo khi đính chính.",
            "yellow",
        )


def _tell_not_returned(so: Edition, returned: Set[str]) -> None:
    """The units whose forms have only errors that the office has to mend."""
    from baocao.desk.standing import standings

    own = [each.unit.code for each in standings(so) if each.state == "returned"]
    if left := [code for code in own if code not in returned]:
        named = ", ".join(left[:SHOWN]) + (", …" if len(left) > SHOWN else "")
        showing.say(
            "Chưa đạt vì lỗi cơ quan phải tự sửa (kho biểu, sổ), không gửi trả: "
            f"{len(left)} đơn vị ({named})",
            "yellow",
        )


def _is_closed(so: Edition, paths: Paths) -> bool:
    from baocao.archive import closed_folder, versions

    return bool(versions(closed_folder(paths.data, so.office_code, str(so.period), so.name)))
