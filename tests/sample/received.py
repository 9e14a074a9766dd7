"""Forms as the office keeps them with the ledger of submissions, or as they lie in a mailbox."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from random import Random

from sample.form_sheets import VERSION, write_form
from sample.forms import Filled
from sample.workbook import shifted, shifted_day

RECEIVED, LEDGER, SCHEMA = "received", "ledger.json", 1
_ZONE = "+07:00"
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def write_received(root: Path, period: str, forms: Iterable[Filled], years: int) -> None:
    """Write the forms of a period below ``root`` in order of receipt, and the ledger over them."""
    period = shifted(period, years)
    entries = []
    for form in sorted(forms, key=lambda form: (form.sent, form.unit.code)):
        path = root / period / RECEIVED / f"{form.unit.code}-1.xlsx"
        write_form(path, form, years)
        entries.append(_entry(path, f"{root.name}/{period}/{RECEIVED}/{path.name}", form, years))
    ledger = {
        "schema": SCHEMA,
        "office": root.name,
        "period": period,
        "entries": entries,
        "in_force": {each["unit"]: each["file"] for each in sorted(entries, key=_unit)},
    }
    _put_down(root / period / RECEIVED / LEDGER, ledger)


def vouch_for(folder: Path) -> None:
    """Let the ledger in ``folder`` name its files as they are now, when a test has changed some."""
    path = folder / LEDGER
    ledger = json.loads(path.read_text(encoding="utf-8"))
    for entry in ledger["entries"]:
        entry["sha256"] = _hashed(folder / Path(entry["file"]).name)
    _put_down(path, ledger)


def write_inbox(folder: Path, forms: Iterable[Filled], years: int) -> None:
    """Write the forms of a period into ``folder`` under the names that people gave them."""
    for form in forms:
        write_form(folder / shifted(sent_as(form), years), form, years)


def sent_as(form: Filled) -> str:
    """Return the name that the file came under; no name follows from the committee's code."""
    unit, period = form.unit, form.quarter.label
    quarter, year = period[-1], period[:4]
    short = unit.name.removeprefix("Đảng ủy ")
    names = (
        f"Bieu so lieu quy {quarter} - {_plain(short)}.xlsx",
        f"{unit.name} - quý {_ROMAN[quarter]} năm {year}.xlsx",
        f"{_plain(unit.name).replace(' ', '_')}_{period}.xlsx",
        f"{_plain(short).upper()} BC QUY {quarter}-{year} (ban chinh thuc).xlsx",
        f"{unit.former_province or 'Cấp tỉnh'}/Biểu {short} Q{quarter}.xlsx",
        f"Thư điện tử/{unit.code} {_plain(short)} gui BTCTU.xlsx",
    )
    return Random(f"name:{period}:{unit.code}").choice(names)


def _entry(path: Path, file: str, form: Filled, years: int) -> dict[str, object]:
    """Return what the ledger says of one file."""
    day = shifted_day(form.sent.date(), years)
    return {
        "sha256": _hashed(path),
        "file": file,
        "names": [shifted(sent_as(form), years)],
        "received": f"{day}T{form.sent:%H:%M:%S}{_ZONE}",
        "unit": form.unit.code,
        "period": shifted(form.quarter.label, years),
        "version": VERSION,
        "document": "",
        "report_number": form.cover["Số báo cáo"],
        "signed": form.cover["Có bản ký"] == "x",
        "refusal": None,
    }


def _hashed(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _put_down(path: Path, ledger: dict[str, object]) -> None:
    """Write the ledger as the program does."""
    text = json.dumps(ledger, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")


def _unit(entry: dict[str, object]) -> str:
    return str(entry["unit"])


def _plain(text: str) -> str:
    """Return the text as it is typed without a Vietnamese keyboard."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
