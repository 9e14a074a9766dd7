"""What stands in a cell is what the reader gives: nothing lost, nothing guessed, however it was
written.
"""

from __future__ import annotations

import datetime
import hashlib
from decimal import Decimal

import pytest
from baocao.cells import REFUSED_VALUES, column_letters, open_workbook, ref
from cells import make

SHEET = "xl/worksheets/sheet1.xml"
pytestmark = pytest.mark.usefixtures("way")


def read_cells(folder, table: str, **changes: str) -> dict[str, tuple[str, object]]:
    """Kind and value of each cell of a drawn sheet, by ref."""
    workbook = make.read(folder, make.parts(table, **changes))
    return {cell.ref: (cell.kind, cell.value) for cell in workbook.sheets["Trang"].cells.values()}


def codes(findings) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(found.code, found.sheet, found.cells) for found in findings]


def test_kinds_and_values_are_those_of_the_file(tmp_path):
    """Counts are int, fractions exact Decimal, text keeps zeros and look, errors stay errors."""
    assert read_cells(
        tmp_path,
        """
        A1 | n       | 12
        B1 | n       | 0.30000000000000004
        C1 | n       | 1.5E+3
        D1 | n       | -0.5
        A2 | s       | 007
        B2 | inline  | NA
        C2 | str     | 1.234
        A3 | b       | 1
        B3 | b       | false
        A4 | e       | #DIV/0!
        A5 | n date  | 46190
        B5 | d date  | 2026-06-17T08:30:00
        C5 | d       | 2026-06-17
        XFD1048576 | n | 9
        """,
    ) == {
        "A1": ("number", 12),
        "B1": ("number", Decimal("0.30000000000000004")),
        "C1": ("number", 1500),
        "D1": ("number", Decimal("-0.5")),
        "A2": ("text", "007"),
        "B2": ("text", "NA"),
        "C2": ("text", "1.234"),
        "A3": ("bool", True),
        "B3": ("bool", False),
        "A4": ("error", "#DIV/0!"),
        "A5": ("date", datetime.date(2026, 6, 17)),
        "B5": ("date", datetime.datetime(2026, 6, 17, 8, 30)),
        "C5": ("date", datetime.date(2026, 6, 17)),
        "XFD1048576": ("number", 9),
    }


def test_whole_numbers_are_int_and_not_bool(tmp_path):
    """A count can be added without rounding, and TRUE is no 1."""
    cells = make.read(tmp_path, make.parts("A1|n|1\nB1|b|1\nC1|n|3.0")).sheets["Trang"].cells

    assert [type(cells[1, column].value) for column in (1, 2, 3)] == [int, bool, int]


def test_cell_knows_its_place_style_and_raw_text(tmp_path):
    """Place, format, font, strike and the text in the file come with the value."""
    sheet = make.read(
        tmp_path, make.parts("B5|n date|46190\nC5|s strike|cũ\nD5|s old|Tr­ëng")
    ).sheets["Trang"]
    day, struck, old = sheet.cells[5, 2], sheet.cells[5, 3], sheet.cells[5, 4]

    assert (day.row, day.column, day.ref, day.raw) == (5, 2, "B5", "46190")
    assert (day.number_format, day.font, day.strike) == ("dd/mm/yyyy", "Times New Roman", False)
    assert (struck.raw, struck.strike) == ("cũ", True)
    assert (old.font, old.strike) == (".VnTime", False)


def test_formula_comes_with_its_cached_value_and_without_one_is_uncached(tmp_path):
    """A formula never calculated has no value, whoever wrote it; an empty string it gave is a
    text.
    """
    cells = read_cells(
        tmp_path,
        """
        A1 | n      | 7   | SUM(B1:C1)
        A2 | n      | -   | SUM(B1:C1)
        A3 | n date |     | TODAY()
        A4 | str    |     | IF(1,"")
        A5 | str    | x   | "x"
        A6 | e      | #N/A | NA()
        """,
    )

    assert cells == {
        "A1": ("number", 7),
        "A2": ("uncached", None),
        "A3": ("uncached", None),
        "A4": ("text", ""),
        "A5": ("text", "x"),
        "A6": ("error", "#N/A"),
    }
    formulas = (
        make.read(tmp_path, make.parts("A1 | n | 7 | SUM(B1:C1)\nB1 | n | 7")).sheets["Trang"].cells
    )
    assert (formulas[1, 1].formula, formulas[1, 2].formula) == ("SUM(B1:C1)", None)


