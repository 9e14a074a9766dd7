"""Every format prints the same numbers and the same letters, in the body and in the notes."""

from __future__ import annotations

import pytest
from baocao.export import as_docx, as_html, as_pdf
from baocao.export.document import Document, document

from export.notebook import notebook, store
from export.reading import html_numbers, parse, pdf_numbers, squeeze
from export.sample_report import LONG, report
from export.word import Docx, docx_numbers

NOTE_WITH_TABLE = f"""Có bảng[^1] và nhiều đoạn[^2].

[^1]: Bảng sau:

    | Đơn vị |   Số |
    |:-------|-----:|
    | Xã hai | chín |

[^2]: {LONG}

    Đoạn hai: 12,5%.

    - 2.039 gạch
"""
RARE = (
    NOTE_WITH_TABLE,
    "## II. Đề mục[^1]\n\n1. một\n   - hai\n     + ba\n2. bốn[^1]\n\n[^1]: Trong danh sách: 5.",
    "dòng\\\nsau *nghiêng **đậm***; שלום và 😀; [liên kết](https://a.vn)",
    "# Phụ lục[^1]\n\n| Cột 1 |\n|---|\n| 3[^1] |\n\n: Bảng số 4\n\n[^1]: Nguồn 6",
    "Hết.",
)


@pytest.fixture(scope="module", params=["sample", "rare"])
def whole(request) -> Document:
    """The sample report, and one of all that is rare."""
    kept = store(subject="Tên dài " * 75, number="9")
    return document(report() if request.param == "sample" else notebook(*RARE, kept=kept))


def test_all_formats_print_the_same_numbers(whole):
    """In the body, and in the notes in order of call; page numbers and marks left out."""
    body, notes = html_numbers(as_html(whole))

    assert pdf_numbers(as_pdf(whole)) == (body, notes)
    assert docx_numbers(as_docx(whole)) == (body, notes)
    assert notes


def test_the_numbers_compared_are_those_of_the_report():
    """None is lost on the way to the comparison."""
    body, _ = docx_numbers(as_docx(document(report())))

    assert {"-4,1%", "2.200", "57,14%", "127", "8", "10"} <= set(body)


def test_html_and_docx_print_the_same_letters(whole):
    """Every character below the title block and of the notes, in the same order."""
    page, docx = parse(as_html(whole)), Docx(as_docx(whole))
    (main,), (foot,) = page.all("main"), page.all("div", _class="foot")
    appendices = page.all("section", _class="appendix")
    (notes,) = page.all("section", _class="notes")[0].all("ol")
    _, _, below = docx.text().partition("-----")

    assert letters(below) == letters("".join(each.text() for each in (main, foot, *appendices)))
    assert letters(docx.note_text()) == letters(notes.text())


def letters(text: str) -> str:
    """The characters without spaces and hyphens: HTML leaves the marks of items to its style."""
    return squeeze(text).translate({ord("-"): "", ord("+"): ""})
