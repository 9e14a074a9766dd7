"""The command that ranks the members of emulation clusters."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from baocao.cli import showing
from baocao.cli.building import build_report
from baocao.cli.comparing import tell_changes_since
from baocao.cli.options import ALL_FORMATS, REFUSED, Formats, Office, When, in_project
from baocao.errors import SEVERITIES, UsageError
from baocao.paths import Paths
from baocao.period import Period

if TYPE_CHECKING:
    from baocao.build.editions import Built

FIGURES = "figures.json"
PLACE = re.compile(r"score\.[^.]+\.rank")
CLUSTER = re.compile(r"cluster\.[^.]+\.members")


@in_project
def rank(
    paths: Paths, period: When, office: Office = "btctu", formats: Formats = ALL_FORMATS
) -> None:
    """Chấm điểm, xếp hạng các cụm thi đua của một kỳ và xuất báo cáo xếp hạng."""
    from baocao.build.run import EditionKey

    keys = [EditionKey(office, period, name) for name in _ranking_reports(paths, office, period)]
    made = [build_report(key, paths, formats.split(",")) for key in keys]
    for each in filter(None, made):
        _tell_ranks(each)
    tell_changes_since(paths, office)
    if not all(made):
        raise typer.Exit(REFUSED)


def _ranking_reports(paths: Paths, office: str, period: str) -> list[str]:
    """The reports that rank, of those the period has params for.

    Raises:
        UsageError: there is none.
        ParamsError: the office is not declared, or params/reports.yml is wrong.
    """
    from baocao.edition.offices import declared_office
    from baocao.params import Report, read

    declared_office(paths, office)
    declared = read(paths.params / "reports.yml", dict[str, Report])
    names = [name for name, report in declared.items() if report.ranks]
    if not names:
        raise UsageError("Không báo cáo nào trong params/reports.yml có “ranks: true”. Ghi thêm.")
    own = paths.params / office
    if found := [name for name in names if (own / period / f"{name}.yml").is_file()]:
        return found
    there = sorted(path.parent.name for path in own.glob(f"*/{names[0]}.yml"))
    raise UsageError(
        f"Kỳ {period} của “{office}” không có báo cáo xếp hạng: thiếu "
        f"params/{office}/{period}/{names[0]}.yml. {_remedy(office, names[0], there)}"
    )


def _remedy(office: str, report: str, there: Sequence[str]) -> str:
    """How a period comes to be ranked: by opening the one after the last; the first by hand."""
    from baocao.build.run import EditionKey

    if not there:
        return "Cơ quan chưa xếp hạng kỳ nào: tạo tệp ấy, khóa “scoring” theo cách xếp của cơ quan."
    following = EditionKey(office, str(Period.parse(there[-1]).next()), report)
    return (
        f"Chọn kỳ đang có ({', '.join(there)}), hoặc mở kỳ sau bằng lệnh "
        f"{following.command('new')} rồi sửa khóa “scoring” của kỳ ấy."
    )


def _tell_ranks(made: Built) -> None:
    """How many clusters and members are ranked, how many registered, and what was found."""
    written = json.loads((made.folder / FIGURES).read_text(encoding="utf-8"))
    draft = made.state != "final"
    showing.say(f"Xếp hạng{' (bản dự thảo, còn thay đổi)' * draft}:", "bold")
    for line in _summary({each["id"]: each for each in written["figures"]}):
        showing.say(f"  - {line}")
    counted = Counter(found.severity for found in made.findings)
    told = [f"{name.lower()} {counted[severity]}" for severity, name in SEVERITIES.items()]
    showing.say(f"  - kết quả kiểm tra: {', '.join(told)}")


def _summary(figures: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    clusters = sum(map(bool, map(CLUSTER.fullmatch, figures)))
    places = [each for name, each in figures.items() if PLACE.fullmatch(name)]
    ranked = [each for each in places if each["status"] == "ok"]
    tentative = sum(bool(each["reason"]) for each in ranked)
    told = f", {tentative} trong số đó mới tạm xếp" if tentative else ""
    yield f"{clusters} cụm, {len(ranked)}/{len(places)} tập thể có thứ hạng{told}"
    yield f"đăng ký thi đua: {figures['ranking.registration_rate']['text']}"
