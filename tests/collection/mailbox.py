"""A project whose units send forms to a mailbox, and the command that takes them in."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baocao.cli.commands import app
from baocao.submissions import Ledger, read_ledger
from typer.testing import CliRunner, Result

from project import OFFICE, PERIOD, Project

UNITS = ("22918", "22924", "22933")
SHEETS = ("Trang bìa", "Phát triển đảng viên")
DAY = "2026-06-18"
CHECK = """
- id: K-1
  rows: Phát triển đảng viên
  compare: {left: ["Trong đó: nữ"], is: "<=", right: [Kết nạp trong kỳ]}
"""
FAULTY = {"Kết nạp trong kỳ": "3", "Trong đó: nữ": "4"}
BEGINNING = 1_780_000_000  # seconds; what is sent at minute n was written n minutes later


@dataclass(frozen=True)
class Mailbox:
    """A folder that units send to, and the project that takes it in."""

    project: Project
    folder: Path

    @property
    def received(self) -> Path:
        """Where the files are kept."""
        return self.project.received()

    def send(
        self,
        code: str,
        values: Mapping[str, str] | None = None,
        name: str = "",
        minute: int = 0,
        period: str = PERIOD,
        sheets: Sequence[str] = SHEETS,
        to: Path | None = None,
    ) -> Path:
        """Put the form of a unit into the mailbox, or another folder, under any name."""
        self.project.form(code, values, period, "passing", sheets)
        self.project.sent.clear()
        return self.put((self.received / "passing.xlsx"), name or f"{code}.xlsx", minute, to)

    def put(self, made: Path, name: str, minute: int = 0, to: Path | None = None) -> Path:
        """Move a file there, as if written at some minute."""
        place = (to or self.folder) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        made.rename(place)
        at = BEGINNING + 60 * minute
        os.utime(place, (at, at))
        return place

    def write(self, content: bytes, name: str, minute: int = 0) -> Path:
        """Put any bytes into the mailbox."""
        passing = self.project.root / "passing"
        passing.write_bytes(content)
        return self.put(passing, name, minute)

    def collect(self, *words: str, inbox: bool = True, received: str = DAY) -> Result:
        """Run the command; without ``received`` the day is left to the clock."""
        folders = [f"--{name}={self.project.root / name}" for name in ("data", "params")]
        own = [f"--inbox={self.folder}"] if inbox else []
        said = [f"--received={received}"] if received else []
        line = ["collect", PERIOD, *own, *said, *folders]
        line += [f"--out={self.project.paths.out}", *words]
        return CliRunner().invoke(app, line, catch_exceptions=False)

    def ledger(self) -> Ledger:
        """The ledger as it is now."""
        return read_ledger(self.project.paths.data, OFFICE, PERIOD)

    def written(self) -> dict[str, Any]:
        """The ledger's file."""
        return json.loads((self.received / "ledger.json").read_text("utf-8"))


def tree(folder: Path) -> dict[str, tuple[str, int]]:
    """The hash of each file in a folder and below, and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _target(unit: str) -> dict[str, str]:
    return {"Mã tổ chức": f"'{unit}", "Năm": "2026", "Giá trị": "10", "Toán tử": ">="}


def new_mailbox(root: Path) -> Mailbox:
    """A project of three units that owe a form of two sheets, and their empty mailbox."""
    project = Project(root)
    project.declare(*SHEETS, "Sửa số liệu")
    project.committees(*UNITS)
    project.sheet("Chỉ tiêu", [_target(unit) for unit in UNITS])
    project.checks(CHECK)
    project.open()
    folder = root / "hop-thu"
    folder.mkdir()
    return Mailbox(project, folder)
