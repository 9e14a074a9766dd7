"""What a person reads in an export, and where it stands on the page."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count

import pdfplumber

POINTS_PER_MM = 72 / 25.4
VOID = frozenset({"meta", "br", "link", "img", "col"})
BLOCK_TAGS = frozenset({
    "p", "li", "td", "th", "div", "h1", "h2", "h3", "h4", "caption", "figcaption", "title"
})


@dataclass
class Element:
    """One element of an HTML file, with what it holds."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Every element below this one with the tag and the attributes (``_class`` is class)."""
        wanted = {name.lstrip("_"): value for name, value in attributes.items()}
        found = []
        for child in self.children:
            if isinstance(child, Element):
                same = wanted.items() <= child.attributes.items()
                found += [child] if same and child.tag == (tag or child.tag) else []
                found += child.all(tag, **attributes)
        return found

    def text(self, *, without: tuple[str, ...] = ("style", "sup")) -> str:
        """The text, blocks apart by spaces; style and footnote marks left out."""
        if self.tag in without or self.attributes.get("class") == "back":
            return ""
        inside = "".join(
            child if isinstance(child, str) else child.text(without=without)
            for child in self._numbered()
        )
        return f" {inside} " if self.tag in BLOCK_TAGS else inside

    def _numbered(self) -> list[Element | str]:
        """The children, with the numbers that a browser puts before the items of a list."""
        if "start" not in self.attributes:
            return self.children
        numbers = count(int(self.attributes["start"]))
        items = [child for child in self.children if isinstance(child, Element)]
        return [part for item in items for part in (f" {next(numbers)}. ", item)]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The tree of an HTML text; a tag closed out of order fails the test."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, "an element stays open"
    return builder.open[0]


def squeeze(text: str) -> str:
    """``text`` without spaces: line breaks differ between formats, letters must not."""
    return re.sub(r"[\s\u200b]+", "", text)


@dataclass(frozen=True)
class Word:
    """One word of a PDF page; places in mm from the top left corner, sizes in points."""

    text: str
    page: int
    left: float
    right: float
    top: float
    baseline: float
    size: float
    font: str


def words(pdf: bytes) -> list[Word]:
    """The words of all pages in reading order; a change of size or font starts a new one."""
    found = []
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        for page in book.pages:
            for word in page.extract_words(extra_attrs=["size", "fontname"], use_text_flow=True):
                found.append(_word(word, page.page_number))
            page.close()
    return found


def _word(word: dict, page: int) -> Word:
    left, right, top, bottom = (
        word[side] / POINTS_PER_MM for side in ("x0", "x1", "top", "bottom")
    )
    font = word["fontname"].partition("+")[2]
    return Word(word["text"], page, left, right, top, bottom, round(word["size"], 1), font)


HEADER_BOTTOM = 19  # millimetres; page numbers stand above
NOTE_SIZE = 11
BODY_SIZES = (12, 14, 15, 16)  # the marks of notes are smaller


def numbers(text: str) -> list[str]:
    """Every number of a text in order, with its sign, separators and percent mark."""
    return re.findall(r"-?\d+(?:[.,]\d+)*%?", text)


def html_numbers(html: str) -> tuple[list[str], list[str]]:
    """The numbers of a report's body, and those of its notes in order of call."""
    page = parse(html)
    parts = (
        *page.all("header"),
        *page.all("main"),
        *page.all("div", _class="foot"),
        *page.all("section", _class="appendix"),
    )
    notes = " ".join(section.text() for section in page.all("section", _class="notes"))
    return numbers("".join(part.text() for part in parts)), numbers(notes)


def pdf_numbers(pdf: bytes) -> tuple[list[str], list[str]]:
    """The same of a PDF; page numbers and the marks of notes left out by place and size."""
    found = [word for word in words(pdf) if word.top > HEADER_BOTTOM]
    body = " ".join(word.text for word in found if word.size in BODY_SIZES)
    return numbers(body), numbers(" ".join(word.text for word in found if word.size == NOTE_SIZE))
