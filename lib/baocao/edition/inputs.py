"""Open the spreadsheets an edition reads: books of its years, units' forms of its periods.

Codes: R-044 units without a form, S-002 received file that is gone or not as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from baocao.catalogue import Completeness
from baocao.cells import Workbook, open_workbook
from baocao.edition.passed_over import not_taken_in, other_books
from baocao.errors import DataError, Finding
from baocao.params import Units, fingerprint
from baocao.params.models import Reads
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import (
    Area,
    Form,
    Register,
    Sent,
    Spot,
    Whose,
    held_to_tell,
    mistold,
    read_register,
    telling,
)
from baocao.submissions import (
    CORRECTIONS,
    Correction,
    Entry,
    Ledger,
    Shares,
    amended_forms,
    read_corrections,
    read_ledger,
    resting_on_inputs,
    told_of_keyed_in,
)


@dataclass(slots=True)
class Inputs:
    """The workbooks of one edition, each opened once, with what was found on opening them.

    ``judged`` are files received that are read in place of those of their units in force;
    ``rooms`` are all that keep books, also those that this edition does not read.

    ``corrections`` are laid over the units' forms on the day ``as_of``, with what is computed from
    them, as the ``shares`` that columns show; each tells what became of it once registers are read.
    """

    paths: Paths
    office: str
    reads: Reads
    as_of: date
    rooms: Collection[str] = ()
    judged: Collection[str] = ()
    shares: Shares = field(default_factory=dict)
    workbooks: dict[str, Workbook] = field(default_factory=dict)
    refused: dict[str, Finding] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)

    def registers(self, forms: Sequence[Form]) -> dict[str, Register]:
        """All registers by name; a unit's file that tells otherwise than the ledger is refused."""
        self.ledgers = {period: self._ledger(period) for period in self.reads.forms}
        registers = {form.sheet: self._beside(form) for form in forms if form.beside}
        written = [each for each in registers.values() if each.form.beside == CORRECTIONS]
        registers |= self._sent([form for form in forms if form.form], written)
        registers |= {form.sheet: self._book(form) for form in forms if form.book}
        self.findings += other_books(self.paths.data, self._of_rooms(self.rooms))
        for ledger in self.ledgers.values():
            self.findings += told_of_keyed_in(ledger)
        return {form.sheet: registers[form.sheet] for form in forms}

    def shared(self) -> dict[str, Any]:
        """What an edition has of it as it stands, by the fields of the edition."""
        return {"ledger": self.ledgers[self.reads.forms[-1]], "corrections": self.corrections}

    def unsent(
        self, forms: Sequence[Form], units: Units | None, came: Completeness
    ) -> Iterator[Finding]:
        """One finding that names every unit whose form has not come, and how it is taken in."""
        cover = next((form for form in forms if units and form.sheet == units.cover), None)
        if not cover or not came.missing:
            return
        named = ", ".join(came.named(code, with_code=True) for code in came.missing)
        lacking = {period for code in came.missing for period in came.lacking[code]}
        where = "--inbox <thư mục chứa các tệp nhận về>"
        owed = [each for each in self.reads.forms if lacking & {each, ""}]
        commands = [f"baocao collect {each} {where}" for each in owed]
        yield Finding(
            "R-044",
            "warning",
            f"chưa có biểu dùng được của {len(came.missing)} đơn vị: {named}",
            f"Nhận biểu bằng lệnh {', '.join(commands)}",
        )

    def corrected(self) -> dict[Spot, frozenset[Spot]]:
        """The cells of units' forms that corrections have changed, each with the cells of these."""
        found: dict[Spot, frozenset[Spot]] = {}
        for each in self.corrections:
            if each.state == "applied":
                for place in (each.place, *each.recomputed):
                    found[place] = found.get(place, frozenset()).union(each.spots.values())
        return found

    def hashes(self) -> dict[str, str]:
        """The hash of each file that was read, or could not be, by its name from data/ on."""
        hashes = {f"data/{name}": book.sha256 for name, book in self.workbooks.items()}
        unread = [name for name in self.refused if name not in self.workbooks]
        for name in (*unread, *(ledger.file for ledger in self.ledgers.values())):
            path = self.paths.data / name
            if path.is_file():
                hashes[f"data/{name}"] = fingerprint(path)
        return hashes

    def _ledger(self, period: str) -> Ledger:
        try:
            ledger = read_ledger(self.paths.data, self.office, period)
        except DataError as error:
            self._refuse(*error.findings)
            return Ledger(self.office, period)
        other = {entry.unit: entry for entry in ledger.entries if entry.file in self.judged}
        return replace(ledger, in_force={**ledger.in_force, **other})

    def _book(self, form: Form) -> Register:
        names = self._of_rooms(form.book)
        opened = [workbook for name in names if (workbook := self._open(name))]
        # A refused form makes a total incomplete; a refused book leaves nothing to count on.
        lost = next((self.refused[name] for name in names if name in self.refused), None)
        return self._read(form, opened, lost)

    def _beside(self, form: Form) -> Register:
        """A register of the office itself; its workbook is there when somebody wrote one."""
        names = [f"{self.office}/{period}/{form.beside}.xlsx" for period in self.reads.forms]
        there = [name for name in names if (self.paths.data / name).exists()]
        opened = [workbook for name in there if (workbook := self._open(name))]
        lost = next((self.refused[name] for name in there if name in self.refused), None)
        return self._read(form, opened, lost)

    def _sent(self, forms: Sequence[Form], written: Sequence[Register]) -> dict[str, Register]:
        """The registers of the sheets that units send, from the submissions in force.

        ``written`` are those of corrections, which any cell of theirs may change.
        """
        taken: list[Workbook] = []
        gates = [area for each in written for area in each.looked_through(each.form.columns)]
        read = [row for each in written for row in read_corrections(each, self.workbooks)]
        for ledger in self.ledgers.values():
            opened = [book for entry in ledger.in_force.values() if (book := self._form(entry))]
            own = self._amended(opened, read, ledger, forms)
            for cover in filter(_tells_unit, forms):
                own, told = self._own(cover, own)
                gates += told
            taken += own
            folders = {f"{self.office}/{ledger.period}/{form.form}": None for form in forms}
            self.findings += not_taken_in(self.paths.data, ledger.period, folders)
        return {
            form.sheet: replace(register, gates=(*register.gates, *gates), sent=self._periods())
            for form in forms
            for register in (self._telling(self._read(form, taken)),)
        }

    def _periods(self) -> Sent:
        """For which period each form in force was sent."""
        files = {file: str(whose.period) for file, whose in self._whose().items()}
        return Sent(tuple(self.reads.forms), files)

    def _telling(self, register: Register) -> Register:
        """The register without the cells that do not tell what they have to."""
        held, found = held_to_tell(register, self._whose())
        self.findings += found
        return resting_on_inputs(held, self.shares)

    def _whose(self) -> dict[str, Whose]:
        """Whose each file in force is, and for which period."""
        return {
            entry.file: Whose(unit, Period.parse(ledger.period))
            for ledger in self.ledgers.values()
            for unit, entry in ledger.in_force.items()
        }

    def _form(self, entry: Entry) -> Workbook | None:
        """The workbook of a submission, as it was received."""
        if not (self.paths.data / entry.file).exists():
            remedy = "Lấy lại tệp này từ bản sao lưu; nếu đã mất hẳn, nhận lại tệp đơn vị đã gửi"
            self._refuse(Finding("S-002", "error", "tệp đã nhận không còn", remedy, entry.file))
            return None
        workbook = self._open(entry.file)
        if workbook is None or workbook.sha256 == entry.sha256:
            return workbook
        problem = "khác với tệp đã nhận (ai đó đã sửa thẳng vào tệp)"
        remedy = "Lấy lại tệp này từ bản sao lưu; muốn sửa số thì ghi vào sổ sửa số liệu"
        self._refuse(Finding("S-002", "error", problem, remedy, entry.file))
        return None

    def _amended(
        self,
        received: Sequence[Workbook],
        read: Sequence[Correction],
        ledger: Ledger,
        forms: Sequence[Form],
    ) -> list[Workbook]:
        """The forms with their corrections, and no findings of what these have put right."""
        made, corrections = amended_forms(received, read, ledger, forms, self.as_of, self.shares)
        self.corrections += corrections
        before, after = (
            {found for book in books for found in book.findings} for books in (received, made)
        )
        self.findings = [found for found in self.findings if found not in before - after]
        self.findings += [found for each in corrections for found in each.findings]
        return made

    def _own(self, cover: Form, workbooks: Sequence[Workbook]) -> tuple[list[Workbook], list[Area]]:
        """The files that tell what the ledger does, and the cells in which they tell it."""
        register, found = read_register(cover, workbooks)
        wrong: dict[str, list[Finding]] = {}
        for _, _, finding in mistold(register, self._whose()):
            wrong.setdefault(finding.file, []).append(finding)
        for file, told in wrong.items():
            self.findings += [
                each for each in found if each.file == file and each.severity == "error"
            ]
            for finding in told:
                self._refuse(finding)
        return (
            [workbook for workbook in workbooks if workbook.name not in wrong],
            [*register.looked_through(telling(cover))],
        )

    def _read(
        self, form: Form, workbooks: Sequence[Workbook], lost: Finding | None = None
    ) -> Register:
        register, findings = read_register(form, workbooks, lost)
        self.findings += findings
        return register

    def _of_rooms(self, rooms: Collection[str]) -> list[str]:
        return [f"{self.office}/{year}/{room}.xlsx" for year in self.reads.years for room in rooms]

    def _open(self, name: str) -> Workbook | None:
        """The workbook, or None when it is refused; a refusal becomes a finding once."""
        if name in self.workbooks or name in self.refused:
            return self.workbooks.get(name)
        try:
            workbook = open_workbook(self.paths.data / name, name)
        except DataError as error:
            self._refuse(*error.findings)
            return None
        self.workbooks[name] = workbook
        self.findings += (*workbook.findings, *workbook.notes)
        return workbook

    def _refuse(self, *findings: Finding) -> None:
        for finding in findings:
            self.refused.setdefault(finding.file, finding)
        self.findings += findings


def _tells_unit(form: Form) -> bool:
    return any(column.must_be == "đơn vị" for column in form.columns.values())
