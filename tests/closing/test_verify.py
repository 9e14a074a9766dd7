"""Closed editions looked through: damage is named, and the report comes out again to the byte."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from baocao.closing.program import packed

from closing.project import Office, edit_seal, new_office, program_copied

PLACE = "data/btctu/closed/2026Q2/quarterly"
FROM_THE_ENVIRONMENT = 'import os\nCOUNT = os.environ["SO_DON"]'
DISTRIBUTION = "Metadata-Version: 2.1\nName: baocao\nVersion: 9.9\n"
GONE = "[papermill.engine]\nbaocao = baocao.gone:Engine\n"


def test_a_closed_edition_is_whole_and_comes_out_again(closed: Office):
    """All files are as sealed, the rebuilt bytes the same; nothing below data/ is written."""
    before = closed.tree()

    done = closed.run("verify")

    assert done.code == 0
    assert done.out == f"{PLACE}: 21 tệp còn nguyên, dựng lại giống từng byte\n"
    assert closed.tree() == before


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


@pytest.mark.slow
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


def test_the_program_is_the_same_file_each_time():
    """The same files give the same bytes, in whatever order a disk names them."""
    files = {"baocao/a.py": b"1", "baocao/b.py": b"2"}

    assert packed(files) == packed(dict(reversed(files.items())))
