"""The PDF report keeps to the paper of Hướng dẫn 05-HD/VPTW."""

from __future__ import annotations

import io
from itertools import pairwise

import pdfplumber
import pytest
from baocao.errors import BuildError
from baocao.export import as_pdf
from baocao.export.document import document

from export.notebook import notebook, profile, store
from export.reading import POINTS_PER_MM, Word, words
from export.sample_report import report

BODY, NOTE = 14, 11
LINE = 20 / POINTS_PER_MM
PARAGRAPH = 6 / POINTS_PER_MM
NEAR = 0.15


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A final report of several pages."""
    return as_pdf(document(report()))


@pytest.fixture(scope="module")
def printed(pdf) -> list[Word]:
    """Its words."""
    return words(pdf)


@pytest.fixture(scope="module")
def draft() -> list[Word]:
    """The words of a draft of made-up figures, its number and date still blank."""
    kept = store("Thiếu biểu", "Mục trống", number="", date="", notice="Số liệu minh họa")
    return words(as_pdf(document(report(kept))))


def lines(found: list[Word], page: int, size: float = BODY) -> list[list[Word]]:
    """The words of one size on one page, line by line from the top; the header left out."""
    by_baseline: dict[float, list[Word]] = {}
    for word in found:
        if word.page == page and word.size == size and word.top > 19:
            by_baseline.setdefault(round(word.baseline, 1), []).append(word)
    return [by_baseline[baseline] for baseline in sorted(by_baseline)]


def line_with(found: list[Word], text: str) -> list[Word]:
    """The first line that holds ``text``, of whatever size."""
    for page in range(1, found[-1].page + 1):
        for size in sorted({word.size for word in found if word.page == page}):
            for line in lines(found, page, size):
                if text in " ".join(word.text for word in line):
                    return line
    raise AssertionError(f"not printed: {text}")


def test_the_text_stands_within_the_margins(pdf, printed):
    """A4; 30 mm left and 15 mm right are used to the full and never crossed; 20 mm above, below."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        sizes = {(round(page.width), round(page.height)) for page in book.pages}
    body = [word for word in printed if word.top > 19 and word.size >= NOTE]

    assert sizes == {(595, 842)}
    assert min(word.left for word in body) == pytest.approx(30, abs=NEAR)
    assert max(word.right for word in body) == pytest.approx(195, abs=NEAR)
    assert min(word.top for word in body) >= 20 - NEAR
    assert max(word.baseline for word in body) <= 277 + NEAR


def test_page_numbers_stand_from_page_two_in_the_middle_ten_millimetres_down(printed):
    """14 points, centred on the text, none on the first page."""
    numbers = [word for word in printed if word.top < 19]

    assert [int(word.text) for word in numbers] == list(range(2, printed[-1].page + 1))
    for number in numbers:
        assert number.size == 14
        assert number.top == pytest.approx(10, abs=0.3)
        assert (number.left + number.right) / 2 == pytest.approx((30 + 195) / 2, abs=NEAR)


def test_lines_are_exactly_20_points_apart_and_paragraphs_6_more(printed):
    """Also where a line holds the raised mark of a footnote."""
    pages = [lines(printed, page) for page in (2, printed[-1].page - 1)]
    gaps = {
        round(after[0].baseline - before[0].baseline, 1)
        for page in pages
        for before, after in pairwise(page)
    }

    assert {gap for gap in gaps if gap < 2 * LINE} == {
        round(LINE, 1), round(LINE + PARAGRAPH, 1)
    }


def test_paragraphs_begin_ten_millimetres_in(printed):
    """So do list items, whose further lines start at the left margin."""
    for text in ("(1) Các phòng", "- Công tác cán bộ", "I. KHÁI QUÁT CHUNG", "8. Các phòng"):
        assert line_with(printed, text)[0].left == pytest.approx(40, abs=0.8), text
    item = line_with(printed, "+ Trình 1.810")
    further = lines(printed, item[0].page)
    assert further[further.index(item) + 1][0].left == pytest.approx(30, abs=NEAR)


def test_paragraphs_are_justified(printed):
    """Every line but the last of a paragraph ends at the right margin."""
    ends = [line[-1].right for line in lines(printed, printed[-1].page - 1)]

    assert sum(end == pytest.approx(195, abs=NEAR) for end in ends) >= len(ends) * 0.6


