"""The commands that close editions, and look through those that are closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.options import REFUSED, AnyReport, Office, Report, When, WhenClosed, in_project
from baocao.cli.reports import one_report
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.closing.close import Closing
    from baocao.closing.verifying import Verified


def _reason(text: str | None) -> str | None:
    if text is not None and not text.strip():
        raise typer.BadParameter("phải ghi lý do đính chính.")
    return text.strip() if text else None


@in_project
def close(
    paths: Paths,
    period: When,
    office: Office = "btctu",
    report: Report = None,
    correct: Annotated[
        str | None,
        typer.Option(
            metavar="LÝ_DO",
            help="Chốt một bản đính chính của kỳ đã chốt, vì lý do này.",
            callback=_reason,
        ),
    ] = None,
) -> None:
    """Chốt báo cáo của một kỳ: cất nguyên bản phát hành cùng mọi thứ làm ra nó."""
    from baocao.build.editions import Stopwatch
    from baocao.build.run import EditionKey
    from baocao.closing.close import close_edition

    key = EditionKey(office, period, one_report(report, paths, office, period))
    showing.say(f"Chốt báo cáo {key.report} kỳ {period} ({office})")
    progress = showing.Progress()
    try:
        closing = close_edition(key, paths, correct, Stopwatch(progress))
    finally:
        progress.close()
    _tell_closing(closing, paths)


@in_project
def verify(
    paths: Paths, period: WhenClosed = None, office: Office = "btctu", report: AnyReport = None
) -> None:
    """Kiểm các bản đã chốt: từng tệp còn nguyên, dựng lại ra đúng từng byte."""
    from baocao.build.editions import Stopwatch
    from baocao.closing.verifying import asked_for, verified

    progress = showing.Progress()
    whole = True
    for folder in asked_for(paths, office, period, report):
        try:
            for version in verified(folder, Stopwatch(progress)):
                _tell_verified(version, paths.root)
                whole = whole and not version.problems
        finally:
            progress.close()
    if not whole:
        raise typer.Exit(REFUSED)


def _tell_closing(closing: Closing, paths: Paths) -> None:
    from baocao.build.run import EditionKey
    from baocao.period import Period

    seal, root = closing.seal, paths.root
    compared = ", ".join(closing.compared) or "chưa có kỳ nào đã chốt trước đó"
    showing.say(
        f"Đã chốt {seal.edition.report} kỳ {seal.edition.period}, {seal.name}: "
        f"{showing.near(closing.folder, root)}",
        "green",
    )
    showing.say(f"  - đã cất {len(seal.files)} tệp, dựng lại thử giống từng byte")
    showing.say(f"  - so sánh với: {compared}")
    if seal.version:
        changes = closing.folder / "changes.html"
        showing.say(f"  - những gì thay đổi và vì sao: {showing.near(changes, root)}")
    for remark in closing.remarks:
        showing.say(f"  - cần xem: {remark}", "yellow")
    office, report = seal.edition.office, seal.edition.report
    following = str(Period.parse(seal.edition.period).next())
    if not (paths.params / office / following / f"{report}.yml").is_file():
        showing.say(f"Sang kỳ sau: {EditionKey(office, following, report).command('new')}")


def _tell_verified(version: Verified, root: Path) -> None:
    name = showing.near(version.folder, root)
    if version.problems:
        showing.say(f"{name}: KHÔNG CÒN NGUYÊN, {len(version.problems)} điểm", "red")
        for problem in version.problems:
            showing.say(f"  - {problem}")
    else:
        showing.say(f"{name}: {version.files} tệp còn nguyên, dựng lại giống từng byte", "green")
