"""A report is swapped in whole; whenever a build dies, the next command puts things right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from baocao.build import outputs, publish
from baocao.build.lock import aside, held
from baocao.build.publish import put_right, recover, swap_in
from baocao.errors import BuildError

TOUCHES = ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.scandir", "shutil.rmtree")
FILES = ("report.html", "report.pdf")
OLD, NEW = "bản cũ", "bản mới"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a report comes to lie: a build was there once, and left nothing but its mark."""
    place = tmp_path / "build" / "btctu" / "2026Q2" / "quarterly"
    with held(place):
        return place


def test_a_new_report_takes_the_place_of_the_old(target: Path):
    """After the swap all files are of the new report, and nothing stands beside it."""
    report(target, OLD)

    swap_in(staged(target, NEW), target)

    assert texts(target) == {NEW}
    assert leftovers(target) == []


def test_a_report_not_as_written_is_not_swapped_in(target: Path):
    """A file that reads back otherwise is named, and the old report stays."""
    report(target, OLD)
    made = staged(target, NEW)
    (made / "report.html").write_text("hỏng")

    with pytest.raises(BuildError, match=r"report\.html"):
        swap_in(made, target)

    assert texts(target) == {OLD}


LEFT_BY_KILLS = {
    "while making": ({"": OLD, "staging": NEW}, OLD),
    "while making the first": ({"staging": NEW}, None),
    "old moved away, new not in": ({"previous": OLD, "staging": NEW}, OLD),
    "new in, old not yet removed": ({"": NEW, "previous": OLD, "staging": ""}, NEW),
    "while removing the old": ({"": NEW, "discarded": OLD}, NEW),
}


@pytest.mark.parametrize(("left", "then"), LEFT_BY_KILLS.values(), ids=LEFT_BY_KILLS)
def test_every_state_a_kill_leaves_is_put_right(target: Path, left: dict[str, str], then: str):
    """The report is the old or the new one, whole; leftovers are gone, and twice is as once."""
    for kind, text in left.items():
        report(aside(target, kind) if kind else target, text)
    out = target.parents[2]

    kept = [*recover(out), *recover(out)]

    assert texts(target) == ({then} if then else set())
    assert leftovers(target) == []
    assert kept == []


def test_kills_at_every_file_operation_leave_old_or_new(target: Path):
    """Killed before its nth touch of the disk, for every n, a swap can be put right."""
    survived = False
    number = 0
    while not survived:
        number += 1
        subprocess.run(["rm", "-rf", *target.parent.iterdir()], check=True)
        report(target, OLD)
        with held(target):
            made = staged(target, NEW)
        survived = not killed_at(number, made, target)
        previous = aside(target, "previous")
        assert not previous.exists() or len(list(previous.iterdir())) == len(FILES) + 1
        recover(target.parents[2])
        assert texts(target) in ({OLD}, {NEW}), f"operation {number}"
        assert leftovers(target) == [], f"operation {number}"

    assert number > 8
    assert texts(target) == {NEW}


def test_a_file_that_a_person_edited_is_kept_aside(target: Path):
    """An edited and an added file are kept as they were; files left by programs are not."""
    report(target, OLD)
    (target / "report.html").write_text("sửa tay")
    (target / "ghi-chu.txt").write_text("của tôi")
    (target / ".ipynb_checkpoints").mkdir()
    (target / ".ipynb_checkpoints" / "report.ipynb").write_text("{}")

    kept = swap_in(staged(target, NEW), target)

    assert texts(target) == {NEW}
    assert sorted(path.read_text() for path in kept) == ["của tôi", "sửa tay"]
    assert {path.parent.name for path in kept} == {"quarterly-sua-tay"}


def test_edits_are_kept_also_after_a_kill(target: Path):
    """Recovery keeps what a person edited in a report already moved away."""
    report(aside(target, "previous"), OLD)
    (aside(target, "previous") / "report.html").write_text("sửa tay")
    report(target, NEW)

    kept = recover(target.parents[2])

    assert [path.read_text() for path in kept] == ["sửa tay"]
    assert texts(target) == {NEW}


def test_files_without_a_manifest_are_a_persons(target: Path):
    """A folder that no build made is kept aside whole."""
    target.mkdir()
    (target / "luận văn.txt").write_text("của tôi")

    kept = swap_in(staged(target, NEW), target)

    assert [path.read_text() for path in kept] == ["của tôi"]


