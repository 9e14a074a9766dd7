"""The notebook format that all parts share: files, live expressions, the kinds of output.

Nothing heavy is imported with this module; nbformat comes with the first notebook read or written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baocao.errors import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

PHRASE = "application/vnd.baocao.phrase+json"
"""What a live expression gives: ``{"parts": [{"text", "from"}, ...]}``."""

BLOCK = "application/vnd.baocao.block+json"
"""What a cell shows in the report: ``{"markdown": str, "images": {...}, "figures": [...]}``.

Images are ``{"<name>": {"svg": base64, "png": base64}}``, for ``![alt](chart:<name> "caption")``;
figures are ``[start, end, id]``, the places in ``markdown`` where figures stand.
"""

CHART = "chart:"
"""How the address of such a picture begins."""

STORE = "application/vnd.baocao.edition+json"
"""What the last cell leaves: all figures and findings of the edition; the proof of a full run."""

STORE_SCHEMA = 1

NOTE_TAG = "note"
"""Tag of a Markdown cell that speaks to the analyst and is not part of the report."""

EXPRESSION = re.compile(r"\{eval\}(?P<fence>`+)(?P<code>.+?)(?<!`)(?P=fence)(?!`)", re.DOTALL)

FORMAT = 4

RUN_AGAIN = (
    "Chạy lại cả sổ từ đầu: bằng baocao build, papermill --engine baocao hoặc trong JupyterLab."
)
"""The remedy for a notebook that was run in part, or by a program that runs no live expressions."""


def read(path: Path) -> NotebookNode:
    """The notebook kept at ``path``.

    Raises:
        BuildError: the file is missing or is no notebook.
    """
    with _quick_import():
        import nbformat
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=FORMAT)
        nbformat.validate(notebook)
    except OSError as error:
        raise BuildError(f"Không mở được sổ tay {path}. Kiểm tra tên tệp và quyền đọc.") from error
    except (ValueError, TypeError, AttributeError, nbformat.ValidationError) as error:
        raise BuildError(
            f"Tệp {path} không phải sổ tay Jupyter hoặc đã hỏng. Lấy lại bản gốc của tệp."
        ) from error
    return notebook


def write(notebook: NotebookNode, path: Path) -> None:
    """Keep ``notebook`` at ``path``; the same notebook gives the same bytes."""
    with _quick_import():
        import nbformat
    nbformat.write(notebook, path, version=nbformat.NO_CONVERT)


def expressions(source: str) -> list[str]:
    """The live expressions of a Markdown cell, in order, as written between the back quotes."""
    return [found["code"].strip() for found in EXPRESSION.finditer(source)]


def fill(source: str, text_of: Callable[[int, str], str]) -> str:
    """``source`` with ``text_of(position, expression)`` in place of each live expression."""
    position = iter(range(len(source)))
    return EXPRESSION.sub(lambda found: text_of(next(position), found["code"].strip()), source)


def store_of(notebook: NotebookNode, name: str = "Sổ tay") -> dict[str, Any]:
    """What the last code cell of an executed notebook left: the values of the whole edition.

    Raises:
        BuildError: there is none of this schema, or a cell failed, so the run did not come to its
            end; ``name`` is the notebook's in the message.
    """
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    if any(output.output_type == "error" for cell in code for output in cell.outputs):
        raise BuildError(f"{name}: có ô chạy bị lỗi, phải sửa ô đó. {RUN_AGAIN}")
    for output in code[-1].outputs if code else ():
        store = output.get("data", {}).get(STORE, {})
        if store.get("schema") == STORE_SCHEMA:
            return dict(store)
    raise BuildError(
        f"{name}: chưa chạy xong, vì ô lệnh cuối không cho ra kho số liệu của bản báo cáo. "
        f"Ô lệnh cuối phải là so.store(). {RUN_AGAIN}"
    )


def drop_rows(notebook: NotebookNode) -> None:
    """Take the rows behind the figures out of a notebook's store: a build keeps them beside it."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            output.get("data", {}).get(STORE, {}).pop("rows", None)


@contextmanager
def _quick_import() -> Iterator[None]:
    """Keep jsonschema from building a grammar that nbformat never uses; it takes a second."""
    name = "rfc3987_syntax"
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]
