"""An executed notebook read as a document: Markdown, its pictures, and proof of a full run."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from baocao import markdown, notebooks
from baocao.errors import BuildError, visible

if TYPE_CHECKING:
    from nbformat import NotebookNode

APPENDIX = re.compile(r"^# +(.+?) *$", re.MULTILINE)
NOTE_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
NOTE_TEXT = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """What every format is made from: ``markdown`` for pandoc, and the edition's ``store``.

    ``images`` holds by name the pictures that blocks brought, each in base64 as svg and as png.
    """

    markdown: str
    store: dict[str, Any]
    images: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def picture(self, address: str, kind: Literal["svg", "png"]) -> bytes:
        """The picture that an image node's address (``chart:<name>``) stands for.

        Raises:
            BuildError: no block brought one of that name.
        """
        name = address.removeprefix(notebooks.CHART)
        if name not in self.images:
            raise BuildError(
                f"Không có biểu đồ “{visible(name)}” để in. Hình ảnh chỉ in được khi ô lệnh vẽ ra; "
                "bỏ hình gõ tay khỏi lời văn."
            )
        return b64decode(self.images[name][kind])


def document(notebook: NotebookNode) -> Document:
    """The report that an executed notebook holds; code and its other outputs are left out.

    Raises:
        BuildError: the notebook did not run to its end, an expression has no value, or a
            footnote lacks its mark or its text, or its appendices are not those it mentions.
    """
    pieces = [
        _unique_notes(piece, number)
        for number, cell in enumerate(notebook.cells, start=1)
        for piece in _pieces(cell, number)
        if piece.strip()
    ]
    text = unicodedata.normalize("NFC", "\n\n".join(pieces))
    store = notebooks.store_of(notebook)
    _refuse_order(APPENDIX.findall(text), store.get("appendices", []))
    return Document(text, store, dict(_images(notebook)))


def _refuse_order(found: list[str], asked: list[str]) -> None:
    """The text names appendices by number, so they stand first, in the order of the params."""
    if found[: len(asked)] != asked:
        raise BuildError(
            f"Sổ có các phụ lục: {', '.join(found) or 'không có'}; tham số của kỳ (appendices) cần "
            f"theo thứ tự: {', '.join(asked)}. Xếp các ô phụ lục theo đúng thứ tự này, phụ lục tự "
            "viết (đề mục một dấu #) để sau."
        )


def _images(notebook: NotebookNode) -> Iterator[tuple[str, dict[str, str]]]:
    for block in _blocks(notebook.cells):
        yield from block.get("images", {}).items()


def _pieces(cell: NotebookNode, number: int) -> Iterator[str]:
    if cell.cell_type == "markdown" and notebooks.NOTE_TAG not in cell.metadata.get("tags", ()):
        yield _filled(cell, number)
    elif cell.cell_type == "code":
        yield "\n\n".join(block["markdown"] for block in _blocks([cell]))


def _blocks(cells: Iterable[NotebookNode]) -> Iterator[dict[str, Any]]:
    """What the code cells show in the report."""
    for cell in cells:
        for output in cell.get("outputs", ()):
            if notebooks.BLOCK in output.get("data", {}):
                yield output.data[notebooks.BLOCK]


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
