"""Damage of closed editions: whatever is not as it was sealed is named, nothing else is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from closing.project import BOOK, Office, edit_seal


def edited(folder: Path) -> None:
    """A person corrected the issued figures by hand."""
    path = folder / "figures.json"
    path.write_text(path.read_text("utf-8").replace("11", "12"), encoding="utf-8")


def lost(folder: Path) -> None:
    """A frozen book is gone."""
    (folder / "frozen" / BOOK).unlink()


def added(folder: Path) -> None:
    """A person laid a file of their own there."""
    (folder / "ban-ky.pdf").write_bytes(b"%PDF")


def without_seal(folder: Path) -> None:
    """The seal is gone."""
    (folder / "closed.json").unlink()


def broken_seal(folder: Path) -> None:
    """The seal is half a file."""
    path = folder / "closed.json"
    path.write_bytes(path.read_bytes()[:100])


def edited_seal(folder: Path) -> None:
    """The seal says other days than the report it seals."""
    path = folder / "closed.json"
    path.write_text(path.read_text("utf-8").replace("2026-06-17", "2026-06-18"), encoding="utf-8")


def of_another_period(folder: Path) -> None:
    """The folder was moved to where another period belongs."""
    seal = folder / "closed.json"
    seal.write_text(seal.read_text("utf-8").replace('"2026Q2"', '"2026Q1"'), encoding="utf-8")


def of_another_office(folder: Path) -> None:
    """The folder was copied to where another office keeps its own."""
    seal = folder / "closed.json"
    seal.write_text(seal.read_text("utf-8").replace('"btctu"', '"duk"', 1), encoding="utf-8")


def another_input(folder: Path) -> None:
    """The seal names another book than the report was made of."""
    edit_seal(folder, lambda seal: seal["inputs"].update({BOOK: "0" * 64}))


def another_program(folder: Path) -> None:
    """The seal names another program than the report was made with; a book is gone as well."""
    edit_seal(folder, lambda seal: seal["code"].update(sha256="0" * 64))
    lost(folder)


def figures_not_sealed(folder: Path) -> None:
    """The figures are gone, and the seal does not know of any."""
    edit_seal(folder, lambda seal: seal["files"].pop("figures.json"))
    (folder / "figures.json").unlink()


def correction_without_seal(folder: Path) -> None:
    """A correction lies there that is not whole."""
    (folder / "dinh-chinh-1").mkdir()


def middle_correction_gone(folder: Path) -> None:
    """A later correction lies there than the first one that is missing."""
    (folder / "dinh-chinh-3").mkdir()


DAMAGED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file was edited": (edited, "  - figures.json: đã bị sửa hoặc hỏng\n"),
    "a file is lost": (lost, f"  - frozen/{BOOK}: bị mất\n"),
    "a file was added": (added, "1 điểm\n  - ban-ky.pdf: tệp lạ, không có lúc chốt\n"),
    "no seal": (without_seal, "closed.json: bị mất hoặc hỏng"),
    "half a seal": (broken_seal, "closed.json: bị mất hoặc hỏng"),
    "an edited seal": (edited_seal, "closed.json: đã bị sửa, không khớp với báo cáo"),
    "another period": (of_another_period, "ghi quarterly btctu 2026Q1, bản chốt lần đầu, khác"),
    "another office": (of_another_office, "ghi quarterly duk 2026Q2, bản chốt lần đầu, khác"),
    "another input": (another_input, "closed.json: đã bị sửa, không khớp với báo cáo"),
    "another program": (another_program, "2 điểm\n  - closed.json: đã bị sửa, không khớp"),
    "figures that are not sealed": (figures_not_sealed, "  - figures.json: bị mất"),
    "a correction without seal": (correction_without_seal, "dinh-chinh-1/closed.json: bị mất"),
    "a middle correction gone": (middle_correction_gone, "dinh-chinh-1/closed.json: bị mất"),
}


@pytest.mark.parametrize(("damage", "told"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_named(closed: Office, damage, told: str):
    """What is not as it was sealed is named by file, with exit code 1."""
    damage(closed.folder())

    done = closed.run("verify", "2026Q2")

    assert done.code == 1
    assert told in done.out
    assert "KHÔNG CÒN NGUYÊN" in done.out


@pytest.mark.parametrize(
    "edit",
    [
        lambda seal, name: seal["unread"].append(name),
        lambda seal, name: seal["inputs"].update({name: "0" * 64}),
        lambda seal, name: seal["files"].update({name: "0" * 64}),
    ],
    ids=["unread", "inputs", "files"],
)
@pytest.mark.parametrize("name", ["data/../../a", "/dev/null/a", "C:\\a", "data\\..\\..\\a"])
def test_a_seal_that_names_what_lies_outside_is_broken(closed: Office, edit, name: str):
    """No name in a seal leads out of the closed edition: such a seal is not read at all."""
    edit_seal(closed.folder(), lambda seal: edit(seal, name))

    done = closed.run("verify")

    assert done.code == 1
    assert "closed.json: bị mất hoặc hỏng" in done.out


@pytest.mark.parametrize("name", ["so.txt", "frozen/data/so.txt", "data"])
def test_a_seal_names_only_files_of_data_and_params(closed: Office, name: str):
    """What was seen but not read would be laid out beside program and notebook otherwise."""
    edit_seal(closed.folder(), lambda seal: seal["unread"].append(name))

    assert "closed.json: bị mất hoặc hỏng" in closed.run("verify").out


def test_what_programs_leave_by_looking_is_no_damage(closed: Office):
    """Excel, LibreOffice, Jupyter and the desktops leave files; they are nobody's work."""
    folder = closed.folder()
    for place in (folder, folder / "frozen/data/btctu/2026", folder.parent, folder.parents[1]):
        (place / ".ipynb_checkpoints" / "x").mkdir(parents=True)
        (place / ".ipynb_checkpoints" / "x" / "report-checkpoint.ipynb").write_bytes(b"{}")
        for name in (".~lock.report.docx#", "~$report.docx", ".DS_Store", "Thumbs.db"):
            (place / name).write_bytes(b"x")
        (place / "desktop.ini").write_bytes(b"x")

    done = closed.run("verify")

    assert (done.code, done.out.count("còn nguyên")) == (0, 1), done.out


def test_all_damage_is_told_at_once(closed: Office):
    """One run names every file, by name."""
    for damage in (edited, lost, added):
        damage(closed.folder())

    told = closed.run("verify").out

    assert "KHÔNG CÒN NGUYÊN, 3 điểm" in told
    assert [line.split(":")[0] for line in told.splitlines()[1:4]] == [
        "  - ban-ky.pdf", "  - figures.json", f"  - frozen/{BOOK}",
    ]  # fmt: skip


def test_one_damaged_edition_does_not_hide_the_next(closed: Office):
    """Every closed edition is looked through, whatever is wrong with those before it."""
    shutil.copytree(closed.folder(), closed.folder("2026Q1"))

    done = closed.run("verify")

    assert done.code == 1
    assert "2026Q1/quarterly: KHÔNG CÒN NGUYÊN" in done.out
    assert "2026Q2/quarterly: 21 tệp còn nguyên" in done.out


def test_a_closed_edition_that_was_compared_with_must_still_be_there(closed: Office):
    """A correction that was taken away is missed by the later quarter that was compared with it."""
    name = "data/btctu/closed/2026Q1/quarterly/dinh-chinh-1/closed.json"
    edit_seal(closed.folder(), lambda seal: seal["inputs"].update({name: "0" * 64}))

    assert f"{name}: không còn như lúc kỳ này so sánh với" in closed.run("verify").out
