"""What the end of a page does not part, in PDF and Word: a table's ends, and what leads to it."""

from __future__ import annotations

import pytest
from baocao.export import as_docx, as_pdf
from baocao.export.document import document
from baocao.export.keeping import kept
from baocao.export.tree import parse

from export.notebook import notebook
from export.reading import words
from export.word import Docx

HEAD = "| STT | Nội dung |\n|---|---|\n"


def rows(*texts: str) -> str:
    """A table of two columns, a row a text."""
    return HEAD + "\n".join(f"| {text} | dòng |" for text in texts)


def numbered(count: int) -> str:
    """A table whose rows are r0, r1 and so on."""
    return rows(*(f"r{at}" for at in range(count)))


def pages_of(markdown: str) -> dict[str, int]:
    """The last page on which each word of the text stands."""
    return {word.text: word.page for word in words(as_pdf(document(notebook(markdown))))}


def above(lines: int) -> str:
    """So many paragraphs of one line."""
    return "\n\n".join("Thân." for _ in range(lines))


@pytest.mark.parametrize("lines", range(14, 26, 2))
def test_no_page_has_one_or_two_rows_of_a_table_alone(lines):
    """Three rows at least begin it below its head, three end it."""
    pages = pages_of(f"{above(lines)}\n\n{numbered(24)}\n\nHết.")

    assert pages["r0"] == pages["r2"]
    assert pages["r21"] == pages["r23"]


@pytest.mark.parametrize("lines", range(14, 26, 2))
def test_a_heading_its_lead_and_the_table_stay_together(lines):
    """The short paragraph between goes to the page of the table's first rows."""
    pages = pages_of(f"{above(lines)}\n\n## Mục\n\nDẫn.\n\n### Con\n\n{numbered(24)}\n\nHết.")

    assert pages["Mục"] == pages["Dẫn."] == pages["Con"] == pages["r2"]


def test_word_keeps_the_first_and_the_last_rows_together():
    """Each but the last of them keeps to the next; those between do not."""
    docx = Docx(as_docx(document(notebook(f"## Mục\n\nDẫn.\n\n{numbered(8)}\n\nHết."))))

    held = [at for at in range(8) if docx.line(f"r{at}").has("w:keepNext")]
    assert held == [0, 1, 5, 6]
    assert docx.line("Dẫn.").has("w:keepNext")


@pytest.mark.parametrize(
    ("table", "groups"),
    [
        (numbered(1), []),
        (numbered(6), [range(6)]),
        (numbered(7), [range(3), range(4, 7)]),
        (rows("a", "b", "chữ " * 400, "d", "e", "g", "h"), [range(4, 7)]),
        (rows("a[^1]", "b", "c") + "\n\n[^1]: Chú thích.\n", []),
        (HEAD + "|a|1|\n|b|2|\n|**C**|**3**|\n|d|4|\n|e|5|\n|g|6|\n|h|7|", [range(4), range(4, 7)]),
    ],
)
def test_only_rows_that_fit_on_a_page_are_kept(table, groups):
    """Not those too high together, nor those with notes; none ends with a row that heads others."""
    (node,) = [each for each in parse(table) if each["t"] == "Table"]

    assert kept(node) == groups
