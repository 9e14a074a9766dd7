"""Taking out of an executed notebook what differs between machines and moments."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from nbformat import NotebookNode

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
PASSING = ("papermill", "execution", "trusted", "ExecuteTime")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
KERNEL_FILE = re.compile(r"\S*ipykernel_\d+[\\/]\d+\.py")


def forget_results(notebook: NotebookNode) -> None:
    """Empty all outputs and evaluated expressions: a run begins with nothing of an earlier one."""
    for cell in notebook.cells:
        cell.metadata.pop("user_expressions", None)
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def forget_machine(notebook: NotebookNode, folder: Path) -> None:
    """Take out times, paths, addresses and random ids; ``folder`` is where the run took place."""
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(KERNEL), language_info=NotebookNode(name="python")
    )
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"cell-{number:03d}"
        for key in PASSING:
            cell.metadata.pop(key, None)
        if not cell.metadata.get("tags"):
            cell.metadata.pop("tags", None)
        for output in cell.get("outputs", []):
            _forget_in_output(output, folder)


def _forget_in_output(output: NotebookNode, folder: Path) -> None:
    if "text" in output:
        output.text = _without_places(output.text, folder)
    elif "text/plain" in output.get("data", {}):
        output.data["text/plain"] = _without_places(output.data["text/plain"], folder)


def _without_places(text: str, folder: Path) -> str:
    text = ADDRESS.sub("0x…", KERNEL_FILE.sub("<ô>", text))
    for place, name in (
        (folder, "."),
        (Path(__file__).parents[1], "<baocao>"),
        (Path(sys.prefix), "<python>"),
        (Path(sys.base_prefix), "<python>"),
        (Path(tempfile.gettempdir()), "<tạm>"),
        (Path.home(), "~"),
    ):
        if len(place.parts) > 1:
            text = text.replace(str(place), name)
    return text
