"""Closed editions put down by hand, for reports that are made of them: no books, no forms.

A table has a row a period and a column a figure. An empty cell is a figure without value, ``-``
one that was not there, ``5*`` one that was counted otherwise, ``5=05`` one that was printed so;
``2026Q1+2`` is a second correction.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from baocao.archive import SEAL, closed_folder, correction
from baocao.text import number

OFFICE, REPORT = "btctu", "quarterly"
DAYS = {"Q1": ("01-01", "03-31"), "Q2": ("04-01", "06-30"), "Q3": ("07-01", "09-30"),
        "Q4": ("10-01", "12-31")}  # fmt: skip


def issue(data: Path, table: str, units: Mapping[str, str] | None = None) -> None:
    """Close the periods of a table; ``units`` of figures are ``đơn`` where not given."""
    heading, *rows = [line.split("|") for line in table.strip().splitlines()]
    ids = [cell.strip() for cell in heading[1:]]
    for period, *cells in rows:
        name, _, version = period.strip().partition("+")
        drawn = dict(zip(ids, map(str.strip, cells), strict=True))
        figures = [
            entry for each, cell in drawn.items() for entry in _entries(each, cell, units or {})
        ]
        for earlier in range(int(version or 0) + 1):
            _seal(data, name, figures, earlier)


def damage(data: Path, period: str) -> None:
    """Change the figures of a closed edition after it was closed."""
    file = closed_folder(data, OFFICE, period, REPORT) / "figures.json"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def _entries(name: str, cell: str, units: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    if cell == "-":
        return
    text, _, otherwise = cell.removesuffix("*").partition("=")
    unit = units.get(name, "đơn")
    whole = int(text) if text.isdigit() else None
    value = (whole if whole is not None else float(text)) if text else None
    shown = number(whole if whole is not None else Decimal(text)) if text else "chưa có số liệu"
    printed = otherwise or (f"{shown}%" if unit == "%" and text else shown)
    yield {
        "id": name, "label": f"Chỉ tiêu {name}", "value": value, "unit": unit,
        "text": printed, "table_text": printed, "status": "ok" if text else "undefined",
        "reason": None if text else "chưa có số liệu",
        "definition": "đếm", "definition_sha256": "otherwise" if cell.endswith("*") else "so",
        "sources": [], "scope": [],
    }  # fmt: skip


def _seal(data: Path, period: str, figures: list[dict[str, Any]], version: int) -> None:
    folder = correction(closed_folder(data, OFFICE, period, REPORT), version)
    folder.mkdir(parents=True, exist_ok=True)
    start, end = (f"{period[:4]}-{day}" for day in DAYS[period[4:]])
    content = json.dumps(
        {"window": {"from": start, "to": end}, "as_of": end, "figures": figures},
        ensure_ascii=False,
    )
    (folder / "figures.json").write_text(content, encoding="utf-8")
    files = {"figures.json": hashlib.sha256(content.encode()).hexdigest()}
    named = {"office": OFFICE, "report": REPORT, "period": period, "version": version}
    (folder / SEAL).write_text(json.dumps(named | {"files": files}), encoding="utf-8")
