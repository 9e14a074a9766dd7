"""The command that holds two reports against each other, and what is told of closed editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.options import Office, Report, in_project
from baocao.cli.reports import one_report
from baocao.cli.showing import Progress, say, write_json
from baocao.errors import BuildError
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.difference.since import Later

LINES = 6
"""How many rows, and how many figures, are told of a closed edition whose inputs have changed."""

Compared = Annotated[
    str,
    typer.Argument(
        metavar="BẢN",
        help="Báo cáo để so: 2026Q1 (bản đã chốt, chưa chốt thì bản trong build/), 2026Q1@0 (bản "
        "chốt lần đầu), 2026Q1@1 (đính chính 1), 2026Q1@build, 2026Q1@now (tính từ số liệu hiện "
        "có), hoặc thư mục của báo cáo.",
    ),
]


@in_project
def diff(
    paths: Paths,
    old: Compared,
    new: Compared,
    office: Office = "btctu",
    report: Report = None,
    as_json: Annotated[bool, typer.Option("--json", help="In ra ở dạng JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="TỆP", help="Ghi thêm thành một trang HTML.")
    ] = None,
) -> None:
    """So hai bản báo cáo: chỉ tiêu nào khác, vì những dòng và ô nào, đứng ở câu nào."""
    from baocao import difference
    from baocao.cli.differences import tell_difference
    from baocao.difference.naming import Misspelt, named, periods_named

    report = one_report(report, paths, office, *periods_named(old, new))
    try:
        then, now = (named(each, office, report, paths) for each in (old, new))
    except Misspelt as error:
        raise typer.BadParameter(str(error)) from error
    found = difference.compare(then.report, now.report)
    if html:
        _write(html, difference.as_html(found, f"So sánh {then.name} với {now.name}"), paths)
    if as_json:
        write_json(difference.as_json(found))
        return
    tell_difference(found, then.name, now.name)
    if html:
        say(f"Đã ghi {html}", "green")


def tell_changes_since(paths: Paths, office: str) -> None:
    """Say which closed editions would come out otherwise now; they stay as they were issued."""
    from baocao.build.editions import Stopwatch
    from baocao.difference.since import changes_since

    progress = Progress()
    try:
        found = changes_since(paths, office, Stopwatch(progress))
    finally:
        progress.close()
    for later in found:
        called = f"Bản {later.period} ({later.report}) đã chốt"
        if later.problem:
            say(f"{called}: không so được với số liệu hiện có: {later.problem}", "yellow")
        elif later.matters:
            say(f"{called} giữ nguyên, nhưng những gì nó dựa vào đã đổi từ khi chốt:", "yellow")
            _tell_some("chỉ tiêu sẽ khác", later.figures)
            _tell_some("thay đổi ở dòng đã tính", later.rows)
            _tell_some("thay đổi ở tệp riêng của kỳ, hoặc ở bản dùng để so", later.inputs)
            if later.unrelated:
                say(f"  - {later.unrelated} dòng khác thay đổi, không vào chỉ tiêu nào")
            _tell_what_to_do(later, office)


def _tell_some(what: str, lines: list[str]) -> None:
    if lines:
        say(f"  - {len(lines)} {what}:")
    for line in lines[:LINES]:
        say(f"      {line}")
    if len(lines) > LINES:
        say(f"      … còn {len(lines) - LINES}")


def _tell_what_to_do(later: Later, office: str) -> None:
    from baocao.build.run import EditionKey

    key = EditionKey(office, later.period, later.report)
    both = (f"{later.period}@{later.version}", f"{later.period}@now")
    say(f"  Xem đủ: {key.command('diff', *both)}")
    say(f'  Đính chính: {key.command("close")} --correct "lý do"')


def _write(path: Path, text: str, paths: Paths) -> None:
    """Write a new page; what somebody keeps is never written over."""
    kept = (paths.data, paths.params, paths.notebooks)
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in kept):
        raise BuildError(f"Không ghi trang so sánh vào {path}: chọn nơi ngoài data/, params/.")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise BuildError(f"Đã có {path}, không ghi đè. Xóa tệp ấy hoặc chọn tên khác.") from error
    except OSError as error:
        raise BuildError(f"Không ghi được {path}: {error.strerror}. Chọn nơi khác.") from error