@pytest.mark.parametrize(("text", "size", "font"), [
    ("TỈNH ỦY LÂM ĐỒNG", 14, "LiberationSerif"),
    ("BAN TỔ CHỨC", 14, "LiberationSerif-Bold"),
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "LiberationSerif-Bold"),
    ("Số 127-BC/BTCTU", 14, "LiberationSerif"),
    ("Lâm Đồng, ngày 18 tháng 6 năm 2026", 14, "LiberationSerif-Italic"),
    ("BÁO CÁO", 16, "LiberationSerif-Bold"),
    ("Kết quả công tác quý II", 14, "LiberationSerif-Bold"),
    ("-----", 14, "LiberationSerif"),
    ("II. KẾT QUẢ", 14, "LiberationSerif-Bold"),
    ("(1) Các phòng", 14, "LiberationSerif"),
    ("K/T TRƯỞNG BAN", 14, "LiberationSerif-Bold"),
    ("PHÓ TRƯỞNG BAN", 14, "LiberationSerif"),
    ("CB-0001", 14, "LiberationSerif-Bold"),
    ("Nơi nhận:", 14, "LiberationSerif"),
    ("- Thường trực Tỉnh ủy (b/c);", 12, "LiberationSerif"),
    ("- Lưu Văn phòng BTCTU.", 12, "LiberationSerif"),
])
def test_each_element_has_the_size_and_style_of_the_guideline(printed, text, size, font):
    """Hướng dẫn 05-HD/VPTW, Phụ lục 2."""
    line = " ".join(word.text for word in printed if (word.size, word.font) == (size, font))

    assert text in line


def test_the_rule_under_the_party_name_is_as_long_as_the_name(pdf, printed):
    """Not shorter, not longer."""
    name = [word for word in printed if word.size == 15]
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        first = book.pages[0]
        rules = [rect for rect in [*first.rects, *first.lines] if rect["top"] < 100]

    assert len(rules) == 1
    assert rules[0]["x0"] / POINTS_PER_MM == pytest.approx(name[0].left, abs=0.3)
    assert rules[0]["x1"] / POINTS_PER_MM == pytest.approx(name[-1].right, abs=0.3)


@pytest.mark.parametrize(
    "whole", ["719-QĐ/TU,", "(38-HD/BTCTW)", "31/3/2026;", "2026 - 2031,", "01/7/2026 - 30/9/2026."]
)
def test_a_symbol_a_date_or_a_span_is_not_parted_by_a_line(whole):
    """However the lines fall, it stays whole, within the margins, its characters as typed."""
    for shift in range(1, 24, 2):
        text = f"Theo {'ô' * shift} đã ban hành {whole} và các " * 6
        pdf = as_pdf(document(notebook(text)))
        with pdfplumber.open(io.BytesIO(pdf)) as book:
            page = book.pages[0].extract_text()

        assert page.count(whole) == 6
        assert max(word.right for word in words(pdf)) <= 195 + NEAR


def test_the_mark_of_a_note_stays_with_the_word_that_no_line_parts():
    """No line begins with the mark."""
    for shift in range(1, 24, 2):
        text = f"Theo {'ô' * shift} đã ban hành 719-QĐ/TU[^a] và các " * 6
        found = words(as_pdf(document(notebook(f"{text}\n\n[^a]: Chú thích."))))

        marked = [(word, mark) for word, mark in pairwise(found) if word.text == "719-QĐ/TU"]
        assert len(marked) == 6
        for word, mark in marked:
            assert mark.text.isdecimal()
            assert mark.left == pytest.approx(word.right, abs=NEAR)


def test_a_narrow_column_may_part_what_a_line_may_not():
    """A word longer than its column does not run into the next."""
    table = f"| Số | Nội dung |\n|{'-' * 80}|{'-' * 920}|\n| Số 719-QĐ/TU này | Đoạn |"
    found = words(as_pdf(document(notebook(f"Theo\n\n{table}"))))

    (symbol,) = [word for word in found if word.text == "719-"]
    assert symbol.right < next(word for word in found if word.text == "Đoạn").left


def test_footnotes_stand_at_the_foot_of_the_page_that_calls_them(printed):
    """Below every body line of that page, in smaller letters."""
    for note, caller in (("Nữ", "54 cán bộ"), ("(i)", "- Công tác cán bộ")):
        first = next(word for word in printed if word.size == NOTE and word.text == note)
        body = [word for word in printed if word.page == first.page and word.size == BODY]

        assert first.page == line_with(printed, caller)[0].page
        assert first.top > max(word.baseline for word in body)


@pytest.mark.parametrize("lines_before", [19, 21, 22, 23, 25, 27])
@pytest.mark.parametrize("place", ["CALL[^1]. {0}", "{0} CALL[^1]. {0}", "- CALL[^1]: {0}"])
def test_a_long_footnote_never_comes_before_its_call(lines_before, place):
    """Near the end of a page, in a paragraph or an item, the note starts where its mark is."""
    sentence = "Các phòng chuyên môn đã rà soát, thẩm định từng nội dung. " * 3
    before = "\n\n".join(["Dòng."] * lines_before)
    note = f"[^1]: NOTE {sentence * 6}"
    text = "\n\n".join([before, place.format(sentence), note, before])

    found = words(as_pdf(document(notebook(text))))

    (call,) = [word.page for word in found if word.text.startswith("CALL")]
    (start,) = [word.page for word in found if word.text == "NOTE"]
    assert start == call


def test_table_headers_come_again_on_the_next_page(printed):
    """A table that goes on shows its column names again."""
    heads = [word.page for word in printed if word.text == "TT" and word.size == 12]

    assert len(heads) >= 2
    assert len(set(heads)) == len(heads)


