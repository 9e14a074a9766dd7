"""What a whole build puts out: the same for the same, nothing of the machine, inputs untouched."""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from baocao.build import editions, lock
from baocao.errors import BuildError
from jupyterlab_myst.notary import MySTNotebookNotary

from build.project import DRAFT, END, FINAL, KEY, PROSE, Project

TALKATIVE = """
import os, sys, tempfile, time, warnings
print(os.getcwd(), sys.prefix, tempfile.gettempdir(), __import__('baocao').__file__)
print('hash', hash('đơn'), object(), file=sys.stderr)
warnings.warn('cũ')
object()
"""
OUTPUTS = [
    "figures.json", "findings.json", "report.html", "report.ipynb", "report.pdf", "rows.json"
]  # fmt: skip


def test_the_same_inputs_give_the_same_bytes(project):
    """Two builds differ in the manifest's run only, whatever cells print."""
    made = project(TALKATIVE, PROSE)

    first, manifest = all_of(made)
    made.forget()
    second, again = all_of(made)

    assert list(first) == OUTPUTS
    assert first == second
    assert manifest.pop("run") != again.pop("run")
    assert manifest == again


def test_the_executed_notebook_tells_nothing_of_the_machine(project):
    """No absolute path, no time, no metadata of the runner is left."""
    made = project(TALKATIVE, PROSE)

    made.build()

    text = (made.target / "report.ipynb").read_text(encoding="utf-8")
    for place in (made.root, Path.home(), Path(sys.prefix), Path(tempfile.gettempdir())):
        assert f"{place}/" not in text
    for word in ("papermill", 'execution"', "ipykernel_", "0x7", "start_time"):
        assert word not in text


def test_the_manifest_lists_inputs_and_outputs_by_hash(project):
    """Each file of the report and each input stands there with the hash of its bytes."""
    made = project()

    made.build(("html",))

    manifest = manifest_of(made)
    assert manifest["outputs"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in made.outputs().items()
    }
    assert manifest["inputs"] == {
        name: hashlib.sha256((made.root / name).read_bytes()).hexdigest()
        for name in ("data/so.txt", "params/document.json")
    }
    assert manifest["parameters"] == {"office": "btctu", "period": "2026Q2"}


def test_jupyterlab_trusts_the_executed_notebook(project):
    """The notebook is signed as jupyterlab_myst checks it: the numbers in its prose show."""
    made = project()

    made.build()

    kept = nbformat.read(made.target / "report.ipynb", 4)
    assert MySTNotebookNotary().check_signature(kept)


def test_signatures_that_cannot_be_kept_do_not_stop_a_report(project, monkeypatch):
    """Without a place for signatures the report is built all the same."""
    made = project()
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(made.notebook / "tệp không chứa được gì"))

    assert made.build().state == "final"


def test_figures_and_findings_come_from_the_store(project):
    """figures.json has the edition's header and its figures, findings.json its findings."""
    made = project()

    made.build()

    figures = json.loads((made.target / "figures.json").read_text(encoding="utf-8"))
    assert figures["completeness"] == {"n": 128, "of": 128}
    assert [figure["id"] for figure in figures["figures"]] == ["petitions.received"]
    findings = json.loads((made.target / "findings.json").read_text(encoding="utf-8"))
    assert (findings["state"], findings["findings"]) == ("final", [])


def test_a_draft_is_a_report_too(project):
    """A draft is put in its place and says why it is one."""
    made = project()
    made.write(PROSE, end=DRAFT + END)

    built = made.build()

    assert (built.state, built.received, built.expected) == ("draft", 127, 128)
    assert built.reasons == ("thiếu 01 đảng bộ",)
    assert (made.target / "report.ipynb").is_file()


def test_a_build_that_fails_leaves_the_report_and_the_inputs(project):
    """After a failed run the old report and the inputs are byte for byte as they were."""
    made = project()
    made.build()
    before, inputs = made.outputs(), inputs_of(made)
    made.write("1/0")

    with pytest.raises(BuildError):
        made.build()

    made.write(PROSE)
    assert made.outputs() == before
    assert inputs_of(made) == inputs
    assert [path.name for path in made.target.parent.iterdir() if path.is_dir()] == ["quarterly"]


def test_a_full_disk_leaves_the_report(project, monkeypatch):
    """When a file cannot be written the message says why, and the old report stays."""
    made = project()
    made.build()
    before = made.outputs()
    made.write(PROSE, "## Thêm")

    def full(path: Path, content: str | bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("baocao.build.outputs.write", full)
    with pytest.raises(BuildError, match=r"No space left(.|\n)*bản trước vẫn còn nguyên"):
        made.build()

    assert made.outputs() == before


def test_an_input_changed_while_computing_is_refused(project):
    """A book saved between its reading and the end of the build makes no report."""
    made = project()
    made.write(end=(FINAL + END).replace("Store()", "BOOK.write_text('12 đơn')\nStore()"))

    with pytest.raises(BuildError, match=r"thay đổi trong lúc đang tính: data/so\.txt"):
        made.build()

    assert not made.target.exists()


def test_an_edited_output_is_kept_and_announced(project):
    """A report that a person edited is not lost by building again."""
    made = project()
    made.build()
    (made.target / "figures.json").write_text("sửa tay", encoding="utf-8")

    built = made.build()

    assert [path.read_text(encoding="utf-8") for path in built.kept] == ["sửa tay"]
    assert json.loads((made.target / "figures.json").read_text(encoding="utf-8"))


def test_a_format_asked_for_twice_is_made_once(project):
    """Naming a format again changes nothing."""
    made = project()

    made.build(("html", "html"))

    assert "report.html" in made.outputs()


def test_an_edition_has_its_own_notebook_when_it_needs_one(project):
    """notebooks/<office>/<period>/<report>.ipynb wins over the general notebook."""
    made = project("1/0")
    own = made.paths.notebooks / KEY.office / KEY.period / "quarterly.ipynb"
    own.parent.mkdir(parents=True)
    general = made.notebook.read_bytes()
    made.write(PROSE)
    made.notebook.rename(own)
    made.notebook.write_bytes(general)

    assert made.build().state == "final"


def test_a_second_build_at_once_is_refused(project):
    """While one process builds an edition, another is told so and touches nothing."""
    made = project()

    with lock.held(made.target), pytest.raises(BuildError, match="đang được xuất bởi tiến trình"):
        made.build()

    assert not made.target.exists()


def test_stages_are_told_with_their_seconds(project):
    """Every stage is announced when it begins and when it ends."""
    made, told = project(), []

    editions.build_edition(
        KEY, made.paths, ("html",), editions.Stopwatch(lambda *stage: told.append(stage))
    )

    assert [name for name, seconds in told if seconds is None] == [
        "đọc và tính",
        "xuất HTML",
        "thay bản cũ",
    ]
    assert all(seconds >= 0 for _, seconds in told if seconds is not None)


def all_of(made: Project) -> tuple[dict[str, bytes], dict[str, object]]:
    """A build's outputs and its manifest."""
    made.build(("html", "pdf"))
    return made.outputs(), manifest_of(made)


def manifest_of(made: Project) -> dict[str, object]:
    """The manifest of the report."""
    return dict(json.loads((made.target / "manifest.json").read_text(encoding="utf-8")))


def inputs_of(made: Project) -> dict[str, bytes]:
    """Every file of data/ and params/."""
    return {
        str(path): path.read_bytes()
        for folder in (made.paths.data, made.paths.params)
        for path in folder.rglob("*")
        if path.is_file()
    }
