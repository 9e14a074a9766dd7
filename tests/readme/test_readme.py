"""What the README says is there is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from baocao.cli.commands import app
from typer.main import get_command

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
LARGEST_PICTURE = 300_000
# build/ is made by the first command; <...> stands for any office or period.
PLACES = sorted(
    {
        name
        for name in re.findall(r"`([\w./-]+/[\w./-]*)`|\]\(([\w./-]+)\)", README)
        for name in name
        if name and not name.startswith((".venv/", "build/"))
    }
)


@pytest.mark.parametrize("name", PLACES)
def test_a_place_that_is_named_exists(name):
    """Each folder and file that the README sends its reader to is in the project."""
    assert (PROJECT / name).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z-]+)", README))))
def test_a_make_target_that_is_named_exists(target):
    """Each `make` line of the README can be typed as it stands."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}: .*## ", makefile, re.M)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"bin/baocao ([a-z]+)", README))))
def test_a_command_that_is_named_exists(command):
    """Each `baocao` line of the README can be typed as it stands."""
    assert command in get_command(app).commands


def test_the_parts_of_the_package_are_all_told():
    """The table of layers names every part of the package, so that a reader finds his way."""
    parts = {path.stem for path in (PROJECT / "lib" / "baocao").iterdir()} - {
        "__init__",
        "__pycache__",
    }

    assert {part for part in parts if f"`{part}`" not in README} == set()


def test_the_picture_is_small():
    """The picture of a page does not make the clone heavy."""
    (picture,) = (name for name in PLACES if name.endswith(".png"))

    assert (PROJECT / picture).stat().st_size < LARGEST_PICTURE
