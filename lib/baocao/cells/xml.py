"""XML as spreadsheets use it: expat without DOCTYPE, and small trees for the parts that are not sheets."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from baocao.cells.codes import refusal
from baocao.cells.package import Package, fold

SAFE_EXPAT = (2, 4, 1)  # older ones expand entity bombs
MAX_NODES = 500_000

StartHandler = Callable[[str, list[str]], None]


def parse(data: bytes, part: str, handlers: dict[str, object]) -> None:
    """Run expat over ``data`` with ``handlers``; attributes come as a flat list name, value, name, value.

    Element names are ``uri local`` when a namespace is declared below the root, else as written: either way the
    root's name shows what stands before the local name of its own namespace.
    """
    root_end = data.find(b">", data.find(b"xmlns"))
    mixed = root_end < 0 or data.find(b"xmlns", root_end) >= 0
    parser = expat.ParserCreate(namespace_separator=" " if mixed else None)
    parser.buffer_text = True
    parser.buffer_size = 1 << 20  # long text in few pieces, so that joining them stays linear
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(part)
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refusal("F-035", part=part, reason=f"dòng {error.lineno}: {error}") from error


def _refuse_doctype(part: str) -> None:
    raise refusal("F-034", part=part)


def namespace_of(root: str) -> str:
    """What stands before local names in the root's namespace: nothing, ``x:`` or ``uri`` and a space."""
    return root[: max(root.rfind(" "), root.rfind(":") if " " not in root else -1) + 1]


@dataclass(slots=True)
class Node:
    """An element: its name without the root's namespace, attributes without prefix, and children in order."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)

    def all(self, *path: str) -> Iterator[Node]:
        """The descendants reached by these names, one level each."""
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:]) if path[1:] else (child,)

    def value(self, name: str) -> str | None:
        """The ``val`` of the first child of this name, None when there is no such child."""
        return next((child.attributes.get("val", "1") for child in self.all(name)), None)


def tree(data: bytes, part: str) -> Node:
    """The elements of a small part as nodes, text left out."""
    top = Node("", {})
    open_nodes = [top]
    count = 0

    def start(name: str, pairs: list[str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_NODES:
            raise refusal("F-027", part=part, limit=MAX_NODES)
        if count == 1:
            top.name = namespace_of(name)
        attributes = {key[max(key.rfind(" "), key.rfind(":")) + 1 :]: text
                      for key, text in zip(pairs[::2], pairs[1::2], strict=True)}  # fmt: skip
        node = Node(name.removeprefix(top.name), attributes)
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    parse(data, part, {"StartElementHandler": start, "EndElementHandler": lambda _: open_nodes.pop()})
    return top.children[0]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: what kind (the last word of its type) and the part it leads to, empty when outside."""

    kind: str
    part: str


def links_of(package: Package, part: str) -> dict[str, Link]:
    """The relationships of ``part`` by id; targets outside the package are kept without their address."""
    folder, name = posixpath.split(part)
    rels = fold(f"{folder}/_rels/{name}.rels")
    if rels not in package.parts:
        return {}
    links = {}
    for node in tree(package.parts[rels], rels).all("Relationship"):
        given = node.attributes
        target = given.get("Target", "").replace("\\", "/")
        outside = given.get("TargetMode") == "External"
        found = "" if outside else fold(posixpath.normpath(posixpath.join("/" + folder, target)))
        links[given.get("Id", "")] = Link(given.get("Type", "").rpartition("/")[2], found)
    return links
