"""The Word document keeps to the guideline: page, lines, styles, title block, signature."""

from __future__ import annotations

import pytest
from baocao.export import as_docx
from baocao.export.document import document
from baocao.export.docx.measure import width

from export.notebook import notebook, profile, store
from export.sample_report import report
from export.word import SPACES, TWIPS_PER_MM, Docx, attribute

POINTS = 20  # twips in a point
WHOLE_MATTER = {
    "circulation": "LƯU HÀNH NỘI BỘ",
    "urgency": "HỎA TỐC",
    "draft_round": 2,
    "typist": "NguyenVanAn-26",
    "contact": "Điện thoại: 0263.000.000",
    "not_for_media": True,
}


@pytest.fixture(scope="module")
def docx() -> Docx:
    """A final report of several pages."""
    return Docx(as_docx(document(report())))


@pytest.fixture(scope="module")
def draft() -> Docx:
    """A draft of made-up figures with every mark, its number and date still blank."""
    blank = {"number": "", "date": "", "notice": "Số minh họa"}
    kept = store("Thiếu biểu", "Mục trống", **blank, **WHOLE_MATTER)
    return Docx(as_docx(document(report(kept))))


def unusual() -> dict:
    """A guideline of sizes that no other has."""
    rules = profile("HD05")
    rules["paper"], rules["margins"]["left"], rules["page_number"]["from_top"] = (
        {"width": 200, "height": 280}, 32.5, 9
    )
    rules["body"] = {"size": 15, "line": 21, "paragraph": 5, "indent": 12}
    rules["headings"]["3"] = {"bold": False, "italic": True}
    rules["footnote"], rules["table"] = {"size": 10.5, "line": 13}, {"size": 13, "line": 17}
    rules["foot"]["space"] = 60
    rules["foot"]["circulation_bottom"]["from_bottom"] = 7
    return rules


@pytest.fixture(scope="module", params=["HD05", "HD36", "unusual"])
def by_profile(request) -> tuple[Docx, dict]:
    """A report of each guideline, and the guideline's sizes."""
    rules = unusual() if request.param == "unusual" else profile(request.param)
    kept = store(profile=rules, **WHOLE_MATTER)
    text = "## I. MỘT\n\n### 1. Hai\n\n#### 1.1. Ba\n\nThân.\n\n# Số liệu\n\nPhụ."
    return Docx(as_docx(document(notebook(text, kept=kept)))), rules


def sections(docx: Docx) -> list:
    """The settings of each section, in order."""
    return docx.document.findall(".//w:sectPr", SPACES)


def setting(section, path: str, name: str) -> int:
    """One number of a section's settings."""
    return int(attribute(section.find(path, SPACES), name) or -1)


def test_paper_and_margins_are_those_of_the_profile(by_profile):
    """In every section, in twips; what stands in the margins keeps its distance from the edge."""
    docx, rules = by_profile
    sides = {
        **rules["margins"],
        "header": rules["page_number"]["from_top"],
        "footer": rules["foot"]["circulation_bottom"]["from_bottom"],
    }

    for section in sections(docx):
        for name, length in {"w": rules["paper"]["width"], "h": rules["paper"]["height"]}.items():
            assert setting(section, "w:pgSz", name) == round(length * TWIPS_PER_MM)
        for name, length in sides.items():
            assert setting(section, "w:pgMar", name) == round(length * TWIPS_PER_MM)


def test_a4_is_what_word_calls_a4(docx):
    """The numbers that the guideline's margins are known by."""
    (section,) = sections(docx)

    assert [setting(section, "w:pgSz", side) for side in ("w", "h")] == [11906, 16838]
    margins = [setting(section, "w:pgMar", side) for side in ("top", "bottom", "left", "right")]
    assert margins == [1134, 1134, 1701, 850]


@pytest.mark.parametrize("name", ["first", "later", "appendix"])
def test_only_the_first_page_has_no_number(docx, name):
    """Each section's first page has a header of its own, without the field."""
    (paragraph,) = docx.paragraphs(f"word/{name}.xml")

    assert paragraph.has("w:fldSimple") == (name == "later")
    assert docx.property("Header", "w:pPr/w:jc") == "center"
    assert docx.look("Header") == (14, False, False)
    assert all(section.find("w:titlePg", SPACES) is not None for section in sections(docx))


