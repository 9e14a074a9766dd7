"""A version built once more, in a process of its own, from nothing but what is frozen in it."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from baocao.archive import FROZEN
from baocao.build import outputs
from baocao.closing.freezing import PROGRAM
from baocao.closing.program import libraries, unpack
from baocao.closing.seal import Seal
from baocao.errors import BuildError

OF_THE_RUN = ("run", "names")
"""What of a manifest tells of one run, not of the report."""

SHOWN = 5


def differing(folder: Path, seal: Seal) -> list[str]:
    """The outputs that come out otherwise when the version in ``folder`` is built again.

    Nothing is written in ``folder``; its files are as sealed.

    Raises:
        BuildError: the frozen program does not run to its end; the message says why.
    """
    with tempfile.TemporaryDirectory(prefix="baocao-") as temporary:
        work = Path(temporary)
        _lay_out(folder, seal, work)
        _run(seal, work)
        again = work / "build" / seal.edition.folder
        made = _manifest(folder)
        other = [name for name in made["outputs"] if not _same(folder / name, again / name)]
        # The manifest gives the hashes of the others: alone it tells something new.
        return other or ([outputs.MANIFEST] if _manifest(again) != made else [])


def surroundings(seal: Seal) -> str:
    """How Python and the libraries differ from those the version was built with, as a sentence."""
    now = {"Python": platform.python_version(), **libraries()}
    then = {"Python": seal.python, **seal.libraries}
    changed = [
        f"{name} {then.get(name, 'chưa có')} → {now.get(name, 'không còn')}"
        for name in sorted(then | now)
        if then.get(name) != now.get(name)
    ]
    if not changed:
        return "Python và các thư viện vẫn đúng phiên bản lúc chốt."
    rest = f" và {len(changed) - SHOWN} thư viện khác" if len(changed) > SHOWN else ""
    return (
        f"Khác với lúc chốt: {', '.join(changed[:SHOWN])}{rest}. Cài lại đúng phiên bản ghi trong "
        "closed.json rồi kiểm lại."
    )


def _lay_out(folder: Path, seal: Seal, work: Path) -> None:
    """The frozen project and program in ``work``, with no file that is not under seal."""
    for name in seal.files:
        if name.startswith(f"{FROZEN}/") and name != PROGRAM:
            place = work / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, place)
    for name in seal.unread:
        place = work / FROZEN / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    unpack(folder / PROGRAM, work / "program")


def _run(seal: Seal, work: Path) -> None:
    edition, project = seal.edition, work / FROZEN
    words = ["build", edition.period, "--office", edition.office, "--report", edition.report]
    folders = {"data": project / "data", "params": project / "params", "out": work / "build"}
    for name, folder in folders.items():
        words += [f"--{name}", str(folder)]
    done = subprocess.run(
        # -P: what stands in the project's folder must not hide a library from the program.
        [sys.executable, "-P", "-c", "from baocao.cli import main; main()", *words],
        cwd=project,
        env=_environment(work / "program"),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().removeprefix("Dừng:").strip() or f"mã {done.returncode}"
        raise BuildError(f"Chương trình đã đóng băng không dựng lại được báo cáo: {last}")


def _environment(program: Path) -> dict[str, str]:
    """This process's variables, but for the program that is found first and the project's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BAOCAO_")}
    elsewhere = kept.get("PYTHONPATH")
    path = os.pathsep.join([str(program), elsewhere] if elsewhere else [str(program)])
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def _manifest(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / outputs.MANIFEST).read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key not in OF_THE_RUN}
