"""The books of a new year: sheets as declared, empty but for what goes on from the old year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from baocao.edition.books import Books
from baocao.errors import DataError
from baocao.period import Period
from baocao.registers import Form, Register
from baocao.registers.values import clean
from baocao.text import fold
from baocao.workbooks import Book, add_table, own_columns

YEAR = "năm"
"""How the name of a column of numbers begins, folded, that names the year a row is for."""


def rooms(forms: Sequence[Form]) -> dict[str, list[Form]]:
    """The registers of each room's book: first those of its own, then those that rooms share."""
    kept = [form for form in forms if form.book]
    return {
        room: sorted((form for form in kept if room in form.book), key=lambda form: len(form.book))
        for room in dict.fromkeys(room for form in kept for room in form.book)
    }


def book(
    old: Books,
    room: str,
    forms: Sequence[Form],
    rows: Mapping[tuple[str, str], Sequence[int]],
    first: date,
) -> bytes:
    """The book of a room for the year that begins on ``first``, after the ``old`` ones.

    ``rows`` are those carried on, by room and register.
    """
    made = Book(old.office.name)
    office = old.office.name.upper()
    for form in forms:
        register = old.registers.get(form.sheet)
        written = _values(register) if register else []
        titles = (office, f"SỔ {form.sheet.upper()} NĂM {first.year}", "")
        own = [written[place] for place in rows.get((room, form.sheet), ())]
        add_table(made, form, titles, own, written)
    return made.bytes((office, "DANH MỤC GIÁ TRỊ ĐƯỢC CHỌN", ""))


def carried(old: Books, wanted: Collection[str], first: date) -> dict[tuple[str, str], list[int]]:
    """The rows of the registers of some rooms that go on into the year beginning on ``first``.

    They are those whose validity has not ended before that day, or not before the last one of the
    old year where a figure reads the register as it was then; those that a figure counts whatever
    their validity, as what the office was made of; those that name the new year or a period of it;
    and those planned earlier without a result. Of a register that goes on as a whole all rows do,
    or those of the old year where rows name one. One whose cell cannot be read, or is found wrong,
    goes on for a person to look at.

    Raises:
        DataError: what keeps a register that has such rows from being read: nothing is to be lost.
    """
    registers = old.registers.values()
    if absent := [each.absent for each in registers if each.absent and _goes_on(each.form)]:
        raise DataError(dict.fromkeys(absent))
    found: dict[tuple[str, str], list[int]] = {
        (room, each.name): [] for each in registers for room in each.form.book if room in wanted
    }
    for register in registers:
        day = first - timedelta(days=1) if register.name in old.opening else first
        kept = old.timeless.get(register.name, frozenset())
        for position in sorted({*_lasting(register, day, first), *kept}):
            file = next(iter(register.spots[position].values())).file
            found.get((Path(file).stem, register.name), []).append(position)
    return found


def of_old_year(old: Books, rows: Mapping[tuple[str, str], Sequence[int]]) -> list[str]:
    """The registers of which rows go on that still name the old year, until a person renews it."""
    lasting = [
        name
        for name, register in old.registers.items()
        if register.form.lasting and _of_years(register.form)
    ]
    return [name for name in lasting if any(rows[place] for place in rows if place[1] == name)]


def _goes_on(form: Form) -> bool:
    return bool(form.valid or form.lasting or _of_periods(form) or _of_years(form))


def _lasting(register: Register, day: date, first: date) -> Iterator[int]:
    """The rows valid on ``day`` or later, or still to be worked on in the year from ``first``."""
    form = register.form
    ends, named = form.valid[1:], [*_of_periods(form), *_of_years(form)]
    since = first.year - 1 if form.lasting else first.year
    for position, row in enumerate(register.rows.to_dict("records")):
        unread = any((position, heading) in register.bad for heading in (*ends, *named))
        lasts = any(row[heading] is None or row[heading] >= day for heading in ends)
        due = any(since <= _year(row[heading]) <= first.year for heading in named if row[heading])
        whole = form.lasting and not named
        if unread or lasts or due or whole or _unfinished(form, row):
            yield position


def _unfinished(form: Form, row: Mapping[str, Any]) -> bool:
    """Whether a row was planned for some period and has no result yet."""
    return bool(form.planned) and row[form.planned[0]] is not None and row[form.planned[1]] is None


def _year(value: Any) -> Any:
    """The year that a cell names by itself or by a period of it."""
    return Period.parse(value).year if isinstance(value, str) else value


def _of_periods(form: Form) -> list[str]:
    return [name for name, column in own_columns(form).items() if column.kind == "period"]


def _of_years(form: Form) -> list[str]:
    return [
        name
        for name, column in own_columns(form).items()
        if column.kind == "number" and YEAR in fold(name).split()[:1]
    ]


def _values(register: Register) -> list[dict[str, Any]]:
    """The values of each row; of a cell that cannot be read what is written there."""
    rows: list[dict[str, Any]] = register.rows.to_dict("records")
    for (position, heading), finding in register.bad.items():
        if rows[position][heading] is None:
            rows[position][heading] = clean(finding.seen) or None
    return rows
