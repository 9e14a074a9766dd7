"""XML as spreadsheets use it: checked by expat before any of it is kept, then read as elements."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from baocao.cells.codes import refusal
from baocao.cells.package import fold

SAFE_EXPAT = (2, 4, 1)  # older ones expand entity bombs
MAX_TAGS = 4_000_000  # of a sheet or the shared strings, read item by item
MAX_TREE_TAGS = 500_000  # of a part kept whole


def check(data: bytes, part: str, most: int) -> tuple[str, str]:
    """The name of the root of ``data``, and what stands before the names of its namespace.

    Raises:
        DataError: it is no XML, has a DOCTYPE or more than ``most`` tags, opening and closing.
    """
    if len(data) > most and data.count(b"<") > most:
        raise refusal("F-027", part=part, limit=most)
    names: list[str] = []

    def refuse(*_: object) -> None:
        raise refusal("F-034", part=part)

    def root(name: str, _: object) -> None:
        names.append(name)
        parser.StartElementHandler = None

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = root
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: unknown coding
        raise refusal("F-035", part=part, reason=error) from error
    space, brace, name = names[0].rpartition("}")
    return name, "{" * bool(brace) + space + brace


def tree(data: bytes, part: str) -> Element:
    """The root of a small part; names of its namespace are local, attributes have no prefix."""
    _, space = check(data, part, MAX_TREE_TAGS)
    root = ElementTree.fromstring(data)
    for element in root.iter():
        element.tag = element.tag.removeprefix(space)
        for name in [name for name in element.attrib if name.startswith("{")]:
            element.set(name.rpartition("}")[2], element.attrib.pop(name))
    return root


class Link(NamedTuple):
    """A relationship: its kind (last word of its type) and the part it leads to, if inside."""

    kind: str
    part: str


def links_of(parts: dict[str, bytes], part: str) -> dict[str, Link]:
    """The relationships of ``part`` by id; those leading outside have no part."""
    folder, name = posixpath.split(part)
    rels = fold(f"{folder}/_rels/{name}.rels")
    links = {}
    for given in tree(parts[rels], rels).findall("Relationship") if rels in parts else ():
        target = given.get("Target", "").replace("\\", "/")
        outside = given.get("TargetMode") == "External"
        found = "" if outside else fold(posixpath.normpath(posixpath.join("/" + folder, target)))
        links[given.get("Id", "")] = Link(given.get("Type", "").rpartition("/")[2], found)
    return links
