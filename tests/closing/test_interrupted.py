"""Closings that did not come to their end: killed, or refused by the disk."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from baocao.closing.staging import alone

from closing.project import COMMAND, Office, copied

POINTS = 10
PROGRAM_DOES_NOT_FIT = 400_000
KILLED = """
import importlib, os, signal, sys
module, step, count, when = sys.argv.pop(1).split(":")
place = importlib.import_module(module)
real, calls = getattr(place, step), []
def stopping(*given):
    calls.append(step)
    last = len(calls) == int(count)
    if last and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    done = real(*given)
    if last:
        os.kill(os.getpid(), signal.SIGKILL)
    return done
setattr(place, step, stopping)
from baocao.cli import main
main()
"""
MOMENTS = {
    "nothing is copied yet": "baocao.build.outputs:write:1:before",
    "one file is copied": "baocao.build.outputs:write:1:after",
    "some files are copied": "baocao.build.outputs:write:9:after",
    "all but the seal is there": "baocao.closing.freezing:seal_json:1:before",
    "it was not tried yet": "baocao.closing.close:differing:1:before",
    "just before the rename": "baocao.closing.close:move:1:before",
    "just after the rename": "baocao.closing.close:move:1:after",
}


def left_by_a_kill(office: Office) -> Path:
    """What a killed closing leaves: some files where it made them."""
    staging = office.folder().with_name(".quarterly.closing")
    (staging / "version").mkdir(parents=True)
    (staging / "version" / "report.pdf").write_bytes(b"%PDF")
    return staging


@pytest.mark.parametrize("line", ["verify", "trace petitions.received 2026Q2", "check 2026Q3"])
def test_the_next_command_clears_what_a_killed_closing_left(office: Office, line: str):
    """Whatever it is and however it ends; an empty folder of a period goes as well."""
    staging = left_by_a_kill(office)

    office.run(*line.split())

    assert not staging.parent.exists()


def test_what_is_closed_beside_it_stays(closed: Office):
    """Clearing takes nothing of an edition that is closed."""
    before = closed.tree()
    left_by_a_kill(closed)

    closed.run("verify", "2026Q1")

    assert closed.tree() == before


def test_a_closing_under_way_is_not_cleared(office: Office):
    """What another process makes at this moment is left alone."""
    staging = left_by_a_kill(office)

    with alone(office.made.paths.data, "btctu"):
        office.run("verify")

    assert (staging / "version" / "report.pdf").is_file()


def test_a_full_disk_leaves_nothing_half(office: Office):
    """Where a file cannot be written the message says which, and nothing is left of the closing."""
    office.run("build", "2026Q2")
    before = office.tree()

    done = subprocess.run(
        [*COMMAND, "close", "2026Q2"],
        cwd=office.root,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (PROGRAM_DOES_NOT_FIT,) * 2),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Dừng: Không ghi được" in done.stderr
    assert "bản trước vẫn còn nguyên" in done.stderr
    assert office.tree() == before
    assert not office.folder().parent.exists()


def test_a_place_that_takes_no_files_is_told(office: Office):
    """Where nothing can be laid down below data/ the message says so; no traceback."""
    place = office.made.paths.data / "btctu" / "closed"
    place.write_text("", encoding="utf-8")

    done = office.run("close", "2026Q2")

    assert done.code == 1
    assert f"Không ghi được {place}" in done.err


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_closing_killed_at_a_step_is_old_or_new(office: Office, moment: str):
    """Before the rename nothing is closed after the next command, after it all is; a rerun ends."""
    office.run("build", "2026Q2")
    before = office.tree()

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, moment, "close", "2026Q2"],
        cwd=office.root,
        capture_output=True,
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    office.run("trace", "x", "2026Q2")
    if moment.endswith("move:1:after"):
        assert office.run("verify", "2026Q2").code == 0
    else:
        assert office.tree() == before
        assert not office.folder().parent.exists()
        office.closed("2026Q2")


@pytest.mark.slow
def test_a_correction_killed_at_any_time_leaves_what_is_in_force(closed: Office, tmp_path: Path):
    """At ten points in time: the first issue is whole, the correction is whole or not there."""
    closed.count(12)
    words = ("close", "2026Q2", "--correct", "Ghi thiếu")
    whole = copied(closed, tmp_path / "thu")
    begin = time.perf_counter()
    assert whole.run_elsewhere(*words).code == 0
    step = (time.perf_counter() - begin) / POINTS
    issued = files(closed)

    for point in range(POINTS):
        office = copied(closed, tmp_path / f"lan-{point}")
        with subprocess.Popen([*COMMAND, *words], cwd=office.root, stdout=-3, stderr=-3) as closing:
            time.sleep(step * (point + 0.5))
            closing.send_signal(signal.SIGKILL)
        office.run("trace", "x", "2026Q2")

        beside = [path.name for path in office.folder().parent.iterdir()]
        assert beside == ["quarterly"], f"killed at point {point}"
        left = files(office)
        assert issued.items() <= left.items(), f"killed at point {point}"
        assert left == issued or office.run("verify").code == 0, f"killed at point {point}"


def files(office: Office) -> dict[str, str]:
    """The files of the closed edition, by hash."""
    return {name: digest for name, digest in office.tree().items() if "closed/" in name}
