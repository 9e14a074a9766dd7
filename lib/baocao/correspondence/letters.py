"""The letter with which a unit's form goes back, or in which a file is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from baocao.correspondence.letter import Letter, sentence, table, text_of, write_letter
from baocao.correspondence.points import (
    LEFT,
    LONGEST,
    NEW,
    Point,
    Points,
    described,
    mended,
    seen,
)
from baocao.desk.standing import received_on
from baocao.edition import Edition
from baocao.errors import Finding, visible
from baocao.submissions import Entry
from baocao.text import day, prose_number

LISTED = 30
"""As many points as a letter lists; the workbook that goes with it has them all."""

FIXED_LISTED = 10
HEADINGS = ("STT", "Vị trí", "Nội dung", "Cách sửa", "Tình trạng")

Wish = Literal["mend", "confirm", "resend"]
"""What a unit is asked for: a form without errors, a word on numbers that may be right, a form."""


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

    @property
    def wish(self) -> Wish:
        """What the unit is asked for above all; only a form with errors counts as returned."""
        if self.points.errors:
            return "mend"
        return "confirm" if self.points.found and not self.refused else "resend"


def return_letter(so: Edition, returned: Returned, on: date) -> bytes:
    """The Word file of the letter to a unit, as things are on a day."""
    asked = "xác nhận" if returned.wish == "confirm" else "hoàn chỉnh biểu"
    letter = Letter(
        subject=f"về việc {asked} số liệu {so.period.name}",
        addressees=[visible(returned.name)],
        text=text_of(
            [
                *_refused(so, returned),
                *_returned(so, returned),
                sentence(_used(returned), _asked(so, returned, on)),
            ]
        ),
    )
    return write_letter(so, letter)


def list_of(points: Points) -> str:
    """The sheet, in the workbook that goes with a letter, which lists all points."""
    return "Lỗi cần sửa" if points.errors else "Điểm cần xem lại"


def _small_first(text: str) -> str:
    return text[:1].lower() + text[1:]


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
        f"{place}{seen(why)}{visible(why.problem, LONGEST)}.",
    )


def _returned(so: Edition, returned: Returned) -> Iterator[str]:
    newest, points = returned.newest, returned.points
    if newest is None or not points.found:
        return
    yield sentence(
        f"Ngày {day(received_on(newest))}, {so.office.name} nhận được biểu số liệu",
        f"{so.period.name} của {returned.name}{_paper(newest)}.",
        f"Qua kiểm tra, biểu {_counted(points)}, cụ thể như sau:",
    )
    listed = points.found[:LISTED]
    yield table(HEADINGS, [_row(number, point) for number, point in enumerate(listed, 1)])
    if more := len(points.found) - len(listed):
        yield sentence(
            f"Còn {prose_number(more)} điểm nữa ghi ở trang “{list_of(points)}” của tệp gửi kèm."
        )
    if returned.before:
        yield sentence(_compared(points, returned.before))


def _paper(entry: Entry) -> str:
    if entry.document:
        return f" (nhập từ văn bản {visible(entry.document)})"
    return f" (báo cáo số {visible(entry.report_number)})" if entry.report_number else ""


def _counted(points: Points) -> str:
    others = len(points.found) - points.errors
    if not points.errors:
        return f"không có lỗi phải sửa, có {prose_number(others)} điểm cần xem lại"
    also = f" và {prose_number(others)} điểm cần xem lại" if others else ""
    return f"còn {prose_number(points.errors)} điểm phải sửa{also}"


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
    until = f", chậm nhất ngày {day(collection.due)}" if collection and in_time else " ngay"
    words = [f"Đề nghị {returned.name} {_how(returned)}{until}."]
    points = returned.points
    if returned.wish != "confirm" and len(points.found) > points.errors:
        words.append(
            "Điểm cần xem lại mà số liệu đã đúng thì nêu rõ lý do khi gửi lại để ghi nhận."
        )
    if collection and collection.contact:
        words.append(f"Đầu mối tiếp nhận, giải đáp vướng mắc: {collection.contact}.")
    return " ".join(words)


def _how(returned: Returned) -> str:
    if not returned.points.found:
        return "lập biểu theo đúng mẫu đã nhận và gửi lại"
    if returned.wish == "confirm":
        return (
            "đối chiếu lại: số liệu đúng thì trả lời xác nhận, nêu rõ lý do; số liệu sai thì sửa "
            f"trên tệp {returned.code}.xlsx gửi kèm (ô tô màu) và gửi lại"
        )
    return f"sửa trên tệp {returned.code}.xlsx gửi kèm (ô tô màu có ghi chú cách sửa) và gửi lại"
