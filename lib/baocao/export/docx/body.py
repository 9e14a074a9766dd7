"""The pandoc tree written as a Word document: paragraphs of named styles, footnotes, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any
from urllib.parse import quote

from baocao.export.document import Document
from baocao.export.docx.tables import Grid, column_widths, lines, table
from baocao.export.docx.wordml import EMU_PER_TWIP, PICTURE, mm, paragraph, run, w
from baocao.export.keeping import kept, leads
from baocao.export.matter import NO_BREAK_SPACE
from baocao.export.tree import ITEM_MARKS, SIDES, Node, heads_others, plain, widths

BODY, NOTE = "BodyText", "FootnoteText"
LISTS = {"BulletList": "ListBullet", "OrderedList": "ListNumber"}
PLAIN, BOLD = frozenset[str](), frozenset("b")
ADDRESS = "%:/?#[]@!$&'()*+,;=~"
"""What stays as it is in the address of a link; all else but letters and digits is a code."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: their style, the lists around them, and if they keep to what follows."""

    style: str = BODY
    depth: int = 0
    keep: bool = False


IN_TEXT = Place()


@dataclass(slots=True)
class Writer:
    """Writes one document; it gathers the parts that stand outside the text.

    ``notes`` holds the footnotes in order of call, ``links`` and ``pictures`` the addresses that
    the text refers to, each with the id of its relationship.
    """

    document: Document
    notes: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    _drawn: int = 0

    def blocks(self, nodes: Sequence[Node], place: Place = IN_TEXT, lead: str = "") -> str:
        """Block nodes as paragraphs and tables; the runs of ``lead`` stand before the first."""
        written, leading = [], frozenset(leads(nodes))
        for at, node in enumerate(nodes):
            here = replace(place, keep=True) if at in leading else place
            written.append(self._block(node, here, lead))
            lead = ""
        return "".join(written) + (paragraph(place.style, lead) if lead else "")

    def inlines(self, nodes: Iterable[Node], look: frozenset[str] = PLAIN) -> str:
        """Inline nodes as runs; ``look`` holds b for bold, i for italic."""
        return "".join(self._inline(node, look) for node in nodes)

    def _block(self, node: Node, place: Place, lead: str) -> str:
        match node:
            case {"t": "Header", "c": [level, _, content]}:
                return paragraph(f"Heading{level}", lead + self.inlines(content))
            case {"t": "BulletList" | "OrderedList" as kind, "c": content}:
                return self._list(kind, content, place, lead)
            case {"t": "Table"}:
                return (paragraph(place.style, lead) if lead else "") + self._table(node, place)
            case {"t": "Para", "c": [{"t": "Image", "c": [_, alt, [address, caption]]}]}:
                return self._chart(plain(alt), address, caption)
        return paragraph(place.style, lead + self.inlines(node["c"]), keep=place.keep)

    def _list(self, kind: str, content: list[Any], place: Place, lead: str) -> str:
        style = LISTS[kind] if place.style != NOTE else NOTE
        inside = replace(place, style=style, depth=place.depth + 1)
        if kind == "BulletList":
            marked = [(ITEM_MARKS[place.depth % len(ITEM_MARKS)], item) for item in content]
        else:
            (start, *_), items = content
            marked = [(f"{number}.", item) for number, item in enumerate(items, start)]
        first = [lead] + [""] * (len(marked) - 1)
        return "".join(
            self.blocks(item, inside, before + run(f"{mark} "))
            for before, (mark, item) in zip(first, marked, strict=True)
        )

    def _inline(self, node: Node, look: frozenset[str]) -> str:
        match node:
            case {"t": "Str", "c": text}:
                return run(text, *(w(mark) for mark in sorted(look)))
            case {"t": "Whole", "c": text}:
                return self._inline({"t": "Str", "c": _held(text)}, look)
            case {"t": "Emph", "c": content}:
                return self.inlines(content, look | {"i"})
            case {"t": "Strong", "c": content}:
                return self.inlines(content, look | {"b"})
            case {"t": "Note", "c": content}:
                return self._note(content)
            case {"t": "Link", "c": [_, content, [address, _]]}:
                target = self.links.setdefault(
                    quote(address, safe=ADDRESS), f"link{len(self.links) + 1}"
                )
                return f'<w:hyperlink r:id="{target}">{self.inlines(content, look)}</w:hyperlink>'
        return w("r", w("br"))

    def _note(self, content: list[Node]) -> str:
        mark = w("rPr", w("rStyle", val="FootnoteReference"))
        number = len(self.notes) + 1
        lead = w("r", mark, w("footnoteRef")) + run(" ")
        self.notes.append(w("footnote", self.blocks(content, Place(NOTE), lead), id=number))
        return w("r", mark, w("footnoteReference", id=number))

    def _table(self, node: Node, place: Place) -> str:
        _, (_, caption), columns, (_, head), bodies, _ = node["c"]
        rows = [row for *_, body in bodies for row in body]
        named = "".join(paragraph("Caption", self.inlines(block["c"])) for block in caption)
        grid = Grid(
            columns=self._columns(node, head, rows),
            sides=[SIDES.get(kind["t"], "left") for kind, _ in columns],
            head=[self._cells(row, BOLD if place.style == NOTE else PLAIN) for row in head],
            rows=[self._cells(row) for row in rows],
            keeping=frozenset(
                [at for at, row in enumerate(rows) if heads_others(row)]
                + [at for group in kept(node) for at in group[:-1]]
            ),
            title=" ".join(plain(block["c"]) for block in caption),
        )
        return named + (lines(grid, NOTE) if place.style == NOTE else table(grid))

    def _columns(self, node: Node, head: Sequence[Any], rows: Sequence[Any]) -> list[int]:
        """The widths of a table's columns: as the tree fixes them, or as their texts ask for."""
        profile = self.document.store["document"]["profile"]
        room = text_width(profile)
        if fixed := widths(node):
            return [round(part * room) for part in fixed]
        return column_widths(_texts(head), _texts(rows), profile["table"]["size"], room)

    def _cells(self, row: Any, look: frozenset[str] = PLAIN) -> list[str]:
        return ["".join(self.inlines(block["c"], look) for block in cell[4]) for cell in row[1]]

    def _chart(self, words: str, address: str, caption: str) -> str:
        profile = self.document.store["document"]["profile"]
        data = self.document.picture(address, "png")
        target = self.pictures.setdefault(address, f"picture{len(self.pictures) + 1}")
        self._drawn += 1
        drawing = _drawing(data, text_width(profile), target, self._drawn, words)
        named = paragraph("Caption", run(caption)) if caption else ""
        return named + paragraph("Picture", w("r", drawing))


