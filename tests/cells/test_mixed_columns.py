"""Where fonts and words disagree, or both encodings stand together: told, and not guessed."""

from __future__ import annotations

import openpyxl
import pytest
from baocao.cells import open_workbook
from cells.old_books import TITLES, book, column, in_font, texts, told
from openpyxl.styles import Font
from vn_encodings.old import tcvn3, vni


def test_a_font_of_another_encoding_is_told_and_nothing_is_guessed(tmp_path):
    """Its cells are named; those that are Unicode all the same are not."""
    workbook = open_workbook(book(tmp_path, "O:Coâng vaên\nO:Công văn\nO:KT01"))
    note = workbook.notes[0]

    assert texts(workbook) == ["Coâng vaên", "Công văn", "KT01"]
    assert told(workbook) == {"F-093": "A1"}
    assert note.severity == "warning"
    assert "VNtimes New Roman" in note.problem


def test_the_soft_hyphens_of_such_a_font_are_not_told_by_themselves(tmp_path):
    """They are letters; what nobody sees in Unicode text in that font is told as ever."""
    path = book(tmp_path, column("t", "t:Đảng ủy được thư", "Đảng\u200b viên"))
    workbook = open_workbook(in_font(path, "VPS Times"))

    assert told(workbook) == {"F-070": "A6", "F-093": "A1 A2 A3"}


def test_a_font_that_the_words_contradict_converts_nothing(tmp_path):
    """VNI text pasted into cells of .VnTime."""
    workbook = open_workbook(in_font(book(tmp_path, column("v")), ".VnTime"))

    assert texts(workbook) == [vni(title) for title in TITLES]
    assert told(workbook) == {"F-096": "A1 A2 A3"}


def test_a_mixed_column_is_told_and_its_doubtful_cells_are_kept(tmp_path):
    """What is clearly old is converted, Unicode stays, what can be both is told too."""
    table = f"Trích yếu\nTổng kết công tác dân vận\n{column('t')}\nt:Xã\nNghị quyết đại hội"
    workbook = open_workbook(book(tmp_path, table))

    assert texts(workbook) == [
        "Trích yếu", "Tổng kết công tác dân vận", *TITLES, tcvn3("Xã"), "Nghị quyết đại hội"
    ]  # fmt: skip
    assert told(workbook) == {"F-090": "A3:A6", "F-094": "A3 A4 A5", "F-096": "A7"}


def test_a_word_of_unicode_in_a_column_of_an_old_font_is_told(tmp_path):
    """“Công tác” retyped in .VnTime: the font says one thing, the word another."""
    table = column("T", "Công tác", "Đảng bộ xã")  # the last has letters of Unicode only
    workbook = open_workbook(in_font(book(tmp_path, table), ".VnTime"))

    assert texts(workbook)[-2:] == ["Công tác", "Đảng bộ xã"]
    assert told(workbook) == {"F-090": "A1:A4", "F-094": "A1 A2 A3", "F-096": "A5"}


def test_a_cell_that_can_be_both_is_kept_and_named_in_a_mixed_column(tmp_path):
    """Be there ever so many old cells, and no font: a name of a place must not be guessed."""
    more = ("Đảng viên được tặng Huy hiệu", "Nghị quyết đại hội nhiệm kỳ mới")
    table = column("v", *(f"v:{text}" for text in more), "Đảng", "Hoà Ninh", "v:Tỉnh ủy")
    workbook = open_workbook(book(tmp_path, table))
    doubt = next(note for note in workbook.notes if note.code == "F-096")

    assert texts(workbook)[6:] == ["Đảng", "Hoà Ninh", "Tỉnh ủy"]
    assert (doubt.cells, doubt.severity, doubt.seen) == (("A8",), "warning", "Hoà Ninh")
    assert "Hồ Ninh" in doubt.problem


@pytest.mark.parametrize(("mark", "text"), [("v", "Krông Nô"), ("t", "Café Hà"), ("v", "señor")])
@pytest.mark.parametrize("font", [False, True], ids=["no font", "font"])
def test_a_foreign_word_is_kept_where_its_conversion_is_none(tmp_path, mark, text, font):
    """Alone among old cells, with or without their font: kept and named, not made “Krơng”."""
    path = book(tmp_path, column(mark, text))
    fonts = {"v": "VNI-Times", "t": ".VnTime"}
    workbook = open_workbook(in_font(path, fonts[mark]) if font else path)

    assert texts(workbook) == [*TITLES, text]
    assert told(workbook) == {"F-090": "A1:A4", "F-096": "A5"}


@pytest.mark.parametrize(("mark", "name"), [("V", "Mađaguôi"), ("V", "Đạ Tẻh"), ("T", "Krông Nô")])
def test_names_of_places_are_read_in_an_old_font(tmp_path, mark, name):
    """Though they are spelt as no Vietnamese word is."""
    workbook = open_workbook(book(tmp_path, column(mark, f"{mark}:{name}")))

    assert texts(workbook)[-1] == name
    assert told(workbook) == {"F-090": "A1:A5"}