@pytest.mark.parametrize(
    ("style", "raw", "kind", "value"),
    [
        ("date", "1", "date", datetime.date(1900, 1, 1)),
        ("date", "59", "date", datetime.date(1900, 2, 28)),
        ("date", "61", "date", datetime.date(1900, 3, 1)),
        ("builtin", "46190", "date", datetime.date(2026, 6, 17)),
        ("date", "46190.354166666664", "date", datetime.datetime(2026, 6, 17, 8, 30)),
        ("date", "46189.9999999999", "date", datetime.date(2026, 6, 17)),
        ("date", "2958465", "date", datetime.date(9999, 12, 31)),
        ("time", "0.5", "number", Decimal("0.5")),
        ("elapsed", "46190", "number", 46190),
        ("money", "46190", "number", 46190),
        ("parts", "46190", "number", 46190),
        ("plain", "46190", "number", 46190),
    ],
)
def test_number_format_decides_what_is_a_date(tmp_path, style, raw, kind, value):
    """Days are days, exact to the millisecond; times, durations, amounts and quoted words are
    numbers.
    """
    assert read_cells(tmp_path, f"A1 | n {style} | {raw}") == {"A1": (kind, value)}


@pytest.mark.parametrize(
    "raw", ["60", "0", "0.25", "-1", "2958466", "59.9999999999", "2958465.9999999999", "1E+300"]
)
def test_serial_that_is_no_day_is_refused_and_named(tmp_path, raw):
    """29/2/1900 and what lies outside the calendar is an error with a finding; other cells go
    on.
    """
    workbook = make.read(tmp_path, make.parts(f"A1 | n date | {raw}\nB1 | n date | 46190"))

    cells = workbook.sheets["Trang"].cells
    assert (cells[1, 1].kind, cells[1, 1].value in REFUSED_VALUES, cells[1, 1].raw) == (
        "error",
        True,
        raw,
    )
    assert cells[1, 2].value == datetime.date(2026, 6, 17)
    assert codes(workbook.findings) == [("F-052", "Trang", ("A1",))]
    assert workbook.findings[0].seen == raw


@pytest.mark.parametrize(
    ("properties", "day"),
    [
        ('<workbookPr date1904="1"/>', datetime.date(2026, 6, 17)),
        (
            '<workbookPr date1904="1"/><x15:workbookPr xmlns:x15="urn:x15" chartTrackingRefBase="1"/>',
            None,
        ),
        ('<workbookPr date1904="0"/>', datetime.date(2022, 6, 16)),
        ("<workbookPr/>", datetime.date(2022, 6, 16)),
    ],
)
def test_year_1904_files_count_days_from_1904(tmp_path, properties, day):
    """The flag of the workbook moves every date by 1,462 days; a later x15:workbookPr does not
    unset it.
    """
    parts = make.changed(
        make.parts("A1|n date|44728"), "xl/workbook.xml", "<sheets>", properties + "<sheets>"
    )

    found = make.read(tmp_path, parts).sheets["Trang"].cells[1, 1].value
    assert found == (day or datetime.date(2026, 6, 17))


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("n", "12a"),
        ("n", "1_000"),
        ("n", "١٢"),
        ("n", "NaN"),
        ("b", "2"),
        ("d", "31-04"),
        ("d", "2026-06-17T08:00+07:00"),
        ("zz", "5"),
        ("n", "9" * 500),
    ],
)
def test_value_that_does_not_fit_its_type_is_refused_and_named(tmp_path, kind, raw):
    """Nothing is made of a number, boolean or date that is none; other cells go on."""
    workbook = make.read(tmp_path, make.parts(f"A1 | {kind} | {raw}\nB1 | n | 12"))

    assert workbook.sheets["Trang"].cells[1, 1].value in REFUSED_VALUES
    assert workbook.sheets["Trang"].cells[1, 2].value == 12
    (found,) = workbook.findings
    assert found.code in ("F-052", "F-053")
    assert found.cells == ("A1",)
    assert found.seen == raw[:200]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a_x000D_b", "a\rb"),
        ("a_x005F_x000D_b", "a_x000D_b"),
        ("ma_xin_x0", "ma_xin_x0"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
        ("a\nb", "a\nb"),
        ("Đơn & thư <1>", "Đơn & thư <1>"),
    ],
)
@pytest.mark.parametrize("kind", ["s", "inline", "str"])
def test_text_is_decoded_as_the_standard_says(tmp_path, kind, raw, text):
    """Escaped characters come back, whatever way the text is kept; a lone half of a character is
    marked.
    """
    parts = make.parts(f"A1|{kind}|@@")
    for part in (SHEET, "xl/sharedStrings.xml"):
        parts[part] = parts[part].replace(
            b"@@", raw.replace("&", "&amp;").replace("<", "&lt;").encode()
        )

    cell = make.read(tmp_path, parts).sheets["Trang"].cells[1, 1]
    assert (cell.kind, cell.value, cell.raw) == ("text", text, text)