def test_each_appendix_begins_a_section_that_counts_its_own_pages(by_profile):
    """On a new page, from one, its first page without number."""
    docx, _ = by_profile

    assert len(sections(docx)) == 2
    for section in sections(docx):
        assert attribute(section.find("w:type", SPACES), "val") == "nextPage"
        assert setting(section, "w:pgNumType", "start") == 1
    styles = [each.style for each in docx.paragraphs() if each.style.startswith("Appendix")]
    assert styles == ["AppendixLabel", "AppendixReference"]
    assert docx.line("SỐ LIỆU").style == "Heading1"


@pytest.mark.parametrize(("style", "part", "key"), [
    ("Superior", "head", "superior"), ("Issuer", "head", "issuer"), ("Star", "head", "star"),
    ("Number", "head", "number"), ("Urgency", "head", "urgency"),
    ("DraftNumber", "head", "draft_number"), ("Party", "head", "party"),
    ("PlaceAndDate", "head", "place_and_date"), ("Title", "head", "kind"),
    ("Subtitle", "head", "subject"), ("Basis", "head", "basis"), ("Dashes", "head", "dashes"),
    ("Circulation", "head", "circulation"), ("Authority", "foot", "authority"),
    ("Post", "foot", "post"), ("SignerName", "foot", "name"),
    ("RecipientsHeading", "foot", "recipients_heading"), ("Recipients", "foot", "recipients"),
    ("Typist", "foot", "typist"), ("Contact", "foot", "contact"),
    ("CirculationBottom", "foot", "circulation_bottom"), ("AppendixLabel", "appendix", "label"),
    ("Heading1", "appendix", "title"), ("AppendixReference", "appendix", "reference"),
])
def test_each_element_has_a_style_of_the_size_that_the_profile_gives(by_profile, style, part, key):
    """Size, bold and italic; and the document has a paragraph of it."""
    docx, rules = by_profile
    wanted = rules[part][key]
    used = [*docx.paragraphs(), *docx.paragraphs("word/first.xml")]

    assert docx.look(style) == (wanted["size"], wanted["bold"], wanted["italic"])
    assert style in {each.style for each in used}


def test_body_lines_are_exact_and_paragraphs_apart(by_profile):
    """Justified, the first line ten millimetres in, as the profile says."""
    docx, rules = by_profile
    body = rules["body"]

    assert docx.line("Thân.").style == "BodyText"
    assert docx.look("BodyText") == (body["size"], False, False)
    assert docx.property("BodyText", "w:pPr/w:spacing", "line") == str(body["line"] * POINTS)
    assert docx.property("BodyText", "w:pPr/w:spacing", "lineRule") == "exact"
    assert docx.property("BodyText", "w:pPr/w:spacing", "after") == str(body["paragraph"] * POINTS)
    indent = docx.property("BodyText", "w:pPr/w:ind", "firstLine")
    assert indent == str(round(body["indent"] * TWIPS_PER_MM))
    assert docx.property("BodyText", "w:pPr/w:jc") == "both"


def test_headings_are_styles_of_the_outline_that_stay_with_what_follows(by_profile):
    """Word's own heading styles, so that the navigation pane shows them."""
    docx, rules = by_profile

    for level, text in ((2, "I. MỘT"), (3, "1. Hai"), (4, "1.1. Ba")):
        style, look = f"Heading{level}", rules["headings"][str(level)]
        assert docx.line(text).style == style
        assert docx.look(style) == (rules["body"]["size"], look["bold"], look["italic"])
        assert docx.property(style, "w:name") == f"heading {level}"
        assert docx.property(style, "w:pPr/w:outlineLvl") == str(level - 1)
        assert docx.property(style, "w:pPr/w:keepNext") is not None


def test_footnotes_and_tables_have_the_sizes_of_the_profile(by_profile):
    """Their lines exact too, so that a raised mark moves none."""
    docx, rules = by_profile

    for style, part in (("FootnoteText", "footnote"), ("TableText", "table")):
        assert docx.look(style) == (rules[part]["size"], False, False)
        line = docx.property(style, "w:pPr/w:spacing", "line")
        assert line == str(rules[part]["line"] * POINTS)


