"""An office with two reports over the same books: one of the quarters, one of the half-year."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from baocao import edition
from baocao.archive import SEAL, closed_folder, correction
from baocao.build.outputs import figures_json, rows_json
from baocao.checks import Check
from baocao.edition import Edition
from baocao.errors import Finding
from baocao.params import read_folder

from project import OFFICE, REPOSITORY, Project

HALF = "half"
CHECKS = [
    each.model_dump(by_alias=True, exclude_unset=True)
    for each in read_folder(REPOSITORY / "params" / "checks", Check)
    if each.across
]
QUARTERS = {"2026Q1": ("2026-01-01", "2026-03-29"), "2026Q2": ("2026-03-30", "2026-06-17")}
Days = tuple[str, str]


def days(window: Days, as_of: str = "") -> dict[str, Any]:
    """The params of an edition over these days."""
    start, end = window
    return {"window": {"from": start, "to": end}, "as_of": as_of or end}


class TwoReports:
    """A project whose office has the reports quarterly (in two quarters) and half (in 2026H1)."""

    def __init__(self, project: Project) -> None:
        """Take a project in which the test draws sheets and rules."""
        self.project = project
        self.params = {(HALF, "2026H1"): days(("2026-01-01", "2026-06-30"))}
        self.reports: dict[str, Any] = {HALF: {}}
        project.asked = [*CHECKS]
        for period, window in QUARTERS.items():
            project.edition(period, **days(window))

    def half(self, **params: Any) -> None:
        """Set params of the half-year."""
        self.params[HALF, "2026H1"] |= params

    def add(self, report: str, period: str, params: Mapping[str, Any], **keys: Any) -> None:
        """One more report of the office, and its edition of a period."""
        self.reports[report] = keys
        self.params[report, period] = dict(params)

    def open(self, report: str = HALF, period: str = "2026H1") -> Edition:
        """Write all files, and open one edition."""
        usual = {"kind": "BÁO CÁO", "type": "BC", "subject": "Kết quả {ky}"}
        own = {"quarterly": {**usual, **self.project.report}}
        others = {name: {**usual, **keys} for name, keys in self.reports.items()}
        self.project.write("reports.yml", json.dumps(own | others, ensure_ascii=False))
        signed = {"signer": "truong-ban", "recipients": ["Thường trực Tỉnh ủy"]}
        for (name, when), params in self.params.items():
            text = json.dumps(signed | params, ensure_ascii=False)
            self.project.write(f"{OFFICE}/{when}/{name}.yml", text)
        self.project.open()
        return edition.open(report, OFFICE, period, self.project.paths)

    def close(
        self,
        report: str,
        period: str,
        issued: Mapping[str, Any] | None = None,
        version: int = 0,
        names: Sequence[str] = ("figures.json",),
    ) -> Path:
        """Close an edition as it stands; ``issued`` are figures that it had otherwise then.

        A number is what one was, a mapping what else of its entry was different. ``names`` are the
        files in which the figures are kept.
        """
        store = self.open(report, period).as_json()
        for entry in store["figures"]:
            if entry["id"] in (issued or {}):
                said = (issued or {})[entry["id"]]
                same = {"value": said, "text": str(said), "table_text": str(said)}
                entry |= said if isinstance(said, dict) else same
        folder = correction(
            closed_folder(self.project.paths.data, OFFICE, period, report), version
        )
        folder.mkdir(parents=True)
        files = {"rows.json": rows_json(store), **dict.fromkeys(names, figures_json(store))}
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        seal = {"office": OFFICE, "report": report, "period": period, "version": version}
        hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
        (folder / SEAL).write_text(json.dumps(seal | {"files": hashes}), encoding="utf-8")
        return folder


def told(so: Edition, *codes: str) -> list[Finding]:
    """What the checks between reports have found."""
    asked = codes or ("K-470", "K-471", "K-472")
    return [found for found in so.findings if found.code in asked]


def problems(so: Edition, *codes: str) -> Sequence[str]:
    """The same as what is said."""
    return [found.problem for found in told(so, *codes)]
