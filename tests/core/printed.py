"""What a reader sees of a block once pandoc has read its Markdown."""

from __future__ import annotations

from typing import Any

from baocao.export.tree import parse


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
