"""Collecting killed at any time, as a power cut would."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from collection.mailbox import FAULTY, UNITS, Mailbox, tree
from project import PERIOD

POINTS = 20
BEFORE_FIRST_WRITE = 5


@pytest.mark.slow
def test_collecting_killed_at_twenty_points_ends_as_one_clean_run(mailbox):
    """A rerun after each kill gives the ledger of an undisturbed run, and every file is kept."""
    filled(mailbox)
    clean = mailbox.project.root / "sach"
    shutil.copytree(mailbox.project.paths.data, clean)
    sent = tree(mailbox.folder)
    first_write, whole = measured(mailbox)
    expected, kept = facts(mailbox), hashes(mailbox)

    for moment in moments(first_write, whole):
        renewed(mailbox, clean)
        with started(mailbox) as collecting:
            time.sleep(moment)
            collecting.send_signal(signal.SIGKILL)
        whole_or_none(mailbox)
        run(mailbox)
        assert facts(mailbox) == expected, f"killed after {moment:.2f} s"
        assert hashes(mailbox) == kept, f"killed after {moment:.2f} s"
        assert tree(mailbox.folder) == sent, f"killed after {moment:.2f} s"


def filled(mailbox: Mailbox) -> None:
    """Forms of every kind: good ones, faulty ones, newer ones, refused ones, copies."""
    for minute, unit in enumerate(UNITS):
        mailbox.send(unit, {"Kết nạp trong kỳ": "1"}, f"{unit}.xlsx", 10 * minute)
        mailbox.send(unit, {"Kết nạp trong kỳ": "2"}, f"moi/{unit}.xlsx", 10 * minute + 1)
        mailbox.send(unit, FAULTY, f"sai/{unit}.xlsx", 10 * minute + 2)
        mailbox.send(unit, name=f"cu/{unit}.xlsx", minute=10 * minute + 3, period="2026Q1")
    for number in range(20):
        mailbox.write(b"%PDF-1.7" + bytes([number]) * 200_000, f"{number}.pdf", 100 + number)


def command(mailbox: Mailbox) -> list[str]:
    """The command line."""
    root = mailbox.project.root
    folders = [f"--{name}={root / name}" for name in ("data", "params")]
    program = "from baocao.cli import main; main()"
    line = ["collect", PERIOD, f"--inbox={mailbox.folder}", *folders, f"--out={root / 'build'}"]
    return [sys.executable, "-c", program, *line]


def started(mailbox: Mailbox) -> subprocess.Popen[bytes]:
    """Collecting under way."""
    return subprocess.Popen(
        command(mailbox), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def run(mailbox: Mailbox) -> None:
    """Collect to the end."""
    subprocess.run(command(mailbox), capture_output=True, check=True)


def measured(mailbox: Mailbox) -> tuple[float, float]:
    """Seconds from the start to the first copy of a file, and to the end."""
    begin = time.perf_counter()
    with started(mailbox) as collecting:
        while not list(mailbox.received.glob(".dang-nhan*")) and collecting.poll() is None:
            time.sleep(0.001)
        first_write = time.perf_counter() - begin
        collecting.wait()
    return first_write, time.perf_counter() - begin


def moments(first_write: float, whole: float) -> list[float]:
    """Points in time over the whole duration, most of them after the first write."""
    before = [first_write * (n + 1) / (BEFORE_FIRST_WRITE + 1) for n in range(BEFORE_FIRST_WRITE)]
    count = POINTS - BEFORE_FIRST_WRITE
    step = (whole - first_write) / count
    return before + [first_write + step * (n + 0.5) for n in range(count)]


def renewed(mailbox: Mailbox, clean: Path) -> None:
    """Put the data back as before anything was taken in."""
    data = mailbox.project.paths.data
    shutil.rmtree(data)
    shutil.copytree(clean, data)


def whole_or_none(mailbox: Mailbox) -> None:
    """The ledger a build would see now is a whole one, and all files that it names are there."""
    place = mailbox.received / "ledger.json"
    if place.exists():
        for entry in json.loads(place.read_text("utf-8"))["entries"]:
            assert (mailbox.project.paths.data / entry["file"]).is_file()


def facts(mailbox: Mailbox) -> dict[str, Any]:
    """The ledger without the times of receipt."""
    written = mailbox.written()
    entries = [{**entry, "received": ""} for entry in written["entries"]]
    return {**written, "entries": entries}


def hashes(mailbox: Mailbox) -> dict[str, str]:
    """Every file kept, by its name."""
    there = tree(mailbox.received).items()
    return {name: what[0] for name, what in there if name[0] != "." and name != "ledger.json"}
