"""The command that opens a new period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli import showing
from baocao.cli.options import REFUSED, Office, Report, When, day_like, in_project
from baocao.cli.reports import one_report
from baocao.paths import Paths
from baocao.period import Period

if TYPE_CHECKING:
    from baocao.rolling import Rolled

SHOWN = 10


LastDay = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="NGÀY",
        help="Ngày cuối của kỳ, ghi như 2026-09-17; mặc định là ngày cuối kỳ theo lịch.",
        callback=day_like("2026-09-17"),
    ),
]


@in_project
def new(
    paths: Paths,
    period: When,
    office: Office = "btctu",
    report: Report = None,
    to: LastDay = None,
) -> None:
    """Mở kỳ mới từ kỳ trước: tham số, nhận định, sổ sửa số liệu, sổ năm mới; nêu việc còn lại."""
    from baocao.rolling import roll, turn_to

    report = one_report(report, paths, office, period)
    turn = turn_to(Period.parse(period), office, report, paths)
    rolled = roll(turn, date.fromisoformat(to) if to else None)
    _tell(rolled, paths.root)
    if not rolled.made:
        showing.refuse(f"Kỳ {period} đã mở đủ từ trước, không tạo thêm gì. Làm tiếp các việc trên.")
        raise typer.Exit(REFUSED)


def _tell(rolled: Rolled, root: Path) -> None:
    _tell_files("Đã tạo", rolled.made, root)
    _tell_files("Đã có, giữ nguyên", rolled.kept, root)
    for remark in rolled.remarks:
        showing.say(f"Lưu ý: {remark}", "yellow")
    showing.say("Việc còn lại:", "bold")
    for number, left in enumerate(rolled.left, start=1):
        showing.say(f"  {number}. {left.what}.")
        for place in left.where[:SHOWN]:
            showing.say(f"     - {place}")
        if len(left.where) > SHOWN:
            showing.say(f"     … và {len(left.where) - SHOWN} việc nữa")
    showing.say(f"Lệnh tiếp theo: {'; '.join(rolled.commands)}", "bold")


def _tell_files(title: str, files: Sequence[Path], root: Path) -> None:
    """Each file; of a folder with many only how many there are."""
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(file.parent, []).append(file)
    if files:
        showing.say(f"{title}:", "green")
    for folder, own in folders.items():
        if len(own) > SHOWN:
            showing.say(f"  {showing.near(folder, root)}/ ({len(own)} tệp)")
            continue
        for file in own:
            showing.say(f"  {showing.near(file, root)}")
