"""Which period follows which, and the days it covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from baocao.archive import closed_folder, read_closed, versions
from baocao.build.run import EditionKey
from baocao.errors import DataError, UsageError
from baocao.params import EditionParams, Report, read
from baocao.paths import Paths
from baocao.period import Period, Window
from baocao.text import day

KINDS = {"Q": "quý", "H": "sáu tháng", "M": "tháng", "9": "chín tháng", "": "năm"}


@dataclass(frozen=True, slots=True)
class Turn:
    """An office's report goes from the period ``before`` to the next one, ``period``."""

    paths: Paths
    office: str
    report: str
    before: Period
    period: Period

    @property
    def new_year(self) -> bool:
        """Whether books begin anew."""
        return self.before.year != self.period.year

    def params(self, period: Period) -> Path:
        """The file of the params of a period."""
        return self.paths.params / self.office / str(period) / f"{self.report}.yml"

    def slots(self, period: Period) -> Path:
        """The file of the judgement of a period."""
        return self.paths.data / self.office / str(period) / f"{self.report}.md"

    def is_closed(self, period: Period) -> bool:
        """Whether the report of a period has been closed."""
        folder = closed_folder(self.paths.data, self.office, str(period), self.report)
        return bool(versions(folder))

    def command(self, name: str, period: Period) -> str:
        """The command line as it is typed for a period of the report."""
        return EditionKey(self.office, str(period), self.report).command(name)


def turn_to(period: Period, office: str, report: str, paths: Paths) -> Turn:
    """The turn that makes ``period``, or goes on making it.

    Raises:
        UsageError: the report is the desk of another, there is no period to roll from, the period
            is of another kind than those there are, does not follow the newest one, or is closed.
        ParamsError: params/reports.yml is wrong.
    """
    _refuse_desk(EditionKey(office, str(period), report), paths)
    turn = Turn(paths, office, report, period.previous(), period)
    known = sorted(_known(paths, office, report))
    if not known:
        raise UsageError(
            f"Chưa có kỳ nào của báo cáo {report} ({office}) để kế thừa: không thấy "
            f"params/{office}/<kỳ>/{report}.yml. Lập kỳ đầu tiên bằng tay theo README."
        )
    alike = [each for each in known if each.part[:1] == period.part[:1]]
    if not alike:
        kinds = ", ".join(dict.fromkeys(KINDS[each.part[:1]] for each in known))
        raise UsageError(
            f"Báo cáo {report} lập theo {kinds} (mới nhất là {known[-1]}), {period} không cùng "
            f"loại kỳ. Kỳ tiếp theo là {known[-1].next()}."
        )
    if turn.is_closed(period):
        raise UsageError(
            f"Kỳ {period} của báo cáo {report} đã chốt. Kỳ tiếp theo là {alike[-1].next()}."
        )
    _follows(turn, alike)
    return turn


def _refuse_desk(edition: EditionKey, paths: Paths) -> None:
    """A desk has no params of its own: it opens with the report whose forms are collected."""
    declared = paths.params / "reports.yml"
    reports = read(declared, dict[str, Report]) if declared.is_file() else {}
    if (report := reports.get(edition.report)) and report.desk:
        collected = EditionKey(edition.office, edition.period, report.desk)
        raise UsageError(
            f"Báo cáo {edition.report} theo dõi việc thu biểu của báo cáo {report.desk} và dùng "
            f"chung tham số nên không mở riêng. Mở kỳ bằng: {collected.command('new')}"
        )


def _known(paths: Paths, office: str, report: str) -> list[Period]:
    found = (Period.read(each.parent.name) for each in _files(paths, office, report))
    return [period for period in found if period]


def _files(paths: Paths, office: str, report: str) -> list[Path]:
    return list((paths.params / office).glob(f"*/{report}.yml"))


def _follows(turn: Turn, known: list[Period]) -> None:
    period, newest = turn.period, known[-1]
    if turn.before in known and (period in known or newest == turn.before):
        return
    if period in known:
        raise UsageError(
            f"Kỳ {period} đã có và không có kỳ {turn.before} trước nó để kế thừa. "
            f"Lập báo cáo: {turn.command('build', period)}."
        )
    if newest < period:
        raise UsageError(
            f"Kỳ mới nhất của báo cáo {turn.report} là {newest}; mở {period} thì bỏ sót "
            f"{newest.next()}. Mở kỳ đó trước: {turn.command('new', newest.next())}."
        )
    raise UsageError(
        f"Báo cáo {turn.report} đã có kỳ {newest}, sau kỳ {period}; không mở lùi. "
        f"Kỳ tiếp theo là {newest.next()}."
    )


def steps(turn: Turn, period: Period) -> int:
    """How many periods of the kind of ``period`` this turn goes on."""
    # After the first nine months of a year come those of the next year.
    months = 12 if turn.period.part[:1] == "9" else turn.period.months
    return months // period.months


@dataclass(frozen=True, slots=True)
class Days:
    """The window of a new period; ``gap`` are days before it that no report covers."""

    window: Window
    gap: Window | None = None


def days_of(turn: Turn, end: date | None) -> Days:
    """The window that goes on from the period before; to ``end``, else to the calendar's end.

    What was closed counts, where the period before is closed: its params may have been edited.

    Raises:
        UsageError: the window would end before it begins, or in another year.
        ParamsError: the params of the period before are wrong.
        DataError: its closed report is damaged.
    """
    earlier = _window_before(turn)
    start = earlier.end + timedelta(days=1)
    gap = None
    if turn.new_year:
        first = date(turn.period.year, 1, 1)
        gap = Window(start, first - timedelta(days=1)) if start < first else None
        start = first
    last = end or turn.period.last_day
    if last < start:
        raise UsageError(
            f"Kỳ {turn.period} bắt đầu từ ngày {day(start)} (kỳ {turn.before} đến hết ngày "
            f"{day(earlier.end)}) nên không thể kết thúc ngày {day(last)}. "
            f"Ghi ngày cuối bằng --to, như --to {start + timedelta(days=90)}."
        )
    if last.year != turn.period.year:
        raise UsageError(
            f"Ngày cuối {day(last)} không nằm trong năm {turn.period.year} của kỳ {turn.period}. "
            "Sửa --to."
        )
    return Days(Window(start, last), gap)


def _window_before(turn: Turn) -> Window:
    editions, damaged = read_closed(turn.paths.data, turn.office, turn.report, {turn.before})
    if damaged:
        raise DataError([*damaged.values()])
    if closed := editions.get(str(turn.before)):
        return closed.window
    return read(turn.params(turn.before), EditionParams).window.window
