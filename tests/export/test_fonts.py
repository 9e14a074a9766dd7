"""The fonts that the package carries."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from assets.fonts import SOURCE, STYLES, TARGET, make_fonts
from baocao.glyphs import shown
from fontTools.ttLib import TTFont

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SYLLABICS = "aăâeêioôơuưy"
LETTERS = {
    form
    for letter, tone in product(SYLLABICS, TONES)
    for small in [unicodedata.normalize("NFC", letter + tone)]
    for form in (small, small.upper())
    if not form.isascii()
} | {"đ", "Đ"}


def test_there_are_134_vietnamese_letters_beyond_ascii():
    """The list that the next tests go through is whole."""
    assert len(LETTERS) == 134


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("extension", ["ttf", "woff2"])
def test_each_font_holds_every_vietnamese_letter(style, extension):
    """In the PDF's fonts and in the web subsets."""
    held = TTFont(TARGET / f"LiberationSerif-{style}.{extension}").getBestCmap()

    assert {letter for letter in LETTERS | set("“”–…%₫") if ord(letter) not in held} == set()


@pytest.mark.parametrize(("text", "printed"), [
    ("Lâm Đồng, “quý II” – 57,14%…", "Lâm Đồng, “quý II” – 57,14%…"),
    ("😀", "[U+1F600]"),
    ("a\u200bb\u202ec", "a[U+200B]b[U+202E]c"),
    ("\ud800", "[U+D800]"),
    ("u\u031b", "ư"),
    ("☑", "[U+2611]"),
])
def test_what_the_font_lacks_is_shown_by_its_code(text, printed):
    """Every format prints the same, and nothing invisible can mislead a reader."""
    assert shown(text) == printed


@pytest.mark.slow
def test_the_fonts_are_made_again_byte_for_byte(tmp_path):
    """``make assets`` changes nothing while the source is the same."""
    if not SOURCE.is_dir():
        pytest.skip("cần gói fonts-liberation2 của Debian")

    make_fonts(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in TARGET.iterdir()
    }
