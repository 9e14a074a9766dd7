"""What commands share: the project's folders, recovery, refusals, and their options."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from baocao.build.outputs import FORMATS
from baocao.build.run import USUAL_REPORT
from baocao.cli.showing import refuse, tell_kept
from baocao.errors import BaocaoError, UsageError, visible
from baocao.paths import Paths, find
from baocao.period import Period

REFUSED = 1
WRONG_USAGE = 2

DataFolder = Annotated[
    Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi để bảng tính, thay cho data/.")
]
ParamsFolder = Annotated[
    Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi để tham số, thay cho params/.")
]
OutFolder = Annotated[
    Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi ghi báo cáo, thay cho build/.")
]


def in_project(command: Callable[..., None]) -> Callable[..., None]:
    """Make a function whose first parameter is ``Paths`` a command with the options of folders.

    What a killed build or closing left is put right before the command starts. A refusal ends it
    with its message alone.
    """

    @wraps(command)
    def run(**given: Any) -> None:
        asked = {option: given.pop(option) for option in FOLDERS}
        try:
            command(_project(**asked), **given)
        except BaocaoError as error:
            refuse(str(error))
            raise typer.Exit(REFUSED) from error

    own = inspect.signature(command, eval_str=True)
    parameters = [*list(own.parameters.values())[1:], *FOLDERS.values()]
    run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    return run


def _project(data: Path | None, params: Path | None, out: Path | None) -> Paths:
    from baocao.build.publish import recover
    from baocao.closing.staging import recover as clear_closings

    paths = find(data, params, out)
    clear_closings(paths.data)
    tell_kept(recover(paths.out), paths.root)
    return paths


def _folder(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation
    )


FOLDERS = {
    "data": _folder("data", DataFolder),
    "params": _folder("params", ParamsFolder),
    "out": _folder("out", OutFolder),
}


def _period(text: str) -> str:
    try:
        return str(Period.parse(text))
    except UsageError as error:
        near = Period.read(text)
        meant = f" Có phải “{near}”?" if near else ""
        raise typer.BadParameter(f"{error}{meant}") from error


def _formats(text: str) -> str:
    if unknown := [kind for kind in text.split(",") if kind not in FORMATS]:
        raise typer.BadParameter(
            f"không nhận “{visible(unknown[0])}”; chỉ có: {', '.join(FORMATS)}."
        )
    return text


def _name(text: str) -> str:
    if not text.replace("_", "").isalnum() or not text.isascii():
        raise typer.BadParameter(
            f"không nhận “{visible(text)}”; mã chỉ có chữ không dấu, số và gạch dưới."
        )
    return text


def _names(names: list[str] | None) -> list[str] | None:
    return [_name(name) for name in names] if names else None


def day_like(example: str) -> Callable[[str | None], str | None]:
    """What takes a day typed as an option, as ISO 8601 has it; ``example`` shows how."""

    def read(text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError as error:
            told = f"không nhận “{visible(text)}”; ghi như {example}."
            raise typer.BadParameter(told) from error

    return _if_given(read)


def _if_given(check: Callable[[str], str]) -> Callable[[str | None], str | None]:
    return lambda text: text and check(text)


When = Annotated[
    str,
    typer.Argument(
        metavar="KỲ",
        help="Kỳ báo cáo: 2026Q2 (quý), 2026H1 (nửa năm), 20269M (9 tháng), 2026M05 (tháng), "
        "2026 (năm).",
        callback=_period,
    ),
]
Office = Annotated[str, typer.Option(metavar="MÃ", help="Mã cơ quan.", callback=_name)]
Report = Annotated[
    str | None,
    typer.Option(
        metavar="TÊN",
        help=f"Tên báo cáo; mặc định là {USUAL_REPORT}, kỳ không có báo cáo ấy mà chỉ có một báo "
        "cáo thì là báo cáo đó.",
        callback=_if_given(_name),
    ),
]
WhenClosed = Annotated[
    str | None,
    typer.Argument(
        metavar="KỲ",
        help="Kỳ báo cáo, như 2026Q1; không ghi thì mọi kỳ đã chốt.",
        callback=_if_given(_period),
    ),
]
AnyReport = Annotated[
    str | None,
    typer.Option(metavar="TÊN", help="Tên báo cáo; mặc định là tất cả.", callback=_if_given(_name)),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TÊN",
        help="Tên báo cáo, ghi được nhiều lần; mặc định là tất cả báo cáo của kỳ.",
        callback=_names,
    ),
]
ALL_FORMATS = ",".join(FORMATS)
Formats = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="ĐỊNH_DẠNG",
        help="html, pdf, docx; nhiều dạng thì cách nhau bằng dấu phẩy.",
        callback=_formats,
    ),
]
