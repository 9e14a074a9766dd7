"""Which figures an executed notebook prints, by the origins that it keeps of its live numbers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from baocao.notebooks import BLOCK, NOTE_TAG, PHRASE

FIGURE = "figure:"


def printed(folder: Path) -> dict[str, set[str]]:
    """The texts by which each figure is printed in the report of a folder, by figure id.

    Two ids of one quantity, whose definitions say the same in another order, are both printed
    where one is.
    """
    found: dict[str, set[str]] = {}
    for name, text in _marks(json.loads((folder / "report.ipynb").read_text(encoding="utf-8"))):
        found.setdefault(name, set()).add(text)
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))["figures"]
    meant = {each["id"]: frozenset(each["definition"].split(", ")) for each in figures}
    alike: dict[frozenset[str], set[str]] = {}
    for name, meaning in meant.items():
        alike.setdefault(meaning, set()).update(found.get(name, ()))
    return {name: alike[meaning] for name, meaning in meant.items()}


def _marks(notebook: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for cell in notebook["cells"]:
        if NOTE_TAG in cell["metadata"].get("tags", ()):
            continue
        for expression in cell["metadata"].get("user_expressions", ()):
            for part in expression["result"]["data"][PHRASE]["parts"]:
                if part["from"].startswith(FIGURE):
                    yield part["from"].removeprefix(FIGURE), part["text"]
        for output in cell.get("outputs", ()):
            block = output.get("data", {}).get(BLOCK, {"figures": ()})
            for start, end, name in block["figures"]:
                yield name, block["markdown"][start:end]
