"""Closed editions looked through: damage is named, and the report comes out again to the byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from baocao.closing.program import packed

from closing.project import BOOK, Office, new_office, program_copied

PLACE = "data/btctu/closed/2026Q2/quarterly"
FROM_THE_ENVIRONMENT = 'import os\nCOUNT = os.environ["SO_DON"]'
DISTRIBUTION = "Metadata-Version: 2.1\nName: baocao\nVersion: 9.9\n"
GONE = "[papermill.engine]\nbaocao = baocao.gone:Engine\n"


def test_a_closed_edition_is_whole_and_comes_out_again(closed: Office):
    """All files are as sealed, the rebuilt bytes the same; nothing below data/ is written."""
    before = closed.tree()

    done = closed.run("verify")

    assert done.code == 0
    assert done.out == f"{PLACE}: 19 tệp còn nguyên, dựng lại giống từng byte\n"
    assert closed.tree() == before


def edited(folder: Path) -> None:
    """A person corrected the issued figures by hand."""
    path = folder / "figures.json"
    path.write_text(path.read_text("utf-8").replace("11", "12"), encoding="utf-8")


def edit_seal(folder: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    """Edit the seal by hand, all hashes of files as they were."""
    path = folder / "closed.json"
    seal = json.loads(path.read_text("utf-8"))
    edit(seal)
    path.write_text(json.dumps(seal, ensure_ascii=False), encoding="utf-8")


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
@pytest.mark.parametrize(
    "name", ["data/../../a", "/dev/null/a", "C:\\a", "data\\..\\..\\a"]
)
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


def test_a_manifest_that_alone_comes_out_otherwise_is_named(closed: Office):
    """Documents and figures may be the same while what is said of their making is not."""
    path = closed.folder() / "manifest.json"
    made = json.loads(path.read_text("utf-8"))
    made["parameters"]["period"] = "2026Q1"
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    digest = sha256(path.read_bytes()).hexdigest()
    edit_seal(closed.folder(), lambda seal: seal["files"].update({"manifest.json": digest}))

    done = closed.run("verify")

    assert done.code == 1
    assert "  - dựng lại thì khác: manifest.json\n" in done.out


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
    assert "2026Q2/quarterly: 19 tệp còn nguyên" in done.out


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("2026Q1", "baocao close 2026Q1"),
        ("--report half_year", "baocao close 2026Q2 --report half_year"),
        ("--office duk", "baocao close 2026Q2 --office duk"),
    ],
)
def test_what_is_not_closed_cannot_be_looked_through(closed: Office, asked: str, line: str):
    """Nothing closed is no success; the command that closes is told."""
    done = closed.run("verify", *asked.split())

    assert done.code == 1
    assert "chưa chốt báo cáo" in done.err
    assert f"Chốt bằng lệnh như: {line}\n" in done.err


def test_a_closed_edition_comes_out_again_whatever_was_edited_since(tmp_path: Path):
    """Data, params, notebook, module and program are all others by now; the bytes are the same."""
    office, program = new_office(tmp_path / "du-an"), program_copied(tmp_path / "lib")
    own = {"PYTHONPATH": str(program)}
    shown = "import baocao\nCOUNT = baocao.__doc__.split()[-1]"
    (program / "baocao" / "__init__.py").write_text(
        '"""Closed with 11"""\n__version__ = "0.1.0"\n', encoding="utf-8"
    )
    office.notebook(shown)
    assert office.run_elsewhere("close", "2026Q2", **own).code == 0

    office.count(99)
    office.edition("2026Q2", "thiếu 01 đảng bộ")
    office.notebook("raise SystemExit")
    (office.root / "params" / "fixed_phrases.yml").unlink()
    (office.root / "quy_uoc.py").write_text("1/0", encoding="utf-8")
    (program / "baocao" / "__init__.py").write_text(
        '"""Edited since: 12"""\n__version__ = "9.9"\n', encoding="utf-8"
    )
    with (program / "baocao" / "export" / "assets" / "report.css").open("a") as sheet:
        sheet.write("p { color: red }")
    done = office.run_elsewhere("verify", **own)

    assert (done.code, done.err.count("Traceback")) == (0, 0)
    assert "dựng lại giống từng byte" in done.out


@pytest.mark.slow
def test_a_version_installed_since_does_not_come_in_by_its_entry_points(
    closed: Office, tmp_path: Path
):
    """The frozen program has entry points of its own, so that none of a later one is loaded."""
    installed = tmp_path / "installed" / "baocao-9.9.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text(DISTRIBUTION, encoding="utf-8")
    (installed / "entry_points.txt").write_text(GONE, encoding="utf-8")

    done = closed.run_elsewhere("verify", PYTHONPATH=str(installed.parent))

    assert done.code == 0, done.out


def test_what_comes_out_otherwise_is_named_with_the_libraries(tmp_path: Path):
    """The outputs that differ, and each library that has another version than the seal says."""
    office = new_office(tmp_path / "du-an")
    office.notebook(FROM_THE_ENVIRONMENT)
    assert office.run_elsewhere("close", "2026Q2", SO_DON="11").code == 0
    seal = office.folder() / "closed.json"
    content = json.loads(seal.read_text("utf-8"))
    content["libraries"]["pandas"] = "0.1"
    seal.write_text(json.dumps(content), encoding="utf-8")

    done = office.run_elsewhere("verify", SO_DON="12")

    assert done.code == 1
    assert "dựng lại thì khác: figures.json, report.docx, report.html" in done.out
    assert "Khác với lúc chốt: pandas 0.1 → " in done.out


@pytest.mark.slow
def test_a_frozen_program_that_fails_says_why(tmp_path: Path):
    """The message of the frozen program is told, and no traceback of this one."""
    office = new_office(tmp_path / "du-an")
    office.notebook(FROM_THE_ENVIRONMENT)
    assert office.run_elsewhere("close", "2026Q2", SO_DON="11").code == 0

    done = office.run_elsewhere("verify", SO_DON="mười hai")

    assert done.code == 1
    assert "Chương trình đã đóng băng không dựng lại được báo cáo: " in done.out
    assert "ValueError" in done.out
    assert "Python và các thư viện vẫn đúng phiên bản lúc chốt." in done.out


def test_the_program_is_the_same_file_each_time():
    """The same files give the same bytes, in whatever order a disk names them."""
    files = {"baocao/a.py": b"1", "baocao/b.py": b"2"}

    assert packed(files) == packed(dict(reversed(files.items())))
