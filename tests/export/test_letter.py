"""A letter (công văn): no name of a kind over its text, its subject under the number."""

from __future__ import annotations

from typing import Any

import pytest
from baocao.export import as_docx
from baocao.export.document import Document
from baocao.export.matter import matter
from openxml_audit import OpenXmlValidator

from export.notebook import profile, store
from export.test_docx_package import WITHOUT_THEME
from export.test_profile_values import changed, leaves
from export.word import SPACES, TWIPS_PER_MM, Docx

MANY = ["Các đảng ủy xã, phường, đặc khu", "Đảng ủy các cơ quan Đảng tỉnh"]
OF_LETTERS = [path for path in leaves(profile()) if path[0] == "letter"]


def letter(*addressees: str, **paper: Any) -> Document:
    """A letter to these addressees."""
    words = {"kind": "", "symbol": "CV/BTCTU", "subject": "về việc gửi biểu", "basis": ""}
    kept = store(**{**words, "addressees": list(addressees or MANY), **paper})
    return Document("Đề nghị các đơn vị gửi biểu.", kept)


@pytest.fixture(params=["HD05", "HD36"])
def docx(request) -> Docx:
    """An urgent letter to two, by each guideline."""
    return Docx(as_docx(letter(urgency="KHẨN", profile=profile(request.param))))


def test_the_subject_stands_under_the_number_before_the_mark_of_urgency(docx):
    """In the left column of the head, small and slanted; no title stands over the text."""
    left = [
        "".join(row.find("w:tc", SPACES).itertext()).strip()
        for row in docx.document.find(".//w:tbl", SPACES).findall("w:tr", SPACES)
    ]

    assert left[3:] == ["Số 127-CV/BTCTU", "về việc gửi biểu", "KHẨN"]
    assert docx.line("về việc").style == "LetterSubject"
    assert docx.look("LetterSubject") == (12, False, True)
    assert not {"Title", "Subtitle", "Dashes"} & {each.style for each in docx.paragraphs()}


@pytest.mark.parametrize(("name", "end"), [("HD05", ";"), ("HD36", ",")])
def test_addressees_end_alike_and_nơi_nhận_begins_with_như_trên(name, end):
    """Each on its line, a dash only where there are several."""
    words = matter(letter(profile=profile(name)).store)
    one = matter(letter("Đảng ủy xã Đức An", profile=profile(name)).store)

    assert words.addressees == tuple(f"- {each}{end}" for each in MANY)
    assert one.addressees == (f"Đảng ủy xã Đức An{end}",)
    assert words.recipients[:2] == (f"- Như trên{end}", f"- Thường trực Tỉnh ủy (b/c){end}")


def test_a_report_has_no_addressees():
    """Its Nơi nhận are those of its params, and nothing is printed over its text."""
    words = matter(store())

    assert (words.addressees_heading, words.addressees) == ("", ())
    assert words.recipients[0] == "- Thường trực Tỉnh ủy (b/c);"


def test_addressees_stand_in_the_middle_of_the_page(docx):
    """The heading slanted, the names upright, together no wider than the text."""
    table = docx.document.findall(".//w:tbl", SPACES)[1]
    texts = ["".join(each.itertext()).strip() for each in table.findall(".//w:p", SPACES)]
    columns = [
        int(each.attrib[next(iter(each.attrib))])
        for each in table.findall("w:tblGrid/w:gridCol", SPACES)
    ]

    assert texts[0] == "Kính gửi:"
    assert [each[:-1] for each in texts[1:]] == [f"- {each}" for each in MANY]
    assert table.find("w:tblPr/w:jc", SPACES) is not None
    assert docx.look("AddresseesHeading") == (14, False, True)
    assert docx.look("Addressees") == (14, False, False)
    assert sum(columns) < 165 * TWIPS_PER_MM


def test_a_long_addressee_goes_on_in_the_next_line():
    """The table is then as wide as the text, never wider."""
    table = Docx(as_docx(letter("Đảng ủy " * 60))).document.findall(".//w:tbl", SPACES)[1]
    columns = table.findall("w:tblGrid/w:gridCol", SPACES)
    widths = [int(each.attrib[next(iter(each.attrib))]) for each in columns]

    assert sum(widths) == pytest.approx(165 * TWIPS_PER_MM, abs=2)


def test_names_of_units_are_text():
    """What looks like XML or a mark is printed as it is."""
    odd = "<w:b/>Đảng ủy *A* & B"

    assert odd in Docx(as_docx(letter(odd))).line("Đảng ủy").text


def test_the_rules_of_the_format_are_kept(tmp_path):
    """Order of elements, values, relationships: no complaint."""
    path = tmp_path / "cong-van.docx"
    path.write_bytes(as_docx(letter(contact="0263", draft_round=2, not_for_media=True)))

    complaints = OpenXmlValidator().validate(path).errors

    assert [each for each in complaints if WITHOUT_THEME not in each.description] == []


@pytest.mark.parametrize("path", OF_LETTERS, ids=".".join)
def test_every_value_of_a_profile_on_letters_changes_the_letter(path):
    """None stands in profiles.yml unread."""
    assert as_docx(letter(profile=changed(path))) != as_docx(letter())
