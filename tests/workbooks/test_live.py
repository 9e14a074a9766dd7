"""What a form computes and checks while it is filled, and what its formulas come to now."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from baocao.catalogue import Times
from baocao.checks import check_rows
from baocao.period import Period, Window
from baocao.registers import read_register

from workbooks.conftest import LINES, RECORD, TWO_COLUMNS, checks_of, make, of_record

EQUAL = "- {id: K-1, rows: Biểu, compare: {left: [Nam, Nữ], is: '=', right: [Tổng]}}"
AT_MOST = "- {id: K-2, rows: Biểu, compare: {left: [Nam], is: '<=', right: [Tổng]}}"
END = date(2026, 6, 30)
TIMES = Times(Period.parse("2026Q2"), Window(date(2026, 4, 1), END), END)


def verdict(tmp_path, form: str, values, checks: str, cell: str) -> object:
    """What the check's cell shows to who reads the file without calculating."""
    return make(form, values, checks).shown(tmp_path)[cell]


@pytest.mark.parametrize(
    ("values", "said"),
    [([5, 2, 3], "đạt"), ([6, 2, 3], "sai"), ([5, 2, None], ""), ([0, 0, 0], "đạt")],
)
def test_a_check_says_right_wrong_or_nothing_yet(values, said, tmp_path):
    """While something is missing it says nothing; it stands where the single value does."""
    assert verdict(tmp_path, RECORD, of_record(values), EQUAL, "E5") == said


def test_a_formula_is_the_declared_check():
    """Two sums held against each other once nothing is missing."""
    made = make(RECORD, checks=EQUAL)

    assert made.sheet["E5"].value == (
        '=IF(OR(AND(COUNT(D5:D7)=3,SUM(D6:D7)<>SUM(D5))),"sai",IF(AND(COUNT(D5:D7)=3),"đạt",""))'
    )
    assert made.sheet["E5"].protection.locked
    assert made.sheet["E4"].value == "Kiểm tra"


def test_what_is_shown_agrees_with_the_declared_checks(tmp_path):
    """Wrong where the check finds something, right or nothing where it does not."""
    checks = [*checks_of(EQUAL), *checks_of(AT_MOST)]
    for number, values in enumerate(product((0, 2, None), (0, 1), (1, 3, None))):
        folder = tmp_path / str(number)
        folder.mkdir()
        made = make(RECORD, of_record(values), f"{EQUAL}\n{AT_MOST}")
        register, _ = read_register(made.form, [made.read(folder)])
        found = check_rows(checks, {"Biểu": register}, TIMES).findings
        shown = made.shown(folder)

        assert {found.code for found in found if found.code[:2] == "K-"} == {
            code for code, cell in {"K-1": "E5", "K-2": "E6"}.items() if shown[cell] == "sai"
        }, values


def test_a_warning_asks_to_look_again(tmp_path):
    """It does not say that something is wrong; what is wrong comes first."""
    warning = EQUAL.replace("}}", "}, severity: warning}")
    values = of_record([5, 6, 3])
    both = f"{warning}\n{AT_MOST.replace('[Nam], is', '[Nam, Nữ], is')}"

    assert verdict(tmp_path, RECORD, values, warning, "E5") == "xem lại"
    assert verdict(tmp_path, RECORD, values, both, "E5") == "sai"


def test_the_chosen_cell_tells_what_is_checked():
    """In the words of the check."""
    made = make(RECORD, checks=EQUAL.replace("{id", "{says: nam và nữ khác tổng, id"))
    rules = {str(rule.sqref): rule for rule in made.sheet.data_validations.dataValidation}

    assert rules["E5"].prompt == "Không đạt khi: nam và nữ khác tổng."


@pytest.mark.parametrize(
    ("last_year", "said"),
    [([None, None, None], "đạt"), ([4, 1, 3], "đạt"), ([4, 1, 1], "sai"), ([4, None, None], "")],
)
def test_each_column_of_values_is_checked(last_year, said, tmp_path):
    """A second one may be empty as a whole."""
    now = {("Tổng", "Kỳ này"): 5, ("Nam", "Kỳ này"): 2, ("Nữ", "Kỳ này"): 3}
    named = [(name, "Năm trước") for name in ("Tổng", "Nam", "Nữ")]
    before = dict(zip(named, last_year, strict=True))

    assert verdict(tmp_path, TWO_COLUMNS, now | before, EQUAL, "G5") == said


