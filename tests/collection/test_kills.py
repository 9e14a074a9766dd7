"""Collecting killed at any time, as a power cut would."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from baocao.collection.collect import Asked, collect
from baocao.collection.workers import Workers

from collection.mailbox import FAULTY, UNITS, Mailbox, tree
from project import OFFICE, PERIOD

POINTS = 20
BEFORE_FIRST_WRITE = 5
ALL_PROCESSES = 4  # the command, who forks, who keeps count of what they share, who reads
SECONDS_TO_END = 20
CHANGES = ("open", "os.link", "os.rename", "os.remove", "os.mkdir")


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


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize(("kill", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 130)])
def test_nothing_goes_on_after_collecting_has_ended(mailbox, kill, code):
    """However it is ended, all that it started ends too, and lets go of its output.

    To be asked to end is taken as Ctrl-C is.
    """
    for number in range(200):
        mailbox.send("22918", {"Số báo cáo": f"{number}"}, f"{number}.xlsx", number)
    collecting = subprocess.Popen(
        command(mailbox), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    until(lambda: len(of_session(collecting.pid)) >= ALL_PROCESSES)

    collecting.send_signal(kill)

    collecting.communicate(timeout=SECONDS_TO_END)
    until(lambda: not of_session(collecting.pid))
    assert collecting.returncode == code
    assert mailbox.ledger().entries == ()


def of_session(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, own = place.read_text("utf-8").rpartition(")")[2].split()[:4]
            if int(own) == session and state != "Z":
                found.append(int(place.parent.name))
    return found


def until(true: Callable[[], bool]) -> None:
    """Wait for something, but not for ever."""
    last = time.monotonic() + SECONDS_TO_END
    while not true():
        assert time.monotonic() < last
        time.sleep(0.01)


def first_inbox(mailbox: Mailbox) -> None:
    """What comes first: two forms of a unit, a copy, one of no unit yet, one that is no form."""
    mailbox.send("22918", {"Kết nạp trong kỳ": "1"}, "1.xlsx", 1)
    second = mailbox.send("22918", {"Kết nạp trong kỳ": "2"}, "2.xlsx", 2)
    shutil.copy2(second, mailbox.folder / "2 (1).xlsx")
    mailbox.send("22999", name="moi.xlsx", minute=3)
    mailbox.write(b"%PDF-1.7", "ky.pdf", 4)


def later_inbox(mailbox: Mailbox) -> None:
    """What comes then: a third form, the original of one spoilt; and the unit is one by now."""
    first_inbox(mailbox)
    in_process(mailbox)
    (mailbox.received / "22918-2.xlsx").write_bytes(b"PK\x03\x04")
    mailbox.project.rules.clear()
    mailbox.project.committees(*UNITS, "22999")
    mailbox.project.open()
    mailbox.send("22918", FAULTY, "3.xlsx", 5)


@pytest.mark.parametrize("fill", [first_inbox, later_inbox])
def test_collecting_killed_before_each_change_of_its_folder_ends_as_one_clean_run(
    mailbox, monkeypatch, fill
):
    """Whichever file is to be opened, linked, moved or removed next: a rerun makes it good."""
    monkeypatch.setattr("baocao.collection.collect.send_back", lambda *_: None)
    monkeypatch.setattr("baocao.collection.collect.put_ledger_book", lambda *_: None)
    fill(mailbox)
    clean = mailbox.project.root / "sach"
    shutil.copytree(mailbox.project.paths.data, clean)
    in_process(mailbox)
    expected, kept = facts(mailbox), hashes(mailbox)

    for number in count(1):
        renewed(mailbox, clean)
        if not killed(mailbox, number):
            break
        whole_or_none(mailbox)
        in_process(mailbox)
        assert facts(mailbox) == expected, f"killed before change {number}"
        assert hashes(mailbox) == kept, f"killed before change {number}"
    assert number > 3 * len(list(mailbox.folder.iterdir()))


def in_process(mailbox: Mailbox) -> None:
    """Collect to the end without other processes."""
    asked = Asked(OFFICE, PERIOD, mailbox.folder, "2026-06-18")
    workers = Workers(start=lambda: ThreadPoolExecutor(1))
    collect(asked, mailbox.project.paths, workers)


def killed(mailbox: Mailbox, number: int) -> bool:
    """Collect in a process that ends before its n-th change; whether there were as many."""
    forked = multiprocessing.get_context("fork").Process(target=dying, args=(mailbox, number))
    forked.start()
    forked.join()
    assert forked.exitcode in (0, 9)
    return forked.exitcode == 9


def dying(mailbox: Mailbox, number: int) -> None:
    """Collect, but end this process before the n-th change of what was received.

    To open a file of the mailbox counts as one: then its copy has been begun.
    """
    left = number
    folders = (str(mailbox.received), str(mailbox.folder))

    def changing(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in CHANGES or not str(arguments[0]).startswith(folders):
            return
        own = str(arguments[0]).startswith(folders[0])
        if event == "open" and own and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        left -= 1
        if not left:
            os._exit(9)

    sys.addaudithook(changing)
    in_process(mailbox)


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
