"""Every error this package raises on purpose, and the findings they carry.

BaocaoError                   shown to the user without a traceback
├── UsageError                a command or a parameter is not one of the known ones
├── ParamsError               a file in params/ is wrong
├── DataError                 a spreadsheet, sheet or cell is wrong
└── BuildError                a notebook or an export failed

Any other exception is a bug and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Severity = Literal["error", "warning", "note"]

SHOWN_PER_RULE = 3
FILES_PER_RULE = 5

SEVERITIES: dict[Severity, str] = {"error": "Lỗi", "warning": "Cần xem", "note": "Ghi chú"}
"""What a reader calls them, gravest first: only errors keep a report a draft."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an input: where, what, and what to do about it.

    ``file`` is relative to data/ (forward slashes); ``cells`` are refs such as ``B5``.
    """

    code: str
    severity: Severity
    problem: str
    remedy: str
    file: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()
    heading: str = ""
    seen: str = ""

    def __str__(self) -> str:
        """One line in Vietnamese, without the file and sheet that head its group."""
        where = f"ô {', '.join(self.cells)}" if self.cells else ""
        heading = f"({self.heading})" if self.heading else ""
        place = " ".join(part for part in (where, heading, f"[{self.code}]") if part)
        seen = f"ghi “{visible(self.seen)}”, " if self.seen else ""
        return f"{place}: {seen}{self.problem}. {self.remedy}."


class BaocaoError(Exception):
    """Something the user can put right; the message says where, what, and what to do."""


class UsageError(BaocaoError):
    """A command, an option or a notebook parameter is not one of the known ones."""


class ParamsError(BaocaoError):
    """A file in params/ is wrong; the message names it and the line."""


class DataError(BaocaoError):
    """A spreadsheet cannot be used; ``findings`` says why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(describe(self.findings))


class BuildError(BaocaoError):
    """A notebook did not run to its end, or an export could not be made."""


def own_names(kind: type[BaocaoError] = BaocaoError) -> set[str]:
    """The names of the errors that are a message to the user, as another process tells them."""
    return {kind.__name__}.union(*(own_names(below) for below in kind.__subclasses__()))


def describe(findings: Iterable[Finding]) -> str:
    """Findings as a person reads them: grouped by file and sheet, errors first in each group.

    Of each rule the first three of a sheet are written out, in the first files; the rest is
    counted: what 128 units get wrong in the same way is one thing to a reader.
    """
    ranks = list(SEVERITIES)
    ordered = sorted(
        findings,
        key=lambda found: (
            found.file,
            found.sheet,
            ranks.index(found.severity),
            found.code,
            [_place(cell) for cell in found.cells],
        ),
    )
    lines = []
    ordered, others = _in_first_files(ordered)
    for (file, sheet), group in groupby(ordered, key=lambda found: (found.file, found.sheet)):
        members = list(group)
        place = ", ".join(
            part
            for part in (f"Tệp {file}" if file else "", f"trang “{sheet}”" if sheet else "")
            if part
        )
        lines.append(f"{place or 'Chung'} có {len(members)} điểm:")
        lines += _group_lines(members)
    return "\n".join([*lines, *_other_files(others)])


def _in_first_files(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings of each rule in the first files that break it, and those in all others."""
    files: dict[tuple[str, str], dict[str, None]] = {}
    shown, others = [], []
    for found in findings:
        known = files.setdefault((found.severity, found.code), {})
        if found.file in known or len(known) < FILES_PER_RULE:
            known[found.file] = None
            shown.append(found)
        else:
            others.append(found)
    return shown, others


def _other_files(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield f"{len({found.file for found in findings})} tệp khác có những điểm như trên:"
    rules: dict[tuple[Severity, str], list[Finding]] = {}
    for found in findings:
        rules.setdefault((found.severity, found.code), []).append(found)
    for (severity, code), members in rules.items():
        files = len({found.file for found in members})
        yield f"  - {SEVERITIES[severity]} [{code}]: còn {len(members)} điểm ở {files} tệp."


def _place(cell: str) -> tuple[int, int, str]:
    """Where a cell stands when a sheet is read row by row: C9 before C10 before AA10."""
    letters = cell.rstrip("0123456789")
    return int(cell.removeprefix(letters) or 0), len(letters), letters


def _group_lines(members: list[Finding]) -> list[str]:
    shown: dict[tuple[str, str, str], int] = {}
    lines = []
    for found in members:
        rule = (SEVERITIES[found.severity], found.code, found.heading)
        shown[rule] = shown.get(rule, 0) + 1
        if shown[rule] <= SHOWN_PER_RULE:
            lines.append(f"  - {rule[0]} {found}")
    lines += [
        f"  - {severity} [{code}]{f' {heading}' if heading else ''}: còn "
        f"{count - SHOWN_PER_RULE} {'ô' if heading else 'điểm'} nữa."
        for (severity, code, heading), count in shown.items()
        if count > SHOWN_PER_RULE
    ]
    return lines


def visible(text: str, limit: int = 80) -> str:
    """Printable text: invisible and control characters escaped, long text cut with a mark."""
    shown = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
