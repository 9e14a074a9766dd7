"""Files that do harm to what reads them: each is alone in that, and told for what it is."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from baocao.cells import Workbook
from baocao.collection.collect import Asked, collect
from baocao.collection.examine import Received
from baocao.collection.workers import Workers, processes
from baocao.errors import BuildError

from collection.hostile import HOSTILE, broken, dying, greedy, hanging, stuck
from collection.mailbox import UNITS, Mailbox
from project import OFFICE, PERIOD

GOOD = 5


@pytest.mark.parametrize(
    ("look", "code"),
    [(dying, "S-032"), (hanging, "S-030"), (stuck, "S-032"), (greedy, "S-031")],
)
def test_a_hostile_file_is_refused_alone(look, code):
    """One that kills, hangs or eats memory is refused with its code; all others are read."""
    names = [f"{number}" for number in range(GOOD)]
    files = [Received(name, b"") for name in names]
    files.insert(2, Received("hostile", HOSTILE))

    seen = Workers(look=look).over(files)

    assert seen.pop("hostile").code == code
    assert {name: type(each) for name, each in seen.items()} == dict.fromkeys(names, Workbook)


def test_several_files_that_kill_cost_no_other():
    """However many kill the process that reads them, the others are read."""
    files = [Received(f"{number}", b"" if number % 6 else HOSTILE) for number in range(13)]

    seen = Workers(look=dying).over(files)

    refused = {name for name, each in seen.items() if not isinstance(each, Workbook)}
    assert refused == {"0", "6", "12"}
    assert len(seen) == len(files)


def test_no_file_is_blamed_when_no_process_can_be_started():
    """Where reading dies whatever the file, the fault is the machine's and nothing is refused."""
    with pytest.raises(BuildError, match="Không chạy được tiến trình đọc tệp"):
        Workers(look=broken).over([Received("0", b""), Received("1", b"")])


def threads() -> Executor:
    """An executor of another kind than processes."""
    return ThreadPoolExecutor(2)


@pytest.mark.parametrize("start", [threads, partial(processes, 1)])
def test_any_executor_gives_the_same_ledger(mailbox, start):
    """Where files are looked at makes no difference to what is said of them."""
    for unit in UNITS:
        mailbox.send(unit)
    mailbox.write(b"%PDF-1.7", "ky.pdf")
    mailbox.collect()
    usual = (mailbox.received / "ledger.json").read_bytes()
    other = new_ledger(mailbox, Workers(start=start))

    assert other == usual


def new_ledger(mailbox: Mailbox, workers: Workers) -> bytes:
    """The ledger when everything is taken in for the first time by these workers."""
    paths = mailbox.project.paths
    mailbox.received.rename(paths.root / "before")
    collect(Asked(OFFICE, PERIOD, mailbox.folder, "2026-06-18"), paths, workers)
    return Path(mailbox.received / "ledger.json").read_bytes()
