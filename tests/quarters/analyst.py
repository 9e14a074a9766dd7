"""An analyst at work in a copy of the project: commands as typed, files as edited by hand."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from baocao.cli import main; main()"]
MARK = re.compile(r"<!--[^>]*kế thừa từ[^>]*-->\n?")


@dataclass(frozen=True)
class Analyst:
    """An analyst of the Organisation Commission in the project at ``root``."""

    root: Path

    def does(self, line: str, *words: str, code: int = 0) -> str:
        """Run ``baocao`` with the words of the line and those after it; all that it printed."""
        command = [*PROGRAM, *line.split(), *words]
        own = {name: value for name, value in os.environ.items() if "BAOCAO" not in name}
        done = subprocess.run(
            command, cwd=self.root, env=own, capture_output=True, text=True, check=False
        )
        told = done.stdout + done.stderr
        assert done.returncode == code, told
        assert "Traceback" not in told, told
        return told

    def book(self, room: str, year: str = "2026") -> Path:
        """A book of the office."""
        return self.root / "data" / "btctu" / year / f"{room}.xlsx"

    def slots(self, period: str) -> Path:
        """The file of what is judged anew each period."""
        return self.root / "data" / "btctu" / period / "quarterly.md"

    def built(self, period: str) -> Path:
        """The folder of the built report."""
        return self.root / "build" / "btctu" / period / "quarterly"

    def closed(self, period: str, version: int = 0) -> Path:
        """The folder of a version of the closed report."""
        first = self.root / "data" / "btctu" / "closed" / period / "quarterly"
        return first / f"dinh-chinh-{version}" if version else first

    def confirms(self, period: str, heading: str, text: str = "") -> None:
        """Take the mark of inherited text from a slot; with ``text`` write the slot anew."""
        path = self.slots(period)
        parts = re.split(r"(?m)^(# .+)$", path.read_text(encoding="utf-8"))
        place = parts.index(f"# {heading}") + 1
        assert MARK.search(parts[place]), f"{heading}: no mark of inherited text"
        parts[place] = f"\n\n{text}\n\n" if text else MARK.sub("", parts[place])
        path.write_text("".join(parts), encoding="utf-8")


def analyst_at(root: Path) -> Analyst:
    """Copy what a fresh clone has of data, params and notebooks to ``root``."""
    for folder in ("data", "params", "notebooks"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return Analyst(root)


def read_json(folder: Path, name: str) -> dict[str, Any]:
    """A JSON file of a report."""
    return json.loads((folder / name).read_text(encoding="utf-8"))


def values(folder: Path) -> dict[str, Any]:
    """The value of each figure of a report."""
    return {each["id"]: each["value"] for each in read_json(folder, "figures.json")["figures"]}


def hashes(folder: Path) -> Mapping[str, str]:
    """The hash of every file in a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
