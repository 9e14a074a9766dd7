"""What the files of a Word document are, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

HEADERS = ("first", "later", "appendix")
"""The top margins of the first page, of an appendix's first page, and of all others."""

BESIDE = ("styles", "settings", "fontTable", "footnotes")
"""The files that stand beside the text, each of the kind that its name says."""

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_TYPE = "application/vnd.openxmlformats-package"
DEFAULTS = {
    "rels": f"{PACKAGE_TYPE}.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
}
TYPES = {
    "word/document.xml": f"{OFFICE_TYPE}.document.main+xml",
    **{f"word/{name}.xml": f"{OFFICE_TYPE}.{name}+xml" for name in BESIDE},
    **{f"word/{name}.xml": f"{OFFICE_TYPE}.header+xml" for name in HEADERS},
    "docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml",
}
Relation = tuple[str, str, str]
"""An id, a kind and a target."""


def opening_parts() -> Iterator[tuple[str, str]]:
    """The two files a reader opens first: the types of all files, and where the text is."""
    defaults = (
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in DEFAULTS.items()
    )
    own = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in TYPES.items())
    yield "[Content_Types].xml", _xml("Types", "content-types", *defaults, *own)
    yield "_rels/.rels", _relations([
        ("document", f"{OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ])


def of_text(links: Mapping[str, str], pictures: Iterable[str]) -> str:
    """What the text refers to: the files beside it, its pictures, and addresses with their ids."""
    return _relations([
        *((name, f"{OFFICE}/{name}", f"{name}.xml") for name in BESIDE),
        *((name, f"{OFFICE}/header", f"{name}.xml") for name in HEADERS),
        *((name, f"{OFFICE}/image", f"media/{name}.png") for name in pictures),
        *_links(links),
    ])


def of_notes(links: Mapping[str, str]) -> str:
    """What the footnotes refer to: the same addresses as the text, with the same ids."""
    return _relations(_links(links))


def _links(links: Mapping[str, str]) -> Iterator[Relation]:
    for address, name in links.items():
        yield name, f"{OFFICE}/hyperlink", address


def _relations(found: Iterable[Relation]) -> str:
    return _xml("Relationships", "relationships", *(_relation(*each) for each in found))


def _relation(name: str, kind: str, target: str) -> str:
    mode = ' TargetMode="External"' if kind.endswith("/hyperlink") else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{mode}/>'


def _xml(name: str, schema: str, *inside: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{name} xmlns="{PACKAGE}/{schema}">{"".join(inside)}</{name}>'