def test_the_title_block_is_a_table_of_the_columns_of_the_profile(by_profile):
    """Left the offices and the number, right the party line over place and date; no borders."""
    docx, rules = by_profile
    table = docx.document.find(".//w:tbl", SPACES)
    rows = [
        ["".join(cell.itertext()).strip() for cell in row.findall("w:tc", SPACES)]
        for row in table.findall("w:tr", SPACES)
    ]
    columns = [attribute(each, "w") for each in table.findall("w:tblGrid/w:gridCol", SPACES)]

    assert rows == [
        ["TỈNH ỦY LÂM ĐỒNG", "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["BAN TỔ CHỨC", ""],
        ["*", ""],
        ["Số 127-BC/BTCTU", "Lâm Đồng, ngày 18 tháng 6 năm 2026"],
        ["HỎA TỐC", ""],
        ["Dự thảo lần 2", ""],
    ]
    assert columns == [str(round(each * TWIPS_PER_MM)) for each in rules["head"]["columns"]]
    assert table.find("w:tblPr/w:tblStyle", SPACES) is None


def test_the_rule_under_the_party_name_is_as_long_as_the_name(by_profile):
    """The border of an empty paragraph, indented by what the name leaves free on each side."""
    docx, rules = by_profile
    party = rules["head"]["party"]
    free = [docx.property("PartyRule", "w:pPr/w:ind", side) for side in ("left", "right")]
    length = rules["head"]["columns"][1] - sum(map(int, free)) / TWIPS_PER_MM

    assert docx.property("PartyRule", "w:pPr/w:pBdr/w:top") == "single"
    assert length == pytest.approx(72.9, abs=0.3)  # as measured for the guideline, at 15 points
    assert length == pytest.approx(width(party["text"], 15, bold=True) * 25.4 / 72, abs=0.1)


def test_the_signature_stays_with_the_end_of_the_text(docx):
    """The last paragraph keeps to the foot, whose row is never parted."""
    last = [each for each in docx.paragraphs() if each.style == "BodyText"][-1]
    foot = docx.document.findall(".//w:tbl", SPACES)[-1]

    assert last.has("w:keepNext")
    assert len(foot.findall("w:tr", SPACES)) == 1
    assert foot.find("w:tr/w:trPr/w:cantSplit", SPACES) is not None
    assert [cell.findall(".//w:t", SPACES)[0].text for cell in foot.findall(".//w:tc", SPACES)] == [
        "Nơi nhận:", "K/T TRƯỞNG BAN"
    ]
    assert docx.line("Nơi nhận:").has("w:u")


def test_room_for_the_signature_is_that_of_the_profile(by_profile):
    """Over the name, in points."""
    docx, rules = by_profile
    before = docx.property("SignerName", "w:pPr/w:spacing", "before")

    assert before == str(rules["foot"]["space"] * POINTS)


def test_a_draft_is_marked_on_every_page_and_says_why(draft):
    """In the header of each page, from the second on with the notice; all in a box on the first."""
    for name, notice in (("first", ""), ("later", " Số minh họa"), ("appendix", " Số minh họa")):
        texts = [each.text for each in draft.paragraphs(f"word/{name}.xml")]
        assert texts[0] == f"DỰ THẢO: Thiếu biểu (và 1 lý do khác){notice}"
    box = [each.text for each in draft.paragraphs() if each.style.startswith("DraftR")]
    assert box == ["- Thiếu biểu", "- Mục trống"]


def test_the_mark_of_circulation_stands_on_the_first_page_only(draft):
    """At the right, ten millimetres from the top edge."""
    (mark,) = [
        each for each in draft.paragraphs("word/first.xml") if each.style == "Circulation"
    ]

    assert mark.text == "LƯU HÀNH NỘI BỘ"
    assert mark.get("w:framePr", "y") == "567"
    assert mark.get("w:framePr", "vAnchor") == "page"
    assert draft.property("Circulation", "w:pPr/w:jc") == "right"
    assert b"Circulation" not in draft.files["word/later.xml"] + draft.files["word/appendix.xml"]


def test_the_mark_of_the_last_page_stands_ten_millimetres_from_its_bottom(draft):
    """Centred in the margin; its place is measured from the edge of the paper."""
    mark = draft.line("Không phổ biến")
    bottom = int(mark.get("w:framePr", "y")) + 12 * POINTS

    assert bottom / TWIPS_PER_MM == pytest.approx(297 - 10, abs=0.1)
    assert draft.property("CirculationBottom", "w:pPr/w:jc") == "center"


def test_a_blank_number_and_date_leave_room(draft):
    """The office writes them by hand, or types over the blanks."""
    assert "Số \u00a0" in draft.line("-BC/BTCTU").text
    assert draft.line("Lâm Đồng, ngày").text.count("\u00a0" * 8) == 2
