"""The HTML report: one file, safe, in order, readable and printable."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256

import pytest
from baocao.export import as_html
from baocao.export.document import document

from export.notebook import notebook, store
from export.reading import Element, parse
from export.sample_report import report

REASONS = ("Thiếu biểu của 03/128 cấp ủy", "Mục “Kết quả nổi bật” còn trống")


@pytest.fixture(scope="module")
def page() -> Element:
    """A final report."""
    return parse(as_html(document(report())))


@pytest.fixture(scope="module")
def draft() -> Element:
    """A draft of made-up figures, its number and date still blank."""
    kept = store(*REASONS, number="", date="", notice="Số liệu minh họa")
    return parse(as_html(document(report(kept))))


def style_of(page: Element) -> str:
    """The text of the only style sheet."""
    (style,) = page.all("style")
    return style.text(without=())


def printed_margins(page: Element) -> dict[str, str]:
    """What the style sheet prints at the top of each page, left and right."""
    margins = re.findall(r'@top-(left|right) \{ content: "(.*?)"', style_of(page))
    return {
        side: re.sub(r"\\(\w{6})", lambda code: chr(int(code[1], 16)), text)
        for side, text in margins
    }


def policy_of(page: Element) -> dict[str, str]:
    """The directives of the security policy."""
    (meta,) = [
        found for found in page.all("meta") if "http-equiv" in found.attributes
    ]
    directives = meta.attributes["content"].split(";")
    return dict(directive.split(maxsplit=1) for directive in directives)


def test_the_policy_lets_in_only_the_style_sheet_fonts_and_images_of_the_file(page):
    """Nothing may run or be fetched; the one style sheet counts by its hash."""
    digest = b64encode(sha256(style_of(page).encode()).digest()).decode()

    assert policy_of(page) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "font-src": "data:",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_in_the_file_asks_for_another(page):
    """No attribute but a link to click holds an address, and the style sheet only data."""
    addresses = [
        (element.tag, name)
        for element in page.all()
        for name, value in element.attributes.items()
        if re.search(r"//|^\w+:", value) and (element.tag, name) != ("a", "href")
    ]

    assert addresses == []
    assert set(re.findall(r"url\((.{5})", style_of(page))) == {"data:"}
    assert "@import" not in style_of(page)
    assert not [found for found in page.all() if "style" in found.attributes]


def test_the_four_styles_of_the_font_are_in_the_file(page):
    """Each face is a woff2 of its own."""
    faces = re.findall(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)", style_of(page))

    assert len({sha256(b64decode(face)).digest() for face in faces}) == 4
    assert all(b64decode(face)[:4] == b"wOF2" for face in faces)


def test_the_file_says_its_language_and_title(page):
    """A screen reader speaks Vietnamese and a tab shows the title."""
    assert page.all("html")[0].attributes["lang"] == "vi"
    assert page.all("title")[0].text().strip() == (
        "BÁO CÁO: Kết quả công tác quý II và nhiệm vụ quý III/2026"
    )


def test_headings_stand_in_order(page):
    """One title, and no heading more than one level below the one before."""
    levels = [int(e.tag[1]) for e in page.all() if re.fullmatch("h[1-6]", e.tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_skipped_heading_level_is_closed():
    """Whatever marks the notebook uses, levels start below the title and go down one by one."""
    page = parse(as_html(document(notebook("### A\n\n##### B\n\n## C\n\n##### D"))))

    assert [e.tag for e in page.all("main")[0].all()] == ["h2", "h3", "h2", "h3"]


def test_footnotes_link_both_ways(page):
    """Each mark leads to its note and each note back to its mark, both with a spoken name."""
    marks = page.all("a", role="doc-noteref")
    backs = page.all("a", role="doc-backlink")
    ids = {e.attributes["id"]: e for e in page.all() if "id" in e.attributes}

    assert len(marks) == len(backs) == 2
    for number, (mark, back) in enumerate(zip(marks, backs, strict=True), start=1):
        note = ids[mark.attributes["href"].removeprefix("#")]
        assert back in note.all("a")
        assert ids[back.attributes["href"].removeprefix("#")] is mark
        assert mark.attributes["aria-label"] == f"Chú thích {number}"
        assert back.attributes["aria-label"] == f"Về chỗ gọi chú thích {number}"


def test_every_link_inside_the_file_has_its_end(page):
    """Also the link that skips to the text; ids are not used twice."""
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    inner = [a.attributes["href"][1:] for a in page.all("a") if a.attributes["href"][0] == "#"]

    assert set(inner) <= set(ids)
    assert len(ids) == len(set(ids))
    assert page.all("a")[0].attributes["class"] == "skip"


@pytest.mark.parametrize(("target", "kept"), [
    ("https://example.org/a", True),
    ("http://example.org/a", True),
    ("mailto:a@example.org", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    ("data:text/html,x", False),
    ("vbscript:x", False),
    ("file:///etc/passwd", False),
    ("//example.org", False),
    ("a.html", False),
])
def test_only_web_and_mail_links_are_kept(target, kept):
    """Of any other link only its text is printed."""
    page = parse(as_html(document(notebook(f"Xem [trang này]({target}).")))).all("main")[0]

    assert page.text().strip() == "Xem trang này."
    assert [a.attributes["href"] for a in page.all("a")] == [target] * kept


def test_what_no_line_may_part_stands_in_an_element_that_does_not_wrap():
    """Its characters are those of the text, so that a reader finds them."""
    page = parse(as_html(document(notebook("Theo 719-QĐ/TU, nhiệm kỳ 2026 - 2031"))))

    assert [each.text() for each in page.all("span", _class="whole")] == [
        "719-QĐ/TU,", "2026 - 2031"
    ]
    assert ".whole { white-space: nowrap; }" in style_of(page)


def test_tables_have_a_caption_and_scoped_headers(page):
    """A table names itself and its columns, and scrolls by itself on a narrow screen."""
    (around,) = page.all("div", _class="table")
    (table,) = around.all("table")

    assert around.attributes["aria-label"] == "Kết nạp đảng viên"
    assert table.all("caption")[0].text().strip() == "Kết nạp đảng viên"
    assert [(th.attributes["scope"], th.attributes["class"]) for th in table.all("th")] == [
        ("col", "right"), ("col", "left"), ("col", "right"), ("col", "center")
    ]
    assert len(table.all("tr")) == 41
    assert "overflow-x: auto" in style_of(page)


def test_a_draft_says_so_on_the_page_and_on_each_printed_page(draft):
    """The banner gives all reasons; the print margins repeat the mark and the notice."""
    (banner,) = draft.all("aside")

    assert [li.text().strip() for li in banner.all("li")] == list(REASONS)
    assert "Số liệu minh họa" in banner.text()
    assert "DỰ THẢO" in banner.text()
    assert printed_margins(draft) == {
        "left": "DỰ THẢO: Thiếu biểu của 03/128 cấp ủy (và 1 lý do khác)",
        "right": "Số liệu minh họa",
    }


def test_no_text_can_leave_the_style_sheet():
    """The notice printed on the margins is written in codes, whatever it holds."""
    notice = '"; } </style><script>alert(1)</script> \\'
    page = parse(as_html(document(notebook("Một đoạn.", kept=store(notice=notice)))))

    assert printed_margins(page)["right"] == notice
    assert page.all("script") == []
    assert page.all("p", _class="notice")[0].text().strip() == notice


def test_a_final_report_has_no_banner(page):
    """Nothing calls a final report a draft."""
    assert page.all("aside") == []
    assert "DỰ THẢO" not in page.text()


def test_colours_can_be_read(page):
    """Text and link colours stand out from white by 4,5 to 1 or more."""
    colours = re.findall(r"--(?:link|mark): #(\w{6})", style_of(page))

    assert len(colours) == 2
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in colours)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
