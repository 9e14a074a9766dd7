"""The letter with which a unit's form goes back, or in which a file is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from baocao.correspondence.comparing import LEFT, NEW, Point, Points
from baocao.correspondence.letter import Letter, sentence, table, text_of, write_letter
from baocao.desk.standing import received_on
from baocao.edition import Edition
from baocao.errors import Finding, visible
from baocao.submissions import Entry
from baocao.text import day, prose_number

LISTED = 30
"""As many points as a letter lists; the workbook that goes with it has them all."""

FIXED_LISTED = 10
LONGEST = 400
"""As many letters of a problem or remedy as are printed."""

HEADINGS = ("STT", "Vị trí", "Nội dung", "Cách sửa", "Tình trạng")
LIST = "Lỗi cần sửa"
"""The sheet of the workbook that goes with a letter which lists all points."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What goes back to a unit: its newest form with the points, and a file refused since.

    ``before`` is the form before the newest, ``in_force`` that which is used until a better comes.
    """

    code: str
    name: str
    newest: Entry | None = None
    points: Points = field(default_factory=Points)
    before: Entry | None = None
    in_force: Entry | None = None
    refused: Entry | None = None


def return_letter(so: Edition, returned: Returned, on: date) -> bytes:
    """The Word file of the letter to a unit, as things are on a day."""
    letter = Letter(
        subject=f"về việc hoàn chỉnh biểu số liệu {so.period.name}",
        addressees=[visible(returned.name)],
        text=text_of([
            *_refused(so, returned),
            *_returned(so, returned),
            sentence(_used(returned), _asked(so, returned, on)),
        ]),
    )
    return write_letter(so, letter)


def described(finding: Finding) -> str:
    """What is wrong with a cell, in one sentence."""
    text = f"{_seen(finding)}{visible(finding.problem, LONGEST)}"
    return text[:1].upper() + text[1:]


def mended(finding: Finding) -> str:
    """How a cell is put right."""
    return visible(finding.remedy, LONGEST)


def _small_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _seen(finding: Finding) -> str:
    return f"ghi “{visible(finding.seen)}”, " if finding.seen else ""


def _refused(so: Edition, returned: Returned) -> Iterator[str]:
    """What is wrong with a file that was refused; its remedy speaks to the office, not the unit."""
    entry = returned.refused
    if entry is None or entry.refusal is None:
        return
    why = entry.refusal
    place = f"{_small_first(_place(why))}: " if why.sheet else ""
    named = ", ".join(f"“{visible(name)}”" for name in entry.names)
    yield sentence(
        f"Ngày {day(received_on(entry))}, {so.office.name} nhận được tệp {named} của",
        f"{returned.name}. Tệp này không tiếp nhận được làm biểu số liệu {so.period.name}, lý do:",
        f"{place}{_seen(why)}{visible(why.problem, LONGEST)}.",
    )


def _returned(so: Edition, returned: Returned) -> Iterator[str]:
    newest, points = returned.newest, returned.points
    if newest is None or not points.found:
        return
    yield sentence(
        f"Ngày {day(received_on(newest))}, {so.office.name} nhận được biểu số liệu",
        f"{so.period.name} của {returned.name}{_paper(newest)}.",
        f"Qua kiểm tra, biểu còn {_counted(points.found)}, cụ thể như sau:",
    )
    listed = points.found[:LISTED]
    yield table(HEADINGS, [_row(number, point) for number, point in enumerate(listed, 1)])
    if more := len(points.found) - len(listed):
        yield sentence(f"Còn {prose_number(more)} điểm nữa ghi ở trang “{LIST}” của tệp gửi kèm.")
    if returned.before:
        yield sentence(_compared(points, returned.before))


def _paper(entry: Entry) -> str:
    if entry.document:
        return f" (nhập từ văn bản {visible(entry.document)})"
    return f" (báo cáo số {visible(entry.report_number)})" if entry.report_number else ""


def _counted(points: Sequence[Point]) -> str:
    errors = sum(point.finding.severity == "error" for point in points)
    counted = {"điểm phải sửa": errors, "điểm cần xem lại": len(points) - errors}
    return " và ".join(f"{prose_number(count)} {what}" for what, count in counted.items() if count)


def _row(number: int, point: Point) -> list[str]:
    found = point.finding
    return [str(number), _place(found), described(found), mended(found), point.state]


def _place(finding: Finding) -> str:
    sheet = f"Trang “{visible(finding.sheet)}”" if finding.sheet else "Cả tệp"
    cells = f", ô {', '.join(finding.cells)}" if finding.cells else ""
    heading = f" ({visible(finding.heading)})" if finding.heading else ""
    return f"{sheet}{cells}{heading}"


def _compared(points: Points, before: Entry) -> str:
    parts = {
        "đã sửa {} điểm": len(points.fixed),
        "còn {} điểm chưa sửa": points.counted(LEFT),
        "phát sinh {} điểm mới": points.counted(NEW),
    }
    told = ", ".join(what.format(prose_number(count)) for what, count in parts.items() if count)
    counted = f"So với biểu gửi ngày {day(received_on(before))}: {told}."
    if not points.fixed:
        return counted
    named = "; ".join(_small_first(_place(each)) for each in points.fixed[:FIXED_LISTED])
    more = "; …" if len(points.fixed) > FIXED_LISTED else ""
    return f"{counted} Các điểm đã sửa: {named}{more}."


def _used(returned: Returned) -> str:
    """Which form is used until a better comes, where that is not the one that goes back."""
    used, back = returned.in_force, returned.newest if returned.points.found else None
    if used is None or used == back:
        return ""
    return f"Trong khi chờ, số liệu của biểu nhận ngày {day(received_on(used))} vẫn được dùng."


def _asked(so: Edition, returned: Returned, on: date) -> str:
    collection = so.params.collection
    in_time = collection and on <= collection.due
    until = f", chậm nhất ngày {day(collection.due)}" if collection and in_time else ""
    how = (
        f"sửa trên tệp {returned.code}.xlsx gửi kèm (ô tô màu có ghi chú cách sửa) và gửi lại"
        if returned.points.found
        else "lập biểu theo đúng mẫu đã nhận và gửi lại"
    )
    words = [f"Đề nghị {returned.name} {how}{until or ' ngay'}."]
    if any(point.finding.severity == "warning" for point in returned.points.found):
        words.append(
            "Điểm cần xem lại mà số liệu đã đúng thì nêu rõ lý do khi gửi lại để ghi nhận."
        )
    if collection and collection.contact:
        words.append(f"Đầu mối tiếp nhận, giải đáp vướng mắc: {collection.contact}.")
    return " ".join(words)
