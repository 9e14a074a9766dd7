"""Workbooks of the years when Vietnamese was typed in fonts of its own are read as Unicode."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from baocao.cells import Workbook, open_workbook
from baocao.cells.second_reader import compare_with_openpyxl
from baocao.encodings import TCVN3
from cells import make
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from vn_encodings.old import LETTERS, tcvn3, vni

DATA = Path(__file__).parents[2] / "data"
TITLES = (
    "Báo cáo kết quả công tác",
    "Kế hoạch kiểm tra",
    "Quyết định khen thưởng",
    "Hướng dẫn thực hiện",
)
FONTS = {"T": ".VnTime", "H": ".VnTimeH", "V": "VNI-Times", "O": "VNtimes New Roman"}
WRITERS = {"T": tcvn3, "H": tcvn3, "t": tcvn3, "V": vni, "v": vni}


def book(folder: Path, table: str, name: str = "Trang") -> Path:
    """A workbook of one sheet, a line a row; ``T:`` before a cell has it in .VnTime and TCVN3.

    H is .VnTimeH, V VNI-Times, t and v the same encodings without their font, O a font that nobody
    knows; without a mark a cell is Unicode.
    """
    path = folder / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    sheet = written.add_worksheet(name)
    fonts = {mark: written.add_format({"font_name": font}) for mark, font in FONTS.items()}
    for row, line in enumerate(table.strip().splitlines()):
        for column, cell in enumerate(line.split("|")):
            mark, colon, text = cell.strip().rpartition(":")
            text = WRITERS.get(mark, str)(text)
            if text:
                sheet.write_string(row, column, text, fonts.get(mark) if colon else None)
    written.close()
    return path


def in_font(path: Path, font: str) -> Path:
    """The workbook with every cell in one font, whatever was typed there."""
    made = openpyxl.load_workbook(path)
    for row in made.active.iter_rows():
        for cell in row:
            cell.font = Font(name=font)
    made.save(path)
    return path


def texts(workbook: Workbook) -> list[str]:
    """The texts of the first sheet, row by row."""
    return [cell.value for cell in next(iter(workbook.sheets.values())).cells.values()]


def told(workbook: Workbook) -> dict[str, str]:
    """The cells of what was told, by code; only the last of a code."""
    return {note.code: " ".join(note.cells) for note in workbook.notes}


def column(mark: str, *more: str) -> str:
    """A column of titles, and other cells."""
    return "\n".join([*(f"{mark}:{title}" for title in TITLES), *more])


@pytest.mark.parametrize("mark", "TVtv")
def test_a_column_is_read_by_its_font_or_else_by_all_its_words(tmp_path, mark):
    """TCVN3 and VNI; short words that could be Unicode are read as what is around them."""
    workbook = open_workbook(book(tmp_path, column(mark, f"{mark}:Xã", f"{mark}:Số")))

    assert texts(workbook) == [*TITLES, "Xã", "Số"]
    assert told(workbook) == {"F-090": "A1:A6"}


def test_a_font_ending_in_h_shows_capitals(tmp_path):
    """As headings were typed; TCVN3 has no capitals with a tone."""
    workbook = open_workbook(book(tmp_path, "H:Trích yếu\nT:Trích yếu\nT:TRÍCH YẾU"))

    assert texts(workbook) == ["TRÍCH YẾU", "Trích yếu", "TRíCH YếU"]


def test_capitals_are_read_where_their_font_is_lost(tmp_path):
    """Word by word; a letter by itself is read as its neighbours, and a note says what was done."""
    cells = ["HỘI CỰU CHIẾN BINH", "ĐẢNG ỦY Ở CƠ SỞ", "Ủy ban ở TỈNH ỦY", "Sở Y Tế", "Tổ QĐ"]
    path = book(tmp_path, column("t", *(f"t:{cell}" for cell in cells)))
    workbook = open_workbook(path)
    note = next(note for note in workbook.notes if note.cells == ("A5:A7",))

    assert texts(workbook)[4:] == [*cells[:2], "ủy ban ở TỈNH ỦY", *cells[3:]]
    assert (note.code, note.seen) == ("F-090", f"{tcvn3(cells[0])} → {cells[0]}")
    assert "viết hoa lại" in note.problem


def test_a_note_says_how_many_cells_from_what_and_why_with_an_example(tmp_path):
    """One for a column; the original is in it, and in the cells."""
    workbook = open_workbook(book(tmp_path, column("T") + "\n|T:Đã gửi\n|T:Chưa gửi"))
    first, second = workbook.notes

    assert (first.severity, first.sheet, first.cells) == ("note", "Trang", ("A1:A4",))
    assert "4 ô từ bảng mã TCVN3 (ABC)" in first.problem
    assert ".VnTime" in first.problem
    assert first.seen == f"{tcvn3(TITLES[0])} → {TITLES[0]}"
    assert second.cells == ("B5:B6",)
    cell = workbook.sheets["Trang"].cells[1, 1]
    assert (cell.raw, cell.value, cell.shown) == (tcvn3(TITLES[0]), TITLES[0], TITLES[0])


def test_one_string_is_read_by_the_font_of_each_cell_that_shares_it(tmp_path):
    """A file keeps a string once, whatever the fonts of its cells."""
    shared = tcvn3("Loại")
    path = tmp_path / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    sheet = written.add_worksheet("Trang")
    for row, font in enumerate((".VnTime", ".VnTimeH")):
        sheet.write_string(row, row, shared, written.add_format({"font_name": font}))
    written.close()

    assert texts(open_workbook(path)) == ["Loại", "LOẠI"]


def test_each_run_of_a_text_is_read_by_its_own_font(tmp_path):
    """A cell may be half .VnTime, half Times New Roman."""
    path = tmp_path / "so.xlsx"
    made = openpyxl.Workbook()
    old, modern = InlineFont(rFont=".VnTime"), InlineFont(rFont="Times New Roman")
    made.active["A1"] = CellRichText(
        TextBlock(old, tcvn3("Đảng ủy\nKhối, ")), TextBlock(modern, "Tỉnh ủy Lâm Đồng")
    )
    made.active["A2"] = CellRichText(
        TextBlock(InlineFont(rFont=".VnTimeH"), tcvn3("đảng ủy ")), TextBlock(old, tcvn3("Khối"))
    )
    made.save(path)
    workbook = open_workbook(path)

    assert texts(workbook) == ["Đảng ủy\nKhối, Tỉnh ủy Lâm Đồng", "ĐẢNG ỦY Khối"]
    assert told(workbook) == {"F-090": "A1:A2", "F-094": "A1 A2"}
    assert compare_with_openpyxl(path) == []


def test_equal_characters_in_other_fonts_are_another_text(tmp_path):
    """Two strings of runs that differ in nothing but a font; escapes in them are decoded."""
    run = '<r><rPr><rFont val="{}"/></rPr><t>®¶ng_x000D_\n</t></r><r><t>2021</t></r>'
    made = make.parts("A1 | s | một\nA2 | s | hai\nA3 | inline | ba")
    for word, font in (("một", ".VnTime"), ("hai", ".VnTimeH")):
        old = f'<t xml:space="preserve">{word}</t>'
        made = make.changed(made, "xl/sharedStrings.xml", old, run.format(font))
    inline = '<t xml:space="preserve">ba</t>'
    made = make.changed(made, "xl/worksheets/sheet1.xml", inline, run.format("VNI-Times"))
    path = make.saved(tmp_path, made)

    assert texts(open_workbook(path)) == ["đảng\r\n2021", "ĐẢNG\r\n2021", "®¶ng\r\n2021"]
    assert compare_with_openpyxl(path) == []


def test_sheets_of_two_encodings_have_names_of_two(tmp_path):
    """Each name is in the encoding of its own sheet; of one without text, in the commonest."""
    path = tmp_path / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    for writer, font, rows in ((tcvn3, ".VnTime", 3), (vni, "VNI-Times", 2), (tcvn3, "", 0)):
        sheet = written.add_worksheet(writer(f"Đơn thư {rows}"))
        for row in range(rows):
            sheet.write_string(row, 0, writer(TITLES[row]), written.add_format({"font_name": font}))
    written.close()

    assert [*open_workbook(path).sheets] == ["Đơn thư 3", "Đơn thư 2", "Đơn thư 0"]


@pytest.mark.parametrize(("writer", "mark"), [(tcvn3, "T"), (vni, "V"), (tcvn3, "t")])
def test_the_name_of_a_sheet_is_read_in_the_encoding_of_the_sheet(tmp_path, writer, mark):
    """It has no font; findings call it as a reader does, and one tells its name in the file."""
    workbook = open_workbook(book(tmp_path, column(mark), name=writer("Đơn thư")))
    renamed = next(note for note in workbook.notes if note.code == "F-092")

    assert [*workbook.sheets] == ["Đơn thư"]
    assert workbook.sheets["Đơn thư"].name == "Đơn thư"
    assert {note.sheet for note in workbook.notes} == {"Đơn thư"}
    assert renamed.seen == writer("Đơn thư")


def test_the_name_of_a_sheet_is_put_right_too(tmp_path):
    """A look-alike of Đ hides a sheet from who looks for it by name."""
    workbook = open_workbook(book(tmp_path, "KT01", name="Ðơn thƣ"))

    assert [*workbook.sheets] == ["Đơn thư"]
    assert [(note.code, note.seen) for note in workbook.notes] == [("F-092", "Ðơn thƣ")]


def test_two_sheets_never_get_one_name(tmp_path):
    """One whose name in Unicode is taken keeps its own."""
    path = tmp_path / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    for name in ("Đơn thư", tcvn3("Đơn thư")):
        sheet = written.add_worksheet(name)
        sheet.write_string(0, 0, tcvn3(TITLES[0]), written.add_format({"font_name": ".VnTime"}))
    written.close()

    assert [*open_workbook(path).sheets] == ["Đơn thư", tcvn3("Đơn thư")]


def test_unicode_typed_over_old_text_keeps_its_letters_in_the_old_font(tmp_path):
    """Also where it has no letter that TCVN3 lacks: the words say that it is Unicode."""
    path = book(tmp_path, "Đơn vị|Tên\nBáo cáo kết quả|2021\nKiểm tra|Ghi chú\nCông tác|Có")
    meant = texts(open_workbook(path))
    workbook = open_workbook(in_font(path, ".VnTime"))

    assert texts(workbook) == meant
    assert workbook.notes == ()


def test_a_font_alone_is_enough(tmp_path):
    """Of a sheet whose words could all be either."""
    workbook = open_workbook(book(tmp_path, "T:Có\nT:Số\nT:½"))

    assert texts(workbook) == ["Có", "Số", TCVN3.decode("½")]


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


def test_damaged_letters_are_put_right_and_noted(tmp_path):
    """Once for a column; what is uncertain is a warning, and so is text converted twice."""
    nfd = unicodedata.normalize("NFD", "Trích yếu")
    table = f"{nfd}\nphƣơng pháp\nthi ðua\nðữ liệu mới\ncụng cụ thống kờ"
    workbook = open_workbook(book(tmp_path, table))

    assert texts(workbook) == [
        "Trích yếu", "phương pháp", "thi đua", "ðữ liệu mới", "cụng cụ thống kờ"
    ]  # fmt: skip
    assert told(workbook) == {"F-091": "A1:A3", "F-097": "A4", "F-099": "A5"}
    assert "“ðữ” có thể là “dữ”" in next(n for n in workbook.notes if n.code == "F-097").problem


def test_a_letter_that_was_deleted_before_is_told(tmp_path):
    """The ư of TCVN3 is a soft hyphen, which many programs drop."""
    path = book(tmp_path, column("T", "T:Đảng viên được khen"))
    made = openpyxl.load_workbook(path)
    made.active["A5"].value = made.active["A5"].value.replace("\xad", "")
    made.save(path)
    workbook = open_workbook(path)

    assert texts(workbook)[-1] == "Đảng viên đợc khen"
    assert told(workbook) == {"F-090": "A1:A5", "F-098": "A5"}


MODERN = ("Xã", "Café", "São Paulo", "m²", "°C", "½", "© 2021", "phát\u00adtriển", "lam\u00addong")


@pytest.mark.parametrize("text", [*MODERN, "ﷺ" * 40_000, "a\u00ad" * 16_000, "®" * 32_000])
def test_text_that_is_no_old_text_is_not_touched(tmp_path, text):
    """Alone in a sheet, or among Vietnamese text; short, foreign, hostile."""
    path = tmp_path / "so.xlsx"
    made = openpyxl.Workbook()
    for row, each in enumerate((text, "Đảng bộ", "Báo cáo", text), 1):
        made.active.cell(row, 1).value = each[:32_767]
    made.active["B1"] = text[:32_767]
    made.save(path)
    workbook = open_workbook(path)

    assert set(texts(workbook)) == {text[:32_767], "Đảng bộ", "Báo cáo"}
    assert {note.code for note in workbook.notes} <= {"F-070"}


def test_the_sample_of_the_first_office_is_unicode_to_the_last_cell():
    """Nothing of its 132 workbooks is converted, mended or doubted."""
    files = [*DATA.glob("btctu/2026/*.xlsx"), *DATA.glob("btctu/2026Q2/**/*.xlsx")]

    assert len(files) > 130
    assert [note for path in files for note in open_workbook(path).notes] == []


def test_an_invisible_character_is_still_told_in_a_converted_cell(tmp_path):
    """And the soft hyphen that is the ư of TCVN3 is none."""
    workbook = open_workbook(book(tmp_path, column("T", "T:Đảng\u200b viên", "T:được thư")))

    assert told(workbook) == {"F-070": "A5", "F-090": "A1:A6"}


def test_a_value_under_merged_cells_is_shown_as_a_reader_knows_it(tmp_path):
    """The finding has the text in Unicode."""
    path = book(tmp_path, "T:Trích yếu|T:Kế hoạch kiểm tra")
    made = openpyxl.load_workbook(path)
    made.active.merged_cells.add("A1:B1")
    made.save(path)

    assert [found.seen for found in open_workbook(path).findings] == ["Kế hoạch kiểm tra"]


def test_the_second_reader_compares_what_is_in_the_file(tmp_path):
    """Conversion is no disagreement, of texts as of names of sheets."""
    path = book(tmp_path, column("T"), name=tcvn3("Đơn thư"))

    assert compare_with_openpyxl(path) == []


ALPHABET = [*LETTERS, *"abcdeghiklmnopqrstuvxy 0123456789"]


@settings(max_examples=40, deadline=None)
@given(cells=st.lists(st.text(ALPHABET, min_size=1, max_size=20), min_size=1, max_size=8))
@example(cells=["gè"])
@pytest.mark.parametrize(("mark", "writer"), [("T", tcvn3), ("V", vni)])
def test_whatever_was_typed_in_an_old_font_is_told_or_read(cells, mark, writer, tmp_path_factory):
    """Any small letters under any sentences: the value is what was meant, or a warning names it."""
    meant = [text.lower() if mark == "T" else text for text in cells]
    path = tmp_path_factory.mktemp("so") / "so.xlsx"
    written = xlsxwriter.Workbook(path)
    sheet, font = written.add_worksheet("Trang"), written.add_format({"font_name": FONTS[mark]})
    for row, text in enumerate([*TITLES, *meant]):
        sheet.write_string(row, 0, writer(text), font)
    written.close()
    workbook = open_workbook(path)
    found = {cell.row: cell.value for cell in workbook.sheets["Trang"].cells.values()}
    wrong = [row for row, text in enumerate(meant, len(TITLES) + 1) if found[row] != text]

    assert not wrong or {note.severity for note in workbook.notes} >= {"warning"}
