"""Text from spreadsheets prints as itself, wherever it stands."""

from __future__ import annotations

from collections import Counter

import pytest
from baocao.export import as_docx, as_html, as_pdf
from baocao.export.document import document
from baocao.glyphs import shown
from baocao.markdown import SPACES, escape
from hypothesis import given, settings
from hypothesis import strategies as st

from export.notebook import block, notebook, prose, store
from export.reading import parse, squeeze, words
from export.word import Docx

BODY, NOTE = 12, 11
HOSTILE = (
    "*_[]<>&#$@\\`~^",
    "<script>alert(1)</script>",
    "<!-- ẩn -->",
    "#let x = 1",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "![x](http://example.org/x.png)",
    "http://example.org",
    "-4,1% -- --- ... \"a\" 'b'",
    "1. một",
    "- gạch",
    "+ cộng",
    "# đề mục",
    ": chú thích bảng",
    "|a|b|",
    "{eval}`x`",
    "[^1]: ghi chú",
    "&amp; &lt; &#60;",
    "---",
    "===",
    "$x^2$ @ref {=html} {.lop}",
    "//chú /* chú */",
    "\\",
    "{{ 7*7 }} {% raw %}",
    "Đ😀 ngu\u031bo\u031b \u202eđảo\u200b",
    "x" * 600,
)


@pytest.fixture(scope="module")
def made():
    """All formats of one report that shows each hostile text in every kind of place."""
    places = ("{eval}`a`", "Có {eval}`a`.", "- {eval}`a`\n- b", "## {eval}`a`")
    cells = [prose(place, text) for place in places for text in HOSTILE]
    notes = [prose("Chú[^1]\n\n[^1]: {eval}`a`", text) for text in HOSTILE]
    rows = "\n".join(f"| {escape(text)} | 5 |" for text in HOSTILE)
    table = block(f"| Nội dung | Số |\n|:--|--:|\n{rows}\n\n: {escape(HOSTILE[0])}")
    kept = store(*HOSTILE, subject="Dài " * 150 + HOSTILE[0], notice=HOSTILE[1])
    report = document(notebook(*cells, *notes, table, "Hết.", kept=kept))
    return parse(as_html(report)), words(as_pdf(report)), Docx(as_docx(report))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_itself_in_html(made, text):
    """In a paragraph, an item, a heading, a note, a table cell and a reason: the same letters."""
    html, _, _ = made
    seen = squeeze(shown(text))

    for tag, times in {"p": 2, "li": 3, "h2": 1, "td": 1}.items():
        texts = [squeeze(element.text()).removesuffix(".") for element in html.all(tag)]
        assert sum(held.removeprefix("Có") == seen for held in texts) >= times, tag


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_the_same_in_pdf(made, text):
    """The PDF shows the same letters in the body and in the note at the foot of the page."""
    _, pdf, _ = made
    body = squeeze("".join(word.text for word in pdf if word.size >= BODY))
    notes = squeeze("".join(word.text for word in pdf if word.size == NOTE))

    assert body.count(squeeze(shown(text))) >= 4
    assert squeeze(shown(text)) in notes


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_the_same_in_docx(made, text):
    """In paragraphs of their own style, in the note, in the reasons, in the header of each page."""
    _, _, docx = made
    seen = squeeze(shown(text))
    found = Counter(
        (each.style, squeeze(each.text).removeprefix("Có").removesuffix("."))
        for each in docx.paragraphs()
    )

    assert found["BodyText", seen] + found["BodyText", seen.removesuffix(".")] >= 2
    for style, before in {
        "ListBullet": "-", "Heading2": "", "TableText": "", "DraftReason": "-"
    }.items():
        assert found[style, before + seen.removesuffix(".")] >= 1, style
    assert seen in squeeze(docx.note_text())


def test_no_word_runs_off_the_paper(made):
    """Even one of 600 letters is broken over lines, in the text and in the reasons of a draft."""
    _, pdf, _ = made

    assert max(word.right for word in pdf) <= 195.2


def test_hostile_text_makes_no_element_of_its_own(made):
    """Nothing but the elements of the template and of the tree is in the file."""
    html, _, _ = made
    tags = {element.tag for element in html.all()}

    assert not tags & {"script", "img", "iframe", "object", "form", "svg", "math", "code", "pre"}
    assert all(link.attributes["href"].startswith("#") for link in html.all("a"))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=20))
def test_any_text_prints_as_itself(texts):
    """Whatever characters a cell holds, the paragraph shows them and nothing else."""
    report = document(notebook(*(prose("({eval}`a`)", text) for text in texts)))

    paragraphs = parse(as_html(report)).all("main")[0].all("p")

    assert [squeeze(found.text()) for found in paragraphs] == [
        squeeze(shown(f"({SPACES.sub(' ', text)})")) for text in texts
    ]
