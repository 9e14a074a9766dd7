"""The lock pins everything that pyproject.toml asks for, each file by its hash."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)?(?: \\)?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


CONTENT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def direct_requirements() -> list[str]:
    """What pyproject.toml asks for, its extras and build system included."""
    project = CONTENT["project"]
    extras = (name for names in project["optional-dependencies"].values() for name in names)
    return [*project["dependencies"], *extras, *CONTENT["build-system"]["requires"]]


def imported(folder: Path) -> set[str]:
    """The outside packages that the code below a folder imports, by their import names."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {each.name.split(".")[0] for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - {"baocao"}


@pytest.fixture(scope="module")
def locked() -> dict[str, set[str]]:
    """The locked versions by package name; a package may have one for each Python."""
    found: dict[str, set[str]] = {}
    for line in (PROJECT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if entry := ENTRY.match(line):
            found.setdefault(canonicalize_name(entry["name"]), set()).add(entry["version"])
    return found


@pytest.mark.parametrize("text", direct_requirements())
def test_the_lock_holds_what_the_project_asks_for(locked, text):
    """Each direct dependency is locked, at a version that pyproject.toml allows."""
    wanted = Requirement(text)
    versions = locked.get(canonicalize_name(wanted.name), set())

    assert versions
    assert all(wanted.specifier.contains(version) for version in versions)


def test_the_package_asks_for_all_that_it_imports():
    """Nothing is there only because another package happens to need it."""
    dependencies = CONTENT["project"]["dependencies"]
    asked = {canonicalize_name(Requirement(text).name) for text in dependencies}
    homes = packages_distributions()
    lacking = {
        name: homes.get(name)
        for name in imported(PROJECT / "lib" / "baocao")
        if not asked & set(map(canonicalize_name, homes.get(name, [])))
    }

    assert lacking == {}


def test_every_line_of_the_lock_is_a_pinned_version_or_its_hash():
    """No address, option or unpinned name stands in the lock, and each entry has a hash."""
    lines = (PROJECT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if not ENTRY.match(line) and not HASH.match(line)]
    unhashed = [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if ENTRY.match(line) and not HASH.match(following)
    ]

    assert (strange, unhashed) == ([], [])
