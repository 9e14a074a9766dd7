"""An executed notebook read as a document: one Markdown text, and the proof of a full run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from baocao import markdown, notebooks
from baocao.errors import BuildError, visible

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTE_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
NOTE_TEXT = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What every format is made from: ``markdown`` for pandoc, and the edition's ``store``."""

    markdown: str
    store: dict[str, Any]


def document(notebook: NotebookNode) -> Document:
    """The report that an executed notebook holds; code and its other outputs are left out.

    Raises:
        BuildError: the notebook did not run to its end, an expression has no value, or a
            footnote lacks its mark or its text.
    """
    pieces = [
        _unique_notes(piece, number)
        for number, cell in enumerate(notebook.cells, start=1)
        for piece in _pieces(cell, number)
        if piece.strip()
    ]
    text = unicodedata.normalize("NFC", "\n\n".join(pieces))
    return Document(markdown=text, store=notebooks.store_of(notebook))


def _pieces(cell: NotebookNode, number: int) -> Iterator[str]:
    if cell.cell_type == "markdown" and notebooks.NOTE_TAG not in cell.metadata.get("tags", ()):
        yield _filled(cell, number)
    elif cell.cell_type == "code":
        yield "\n\n".join(
            output.data[notebooks.BLOCK]["markdown"]
            for output in cell.outputs
            if notebooks.BLOCK in output.get("data", {})
        )


def _filled(cell: NotebookNode, number: int) -> str:
    results = cell.metadata.get("user_expressions", [])

    def text_of(position: int, expression: str) -> str:
        result = results[position] if position < len(results) else {}
        return _phrase(result, expression, number)

    return notebooks.fill(cell.source, text_of)


def _phrase(result: dict[str, Any], expression: str, number: int) -> str:
    data = result.get("result", {}).get("data", {})
    if result.get("expression") != expression or notebooks.PHRASE not in data:
        raise BuildError(
            f"Ô Markdown thứ {number}: biểu thức {visible(expression)} chưa có giá trị có nguồn. "
            f"{notebooks.RUN_AGAIN}"
        )
    return markdown.escape("".join(part["text"] for part in data[notebooks.PHRASE]["parts"]))


def _unique_notes(piece: str, number: int) -> str:
    """``piece`` with its cell's number in each footnote key: cells may use the same keys."""
    marks, texts = set(NOTE_MARK.findall(piece)), NOTE_TEXT.findall(piece)
    called = set(NOTE_MARK.findall(NOTE_TEXT.sub("", piece)))
    _refuse_notes(number, "có dấu gọi mà không có nội dung", marks - set(texts))
    _refuse_notes(number, "có nội dung mà không có dấu gọi", set(texts) - called)
    _refuse_notes(number, "có hai nội dung", {key for key in texts if texts.count(key) > 1})
    return NOTE_MARK.sub(rf"[^{number}-\1]", piece)


def _refuse_notes(number: int, problem: str, keys: set[str]) -> None:
    if keys:
        named = ", ".join(f"[^{visible(key)}]" for key in sorted(keys))
        raise BuildError(f"Ô thứ {number}: chú thích {named} {problem}. Sửa trong cùng ô đó.")
