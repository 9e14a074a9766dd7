"""The layers of the package: what each part is, and that imports go down only."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import baocao
import pytest

PACKAGE = Path(baocao.__file__).parent

# From the top down: a part may import its own layer and those below it.
LAYERS = {
    "commands": ("cli",),
    "publishing": (
        "build", "export", "difference", "closing", "rolling", "workbooks", "correspondence",
        "collection",
    ),
    "authoring": ("narrative", "tables", "charts", "appendices", "desk", "ranking"),
    "edition": ("edition",),
    "knowing": ("catalogue", "figures", "checks", "comparisons", "scoring"),
    "reading": ("cells", "registers", "params", "archive", "submissions"),
    "ground": (
        "text", "collation", "glyphs", "period", "paths", "errors", "phrase", "markdown",
        "notebooks", "typed", "encodings",
    ),
}
HEIGHT = {
    part: height
    for height, parts in enumerate(reversed(LAYERS.values()))
    for part in parts
}
READING_CALLS = {"open", "read_text", "read_bytes"}


def test_every_part_stands_in_the_layer_table():
    """Each module of the package has a layer, and each name in the table is a module."""
    there = {
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"__init__"}

    assert there == set(HEIGHT)


def test_imports_go_down_only():
    """No part imports one of a layer above its own."""
    upward = [
        f"{module} imports {imported}"
        for module, imports in import_graph().items()
        for imported in imports
        if height_of(imported) > height_of(module)
    ]

    assert upward == []


def test_imports_make_no_circle():
    """Modules can be read in an order in which each needs only those before it."""
    try:
        order = list(TopologicalSorter(import_graph()).static_order())
    except CycleError as error:
        pytest.fail(f"modules import each other in a circle: {error.args[1]}")

    assert "baocao.errors" in order


def test_what_computes_or_words_a_figure_opens_no_file():
    """The knowing and the authoring layer work on what they are given."""
    computing = LAYERS["authoring"] + LAYERS["knowing"]
    opened = [
        f"{name}: {call}"
        for name, path in modules().items()
        if part_of(name) in computing
        for call in calls_in(path)
        if call in READING_CALLS
    ]

    assert opened == []


@pytest.mark.parametrize("module", ["baocao", "baocao.cells"])
def test_light_modules_load_no_heavy_library(module):
    """Reading cells works without pandas, Jupyter or pydantic being loaded."""
    heavy = "pandas numpy openpyxl pydantic nbformat nbconvert papermill IPython typer".split()
    question = f"import sys, {module}; print(*(set({heavy!r}) & set(sys.modules)))"

    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == []


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def import_graph() -> dict[str, set[str]]:
    """Which modules of the package each module imports, itself and its own package left out."""
    known = modules()
    return {
        name: {
            imported
            for imported in imports_in(path, set(known))
            if imported not in (name, "baocao")
        }
        for name, path in known.items()
    }


def imports_in(path: Path, known: set[str]) -> Iterator[str]:
    """The package's own modules that the file at ``path`` imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by a relative name"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                if submodule in known:
                    yield submodule
                elif node.module in known:
                    yield node.module


def calls_in(path: Path) -> Iterator[str]:
    """The names of everything that the file at ``path`` calls."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


def part_of(module: str) -> str:
    """The part of the layer table that a dotted module name belongs to; empty for the package."""
    return module.split(".")[1] if "." in module else ""


def height_of(module: str) -> int:
    """How high the module stands; the package itself is below everything, so it imports nothing."""
    return HEIGHT.get(part_of(module), -1)
