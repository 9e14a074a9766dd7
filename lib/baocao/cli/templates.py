"""The command that makes the forms to be sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.options import Office, Report, When, in_project
from baocao.cli.reports import one_report
from baocao.errors import UsageError
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.correspondence.issuing import Issued
    from baocao.correspondence.templates import Templates

Common = Annotated[
    bool,
    typer.Option(
        "--common",
        help="Tạo một mẫu dùng chung (chung.xlsx), đơn vị tự chọn mã của mình, thay cho mỗi đơn vị "
        "một mẫu.",
    ),
]


@in_project
def templates(
    paths: Paths,
    period: When,
    common: Common = False,
    office: Office = "btctu",
    report: Report = None,
) -> None:
    """Tạo mẫu biểu gửi các đơn vị: ghi sẵn mã, tên, số kỳ trước; kèm công văn hướng dẫn."""
    from baocao import edition
    from baocao.checks import Check
    from baocao.correspondence.issuing import issue
    from baocao.correspondence.templates import templates_of
    from baocao.params import read_folder

    report = one_report(report, paths, office, period)
    _opened(paths, office, period, report)
    so = edition.open(report, office, period, paths)
    made = templates_of(so, read_folder(paths.params / "checks", Check))
    issued = issue(made, paths.out / office / period / "thu-bieu", common=common)
    showing.tell_kept(issued.kept, paths.root)
    _tell(made, issued, paths, common=common)


def _opened(paths: Paths, office: str, period: str, report: str) -> None:
    """Refuse a period that nobody has opened."""
    from baocao.build.run import EditionKey

    if not (paths.params / office / period / f"{report}.yml").is_file():
        command = EditionKey(office, period, report).command("new")
        raise UsageError(f"Kỳ {period} của báo cáo {report} chưa mở. Mở kỳ trước: {command}.")


def _tell(made: Templates, issued: Issued, paths: Paths, *, common: bool) -> None:
    from baocao.correspondence.issuing import LETTER
    from baocao.correspondence.known import LAST_CLOSED, lacking

    forms = f"mẫu dùng chung cho {len(made.names)} đơn vị" if common else f"{len(made.names)} mẫu"
    letter = " và công văn" if LETTER in issued.names else ""
    showing.say(f"Xong, {forms}{letter}: {showing.near(issued.folder, paths.root)}", "green")
    for (source, heading), count in ({} if common else lacking(made.forms, made.known)).items():
        first = _closing_before(made, paths) if source == LAST_CLOSED else ""
        advice = f"chạy {first} trước, rồi" if first else "có rồi thì"
        showing.say(
            f"Lưu ý: ô “{heading}” còn để trống trong {count} mẫu vì chưa có ở {source}; {advice} "
            "chạy lại lệnh này.",
            "yellow",
        )
    if not letter:
        showing.say(
            "Lưu ý: chưa có công văn vì chưa ghi hạn gửi biểu: thêm “collection: {due: ngày}” vào "
            f"params/{made.so.office_code}/{made.so.period}/{made.so.name}.yml rồi chạy lại.",
            "yellow",
        )


def _closing_before(made: Templates, paths: Paths) -> str:
    """The command that closes the period before; empty where that is closed, or was never open."""
    from baocao.archive import closed_folder, versions
    from baocao.build.run import EditionKey

    so = made.so
    key = EditionKey(so.office_code, str(so.period.previous()), so.name)
    is_open = (paths.params / key.office / key.period / f"{key.report}.yml").is_file()
    closed = versions(closed_folder(paths.data, key.office, key.period, key.report))
    return key.command("close") if is_open and not closed else ""
