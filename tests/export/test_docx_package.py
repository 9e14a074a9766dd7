"""The Word document as a file: what Word demands of it, what it says of itself, its bytes."""

from __future__ import annotations

import json
import subprocess
from collections import Counter

import pypandoc
import pytest
from baocao.charts.bars import Bar, draw
from baocao.export import as_docx
from baocao.export.document import Document, document
from openxml_audit import OpenXmlValidator

from export.notebook import block, notebook, profile, store
from export.sample_report import LONG, report
from export.word import RELATED, SPACES, Docx, attribute

WITHOUT_THEME = "relationships/theme' is missing"
"""The one complaint that is none: Word opens documents without a theme."""

PICTURE = draw([Bar("Lâm Đồng", "12/20 (60%)", 12, 20)], ("Kết nạp", "Chỉ tiêu"))
CHART = '![Có "12/20" <đảng viên> & 60%](chart:a "Kết nạp & chỉ tiêu")\n\n*Nguồn: sổ A.*'
NOTE = """Ghi chú[^1], lại nữa[^2] và [liên kết](https://a.vn/đ?a="1"&b=<2>).

[^1]: Đoạn một, [thư](mailto:a@b.vn?subject=x%20y).

    Đoạn hai.

    - gạch
      + cộng

    | Cột | Số |
    |:----|---:|
    | *a* |  1 |

[^2]: Hết.
"""


@pytest.fixture(scope="module")
def rich() -> Document:
    """A draft with everything a report can hold, in the places where it is rare."""
    kept = store(
        "Thiếu biểu", circulation="LƯU HÀNH NỘI BỘ", urgency="KHẨN", draft_round=2, typist="A-26",
        contact="0263", not_for_media=True, notice="Minh họa", subject="Dài " * 150,
        profile=profile("HD36"), signature={"authority": "", "post": "BÍ THƯ", "name": "CB-0001"},
    )
    return document(notebook(
        NOTE,
        "- - x\n- \n- a\n\n  b\n\n  | a |\n  |---|\n  | 1[^1] |\n\n[^1]: trong ô",
        "|  |  |\n|--|--|\n| 1 |  |",
        "###### Sâu *nghiêng* **đậm** ***cả hai***[^1]\n\nDòng\\\ndòng\n\n[^1]: của đề mục",
        f"# Biểu đồ[^1]\n\n[^1]: {LONG}",
        block(f"{CHART}\n\n![Lại](chart:a)", a=(PICTURE.svg, PICTURE.png)),
        "# Bảng\n\n| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |\n\n: Biểu A & B",
        kept=kept,
    ))


@pytest.fixture(scope="module")
def docx(rich) -> Docx:
    """The same taken apart."""
    return Docx(as_docx(rich))


@pytest.mark.parametrize("which", ["sample", "rich"])
def test_the_rules_of_the_format_are_kept(which, rich, tmp_path):
    """Order of elements, values, relationships, ids of notes, types of files: no complaint."""
    path = tmp_path / "report.docx"
    path.write_bytes(as_docx(rich if which == "rich" else document(report())))

    complaints = OpenXmlValidator().validate(path).errors

    assert [
        (each.part_uri, each.description)
        for each in complaints
        if WITHOUT_THEME not in each.description
    ] == []


def test_every_style_that_is_used_is_there_and_has_a_name_without_comma(docx):
    """Word takes what follows a comma for another name of the style."""
    names = [name for name in docx.files if name.startswith("word/") and name.endswith(".xml")]
    used = {each.style for name in names for each in docx.paragraphs(name)}

    assert used <= set(docx.styles)
    assert not any("," in (docx.property(style, "w:name") or "") for style in docx.styles)
    shown = Counter(docx.property(style, "w:name") for style in docx.styles)
    assert max(shown.values()) == 1


def test_footnotes_are_those_of_word(docx):
    """One note a call, in order, after the two lines that separate them from the text."""
    marks = docx.document.findall(".//w:footnoteReference", SPACES)
    calls = [attribute(each, "id") for each in marks]
    notes = docx.xml("word/footnotes.xml").findall("w:footnote", SPACES)
    kinds = [(attribute(each, "id"), attribute(each, "type")) for each in notes]
    named = docx.xml("word/settings.xml").findall("w:footnotePr/w:footnote", SPACES)

    assert calls == [str(number) for number in range(1, 6)]
    assert kinds[:2] == [("-1", "separator"), ("0", "continuationSeparator")]
    assert [attribute(each, "id") for each in named] == ["-1", "0"]
    assert [attribute(note, "id") for note in docx.notes] == calls
    for note in docx.notes:
        (number,) = note.findall(".//w:footnoteRef", SPACES)
        assert note.find("w:p", SPACES).find(".//w:footnoteRef", SPACES) is number


def test_a_table_in_a_footnote_is_set_with_tabs(docx):
    """LibreOffice loses rows of tables in footnotes; the cells keep their places and their look."""
    note = docx.notes[0]

    assert note.find(".//w:tbl", SPACES) is None
    assert docx.note_text().split("\n")[4:6] == ["Cột Số", "a 1"]


def test_emphasis_is_italic_and_strong_is_bold(docx):
    """Set in the run itself, so that a bold style leaves it as it is."""
    looks = {
        run.findtext("w:t", None, SPACES): [each.tag[-1] for each in run.find("w:rPr", SPACES)]
        for run in docx.line("Sâu").element.findall("w:r", SPACES)
        if run.find("w:rPr", SPACES) is not None
    }

    assert looks == {"nghiêng": ["i"], "đậm": ["b"], "cả hai": ["b", "i"], None: ["e"]}