def test_a_cell_in_an_old_font_among_unicode_is_read_by_it_and_told(tmp_path):
    """The font decides, and somebody should look: the warning has the cell and an example."""
    path = book(tmp_path, "\n".join([*TITLES, "V:Hồ Ninh", "Đảng ủy"]))
    workbook = open_workbook(path)
    mixed = next(note for note in workbook.notes if note.code == "F-094")

    assert texts(workbook)[4] == "Hồ Ninh"
    assert (mixed.severity, mixed.cells) == ("warning", ("A5",))
    assert mixed.seen == f"{vni('Hồ Ninh')} → Hồ Ninh"


@pytest.mark.parametrize(("font", "text"), [("VNI-Times", "Krông Nô"), (".VnTime", "Café Hà")])
def test_unicode_in_an_old_font_among_unicode_is_kept_and_told(tmp_path, font, text):
    """The font says one thing, and the words that it makes are none."""
    path = book(tmp_path, "\n".join([*TITLES, text]))
    made = openpyxl.load_workbook(path)
    made.active["A5"].font = Font(name=font)
    made.save(path)
    workbook = open_workbook(path)

    assert texts(workbook)[-1] == text
    assert told(workbook) == {"F-096": "A5"}


def test_unicode_beside_text_of_an_unknown_encoding_is_not_told(tmp_path):
    """VISCII without its font has by chance words of TCVN3; it is not converted as such."""
    old = ("Ðäng bµ Vån phòng Tïnh üy", "kªt nÕp Ðäng viên", "chï ð¸nh bí thß", "t± chÑc", "dñ b¸")
    lines = [*(f"{text}|Mã" for text in old), "Tên|xóa tên", "Đảng|Nữ", "O:Coâng vaên|Có"]
    workbook = open_workbook(book(tmp_path, "\n".join(lines)))
    seen = [note for note in workbook.notes if any(cell[0] == "B" for cell in note.cells)]

    assert seen == []
    assert not {"F-090", "F-094"} & {*told(workbook)}
    assert texts(workbook)[0] == old[0]


def test_a_word_that_only_the_font_can_read_is_told_where_all_else_is_unicode(tmp_path):
    """It is too little to convert, and too clear to pass over."""
    table = "\n".join(["Đơn vị", *TITLES, "T:Mã"])
    workbook = open_workbook(in_font(book(tmp_path, table), ".VnTime"))

    assert texts(workbook)[-1] == tcvn3("Mã")
    assert told(workbook) == {"F-096": "A6"}


def test_a_half_converted_cell_is_told_and_kept(tmp_path):
    """Letters of both in one cell, with or without the font."""
    workbook = open_workbook(book(tmp_path, f"{column('T')}\nBáo c¸o tổng hợp"))

    assert texts(workbook)[-1] == "Báo c¸o tổng hợp"
    assert told(workbook)["F-095"] == "A5"


def test_a_cell_that_is_left_is_left_whole(tmp_path):
    """No letter of it is put right while others are wrong."""
    workbook = open_workbook(book(tmp_path, f"{column('T')}\nBáo c¸o phƣơng pháp"))

    assert texts(workbook)[-1] == "Báo c¸o phƣơng pháp"


def test_a_short_column_is_read_as_its_sheet_if_that_is_clear(tmp_path):
    """One heading and numbers are too little to tell by."""
    rows = [
        f"t:{title}|KT0{at}|{'t:Loại' if at == 0 else 'Kha'}" for at, title in enumerate(TITLES)
    ]
    workbook = open_workbook(book(tmp_path, "\n".join(rows)))

    assert texts(workbook)[2] == "Loại"
    assert [note.cells for note in workbook.notes] == [("A1:A4",), ("C1",)]


def test_a_short_column_of_unicode_in_an_old_sheet_is_kept(tmp_path):
    """Its own words come before those around it."""
    titles = [f"t:{title}" for title in (*TITLES, "Thông báo kết luận cuộc họp", "Đơn đề nghị")]
    table = "\n".join(titles[:3] + [f"{titles[3]}|Đảng", f"{titles[4]}|Xã", f"{titles[5]}|t:½"])
    workbook = open_workbook(book(tmp_path, table))

    assert [cell.value for cell in workbook.sheets["Trang"].cells.values() if cell.column == 2] == [
        "Đảng", "Xã", "½"
    ]  # fmt: skip
    assert told(workbook) == {"F-090": "A1:A6"}


def test_a_sign_without_letters_is_kept_in_a_column_told_by_its_words(tmp_path):
    """A half is no ẵ there; where the font says so it is."""
    workbook = open_workbook(book(tmp_path, column("t", "½", "§")))

    assert texts(workbook)[-2:] == ["½", "§"]


def test_a_short_column_of_no_clear_sheet_is_told(tmp_path):
    """One old word in a sheet of Unicode."""
    rows = "\n".join(TITLES)
    workbook = open_workbook(book(tmp_path, f"{rows}\n|t:Quyết"))

    assert texts(workbook)[-1] == tcvn3("Quyết")
    assert told(workbook) == {"F-096": "B5"}
