"""Vietnamese order, and names found by words without accents, on every machine alike."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest
from baocao.collation import matches, order_key, plain
from hypothesis import given
from hypothesis import strategies as st
from sample.committees import committees

LISTS = {
    "letters": "a, ă, â, b, c, d, đ, e, ê, f, g, h, i, j, k, l, m, n, o, ô, ơ, p, q, r, s, t, u, ư,"
    " v, w, x, y, z",
    "tones": "ma, mà, mả, mã, má, mạ, mai",
    "tones of other letters": "â, ầ, ẩ, ẫ, ấ, ậ, b, ê, ề, ể, ễ, ế, ệ, g, ơ, ờ, ở, ỡ, ớ, ợ, ư, ừ, ự",
    "letters before tones": "tạ, tai, tám, tan, tàn, tang, tàng, tăm, tân",
    "syllables": "ba, ba mươi, ba vì, bà, bà lão, bá",
    "a name before the longer ones": "Hàm Thuận, Hàm Thuận Bắc, Hàm Thuận Nam, Hàm Thượng",
    "numbers by value": "D, D1, D2, D10, Phường 1, Phường 2 Bảo Lộc, Phường 10, Phường An",
    "apostrophes ignored": "Bình Thuận, B'Lao, Bo, Di Linh, D'Ran, Đa Mi",
    "signs and spaces ignored": "Lâm Viên - Đà Lạt, Lâm  Viên Đạ, “Lâm Xuyên”",
    "letters of others last": "zu, ωμέγα, ян",
    "marks of others ignored": "Bun, Bŭn Đôn, Bùn",
}
SAME_WORDS = [
    ("hòa", "hoà"),
    ("Phú Thủy", "Phú Thuỷ"),
    ("ủy", "Uỷ"),
    ("B'Lao", "B\u2019Lao"),
    ("Đà Lạt", "ĐÀ LẠT"),
    ("phường 2", "phường 02"),
]
FOUND = [
    ("Đắk Lắk", "dak lak"),
    ("Đắk Lắk", "ĐẮK"),
    ("Đắk Lắk", "lắk đắk"),
    ("Xã Hòa Thắng", "hoa thang"),
    ("Xã Hoà Thắng", "hòa thắng"),
    ("Xã D'Ran", "d ran"),
    ("Xã D'Ran", "dran"),
    ("Xã D\u2019Ran", "d'ran"),
    ("members.admitted_women Kết nạp: nữ", "admitted ket nap"),
    ("Phường 2 Bảo Lộc", "bao loc 2"),
]
NOT_FOUND = [
    ("Đoàn viên", "an"),
    ("Đơn thuộc thẩm quyền", "đơn thư"),
    ("Hàm Thuận", "ham thuan bac"),
    ("Hàm Thuận", ""),
    ("Hàm Thuận", " - "),
]
LETTERS = "aAàÀảãáạăằẵâấbBđĐdeêệơởôưữuyỳ hH12903'\u2019-ŭЯ\u0300\u0323\u0302"
names = st.text() | st.text(LETTERS)
SORT = """
import locale, sys
from contextlib import suppress
from baocao.collation import matches, order_key
with suppress(locale.Error):
    locale.setlocale(locale.LC_ALL, "")
