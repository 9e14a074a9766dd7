"""Appendices and charts on the page: their head, their own page numbers, the picture's words."""

from __future__ import annotations

import io
import re
from base64 import b64decode

import pdfplumber
import pytest
from baocao.charts.bars import Bar, draw
from baocao.errors import BuildError
from baocao.export import as_html, as_pdf
from baocao.export.document import Document, document

from export.notebook import block, notebook, store
from export.reading import Element, Word, parse, words

WORDS = "Lâm Đồng: 12/20 đảng viên, đạt 60%"
CHART = f'![{WORDS}](chart:ket-nap "Kết nạp theo địa bàn")\n\n*Nguồn: sổ A.*'
LONG = "\n\n".join(["Một đoạn văn của phụ lục, đủ dài để sang trang. " * 12] * 9)


@pytest.fixture(scope="module")
def picture():
    """A small chart."""
    return draw([Bar("Lâm Đồng", "12/20 (60%)", 12, 20)], ("Kết nạp", "Chỉ tiêu"))


@pytest.fixture(scope="module")
def whole(picture) -> Document:
    """A report with two appendices: one of several pages, one with a chart."""
    return document(
        notebook(
            "## I. THÂN\n\nMột đoạn (Phụ lục 1).",
            f"# Số liệu chủ yếu\n\n## Mục\n\n{LONG}",
            "# Biểu đồ",
            block(CHART, **{"ket-nap": (picture.svg, picture.png)}),
            kept=store(number="127", date="2026-06-18"),
        )
    )


@pytest.fixture(scope="module")
def page(whole) -> Element:
    """The report as HTML."""
    return parse(as_html(whole))


@pytest.fixture(scope="module")
def pdf(whole) -> bytes:
    """The report as PDF."""
    return as_pdf(whole)


@pytest.fixture(scope="module")
def printed(pdf) -> list[Word]:
    """The words of the PDF."""
    return words(pdf)


def text_of(found: list[Word], page: int) -> str:
    """The words of one page below its header."""
    return " ".join(word.text for word in found if word.page == page and word.top > 19)


def first_pages(found: list[Word]) -> list[int]:
    """The pages on which an appendix begins."""
    return [
        page
        for page in range(1, found[-1].page + 1)
        if text_of(found, page).startswith("PHỤ LỤC")
    ]


def test_each_appendix_is_a_named_section_after_the_signature(page):
    """The body ends with the signature; an appendix has its head and what belongs to it."""
    first, second = page.all("section", _class="appendix")

    assert "CB-0001" not in first.text()
    assert "Số liệu chủ yếu".upper() not in page.all("main")[0].text()
    assert re.sub(r"\s+", " ", second.text()).strip().startswith(
        "PHỤ LỤC 2 BIỂU ĐỒ (Kèm theo Báo cáo số 127-BC/BTCTU, ngày 18/6/2026 của "
    )
    assert [each.attributes["aria-labelledby"] for each in (first, second)] == [
        each.all("h2")[0].attributes["id"] for each in (first, second)
    ]


def test_footnotes_of_the_text_stand_before_the_appendices():
    """They belong to what was signed."""
    made = document(notebook("Thân[^1].\n\n[^1]: Chú thích.", "# Một"))

    sections = parse(as_html(made)).all("section")

    assert [each.attributes["class"] for each in sections] == ["notes", "appendix"]


def test_headings_of_an_appendix_stand_below_its_title(page):
    """There is one title of the page; an appendix is one level below, its outline two."""
    (first, _) = page.all("section", _class="appendix")

    assert len(page.all("h1")) == 1
    assert [each.text().strip() for each in first.all("h3")] == ["Mục"]


def test_a_chart_in_html_is_in_the_file_with_its_words(page, picture):
    """The picture is data of the file itself; its words and its caption are text."""
    (figure,) = page.all("figure")
    (image,) = figure.all("img")

    assert image.attributes["alt"] == WORDS
    assert b64decode(image.attributes["src"].removeprefix("data:image/svg+xml;base64,")) == (
        picture.svg
    )
    assert figure.all("figcaption")[0].text().strip() == "Kết nạp theo địa bàn"


def test_each_appendix_begins_on_a_new_page_with_its_head(printed):
    """The label, the title in capitals, which document it belongs to, five hyphens."""
    first, second = first_pages(printed)

    assert second > first + 1
    assert text_of(printed, first).startswith(
        "PHỤ LỤC 1 SỐ LIỆU CHỦ YẾU (Kèm theo Báo cáo số 127-BC/BTCTU, ngày 18/6/2026 của "
    )
    assert " ----- Mục " in text_of(printed, first)


def test_each_appendix_counts_its_own_pages(printed):
    """The number is hidden on the first page of the report and of each appendix."""
    first, second = first_pages(printed)
    numbers = {word.page: word.text for word in printed if word.top < 19}
    own = {page: str(page - start + 1) for start, end in ((first, second), (second, 99))
           for page in range(start + 1, end)}  # fmt: skip

    assert {page: number for page, number in numbers.items() if page >= first} == {
        page: number for page, number in own.items() if page <= printed[-1].page
    }
    assert first not in numbers
    assert numbers[first + 1] == "2"


