"""Throw-away projects whose one figure is a number in a text file, closed by the command."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from baocao.archive import closed_folder
from baocao.cli.commands import app
from typer.testing import CliRunner

from build.project import REPOSITORY, Project, code, document, new_project, notebook, prose

WINDOWS = {
    "2026Q1": ("2026-01-01", "2026-03-29"),
    "2026Q2": ("2026-03-30", "2026-06-17"),
    "2026Q3": ("2026-06-18", "2026-09-15"),
    "2026H1": ("2026-01-01", "2026-06-17"),
}
BOOK = "data/btctu/2026/so.txt"
FORMS = "data/btctu/2026/bieu.json"
PARAMETERS = 'office: str = "btctu"  # cơ quan\nperiod: str = "2026Q2"  # kỳ báo cáo'
START = """
import json
from hashlib import sha256
from pathlib import Path
from baocao.phrase import Part, Phrase
INPUTS = {
    path.as_posix(): sha256(path.read_bytes()).hexdigest()
    for folder in ("data/btctu/2026", "params")
    for path in sorted(Path(folder).rglob("*"))
    if path.is_file() and not path.name.startswith("~$")
}
FORMS = Path("data/btctu/2026/bieu.json")
ROWS = FORMS.read_text("utf-8") if FORMS.is_file() else '{"registers": {}, "figures": {}}'
COUNT, NOTE, *_ = Path("data/btctu/2026/so.txt").read_text("utf-8").split("\\n")
EDITION = json.loads(Path(f"params/btctu/{period}/quarterly.yml").read_text("utf-8"))
"""
RECEIVED = """
received = Phrase.of(Part(COUNT, "figure:petitions.received"))
"""
PROSE = "## Đơn thư\n\nTiếp nhận {eval}`received` đơn."
END = """
def cells(end):
    return [{"file": "btctu/2026/so.txt", "sheet": "Đơn thư", "cells": [f"B1:B{end}"]}]
FIGURE = {"id": "petitions.received", "label": "Đơn tiếp nhận", "value": int(COUNT), "unit": "đơn",
    "text": COUNT, "table_text": COUNT, "status": "ok", "reason": None, "definition": "đếm dòng",
    "sources": cells(len(COUNT)), "scope": cells(len(NOTE))}
SEEN = [path.name for path in sorted(Path("data/btctu/2026").glob("~$*"))]
class Store:
    def __repr__(self):
        return "Đủ số liệu"
    def _repr_mimebundle_(self, **_):
        return {"text/plain": repr(self), "application/vnd.baocao.edition+json": {
            "schema": 1, "office": office, "report": "quarterly", "period": period,
            "window": EDITION["window"], "as_of": EDITION["window"]["to"],
            "state": "draft" if EDITION["lacking"] else "final", "reasons": EDITION["lacking"],
            "completeness": {"n": 128 - len(EDITION["lacking"]), "of": 128}, "figures": [FIGURE],
            "findings": [{"code": "R-043", "severity": "note", "problem": "là tệp tạm",
                "remedy": "Đóng tệp", "file": f"btctu/2026/{name}", "sheet": "", "cells": [],
                "heading": "", "seen": ""} for name in SEEN],
            "rows": ROWS, "closed": [], "inputs": INPUTS,
            "document": json.loads(Path("params/document.json").read_text("utf-8"))}}
Store()
"""
COMMAND = [sys.executable, "-c", "from baocao.cli import main; main()"]
MODULE = "COUNT = 11"
STRAY = "data/btctu/2026/~$so.txt"


@dataclass(frozen=True)
class Done:
    """A command that came to its end: its exit code, and what it said on either stream."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Office:
    """A project in which commands are run."""

    made: Project

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.made.root

    def folder(self, period: str = "2026Q2") -> Path:
        """Where the closed edition of a period lies."""
        return closed_folder(self.made.paths.data, "btctu", period, "quarterly")

    def count(self, count: int, note: str = "") -> None:
        """Write the book: the figure, and a note that only makes it longer."""
        (self.root / BOOK).write_text(f"{count}\n{note}\n", encoding="utf-8")

    def form(self, died: int, row: int = 7, folder: str = "received") -> None:
        """Write the rows of a unit's form, or of a book: how many members died."""
        sheet = {"file": f"btctu/2026Q2/{folder}/22918-1.xlsx", "sheet": "Biểu 1", "cells": {}}
        rows = {
            "headings": ["Cột", "C.1. Từ trần"], "joined": {}, "sheets": [sheet],
            "rows": [[0, row, "22918 · Kỳ này", "Kỳ này", died]],
        }  # fmt: skip
        text = json.dumps({"registers": {"Biểu 1": rows}, "figures": {}}, ensure_ascii=False)
        (self.root / FORMS).write_text(text, encoding="utf-8")

    def edition(self, period: str, *lacking: str, window: tuple[str, str] = ("", "")) -> None:
        """Write the params of an edition: its window, and why it is a draft."""
        start, end = window if window[0] else WINDOWS[period]
        path = self.root / "params" / "btctu" / period / "quarterly.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"window": {"from": start, "to": end}, "lacking": lacking}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def notebook(self, cell: str) -> None:
        """Write the notebook; ``cell`` runs after the book was read, before the figure is said."""
        said = (prose(PROSE), code(END))
        ran = (code(START), code(cell), code(RECEIVED))
        whole = notebook(code(PARAMETERS, "parameters"), *ran, *said)
        nbformat.write(whole, self.made.notebook)

    def run(self, *words: str) -> Done:
        """Run a command of the program under test."""
        with chdir(self.root):
            done = CliRunner().invoke(app, words, catch_exceptions=False)
        return Done(done.exit_code, done.stdout, done.stderr)

    def run_elsewhere(self, *words: str, **variables: str) -> Done:
        """Run a command in a process of its own, with these environment variables."""
        done = subprocess.run(
            [*COMMAND, *words],
            cwd=self.root,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def closed(self, period: str = "2026Q2", *words: str) -> Path:
        """Close a period and give the folder of the closed edition."""
        done = self.run("close", period, *words)
        assert done.code == 0, done.err
        return self.folder(period)

    def tree(self) -> dict[str, str]:
        """The hash of every file below data/ but the mark of holding."""
        return {
            path.relative_to(self.made.paths.data).as_posix(): _digest(path)
            for path in sorted(self.made.paths.data.rglob("*"))
            if path.is_file() and path.name != ".lock"
        }


def new_office(root: Path) -> Office:
    """A project at ``root`` with periods to close, a module of its own, and a book left open."""
    office = Office(new_project(root))
    (root / BOOK).parent.mkdir(parents=True)
    office.count(11)
    for period in WINDOWS:
        office.edition(period)
    text = json.dumps(document())
    (root / "params" / "document.json").write_text(text, encoding="utf-8")
    (root / "quy_uoc.py").write_text(MODULE, encoding="utf-8")
    (root / STRAY).write_text("tên người dùng", encoding="utf-8")
    office.notebook("import quy_uoc")
    return office


def copied(office: Office, root: Path) -> Office:
    """The same project once more, to be spoilt."""
    shutil.copytree(office.root, root)
    return Office(Project(root))


def edit_seal(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Edit the seal by hand, all hashes of files as they were."""
    path = folder / "closed.json"
    seal = json.loads(path.read_text("utf-8"))
    edit(seal)
    path.write_text(json.dumps(seal, ensure_ascii=False), encoding="utf-8")


def program_copied(root: Path) -> Path:
    """A copy of the program, to be edited: the folder that PYTHONPATH names."""
    shutil.copytree(REPOSITORY / "lib", root, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