def test_a_check_of_one_column_of_values_leaves_the_other_alone(tmp_path):
    """As its condition says."""
    values = {(name, "Năm trước"): number for name, number in (("Tổng", 4), ("Nam", 1), ("Nữ", 1))}
    now = {(name, "Kỳ này"): number for name, number in (("Tổng", 2), ("Nam", 1), ("Nữ", 1))}
    only = EQUAL.replace("rows: Biểu", "rows: Biểu, where: {Cột: Kỳ này}")

    assert verdict(tmp_path, TWO_COLUMNS, values | now, only, "G5") == "đạt"
    assert verdict(tmp_path, TWO_COLUMNS, values | now, EQUAL, "G5") == "sai"


@pytest.mark.parametrize(
    "check",
    [
        EQUAL.replace("Biểu", "Biểu khác"),
        EQUAL.replace("rows: Biểu", "rows: Biểu, where: {Ghi chú: có}"),
        "- {id: K-1, present: Biểu, columns: [Nam]}",
    ],
)
def test_what_a_sheet_cannot_check_by_itself_is_not_asked_of_it(check):
    """Other sheets, conditions on other columns, other kinds."""
    assert make(RECORD, checks=check).sheet["E4"].value is None


def test_sums_and_percentages_are_formulas_with_their_values(tmp_path):
    """Half up to two places, as the check has it."""
    record = make(RECORD, of_record([5, 2, 3]))
    two = make(TWO_COLUMNS, {("Tổng", "Kỳ này"): 1, ("Tổng", "Năm trước"): 8, ("Nam", "Kỳ này"): 4})

    assert record.sheet["D8"].value == "=SUM(D6:D7)"
    assert record.shown(tmp_path)["D8"] == 5
    assert two.sheet["F5"].value == (
        '=IF(AND(COUNT(D5,E5)=2,SUM(E5)>0),ROUND(SUM(D5)*100/SUM(E5),2),"")'
    )
    assert two.sheet["F5"].protection.locked
    assert (float(two.shown(tmp_path)["F5"]), two.shown(tmp_path)["F6"]) == (12.5, "")


@pytest.mark.parametrize(("base", "shown"), [(0, ""), (None, ""), (3, 66.67)])
def test_a_percentage_of_nothing_is_blank(base, shown, tmp_path):
    """Base 0 or none."""
    values = {("Tổng", "Kỳ này"): 2, ("Tổng", "Năm trước"): base}

    found = make(TWO_COLUMNS, values).shown(tmp_path)["F5"]

    assert (float(found) if found else found) == shown


def test_a_share_is_shown_and_held_to_its_bound_line_by_line(tmp_path):
    """Its column is computed and locked; above the bound the line is to be looked at."""
    shown = "- {id: K-3, share: Biểu, part: [Giỏi], whole: [Tổng], shown: Tỷ lệ}"
    bound = "- {id: K-4, share: Biểu, part: [Giỏi], whole: [Tổng], at_most: 20, severity: warning}"
    values = {("Tổng", "một"): 8, ("Giỏi", "một"): 1, ("Tổng", "hai"): 4, ("Giỏi", "hai"): 1}
    made = make(LINES, values, f"{shown}\n{bound}")

    seen = made.shown(tmp_path)

    assert [float(seen[cell]) for cell in ("E5", "E6")] == [12.5, 25]
    assert made.sheet["E5"].protection.locked
    assert [seen[cell] for cell in ("F5", "F6")] == ["đạt", "xem lại"]


def test_a_text_among_the_figures_makes_no_formula_fail(tmp_path):
    """What somebody wrote in place of a number counts as missing."""
    assert verdict(tmp_path, RECORD, of_record([5, "hai", 3]), EQUAL, "E5") == ""
