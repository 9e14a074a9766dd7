"""Which submission of each unit is in force: the newest that is valid, else the newest at all.

Valid is a file without errors of its own, as it was received or with its corrections laid over it:
a correction may mend a file, never spoil one. What it says is not held here against books, other
units or earlier periods: those may change, and the file in force must not change with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.catalogue import Times
from baocao.cells import Workbook
from baocao.checks import Check, check_rows, own_checks, shares_shown
from baocao.registers import Form, Whose, held_to_tell, read_register, take_over
from baocao.registers.form import SAME_FILE
from baocao.submissions import Correction, Entry, Ledger, amended_forms


@dataclass(frozen=True, slots=True)
class Judge:
    """What submissions are judged by: the sheets of a form, the checks, and the corrections."""

    sheets: Sequence[Form]
    checks: Sequence[Check]
    corrections: Sequence[Correction]
    times: Times

    def in_force(self, ledger: Ledger, workbooks: Mapping[str, Workbook]) -> dict[str, Entry]:
        """The submission in force of each unit; ``workbooks`` are those that can be read.

        The ledger says what was in force before: a file that cannot be read now, because it is
        lost or the machine is at its limit, counts for what it did then. In each round all units
        are judged at once by their newest file not judged yet.
        """
        found = {unit: entries[-1] for unit, entries in ledger.taken.items()}
        left = dict(ledger.taken)
        while left:
            newest = {unit: entries[-1] for unit, entries in left.items()}
            valid = self._valid(replace(ledger, in_force=newest), ledger, workbooks)
            found |= {unit: entry for unit, entry in newest.items() if entry.file in valid}
            left = {
                unit: entries[:-1]
                for unit, entries in left.items()
                if len(entries) > 1 and newest[unit].file not in valid
            }
        return dict(sorted(found.items()))

    def _valid(self, ledger: Ledger, before: Ledger, workbooks: Mapping[str, Workbook]) -> set[str]:
        """The files of those that would be in force which are valid."""
        files = [entry.file for entry in ledger.in_force.values()]
        received = [workbooks[file] for file in files if file in workbooks]
        valid = self._without_errors(received, ledger)
        as_of = self.times.as_of
        shares = shares_shown(self.checks)
        amended, _ = amended_forms(received, self.corrections, ledger, self.sheets, as_of, shares)
        mended = [
            book
            for book, own in zip(amended, received, strict=True)
            if book is not own and book.name not in valid
        ]
        unread = (each for each in ledger.in_force.values() if each.file not in workbooks)
        counted = {entry.file for entry in unread if _counted(entry, before)}
        return valid | self._without_errors(mended, ledger) | counted

    def _without_errors(self, workbooks: Sequence[Workbook], ledger: Ledger) -> set[str]:
        """The names of the workbooks that have no error."""
        found = [each for book in workbooks for each in book.findings]
        period = self.times.period
        whose = {entry.file: Whose(unit, period) for unit, entry in ledger.in_force.items()}
        registers = {}
        for form in self.sheets:
            read, told = read_register(_on_its_own(form, self.sheets), workbooks)
            registers[form.sheet], untrue = held_to_tell(read, whose)
            found += [*told, *untrue]
        joined, _ = take_over(registers, self.times.as_of, self.times.period.year)
        asked = own_checks(self.checks, self.sheets)
        failures = check_rows(asked, joined, self.times).findings
        wrong = {each.file for each in (*found, *failures) if each.severity == "error"}
        return {book.name for book in workbooks} - wrong


def _counted(entry: Entry, before: Ledger) -> bool:
    """Whether a file was not put aside before: an older one is in force only if it had errors."""
    chosen = before.in_force.get(entry.unit)
    order = [each.sha256 for each in before.taken.get(entry.unit, ())]
    if chosen is None or chosen.sha256 not in order:
        return True
    return order.index(chosen.sha256) >= order.index(entry.sha256)


def _on_its_own(form: Form, sheets: Sequence[Form]) -> Form:
    """The sheet with only those joined columns that other sheets of the same file give."""
    there = {(each.sheet, heading) for each in sheets for heading in each.columns}
    joined = {
        heading: join
        for heading, join in form.joined.items()
        if join.by == SAME_FILE and not join.earlier and (join.source, join.of) in there
    }
    return form.model_copy(update={"joined": joined})