def test_the_signature_is_never_parted_nor_alone():
    """However long the text, authority, name and recipients share a page with its last line."""
    pages_seen = set()
    for extra in range(0, 36, 5):
        kept_apart = "\n\n".join(["Một dòng."] * (20 + extra))
        found = words(as_pdf(document(notebook(kept_apart, "- Mục đầu.\n- Mục cuối."))))
        page = {line_with(found, text)[0].page for text in (
            "Mục cuối.", "K/T TRƯỞNG BAN", "CB-0001", "Nơi nhận:", "- Lưu Văn phòng"
        )}
        assert len(page) == 1
        pages_seen |= page
    assert len(pages_seen) > 1


@pytest.mark.parametrize("contact", ["", "Liên hệ: Văn phòng Ban. " * 8])
@pytest.mark.parametrize("ending", ["CALL[^1].", "- Mục.\n- CALL[^1]."])
def test_a_footnote_of_the_last_lines_goes_with_them(ending, contact):
    """Where they go to the page of the signature, the note goes too; so does the contact."""
    for extra in range(0, 20):
        text = "\n\n".join([*["Một dòng."] * (10 + extra), ending, "[^1]: NOTE."])
        found = words(as_pdf(document(notebook(text, kept=store(contact=contact)))))

        pages = {
            word.page for word in found
            if word.text in ("CALL", "NOTE.", "K/T", "CB-0001", "hệ:") or "CALL" in word.text
        }
        assert len(pages) == 1, extra


def test_a_list_of_recipients_longer_than_a_page_goes_on():
    """Nothing is printed below the margin, none is left out."""
    names = [f"Đảng ủy xã thứ {number}" for number in range(1, 121)]
    found = words(as_pdf(document(notebook("Đoạn.", kept=store(recipients=names)))))

    assert [word.text for word in found].count("thứ") == len(names)
    assert max(word.baseline for word in found) <= 277 + NEAR


@pytest.mark.parametrize("ending", [
    "\n".join(["- Mục."] * 60),
    "\n".join(f"{number}. Mục." for number in range(1, 61)),
    "| Cột |\n|---|\n" + "| Mục. |\n" * 60,
])
def test_a_long_list_or_table_at_the_end_leaves_no_page_empty(ending):
    """Only its last item stays with the signature; the rest starts where the text ends."""
    found = words(as_pdf(document(notebook(ending))))

    assert [word.page for word in found if word.text == "Mục."].count(1) >= 15


def test_a_draft_is_marked_on_every_page(draft):
    """DỰ THẢO with its reason stands above each page's text, the notice from the second page on.

    On the first page the notice is in the box; the same words above it would be said twice.
    """
    last = draft[-1].page
    assert last > 1
    for page in range(1, last + 1):
        top = " ".join(word.text for word in draft if word.page == page and word.top < 10)
        notice = " Số liệu minh họa" if page > 1 else ""
        assert top == f"DỰ THẢO: Thiếu biểu (và 1 lý do khác){notice}"


def test_a_blank_number_and_date_leave_room(draft):
    """The office writes them by hand."""
    number, symbol = line_with(draft, "Số -BC/BTCTU")[:2]

    assert symbol.left - number.right > 8
    assert line_with(draft, "Lâm Đồng, ngày tháng năm 2026")


def test_only_liberation_serif_is_embedded(pdf):
    """No other font stands in for a missing letter, nor is one left to the reader's machine."""
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        fonts = {char["fontname"].partition("+")[2] for page in book.pages for char in page.chars}

    assert fonts == {
        f"LiberationSerif{style}" for style in ("", "-Bold", "-Italic", "-BoldItalic")
    }
    assert pdf.count(b"/FontFile2") == len(fonts)


def test_the_pdf_declares_both_standards(pdf):
    """PDF/A-2a and PDF/UA-1, checked by typst when it wrote the file."""
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_the_same_notebook_gives_the_same_bytes(pdf):
    """The date comes from the store, never from the clock."""
    assert as_pdf(document(report())) == pdf
    assert b"2026-06-18" in pdf


def test_another_profile_prints_other_sizes():
    """Sizes and flags are read from the profile, not kept in the code."""
    other = profile()
    other["foot"]["post"]["bold"] = True
    other["body"] |= {"size": 15, "indent": 12}

    found = words(as_pdf(document(notebook("Đoạn văn.", kept=store(profile=other)))))

    assert next(w for w in found if w.text == "PHÓ").font == "LiberationSerif-Bold"
    assert next(w for w in found if w.text == "Đoạn").size == 15
    assert next(w for w in found if w.text == "Đoạn").left == pytest.approx(42, abs=NEAR)


def test_what_typst_refuses_is_told_with_its_words():
    """A profile without a length stops the PDF and names what is missing."""
    other = profile()
    del other["margins"]["top"]

    with pytest.raises(BuildError, match=r"Không tạo được PDF, typst báo: .*top"):
        as_pdf(document(notebook("Đoạn văn.", kept=store(profile=other))))
