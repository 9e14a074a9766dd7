"""The notebooks as they are committed: an article for people who do not program."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

PROJECT = Path(__file__).parents[2]
NOTEBOOKS = sorted((PROJECT / "notebooks").rglob("*.ipynb"))
LONGEST_CELL = 15
NOT_IN_CELLS = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.comprehension)


def code(path: Path) -> list[str]:
    """The sources of a notebook's code cells."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_output(path):
    """What it computed is made anew; its parameters stand in a cell of their own."""
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]

    assert all(not cell.outputs and cell.execution_count is None for cell in cells)
    assert sum("parameters" in cell.metadata.get("tags", ()) for cell in cells) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_cell_is_short_and_holds_no_program(path):
    """No function, no loop over data, a few lines."""
    for source in code(path):
        assert len(source.splitlines()) <= LONGEST_CELL
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, NOT_IN_CELLS)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_clause_of_a_list_is_written_twice(path):
    """Of two equal keys Python keeps the last, so that a clause would go missing."""
    for source in code(path):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Dict):
                keys = [ast.dump(key) for key in node.keys if key]
                assert len(keys) == len(set(keys))
