"""Files that do harm to what reads them: each is alone in that, and told for what it is."""

from __future__ import annotations

import io
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter
from baocao.cells import Workbook
from baocao.collection.collect import Asked, collect
from baocao.collection.examine import Received, examine
from baocao.collection.workers import Workers, processes
from baocao.errors import BuildError

from collection.hostile import (
    HOSTILE,
    broken,
    deaf,
    dying,
    failing,
    greedy,
    hanging,
    mistaken,
    stuck,
)
from collection.mailbox import UNITS, Mailbox
from project import OFFICE, PERIOD

GOOD = 5


@pytest.mark.parametrize(
    ("look", "code"),
    [
        (dying, "S-032"),
        (hanging, "S-030"),
        (deaf, "S-030"),
        (stuck, "S-032"),
        (greedy, "S-031"),
        (failing, "S-032"),
    ],
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


@pytest.mark.parametrize("look", [broken, mistaken])
def test_no_file_is_blamed_when_none_can_be_read(look):
    """Where reading fails whatever the file, the fault is not theirs and nothing is refused."""
    with pytest.raises(BuildError, match="Không chạy được tiến trình đọc tệp"):
        Workers(look=look).over([Received("0", b""), Received("1", b"")])


SCRIPT = """
from pathlib import Path
from baocao.collection.collect import Asked, collect
from baocao.paths import Paths
root = Path({root!r})
paths = Paths(root, root / "data", root / "params", root / "build")
collect(Asked("btctu", "2026Q2", root / "hop-thu", "2026-06-18"), paths)
"""


@pytest.mark.slow
def test_a_script_that_every_process_would_run_anew_is_told_so(mailbox):
    """Called from a file without a guard, collecting gives up at once and says what is missing."""
    for unit in UNITS:
        mailbox.send(unit)
    script = mailbox.project.root / "goi.py"
    script.write_text(SCRIPT.format(root=str(mailbox.project.root)), encoding="utf-8")

    result = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60)

    assert result.returncode == 1
    assert 'if __name__ == "__main__"' in result.stderr.splitlines()[-1]
    assert mailbox.ledger().entries == ()


def made(**sheets: list[list[object]]) -> bytes:
    """A workbook with these rows in its sheets."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return content.getvalue()


@pytest.mark.parametrize(
    ("row", "most"), [pytest.param([7] * 100, 500, id="cells"), pytest.param(["x" * 20_000], 50, id="letters")]
)  # fmt: skip
def test_what_holds_more_than_a_form_can_is_refused(row, most):
    """Fifty thousand cells and a million letters are taken, over all sheets; one row more is not."""
    few = [[*row[:-1], row[-1]] for _ in range(most)]
    whole, beyond = made(Một=few), made(Một=few, Hai=[[1]])

    assert isinstance(examine(Received("0", whole)), Workbook)
    assert examine(Received("0", beyond)).code == "S-033"


def test_only_cells_that_are_wanted_are_held():
    """Of a sheet that no form has, only its name is kept."""
    content = made(Bìa=[[1, 2]], Nháp=[[3, 4]])

    sheets = examine(Received("0", content, frozenset({"bìa"}))).sheets

    assert {name: len(sheet.cells) for name, sheet in sheets.items()} == {"Bìa": 2, "Nháp": 0}


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
