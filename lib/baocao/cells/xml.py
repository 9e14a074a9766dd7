"""XML as spreadsheets use it: expat without DOCTYPE, small trees for parts that are no sheets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from baocao.cells.codes import refusal
from baocao.cells.package import Package, fold

SAFE_EXPAT = (2, 4, 1)  # older ones expand entity bombs
MAX_NODES = 500_000
_DECLARED = re.compile(rb"xmlns[^=]*=\s*[\"']([^\"']*)")

ELEMENT_HANDLERS = ("StartElementHandler", "EndElementHandler", "CharacterDataHandler")
Handlers = dict[str, Callable[..., object]]


def parse(
    data: bytes,
    part: str,
    handlers_for: Callable[[str, str], Handlers],
    passed_over: slice = slice(0, 0),
) -> None:
    """Run expat over ``data``; attributes come as a flat list name, value, name, value.

    ``handlers_for`` is told the root's local name and what stands before it, thus before all names
    of its namespace (nothing, ``x:``, or ``uri`` and a blank where prefixes alone do not tell), and
    gives the handlers for what is below the root. What lies in ``passed_over`` must be XML too, but
    no handler is told of it.
    """
    mixed = is_mixed(data)
    parser = expat.ParserCreate(namespace_separator=" " if mixed else None)
    parser.buffer_text = True
    parser.buffer_size = 1 << 20  # long text in few pieces, so that joining them stays linear
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = lambda *_: _refuse_doctype(part)

    def root(name: str, _: list[str]) -> None:
        parser.StartElementHandler = None
        cut = max(name.rfind(" "), -1 if mixed else name.rfind(":")) + 1
        for handler, function in handlers_for(name[cut:], name[:cut]).items():
            setattr(parser, handler, function)

    parser.StartElementHandler = root
    try:
        parser.Parse(data[: passed_over.start], False)
        handlers = {name: getattr(parser, name) for name in ELEMENT_HANDLERS}
        for name in handlers:
            setattr(parser, name, None)
        parser.Parse(data[passed_over], False)
        for name, function in handlers.items():
            setattr(parser, name, function)
        parser.Parse(data[passed_over.stop :], True)
    except expat.ExpatError as error:
        raise refusal("F-035", part=part, reason=f"dòng {error.lineno}: {error}") from error


def is_mixed(data: bytes) -> bool:
    """Whether prefixes do not tell: declared below the root, or two of them for one namespace."""
    root_end = data.find(b">", data.find(b"xmlns"))
    declared = _DECLARED.findall(data, 0, max(root_end, 0))
    return len(declared) != len(set(declared)) or not declared or data.find(b"xmlns", root_end) >= 0


def _refuse_doctype(part: str) -> None:
    raise refusal("F-034", part=part)


@dataclass(slots=True)
class Node:
    """An element: name without the root's namespace, attributes without prefix, children."""

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
    open_nodes: list[Node] = []
    count = 0

    def below(root: str, namespace: str) -> Handlers:
        open_nodes.append(Node(root, {}))
        top.append(open_nodes[0])

        def start(name: str, pairs: list[str]) -> None:
            nonlocal count
            count += 1
            if count > MAX_NODES:
                raise refusal("F-027", part=part, limit=MAX_NODES)
            attributes = {
                _local(key): text for key, text in zip(pairs[::2], pairs[1::2], strict=True)
            }
            node = Node(name.removeprefix(namespace), attributes)
            open_nodes[-1].children.append(node)
            open_nodes.append(node)

        return {"StartElementHandler": start, "EndElementHandler": lambda _: open_nodes.pop()}

    top: list[Node] = []
    parse(data, part, below)
    return top[0]


def _local(name: str) -> str:
    return name[max(name.rfind(" "), name.rfind(":")) + 1 :]


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship: its kind (last word of its type) and the part it leads to, if inside."""

    kind: str
    part: str


def links_of(package: Package, part: str) -> dict[str, Link]:
    """The relationships of ``part`` by id; those leading outside have no part."""
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
