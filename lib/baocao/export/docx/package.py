"""The files of a Word document, put together so that the same report gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baocao.export.document import Document
from baocao.export.docx.body import Place, Writer, text_width
from baocao.export.docx.measure import width
from baocao.export.docx.relations import HEADERS, of_notes, of_text, opening_parts
from baocao.export.docx.tables import PADDING
from baocao.export.docx.wordml import (
    NAMESPACES,
    POINTS_PER_MM,
    half_points,
    mm,
    own_line,
    paragraph,
    root,
    twips,
    w,
)
from baocao.export.matter import BLANK, Matter, matter
from baocao.export.sections import Appendix, sections, split_last
from baocao.export.tree import APPENDIX, heading_styles, parse

if TYPE_CHECKING:
    from jinja2 import Environment

ASSETS = Path(__file__).parents[1] / "assets" / "docx"
EPOCH = (1980, 1, 1, 0, 0, 0)


def as_docx(document: Document) -> bytes:
    """The bytes of the report's Word document; the same document gives the same bytes.

    Raises:
        BuildError: the text uses a mark that a report cannot print.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in _parts(document):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return out.getvalue()


def _parts(document: Document) -> Iterator[tuple[str, str | bytes]]:
    """Names and contents in the order of the package: what it consists of comes first."""
    words = _words(document.store)
    writer = Writer(document)
    parts = sections(parse(document.markdown))
    body, last = split_last(parts.body)
    text = writer.blocks(body) + writer.blocks(last, Place(keep=True))
    appendices = [_appendix(each, writer) for each in parts.appendices]

    yield from opening_parts()
    yield "docProps/core.xml", _filled("core", words)
    yield "word/document.xml", _filled("document", words, body=_markup(text), appendices=appendices)
    yield "word/_rels/document.xml.rels", of_text(writer.links, writer.pictures.values())
    yield "word/styles.xml", _filled("styles", words)
    for name in HEADERS:
        yield f"word/{name}.xml", _filled("header", words, page=name)
    yield "word/footnotes.xml", _footnotes(writer.notes)
    yield "word/_rels/footnotes.xml.rels", of_notes(writer.links)
    for name in ("settings", "fontTable"):
        yield f"word/{name}.xml", (ASSETS / f"{name}.xml").read_bytes()
    for address, target in writer.pictures.items():
        yield f"word/media/{target}.png", document.picture(address, "png")


def _filled(name: str, words: dict[str, Any], **more: Any) -> str:
    return _templates().get_template(f"{name}.xml.j2").render(words, **more)


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined
    )
    environment.filters |= {"mm": mm, "twips": twips, "half": half_points, "own_line": own_line}
    return environment


def _words(store: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates print and reckon with: the report's words, its profile, its day."""
    return {
        **(words := matter(store)).as_dict(),
        **_sizes(profile := store["document"]["profile"]),
        "addressees_widths": _addressees_widths(words, profile),
        "blank": BLANK,
        "made": store["document"]["pdf_date"],
        "namespaces": _markup(NAMESPACES),
    }


def _sizes(profile: Mapping[str, Any]) -> dict[str, Any]:
    """The profile, and what the templates need that follows from it."""
    party, bottom = profile["head"]["party"], profile["foot"]["circulation_bottom"]
    column = mm(profile["head"]["columns"][1])
    rule = twips(width(party["text"], party["size"], bold=party["bold"]))
    return {
        "profile": profile,
        "headings": {APPENDIX: profile["appendix"]["title"], **heading_styles(profile)},
        "text_width": text_width(profile),
        "rule_indent": max(column - rule, 0) // 2,
        "bottom": mm(profile["paper"]["height"] - bottom["from_bottom"]) - twips(bottom["size"]),
        "padding": PADDING,
    }


def _addressees_widths(words: Matter, profile: Mapping[str, Any]) -> list[float]:
    """Widths in mm of "Kính gửi:" and of the names beside it, together at most the text's."""
    letter, margins = profile["letter"], profile["margins"]
    room = profile["paper"]["width"] - margins["left"] - margins["right"]
    size = letter["addressees_heading"]["size"]
    heading = width(f"{words.addressees_heading}  ", size) / POINTS_PER_MM
    size = letter["addressees"]["size"]
    names = max((width(f"{name} ", size) for name in words.addressees), default=0) / POINTS_PER_MM
    return [heading, min(names, room - heading)]


def _appendix(appendix: Appendix, writer: Writer) -> dict[str, Any]:
    return {
        "label": appendix.label,
        "title": _markup(writer.inlines(appendix.title)),
        "body": _markup(writer.blocks(appendix.nodes)),
    }


def _footnotes(notes: Iterable[str]) -> str:
    """The footnotes, after the two lines that Word draws between them and the text."""
    lines = (
        w("footnote", paragraph("FootnoteText", w("r", w(kind))), type=kind, id=number)
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return root("footnotes", *lines, *notes)


def _markup(xml: str) -> Any:
    from markupsafe import Markup

    return Markup(xml)
