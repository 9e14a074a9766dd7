"""What real programs write is read back with the values that went in, and a second reader
agrees.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from baocao.cells import open_workbook
from baocao.cells.second_reader import compare_with_openpyxl
from baocao.encodings import worth_a_look
from baocao.errors import DataError
from cells import make
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

DATA = Path(__file__).parents[2] / "data"
DAY = datetime.date(2026, 6, 17)


def values_of(path: Path) -> dict[str, object]:
    """The values of the first sheet by ref."""
    return {
        cell.ref: cell.value
        for cell in next(iter(open_workbook(path).sheets.values())).cells.values()
    }


def test_xlsxwriter_file_is_read_back(tmp_path):
    """Shared strings, real dates, cached formula values, merged titles and hidden rows of the
    sample's writer.
    """
    path = tmp_path / "so.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Đơn thư")
    sheet.merge_range("A1:D1", "SỔ ĐƠN THƯ", book.add_format({"bold": True}))
    sheet.write_datetime(
        "A2", datetime.datetime(2026, 6, 17), book.add_format({"num_format": "dd/mm/yyyy"})
    )
    sheet.write_string("B2", "=1+1")
    sheet.write_number("C2", 12.5)
    sheet.write_boolean("D2", True)
    sheet.write_formula("A3", "=SUM(C2:C2)", None, 12.5)
    sheet.write_formula(
        "B3", '=IF(1,"")', None, ""
    )  # written without a type, as one never calculated
    sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
    sheet.write_comment("A3", "xem lại")
    sheet.write_rich_string("D3", "Kết ", book.add_format({"italic": True}), "nạp")
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()

    assert values_of(path) == {
        "A1": "SỔ ĐƠN THƯ",
        "A2": DAY,
        "B2": "=1+1",
        "C2": Decimal("12.5"),
        "D2": True,
        "A3": Decimal("12.5"),
        "B3": None,
        "C3": "#DIV/0!",
        "D3": "Kết nạp",
    }
    assert {note.code for note in open_workbook(path).notes} == {"F-062", "F-065"}
    assert compare_with_openpyxl(path) == []


def test_openpyxl_file_is_read_back_and_its_formulas_have_no_value(tmp_path):
    """What a script saved with openpyxl: inline or shared text, dates, rich text, and formulas
    without a value.
    """
    path = tmp_path / "so.xlsx"
    book = Workbook()
    sheet = book.active
    sheet.append(
        ["Mã", 7, 0.1, True, DAY, datetime.datetime(2026, 6, 17, 8, 30), "#DIV/0!", "=B1+1"]
    )
    sheet["A2"] = CellRichText("Kết ", TextBlock(InlineFont(b=True), "nạp"))
    sheet["B2"] = "cũ"
    sheet["B2"].font = Font(strike=True, name="Arial")
    sheet["C2"] = datetime.timedelta(hours=30)
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.save(path)

    assert values_of(path) == {
        "A1": "Mã",
        "B1": 7,
        "C1": Decimal("0.1"),
        "D1": True,
        "E1": DAY,
        "F1": datetime.datetime(2026, 6, 17, 8, 30),
        "G1": "#DIV/0!",
        "H1": None,
        "A2": "Kết nạp",
        "B2": "cũ",
        "C2": Decimal("1.25"),
    }
    read = open_workbook(path)
    cells = read.sheets["Sheet"].cells
    assert (cells[1, 7].kind, cells[1, 8].kind, cells[1, 8].formula) == (
        "error",
        "uncached",
        "B1+1",
    )
    assert (cells[2, 2].font, cells[2, 2].strike) == ("Arial", True)
    assert [note.code for note in read.notes] == ["F-064", "F-061"]
    assert compare_with_openpyxl(path) == []


def test_libreoffice_habits_are_read(tmp_path):
    """Formula text typed str, aca attributes, explicit t="n" and attributes in another order."""
    row = (
        '<row r="1" customFormat="false" ht="12.8" hidden="false"><c r="A1" s="0" t="n"><v>5</v></c>'
        '<c r="B1" s="1" t="n"><v>46190</v></c><c r="C1" s="0" t="str"><f aca="false">A1&amp;"x"</f><v>5x</v></c>'
        '<c s="0" t="b" r="D1"><f aca="false">TRUE()</f><v>1</v></c></row>'
    )
    parts = make.changed(
        make.parts("A1|n|1"),
        "xl/worksheets/sheet1.xml",
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row>',
        row,
    )

    path = make.saved(tmp_path, parts)
    assert values_of(path) == {"A1": 5, "B1": DAY, "C1": "5x", "D1": True}


def test_shared_formula_of_excel_is_known_as_a_formula(tmp_path):
    """A cell that shares another's formula has an empty formula text, not none."""
    shared = (
        '<c r="A1"><f t="shared" ref="A1:A2" si="0">B1+1</f><v>3</v></c></row><row r="2"><c r="A2">'
    )
    shared += '<f t="shared" si="0"/><v>4</v></c>'
    parts = make.changed(
        make.parts("A1|n|1"), "xl/worksheets/sheet1.xml", '<c r="A1" s="0"><v>1</v></c>', shared
    )

    path = make.saved(tmp_path, parts)
    cells = open_workbook(path).sheets["Trang"].cells
    assert [(cell.value, cell.formula) for cell in cells.values()] == [(3, "B1+1"), (4, "")]
    assert compare_with_openpyxl(path) == []


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12
).filter(lambda text: "_x" not in text.lower() and "\ufffe" not in text and "\uffff" not in text)
TEXTS = TEXTS.filter(lambda text: not worth_a_look(text))  # damaged letters would be put right
NUMBERS = st.integers(-(10**15) + 1, 10**15 - 1)
DAYS = st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31))
TABLES = st.dictionaries(
    st.tuples(st.integers(0, 40), st.integers(0, 30)),
    st.one_of(TEXTS, NUMBERS, DAYS, st.booleans()),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(table=TABLES)
def test_any_table_written_with_xlsxwriter_reads_back_equal(table, tmp_path_factory):
    """Text, whole numbers, dates and booleans come back with value and type, wherever they
    stand.
    """
    path = tmp_path_factory.mktemp("bang") / "so.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    for (row, column), value in table.items():
        if isinstance(value, str):
            sheet.write_string(row, column, value)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, column, value, day)
        else:
            sheet.write(row, column, value)
    book.close()

    assert read_table(path) == typed(table)