def test_an_open_file_is_waited_for_then_told(target: Path, monkeypatch):
    """A sharing violation is tried again, then told with the file; the old report stays."""
    report(target, OLD)
    made = staged(target, NEW)
    tries = []

    def in_use(path: Path, destination: Path) -> None:
        tries.append(path)
        raise PermissionError(13, "đang mở", str(target / "report.pdf"))

    monkeypatch.setattr(Path, "rename", in_use)
    monkeypatch.setattr(publish, "SECONDS_BETWEEN_TRIES", 0)
    with pytest.raises(BuildError, match=r"report\.pdf đang mở"):
        swap_in(made, target)

    assert len(tries) == publish.TRIES
    assert texts(target) == {OLD}


def test_when_the_new_report_cannot_move_in_the_old_comes_back(target: Path, monkeypatch):
    """A failure between the two renames leaves the old report in its place."""
    report(target, OLD)
    made = staged(target, NEW)
    rename = Path.rename

    def refuse_new(path: Path, destination: Path) -> None:
        if path == made:
            raise PermissionError(13, "đang mở", str(path))
        rename(path, destination)

    monkeypatch.setattr(Path, "rename", refuse_new)
    monkeypatch.setattr(publish, "SECONDS_BETWEEN_TRIES", 0)
    with pytest.raises(BuildError):
        swap_in(made, target)

    assert texts(target) == {OLD}


def test_a_second_build_is_told_who_holds_the_edition(target: Path):
    """The message names process, machine and time; when the holder is done the edition is free."""
    holder = rf"tiến trình {os.getpid()} trên máy \S+ từ"
    with held(target), pytest.raises(BuildError, match=holder), held(target):
        pass

    with held(target):
        pass


def test_a_killed_holder_holds_nothing(target: Path):
    """An edition held by a process that was killed is free again."""
    program = (
        "import sys, pathlib\nfrom baocao.build.lock import held\n"
        "with held(pathlib.Path(sys.argv[1])):\n    print('đang giữ', flush=True)\n    input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(BuildError, match=f"tiến trình {holder.pid} "), held(target):
            pass
        holder.kill()

    with held(target):
        pass


def test_recovery_leaves_a_running_build_alone(target: Path):
    """What stands beside an edition being built now is not touched."""
    report(aside(target, "staging"), NEW)

    with held(target):
        recover(target.parents[2])
        assert texts(aside(target, "staging")) == {NEW}

    put_right(target)
    assert not aside(target, "staging").exists()


@pytest.mark.parametrize("kind", publish.LEFTOVERS)
def test_recovery_leaves_folders_of_other_programs_alone(tmp_path: Path, kind: str):
    """A folder named like a leftover where no build ever ran stays, and nothing is put by it."""
    site = tmp_path / "proj" / "site"
    report(aside(site / "web", kind), OLD)

    recover(tmp_path)

    assert [path.name for path in site.iterdir()] == [f".web.{kind}"]
    assert texts(aside(site / "web", kind)) == {OLD}


def report(folder: Path, text: str) -> Path:
    """A built report whose files all say ``text``."""
    folder.mkdir(parents=True)
    for name in FILES:
        outputs.write(folder / name, text)
    manifest = {"outputs": outputs.hashes(folder)}
    outputs.write(folder / outputs.MANIFEST, outputs.as_json(manifest))
    return folder


def staged(target: Path, text: str) -> Path:
    """A report made in the staging folder of ``target``."""
    return report(aside(target, "staging") / "report", text)


def texts(folder: Path) -> set[str]:
    """What the files of a report say."""
    return {path.read_text() for path in folder.glob("report.*")}


def leftovers(target: Path) -> list[str]:
    """Folders beside the report."""
    return [path.name for path in target.parent.iterdir() if path.is_dir() and path != target]


def killed_at(number: int, made: Path, target: Path) -> bool:
    """Swap in a process that is killed before its ``number``-th file operation; whether it was."""
    child = os.fork()
    if child == 0:
        touched = iter(range(1, number))

        def watch(event: str, _: object) -> None:
            if event in TOUCHES and next(touched, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            swap_in(made, target)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
