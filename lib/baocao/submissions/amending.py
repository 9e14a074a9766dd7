"""Corrections laid over the form of a unit, whose file stays as it was received.

A correction says which value it found in the cell; where another one stands there now, it is not
applied.

Codes: D-001 no form that can be read, D-002 no such sheet, D-003 no cell of the form, D-004 two
corrections of one cell, D-005 another value stands there, D-006 expired, D-007 the form itself
holds the new value, D-008 applied, D-009 applied over a form that came later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from baocao.cells import Cell, Workbook
from baocao.errors import Finding
from baocao.registers import Column, Form, Spot, read_register
from baocao.registers.values import clean, parse
from baocao.submissions.corrections import Correction, addressed, is_blank, shown
from baocao.submissions.ledger import Entry, Ledger
from baocao.submissions.reckoning import Reckoned, reckoned
from baocao.submissions.recomputing import Shares, cell_at, computed_anew, with_cells
from baocao.submissions.writing import NO_CELL_NAME, is_cell_name
from baocao.text import day, fold

NUMBER, DATE = Column(kind="number"), Column(kind="date")
OpenCells = Mapping[str, tuple[Spot, str]]
"""The cells of a sheet that can be corrected, each with its heading, by their names."""


def amended_forms(
    workbooks: Sequence[Workbook],
    corrections: Iterable[Correction],
    ledger: Ledger,
    forms: Sequence[Form],
    as_of: date,
    shares: Shares,
) -> tuple[list[Workbook], list[Correction]]:
    """The forms in force of a period, as ``amended`` makes each of them.

    The edition is counted on ``as_of``; a form received later is what corrections are held against.

    Returns:
        The workbooks in the same order, and what became of every correction of the period.
    """
    given, done = addressed(corrections, ledger)
    day_held = reckoned(as_of, [ledger])
    entries = {entry.file: entry for entry in ledger.in_force.values()}
    made = []
    for workbook in workbooks:
        asked = given.pop(workbook.name, ())
        entry = entries[workbook.name]
        changed, told = amended(workbook, asked, forms, entry, day_held, shares)
        made.append(changed)
        done += told
    return made, [*done, *(_of_no_use(each) for asked in given.values() for each in asked)]


def _of_no_use(correction: Correction) -> Correction:
    problem = f"biểu đang dùng của đơn vị {correction.unit} không đọc được nên không sửa được"
    return correction.refused("D-001", problem, "Xem lỗi của biểu đó trước", "Tệp")


def amended(
    workbook: Workbook,
    corrections: Sequence[Correction],
    forms: Iterable[Form],
    entry: Entry,
    day_held: Reckoned,
    shares: Shares,
) -> tuple[Workbook, list[Correction]]:
    """A unit's form in force with its corrections laid over it, as far as they hold on a day.

    ``forms`` are the sheets that units send; ``entry`` tells when the form came; ``shares`` are
    their columns that show the share that others have.

    Returns:
        The workbook with the new values and what is computed from these, and each correction with
        what became of it.
    """
    if not corrections:
        return workbook, []
    sheets = {fold(form.sheet): form for form in forms}
    cells = {
        name: _open_cells(sheets[name], workbook)
        for name in dict.fromkeys(fold(each.sheet) for each in corrections)
        if name in sheets
    }
    placed = [_placed(each, cells) for each in corrections]
    held = [_held(each, workbook, day_held) for each in placed]
    times = Counter(each.place for each in held if each.state == "read")
    received = date.fromisoformat(entry.received[:10])
    done = [_settled(each, workbook, times, received) for each in held]
    applied = [each for each in done if each.state == "applied"]
    others = [each for each in done if each.state != "applied"]
    laid = _laid_over(workbook, applied)
    made, applied = computed_anew(workbook, laid, applied, sheets, shares)
    return made, [*applied, *others]


def _open_cells(form: Form, workbook: Workbook) -> OpenCells:
    """The cells that hold what the unit says.

    What the form itself prints, and what tells whose it is, cannot be corrected.
    """
    register, _ = read_register(form, [workbook])
    fixed = {form.lines, form.across}
    fixed |= {heading for heading, column in form.columns.items() if column.must_be}
    return {
        spot.ref: (spot, heading)
        for spots in register.spots
        for heading, spot in spots.items()
        if heading not in fixed
    }


def _placed(
    correction: Correction, cells: Mapping[str, Mapping[str, tuple[Spot, str]]]
) -> Correction:
    sheet = cells.get(fold(correction.sheet))
    if sheet is None:
        remedy = "Ghi đúng tên trang như trong biểu"
        return correction.refused("D-002", "biểu không có trang này", remedy, "Trang")
    if not is_cell_name(correction.cell):
        return correction.refused("D-003", *NO_CELL_NAME, "Ô")
    if correction.cell not in sheet:
        problem = (
            f"không phải ô số liệu của trang “{correction.sheet}”: ô ngoài biểu, "
            "chữ in sẵn, hoặc mã, kỳ, phiên bản của biểu"
        )
        remedy = "Ghi đúng ô như trong tệp đã nhận, ví dụ D7; sai mã hoặc kỳ thì đơn vị gửi lại"
        return correction.refused("D-003", problem, remedy, "Ô")
    place, heading = sheet[correction.cell]
    return replace(correction, place=place, heading=heading)


def _held(correction: Correction, workbook: Workbook, day_held: Reckoned) -> Correction:
    """A correction that there is nothing to do for any more is closed, or has expired."""
    if correction.state != "read":
        return correction
    if _alike(cell_at(workbook, correction.place), correction.new):
        problem = f"đã có trong biểu {_name(workbook)} nên không cần sửa nữa"
        rule = Finding("D-007", "note", problem, "Có thể xóa dòng này")
        return correction.found("closed", rule, "Tệp", "Trang", "Ô")
    if correction.until < day_held.on:
        until = f"hết hạn ngày {day(correction.until)} ({day_held.told})"
        problem = f"{until} nên số trong biểu được dùng"
        remedy = "Nếu số mới vẫn đúng, gia hạn ở cột “Đến ngày”; nếu không, xóa dòng này"
        rule = Finding("D-006", "warning", problem, remedy)
        return correction.found("expired", rule, "Tệp", "Trang", "Ô", "Đến ngày")
    return correction


def _settled(
    correction: Correction, workbook: Workbook, times: Mapping[Spot | None, int], received: date
) -> Correction:
    if correction.state != "read":
        return correction
    if times[correction.place] > 1:
        problem = f"có {times[correction.place]} dòng cùng sửa một ô nên không dòng nào được dùng"
        return correction.refused("D-004", problem, "Giữ lại một dòng", "Tệp", "Trang", "Ô")
    stands = cell_at(workbook, correction.place)
    if not _quoted(stands, correction.old):
        problem = (
            f"không khớp: ô {correction.cell} của biểu {_name(workbook)} ghi “{shown(stands)}” "
            "nên không sửa"
        )
        return correction.refused("D-005", problem, _ask_again(stands), "Số cũ")
    return _applied(correction, received)


def _applied(correction: Correction, received: date) -> Correction:
    """Told at the cell received; once more when the unit has sent a form without it since."""
    place = correction.place
    row = correction.spots["Số mới"]
    note = Finding(
        "D-008",
        "note",
        f"đã sửa thành “{shown(correction.new)}” theo {PurePosixPath(row.file).name} "
        f"dòng {row.row}: {correction.told}",
        "Không cần làm gì; khi đơn vị gửi lại biểu đúng thì xóa dòng sửa",
        place.file,
        place.sheet,
        (place.ref,),
        correction.heading,
        shown(correction.old),
    )
    late = replace(
        note,
        code="D-009",
        severity="warning",
        problem=f"biểu nhận ngày {day(received)}, sau khi báo sửa ngày {day(correction.on)}, vẫn "
        f"ghi số cũ; đang dùng số sửa “{shown(correction.new)}”",
        remedy=f"Hỏi lại đơn vị số nào đúng; nếu là số cũ thì xóa dòng {row.row} của "
        f"{PurePosixPath(row.file).name}",
    )
    found = (note, late) if received > correction.on else (note,)
    return replace(correction, state="applied", findings=(*correction.findings, *found))


def _laid_over(workbook: Workbook, corrections: Sequence[Correction]) -> Workbook:
    """The workbook with the new values; what was found wrong in the old ones is gone with them."""
    cells = {
        each.place: each.new._replace(row=each.place.row, column=each.place.column, formula=None)
        for each in corrections
    }
    gone = {(each.place.sheet, each.place.ref) for each in corrections}
    findings = [each for each in workbook.findings if (each.sheet, *each.cells[:1]) not in gone]
    return replace(with_cells(workbook, cells), findings=tuple(findings))


def _name(workbook: Workbook) -> str:
    return PurePosixPath(workbook.name).name


def _ask_again(stands: Cell | None) -> str:
    if stands is not None and stands.kind == "uncached":
        return "Ô là công thức chưa có kết quả: để trống Số cũ nếu vẫn sửa"
    return "Hỏi lại đơn vị, rồi ghi lại Số cũ, Số mới, hoặc xóa dòng này"


def _quoted(stands: Cell | None, old: Cell | None) -> bool:
    """Whether a row names what stands in the form; a formula never calculated by its own words."""
    formula = stands.formula if stands and stands.kind == "uncached" else None
    if formula and old and old.kind == "text" and not is_blank(old):
        return _formula(str(old.value)) == _formula(formula)
    return _alike(stands, old)


def _formula(text: str) -> str:
    return fold(clean(text)).replace(" ", "").lstrip("=")


def _alike(one: Cell | None, other: Cell | None) -> bool:
    return _meant(one) == _meant(other)


def _meant(cell: Cell | None) -> object:
    """What a cell says however it is typed: a number, a day, else words as they are compared."""
    if is_blank(cell):
        return ""
    if cell.kind == "error":
        cell = cell._replace(kind="text", value=cell.raw)
    for column in (NUMBER, DATE):
        if (value := parse(cell, column).value) is not None:
            return value
    return fold(clean(str(cell.value)))
