"""What is refused in a notebook's source before it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from baocao.build import expressions, parameters
from baocao.errors import BuildError
from baocao.paths import Paths
from baocao.typed import REMEDY, faults

if TYPE_CHECKING:
    from nbformat import NotebookNode

FIXED_PHRASES = "fixed_phrases.yml"


def refuse(notebook: NotebookNode, name: str, paths: Paths) -> None:
    """Refuse wrong parameters, and what must not be printed of the prose.

    The cell that papermill made for the parameters is made anew from those that were checked.

    Raises:
        UsageError: a parameter is unknown or of the wrong type.
        BuildError: the prose has typed digits or broken expressions; all of them are named.
    """
    asked = notebook.metadata.get("papermill", {}).get("parameters", {})
    parameters.check(notebook, asked)
    for cell in notebook.cells:
        if asked and parameters.INJECTED_TAG in cell.metadata.get("tags", []):
            cell.source = parameters.assignments(asked)
    if found := list(_faults(notebook, name, paths)):
        listed = "\n".join(found)
        raise BuildError(f"Lời văn có chỗ không in được:\n{listed}\n{REMEDY}")


def _faults(notebook: NotebookNode, name: str, paths: Paths) -> Iterator[str]:
    from baocao.params import FixedPhrase, read

    fixed = [each.phrase for each in read(paths.params / FIXED_PHRASES, list[FixedPhrase])]
    for index, cell in enumerate(notebook.cells):
        if expressions.is_printed(cell):
            for line, what in faults(cell.source, fixed):
                place = expressions.place(name, notebook.cells, index)
                yield f"  - {place}, dòng {line}: {what}"
