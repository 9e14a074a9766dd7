"""The notebook format that all parts share."""

from __future__ import annotations

import subprocess
import sys

import pytest
from baocao import notebooks
from baocao.errors import BuildError

from export.notebook import notebook


def test_a_notebook_comes_back_as_it_was_kept(tmp_path):
    """Reading what was written gives the same notebook, and writing it the same bytes."""
    first, second = tmp_path / "a.ipynb", tmp_path / "b.ipynb"
    notebooks.write(notebook("Tiếng Việt: ệ"), first)

    again = notebooks.read(first)
    notebooks.write(again, second)

    assert again == notebook("Tiếng Việt: ệ")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("content", [
    b"",
    b"\xff\xfe",
    b"[1]",
    b'{"cells": 3}',
    b'{"cells": [{"cell_type": "x"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
])
def test_what_is_no_notebook_is_refused_by_name(tmp_path, content):
    """The message names the file; there is no traceback of a parser."""
    path = tmp_path / "so.ipynb"
    path.write_bytes(content)

    with pytest.raises(BuildError, match=r"so\.ipynb không phải sổ tay"):
        notebooks.read(path)


def test_a_missing_notebook_is_named(tmp_path):
    """The message names the file that cannot be opened."""
    with pytest.raises(BuildError, match=r"Không mở được sổ tay .*so\.ipynb"):
        notebooks.read(tmp_path / "so.ipynb")


@pytest.mark.parametrize(("source", "found"), [
    ("không có", []),
    ("{eval}`a` và {eval}`b`", ["a", "b"]),
    ('## {eval}`so["x.y"]`', ['so["x.y"]']),
    ("{eval}`` f('`') ``", ["f('`')"]),
    ("`a` {math}`b`", []),
])
def test_expressions_are_found_in_order(source, found):
    """In the form that jupyterlab_myst evaluates, with one back quote or more."""
    assert notebooks.expressions(source) == found


def test_reading_a_notebook_builds_no_grammar(tmp_path):
    """The library that costs a second is not loaded, and stays free for others."""
    path = tmp_path / "so.ipynb"
    notebooks.write(notebook("a"), path)
    question = (
        "import sys; from pathlib import Path; from baocao import notebooks;"
        f"notebooks.read(Path({str(path)!r}));"
        "print('lark' in sys.modules, 'rfc3987_syntax' in sys.modules)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )

    assert answer.stdout.split() == ["False", "False"]
