"""Reminders: a letter to the units whose forms have not come, and a short text for a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from baocao.correspondence.letter import Letter, sentence, table, text_of, write_letter
from baocao.desk.standing import STATES, Standing, standings
from baocao.edition import Edition
from baocao.errors import visible
from baocao.text import day, prose_number

HEADINGS = ("STT", "Mã", "Đơn vị", "Địa bàn", "Tình trạng", "Quá hạn (ngày)")


def unsent(so: Edition) -> list[Standing]:
    """The units of which no form of the period has been taken, in the order of the register."""
    return [each for each in standings(so) if each.state in ("missing", "refused")]


def reminder_letter(so: Edition, units: Sequence[Standing], on: date) -> bytes:
    """The Word file of the letter to these units, as things are on a day."""
    late = days_late(so, on)
    rows = [
        (
            str(number),
            each.unit.code,
            visible(each.unit.name),
            visible(each.unit.place),
            STATES[each.state],
            prose_number(late) if late else "chưa đến hạn",
        )
        for number, each in enumerate(units, start=1)
    ]
    letter = Letter(
        subject=f"về việc đôn đốc gửi biểu số liệu {so.period.name}",
        addressees=["Các đảng bộ có tên trong danh sách"],
        text=text_of(
            [
                sentence(_so_far(so, units, on), "Các đơn vị chưa gửi gồm:"),
                table(HEADINGS, rows),
                sentence(_asked(so, on), _whom(so)),
            ]
        ),
    )
    return write_letter(so, letter)


def reminder_text(so: Edition, units: Sequence[Standing], on: date) -> str:
    """The same in a few lines to be pasted into a message."""
    named = [f"- {visible(each.unit.name)}{_refused(each)}" for each in units]
    asked = [_asked(so, on), *filter(None, [_whom(so)])]
    return "\n".join([_so_far(so, units, on), *named, *asked, ""])


def days_late(so: Edition, on: date) -> int:
    """How many days a form is late that has not come by then; 0 before that."""
    return max((on - so.params.collection.due).days, 0) if so.params.collection else 0


def _so_far(so: Edition, units: Sequence[Standing], on: date) -> str:
    owed = len(standings(so))
    sent = f"{owed - len(units)}/{owed}"
    return (
        f"Đến ngày {day(on)}, {so.office.name} đã nhận biểu số liệu {so.period.name} của {sent} "
        f"đảng bộ trực thuộc, còn {prose_number(len(units))} đảng bộ chưa có biểu"
        f"{_overdue(so, on)}."
    )


def _overdue(so: Edition, on: date) -> str:
    if so.params.collection is None:
        return ""
    due = f"hạn gửi là ngày {day(so.params.collection.due)}"
    late = days_late(so, on)
    return f" ({due}, đã quá hạn {prose_number(late)} ngày)" if late else f" ({due})"


def _asked(so: Edition, on: date) -> str:
    collection = so.params.collection
    if collection is None or on > collection.due:
        return "Đề nghị các đơn vị có tên trên gửi ngay tệp biểu theo mẫu đã nhận."
    return (
        "Đề nghị các đơn vị có tên trên gửi tệp biểu theo mẫu đã nhận, chậm nhất ngày "
        f"{day(collection.due)}."
    )


def _whom(so: Edition) -> str:
    contact = so.params.collection.contact if so.params.collection else ""
    return f"Đầu mối tiếp nhận, giải đáp vướng mắc: {contact}." if contact else ""


def _refused(standing: Standing) -> str:
    return " (đã gửi nhưng không tiếp nhận được)" if standing.state == "refused" else ""