def test_spaces_are_kept_inside_text_and_ignored_between_elements(tmp_path):
    """xml:space text keeps its blanks; a part laid out over many lines reads the same."""
    item = '<t xml:space="preserve">  hai  chữ </t>'
    parts = make.parts("A1|s|@@\nB1|inline|@@\nC1|n|5")
    for part in (SHEET, "xl/sharedStrings.xml"):
        whole = parts[part].replace(b'<t xml:space="preserve">@@</t>', item.encode())
        parts[part] = whole.replace(b"><", b">\n  <")

    assert [*read_values(tmp_path, parts).values()] == ["  hai  chữ ", "  hai  chữ ", 5]


def read_values(folder, parts) -> dict[str, object]:
    return {
        cell.ref: cell.value for cell in make.read(folder, parts).sheets["Trang"].cells.values()
    }


def test_rich_text_is_joined_and_phonetic_guides_left_out(tmp_path):
    """Runs make one text in both kinds of string; rPh is a reading aid, not content."""
    rich = '<r><t>Kết </t></r><r><rPr><b/></rPr><t>nạp</t></r><rPh sb="0" eb="1"><t>XX</t></rPh><phoneticPr/>'
    parts = make.parts("A1|s|@@\nB1|inline|@@")
    for part in (SHEET, "xl/sharedStrings.xml"):
        parts[part] = parts[part].replace(b'<t xml:space="preserve">@@</t>', rich.encode())

    assert read_values(tmp_path, parts) == {"A1": "Kết nạp", "B1": "Kết nạp"}


def test_only_cells_with_content_are_kept(tmp_path):
    """Styled blanks and empty strings are no content; zero, blank text and FALSE are."""
    table = "A1|n date|-\nB1|s|\nC1|inline|\nD1|n|\nE1|n|0\nF1|b|0"
    parts = make.changed(make.parts(table), SHEET, "</row>", '<c r="G1" t="str"><v> </v></c></row>')

    assert read_values(tmp_path, parts) == {"E1": 0, "F1": False, "G1": " "}


def test_rows_out_of_order_repeated_or_outside_the_dimension_are_read(tmp_path):
    """Every cell counts, whatever order and <dimension> the file claims."""
    table = "A9|n|9\nA2|n|2\nC9|n|99\nA2|n|2\nB1|n|1"
    parts = make.parts(table, before='<dimension ref="A1"/>')

    assert read_values(tmp_path, parts) == {"A9": 9, "A2": 2, "C9": 99, "B1": 1}


def test_cells_and_rows_without_a_place_follow_the_one_before(tmp_path):
    """What gives no ref stands right of, or below, what came before it."""
    rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c s="1"><v>46190</v></c></row>'
    rows += '<row><c/><c t="b"><v>1</v></c></row><row><c s="0" r="D7"><v>4</v></c></row>'
    parts = make.changed(
        make.parts("A1|n|1"), SHEET, '<row r="1"><c r="A1" s="0"><v>1</v></c></row>', rows
    )

    day = datetime.date(2026, 6, 17)
    assert read_values(tmp_path, parts) == {
        "A1": 1,
        "B1": 2,
        "C5": 3,
        "D5": day,
        "B6": True,
        "D7": 4,
    }


