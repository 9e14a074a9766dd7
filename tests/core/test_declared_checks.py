"""Every check that the repository declares finds what it is there to find."""

from __future__ import annotations

import re

import pytest
from baocao.checks import Check, check_figures
from baocao.figures import Figure
from baocao.params import read_folder

from core import wrong, wrong_emulation, wrong_members, wrong_totals
from core.wrong import FORMS
from core.wrong_forms import CLOSED, UNLIKE, WITHIN
from project import REPOSITORY, Project

ROWS = wrong.ROWS | wrong_members.ROWS | wrong_emulation.ROWS
COUNTED = wrong_emulation.COUNTED
FIGURES = (
    wrong.FIGURES | wrong_members.FIGURES | wrong_totals.FIGURES | wrong_emulation.FIGURES
)
CHECKS = {each.id: each for each in read_folder(REPOSITORY / "params" / "checks", Check)}

OTHERS = {"K-020", "K-058", "K-070", "K-087"}  # each has a test of its own below


def ask(project: Project, name: str) -> None:
    """Ask the check of that id, as the repository declares it, and no other."""
    project.asked = [CHECKS[name].model_dump(by_alias=True, exclude_unset=True)]


def found(project: Project, name: str, period: str = "2026Q2") -> list:
    """What the check finds."""
    return [each for each in project.open(period).findings if each.code == name]


def test_every_declared_check_is_tried_here():
    """No check without a case, and no case without its check."""
    forms = {*WITHIN, *CLOSED, *UNLIKE, "K-260", "K-271"}  # tried in test_declared_forms

    between = {"K-470", "K-471", "K-472", "K-473"}  # tried in across/test_across

    assert {*ROWS, *FORMS, *FIGURES, *COUNTED, *OTHERS, *forms, *between} == CHECKS.keys()


def test_a_check_of_several_days_speaks_of_none_of_them():
    """The finding names the column that is wrong; a rule that names one would often contradict."""
    said = {check.says for check in CHECKS.values() if check.within and len(check.columns) > 1}

    assert said == {"ngày ngoài khoảng năm hợp lý"}


@pytest.mark.parametrize("name", ROWS)
def test_a_wrong_row_is_found(project, name):
    """The check names the wrong cells, and no right ones."""
    sheets, cells = ROWS[name]
    for sheet, table in sheets.items():
        project.sheet(sheet, table)
    ask(project, name)

    assert sorted(",".join(each.cells) for each in found(project, name)) == sorted(cells.split())


@pytest.mark.parametrize("name", FORMS)
def test_a_wrong_form_is_found(project, name):
    """The check names the labels that do not agree; a form without slips passes."""
    values, headings = FORMS[name]
    project.committees("001", "002")
    project.sheet("Chỉ tiêu", "Mã | Mã tổ chức | Năm | Giá trị\n"
                  "kết nạp đảng viên | '001 | 2026 | 40\n"
                  "kết nạp đảng viên | '001 | 2027 | 41\n"
                  "kết nạp đảng viên | '002 | 2026 | 40")  # fmt: skip
    project.form("001", {"Chỉ tiêu kết nạp cả năm": "40", **values})
    project.form("002", {"Chỉ tiêu kết nạp cả năm": "40"})
    ask(project, name)

    assert [(each.file[-8:], each.heading) for each in found(project, name)] == [
        ("001.xlsx", headings)
    ]


def test_a_form_of_an_unknown_unit_is_found(project):
    """Its code is not among the organisations."""
    project.committees("001")
    project.form("009")
    ask(project, "K-020")

    assert [each.seen for each in found(project, "K-020")] == ["009"]


def test_a_unit_without_target_is_found(project):
    """Its form cannot be held against the book of targets."""
    project.committees("001", "002")
    project.sheet("Chỉ tiêu", "Mã | Mã tổ chức | Năm | Giá trị\n"
                  "kết nạp đảng viên | '001 | 2026 | 40\n"
                  "kết nạp đảng viên | '002 | 2025 | 40")  # fmt: skip
    project.form("001")
    project.form("002")
    ask(project, "K-058")

    assert len(found(project, "K-058")) == 1


def test_windows_that_do_not_tile_are_found(petitions):
    """A first quarter that opens late has lost days."""
    petitions.edition("2026Q1", window={"from": "2026-01-02", "to": "2026-03-31"})
    ask(petitions, "K-070")

    assert len(found(petitions, "K-070", "2026Q1")) == 1


def test_marks_that_skip_in_the_analysts_text_are_found(petitions):
    """Slots are held to what cells are."""
    petitions.slots("# Kết quả\n\n(1) một; (3) ba\n", "Kết quả")
    ask(petitions, "K-087")

    assert len(found(petitions, "K-087")) == 1


@pytest.mark.parametrize("name", FIGURES)
def test_figures_that_do_not_agree_are_found(name):
    """One more on the left than on the right is told, the same on both sides is not."""
    left, relation, right = re.split(r" (=|<=) ", FIGURES[name])
    parts, wholes = left.split(" + "), right.split(" + ")
    check = CHECKS[name]

    def told(excess: int) -> int:
        values = {
            **dict.fromkeys(wholes, 0), **dict.fromkeys(parts, 1), wholes[0]: len(parts) - excess
        }  # fmt: skip
        figures = {each: Figure(each, each, "", value) for each, value in values.items()}
        return len(check_figures([check], figures))

    assert (told(0), told(1)) == (0, 1)
    assert (told(-1) == 1) == (relation == "=")


@pytest.mark.parametrize("name", COUNTED)
def test_what_is_not_there_at_all_is_found(name):
    """Each figure of which no row is counted, or whose book is empty; one row is enough."""
    check = CHECKS[name]

    def told(value: int | None) -> list[tuple[str, int]]:
        status = "ok" if value is not None else "undefined"
        figures = {each: Figure(each, each, "", value, status) for each in check.counted}
        found = check_figures([check], figures)
        named = [[name for name in figures if f"“{name}”" in each.problem] for each in found]
        return [(each.severity, len(names)) for each, names in zip(found, named, strict=True)]

    assert check.counted == COUNTED[name].split()
    assert told(1) == []
    assert told(0) == told(None) == [(check.severity, len(check.counted))]
