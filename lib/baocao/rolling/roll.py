"""Opening a new period: its params, its judgement, and books where a year begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from baocao import edition
from baocao.edition import Edition
from baocao.edition.books import open_books
from baocao.edition.offices import office_forms
from baocao.errors import UsageError
from baocao.params import EditionParams, Report, read, read_slots
from baocao.rolling.beside import beside_forms
from baocao.rolling.books import book, carried, of_old_year, rooms
from baocao.rolling.files import Places
from baocao.rolling.remaining import Left, remaining
from baocao.rolling.renewing import renewed_params, renewed_slots
from baocao.rolling.turn import Days, Turn, days_of
from baocao.text import day


@dataclass(frozen=True, slots=True)
class Rolled:
    """A period that is open: files made and kept, what to know, what to do, commands to go on."""

    made: Sequence[Path]
    kept: Sequence[Path]
    remarks: Sequence[str]
    left: Sequence[Left]
    commands: Sequence[str]


def roll(turn: Turn, end: date | None = None) -> Rolled:
    """Make what the new period lacks; what is there stays as it is.

    The params come after books and judgement: whoever finds them finds those as well.

    Raises:
        UsageError: ``end`` does not fit, or is not what the params that are there say.
        ParamsError, DataError: what the period goes on from cannot be read.
        BuildError: the disk refuses; the next run makes the rest.
    """
    places, remarks = Places(), list[str]()
    params = turn.params(turn.period)
    report = _report(turn)
    if params.is_file():
        _same_end(turn, end)
    days = None if params.is_file() else days_of(turn, end)
    if days:
        remarks += _remarks(turn, days, end)
    if turn.new_year and not report.closed:  # what closed reports are made into reads no book
        remarks += _put_books(turn, places)
    if report.slots:
        places.put(turn.slots(turn.period), lambda: _slots(turn, report))
    places.put(params, lambda: _params(turn, days))
    so = _opened(turn)
    for name, content in beside_forms(so):
        places.put(turn.slots(turn.period).with_name(name), content)
    commands = ("baocao lab", turn.command("build", turn.period))
    left = list(remaining(so, turn))
    return Rolled(places.made, places.kept, remarks, left, commands)


def _opened(turn: Turn) -> Edition:
    return edition.open(turn.report, turn.office, str(turn.period), turn.paths)


def _report(turn: Turn) -> Report:
    reports = read(turn.paths.params / "reports.yml", dict[str, Report])
    if turn.report not in reports:
        raise UsageError(
            f"Chưa khai báo báo cáo “{turn.report}” trong params/reports.yml "
            f"(có: {', '.join(reports)})."
        )
    return reports[turn.report]


def _same_end(turn: Turn, end: date | None) -> None:
    """Refuse an end that is not that of the params that are there."""
    file = turn.params(turn.period)
    there = read(file, EditionParams).window.end
    if end and end != there:
        raise UsageError(
            f"Kỳ {turn.period} đã mở, đến hết ngày {day(there)}. Muốn đổi thì sửa “window” và "
            f"“as_of” trong params/{turn.office}/{turn.period}/{file.name}, không ghi --to."
        )


def _remarks(turn: Turn, days: Days, end: date | None) -> Iterator[str]:
    if days.gap:
        yield (
            f"Từ {day(days.gap.start)} đến {day(days.gap.end)} không thuộc kỳ nào: kỳ "
            f"{turn.before} đã kết thúc trước, kỳ đầu năm mở từ ngày 01/01. Việc của những ngày ấy "
            "không vào báo cáo nào."
        )
    if not end:
        yield (
            f"Ngày cuối kỳ {day(days.window.end)} lấy theo lịch, là dự kiến; biết ngày chốt số thì "
            "sửa “window” và “as_of”."
        )


def _params(turn: Turn, days: Days) -> bytes:
    text = turn.params(turn.before).read_text(encoding="utf-8")
    return renewed_params(text, turn, days.window).encode()


def _slots(turn: Turn, report: Report) -> bytes:
    before = turn.slots(turn.before)
    slots = read_slots(before, report.slots)
    text = before.read_text(encoding="utf-8") if before.is_file() else ""
    return renewed_slots(text, turn, slots, report.slots).encode()


def _put_books(turn: Turn, places: Places) -> Iterator[str]:
    """Make the books of the new year that are not there; say what they carry on."""
    first = date(turn.period.year, 1, 1)
    kept = rooms(office_forms(turn.paths, turn.office))
    folder = turn.paths.data / turn.office / str(first.year)
    targets = {room: folder / f"{room}.xlsx" for room in kept}
    lacking = [room for room, path in targets.items() if not path.exists()]
    old = open_books(turn.paths, turn.report, turn.office, turn.before) if lacking else None
    rows = carried(old, lacking, first) if old else {}
    for room, path in targets.items():
        places.put(path, lambda room=room: book(old, room, kept[room], rows, first))
    counted = Counter[str]()
    for (_, sheet), positions in rows.items():
        counted[sheet] += len(positions)
    if told := ", ".join(f"{sheet} {count}" for sheet, count in counted.items() if count):
        yield (
            f"Sổ năm {first.year} mang sang các dòng còn hiệu lực từ {day(first)}, các dòng lập "
            f"cho năm {first.year} và các sổ dùng tiếp: {told}."
        )
    if old and (names := ", ".join(of_old_year(old, rows))):
        yield (
            f"Sổ {names} mang sang nguyên dòng của năm {turn.before.year}: dòng còn dùng cho năm "
            f"{first.year} thì sửa cột năm (dòng theo quyết định thì đợi quyết định mới), xem "
            "lại các cột khác; dòng không còn dùng thì bỏ."
        )
