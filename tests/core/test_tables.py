"""Tables that blocks bring: their columns, rows and escapes."""

from __future__ import annotations

from itertools import accumulate

import pytest
from baocao.appendices.key_figures import COLUMNS as KEY_FIGURES
from baocao.appendices.notes import COLUMNS as NOTES
from baocao.appendices.notes import WITHOUT_RATES
from baocao.appendices.statistic import COLUMNS as STATISTIC
from baocao.appendices.statistic import THIS_PERIOD
from baocao.errors import BuildError
from baocao.export import as_pdf
from baocao.export.document import document
from baocao.phrase import Part, Phrase
from baocao.tables import Column, Line, grid

from export.notebook import notebook
from export.reading import words


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


@pytest.mark.parametrize(("columns", "cells"), [
    (KEY_FIGURES, [
        "VIII", "nghiệp", "phường", "100.000", "62,96%", "giảm 100.000", "[chưa có số]",
        "giảm 62,96 điểm %", "999.999",
    ]),
    (NOTES, ["VIII", "nghiệp", "tổ chức đảng", "999.000.000", "62,96%"]),
    (NOTES, ["999", "nghiệp", "trường hợp", "[chưa có số]", "100%"]),
    (WITHOUT_RATES, ["VIII", "nghiệp", "tổ chức đảng", "999.000.000"]),
    (STATISTIC, ["C.12", "nghiệp", "999.999", "999.999", "10.562,96"]),
    (STATISTIC, ["C.12", "nghiệp", "[chưa có số]", "—", "—"]),
    (THIS_PERIOD, ["C.12", "nghiệp", "[chưa có số]"]),
])  # fmt: skip
def test_the_widest_cells_fit_their_columns_on_an_upright_page(columns, cells):
    """Six digits, a percentage with its fraction, the longest numeral; none runs into the next."""
    line = Line([phrase(cell) for cell in cells], bold=True)

    pdf = as_pdf(document(notebook(f"Thân.\n\n{grid(columns, [line]).markdown}")))

    first, *others = [column.width for column in columns]
    rules = [30 + 165 * share / 100 for share in accumulate(others, initial=first)]
    across = [
        word.text for word in words(pdf) if word.size == 12 and "Bold" in word.font
        for rule in rules[:-1] if word.left < rule < word.right
    ]  # fmt: skip
    assert across == []
    assert rules[-1] == 195
