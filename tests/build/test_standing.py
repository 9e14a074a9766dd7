"""Whatever happens to the files of an edition: if it is told unchanged, it reads the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from baocao import edition
from baocao.build import outputs
from baocao.build.basis import Basis
from baocao.build.manifest import manifest, standing
from baocao.build.run import EditionKey
from baocao.edition import Edition
from baocao.paths import Paths
from hypothesis import given, settings
from hypothesis import strategies as st
from project import OFFICE, PERIOD, REPORT, Project

KEY = EditionKey(OFFICE, PERIOD, REPORT)
RULES = """
- {id: units, count: Trang bìa}
- {id: petitions.received, count: Đơn thư, where: {Ngày nhận: trong kỳ}}
"""
NEW = (
    "data/btctu/2026/van-phong-2.xlsx",
    "data/btctu/2026Q1/received/10.xlsx",
    "data/btctu/2026Q2/received/12.xlsx",
    "data/btctu/2026Q2/received/~$11.xlsx",
    "data/btctu/2026Q2/quarterly.md",
    "data/btctu/2026Q2/10.xlsx",
    "params/btctu/2026Q1/quarterly.yml",
    "params/checks/them.yml",
    "notebooks/btctu/2026Q2/quarterly.ipynb",
)


def touch(root: Path, one: str, _: str) -> None:
    """Save a file as it was."""
    (root / one).write_bytes((root / one).read_bytes())


def add(root: Path, one: str, _: str) -> None:
    """Write one more line."""
    (root / one).write_bytes((root / one).read_bytes() + b"\n")


def empty(root: Path, one: str, _: str) -> None:
    """Empty a file."""
    (root / one).write_bytes(b"")


def remove(root: Path, one: str, _: str) -> None:
    """Take a file away."""
    (root / one).unlink()


def move(root: Path, one: str, other: str) -> None:
    """Give a file another name, perhaps one that is taken."""
    (root / other).parent.mkdir(parents=True, exist_ok=True)
    (root / one).rename(root / other)


def copy(root: Path, one: str, other: str) -> None:
    """Put a copy of a file elsewhere, perhaps in place of another."""
    (root / other).parent.mkdir(parents=True, exist_ok=True)
    (root / other).write_bytes((root / one).read_bytes())


def exchange(root: Path, one: str, other: str) -> None:
    """Let two files change places; nothing when there is only one."""
    if (root / other).is_file():
        first, second = (root / one).read_bytes(), (root / other).read_bytes()
        (root / one).write_bytes(second)
        (root / other).write_bytes(first)


EVENTS = (touch, add, empty, remove, move, copy, exchange)


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> tuple[Path, dict[str, Any]]:
    """A project whose edition was read and has a report in place; what was read."""
    project = Project(tmp_path_factory.mktemp("một lần") / "du-an")
    project.committees("10", "11")
    project.form("10")
    project.form("11")
    project.sheet("Đơn thư", "Mã đơn | Ngày nhận\nD1 | 03/04/2026")
    project.indicators(RULES)
    project.slots("# Hạn chế\n\nChậm.", "Hạn chế")
    project.edition("2026Q3")
    notebooks = project.paths.notebooks
    notebooks.mkdir(parents=True)
    (notebooks / "quarterly.ipynb").write_text("{}")
    so = project.open()
    publish(project.paths, so.as_json())
    return project.root, shown(so)


@given(
    events=st.lists(
        st.tuples(st.sampled_from(EVENTS), st.integers(0, 50), st.integers(0, 50)), max_size=3
    )
)
@settings(max_examples=100, deadline=None)
def test_what_is_told_unchanged_reads_the_same(
    read, tmp_path_factory, events: list[tuple[Callable[..., None], int, int]]
):
    """After any events among the files, an unchanged edition shows just what it showed before."""
    original, before = read
    root = tmp_path_factory.mktemp("bản sao") / "du-an"
    shutil.copytree(original, root)
    for event, one, other in events:
        files = inputs_of(root)
        event(root, files[one % len(files)], (*files, *NEW)[other % (len(files) + len(NEW))])
    if not (root / "notebooks" / "quarterly.ipynb").is_file():
        return

    if is_unchanged(folders(root)):
        assert shown(edition.open(REPORT, OFFICE, PERIOD, folders(root))) == before


def test_an_edition_nobody_touched_is_unchanged(read):
    """The promise above is not kept by finding a change everywhere."""
    assert is_unchanged(folders(read[0]))


OPENED = """
import json, sys
from pathlib import Path
from baocao import edition
from baocao.paths import find
paths, opened = find(), set()
tops = {"data": paths.data, "params": paths.params}
def watch(event, details):
    if event == "open" and isinstance(details[0], (str, Path)):
        for top, folder in tops.items():
            if Path(details[0]).is_relative_to(folder):
                opened.add(f"{top}/{Path(details[0]).relative_to(folder).as_posix()}")
sys.addaudithook(watch)
so = edition.open("quarterly", "btctu", "2026Q2")
print(json.dumps([sorted(opened - so.inputs.keys()), len(opened)]))
"""


def test_everything_that_is_opened_is_an_input():
    """No file of data/ or params/ is read for the sample edition that its inputs do not list."""
    told = subprocess.run([sys.executable, "-c", OPENED], capture_output=True, check=True)

    unlisted, opened = json.loads(told.stdout)

    assert unlisted == []
    assert opened > 128


def inputs_of(root: Path) -> list[str]:
    """Every file that may count, named from the project on."""
    tops = (root / name for name in ("data", "params", "notebooks"))
    files = (path for top in tops for path in top.rglob("*") if path.is_file())
    return sorted(path.relative_to(root).as_posix() for path in files)


def folders(root: Path) -> Paths:
    """The folders of a project at ``root``."""
    return Project(root).paths


def publish(paths: Paths, store: dict[str, Any]) -> None:
    """Put a report without exports in place, as a build of what ``store`` holds would."""
    target = paths.out / KEY.folder
    target.mkdir(parents=True)
    outputs.write(target / outputs.FINDINGS, outputs.findings_json(store))
    made = manifest(KEY, paths, Basis.now(KEY, paths), store, target)
    outputs.write(target / outputs.MANIFEST, outputs.as_json(made))


def is_unchanged(paths: Paths) -> bool:
    """Whether the report in place is told to be what a build would make."""
    basis = Basis.now(KEY, paths)
    return standing(paths.out / KEY.folder, KEY, paths, basis, ()) is not None


def shown(so: Edition) -> dict[str, Any]:
    """All that a notebook can print of an edition."""
    rows = {name: register.rows.to_dict() for name, register in so.registers.items()}
    return {
        **so.as_json(),
        "rows": rows,
        "slots": dict(so.slots),
        "params": so.params,
        "fixed": so.fixed_phrases,
    }
