"""The Word document on paper: LibreOffice opens it and sets its pages as the guideline asks."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from baocao.export import as_docx
from baocao.export.document import document

from export.notebook import store
from export.reading import HEADER_BOTTOM, POINTS_PER_MM, Word, pdf_numbers, words
from export.sample_report import LONG, report
from export.word import docx_numbers

pytestmark = pytest.mark.slow
NEAR = 0.5  # millimetres


def printed(folder: Path, content: bytes) -> bytes:
    """The PDF that LibreOffice makes of a Word document; any word of complaint fails."""
    program = shutil.which("soffice")
    if not program:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("cần gói libreoffice-writer-nogui")
    (folder / "report.docx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    done = subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "report.docx"],
        cwd=folder, capture_output=True, text=True, check=True, timeout=120,
    )
    assert "Error" not in done.stdout + done.stderr
    return (folder / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def content() -> bytes:
    """A draft of several pages with a long footnote, a long table and an appendix of two pages."""
    marks = {"circulation": "LƯU HÀNH NỘI BỘ", "not_for_media": True}
    kept = store("Thiếu biểu", number="", date="", **marks)
    return as_docx(document(report(kept, "# Số liệu", *[LONG * 4] * 8)))


@pytest.fixture(scope="module")
def pdf(content, tmp_path_factory) -> bytes:
    """Its pages as LibreOffice prints them."""
    return printed(tmp_path_factory.mktemp("soffice"), content)


@pytest.fixture(scope="module")
def found(pdf) -> list[Word]:
    """The words of the pages."""
    return words(pdf)


@pytest.fixture(scope="module")
def appendix(found) -> int:
    """The page on which the appendix begins."""
    return next(word.page for word in found if word.text == "PHỤ")


def test_libreoffice_prints_all_that_is_in_the_file(pdf, content):
    """The numbers of the text and of the notes, in order, none lost and none twice."""
    assert pdf_numbers(pdf) == docx_numbers(content)


def test_the_first_page_of_each_section_has_no_number(found, appendix):
    """The others count on; the appendix begins again."""
    numbers = {word.page: word for word in found if word.text.isdecimal() and word.top < 16}
    last = found[-1].page

    assert last > appendix > 4
    assert {page: int(word.text) for page, word in numbers.items()} == {
        **{page: page for page in range(2, appendix)},
        **{page: page - appendix + 1 for page in range(appendix + 1, last + 1)},
    }
    for word in numbers.values():
        assert word.size == 14
        assert word.top == pytest.approx(10, abs=NEAR)
        assert (word.left + word.right) / 2 == pytest.approx((30 + 195) / 2, abs=NEAR)


def test_the_text_stands_within_the_margins(found):
    """Left and right used to the full; nothing below but the mark of the last page."""
    body = [word for word in found if HEADER_BOTTOM < word.top < 278]

    assert min(word.left for word in body) == pytest.approx(30, abs=NEAR)
    assert max(word.right for word in body) == pytest.approx(195, abs=NEAR)
    below = " ".join(word.text for word in found if word.top >= 278)
    assert below == "Không phổ biến trên phương tiện thông tin đại chúng"


def test_marks_stand_where_the_guideline_wants_them(found):
    """Of the draft on every page, of circulation at the top right of the first only."""
    top = [word for word in found if word.top < 9 and word.text == "THẢO:"]
    circulation = [word for word in found if word.text == "LƯU"]

    assert [word.page for word in top] == list(range(1, found[-1].page + 1))
    assert [word.page for word in circulation] == [1]
    assert circulation[0].top == pytest.approx(10, abs=NEAR)


def test_the_rule_is_as_long_as_the_party_name(pdf, found):
    """Under it, from its first letter to its last."""
    name = [word for word in found if word.size == 15]
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        page = book.pages[0]
        rules = [
            line
            for line in [*page.rects, *page.lines]
            if 0 < line["top"] / POINTS_PER_MM - name[0].baseline < 3 and line["height"] < 2
        ]

    left = min(line["x0"] for line in rules) / POINTS_PER_MM
    right = max(line["x1"] for line in rules) / POINTS_PER_MM
    assert left == pytest.approx(name[0].left, abs=NEAR)
    assert right == pytest.approx(name[-1].right, abs=NEAR)


def test_the_title_block_keeps_to_its_lines(found):
    """Place and date stand on one line with the number, also where they are left blank."""
    lines = {word.text: word.baseline for word in found if word.page == 1}

    assert lines["Lâm"] == lines["2026"] == pytest.approx(lines["-BC/BTCTU"], abs=NEAR)
    assert lines["TỈNH"] == pytest.approx(lines["ĐẢNG"], abs=NEAR)


def test_the_head_of_a_final_report_stands_at_the_top_of_the_page(tmp_path):
    """LibreOffice would put an empty line before a table that begins a document."""
    found = words(printed(tmp_path, as_docx(document(report()))))

    assert found[0].text == "TỈNH"
    assert found[0].top == pytest.approx(20, abs=3)


def test_a_table_shows_its_head_on_each_page_and_notes_stand_at_the_foot(found):
    """The column names come again; a note is below the text of the page that calls it."""
    heads = [word.page for word in found if word.text == "TT" and word.size == 12]
    first = next(word for word in found if word.text == "Nữ" and word.size == 11)
    body = [word for word in found if word.page == first.page and word.size == 14]

    assert len(set(heads)) == len(heads) >= 2
    assert first.page == 1
    assert first.top > max(word.baseline for word in body)


def test_the_signature_stands_with_the_end_of_the_text(found, appendix):
    """Authority, post and name on one page, the last before the appendix, with text over them."""
    pages = {word.page for word in found if word.text in ("TRƯỞNG", "CB-0001", "nhận:")}

    assert pages == {appendix - 1}
    assert any(word.page == appendix - 1 and word.text == "Ban" for word in found)
