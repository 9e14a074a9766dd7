"""Which submission of each unit is in force: the newest that is valid, else the newest at all.

Valid is a file without errors of its own. What it says is not held here against books, other
units or earlier periods: those may change, and the file in force must not change with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.catalogue import Times
from baocao.cells import Workbook
from baocao.checks import Check, check_rows, own_checks
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

        In each round all units are judged at once by their newest file not judged yet.
        """
        found = {unit: entries[-1] for unit, entries in ledger.taken.items()}
        left = dict(ledger.taken)
        while left:
            newest = {unit: entries[-1] for unit, entries in left.items()}
            valid = self._valid(replace(ledger, in_force=newest), workbooks)
            found |= {unit: entry for unit, entry in newest.items() if entry.file in valid}
            left = {
                unit: entries[:-1]
                for unit, entries in left.items()
                if len(entries) > 1 and newest[unit].file not in valid
            }
        return dict(sorted(found.items()))

    def _valid(self, ledger: Ledger, workbooks: Mapping[str, Workbook]) -> set[str]:
        """The files of those that would be in force which have no error."""
        files = [entry.file for entry in ledger.in_force.values() if entry.file in workbooks]
        received = [workbooks[file] for file in files]
        as_of = self.times.as_of
        amended, _ = amended_forms(received, self.corrections, ledger, self.sheets, as_of)
        found = [each for book in amended for each in book.findings]
        period = self.times.period
        whose = {entry.file: Whose(unit, period) for unit, entry in ledger.in_force.items()}
        registers = {}
        for form in self.sheets:
            read, told = read_register(_on_its_own(form, self.sheets), amended)
            registers[form.sheet], untrue = held_to_tell(read, whose)
            found += [*told, *untrue]
        joined, _ = take_over(registers, as_of, self.times.period.year)
        asked = own_checks(self.checks, self.sheets)
        failures = check_rows(asked, joined, self.times).findings
        wrong = {each.file for each in (*found, *failures) if each.severity == "error"}
        return set(files) - wrong


def _on_its_own(form: Form, sheets: Sequence[Form]) -> Form:
    """The sheet with only those joined columns that other sheets of the same file give."""
    there = {(each.sheet, heading) for each in sheets for heading in each.columns}
    joined = {
        heading: join
        for heading, join in form.joined.items()
        if join.by == SAME_FILE and not join.earlier and (join.source, join.of) in there
    }
    return form.model_copy(update={"joined": joined})
