"""The folder of templates: made whole or not at all, and nobody's work in it is lost."""

from __future__ import annotations

import hashlib
from pathlib import Path

from correspondence.outgoing import command, made, owes
from project import PERIOD

COLLECTION = {"due": "2026-06-18", "contact": "Phòng Tổ chức đảng"}


def hashes(folder: Path) -> dict[str, str]:
    """The hash of each file of a folder."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def test_templates_are_the_same_whenever_they_are_made(committees):
    """File by file."""
    committees.edition(collection=COLLECTION)
    committees.open()
    command(committees, f"templates {PERIOD}")
    before = hashes(made(committees))

    command(committees, f"templates {PERIOD}")

    assert hashes(made(committees)) == before
    assert list(before) == ["24611.xlsx", "24615.xlsx", "cong-van.docx"]


def test_the_common_template_and_those_of_units_stand_beside_each_other(committees):
    """Making the one leaves the other."""
    command(committees, f"templates {PERIOD}")
    command(committees, f"templates {PERIOD} --common")
    command(committees, f"templates {PERIOD}")

    names = {path.name for path in made(committees).glob("*.xlsx")}

    assert names == {"24611.xlsx", "24615.xlsx", "chung.xlsx"}


def test_a_unit_that_owes_nothing_any_more_has_no_template(committees):
    """The folder is made anew as a whole."""
    command(committees, f"templates {PERIOD}")
    owes(committees, "24615")

    command(committees, f"templates {PERIOD}")

    assert [path.stem for path in made(committees).glob("*.xlsx")] == ["24615"]


def test_what_a_person_wrote_into_the_folder_is_kept(committees):
    """A template filled in place, and a file of one's own, are announced and laid beside."""
    command(committees, f"templates {PERIOD}")
    (made(committees) / "24611.xlsx").write_bytes(b"filled")
    (made(committees) / "ghi chú.txt").write_text("x")

    told = command(committees, f"templates {PERIOD}").output

    kept = made(committees).with_name("mau-bieu-sua-tay")
    assert sorted(path.read_bytes() for path in kept.iterdir()) == [b"filled", b"x"]
    assert "mau-bieu-sua-tay" in told
    assert (made(committees) / "24611.xlsx").read_bytes()[:2] == b"PK"


def test_killed_while_they_are_made_the_old_ones_stand_whole(committees, monkeypatch):
    """The next run completes."""
    command(committees, f"templates {PERIOD}")
    before = hashes(made(committees))
    calls = []

    def killed(path, content) -> None:
        calls.append(path)
        if len(calls) > 1:
            raise KeyboardInterrupt
        path.write_bytes(content)

    monkeypatch.setattr("baocao.correspondence.folders.write", killed)
    command(committees, f"templates {PERIOD}", code=130)
    monkeypatch.undo()

    assert hashes(made(committees)) == before
    command(committees, f"templates {PERIOD}")
    assert hashes(made(committees)) == before
    assert [path.name for path in made(committees).parent.iterdir() if "staging" in path.name] == []


def test_a_disk_that_refuses_is_told(committees, monkeypatch):
    """Nothing half stays."""

    def full(*_) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("baocao.correspondence.folders.write", full)

    told = command(committees, f"templates {PERIOD}", code=1).stderr

    assert "Không ghi được" in told
    assert not made(committees).exists()