CELL = '<c r="A1" s="0"><v>1</v></c>'


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (f'<!-- <c r="B1"><v>5</v></c> -->{CELL}', {"A1": 1}),
        (f'<![CDATA[ ]]>{CELL}<?pi <c r="B1"><v>5</v></c> ?>', {"A1": 1}),
        ('<c r="A1" t="str"><v>a\r\nb</v></c>', {"A1": "a\nb"}),
        ('<c r="A1" t="str"><v>a&amp;b&#10;</v></c>', {"A1": "a&b\n"}),
        ('<c r="A1" xml:s="99" xml:t="b"><v>1</v></c>', {"A1": 1}),
        (f'<z:c xmlns:z="urn:z" r="B1"><z:v>5</z:v></z:c>{CELL}', {"A1": 1}),
        (f'{CELL}<c xmlns="urn:z" r="B1"><v>5</v></c>', {"A1": 1}),
        ("<c r='A1'><v>1</v></c><c r=\"B1\" ><v >2</v ></c >", {"A1": 1, "B1": 2}),
        (
            '<c r="A1"><v>1</v><extLst/></c><c r="B1"/><c r="C1"><f>A1</f><v/></c>',
            {"A1": 1, "C1": None},
        ),
    ],
)
def test_xml_written_in_an_unusual_way_means_the_same(tmp_path, written, values):
    """Comments hide cells, references and line ends are resolved, foreign elements are no cells."""
    parts = make.changed(make.parts("A1|n|1"), SHEET, CELL, written)

    assert read_values(tmp_path, parts) == values


def test_hidden_rows_are_known_however_they_are_written(tmp_path):
    """Quotes and blanks of another kind hide a row as well."""
    parts = make.changed(make.parts("A1|n|1"), SHEET, '<row r="1">', "<row r = '1' hidden = '1' >")

    assert make.read(tmp_path, parts).sheets["Trang"].hidden_rows == {1}


def test_sheet_data_named_in_a_comment_misleads_nobody(tmp_path):
    """What a comment before the real sheetData holds is no cell."""
    comment = '<!-- <sheetData><c r="Z9"><v>9</v></c></sheetData> --><sheetData>'
    parts = make.changed(make.parts("A1|n|1"), SHEET, "<sheetData>", comment)

    assert read_values(tmp_path, parts) == {"A1": 1}


def test_coding_of_the_part_is_respected(tmp_path):
    """A part that says it is Latin-1 is read as Latin-1."""
    coded = '<?xml version="1.0" encoding="iso-8859-1"?><worksheet '
    parts = make.parts("A1|str|@@\nB1|n|2")
    parts = make.changed(parts, SHEET, "<worksheet ", coded)
    parts[SHEET] = parts[SHEET].replace(b"@@", "à".encode("latin-1"))

    assert read_values(tmp_path, parts) == {"A1": "à", "B1": 2}


def test_two_prefixes_of_one_namespace_are_one(tmp_path):
    """A root that binds the spreadsheet's namespace twice loses no cell."""
    double = f'<worksheet xmlns:x="{make.MAIN}" '
    parts = make.changed(make.parts("A1|n|1\nB1|n|2"), SHEET, "<worksheet ", double)
    parts = make.changed(
        parts, SHEET, '<c r="B1" s="0"><v>2</v></c>', '<x:c r="B1"><x:v>2</x:v></x:c>'
    )

    assert read_values(tmp_path, parts) == {"A1": 1, "B1": 2}


def test_two_corner_sheet_is_two_cells(tmp_path):
    """A1 and the last cell of a sheet make two cells, not 17 billion."""
    parts = make.parts("A1|n|1\nXFD1048576|n|2", before='<dimension ref="A1:XFD1048576"/>')

    assert read_values(tmp_path, parts) == {"A1": 1, "XFD1048576": 2}


STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
BETA = "http://schemas.openxmlformats.org/spreadsheetml/2006/5/main"


@pytest.mark.parametrize("namespace", [STRICT, BETA])
def test_strict_and_beta_namespaces_are_read_like_the_usual_one(tmp_path, namespace):
    """The namespace of the root decides, so no sheet of another edition of the standard is lost."""
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    parts = {
        name: content.replace(make.MAIN.encode(), namespace.encode()).replace(
            make.OFFICE.encode(), strict.encode()
        )
        for name, content in make.parts().items()
    }

    assert make.shown(make.read(tmp_path, parts)) == make.VALUES


@pytest.mark.parametrize("below_root", [False, True])
def test_prefixed_namespaces_are_read_wherever_they_are_declared(tmp_path, below_root):
    """<x:c> is a cell when x is the spreadsheet's namespace, also when another prefix is bound
    below the root.
    """
    parts = make.parts()
    for part in ("xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"):
        text = (
            parts[part]
            .decode()
            .replace("<", "<x:")
            .replace("<x:/", "</x:")
            .replace(" xmlns=", " xmlns:x=", 1)
        )
        if below_root:
            text = text.replace("<x:c ", f'<y:c xmlns:y="{make.MAIN}" ').replace("</x:c>", "</y:c>")
        parts[part] = text.encode()

    assert make.shown(make.read(tmp_path, parts)) == make.VALUES


def test_elements_of_other_namespaces_are_no_cells(tmp_path):
    """A <c> of an extension is not a cell of the sheet."""
    foreign = '<extLst><ext><z:row xmlns:z="urn:z" r="8"><z:c r="A8"><z:v>5</z:v></z:c></z:row></ext></extLst>'

    assert make.shown(make.read(tmp_path, make.parts(after=foreign))) == make.VALUES


@pytest.mark.parametrize(
    "rename",
    [
        lambda name: name.replace("/", "\\"),
        lambda name: "/" + name,
        lambda name: name.upper() if name.startswith("xl/work") else name,
    ],
    ids=["backslash", "leading slash", "other capitals"],
)
def test_odd_part_names_are_found(tmp_path, rename):
    """Old zip writers' names lead to the same parts."""
    parts = {rename(name): content for name, content in make.parts().items()}

    assert make.shown(make.read(tmp_path, parts)) == make.VALUES


def test_parts_may_lie_anywhere_and_optional_ones_be_missing(tmp_path):
    """Relationships decide where the workbook is; without string and style parts plain cells are
    read.
    """
    parts = make.parts("A1|inline|chữ\nB1|n|5")
    moved = {name.replace("xl/", "so/"): content for name, content in parts.items()}
    moved["_rels/.rels"] = make.rels(r1=("officeDocument", "/so/workbook.xml")).encode()
    del moved["so/sharedStrings.xml"], moved["so/styles.xml"]

    assert make.shown(make.read(tmp_path, moved)) == {"A1": "chữ", "B1": "5"}


def test_value_under_a_merge_is_refused_naming_both_cells(tmp_path):
    """What a merged range hides is an error with the hidden cell and the shown one; the shown one
    is read.
    """
    merge = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D1:XFD1048576"/></mergeCells>'
    workbook = make.read(tmp_path, make.parts("A1|n|1\nC1|n|3\nB2|n|4", after=merge))

    cells = workbook.sheets["Trang"].cells
    assert (cells[1, 1].value, cells[1, 3].value) == (1, 3)
    assert (cells[2, 2].kind, cells[2, 2].raw, cells[2, 2].value in REFUSED_VALUES) == (
        "error",
        "4",
        True,
    )
    assert codes(workbook.findings) == [("F-051", "Trang", ("B2", "A1"))]
    assert [area.ref for area in workbook.sheets["Trang"].merged] == ["A1:B2", "D1:XFD1048576"]


def test_merged_title_without_hidden_values_is_no_finding(tmp_path):
    """A title over merged cells is what every form has."""
    workbook = make.read(
        tmp_path, make.parts("A1|s|Tiêu đề\nA2|n|1", after='<mergeCell ref="A1:H1"/>')
    )

    assert workbook.findings == ()
    assert make.shown(workbook) == {"A1": "Tiêu đề", "A2": "1"}