def text_width(profile: dict[str, Any]) -> int:
    """The width of the text on the page, in twips."""
    margins = profile["margins"]
    return mm(profile["paper"]["width"] - margins["left"] - margins["right"])


def _held(text: str) -> str:
    """The text, its dash kept from beginning a line, where it would look like an item's.

    Hyphens stay as they are: no-break ones are other characters, and nobody would find 719-QĐ/TU.
    """
    return text.replace(" ", NO_BREAK_SPACE)


def _texts(rows: Any) -> list[list[str]]:
    """The texts of cells, to be measured; a footnote's mark is about as wide as one letter."""
    return [
        [
            " ".join(plain(block["c"]) + "n" * _notes(block["c"]) for block in cell[4])
            for cell in row[1]
        ]
        for row in rows
    ]


def _notes(inlines: Iterable[Node]) -> int:
    return sum(node["t"] == "Note" for node in inlines)


def _drawing(data: bytes, room: int, target: str, number: int, words: str) -> str:
    """A PNG picture as wide as the text; ``words`` say what it shows."""
    wide, high = (int.from_bytes(data[at : at + 4]) for at in (16, 20))
    across = room * EMU_PER_TWIP
    extent = f'cx="{across}" cy="{across * high // wide}"'
    named = f'id="{number}" name="Biểu đồ {number}" descr="{escape(words)}"'
    return w(
        "drawing",
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr {named}/><a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{target}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline>",
    )
