"""What is committed is clean: no machine's paths, no addresses to fetch from, bare notebooks."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    path
    for path in (PROJECT / "notebooks").rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9_.-])/(?:tmp|root|work|home|Users)/")
ADDRESS = re.compile(r"(?:https?|ftp)://([A-Za-z0-9.-]+)")
INDEX_OPTION = re.compile(r"--(?:extra-)?index" + "-url|--find" + "-links")
LARGEST = 1024 * 1024
# Of an issued report all is kept, however large: data/<office>/closed/<period>/<report>/.
CLOSED = re.compile(r"data/[a-z_]+/closed/")
# Names of XML vocabularies and addresses on the own machine: nothing is fetched from them.
NAMES_ONLY = {
    "127.0.0.1",
    "purl.oclc.org",
    "purl.org",
    "schemas.microsoft.com",
    "schemas.openxmlformats.org",
    "www.w3.org",
}


def tracked_files() -> list[Path]:
    """Every file that is committed and still there."""
    listed = git("ls-files", "-z").stdout.split("\0")
    return [PROJECT / name for name in listed if name and (PROJECT / name).is_file()]


def tracked_texts() -> dict[str, str]:
    """The text of every committed text file, by its path in the project."""
    texts = {}
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content:
            texts[path.relative_to(PROJECT).as_posix()] = content.decode("utf-8")
    return texts


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git in the project."""
    return subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True)


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The committed text files, read once; a checkout without git cannot tell them."""
    if git("rev-parse", "--is-inside-work-tree").returncode:
        pytest.skip("không phải bản sao git")
    return tracked_texts()


def test_no_file_names_a_path_of_one_machine(texts):
    """A clone works anywhere: no committed file points at somebody's folders."""
    assert [name for name, text in texts.items() if MACHINE_PATH.search(text)] == []


def test_no_file_names_a_place_to_fetch_from(texts):
    """Packages come from where the person's own tools say, and the program asks no address.

    Tests may hold addresses as bad input, and the licence of the fonts names its home.
    """
    named = {
        (name, host)
        for name, text in texts.items()
        if not name.startswith("tests/") and "LICENCE" not in name
        for host in ADDRESS.findall(text)
        if host not in NAMES_ONLY
    }
    options = [name for name, text in texts.items() if INDEX_OPTION.search(text)]

    assert (named, options) == (set(), [])


def test_the_package_is_committed(texts):
    """The folder of the package is not ignored, though many ignore lists say so."""
    assert "lib/baocao/__init__.py" in texts
    assert git("check-ignore", "lib/baocao/new.py").returncode == 1


def test_what_a_build_writes_is_not_committed(texts):
    """Reports can be made again, so build/ is ignored and nothing in it is committed."""
    assert [name for name in texts if name.startswith("build/")] == []
    assert git("check-ignore", "build/report.html").returncode == 0


def test_no_committed_file_is_large(texts):
    """A clone stays small: no file over one mebibyte but what was issued."""
    large = [path for path in tracked_files() if path.stat().st_size > LARGEST]
    names = [path.relative_to(PROJECT).as_posix() for path in large]

    assert [name for name in names if not CLOSED.match(name)] == []


def test_there_is_a_notebook():
    """The promises about notebooks below are kept by at least one."""
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_is_committed_bare(path):
    """No output, no run number and no evaluated number is kept in a committed notebook."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
        assert "user_expressions" not in cell["metadata"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_a_notebook_has_one_cell_of_explained_parameters(path):
    """Exactly one cell is tagged as parameters, and each parameter in it says what it is."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
    (parameters,) = ("".join(cell["source"]) for cell in tagged)
    lines = [line for line in parameters.splitlines() if "=" in line.partition("#")[0]]

    assert lines
    assert [line for line in lines if "# " not in line] == []
