"""The pandoc tree written as HTML: every text escaped, nothing but known elements."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from baocao.export.document import Document
from baocao.export.tree import DEEPEST_HEADING, SIDES, Node, plain, widths


@dataclass(slots=True)
class Writer:
    """Writes one document; ``notes`` holds its footnotes in order of call, as HTML.

    Headings are written ``deeper`` by so many levels.
    """

    document: Document
    deeper: int = 0
    notes: list[str] = field(default_factory=list)

    def blocks(self, nodes: Iterable[Node]) -> str:
        """Block nodes as HTML elements, one a line."""
        return "\n".join(self._block(node) for node in nodes)

    def inlines(self, nodes: Iterable[Node]) -> str:
        """Inline nodes as HTML in one line."""
        return "".join(self._inline(node) for node in nodes)

    def _block(self, node: Node) -> str:
        match node:
            case {"t": "Header", "c": [level, _, content]}:
                tag = f"h{min(level + self.deeper, DEEPEST_HEADING)}"
                return f"<{tag}>{self.inlines(content)}</{tag}>"
            case {"t": "BulletList", "c": items}:
                return f"<ul>\n{self._items(items)}\n</ul>"
            case {"t": "OrderedList", "c": [[start, *_], items]}:
                return f'<ol start="{start}">\n{self._items(items)}\n</ol>'
            case {"t": "Table"}:
                return self._table(node)
            case {"t": "Para", "c": [{"t": "Image", "c": [_, alt, [address, caption]]}]}:
                return self._chart(plain(alt), address, caption)
            case {"t": "Plain", "c": content}:
                return self.inlines(content)
        return f"<p>{self.inlines(node['c'])}</p>"

    def _items(self, items: list[list[Node]]) -> str:
        return "\n".join(f"<li>{self.blocks(item)}</li>" for item in items)

    def _inline(self, node: Node) -> str:
        match node:
            case {"t": "Str", "c": text}:
                return escape(text)
            case {"t": "Whole", "c": text}:
                return f'<span class="whole">{escape(text)}</span>'
            case {"t": "Emph", "c": content}:
                return f"<em>{self.inlines(content)}</em>"
            case {"t": "Strong", "c": content}:
                return f"<strong>{self.inlines(content)}</strong>"
            case {"t": "Note", "c": content}:
                return self._note(content)
            case {"t": "Link", "c": [_, content, [address, _]]}:
                return f'<a href="{escape(address)}">{self.inlines(content)}</a>'
        return "<br>"

    def _note(self, content: list[Node]) -> str:
        number = len(self.notes) + 1
        back = (
            f' <a class="back" href="#goi-{number}" role="doc-backlink" '
            f'aria-label="Về chỗ gọi chú thích {number}">↑</a>'
        )
        text = self.blocks(content)
        inside = text.removesuffix("</p>")
        self.notes.append(f"{inside}{back}{text[len(inside) :]}")
        return (
            f'<sup><a id="goi-{number}" href="#chu-thich-{number}" role="doc-noteref" '
            f'aria-label="Chú thích {number}">{number}</a></sup>'
        )

    def _chart(self, words: str, address: str, caption: str) -> str:
        data = b64encode(self.document.picture(address, "svg")).decode()
        label = escape(caption) or "Biểu đồ"
        return (
            f"<figure>\n<figcaption>{escape(caption)}</figcaption>\n"
            f'<div class="chart" role="region" aria-label="{label}" tabindex="0">'
            f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(words)}"></div>\n</figure>'
        )

    def _table(self, node: Node) -> str:
        _, (_, caption), columns, (_, head), bodies, _ = node["c"]
        sides = [SIDES.get(kind["t"], "left") for kind, _ in columns]
        label = escape(" ".join(plain(block["c"]) for block in caption)) or "Bảng số liệu"
        named = f"<caption>{self.blocks(caption)}</caption>\n" if caption else ""
        top = self._rows(head, "th", sides)
        rows = "\n".join(self._rows(body, "td", sides) for _, _, _, body in bodies)
        fixed = _fixed_widths(node)
        opening = '<table class="wide">' if fixed else "<table>"
        return (
            f'<div class="table" role="region" aria-label="{label}" tabindex="0">{opening}\n'
            f"{named}{fixed}<thead>\n{top}\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
        )

    def _rows(self, rows: list[Any], tag: str, sides: list[str]) -> str:
        return "\n".join(f"<tr>{self._cells(cells, tag, sides)}</tr>" for _, cells in rows)

    def _cells(self, cells: list[Any], tag: str, sides: list[str]) -> str:
        opening = '<th scope="col"' if tag == "th" else "<td"
        return "".join(
            f'{opening} class="{side}">{self.blocks(cell[4])}</{tag}>'
            for cell, side in zip(cells, sides, strict=True)
        )


def _fixed_widths(table: Node) -> str:
    columns = "".join(f'<col width="{width:.1%}">' for width in widths(table))
    return f"<colgroup>{columns}</colgroup>\n" if columns else ""
