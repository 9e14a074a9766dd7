"""The commands themselves. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.building import build_report
from baocao.cli.closing import close, verify
from baocao.cli.collecting import collect
from baocao.cli.comparing import diff, tell_changes_since
from baocao.cli.options import (
    ALL_FORMATS,
    REFUSED,
    WRONG_USAGE,
    Formats,
    Office,
    Report,
    Reports,
    When,
    in_project,
)
from baocao.cli.ranking import rank
from baocao.cli.reports import all_reports, one_report
from baocao.cli.rolling import new
from baocao.cli.templates import templates
from baocao.cli.usage import Command, Group
from baocao.errors import BuildError, DataError, Finding, UsageError, visible
from baocao.paths import Paths

if TYPE_CHECKING:
    from baocao.edition import Edition

LAB = {
    "LabApp.default_url": "/lab/tree/notebooks",
    # An office machine may have no network: ask it for no news, updates or extensions.
    "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    "LabApp.news_url": "None",
    "LabApp.extension_manager": "readonly",
}

app = typer.Typer(
    cls=Group, invoke_without_command=True, add_completion=False, pretty_exceptions_enable=False
)


@app.callback()
def baocao(context: typer.Context) -> None:
    """Tính chỉ tiêu từ bảng tính và xuất báo cáo định kỳ của cấp ủy."""
    if not context.invoked_subcommand:
        typer.echo(context.get_help())
        raise typer.Exit(WRONG_USAGE)


@app.command(cls=Command)
@in_project
def build(
    paths: Paths,
    period: When,
    office: Office = "btctu",
    report: Reports = None,
    formats: Formats = ALL_FORMATS,
) -> None:
    """Xuất báo cáo của một kỳ: đọc bảng tính, tính chỉ tiêu, ghi các tệp vào build/."""
    from baocao.build.run import EditionKey

    names = report or all_reports(paths, office, period)
    keys = [EditionKey(office, period, name) for name in names]
    made = [build_report(key, paths, formats.split(",")) for key in keys]
    tell_changes_since(paths, office)
    if not all(made):
        raise typer.Exit(REFUSED)


@app.command(cls=Command)
@in_project
def check(
    paths: Paths,
    period: When,
    office: Office = "btctu",
    report: Reports = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="In các điểm cần sửa ở dạng JSON.")
    ] = False,
    second_reader: Annotated[
        bool,
        typer.Option("--second-reader", help="Đọc lại mọi tệp bằng bộ đọc thứ hai để đối chiếu."),
    ] = False,
) -> None:
    """Kiểm bảng tính của một kỳ, nêu mọi điểm cần sửa; không xuất gì."""
    names = report or all_reports(paths, office, period)
    editions = [_open(name, office, period, paths) for name in names]
    findings = list(dict.fromkeys(each for so in editions for each in so.findings))
    if second_reader:
        findings += _read_again({name for so in editions for name in so.inputs}, paths)
    if as_json:
        from dataclasses import asdict

        from baocao.build.outputs import as_json as written

        showing.write_json(written([asdict(each) for each in findings]))
    else:
        showing.tell_findings(
            findings, dict.fromkeys(reason for so in editions for reason in so.reasons)
        )
        tell_changes_since(paths, office)


@app.command(cls=Command)
@in_project
def trace(
    paths: Paths,
    figure: Annotated[
        str,
        typer.Argument(
            metavar="CHỈ_TIÊU",
            help="Mã chỉ tiêu, như petitions.received, hay vài từ trong tên, như “don thu”.",
        ),
    ],
    period: When,
    office: Office = "btctu",
    report: Report = None,
) -> None:
    """Cho biết một chỉ tiêu tính từ những ô nào, theo cách nào."""
    so = _open(one_report(report, paths, office, period), office, period, paths)
    if figure not in so.figures:
        so = _desk_of(so, paths) or so
    found = so.find(figure)
    if found.figures and not found.meant:
        showing.say(str(found))
        raise UsageError(
            f"“{visible(figure)}” là của {len(found.figures)} chỉ tiêu. "
            "Chọn một mã ở trên, ghi thay cho các từ này."
        )
    showing.tell_figure((found.meant or so[figure]).as_json())


@app.command(cls=Command)
@in_project
def lab(
    paths: Paths,
    options: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="-- TÙY_CHỌN_LAB", help="Tùy chọn chuyển cho JupyterLab, ghi sau dấu --."
        ),
    ] = None,
) -> None:
    """Mở JupyterLab tại các sổ tay."""
    own = [f"--{name}={value}" for name, value in LAB.items()]
    place = f"--ServerApp.root_dir={paths.root}"
    command = [sys.executable, "-m", "jupyterlab", place, *own, *(options or [])]
    os.execve(sys.executable, command, {**os.environ, **paths.environment()})


app.command(cls=Command)(rank)
app.command(cls=Command)(close)
app.command(cls=Command)(verify)
app.command(cls=Command)(diff)
app.command(cls=Command)(new)
app.command(cls=Command)(templates)
app.command(cls=Command)(collect)


def main() -> None:
    """Run the command line."""
    app()


def _open(report: str, office: str, period: str, paths: Paths) -> Edition:
    from baocao import edition

    return edition.open(report, office, period, paths)


def _desk_of(so: Edition, paths: Paths) -> Edition | None:
    """The desk of a report, where it has one: its figures are the report's and those of forms."""
    from baocao.params import Report as Declared
    from baocao.params import read

    declared = read(paths.params / "reports.yml", dict[str, Declared])
    desks = (name for name, report in declared.items() if report.desk == so.name)
    desk = next(desks, None)
    return _open(desk, so.office_code, str(so.period), paths) if desk else None


def _read_again(names: Iterable[str], paths: Paths) -> list[Finding]:
    """What the second reader sees otherwise, in every workbook that was read."""
    from baocao.cells.second_reader import compare_with_openpyxl

    found: list[Finding] = []
    for name in sorted(name for name in names if name.endswith(".xlsx")):
        below = name.removeprefix("data/")
        try:
            found += compare_with_openpyxl(paths.data / below, below)
        except DataError as error:
            found += [each for each in error.findings if each not in found]
        except OSError as error:
            raise BuildError(f"Không mở được {name}: {error.strerror}.") from error
    return found
