"""Which reports are meant where a command line names none: those that the period's params are for.

An office calls its reports as it likes; what is usual is only taken where the office has it.
"""

from __future__ import annotations

from baocao.build.run import USUAL_REPORT
from baocao.errors import UsageError
from baocao.paths import Paths
from baocao.period import Period


def all_reports(paths: Paths, office: str, period: str) -> list[str]:
    """The reports of a period.

    Raises:
        UsageError: there is none.
        ParamsError: the office is not declared.
    """
    if found := _reports_at(paths, office, period):
        return found
    from baocao.edition.offices import declared_office

    declared_office(paths, office)
    there = sorted({path.parent.name for path in (paths.params / office).glob("*/*.yml")})
    raise UsageError(
        f"Không có báo cáo nào của “{office}” kỳ {period}: "
        f"thiếu params/{office}/{period}/<tên báo cáo>.yml. "
        f"Mở kỳ mới bằng lệnh new; đang có: {', '.join(there) or 'chưa có kỳ nào'}."
    )


def one_report(asked: str | None, paths: Paths, office: str, *periods: str) -> str:
    """The report that is asked for, else the usual one, else the only one of those periods.

    Where they have none, those of the period before each count, and last of any period: that is
    how a new one is opened.

    Raises:
        UsageError: there are several, and none is the usual one.
        ParamsError: the office is not declared.
    """
    if asked:
        return asked
    from baocao.edition.offices import declared_office

    before = [str(Period.parse(period).previous()) for period in periods]
    for places in (periods, before, ["*"]):
        found = sorted({name for each in places for name in _reports_at(paths, office, each)})
        if USUAL_REPORT in found or len(found) == 1:
            return USUAL_REPORT if USUAL_REPORT in found else found[0]
        if found:
            raise UsageError(
                f"Cơ quan “{office}” có {len(found)} báo cáo: {', '.join(found)}. "
                "Chọn một bằng --report."
            )
    declared_office(paths, office)
    return USUAL_REPORT


def _reports_at(paths: Paths, office: str, period: str) -> list[str]:
    return sorted({path.stem for path in (paths.params / office).glob(f"{period}/*.yml")})
