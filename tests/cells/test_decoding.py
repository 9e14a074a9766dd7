"""Workbooks of the years when Vietnamese was typed in fonts of its own are read as Unicode."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from baocao.cells import open_workbook
from baocao.cells.second_reader import compare_with_openpyxl
from baocao.encodings import TCVN3
from cells import make
from cells.old_books import FONTS, TITLES, book, column, in_font, texts, told
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from vn_encodings.old import LETTERS, tcvn3, vni

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("mark", "TVtv")
def test_a_column_is_read_by_its_font_or_else_by_all_its_words(tmp_path, mark):
    """TCVN3 and VNI; short words that could be Unicode are read as what is around them."""
    workbook = open_workbook(book(tmp_path, column(mark, f"{mark}:Xã", f"{mark}:Số")))

    assert texts(workbook) == [*TITLES, "Xã", "Số"]
    assert told(workbook) == {"F-090": "A1:A6"}


def test_a_font_ending_in_h_shows_capitals(tmp_path):
    """TCVN3 has no capitals with a tone; words in capitals that lack them are read as such."""
    workbook = open_workbook(book(tmp_path, "H:Trích yếu\nT:Trích yếu\nT:TRÍCH YẾU"))

    assert texts(workbook) == ["TRÍCH YẾU", "Trích yếu", "TRÍCH YẾU"]


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


def test_the_books_of_the_second_office_are_read_without_a_warning():
    """Those in TCVN3, in VNI, and without their font: all is converted, nothing doubted."""
    notes = [note for path in DATA.glob("duk/2021/*.xlsx") for note in open_workbook(path).notes]

    assert "F-090" in {note.code for note in notes}
    assert {note.severity for note in notes} == {"note"}


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
