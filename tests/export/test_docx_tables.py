"""How wide text and the columns of tables are in the Word document."""

from __future__ import annotations

import pytest
from baocao.export import as_docx
from baocao.export.document import document
from baocao.export.docx.measure import width

from export.notebook import notebook
from export.word import SPACES, Docx, attribute

ROOM = round(165 / 25.4 * 1440)


def columns(table: str) -> list[int]:
    """The widths, in twips, of the columns of a table drawn in Markdown."""
    docx = Docx(as_docx(document(notebook(table, "Hết."))))
    grid = docx.document.findall(".//w:tbl", SPACES)[1].findall("w:tblGrid/w:gridCol", SPACES)
    return [int(attribute(each, "w") or 0) for each in grid]


@pytest.mark.parametrize(("text", "size", "bold", "millimetres"), [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, 72.9),
    ("TỈNH ỦY LÂM ĐỒNG", 14, False, 47.9),
    ("BAN TỔ CHỨC", 14, True, 34.9),
    ("Số 127-BC/BTCTU", 14, False, 39.7),
    ("K/T TRƯỞNG BAN", 14, True, 43.4),
    ("PHÓ TRƯỞNG BAN", 14, False, 43.6),
    ("Nơi nhận:", 14, False, 19.8),
    ("-----", 14, True, 8.2),
])
def test_text_is_as_wide_as_it_was_measured_in_print(text, size, bold, millimetres):
    """Words of a title block, measured on paper."""
    assert width(text, size, bold=bold) * 25.4 / 72 == pytest.approx(millimetres, abs=0.1)


def test_a_column_is_as_wide_as_its_longest_text():
    """A small table does not fill the page; the head is measured in bold."""
    short, long = columns("| a | Đơn vị trực thuộc |\n|---|---|\n| b | Xã |")

    assert long == pytest.approx(20 * (width("Đơn vị trực thuộc", 12, bold=True) + 7), abs=1)
    assert short == pytest.approx(20 * (width("b", 12) + 7), abs=2)


def test_the_mark_of_a_note_has_room_beside_the_text():
    """It is no part of the text that is measured, but stands in the cell."""
    (without,), (marked,) = (columns(f"| a |\n|---|\n| 2{mark} |\n{note}") for mark, note in (
        ("", ""), ("[^1]", "\n[^1]: chú")
    ))

    assert marked - without >= 20 * width("1", 12) * 0.6


def test_columns_that_ask_for_too_much_share_what_the_page_has():
    """None gets less than its longest word; the longer the text, the more it gets."""
    words = "từ " * 60
    table = f"| Số | A | B |\n|---|---|---|\n| 1.810.000 | {words} | {words * 3} |"
    number, some, most = columns(table)

    assert number + some + most == pytest.approx(ROOM, abs=3)
    assert number >= 20 * width("1.810.000", 12)
    assert most > 2 * some > 2 * number


def test_more_columns_than_words_fit_are_made_narrow_and_none_is_lost():
    """Words are broken then; the table stays on the page."""
    names = [f"Dài{'ng' * 20}{n}" for n in range(12)]
    table = f"| {' | '.join(names)} |\n|{'---|' * 12}\n|{' 1 |' * 12}"

    assert len(columns(table)) == 12
    assert ROOM - 12 <= sum(columns(table)) <= ROOM


def test_fixed_widths_are_shares_of_the_text():
    """As in the other formats."""
    table = f"| Một | Hai |\n|{'-' * 250}|{'-' * 750}|\n| a | b |"

    assert columns(table) == [round(ROOM / 4), round(ROOM * 3 / 4)]


def test_a_row_that_heads_others_keeps_to_the_next():
    """It is never the last on its page."""
    docx = Docx(as_docx(document(notebook("| a |\n|---|\n| **NHÓM** |\n| một |", "Hết."))))

    assert docx.line("NHÓM").has("w:keepNext")
    assert not docx.line("một").has("w:keepNext")
