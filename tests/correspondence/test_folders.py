"""Folders that go out: whole or not at all, with nothing in them but what goes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from baocao.build import publish
from baocao.correspondence.folders import put_out
from baocao.errors import BuildError

NAMES = ("1.docx", "2.docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two files as they were made."""
    made = tmp_path / "tra-lai"
    laid(made, "cũ")
    return made


def laid(folder: Path, text: str, *names: str) -> list[Path]:
    """Files that say ``text`` put out."""
    return put_out(folder, {name: text.encode for name in names or NAMES}, "Đang viết")


def texts(folder: Path) -> dict[str, str]:
    """What the files of a folder say."""
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_folder_holds_only_what_goes_out(folder):
    """What the program notes of it stands beside it, hidden."""
    assert texts(folder) == dict.fromkeys(NAMES, "cũ")
    assert all(path.name.startswith(".") for path in folder.parent.iterdir() if path != folder)


def test_a_file_that_a_person_changed_is_kept_and_named(folder):
    """Also one that is not made any more, and one of the person's own."""
    (folder / "1.docx").write_text("số 12, ngày 20/6")
    (folder / "riêng.txt").write_text("riêng")

    kept = laid(folder, "mới", "2.docx")

    assert sorted(path.read_text() for path in kept) == ["riêng", "số 12, ngày 20/6"]
    assert {path.parent.name for path in kept} == {"tra-lai-sua-tay"}
    assert texts(folder) == {"2.docx": "mới"}
    assert laid(folder, "mới hơn") == []


@pytest.mark.parametrize("step", [".tra-lai.previous", "tra-lai", ".tra-lai.discarded"])
def test_killed_at_any_step_nothing_is_lost(folder, monkeypatch, step):
    """The next run finds the folder whole, and keeps what was changed in it before."""
    (folder / "1.docx").write_text("sửa tay")
    move = publish.move

    def killed(source: Path, destination: Path) -> None:
        if destination.name == step:
            raise KeyboardInterrupt
        move(source, destination)

    monkeypatch.setattr(publish, "move", killed)
    with pytest.raises(KeyboardInterrupt):
        laid(folder, "mới")
    monkeypatch.undo()

    laid(folder, "mới hơn")

    kept = folder.with_name("tra-lai-sua-tay")
    assert [path.read_text() for path in kept.iterdir()] == ["sửa tay"]
    assert texts(folder) == dict.fromkeys(NAMES, "mới hơn")
    assert [path.name for path in folder.parent.glob(".*.previous")] == []


def test_a_folder_that_cannot_be_put_in_its_place_leaves_the_old_one(folder, monkeypatch):
    """Another program may have a file of it open."""
    move = publish.move

    def only_away(source: Path, destination: Path) -> None:
        if source.name.endswith(".staging"):
            raise BuildError("đang mở")
        move(source, destination)

    monkeypatch.setattr(publish, "move", only_away)
    with pytest.raises(BuildError, match="đang mở"):
        laid(folder, "mới")

    assert texts(folder) == dict.fromkeys(NAMES, "cũ")


def test_a_folder_of_nothing_is_taken_away(folder):
    """What a person changed in it is kept."""
    (folder / "2.docx").write_text("sửa tay")

    (kept,) = put_out(folder, {}, "Đang viết")

    assert kept.read_text() == "sửa tay"
    assert not folder.exists()
