"""Every check that the repository declares for units' forms finds what it is there to find."""

from __future__ import annotations

import pytest
from baocao.checks import Check
from baocao.params import read_folder

from core.wrong_forms import CLOSED, LINES, UNLIKE, WITHIN, drawn
from project import REPOSITORY, Project, declared

CHECKS = {each.id: each for each in read_folder(REPOSITORY / "params" / "checks", Check)}
SHEETS = ("Biểu 1", "Phát triển đảng viên", "Biểu Huy hiệu Đảng", "Xếp loại quý", "Xếp loại năm")
ASSESSED = {"Xếp loại quý": "2026Q1", "Xếp loại năm": "2025"}


def send(project: Project, code: str, slips=None, period: str = "2026Q2") -> None:
    """A unit's form, in order but for the lines that are changed, by sheet."""
    tables = {
        sheet: drawn(declared()[sheet], ASSESSED.get(sheet, ""), (slips or {}).get(sheet, {}))
        for sheet in SHEETS
    }
    project.form(code, period=period, kept=period, sheets=("Trang bìa",), tables=tables)


def ask(project: Project, name: str) -> list:
    """What the check of that id, as the repository declares it, finds: file and headings."""
    project.asked = [CHECKS[name].model_dump(by_alias=True, exclude_unset=True)]
    found = [each for each in project.open().findings if each.code == name]
    assert [each.code for each in project.open().findings if each.code == "K-000"] == []
    return [(each.file.rsplit("/", 1)[-1], each.heading) for each in found]


@pytest.mark.parametrize("name", WITHIN)
def test_a_slip_within_a_form_is_found(project, name):
    """The check names the form and the line; a form in order passes."""
    sheet, changes, heading = WITHIN[name]
    project.committees("001", "002")
    send(project, "001", {sheet: changes})
    send(project, "002")

    found = ask(project, name)

    assert {file for file, _ in found} == {"001.xlsx"}
    assert all(heading in named for _, named in found)


@pytest.mark.parametrize("name", CLOSED)
def test_what_does_not_go_with_a_closed_period_is_found(project, name):
    """The closed forms are all 0, and so is what goes on from them."""
    period, sheet, changes, heading = CLOSED[name]
    closed_with_noughts(project, period)
    send(project, "001", {sheet: changes})
    send(project, "002")

    ((file, named),) = ask(project, name)

    assert (file, heading in named) == ("001.xlsx", True)


def closed_with_noughts(project: Project, period: str) -> None:
    """Two units whose forms of an earlier period were closed with all counts 0."""
    project.committees("001", "002")
    for code in ("001", "002"):
        send(project, code, period=period)
    project.edition(period, reads={"years": [2026]})
    project.close(period)


def test_numbers_of_the_last_period_sent_again_are_found(project):
    """A form of last quarter with a new cover."""
    same = {"Biểu 1": {LINES[line]: ("7", "5") for line in ("A", "B", "C", "D", "B.1")}}
    project.committees("001", "002")
    for period in ("2026Q1", "2026Q2"):
        send(project, "001", same, period)
        send(project, "002", {"Biểu 1": {LINES["A"]: (period[-1], "0")}}, period)
        if period == "2026Q1":
            project.close(period)

    assert [file for file, _ in ask(project, "K-271")] == ["001.xlsx"]


@pytest.mark.parametrize("name", UNLIKE)
def test_a_number_unlike_those_of_ten_other_units_is_found(project, name):
    """One form has ten times, or none, of what the others have of the same whole."""
    sheet, usual, slip = UNLIKE[name]
    codes = [f"{number:03}" for number in range(1, 12)]
    project.committees(*codes)
    for code in codes[1:]:
        send(project, code, {sheet: usual})
    send(project, "001", {sheet: {**usual, **slip}})

    assert {file for file, _ in ask(project, name)} == {"001.xlsx"}


@pytest.mark.parametrize(("arrived", "found"), [("1", []), ("0", [("", "B.2b"), ("", "C.5b")])])
def test_transfers_inside_the_province_balance(project, arrived, found):
    """Who left one committee for another has arrived there."""
    moved, came = "C.5b. Đi đảng bộ khác trong tỉnh", "B.2b. Từ đảng bộ khác trong tỉnh"
    project.committees("001", "002")
    send(project, "001", {"Biểu 1": {moved: ("1", "0")}})
    send(project, "002", {"Biểu 1": {came: (arrived, "9")}})

    told = ask(project, "K-260")

    assert [(file, mark in named) for (file, named) in told for _, mark in found] == [
        (file, True) for file, _ in found
    ]
    assert bool(told) == bool(found)
