"""Tables that blocks bring: their columns, rows and escapes."""

from __future__ import annotations

import pytest
from baocao.errors import BuildError
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid


def phrase(text: str) -> Phrase:
    """Words with an origin."""
    return Phrase.of(Part(text, "cell:a.xlsx!A!A5"))


COLUMNS = [
    Column(Phrase.of("Tên"), 60),
    Column(Phrase.of("Số"), 30, "right"),
    Column(Phrase.of("Dấu"), 10, "center"),
]


def test_a_grid_has_columns_of_fixed_widths_and_sides():
    """The rule has ten hyphens for each hundredth of the text's width."""
    head, rule, row = grid(COLUMNS, [Line([phrase("A"), phrase("1"), phrase("x")])]).markdown.split(
        "\n"
    )

    assert head == "| Tên | Số | Dấu |"
    assert rule == f"|{'-' * 600}|{'-' * 300}:|:{'-' * 100}:|"
    assert row == "| A | 1 | x |"


def test_a_bold_row_heads_those_below_it():
    """Cells without words stay empty."""
    shown = grid(COLUMNS, [Line([Phrase.of("Nhóm"), Phrase.of(""), Phrase.of("")], bold=True)])

    assert shown.markdown.split("\n")[-1] == "| **Nhóm** |  |  |"


def test_a_cell_cannot_leave_its_place():
    """Marks of Markdown and breaks of line in a cell of a spreadsheet print as they are."""
    shown = grid(COLUMNS, [Line([phrase("a | b\n**c**"), phrase("1"), phrase("")])])

    assert shown.markdown.split("\n")[-1] == r"| a \| b \*\*c\*\* | 1 |  |"


def test_a_typed_number_is_refused():
    """Each digit of a table has an origin."""
    with pytest.raises(BuildError, match="chữ số gõ tay"):
        grid(COLUMNS, [Line([Phrase.of("A"), Phrase.of("12"), Phrase.of("")])])
