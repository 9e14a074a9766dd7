"""The parts of a report that stand apart on paper: its body, and the appendices after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baocao.errors import BuildError
from baocao.export.tree import APPENDIX, Node

LABEL = "PHỤ LỤC"


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix: ``label`` (PHỤ LỤC 1), its ``title`` as inline nodes, and what it holds."""

    label: str
    title: Sequence[Node]
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Sections:
    """A report's tree in the order of the paper; the signature stands after ``body``."""

    body: Sequence[Node]
    appendices: Sequence[Appendix]


def sections(nodes: Iterable[Node]) -> Sections:
    """The tree taken apart at its headings of the appendices' level.

    Appendices are numbered in Arabic when there are several; titles are in capitals.

    Raises:
        BuildError: nothing stands before the first appendix.
    """
    body: list[Node] = []
    parts: list[tuple[Node, list[Node]]] = []
    for node in nodes:
        if node["t"] == "Header" and node["c"][0] == APPENDIX:
            parts.append((node, []))
        else:
            (parts[-1][1] if parts else body).append(node)
    if not body:
        raise BuildError(
            "Sổ bắt đầu bằng phụ lục (đề mục một dấu #). Viết phần thân báo cáo trước, "
            "đề mục của thân bắt đầu bằng ##."
        )
    return Sections(tuple(body), tuple(_appendices(parts)))


def split_last(nodes: Iterable[Node]) -> tuple[list[Node], list[Node]]:
    """All but the last block, and that block, which stays on the page of the signature.

    A list gives only its last item away and a table nothing: a long one would leave a page empty.
    """
    *body, last = nodes
    match last:
        case {"t": "BulletList", "c": [*items, item]} if items:
            return [*body, {"t": "BulletList", "c": items}], [{"t": "BulletList", "c": [item]}]
        case {"t": "OrderedList", "c": [[start, *style], [*items, item]]} if items:
            first = {"t": "OrderedList", "c": [[start, *style], items]}
            rest = {"t": "OrderedList", "c": [[start + len(items), *style], [item]]}
            return [*body, first], [rest]
        case {"t": "Table"}:
            return [*body, last], []
    return body, [last]


def _appendices(parts: Sequence[tuple[Node, list[Node]]]) -> Iterable[Appendix]:
    for number, (heading, nodes) in enumerate(parts, start=1):
        label = f"{LABEL} {number}" if len(parts) > 1 else LABEL
        yield Appendix(label, _capitals(heading["c"][2]), tuple(nodes))


def _capitals(inlines: Iterable[Node]) -> list[Node]:
    """Inline nodes with their text in capital letters; notes stay as they are written."""
    return [_capital(node) for node in inlines]


def _capital(node: Node) -> Node:
    match node:
        case {"t": "Str" | "Whole" as kind, "c": text}:
            return {"t": kind, "c": text.upper()}
        case {"t": "Emph" | "Strong" as kind, "c": content}:
            return {"t": kind, "c": _capitals(content)}
        case {"t": "Link", "c": [attributes, content, target]}:
            return {"t": "Link", "c": [attributes, _capitals(content), target]}
    return node