def test_each_table_is_followed_by_a_paragraph(docx):
    """Two tables that touch are one to Word; and the last thing is never a table."""
    body = docx.document.find("w:body", SPACES)
    tags = [child.tag.rpartition("}")[2] for child in body]

    assert "tbl" in tags
    assert all(after == "p" for tag, after in zip(tags, tags[1:], strict=False) if tag == "tbl")
    assert tags[-2:] == ["p", "sectPr"]


def test_table_heads_come_again_and_rows_are_not_parted(docx):
    """The head row says so to Word; every row of a table stays on one page."""
    tables = docx.document.findall(".//w:tbl", SPACES)
    figures = [each for each in tables if each.find("w:tblPr/w:tblStyle", SPACES) is not None]
    rows = [table.findall("w:tr/w:trPr", SPACES) for table in figures]
    heads = [[each.find("w:tblHeader", SPACES) is not None for each in table] for table in rows]

    assert heads == [[True, False], [False], [True, False], [True, False]]
    assert [attribute(table.find("w:tblPr/w:tblCaption", SPACES), "val") for table in figures] == [
        None, None, None, "Biểu A & B"
    ]
    everywhere = docx.document.findall(".//w:tr/w:trPr", SPACES)
    assert all(each.find("w:cantSplit", SPACES) is not None for each in everywhere)


def test_a_chart_is_a_picture_with_its_words(docx):
    """As wide as the text, of its own shape; once in the file, however often it is shown."""
    drawings = docx.document.findall(".//wp:inline", SPACES)
    described = [each.find("wp:docPr", SPACES).attrib for each in drawings]
    extent = drawings[0].find("wp:extent", SPACES).attrib
    high, wide = int(extent["cy"]), int(extent["cx"])

    assert [each["descr"] for each in described] == ['Có "12/20" <đảng viên> & 60%', "Lại"]
    assert len({each["id"] for each in described}) == 2
    assert wide / 36000 == pytest.approx(165, abs=0.1)
    png = PICTURE.png
    shape = int.from_bytes(png[20:24], "big") / int.from_bytes(png[16:20], "big")
    assert high / wide == pytest.approx(shape, rel=0.01)
    assert [name for name in docx.files if "media" in name] == ["word/media/picture1.png"]
    assert docx.files["word/media/picture1.png"] == png
    assert docx.line("Kết nạp & chỉ tiêu").style == "Caption"


def test_no_dash_of_a_span_begins_a_line():
    """It stays with the number before it; what a reader looks for keeps its own hyphen."""
    words = Docx(as_docx(document(notebook("Theo 38-HD/BTCTW, *nhiệm kỳ 2026 - 2031*")))).text()

    assert "Theo 38-HD/BTCTW, nhiệm kỳ 2026\u00a0-\u00a02031" in words


def test_links_lead_to_their_address(docx):
    """In the text and in the notes; what an address may not hold is a code."""
    for name, address in (("document", "https://a.vn/%C4%91?a=%221%22&b=%3C2%3E"),
                          ("footnotes", "mailto:a@b.vn?subject=x%20y")):
        link = docx.xml(f"word/{name}.xml").find(".//w:hyperlink", SPACES)
        held = {
            each.attrib["Id"]: each.attrib
            for each in docx.xml(f"word/_rels/{name}.xml.rels")
        }[link.attrib[f"{{{RELATED}}}id"]]

        assert (held["Target"], held["TargetMode"]) == (address, "External")


def test_the_language_is_vietnamese_and_the_font_times_new_roman(docx):
    """For every script; no style or run says otherwise."""
    styles = docx.xml("word/styles.xml")
    fonts = styles.findall(".//w:rFonts", SPACES)
    languages = styles.findall(".//w:lang", SPACES)

    assert [set(each.attrib.values()) for each in fonts] == [{"Times New Roman"}]
    assert [set(each.attrib.values()) for each in languages] == [{"vi-VN"}]
    assert b"w:rFonts" not in docx.files["word/document.xml"]
    assert docx.xml("docProps/core.xml").findtext("dc:language", None, SPACES) == "vi-VN"


def test_the_document_says_its_title_and_day_and_no_person(docx):
    """The day of the edition, not of the clock; no author, no program."""
    core = docx.xml("docProps/core.xml")

    assert core.findtext("dc:title", None, SPACES) == "BÁO CÁO: " + "Dài " * 150
    assert core.findtext("dcterms:created", None, SPACES) == "2026-06-18T00:00:00Z"
    assert [each.tag.rpartition("}")[2] for each in core] == [
        "title", "language", "created", "modified"
    ]


def test_word_is_not_asked_to_go_back_to_an_old_mode(docx):
    """The mode of Word 2013 and later; widows and orphans are kept off."""
    mode = docx.xml("word/settings.xml").find("w:compat/w:compatSetting", SPACES)

    assert attribute(mode, "val") == "15"
    assert docx.property("BodyText", "w:pPr/w:widowControl") is not None


def test_the_same_document_gives_the_same_bytes(rich, docx):
    """No clock is in the file; its entries are all of one fixed day."""
    assert Docx(as_docx(rich)).files == docx.files
    assert as_docx(rich) == as_docx(rich)
    assert docx.dates == {(1980, 1, 1, 0, 0, 0)}


def test_another_reader_finds_the_same_outline_and_notes(rich, tmp_path):
    """pandoc reads the file back: headings of their level, five notes, all tables."""
    path = tmp_path / "report.docx"
    path.write_bytes(as_docx(rich))
    command = [pypandoc.get_pandoc_path(), "--from", "docx", "--to", "json", str(path)]
    tree = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    blocks = json.loads(tree)["blocks"]

    assert tree.count('"t":"Note"') == 5
    assert [each["c"][0] for each in blocks if each["t"] == "Header"] == [2, 1, 1]
    assert sum(each["t"] == "Table" for each in blocks) == 6
