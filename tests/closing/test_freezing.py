"""Freezing takes only what the build made, read and ran."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from baocao.closing.freezing import Issue, freeze
from baocao.errors import BuildError

from build.project import KEY
from closing.project import BOOK, Office, new_office


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A project whose report is built."""
    office = new_office(tmp_path_factory.mktemp("xuat") / "du-an")
    assert office.run("build", "2026Q2").code == 0
    return office


def test_what_was_built_can_be_frozen(built: Office, tmp_path: Path):
    """With nothing changed there is nothing to refuse."""
    frozen(built, tmp_path)

    assert (tmp_path / "frozen" / BOOK).is_file()


def a_book(office: Office) -> Path:
    """An input."""
    return office.root / BOOK


def params(office: Office) -> Path:
    """A file of params/."""
    return office.root / "params" / "offices.yml"


def the_notebook(office: Office) -> Path:
    """What was run."""
    return office.made.notebook


def a_module(office: Office) -> Path:
    """What was imported by it."""
    return office.root / "quy_uoc.py"


def an_output(office: Office) -> Path:
    """What was made."""
    return office.made.target / "report.pdf"


CHANGED: dict[str, tuple[Callable[[Office], Path], str]] = {
    "a book": (a_book, BOOK),
    "params": (params, "params/offices.yml"),
    "the notebook": (the_notebook, "chương trình hoặc sổ tay"),
    "a module": (a_module, "chương trình hoặc sổ tay"),
    "an output": (an_output, "report.pdf"),
}


@pytest.mark.parametrize(("place", "told"), CHANGED.values(), ids=CHANGED)
def test_what_changed_since_the_build_is_not_frozen(built: Office, tmp_path, place, told: str):
    """A file that is another one than the build noted is refused by name."""
    path = place(built)
    before = path.read_bytes()
    path.write_bytes(before + b" ")

    with pytest.raises(BuildError, match=f"Có tệp thay đổi .*: {told}"):
        frozen(built, tmp_path)

    path.write_bytes(before)


def test_what_moved_while_it_was_built_is_not_frozen(built: Office, tmp_path: Path):
    """A build during which something moved may not be what was read: it is built once more."""
    path = built.made.target / "manifest.json"
    before = path.read_text("utf-8")
    path.write_text(json.dumps({**json.loads(before), "names": None}), encoding="utf-8")

    with pytest.raises(BuildError, match="Có tệp thay đổi trong lúc lập và chốt"):
        frozen(built, tmp_path)

    path.write_text(before, encoding="utf-8")


def frozen(office: Office, folder: Path) -> None:
    """Freeze the report of the project in a folder."""
    freeze(Issue(KEY, 0, "", {}), office.made.paths, folder)
