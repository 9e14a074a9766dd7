"""Corrections: values that units have given by telephone, as people have written them down.

Code: D-001 no form in force to correct.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Literal

from baocao.cells import Cell, Workbook
from baocao.errors import Finding, visible
from baocao.registers import Register, Spot, elsewhere
from baocao.registers.form import Kind
from baocao.registers.values import clean
from baocao.submissions.demanding import demand
from baocao.submissions.ledger import Ledger
from baocao.submissions.writing import cell_name, named
from baocao.text import day, fold

State = Literal["read", "applied", "closed", "expired", "refused"]
CORRECTIONS = "sua-so-lieu"
"""The workbook beside the forms of a period in which people write them."""
RECALLED = " (sổ sửa số liệu: "
"""How it begins what findings at corrected cells say of the correction."""
BLANK, UNCACHED = "để trống", "công thức chưa có kết quả"
FILLED: Mapping[str, Kind] = {
    "Tệp": "text", "Trang": "text", "Ô": "text", "Số mới": "text", "Lý do": "text",
    "Người báo": "code", "Ngày": "date", "Đến ngày": "date",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the register of corrections, and what became of it.

    ``file`` is a unit's code or the name of a file received, ``old`` is None for a blank cell;
    ``spots`` are the cells of the row. ``place`` is the cell of the form in force, once found;
    ``recomputed`` are those of its cells that were computed anew from it.
    """

    file: str
    sheet: str
    cell: str
    old: Cell | None
    new: Cell
    reason: str
    who: str
    on: date
    until: date
    spots: Mapping[str, Spot]
    unit: str = ""
    place: Spot | None = None
    heading: str = ""
    recomputed: tuple[Spot, ...] = ()
    state: State = "read"
    findings: tuple[Finding, ...] = ()

    @property
    def told(self) -> str:
        """Why, by whom and for how long, as findings say it."""
        return f"{self.reason}; {self.who} báo ngày {day(self.on)}, dùng đến ngày {day(self.until)}"

    @property
    def row(self) -> str:
        """Where it is written down, as findings name it."""
        spot = self.spots["Số mới"]
        return f"dòng {spot.row} của {PurePosixPath(spot.file).name}"

    def refused(self, code: str, problem: str, remedy: str, *headings: str) -> Correction:
        """The same, not applied for what is wrong in some cells of its row."""
        return self.found("refused", Finding(code, "error", problem, remedy), *headings)

    def found(self, state: State, finding: Finding, *headings: str) -> Correction:
        """The same with what became of it, told at some cells of its row."""
        spots = [self.spots[each] for each in headings]
        seen = {"Tệp": self.file, "Trang": self.sheet, "Ô": self.cell, "Số cũ": shown(self.old)}
        placed = replace(
            finding,
            file=spots[0].file,
            sheet=spots[0].sheet,
            cells=tuple(spot.ref for spot in spots),
            heading=", ".join(headings),
            seen="; ".join(seen[each] for each in headings if each in seen),
        )
        return replace(self, state=state, findings=(*self.findings, placed))


def shown(cell: Cell | None) -> str:
    """What a reader sees in a cell."""
    if cell is not None and cell.kind == "uncached":
        return f"={visible(cell.formula)}" if cell.formula else UNCACHED
    if is_blank(cell):
        return BLANK
    return day(cell.value) if cell.kind == "date" else visible(cell.shown)


def is_blank(cell: Cell | None) -> bool:
    """Whether nobody has typed a value there; a formula never calculated is none."""
    if cell is None or cell.kind == "uncached":
        return True
    return cell.kind == "text" and not fold(clean(cell.value))


def read_corrections(register: Register, books: Mapping[str, Workbook]) -> list[Correction]:
    """The rows of the register that can be read; ``books`` are its workbooks by name.

    What is wrong with the others was found in reading the register.

    Raises:
        ParamsError: a column that is read here is not declared as it must be.
    """
    demand(register.form, FILLED, {"Số cũ": "text"})
    unread = {position for position, _ in register.bad}
    return [
        _correction(row, spots, books)
        for position, (row, spots) in enumerate(
            zip(register.rows.to_dict("records"), register.spots, strict=True)
        )
        if position not in unread
    ]


def _correction(
    row: Mapping[str, object], spots: Mapping[str, Spot], books: Mapping[str, Workbook]
) -> Correction:
    def typed(heading: str) -> Cell | None:
        spot = spots[heading]
        return books[spot.file].sheets[spot.sheet].cells.get((spot.row, spot.column))

    return Correction(
        file=row["Tệp"],
        sheet=row["Trang"],
        cell=cell_name(row["Ô"]),
        old=typed("Số cũ"),
        new=typed("Số mới"),
        reason=row["Lý do"],
        who=row["Người báo"],
        on=row["Ngày"],
        until=row["Đến ngày"],
        spots=spots,
        findings=named("Người báo", row, spots),
    )


def addressed(
    corrections: Iterable[Correction], ledger: Ledger
) -> tuple[dict[str, list[Correction]], list[Correction]]:
    """The corrections by the file in force that each is for, and those that are for none.

    Only those written beside the forms of the ledger's period are looked at.
    """
    folder = f"{ledger.office}/{ledger.period}"
    units = _units(ledger)
    found: dict[str, list[Correction]] = {}
    lost = []
    for each in corrections:
        if str(PurePosixPath(each.spots["Tệp"].file).parent) != folder:
            continue
        unit = units.get(fold(each.file), "")
        if unit in ledger.in_force:
            file = ledger.in_force[unit].file
            found.setdefault(file, []).append(replace(each, unit=unit))
        else:
            lost.append(_lost(each, unit))
    return found, lost


def _units(ledger: Ledger) -> dict[str, str]:
    """Units by all that a row may call them: the code, a file's place, its name there."""
    files = {
        fold(name): entry.unit
        for entry in ledger.entries
        if entry.unit
        for name in (entry.file, PurePosixPath(entry.file).name, PurePosixPath(entry.file).stem)
    }
    return files | {fold(entry.unit): entry.unit for entry in ledger.entries if entry.unit}


def _lost(correction: Correction, unit: str) -> Correction:
    problem = f"đơn vị {unit} chưa có biểu đang dùng" if unit else "không có biểu nào như vậy"
    remedy = "Ghi mã đơn vị đã gửi biểu của kỳ này, hoặc tên tệp đã nhận như 22918-1.xlsx"
    return correction.refused("D-001", f"{problem} nên không sửa được", remedy, "Tệp")


def recalled(findings: Iterable[Finding], corrections: Iterable[Correction]) -> Iterator[Finding]:
    """Findings at corrected cells, which now say so: the file received would not show why."""
    known: dict[Spot, str] = {}
    for each in corrections:
        if each.state == "applied":
            known |= {spot: f"ô {spot.ref} tính lại theo {each.row}" for spot in each.recomputed}
            known[each.place] = f"ô {each.place.ref} đã sửa theo {each.row}"
    for found in findings:
        words = (said for spot, said in known.items() if _about(found, spot))
        told = "" if found.code.startswith("D-") else "; ".join(words)
        yield replace(found, problem=f"{found.problem}{RECALLED}{told})") if told else found


def is_recalled(finding: Finding) -> bool:
    """Whether a finding is about what the office has typed over: then it is no unit's to mend."""
    return RECALLED in finding.problem


def _about(finding: Finding, spot: Spot) -> bool:
    """Whether a finding is about a cell: one of its own, or one of another sheet that it quotes."""
    if (finding.file, finding.sheet) == spot[:2]:
        return spot.ref in finding.cells
    return elsewhere(spot) in finding.seen
