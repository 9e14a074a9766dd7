"""A report with every mark printed by a profile, and where its lines stand on the pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
from baocao.export import as_pdf
from baocao.export.document import document
from baocao.export.matter import Matter, matter

from export.notebook import notebook, store
from export.reading import POINTS_PER_MM, Word, words

SENTENCE = "Các phòng chuyên môn đã rà soát, thẩm định và trình từng nội dung theo chương trình. "
BODY = [
    "## I. ĐỀ MỤC", "### 1. Mục", "#### 1.1. Tiểu mục", f"{SENTENCE * 4}[^1].",
    "[^1]: Chú thích dài hơn một dòng. " + SENTENCE * 2,
    "| Cột A | Cột B |\n|---|---|\n| Ô 1 | Ô 2 |\n| Ô 3 | Ô 4 |",
    *[SENTENCE * 3] * 12,
]  # fmt: skip
MARKED = {
    "urgency": "THƯỢNG KHẨN", "draft_round": 2, "circulation": "LƯU HÀNH NỘI BỘ",
    "not_for_media": True, "typist": "ToCB-26",
    "contact": "Liên hệ: Văn phòng Ban Tổ chức Tỉnh ủy Lâm Đồng.",
}  # fmt: skip
LEFT = ("superior", "issuer", "star", "number", "urgency", "draft_number")
RIGHT = ("party", "place_and_date")
CENTRED = ("kind", "subject", "basis", "dashes")
SIGNED = ("authority", "post", "name")
RECIPIENTS = ("recipients_heading", "recipients", "typist")
ELEMENTS = {
    "head": (*LEFT, *RIGHT, *CENTRED, "circulation"),
    "foot": (*SIGNED, *RECIPIENTS, "contact", "circulation_bottom"),
}
NAMES = [name for names in ELEMENTS.values() for name in names]


@dataclass(frozen=True)
class Printed:
    """A report with every mark, and the profile it was printed by."""

    profile: dict[str, Any]
    matter: Matter
    words: list[Word]
    rules: list[tuple[int, float, float, float]]
    """Straight lines: page, left, right, and how far down, in mm."""

    def style(self, element: str) -> dict[str, Any]:
        """What the profile says of an element."""
        part = "head" if element in ELEMENTS["head"] else "foot"
        return self.profile[part][element]

    def box(self, element: str) -> Word:
        """The line of an element (the first of the recipients), as one long word."""
        text = getattr(self.matter, element)
        return self.line(text if isinstance(text, str) else text[0])

    def line(self, text: str) -> Word:
        """The only line that begins a page element with exactly these words."""
        parts = text.split()
        found = [
            self.words[at : at + len(parts)]
            for at in range(len(self.words))
            if [word.text for word in self.words[at : at + len(parts)]] == parts
        ]
        assert len(found) == 1, f"printed {len(found)} times: {text}"
        first, last = found[0][0], found[0][-1]
        assert {(word.size, word.font) for word in found[0]} == {(first.size, first.font)}
        return Word(
            text, first.page, first.left, last.right, first.top, first.baseline, first.size,
            first.font,
        )  # fmt: skip

    @property
    def last_page(self) -> int:
        """The page where the document ends."""
        return max(word.page for word in self.words)

    def margin(self, side: str) -> float:
        """A margin in mm."""
        return self.profile["margins"][side]

    @property
    def edges(self) -> tuple[float, float]:
        """Where the text begins and ends across the page, in mm."""
        return self.margin("left"), self.profile["paper"]["width"] - self.margin("right")


def printed_by(used: dict[str, Any], *cells: str) -> Printed:
    """The report of ``cells`` printed by that profile."""
    kept = store(profile=used, **MARKED)
    pdf = as_pdf(document(notebook("\n\n".join(cells or BODY), kept=kept)))
    return Printed(used, matter(kept), words(pdf), list(rules_of(pdf)))


def rules_of(pdf: bytes) -> Iterator[tuple[int, float, float, float]]:
    """Horizontal lines without the footnotes' and tables', which the profile says nothing of."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        for page in book.pages:
            for line in [*page.rects, *page.lines]:
                if line["x1"] - line["x0"] > line["bottom"] - line["top"]:
                    left, right, top = (line[side] / POINTS_PER_MM for side in ("x0", "x1", "top"))
                    yield page.page_number, left, right, top


def middle(box: Word) -> float:
    """The middle of a line, in mm from the left."""
    return (box.left + box.right) / 2


def font(style: dict[str, Any]) -> str:
    """The font of a style."""
    face = ("Bold" if style["bold"] else "") + ("Italic" if style["italic"] else "")
    return f"LiberationSerif-{face}".removesuffix("-")


def rule_under(printed: Printed, box: Word) -> tuple[float, float]:
    """The ends of the only line within 3 mm under those words."""
    near = [
        (left, right)
        for page, left, right, top in printed.rules
        if page == box.page and 0 < top - box.baseline < 3 and left < box.right and right > box.left
    ]
    assert len(near) == 1
    return near[0]
