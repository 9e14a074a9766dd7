"""The shared strings of a workbook, and the text of a string that has looks or reading aids."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from baocao.cells.codes import refusal
from baocao.cells.plain import find_plain_strings
from baocao.cells.values import MISSING, Read, Readings, RichText, Run, read_text, unescaped
from baocao.cells.xml import MAX_TAGS, check
from baocao.encodings import family_of

PART = "sharedStrings.xml"


def read_shared_strings(data: bytes | None) -> Readings:
    """The strings by their number, written as cells write it; none without the part."""
    strings = Readings(_no_string)
    if data is not None:
        _, space = check(data, PART, MAX_TAGS)
        plain = find_plain_strings(data)
        texts = _streamed(data, space) if plain is None else plain
        strings.update((str(at), read_text(text)) for at, text in enumerate(texts))
    return strings


def joined(item: Element, space: str) -> str:
    """The runs of a string in one text, phonetic guides left out."""
    for guide in item.findall(space + "rPh"):
        item.remove(guide)
    runs = tuple(_runs(item, space))
    if any(run.font and family_of(run.font) for run in runs):
        return RichText(tuple(Run(run.font, unescaped(run.text)) for run in runs))
    return "".join(run.text for run in runs)


def _runs(item: Element, space: str) -> Iterator[Run]:
    for part in item:
        font = part.find(f"{space}rPr/{space}rFont")
        name = font.get("val", "") if font is not None else ""
        yield from (Run(name, text.text or "") for text in part.iter(space + "t"))


def _no_string(raw: str) -> Read:
    if raw.strip():
        raise refusal("F-041", seen=raw)
    return MISSING


def _streamed(data: bytes, space: str) -> Iterator[str]:
    for _, element in ElementTree.iterparse(io.BytesIO(data)):
        if element.tag == space + "si":
            yield joined(element, space)
            element.clear()