@settings(max_examples=60, deadline=None)
@given(table=TABLES)
def test_any_table_written_with_openpyxl_reads_back_equal(table, tmp_path_factory):
    """The same for the other writer."""
    path = tmp_path_factory.mktemp("bang") / "so.xlsx"
    book = Workbook()
    for (row, column), value in table.items():
        cell = book.active.cell(row + 1, column + 1, value)
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(path)

    assert read_table(path) == typed(table)


def typed(table: dict) -> dict:
    return {place: (type(value), value) for place, value in table.items()}


def read_table(path: Path) -> dict:
    cells = next(iter(open_workbook(path).sheets.values())).cells
    return {
        (row - 1, column - 1): (type(cell.value), cell.value)
        for (row, column), cell in cells.items()
    }


def test_second_reader_names_every_cell_it_disagrees_on(tmp_path):
    """A rich-text cell of a kind openpyxl reads otherwise is named with both values; equal cells
    are not.
    """
    parts = make.parts("A1|n|5\nB1|inline|@@\nC1|n|7")
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b'<t xml:space="preserve">@@</t>', b'<t>a</t><rPh sb="0" eb="1"><t>b</t></rPh>'
    )
    twisted = make.changed(parts, "xl/worksheets/sheet1.xml", "<v>7</v>", "<v>7</v><v>8</v>")

    assert compare_with_openpyxl(make.saved(tmp_path, parts)) == []
    found = compare_with_openpyxl(make.saved(tmp_path, twisted), "btctu/mau.xlsx")
    assert [(one.code, one.file, one.sheet, one.cells) for one in found] == [
        ("F-081", "btctu/mau.xlsx", "Trang", ("C1",))
    ]
    assert "8" in found[0].problem
    assert "7" in found[0].problem


def test_second_reader_that_loses_a_sheet_is_told(tmp_path):
    """openpyxl finds no sheets in Strict OOXML: a finding, not silence."""
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = {
        name: content.replace(
            make.MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        ).replace(make.OFFICE.encode(), strict.encode())
        for name, content in make.parts().items()
    }
    path = make.saved(tmp_path, parts)

    assert make.shown(open_workbook(path)) == make.VALUES
    assert {one.code for one in compare_with_openpyxl(path)} & {"F-081", "F-082"}


def test_second_reader_that_fails_or_warns_is_a_finding_and_no_crash(tmp_path):
    """What openpyxl cannot read, and what it warns of, comes back as findings."""
    unlisted = make.parts("A1|n|1")
    del unlisted["[Content_Types].xml"]
    failing = compare_with_openpyxl(make.saved(tmp_path, unlisted))
    warning = compare_with_openpyxl(make.saved(tmp_path, make.parts("A1|n date|99999999")))

    assert [one.code for one in failing] == ["F-082"]
    assert [one.code for one in warning] == ["F-083"]


def test_second_reader_is_not_asked_about_endless_merges(tmp_path):
    """openpyxl makes an object of each of 17 billion merged places; the file is told, not opened
    with it.
    """
    parts = make.parts("A1|n|1", after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')

    assert [one.code for one in compare_with_openpyxl(make.saved(tmp_path, parts))] == ["F-082"]


def test_second_reader_refuses_what_the_first_refuses(tmp_path):
    """A bad file is refused with its own code, under the name it was given."""
    with pytest.raises(DataError) as refused:
        compare_with_openpyxl(make.saved(tmp_path, b""), "btctu/mau.xlsx")
    with pytest.raises(DataError) as missing:
        compare_with_openpyxl(tmp_path / "khong-co.xlsx")

    assert [(one.code, one.file) for one in refused.value.findings] == [("F-004", "btctu/mau.xlsx")]
    assert [(one.code, one.file) for one in missing.value.findings] == [("F-001", "khong-co.xlsx")]


@pytest.mark.slow
def test_second_reader_agrees_on_every_committed_workbook():
    """All of data/ but the copies that closed editions keep: no disagreement on any cell."""
    committed = sorted(path for path in DATA.rglob("*.xlsx") if "closed" not in path.parts)

    assert committed
    assert [one for path in committed for one in compare_with_openpyxl(path)] == []
