"""Every letter of the old encodings is read, and only old text is taken for it."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from itertools import product

import pytest
from baocao.encodings import TCVN3, VNI, Family, family_of, kind_of, likelier, worth_a_look
from baocao.encodings.fonts import UNKNOWN
from baocao.encodings.recognition import sign_of
from baocao.encodings.spelling import is_syllable
from hypothesis import given, settings
from hypothesis import strategies as st
from vn_encodings import old

SENTENCES = (
    "Báo cáo kết quả công tác xây dựng Đảng",
    "Kế hoạch kiểm tra, giám sát năm 2021 của Ban Thường vụ",
    "Quyết định về việc khen thưởng các tập thể có thành tích xuất sắc",
    "Hướng dẫn thực hiện Nghị quyết đại hội đảng bộ nhiệm kỳ 2020 - 2025",
    "Đơn đề nghị của công dân không thuộc thẩm quyền giải quyết",
    "Thông báo kết luận cuộc họp, những khó khăn ở cơ sở",
)
MODERN = """
Xã|có|Có|Nữ|Ông|Bà|Tổ|Đã|Ủy viên|Bí thư|Loại|Tên|Số|Khá|Tốt|Yếu|Đắk Lắk|Krông Nô|Châu Âu|Lâm Hà
Đạ Huoai|Phú Quý|B'Lao|Café|São Paulo|façade|München|El Niño|naïve|Noël|Genève|señor|Coruña|Zürich
m²|°C|½|©|®|§ 5|3×4|N·m|µm|«trích»|10 £|¥|1ª|«bao»|Excel®|xã¹|kWh·năm|phát\u00adtriển|lam\u00addong
·|¶|· Nội dung|Mục ¶ 2|÷|¡|¿|Guðmundur|Íslandsbanki|trước|giờ|thuyền|ngoằn ngoèo|khuỷu tay|quỷ quyệt
Ø60|Ångström|año|ÿ|ß|Þór|KT01|STT|x|HĐND|ĐUK|đ/c|53.000đ|ỷ lại|ùn ứ|uể oải|õng ẹo|ễnh ương|kỳ
"""


def letters() -> set[str]:
    """The letters of Vietnamese that are not ASCII, from the alphabet and the tones."""
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    small = {
        unicodedata.normalize("NFC", base + tone) for base, tone in product("aăâeêioôơuưyđ", tones)
    }
    small = {letter for letter in small if len(letter) == 1 and not letter.isascii()}
    return small | {letter.upper() for letter in small}


def test_the_tables_of_the_tests_are_whole():
    """VNI has all 134 letters; TCVN3 has them but for capitals with a tone."""
    without_tone = set("ĂÂÊÔƠƯĐ")

    assert len(letters()) == 134
    assert set(old.VNI) == letters()
    assert set(old.TCVN3) == {each for each in letters() if each.islower()} | without_tone
    assert len(set(old.TCVN3.values())) == len(old.TCVN3)
    assert len(set(old.VNI.values())) == len(old.VNI)


@pytest.mark.parametrize("letter", sorted(letters()))
def test_each_of_the_134_letters_is_read_in_both_encodings(letter):
    """By itself, and between others; TCVN3 reads a capital with a tone as the small letter."""
    small = letter if letter in old.TCVN3 else letter.lower()

    assert VNI.decode(old.vni(letter)) == letter
    assert VNI.decode(f"t{old.vni(letter)}n") == f"t{letter}n"
    assert TCVN3.decode(old.tcvn3(letter)) == small
    assert TCVN3.decode(f"t{old.tcvn3(letter)}n") == f"t{small}n"


def test_a_vni_capital_is_read_with_a_small_mark_too():
    """As people typed the first letter of a sentence."""
    for letter in old.LETTERS:
        spelt = old.vni(letter)
        if letter.isupper() and len(spelt) == 2:
            assert VNI.decode(spelt[0] + spelt[1].lower()) == letter


@pytest.mark.skipif(not shutil.which("iconv"), reason="cần iconv của glibc (Linux)")
def test_glibc_reads_tcvn3_as_we_do():
    """A second opinion on all letters that TCVN3 has, where the system has one."""
    written = "".join(old.TCVN3.values())
    said = subprocess.run(
        ["iconv", "-f", "TCVN-5712", "-t", "UTF-8"],
        input=" ".join(written).encode("latin-1"),
        capture_output=True,
        check=True,
    )

    assert unicodedata.normalize("NFC", said.stdout.decode()) == TCVN3.decode(" ".join(written))


@settings(deadline=None)
@given(text=st.text(st.sampled_from([*old.LETTERS, *"abcdefghiklmnopqrstuvxy ,.-/0123456789"])))
def test_what_is_written_in_an_old_encoding_is_read_back(text):
    """Any Vietnamese text; of TCVN3 the small letters, as it has no others with tones."""
    small = text.lower()
    assert VNI.decode(old.vni(text)) == text
    assert TCVN3.decode(old.tcvn3(small)) == small


@settings(deadline=None)
@given(texts=st.lists(st.sampled_from(SENTENCES), min_size=1, unique=True))
def test_a_column_of_sentences_is_told_by_its_words(texts):
    """Whichever they are: TCVN3 and VNI each for itself, Unicode for neither."""
    assert likelier(map(old.tcvn3, texts))[0] is TCVN3
    assert likelier(map(old.vni, texts))[0] is VNI
    assert likelier(texts) is None


def test_a_column_of_two_old_encodings_is_told_by_neither():
    """As many words of one as of the other."""
    assert likelier([old.tcvn3(SENTENCES[0]), old.vni(SENTENCES[1])]) is None


@pytest.mark.parametrize(
    ("word", "sign"),
    [("ĐUK", "unicode"), ("tác", "unicode"), ("c¸o", "old"), ("Xã", ""), ("Kr«ng", ""), ("m²", "")],
)
def test_a_word_is_a_sign_of_one_encoding_or_of_none(word, sign):
    """An abbreviation with a letter that only Unicode has is one too."""
    assert sign_of(word, TCVN3) == sign


@pytest.mark.parametrize("text", MODERN.replace("\n", "|").strip("|").split("|"))
@pytest.mark.parametrize("encoding", [TCVN3, VNI], ids=["tcvn3", "vni"])
def test_no_modern_text_is_taken_for_an_old_one(text, encoding):
    """Short words, names, foreign words, units of measure and signs."""
    assert kind_of(text, encoding) in ("plain", "unicode", "open")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("B¸o c¸o tæng hîp", "old"),
        ("Báo c¸o tổng hợp", "half"),
        ("Đảng c«ng s¶n", "half"),
        ("c¸o tác", "half"),
        ("B¸o c¸o tæng hîp c¸c tæ chøc Đảng", "half"),
        ("B¸o c¸o tæng hîp c¸c tæ chøc tác", "old"),
        ("Công tác", "unicode"),
        ("Đảng ủy", "plain"),  # no letter that TCVN3 would read otherwise
        ("Xã", "open"),
        ("Kr«ng", "open"),
        ("2021", "plain"),
    ],
)
def test_a_text_is_old_half_unicode_or_open(text, kind):
    """By its words; a name that no encoding spells as Vietnamese says nothing."""
    assert kind_of(text, TCVN3) == kind


@pytest.mark.parametrize(
    ("font", "family"),
    [
        (".VnTime", Family(TCVN3)),
        (".VnArialH", Family(TCVN3, capitals=True)),
        (".vntime", Family(TCVN3)),
        ("VNI-Times", Family(VNI)),
        ("VNI-Helve-Condense", Family(VNI)),
        ("VNtimes New Roman", UNKNOWN),
        ("VPS Times", UNKNOWN),
        ("VISCII Roman", UNKNOWN),
        (".VNI-Times", UNKNOWN),
        ("Times New Roman", None),
        ("UVN Bach Dang", None),
        ("Vivaldi", None),
        ("Verdana", None),
        ("", None),
    ],
)
def test_an_old_font_is_known_by_its_name(font, family):
    """Its encoding, whether it shows capitals, or that it is one we cannot read."""
    assert family_of(font) == family


@pytest.mark.parametrize("word", "nghiêng quyết giếng gì hoà hòa thuỷ thủy khuỷu Đắk yêu".split())
def test_words_are_spelt_as_vietnamese(word):
    """With the tone where either school puts it."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", "kờ tỏc cỏo Laâm Xaõ giaù c¸o ngề cé ghà iên đợc Paulo".split())
def test_other_words_are_not(word):
    """Wrong onset before the vowel, wrong tone before a stop, tone on the wrong vowel."""
    assert not is_syllable(word)


def test_old_sentences_are_worth_a_look():
    """Each of them, in both encodings; none as it is in Unicode."""
    assert all(worth_a_look(old.tcvn3(text)) and worth_a_look(old.vni(text)) for text in SENTENCES)
    assert not any(map(worth_a_look, SENTENCES))
