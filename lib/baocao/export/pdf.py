"""The report as PDF: tagged, archivable, with page-bottom footnotes; made in this process."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from baocao.errors import BuildError
from baocao.export import typst as markup
from baocao.export.document import Document
from baocao.export.matter import matter
from baocao.export.sections import Appendix, sections, split_last
from baocao.export.tree import charts, heading_styles, parse
from baocao.glyphs import FONTS

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATE = Path(__file__).parent / "assets" / "report.typ"

STANDARDS = ["a-2a", "ua-1"]


def as_pdf(document: Document) -> bytes:
    """The bytes of the report's PDF; the same document gives the same bytes.

    Raises:
        BuildError: the text cannot be printed, or typst or its check of the PDF standards failed.
    """
    import typst

    paper = document.store["document"]
    day = date.fromisoformat(paper["pdf_date"])
    try:
        return typst.compile(
            source(document, day).encode(),
            format="pdf",
            font_paths=_fonts(),
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        reason = " ".join([error.message, *error.hints])
        raise BuildError(f"Không tạo được PDF, typst báo: {reason}") from error


def source(document: Document, day: date) -> str:
    """The typst text of the report: the page template, then one call with its words and body."""
    template = TEMPLATE.read_text(encoding="utf-8")
    store: dict[str, Any] = document.store
    words = markup.literal(matter(store).as_dict())
    rules = store["document"]["profile"]
    headings = {str(level): style for level, style in heading_styles(rules).items()}
    profile = markup.literal({**rules, "headings": headings})
    dated = markup.literal({"year": day.year, "month": day.month, "day": day.day})
    tree = parse(document.markdown)
    pictures = {address: document.picture(address, "svg") for address in charts(tree)}
    parts = sections(tree)
    body, last = split_last(parts.body)
    appendices = "".join(f"{_appendix(each)}, " for each in parts.appendices)
    return (
        f"{template}\n#let pictures = {markup.literal(pictures)}\n"
        f"#report({words}, {profile}, {dated}, ({appendices}))"
        f"[{markup.blocks(body)}][{markup.blocks(last)}]\n"
    )


def _appendix(appendix: Appendix) -> str:
    title, body = markup.inlines(appendix.title), markup.blocks(appendix.nodes)
    return f"({markup.literal(appendix.label)}, [{title}], [{body}])"


@cache
def _fonts() -> Fonts:
    """Only the package's own font, so that no other can be printed in its place."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[FONTS],
    )