names = sys.stdin.buffer.read().decode("utf-8").splitlines()
print([names.index(each) for each in sorted(names, key=order_key)])
print([place for place, each in enumerate(names) if matches(each, "DAK mil")])
"""


@pytest.mark.parametrize("line", LISTS.values(), ids=LISTS)
def test_names_stand_in_the_order_of_a_vietnamese_dictionary(line):
    """Each list is drawn as a reader expects it; sorted from its end it comes out the same."""
    drawn = line.split(", ")
    backwards = drawn[::-1]

    assert sorted(backwards, key=order_key) == drawn


@pytest.mark.parametrize(("one", "other"), SAME_WORDS)
def test_two_spellings_of_a_name_stand_beside_each_other(one, other):
    """A longer name never comes between them, and their own order is always the same."""
    keys = {order_key(one), order_key(other)}

    assert len(keys) == 2
    assert max(keys) < min(order_key(f"{one} a"), order_key(f"{other} a"))


@given(st.lists(names, max_size=5))
def test_any_names_have_one_order(drawn):
    """Whatever their letters, and in whatever order they come."""
    one, other = (sorted(each, key=order_key) for each in (drawn, reversed(drawn)))

    assert list(map(_nfc, one)) == list(map(_nfc, other))


@given(names, names)
def test_only_one_name_has_a_key(one, two):
    """Two names have the same key when they are the same text, composed or not."""
    assert (order_key(one) == order_key(two)) == (_nfc(one) == _nfc(two))


@given(names)
def test_composed_and_decomposed_text_are_the_same(text):
    """Names that come from other systems with their accents apart stand in their place."""
    apart = unicodedata.normalize("NFD", text)

    assert order_key(apart) == order_key(text)
    assert plain(apart) == plain(text)


def test_a_long_row_of_digits_is_a_number_as_any_other():
    """A cell may hold more digits than Python turns into a number."""
    long = "9" * 5000

    assert order_key("8") < order_key(long) < order_key(long + "0") < order_key("a")


def test_the_committees_stand_where_the_telephone_clerk_looks():
    """Đ after D, numbers by value, the shorter of two names first; all of them, once each."""
    units = [each.unit or each.name for each in committees()]
    place = {name: at for at, name in enumerate(sorted(units, key=order_key))}

    for line in (
        "Phường 1 Bảo Lộc < Phường 2 Bảo Lộc < Phường 3 Bảo Lộc < Phường Bắc Gia Nghĩa",
        "Phường Bình Thuận < Phường B'Lao < Phường Cam Ly - Đà Lạt",
        "Xã Cư Jút < Xã Di Linh < Xã D'Ran < Xã Đạ Huoai < Xã Đạ Huoai 2 < Xã Đạ Huoai 3",
        "Xã Đạ Tẻh 3 < Xã Đam Rông 1 < Xã Đắk Mil < Xã Đắk Sắk < Xã Đinh Trang Thượng",
        "Xã Hàm Thạnh < Xã Hàm Thuận < Xã Hàm Thuận Bắc < Xã Hàm Thuận Nam",
        "Xã Hiệp Thạnh < Xã Hòa Bắc < Xã Hòa Thắng < Xã Hoài Đức < Xã Hồng Sơn",
        "Xã Lạc Dương < Xã Liên Hương < Xã Lương Sơn",
    ):
        places = [place[name] for name in line.split(" < ")]
        assert places == sorted(places), line
    assert len(place) == 128


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_words_are_found_without_accents(text, words):
    """In any order and letter case; an apostrophe may be left out, or typed as a space."""
    assert matches(text, words)


@pytest.mark.parametrize(("text", "words"), NOT_FOUND)
def test_what_is_not_asked_for_is_not_found(text, words):
    """A part of a word is none; every word has to be there, and one has to be asked for."""
    assert not matches(text, words)


@given(st.text())
def test_plain_text_has_letters_digits_and_single_spaces(text):
    """Nothing is left of accents and signs; made plain again it stays as it is."""
    words = plain(text)

    assert all(each.isalnum() or each == " " for each in words)
    assert words == " ".join(words.split()) == plain(words)


def test_every_committee_is_found_by_its_name_without_accents():
    """The plain name finds the name, and no two names have one plain name."""
    every = [each.name for each in committees()]

    assert all(matches(name, plain(name)) for name in every)
    assert len(set(map(plain, every))) == len(every)


@pytest.mark.parametrize("setting", ["C", "C.utf8", "tr_TR.UTF-8"])
def test_the_locale_of_the_machine_changes_nothing(setting):
    """Order and search are the same; a locale that is not installed is the machine's own affair."""
    every = [each.name for each in committees()]
    here = [every.index(name) for name in sorted(every, key=order_key)]
    found = [place for place, name in enumerate(every) if matches(name, "DAK mil")]

    told = subprocess.run(
        [sys.executable, "-c", SORT],
        input="\n".join(every).encode(),
        env={**os.environ, "LC_ALL": setting, "LANG": setting, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )

    assert len(found) == 1
    assert told.stdout.decode().splitlines() == [str(here), str(found)]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