def test_hidden_sheets_rows_and_columns_are_read_and_told(tmp_path):
    """Nothing hidden is skipped; what holds values is listed, empty hidden rows are not."""
    parts = make.parts(
        "A1|n|1\nB2|n|2\nC3|n|3",
        before='<cols><col min="3" max="9" hidden="1"/></cols>',
        An="A1|n|7",
        Kin="A1|n|8",
    )
    parts = make.changed(parts, SHEET, '<row r="2">', '<row r="2" hidden="1">')
    parts = make.changed(parts, SHEET, "</sheetData>", '<row r="50" hidden="true"/></sheetData>')
    parts = make.changed(parts, "xl/workbook.xml", 'name="An"', 'name="An" state="hidden"')
    parts = make.changed(parts, "xl/workbook.xml", 'name="Kin"', 'name="Kin" state="veryHidden"')
    workbook = make.read(tmp_path, parts)

    assert list(workbook.sheets) == ["Trang", "An", "Kin"]
    assert [sheet.hidden for sheet in workbook.sheets.values()] == [False, True, True]
    assert workbook.sheets["Kin"].cells[1, 1].value == 8
    assert workbook.sheets["Trang"].hidden_rows == {2, 50}
    assert workbook.sheets["Trang"].hidden_columns == set(range(3, 10))
    assert make.shown(workbook) == {"A1": "1", "B2": "2", "C3": "3"}
    assert [(note.code, note.sheet, note.seen) for note in workbook.notes] == [
        ("F-062", "Trang", "2"),
        ("F-063", "Trang", ""),
        ("F-061", "An", ""),
        ("F-061", "Kin", ""),
    ]


def test_strike_and_odd_characters_are_counted_with_their_cells(tmp_path):
    """Struck cells, control characters and invisible ones are read and told, each with the
    cells.
    """
    table = "A1|n strike|5\nA2|s|thường\nA3|s|a\u202eb\nA4|inline|a\u200bb\nA5|str|a_x0007_b\nA6|s|hai\ndòng"
    workbook = make.read(tmp_path, make.parts(table.replace("hai\ndòng", "hai_x000A_dòng")))

    assert make.shown(workbook)["A3"] == "a\u202eb"
    assert codes(workbook.notes) == [
        ("F-064", "Trang", ("A1",)),
        ("F-070", "Trang", ("A3", "A4", "A5")),
    ]


def test_text_longer_than_excel_holds_is_an_error(tmp_path):
    """32,767 characters are read without a word, one more is a finding."""
    workbook = make.read(tmp_path, make.parts(f"A1|s|{'a' * 32_767}\nB1|s|{'a' * 32_768}"))

    assert codes(workbook.findings) == [("F-054", "Trang", ("B1",))]


def test_active_content_and_comments_are_told_and_never_followed(tmp_path):
    """Macros, outside links, embedded objects and comments give notes; values stay the same."""
    parts = make.parts() | {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/embeddings/oleObject1.bin": b"x",
        "xl/comments1.xml": b"<comments><commentList><comment ref='A1'/><comment ref='A2'/></commentList></comments>",
    }
    workbook = make.read(tmp_path, parts)

    assert make.shown(workbook) == make.VALUES
    assert [note.code for note in workbook.notes] == ["F-066", "F-067", "F-069", "F-065"]
    assert "2 ghi chú" in workbook.notes[-1].problem


def test_reading_leaves_the_file_as_it_was_and_hashes_what_was_read(tmp_path):
    """The hash is of the very bytes, the file keeps its bytes and time, and no other file
    appears.
    """
    path = make.saved(tmp_path, make.parts())
    before = (path.read_bytes(), path.stat().st_mtime_ns)

    workbook = open_workbook(path)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]
    assert workbook.sha256 == hashlib.sha256(before[0]).hexdigest()
    assert workbook.name == "mau.xlsx"


def test_column_letters_and_refs():
    """Columns are called as Excel calls them."""
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert ref(5, 2) == "B5"
