"""The command that takes in what units have sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.options import Office, Report, When, in_project
from baocao.errors import Finding, describe, visible
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.collection.collect import Collected
    from baocao.edition import Edition
    from baocao.submissions import Entry, Ledger

SHOWN = 20
NAMED_AT_MOST = 5


def _day(text: str | None) -> str | None:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError as error:
        told = f"không nhận “{visible(text or '')}”; ghi như 2026-06-18."
        raise typer.BadParameter(told) from error


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
        help="Ngày nhận, ghi như 2026-06-18; mặc định là lúc chạy lệnh.",
        callback=_day,
    ),
]


@in_project
def collect(
    paths: Paths,
    period: When,
    inbox: Inbox = None,
    received: Received = None,
    office: Office = "btctu",
    report: Report = "quarterly",
) -> None:
    """Nhận biểu các đơn vị gửi về: nhận ra đơn vị, cất nguyên tệp, kiểm tra, ghi sổ tiếp nhận."""
    from baocao import edition
    from baocao.build.editions import Stopwatch
    from baocao.collection.collect import Asked, take_in

    now = datetime.now().astimezone().isoformat(timespec="seconds")
    showing.say(f"Nhận biểu kỳ {period} ({office})")
    progress = showing.Progress()
    watch = Stopwatch(progress)
    try:
        asked = Asked(office, period, inbox, received or now, report)
        collected = take_in(asked, paths, stopwatch=watch)
        with watch.stage("đối chiếu các sổ"):
            so = edition.open(report, office, period, paths)
    finally:
        progress.close()
    _tell(collected, so, paths)


def _tell(collected: Collected, so: Edition, paths: Paths) -> None:
    refused = [entry for entry in collected.fresh if not entry.taken]
    taken = len(collected.fresh) - len(refused)
    same = "" if collected.changed else "; sổ tiếp nhận không có gì thay đổi"
    showing.say(
        f"Nhận mới {taken} biểu, từ chối {len(refused)} tệp, {collected.again} tệp đã nhận từ "
        f"trước{same}.",
        "bold",
    )
    _tell_refused(refused)
    if collected.findings:
        showing.say("Tệp không nhận được hoặc bỏ qua:")
        showing.say(describe(collected.findings))
    _tell_units(collected.ledger, so)
    _tell_errors(collected.ledger, so)
    _tell_next(collected.ledger, so, paths)


def _tell_refused(entries: Sequence[Entry]) -> None:
    for entry in entries:
        why = entry.refusal
        name = visible(entry.names[-1])
        seen = f"ghi “{visible(why.seen)}”, " if why.seen else ""
        place = f"{', '.join(why.cells)} trang “{why.sheet}” " if why.cells else ""
        showing.say(f"  - {name} [{why.code}]: {place}{seen}{why.problem}. {why.remedy}.", "yellow")


def _tell_units(ledger: Ledger, so: Edition) -> None:
    """How many units have sent a form, and of how many it is in order."""
    returned = _returned(ledger, so)
    expected, missing = so.completeness.expected, so.completeness.missing
    came = len(ledger.in_force)
    parts = [f"đạt {came - len(returned)}", f"có lỗi phải trả lại {len(returned)}"]
    showing.say(
        f"Đã có biểu của {came}/{expected} đơn vị: {', '.join(parts)}; chưa gửi {len(missing)}.",
        "yellow" if missing or returned else "green",
    )
    named = [f"{name} ({code})" for code, name in missing.items()]
    if named:
        rest = f" và {len(named) - SHOWN} đơn vị nữa" if len(named) > SHOWN else ""
        showing.say(f"  - chưa gửi: {', '.join(named[:SHOWN])}{rest}")


def _tell_errors(ledger: Ledger, so: Edition) -> None:
    """The rules that most units break, with the first of those units."""
    broken: dict[tuple[str, str], list[str]] = {}
    for unit, errors in _returned(ledger, so).items():
        for each in errors:
            units = broken.setdefault((each.code, each.problem), [])
            if unit not in units:
                units.append(unit)
    ordered = sorted(broken.items(), key=lambda rule: (-len(rule[1]), rule[0]))
    for (code, problem), units in ordered[:SHOWN]:
        named = ", ".join(units[:NAMED_AT_MOST])
        more = ", …" if len(units) > NAMED_AT_MOST else ""
        showing.say(f"  - [{code}] {problem}: {len(units)} đơn vị ({named}{more})")
    if len(ordered) > SHOWN:
        showing.say(f"  … và {len(ordered) - SHOWN} loại lỗi nữa")


def _returned(ledger: Ledger, so: Edition) -> dict[str, list[Finding]]:
    """The units whose form in force has errors, with them."""
    units = {entry.file: unit for unit, entry in ledger.in_force.items()}
    found: dict[str, list[Finding]] = {}
    for each in so.findings:
        if each.severity == "error" and each.file in units:
            found.setdefault(units[each.file], []).append(each)
    return found


def _tell_next(ledger: Ledger, so: Edition, paths: Paths) -> None:
    from baocao.build.run import EditionKey

    key = EditionKey(so.office_code, str(so.period), so.name)
    place = showing.near(paths.data / ledger.file, paths.root)
    showing.say(f"Sổ tiếp nhận và nguyên bản các tệp: {place}")
    if _returned(ledger, so):
        showing.say(f"Xem đủ từng lỗi: {key.command('check')}")
    elif not so.completeness.missing:
        showing.say(f"Lập báo cáo: {key.command('build')}")
