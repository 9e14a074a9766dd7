"""What is left to do in a new period, said with the file, sheet and cell where it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from baocao.catalogue import timeless
from baocao.edition import Edition
from baocao.errors import visible
from baocao.period import Period
from baocao.registers import Form, Register
from baocao.rolling.turn import Turn
from baocao.text import day

CLIPPED = 100


@dataclass(frozen=True, slots=True)
class Left:
    """One thing to do, and the places where; of many only the first are shown on a terminal."""

    what: str
    where: tuple[str, ...] = ()


def remaining(so: Edition, turn: Turn) -> Iterator[Left]:
    """What is left to do before the report of the new period can be closed."""
    if not turn.is_closed(turn.before):
        yield Left(f"Kỳ {turn.before} chưa chốt: {turn.command('close', turn.before)}")
    if so.report.units:
        yield from _of_forms(so, turn)
    slots = {"Đọc lại phần kế thừa": so.unread, "Viết phần": so.unwritten}
    for what, names in slots.items():
        if named := ", ".join(f"“{name}”" for name in names):
            yield Left(f"{what} {named}: data/{so.slots_file}")
    yield from _of_plans(so, turn)
    if turn.new_year:
        yield from _of_lasting_facts(so, turn)
    yield from _of_params(so, turn)


def _of_forms(so: Edition, turn: Turn) -> Iterator[Left]:
    done = so.completeness
    if done.expected is None:
        yield Left(
            "Chưa rõ đơn vị nào phải gửi biểu: "
            f"xem {turn.command('check', turn.period)}, sửa rồi chạy lại"
        )
    elif done.missing:
        yield Left(
            f"Biểu của các đơn vị: đã có {done.received}/{done.expected}. Tạo mẫu để gửi đi: "
            f"{turn.command('templates', turn.period)}; nhận biểu gửi về: "
            f"{turn.command('collect', turn.period)} --inbox <thư mục>"
        )


def _of_plans(so: Edition, turn: Turn) -> Iterator[Left]:
    """What earlier periods and this one planned and nobody has finished yet."""
    planned = [each for register in so.registers.values() for each in _open(register, so.period)]
    if late := tuple(told for due, told in planned if due < so.period):
        yield Left(
            f"Nhiệm vụ kế hoạch của các kỳ trước chưa có kết quả: {len(late)}. Ghi kết quả, hoặc "
            f"đổi kỳ kế hoạch thành {turn.period} để báo cáo kỳ này nêu tiếp",
            late,
        )
    if due := tuple(told for due, told in planned if due == so.period):
        yield Left(
            f"Nhiệm vụ kế hoạch {turn.period.name} chưa có kết quả: {len(due)}. Khi xong, điền vào "
            "ô ghi ở cuối dòng, và sửa trạng thái",
            due,
        )
    following = str(so.period.next())
    unplanned = [
        register.name
        for register in so.registers.values()
        if register.form.planned and following not in set(register.rows[register.form.planned[0]])
    ]
    if unplanned:
        yield Left(
            f"Chưa có kế hoạch của kỳ sau: ghi dòng có kỳ kế hoạch {following} vào sổ "
            f"{', '.join(unplanned)}"
        )


def _open(register: Register, period: Period) -> Iterator[tuple[Period, str]]:
    """The rows planned for the period or before without a result: when due, and what to fill."""
    if not register.form.planned:
        return
    planned, result = register.form.planned
    for position, row in enumerate(register.rows.to_dict("records")):
        due = Period.read(row[planned] or "")
        if due and due <= period and row[result] is None:
            spots = register.spots[position]
            spot = spots.get(result) or next(iter(spots.values()))
            place = f"data/{spot.file}, trang “{spot.sheet}”, ô {spot.ref}"
            yield due, f"{visible(_told(register.form, row), CLIPPED)} ({place})"


def _told(form: Form, row: Mapping[str, Any]) -> str:
    """The key of a row, and what stands in the first column of text beside it."""
    key = " · ".join(str(row[name]) for name in form.key)
    texts = [name for name, column in form.columns.items() if column.kind == "text"]
    content = next((row[name] for name in texts if name not in form.key), None)
    return f"{key}: {content}" if content else key


def _of_lasting_facts(so: Edition, turn: Turn) -> Iterator[Left]:
    """What is told of no period and stood in a book of the old year only, as the text of a plan."""
    lost: dict[str, list[str]] = {}
    for name, rule in so.rules.items():
        register = so.registers.get(rule.register)
        if register and timeless(rule, register.form) and not so.figures[name].value:
            lost.setdefault(rule.register, []).append(so.figures[name].label)
    if lost:
        yield Left(
            f"Ghi vào sổ năm {turn.period.year} những dòng không theo kỳ mà báo cáo dùng; có thể "
            f"chép từ sổ năm {turn.before.year} rồi sửa cho đúng",
            tuple(
                f"sổ {register}: {visible(', '.join(labels), CLIPPED)}"
                for register, labels in lost.items()
            ),
        )


def _of_params(so: Edition, turn: Turn) -> Iterator[Left]:
    file = f"params/{turn.office}/{turn.period}/{turn.report}.yml"
    window = so.params.window.window
    yield Left(
        f"Kiểm tra ngày trong {file}: trong kỳ từ {day(window.start)} đến {day(window.end)}, "
        f"chốt số ngày {day(so.params.as_of)}"
    )
    if so.params.collection:
        due = day(so.params.collection.due)
        yield Left(f"Kiểm tra “due” ở đó: biểu của các đơn vị gửi chậm nhất ngày {due}")
    if so.params.scoring:
        closing = day(so.params.scoring.register_by)
        yield Left(f"Kiểm tra “scoring” ở đó: hạn đăng ký {closing}, vòng chấm, mức, hạn mức")
    for name, own in so.params.windows().items():
        yield Left(f"Kiểm tra “cut_offs” của sổ “{name}”: {day(own.start)} đến {day(own.end)}")
    blank = {"number": so.params.number, "date": so.params.issued}
    if empty := [key for key, value in blank.items() if value is None]:
        yield Left(f"Điền {', '.join(empty)} vào tệp đó khi văn thư cho số")
