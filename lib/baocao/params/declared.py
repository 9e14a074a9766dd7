"""Names in one file of params/ of what another declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TypeVar

from baocao.errors import ParamsError, visible

Item = TypeVar("Item")


def declared(known: Mapping[str, Item], name: str, what: str, file: str, remedy: str) -> Item:
    """What is declared in a file of params/ under that name.

    Raises:
        ParamsError: nothing is.
    """
    for mistake in undeclared(known, name, what, file, remedy):
        raise ParamsError(mistake)
    return known[name]


def undeclared(
    known: Mapping[str, Item], name: str, what: str, file: str, remedy: str
) -> Iterator[str]:
    """That nothing is declared under that name, and the nearest of those that are."""
    if name not in known:
        near = "".join(f"Có phải “{each}”? " for each in get_close_matches(name, known, n=1))
        yield (
            f"Chưa khai báo {what} “{visible(name)}” trong params/{file} (có: {', '.join(known)}). "
            f"{near}{remedy}"
        )