def test_a_chart_in_the_pdf_has_its_words_and_stays_with_its_source(pdf, printed):
    """The alternative text is in the tagged file; caption, picture and source share a page."""
    page = first_pages(printed)[-1]

    with pdfplumber.open(io.BytesIO(pdf)) as book:
        words_of_pictures = [
            element.get("alt_text") or "" for element in tagged(book.structure_tree)
        ]
        drawn = book.pages[page - 1].rects or book.pages[page - 1].curves
    assert WORDS in words_of_pictures
    assert drawn
    assert text_of(printed, page).endswith("----- Kết nạp theo địa bàn Nguồn: sổ A.")


def tagged(elements: list[dict]) -> list[dict]:
    """Every element of a PDF's structure, those inside others too."""
    return [each for top in elements for each in (top, *tagged(top.get("children", [])))]


def test_the_same_document_gives_the_same_pdf(whole, pdf):
    """Pictures bring nothing of the clock or of chance."""
    assert as_pdf(whole) == pdf


@pytest.mark.parametrize("write", [as_html, as_pdf])
def test_a_chart_that_no_block_brought_is_refused_in_each_format(write):
    """Somebody typed its address; the message names it."""
    with pytest.raises(BuildError, match="Không có biểu đồ “a"):
        write(document(notebook("Thân.\n\n![ba](chart:a<b)")))


def test_fixed_widths_of_a_table_hold_in_each_format():
    """Shares of the text's width, in HTML as columns, in the PDF where the text begins."""
    table = f"| Một | Hai |\n|{'-' * 250}|{'-' * 750}|\n| a | b |\n"
    made = document(notebook(f"Thân.\n\n{table}"))

    columns = parse(as_html(made)).all("col")
    place = {word.text: word.left for word in words(as_pdf(made)) if word.size == 12}

    assert [column.attributes["width"] for column in columns] == ["25.0%", "75.0%"]
    assert place["b"] - place["a"] == pytest.approx(165 / 4, abs=0.2)


@pytest.mark.parametrize("before", range(15, 25))
def test_a_row_that_heads_others_is_never_the_last_on_its_page(before):
    """Whatever stands above it, it goes to the page of the row below it."""
    rows = "\n".join(f"| {number} | dòng |" for number in range(before))
    table = f"| STT | Nội dung |\n|---|---|\n{rows}\n| **A** | **NHÓM** |\n| x | sau |\n| y | z |"
    printed = words(as_pdf(document(notebook(f"Thân.\n\n{table}"))))
    pages = {word.text: word.page for word in printed if word.size == 12}

    assert pages["NHÓM"] == pages["sau"]


def test_rows_that_head_others_may_stand_one_below_the_other():
    """As in a form whose first total has no parts; the lower one keeps to the row below it."""
    table = "| STT | Nội dung |\n|---|---|\n| **A** | **ĐẦU KỲ** |\n| **B** | **TĂNG** |\n| x | sau |"
    printed = words(as_pdf(document(notebook(f"Thân.\n\n{table}"))))

    assert {"ĐẦU", "TĂNG", "sau"} <= {word.text for word in printed}


def test_a_name_longer_than_its_column_stays_in_it():
    """Names of files and figures break after a point or a low line."""
    name = "political_standard.concluded.standing_committee.listed"
    table = f"| A | B |\n|{'-' * 200}|{'-' * 800}|\n| {name} | b |"
    printed = words(as_pdf(document(notebook(f"Thân.\n\n{table.replace('_', chr(92) + '_')}"))))
    second = next(word.left for word in printed if word.text == "b")

    pieces = [word for word in printed if word.size == 12 and word.text.strip("\u200b") in name]
    assert "".join(word.text for word in pieces if word.left < second - 1).replace(
        "\u200b", ""
    ).startswith(name)
    assert all(word.right < second for word in pieces if word.text != "b")


@pytest.mark.parametrize("before", range(10, 20))
def test_a_row_stays_on_one_page(before):
    """Its cells are read side by side."""
    rows = "\n".join(f"| {number} | dòng |" for number in range(before))
    cell = " ".join(["hàng", *["chữ"] * 60, "cuối"])
    table = f"| STT | Nội dung |\n|{'-' * 700}|{'-' * 300}|\n{rows}\n| x | {cell} |"
    printed = words(as_pdf(document(notebook(f"Thân.\n\n{table}"))))

    assert len({word.page for word in printed if word.text in ("hàng", "cuối")}) == 1


def test_a_row_longer_than_a_page_goes_on_on_the_next():
    """Nothing of it is lost below the page."""
    cell = " ".join(f"từ{number}" for number in range(1500))
    table = f"| STT | Nội dung |\n|{'-' * 700}|{'-' * 300}|\n| x | {cell} |"
    printed = words(as_pdf(document(notebook(f"Thân.\n\n{table}"))))

    found = [word for word in printed if word.text.startswith("từ")]
    assert len(found) == 1500
    assert max(word.baseline for word in found) < 277
