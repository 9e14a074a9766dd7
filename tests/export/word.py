"""What a person reads in a Word document, and what its XML says of styles and pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from export.reading import numbers

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = {
    "w": MAIN,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
TWIPS_PER_MM = 1440 / 25.4
BREAKS = {f"{{{MAIN}}}br", f"{{{MAIN}}}tab"}
DRAFT = ("DraftNotice", "DraftHeading", "DraftReason")


def attribute(element: ElementTree.Element | None, name: str) -> str | None:
    """The value of an element's ``w:`` attribute; None where either is missing."""
    return None if element is None else element.get(f"{{{MAIN}}}{name}")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its style, its XML, its text without the marks of notes."""

    style: str
    element: ElementTree.Element

    @property
    def text(self) -> str:
        """What is printed; line breaks and tabs as spaces."""
        return "".join(
            " " if part.tag in BREAKS else part.text or ""
            for run in self.element.iter(f"{{{MAIN}}}r")
            for part in run
            if part.tag in BREAKS or part.tag == f"{{{MAIN}}}t"
        )

    def get(self, path: str, name: str = "val") -> str | None:
        """An attribute of a property set in the paragraph itself."""
        return attribute(self.element.find(f"w:pPr/{path}", SPACES), name)

    def has(self, path: str) -> bool:
        """Whether the paragraph itself holds such an element anywhere."""
        return self.element.find(f".//{path}", SPACES) is not None


class Docx:
    """A Word document taken apart."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            self.files = {name: package.read(name) for name in package.namelist()}
            self.dates = {entry.date_time for entry in package.infolist()}

    def xml(self, name: str) -> ElementTree.Element:
        """The root element of one file."""
        return ElementTree.fromstring(self.files[name])

    @cached_property
    def document(self) -> ElementTree.Element:
        """The text."""
        return self.xml("word/document.xml")

    @cached_property
    def notes(self) -> list[ElementTree.Element]:
        """The footnotes, without the lines that separate them from the text."""
        found = self.xml("word/footnotes.xml").findall("w:footnote", SPACES)
        return [note for note in found if attribute(note, "type") is None]

    @cached_property
    def styles(self) -> dict[str, ElementTree.Element]:
        """Every style by its id."""
        found = self.xml("word/styles.xml").findall("w:style", SPACES)
        return {attribute(style, "styleId") or "": style for style in found}

    def property(self, style: str, path: str, name: str = "val") -> str | None:
        """What a style or those it is based on say of a property, then the defaults."""
        while style:
            element = self.styles[style].find(path, SPACES)
            if element is not None:
                return element.get(f"{{{MAIN}}}{name}", "1")
            style = attribute(self.styles[style].find("w:basedOn", SPACES), "val") or ""
        defaults = self.xml("word/styles.xml").find("w:docDefaults/w:rPrDefault", SPACES)
        assert defaults is not None
        return attribute(defaults.find(path, SPACES), name)

    def look(self, style: str) -> tuple[float, bool, bool]:
        """Size in points, bold, italic."""
        size = self.property(style, "w:rPr/w:sz")
        bold, italic = (self.property(style, f"w:rPr/w:{mark}") for mark in "bi")
        return float(size or 0) / 2, bold is not None, italic is not None

    def paragraphs(self, name: str = "word/document.xml") -> list[Paragraph]:
        """All paragraphs of one file in the order of the page, those of tables among them."""
        return list(_paragraphs(self.xml(name)))

    def line(self, text: str) -> Paragraph:
        """The first paragraph of the text that holds ``text``."""
        return next(each for each in self.paragraphs() if text in each.text)

    def text(self) -> str:
        """The text, a paragraph a line, without what a draft says of itself."""
        return "\n".join(each.text for each in self.paragraphs() if each.style not in DRAFT)

    def note_text(self) -> str:
        """The footnotes in order of call, a paragraph a line."""
        return "\n".join(each.text for note in self.notes for each in _paragraphs(note))


def _paragraphs(root: ElementTree.Element) -> Iterator[Paragraph]:
    for element in root.iter(f"{{{MAIN}}}p"):
        style = attribute(element.find("w:pPr/w:pStyle", SPACES), "val")
        yield Paragraph(style or "Normal", element)


def docx_numbers(content: bytes) -> tuple[list[str], list[str]]:
    """The numbers of a report's text, and those of its notes in order of call."""
    report = Docx(content)
    return numbers(report.text()), numbers(report.note_text())
