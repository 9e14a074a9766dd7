"""Citations of documents, made from the rows of a register, and rows put into words.

Reference:
    Hướng dẫn 05-HD/VPTW, 6.1.4: type, number and symbol, date, body, subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from baocao.errors import UsageError
from baocao.phrase import Part, Phrase
from baocao.registers import Register
from baocao.text import day, fold, prose_number

FIELD = re.compile(r"\{([^{}]+)\}")
GROUP = re.compile(r"\[([^\[\]]*)\]")
ISSUE = ("Loại", "Ký hiệu", "Ngày văn bản", "Cơ quan ban hành")
SUBJECT = "Trích yếu"
# The subjects of these follow the citation without “về”, as do subjects that begin so.
BARE_KINDS = ("Kế hoạch", "Chương trình")
BARE_BEGINNINGS = ("về ", "quy định ", "ban hành ", "“")
LAW = "Luật"  # called by what it is about, its number after it
# The State writes 98/2023/NĐ-CP, 44/2013/QH13, the Party 36-HD/VPTW.
STATE_SYMBOL = re.compile(r"[^/]+-[^/]+|QH\d+")


class Row(NamedTuple):
    """One row of a register."""

    register: Register
    position: int

    def value(self, heading: str) -> Any:
        """The value in a column; None when empty."""
        return self.register.rows.at[self.position, heading]

    def part(self, heading: str) -> Part:
        """The value in a column as printed, or why it cannot be read, with the cell it stands in.

        Raises:
            UsageError: the register has no such column.
        """
        if heading not in self.register.form.columns:
            raise UsageError(f"Sổ “{self.register.name}” không có cột “{heading}”.")
        value = self.value(heading)
        bad = self.register.bad.get((self.position, heading))
        spot = self.register.spots[self.position].get(heading)
        if value is None and bad:
            where = spot.ref if spot else ""
            return Part(
                f"[chưa có {heading}: {bad.problem}]", f"cell:{bad.file}!{bad.sheet}!{where}"
            )
        counted = self.register.form.columns[heading].kind == "count"
        return Part(
            _printed(value, counted), f"cell:{spot.file}!{spot.sheet}!{spot.ref}" if spot else ""
        )

    def choices(self, heading: str) -> list[str]:
        """The closed list of a column, in its order."""
        return self.register.form.columns[heading].choices

    def tells(self, heading: str) -> bool:
        """Whether a column says more of the row than an empty cell would."""
        value = self.value(heading)
        bad = (self.position, heading) in self.register.bad
        return bad or value not in (None, self.register.form.columns[heading].empty)


def _printed(value: Any, counted: bool) -> str:
    if isinstance(value, date):
        return day(value)
    return prose_number(value) if counted and value is not None else str(value or "")


def in_words(row: Row, template: str) -> Phrase:
    """The template with each ``{Heading}`` replaced by the row's value.

    What stands in square brackets is left out where the row has nothing to say in it:
    ``[{Số lượng} ]báo cáo {Trích yếu}[, theo {Căn cứ}]``.

    Raises:
        UsageError: the register has no such column, or the brackets are not as above.
    """
    for heading in FIELD.findall(template):
        row.part(heading)  # also those in brackets that are left out
    chosen = GROUP.sub(lambda group: group[1] if _all_told(row, group[1]) else "", template)
    words = FIELD.sub("", chosen)
    if set("[]{}") & set(words) or not all(map(FIELD.search, GROUP.findall(template))):
        raise UsageError(
            f"Mẫu “{template}”: dấu {{ }} và [ ] phải đóng mở từng cặp, trong [ ] có {{tên cột}}."
        )
    pieces: list[str | Part] = []
    end = 0
    for found in FIELD.finditer(chosen):
        pieces += [chosen[end : found.start()], row.part(found[1])]
        end = found.end()
    return Phrase.of(*pieces, chosen[end:])


def _all_told(row: Row, template: str) -> bool:
    return all(row.tells(heading) for heading in FIELD.findall(template))


def carrying_out(row: Row) -> list[Row]:
    """The documents of the same register that say they carry out this one."""
    key = fold(key_of(row))
    named = row.register.rows["Thực hiện văn bản"]
    return [
        Row(row.register, position)
        for position, name in enumerate(named)
        if name and fold(name) == key
    ]


def runs(rows: Sequence[Row], subject: bool = True) -> list[list[Row]]:
    """Documents in their order, those together that differ in nothing said but the number.

    Without ``subject`` what they are about is not said, but of a law.
    """
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        told = [SUBJECT] if subject or row.value("Loại") == LAW else []
        key = tuple(row.value(name) for name in (*ISSUE, *told))
        alike.setdefault(key, []).append(row)
    return list(alike.values())


def cite(
    run: Sequence[Row], number: bool = True, subject: bool = True, body: bool = True
) -> Phrase:
    """One citation of a run: Các Quyết định số 718, 719, 720-QĐ/TU, ngày 31/3/2026 của …

    ``number`` asks for number, date and body, ``subject`` for what the document is about; without
    ``body`` it is not said who issued it.
    """
    first = run[0]
    law = first.value("Loại") == LAW
    pieces: list[str | Part | Phrase] = ["Các " if len(run) > 1 else "", first.part("Loại")]
    about = [" " if law else _link(first), first.part(SUBJECT)] if subject or law else []
    issue = _issue(run, body) if number else []
    return Phrase.of(*pieces, *(about + issue if law else issue + about))


def _issue(run: Sequence[Row], body: bool) -> list[str | Part | Phrase]:
    """Numbers and symbol, day and body: `` số 10-HD/BTCTU, ngày 14/5/2026 của …``."""
    first = run[0]
    numbers = Phrase.join(", ", [Phrase.of(row.part("Số")) for row in run])
    pieces = [" số ", numbers, _joint(first), first.part("Ký hiệu")]
    if first.value("Ngày văn bản"):
        pieces += [", ngày ", first.part("Ngày văn bản")]
    return [*pieces, " của ", first.part("Cơ quan ban hành")] if body else pieces


def _joint(row: Row) -> str:
    """What stands between number and symbol."""
    return "/" if STATE_SYMBOL.fullmatch(row.value("Ký hiệu") or "") else "-"


def _link(row: Row) -> str:
    begins = fold(row.value(SUBJECT) or "").startswith(BARE_BEGINNINGS)
    return " " if begins or row.value("Loại") in BARE_KINDS else " về "


def key_of(row: Row) -> str:
    """How another row names this document: 29-KL/TW, ngày 28/4/2026; 98/2023/NĐ-CP."""
    issued = row.value("Ngày văn bản")
    dated = f", ngày {day(issued)}" if issued else ""
    return f"{row.value('Số')}{_joint(row)}{row.value('Ký hiệu')}{dated}"
