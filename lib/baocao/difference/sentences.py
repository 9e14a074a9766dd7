"""The sentences in which figures stand or that differ, read from the notebooks of two reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from baocao import notebooks
from baocao.archive import Snapshot
from baocao.build.expressions import is_printed
from baocao.difference.model import Sentence
from baocao.phrase import Part

if TYPE_CHECKING:
    from nbformat import NotebookNode

FIGURE = "figure:"
UPPER = "".join(filter(str.isupper, map(chr, range(0x1F00))))
LINE = re.compile(r"\n\s*\n|\n(?=\s*(?:[-+*|#>]|\d+\.|\[\^))")
"""Between paragraphs, headings, items, rows of tables and footnotes."""

SENTENCE = re.compile(rf"(?<=[.!?])\s+(?=[{UPPER}])|(?<=;)\s+(?=\((?:\d+|[ivxlc]+)\))")
"""Between sentences, and between the items of a list inside one."""

ITEM = re.compile(r"\((?:\d+|[ivxlc]+)\)\s*")
HEADING = re.compile(r"\s*#{1,6}\s")
PICTURE = re.compile(r"\s*!\[")
OPENING = re.compile(r"^\s*(?:#{1,6}\s+|[-+*>]\s+|\d+\.\s+|\[\^[^\]]+\]:\s*|\|)")
MARKS = re.compile(r"(?<!\\)(?:\*+|\[\^[^\]]*\])")
ESCAPED = re.compile(r"\\([^\w\s])")
SPACES = re.compile(r"\s+")
WORD = re.compile(r"\w")


def sentences(old: Snapshot, new: Snapshot, figures: Sequence[str]) -> list[Sentence]:
    """The sentences of the newer report in which any of the figures stands, in its order.

    Between two reports of one period also those that say something else though none of the
    figures stands in them. After them come the older one's: those of which nothing stands in the
    newer report any more.

    Raises:
        BuildError: a notebook cannot be read.
    """
    wanted = set(figures)
    now, then = _said(new, wanted, "new"), _said(old, wanted, "old")
    lost = wanted - {name for sentence in now.values() for name in sentence.figures}
    by_words = old.period == new.period and old.notebook and new.notebook
    came = [
        each for text, each in now.items() if each.figures or (by_words and text not in then)
    ]
    went = [
        each
        for text, each in then.items()
        if lost.intersection(each.figures) or (by_words and not each.figures and text not in now)
    ]
    return [*came, *went]


def _said(report: Snapshot, wanted: set[str], side: Literal["old", "new"]) -> dict[str, Sentence]:
    """Each sentence once, by its text, with the values of the wanted figures marked."""
    if report.notebook is None:
        return {}
    place, found = "", {}
    for line in _lines(notebooks.read(report.notebook)):
        if HEADING.match(_text(line)):
            place = _text(_tidy(line))
        for number, parts in enumerate(_cut(line, SENTENCE)):
            held = dict.fromkeys(part.origin.removeprefix(FIGURE) for part in parts)
            named = [name for name in held if name in wanted]
            told = _tidy(_valued(report, part, wanted) for part in parts)
            if number and told and ITEM.match(told[0].text):
                told = [Part("… "), *told]
            if WORD.search(_text(told)):
                found.setdefault(_text(told), Sentence(side, place, told, named))
    return found


def _valued(report: Snapshot, part: Part, wanted: set[str]) -> Part:
    """A part that is the value of a wanted figure keeps its origin: not a label, not a place."""
    name = part.origin.removeprefix(FIGURE)
    entry = report.figures.get(name, {}) if name in wanted else {}
    values = tuple(filter(None, (entry.get("text"), entry.get("table_text"))))
    return part if values and part.text.startswith(values) else Part(part.text)


def _lines(notebook: NotebookNode) -> Iterator[list[Part]]:
    """What the report prints, line by line, as parts that know where they came from."""
    for cell in notebook.cells:
        if is_printed(cell):
            yield from _cut(list(_prose(cell)), LINE)
        for output in cell.get("outputs", ()):
            if block := output.get("data", {}).get(notebooks.BLOCK):
                lines = _cut(list(_block(block)), LINE)
                yield from (line for line in lines if not PICTURE.match(_text(line)))


def _prose(cell: NotebookNode) -> Iterator[Part]:
    """A Markdown cell with its expressions filled in."""
    entries, done = cell.metadata.get("user_expressions", []), 0
    for found, entry in zip(notebooks.EXPRESSION.finditer(cell.source), entries, strict=False):
        yield Part(cell.source[done : found.start()])
        phrase = entry["result"].get("data", {}).get(notebooks.PHRASE, {"parts": []})
        yield from (Part(each["text"], each["from"]) for each in phrase["parts"])
        done = found.end()
    yield Part(cell.source[done:])


def _block(block: Mapping[str, Any]) -> Iterator[Part]:
    """What a code cell shows; blocks of older reports do not tell where figures stand."""
    text, done = block["markdown"], 0
    for start, end, name in block.get("figures", ()):
        yield Part(text[done:start])
        yield Part(text[start:end], FIGURE + name)
        done = end
    yield Part(text[done:])


def _cut(parts: Sequence[Part], where: re.Pattern[str]) -> Iterator[list[Part]]:
    """The parts of each piece between the places that match."""
    text, start = _text(parts), 0
    for found in where.finditer(text):
        yield list(_slice(parts, start, found.start()))
        start = found.end()
    yield list(_slice(parts, start, len(text)))


def _slice(parts: Iterable[Part], start: int, end: int) -> Iterator[Part]:
    offset = 0
    for part in parts:
        if text := part.text[max(start - offset, 0) : max(end - offset, 0)]:
            yield part._replace(text=text)
        offset += len(part.text)


def _tidy(parts: Iterable[Part]) -> list[Part]:
    """The parts as a reader sees them, without the marks of Markdown; texts of words joined."""
    joined: list[Part] = []
    for part in parts:
        text = ESCAPED.sub(
            r"\1", MARKS.sub("", part.text if joined else OPENING.sub("", part.text))
        )
        if joined and not part.origin and not joined[-1].origin:
            joined[-1] = Part(joined[-1].text + text)
        else:
            joined.append(Part(text, part.origin))
    joined = [part._replace(text=SPACES.sub(" ", part.text)) for part in joined]
    if joined:
        joined[0] = joined[0]._replace(text=joined[0].text.lstrip())
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip(" |"))
    return [part for part in joined if part.text]


def _text(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts)
