"""The closed editions of earlier periods, as far as joins and checks hold this one against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from baocao.archive import Closed, closed_editions, closed_rows
from baocao.edition.settings import Settings
from baocao.errors import DataError, Finding
from baocao.params import fingerprint
from baocao.paths import Paths
from baocao.period import Period
from baocao.registers import Earlier, Past, closed_registers, take_over


@dataclass(slots=True)
class Pasts:
    """The registers as earlier periods were closed, by the word that asks for one.

    ``inputs`` maps the files read for them to their hashes; ``findings`` are of damaged ones.
    Each closed edition is read once, and only when something asks for it.
    """

    settings: Settings
    paths: Paths
    office: str
    report: str
    closed: Mapping[str, Closed]
    inputs: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def past(self, period: Period) -> dict[Earlier, Past]:
        """What the words mean that joins and checks use, in the edition of ``period``."""
        words: dict[Earlier, Period] = {
            "kỳ trước": period.previous(),
            "kỳ trước cùng năm": period.previous(),
            "cùng kỳ năm trước": period.shifted(-1),
        }
        read: dict[Period, Past] = {}
        found: dict[Earlier, Past] = {}
        for word in dict.fromkeys(self._asked()):
            when = words[word]
            if not period.has_own_forms:
                found[word] = Past(lacking=f"{period.name} không có biểu riêng", ever=False)
                continue
            if word == "kỳ trước cùng năm" and when.year < period.year:
                found[word] = Past(begins=True)
                continue
            if when not in read:
                read[when] = self._read(when)
            found[word] = read[when]
        return found

    def _asked(self) -> Iterator[Earlier]:
        for form in self.settings.forms:
            yield from (join.earlier for join in form.joined.values() if join.earlier)
        for check in self.settings.checks:
            yield from check.against

    def _read(self, when: Period) -> Past:
        closed = self.closed.get(str(when))
        if closed is None:
            ever = self._reported(when)
            lacking = f"chưa có bản chốt dùng được của {when.name}"
            return Past(lacking=lacking if ever else f"chưa có số liệu {when.name}", ever=ever)
        try:
            kept, files = closed_rows(self.paths.data, closed)
        except DataError as error:
            self.findings += error.findings
            damaged = (self.paths.data / found.file for found in error.findings)
            self.inputs |= {
                f"data/{path.relative_to(self.paths.data).as_posix()}": fingerprint(path)
                for path in filter(Path.is_file, damaged)
            }
            return Past(lacking=f"bản chốt {when.name} bị hỏng")
        self.inputs |= files
        forms = self.settings.forms
        registers, _ = take_over(closed_registers(kept, forms), closed.as_of, when.year)
        return Past(registers)

    def _reported(self, when: Period) -> bool:
        """Whether the office reported that period, or closed one before it."""
        params = self.paths.params / self.office / str(when) / f"{self.report}.yml"
        folders = closed_editions(self.paths.data, self.office, self.report)
        before = (Period.read(folder.parent.name) for folder in folders)
        return params.is_file() or any(each and _ends(each) <= _ends(when) for each in before)


def _ends(period: Period) -> date:
    return period.last_day
