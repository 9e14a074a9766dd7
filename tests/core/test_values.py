"""What a cell is read as: only what it says for certain; everything else is told, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

NBSP, ZERO_WIDTH, MINUS, WIDE_12 = "\u00a0", "\u200b", "\u2212", "\uff11\uff12"
DECOMPOSED = "tha\u0323c si\u0303"

NUMBERS = [
    ("12", 12, ""),
    ("-3", -3, ""),
    ("1.5", Decimal("1.5"), ""),
    ("0", 0, ""),
    ("'12", 12, "R-012"),
    ("'-12", -12, "R-012"),
    (f"'{MINUS}12", -12, "R-012"),
    (f"'{WIDE_12}", 12, "R-012"),
    (f"' 12{NBSP}", 12, "R-012"),
    (f"'1{ZERO_WIDTH}2", 12, "R-012"),
    (f"'1{NBSP}234", 1234, "R-012"),
    ("'1 234 567,5", Decimal("1234567.5"), "R-012"),
    ("'1 2", None, "R-010"),
    ("'12 34", None, "R-010"),
    ("'1234", 1234, "R-012"),
    ("'1.234.567", 1234567, "R-012"),
    ("'1.234,5", Decimal("1234.5"), "R-012"),
    ("'1.234.567,25", Decimal("1234567.25"), "R-012"),
    ("'1,5", Decimal("1.5"), "R-012"),
    ("'2,0", 2, "R-012"),
    ("'1.234", None, "R-017"),
    ("'1,234", None, "R-017"),
    ("'-1.234", None, "R-017"),
    ("'12 người", None, "R-010"),
    ("'1.5", None, "R-010"),
    ("'1.234.56", None, "R-010"),
    ("'1,234,567", None, "R-010"),
    ("'1e5", None, "R-010"),
    ("'+5", None, "R-010"),
    ("'(5)", None, "R-010"),
    ("'5%", None, "R-010"),
    ("'4\u00b2", None, "R-010"),
    ("'1\n234", None, "R-010"),
    ("'12\n", 12, "R-012"),
    ("'\u202e21", None, "R-010"),
    ("'\u0664", None, "R-010"),
    ("'1\u20631", None, "R-010"),
    (f"'{'9' * 15}", 10**15 - 1, "R-012"),
    (f"'{'9' * 16}", None, "R-013"),
    (f"'{'9' * 9000}", None, "R-013"),
    ("1000000000000000", None, "R-013"),
    ("-1000000000000000", None, "R-013"),
    ("'1/2", None, "R-010"),
    ("'O5", None, "R-010"),
    ("'không", None, "R-010"),
    ("01/04/2026", None, "R-010"),
    ("#DIV/0!", None, "R-004"),
    ("#N/A", None, "R-004"),
    ("=A1", None, "R-005"),
]


def read(project, cell: str, column: str) -> tuple[object, list[str]]:
    """The value of one cell of a column declared so, and the codes of what was found."""
    columns = "{Mã: {is: code}, Giá trị: " + column + "}"
    project.register(f"- {{sheet: Sổ thử, book: [van-phong], columns: {columns}}}")
    project.sheet("Sổ thử", [{"Mã": "M1", "Giá trị": cell}])
    so = project.open()
    codes = [found.code for found in so.findings if found.code.startswith("R")]
    return so.registers["Sổ thử"].rows.at[0, "Giá trị"], codes


@pytest.mark.parametrize(("cell", "value", "code"), NUMBERS)
def test_a_number_is_read_or_refused_never_guessed(project, cell, value, code):
    """Each way people write numbers has one meaning or none; text read as a number is noted."""
    assert read(project, cell, "{is: number}") == (value, [code] if code else [])


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("0", 0, []),
        ("7", 7, []),
        ("'7", 7, ["R-012"]),
        ("-1", None, ["R-011"]),
        ("1.5", None, ["R-011"]),
        ("'1,5", None, ["R-011"]),
        ("'1.234", None, ["R-017"]),
    ],
)
def test_a_count_is_whole_and_not_negative(project, cell, value, codes):
    """Half a person and minus one person are refused."""
    assert read(project, cell, "{is: count}") == (value, codes)


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("30/04/2026", date(2026, 4, 30), []),
        ("'30/04/2026", date(2026, 4, 30), ["R-015"]),
        ("'3/4/2026", date(2026, 4, 3), ["R-015"]),
        (f"' 03/04/2026{NBSP}", date(2026, 4, 3), ["R-015"]),
        ("'31/4/2026", None, ["R-014"]),
        ("'31-04", None, ["R-014"]),
        ("'04/30/2026", None, ["R-014"]),
        ("'3/4/26", None, ["R-014"]),
        ("'2026-04-03", None, ["R-014"]),
        ("46115", None, ["R-014"]),
        ("2026", None, ["R-014"]),
    ],
)
def test_a_date_is_a_real_date_or_day_month_year(project, cell, value, codes):
    """Dates kept as text are read day first and noted; anything else is no date."""
    assert read(project, cell, "{is: date}") == (value, codes)


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("'00123", "00123", []),
        ("D1", "D1", []),
        (f"'{NBSP}D{ZERO_WIDTH}1 ", "D1", []),
        ("123", None, ["R-016"]),
        ("01/04/2026", None, ["R-016"]),
    ],
)
def test_a_code_kept_as_a_number_is_refused(project, cell, value, codes):
    """A code typed as a number may have lost its zeros, so it is asked for again."""
    assert read(project, cell, "{is: code}") == (value, codes)


@pytest.mark.parametrize("spelling", ["thạc sĩ", "Thạc sĩ", f" thạc{NBSP}sĩ ", DECOMPOSED])
def test_a_choice_may_differ_in_case_spaces_and_encoding(project, spelling):
    """Spellings that look the same are the same value of the closed list."""
    column = "{is: choice, choices: [thạc sĩ, đại học]}"
    assert read(project, f"'{spelling}", column) == ("thạc sĩ", [])


@pytest.mark.parametrize("spelling", ["thac si", "thạc sỹ", "tiến sĩ"])
def test_a_choice_outside_the_list_is_refused(project, spelling):
    """A value that only looks like one of the list is not taken for it."""
    column = "{is: choice, choices: [thạc sĩ, đại học]}"
    assert read(project, spelling, column) == (None, ["R-020"])


def test_a_misspelt_choice_is_told_the_nearest(project):
    """The message names the value that was probably meant, and the whole list."""
    project.sheet("Nhân sự", [{"Chức vụ": "Trưởng phong"}])

    (found,) = project.open().findings

    assert found.code == "R-020"
    assert found.seen == "Trưởng phong"
    assert "Có phải “Trưởng phòng”?" in found.remedy
    assert "Nhân viên" in found.remedy


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("x", True, []),
        ("X", True, []),
        (f"' x{ZERO_WIDTH}", True, []),
        ("", None, []),
        ("' ", None, []),
        ("v", None, ["R-021"]),
        ("có", None, ["R-021"]),
        ("không", None, ["R-021"]),
        ("1", None, ["R-021"]),
    ],
)
def test_a_flag_is_x_or_empty(project, cell, value, codes):
    """Any other mark is asked about: “không” is not a yes."""
    assert read(project, cell, "{is: flag}") == (value, codes)


@pytest.mark.parametrize(
    ("cell", "value", "codes"),
    [
        ("2026Q3", "2026Q3", []),
        ("2026q3", "2026Q3", []),
        ("Quý III/2026", "2026Q3", []),
        ("quý 3/2026", "2026Q3", []),
        ("Quý III năm 2026", "2026Q3", []),
        ("2026", "2026", []),
        ("Quý V/2026", None, ["R-022"]),
        ("Quý III", None, ["R-022"]),
        ("III/2026", None, ["R-022"]),
        ("01/07/2026", None, ["R-022"]),
    ],
)
def test_a_period_is_read_in_both_spellings(project, cell, value, codes):
    """As folders are named and as people write it."""
    assert read(project, cell, "{is: period}") == (value, codes)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("hai  chữ", "hai chữ"),
        (f"'{NBSP}hai\nchữ ", "hai chữ"),
        ("718", "718"),
        ("03/02/2026", "03/02/2026"),
        ("NA", "NA"),
        ("null", "null"),
        ("'=1+1", "=1+1"),
        ("'0012", "0012"),
    ],
)
def test_text_is_kept_as_it_reads(project, cell, value):
    """Only spaces are put right; NA and null are words, not gaps."""
    assert read(project, cell, "{}") == (value, [])


@pytest.mark.parametrize("cell", ["", "' ", f"'{NBSP}{ZERO_WIDTH}"])
def test_a_required_cell_may_not_be_empty(project, cell):
    """A cell of nothing but spaces is empty too."""
    assert read(project, cell, "{required: true}") == (None, ["R-003"])


def test_a_finding_says_where_what_and_what_to_do(project):
    """File, sheet, cell, heading, what is there, why it is wrong and how to put it right."""
    project.sheet("Đơn thư", [{"Mã đơn": "D1", "Ngày nhận": "'31-04"}])

    (found,) = project.open().findings

    assert (found.file, found.sheet) == ("btctu/2026/van-phong.xlsx", "Đơn thư")
    assert str(found) == (
        "ô C5 (Ngày nhận) [R-014]: ghi “31-04”, không phải ngày. Nhập ngày dạng 30/4/2026."
    )


def test_a_version_typed_as_a_number_has_lost_its_end(project):
    """4.0 would be printed as 4: it is asked for again as text."""
    project.keep("Ứng dụng số", "van-phong")
    project.sheet("Ứng dụng số", "Mã | Phiên bản\nU1 | '4.0\nU2 | 4", room="van-phong")

    so = project.open()

    assert [*so.registers["Ứng dụng số"].rows["Phiên bản"]] == ["4.0", None]
    assert [(each.code, each.cells) for each in so.findings] == [("R-016", ("C6",))]
