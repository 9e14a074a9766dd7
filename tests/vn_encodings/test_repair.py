"""Damaged letters of Unicode text are put right where they have one reading, else told."""

from __future__ import annotations

import unicodedata

import pytest
from baocao.encodings import doubled, repair, without_letter
from hypothesis import given, settings
from hypothesis import strategies as st
from vn_encodings.old import LETTERS


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("phƣơng pháp", "phương pháp"),
        ("BAN THƢỜNG VỤ", "BAN THƯỜNG VỤ"),
        ("tƣ tƣởng", "tư tưởng"),
        ("Ƣu tiên", "Ưu tiên"),
        ("thi ðua, ðảng viên", "thi đua, đảng viên"),
        ("Ðoàn thanh niên", "Đoàn thanh niên"),
        ("Ɖảng bộ", "Đảng bộ"),
        ("ÐẢNG ỦY KHỐI", "ĐẢNG ỦY KHỐI"),
        ("HÐND", "HĐND"),
        ("BCHTƢ Đảng", "BCHTƯ Đảng"),
        ("ðắk lắk", "đắk lắk"),
        ("Lâm Ðồng¹", "Lâm Đồng¹"),
        ("9.800.000 ð tiền thưởng", "9.800.000 đ tiền thưởng"),
        (unicodedata.normalize("NFD", "hiệu quả"), "hiệu quả"),
        ("ﬁle, oﬃce", "file, office"),
    ],
)
def test_what_has_one_reading_is_put_right(damaged, right):
    """Look-alike letters, loose accents and ligatures, in words and abbreviations."""
    assert repair(damaged) == (right, ())


@pytest.mark.parametrize(
    ("damaged", "doubts"),
    [
        ("ðữ liệu", {("ðữ", "dữ")}),
        ("hướng ðẫn ðảng viên", {("ðẫn", "dẫn")}),
        ("nhân ðịp", {("ðịp", "dịp")}),
        ("ðowisk ở xã", {("ðowisk", "đowisk")}),
        ("ð", {("ð", "đ")}),
    ],
)
def test_what_may_be_another_word_is_told_and_kept(damaged, doubts):
    """With đ it is no word: somebody meant another letter, and we do not guess which."""
    mended = repair(damaged)

    assert set(mended.doubts) == doubts
    assert all(word in mended.text for word, _ in doubts)


@pytest.mark.parametrize(
    "text", ["Guðmundur", "phát\u00adtriển", "Krông Nô", "m²", "Å", "ĐUK", "KT01", "đữ", "①"]
)
def test_other_text_is_left_as_it_is(text):
    """Foreign names, soft hyphens, signs; and what was typed with a real đ."""
    assert repair(text) == (text, ())


@settings(deadline=None)
@given(st.text(st.sampled_from([*LETTERS, *"abcdeghiklmnopqrstuvxy 0123456789.,;"])))
def test_text_in_unicode_is_never_changed(text):
    """Whatever composed Vietnamese it is; decomposed it is composed again."""
    assert repair(text) == (text, ())
    assert repair(unicodedata.normalize("NFD", text)).text == text


def test_text_converted_twice_is_recognised_by_words_that_cannot_be():
    """The others cannot be told from words, so nothing is turned back."""
    assert doubled("cụng cụ thống kờ") == (("kờ", "kê"),)
    assert doubled("bỏo cỏo kết quả cụng tỏc") == (("bỏo", "báo"), ("cỏo", "cáo"), ("tỏc", "tác"))
    assert doubled("công cụ thống kê, Krông Nô, Đạ Tẻh, giờ, trước, ngoằn ngoèo") == ()


def test_a_deleted_letter_is_recognised_where_no_word_is_left():
    """Programs delete the ư of TCVN3, a soft hyphen; some words are words without it too."""
    assert without_letter("đợc phơng pháp ngời") == (("đợc", "được"), ("phơng", "phương"))
    assert without_letter("được phương pháp, cơ sở, Krông, đơn") == ()
