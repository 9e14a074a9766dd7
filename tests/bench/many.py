"""An office with as many units as wanted: their forms in a mailbox, and the books that name them.

``python -m bench.many 3321 DIR`` makes DIR/data, with the sample's books in which these units are
the ones that owe a form, and DIR/hop-thu, with a form of each for 2026Q2: 3.321 are all communes of
the country. Codes and names are made up; the figures are those that the sample gives such units.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import sample
from sample import layout
from sample.admissions import target_rows
from sample.committees import Committee
from sample.form_sheets import write_form
from sample.forms import Filled, filled_forms
from sample.layout import Row
from sample.organisations import MERGED
from sample.quarters import Quarter, quarters_of

OFFICE, PERIOD = "btctu", "2026Q2"
DATA, INBOX = "data", "hop-thu"
COMMUNES = 3321
_FIRST_CODE, _STEP = 30_001, 13
_WARD_EACH = 6  # every so many units is a ward
_FORMER = ("Lâm Đồng", "Bình Thuận", "Đắk Nông")
# Beside each unit: what it is asked to admit in the year, what it has admitted, badges given.
_PER_UNIT = {
    "party_members.target": 30, "party_members.admitted": 12, "badges.round.regular": 7,
    "badges.early_65": 0, "badges.early_60": 0,
}  # fmt: skip


def units(count: int) -> list[Committee]:
    """Return so many committees of communes and wards, always the same."""
    made = []
    for number in range(count):
        kind = "phường" if number % _WARD_EACH == 0 else "xã"
        code = f"{_FIRST_CODE + _STEP * number:05}"
        unit = f"{kind.capitalize()} mẫu {code}"
        province = _FORMER[number % len(_FORMER)]
        made.append(Committee(code, f"Đảng ủy {kind} mẫu {code}", kind, unit, province))
    return made


def write_office(root: Path, count: int) -> None:
    """Write the books of an office with ``count`` units, and their forms, below ``root``."""
    all_units = units(count)
    quarters = _quarters(count)
    sample.write_books(root / DATA / OFFICE / str(sample.YEAR), _books(quarters, all_units))
    forms = [form for form in filled_forms(quarters, all_units) if form.quarter.label == PERIOD]
    inbox = root / INBOX
    with ProcessPoolExecutor() as workers:
        list(workers.map(partial(_send, inbox), forms, chunksize=64))


def _quarters(count: int) -> list[Quarter]:
    """Return the quarters of a year up to the period, as this office counts them."""
    per_unit = {figure: each * count for figure, each in _PER_UNIT.items()}
    last = {"party_committees.total": count, **per_unit}
    first = {**last, "party_members.admitted": last["party_members.admitted"] // 3}
    return quarters_of({"2026Q1": first, PERIOD: last})


def _books(quarters: Sequence[Quarter], all_units: Sequence[Committee]) -> sample.Books:
    """Return the sample's books: its committees are known but owe nothing, these units do."""
    books = sample.books_of(quarters_of(sample.load_quotas()))
    of_room = {book.name: rows for contents in books.values() for book, rows in contents}
    for row in of_room[layout.ORGANISATIONS.name]:
        row["Trực thuộc Tỉnh ủy"] = ""
    of_room[layout.ORGANISATIONS.name] += _organisation_rows(all_units)
    of_room[layout.TARGETS.name][:] = target_rows(quarters, all_units)
    return books


def _organisation_rows(all_units: Sequence[Committee]) -> Iterator[Row]:
    for unit in all_units:
        yield {
            "Mã tổ chức": unit.code,
            "Tên": unit.name,
            "Loại": f"đảng ủy {unit.kind}",
            "Cấp trên": "Tỉnh ủy mẫu",
            "Tỉnh cũ": unit.former_province,
            "Trực thuộc Tỉnh ủy": "x",
            "Từ ngày": MERGED,
        }


def _send(inbox: Path, form: Filled) -> None:
    write_form(inbox / form.unit.former_province / f"Biểu {form.unit.name}.xlsx", form, 0)


def main() -> None:
    """Write the office that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench.many")
    parser.add_argument("count", type=int, nargs="?", default=COMMUNES, help="số đơn vị")
    parser.add_argument("folder", type=Path, help="thư mục để ghi")
    asked = parser.parse_args()
    write_office(asked.folder, asked.count)


if __name__ == "__main__":
    main()
