"""The report as one HTML file that needs nothing else: no script, no request, fonts inside."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from baocao.export.document import Document
from baocao.export.matter import Matter, matter
from baocao.export.sections import sections
from baocao.export.stylesheet import profile_rules
from baocao.export.tree import parse
from baocao.export.web import Writer
from baocao.glyphs import FONTS

ASSETS = Path(__file__).parent / "assets"

STYLES = {
    "Regular": "font-weight: 400; font-style: normal",
    "Bold": "font-weight: 700; font-style: normal",
    "Italic": "font-weight: 400; font-style: italic",
    "BoldItalic": "font-weight: 700; font-style: italic",
}


def as_html(document: Document) -> str:
    """The text of the report's HTML file.

    Raises:
        BuildError: the text uses a mark that a report cannot print.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    words = matter(document.store)
    style = (
        page_style() + profile_rules(document.store["document"]["profile"]) + _print_marks(words)
    )
    writer = Writer(document)
    parts = sections(parse(document.markdown))
    body = writer.blocks(parts.body)
    writer.deeper = 1  # below the only title of the page
    environment = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("report.html.j2").render(
        words.as_dict(),
        policy=page_policy(style),
        style=Markup(style),
        body=Markup(body),
        appendices=[
            {
                "label": each.label,
                "title": Markup(writer.inlines(each.title)),
                "body": Markup(writer.blocks(each.nodes)),
            }
            for each in parts.appendices
        ],
        notes=[Markup(note) for note in writer.notes],
    )


def page_policy(style: str) -> str:
    """The policy of a page: nothing is fetched, and only this one style sheet counts."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def page_style() -> str:
    """The rules that all pages share: the fonts, which are inside, and the look of a report."""
    faces = "".join(_face(style, rules) for style, rules in STYLES.items())
    return faces + (ASSETS / "report.css").read_text(encoding="utf-8")


def _print_marks(words: Matter) -> str:
    """The rule that prints a draft's mark and the notice on the margin of each page."""
    left = f"@top-left {{ content: {_css_string(words.draft_mark)}; font-weight: bold; }}"
    right = f"@top-right {{ content: {_css_string(words.notice)}; font-style: italic; }}"
    return f"@page {{ {left} {right} }}\n"


def _css_string(text: str) -> str:
    """``text`` as a CSS string in which every character but letters and digits is a code."""
    safe = "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text)
    return f'"{safe}"'


def _face(style: str, rules: str) -> str:
    font = (FONTS / f"LiberationSerif-{style}.woff2").read_bytes()
    data = b64encode(font).decode()
    source = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face {{ font-family: 'Bao cao Serif'; {rules}; src: {source}; }}\n"
