"""What a reader sees of a block once pandoc has read its Markdown."""

from __future__ import annotations

from typing import Any

from baocao.export.tree import parse, plain


def printed(markdown: str) -> list[str]:
    """A line a paragraph or bullet; a note stands in double brackets where its mark is."""
    return [line for block in parse(markdown) for line in _lines(block)]


def _lines(block: dict[str, Any]) -> list[str]:
    if block["t"] == "BulletList":
        return [f"- {line}" for item in block["c"] for each in item for line in _lines(each)]
    return [_text(block["c"])]


def _text(inlines: list[dict[str, Any]]) -> str:
    return "".join(_inline(node) for node in inlines)


def _inline(node: dict[str, Any]) -> str:
    match node["t"]:
        case "Str" | "Whole":
            return node["c"]
        case "Note":
            return f"[[{' '.join(line for block in node['c'] for line in _lines(block))}]]"
        case "Emph" | "Strong":
            return f"*{_text(node['c'])}*"
    return " "


def table(markdown: str) -> list[list[str]]:
    """The cells of the only table in a Markdown text, row by row from the headings."""
    (found,) = tables(markdown)
    return found


def tables(markdown: str) -> list[list[list[str]]]:
    """The cells of each table in a Markdown text, row by row from the headings."""
    return [_rows(block["c"]) for block in parse(markdown) if block["t"] == "Table"]


def _rows(found: list[Any]) -> list[list[str]]:
    rows = [*found[3][1], *(row for body in found[4] for row in body[3])]
    return [[plain(part for block in cell[4] for part in block["c"]) for cell in cells]
            for _, cells in rows]  # fmt: skip


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text."""
    return [plain(block["c"]) for block in parse(markdown) if block["t"] == "Para"]
