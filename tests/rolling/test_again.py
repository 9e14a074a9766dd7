"""Nothing is overwritten, and what was cut short is completed by running again."""

from __future__ import annotations

import os

import pytest

FILES = [
    "data/btctu/2026Q3/quarterly.md",
    "params/btctu/2026Q3/quarterly.yml",
]


def made(project) -> dict[str, bytes]:
    """The files of the new period."""
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in sorted(project.root.rglob("*"))
        if "2026Q3" in path.parts and path.is_file()
    }


def test_a_period_that_is_complete_is_refused_and_what_is_left_said(project, run):
    """Running it twice changes nothing."""
    run("new 2026Q3")
    before = made(project)

    again = run("new 2026Q3", code=1)

    assert made(project) == before
    assert list(before) == FILES
    assert "Kỳ 2026Q3 đã mở đủ từ trước" in again.stderr
    assert "Biểu của các đơn vị: đã có 0/2" in again.stdout


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_there_is_kept_and_named(project, run, file):
    """Whatever stands in it; only what is missing is made."""
    run("new 2026Q3")
    before = made(project)
    (project.root / file).unlink()
    others = {name: content for name, content in before.items() if name != file}

    told = run("new 2026Q3").output

    assert made(project) == before
    new, kept = told.split("Đã có, giữ nguyên:\n")
    assert file in new
    assert [name for name in others if name not in kept] == []


def test_what_a_person_wrote_there_stays(project, run):
    """A judgement begun by hand is not replaced by the one of the period before."""
    path = project.paths.data / "btctu/2026Q3/quarterly.md"
    path.parent.mkdir(parents=True)
    path.write_text("# Kết quả\n\nMới.\n", encoding="utf-8")

    told = run("new 2026Q3").output

    assert path.read_text(encoding="utf-8") == "# Kết quả\n\nMới.\n"
    assert "Viết phần “Hạn chế”" in told


@pytest.mark.parametrize("moment", range(len(FILES)))
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_any_file_no_half_one_stays_and_the_next_run_completes(
    project, run, monkeypatch, moment, when
):
    """The period comes to be the same as without the kill."""
    run("new 2026Q3")
    whole = made(project)
    for name in whole:
        (project.root / name).unlink()
    moves = []

    def killed(source, target) -> None:
        moves.append(target)
        if len(moves) <= moment or when == "after":
            replace(source, target)
        if len(moves) > moment:
            raise KeyboardInterrupt

    replace = os.replace
    monkeypatch.setattr("baocao.rolling.files.os.replace", killed)
    run("new 2026Q3", code=130)
    there = {name: content for name, content in made(project).items() if "/._" not in name}
    monkeypatch.setattr("baocao.rolling.files.os.replace", replace)
    run("new 2026Q3", code=int(len(there) == len(whole)))

    assert there.items() <= whole.items()
    assert made(project) == whole


def test_a_disk_that_refuses_is_told(project, run, monkeypatch):
    """With the file, and that what was made is there."""

    def full(*_) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("baocao.rolling.files.write", full)

    told = run("new 2026Q3", code=1).stderr

    assert "Không ghi được" in told
    assert "quarterly.md" in told


def test_a_closed_period_is_not_opened_again(project, run):
    """The next one is named."""
    run("new 2026Q3")
    seal = project.paths.data / "btctu/closed/2026Q3/quarterly/closed.json"
    seal.parent.mkdir(parents=True)
    seal.write_text("{}", encoding="utf-8")

    assert "đã chốt. Kỳ tiếp theo là 2026Q4" in run("new 2026Q3", code=1).stderr
