"""A small committee drawn by hand: its figures worked out on paper, and what breaks its balance."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from acceptance.drawn import HALF, DrawnOffice, draw_office
from acceptance.mutating import changed, outcome, restored
from acceptance.office import REPOSITORY
from baocao.build.editions import build_edition
from baocao.build.run import EditionKey
from baocao.figures import Figure
from baocao.paths import Paths
from openpyxl.worksheet.worksheet import Worksheet

HALF_YEAR = EditionKey("duk", HALF.label, "half_year")
ON_PAPER = {
    "orgs.total": 3, "orgs.committees": 2, "orgs.cells": 1, "orgs.subcells": 1,
    "mass.orgs_described": 1,
    "members.opening": 9, "members.total": 7, "members.change": -2,
    "members.official": 5, "members.probationary": 2, "members.female": 4, "members.ethnic": 2,
    "members.religious": 2, "members.llct_high": 2, "members.llct_mid": 3,
    "members.change_rate": Decimal(-200) / 9, "members.female_rate": Decimal(400) / 7,
    "flow.increase": 4, "flow.admitted": 2, "flow.transfer_in": 1, "flow.restored": 1,
    "flow.decrease": 6, "flow.transfer_out": 2, "flow.removed": 1, "flow.expelled": 1,
    "flow.died": 1, "flow.withdrawn": 1, "flow.made_official": 1,
    "flow.admitted_rate": Decimal(200) / 9,
    "cards.checked": 3, "badge.total": 2, "badge.y30": 1, "badge.y40": 1,
    "cadre.remarks_province": 3, "cadre.remarks_units": 1, "cadre.appoint_committee": 2,
    "cadre.appoint_secretary": 1, "cadre.appoint_deputy": 1, "cadre.political_standard": 2,
    "training.newmember.classes": 3, "training.newmember.students": 55,
    "inspect.art30.orgs": 1, "inspect.art30.members": 2, "inspect.art30.violations": 1,
    "inspect.art32.orgs": 1, "inspect.art32.violations": 1,
    "supervise.art32.orgs": 1, "supervise.art32.members": 1,
    "discipline.total": 3, "discipline.reprimand": 1, "discipline.warning": 1,
    "petitions.received": 3, "petitions.in_competence": 1, "petitions.not_in_competence": 1,
    "petitions.not_considered": 1,
    "awards.tsvm_exemplary": 5, "awards.member_5y": 1, "awards.collective_partywork": 2,
    "proposals.dir05.collective": 1, "proposals.dir05.individual": 1,
    "anniv.party": 91, "anniv.hcm": 131, "anniv.dbp": 67, "anniv.bloc": 45,
    "anniv.youth_union": 90, "dir05.review_years": 5,
    "social.gifts": 25, "social.gifts_amount": 5_000_000, "social.blood": 15,
    "social.trees": 50, "social.donations": 7_000_000,
}  # fmt: skip
DATED_ONCE = (
    "flow.admitted", "flow.died", "badge.total", "cadre.remarks_province",
    "cadre.political_standard", "training.newmember.students", "inspect.art30.members",
    "inspect.art32.orgs",
    "discipline.total", "petitions.received", "awards.tsvm_exemplary", "social.gifts_amount",
    "documents.issued.political", "tasks.done.political", "proposals.dir05.individual",
)  # fmt: skip
DAYS = {"Ngày", "Ngày nhận", "Ngày thực hiện", "Ngày báo cáo kết quả"}


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> DrawnOffice:
    """The drawn committee."""
    return draw_office(tmp_path_factory.mktemp("bloc"))


@pytest.fixture(scope="module")
def before(office) -> Mapping[str, Figure]:
    """Its figures as drawn."""
    return office.open().figures


def row_of(sheet: Worksheet, key: object, heading: str = "Mã") -> int:
    """The first row with a value in the column."""
    column = [cell.value for cell in sheet[4]].index(heading)
    return next(row[0].row for row in sheet.iter_rows(min_row=5) if row[column].value == key)


def put(sheet: Worksheet, row: int, heading: str, value: object) -> None:
    """Write into the column of a heading."""
    column = [cell.value for cell in sheet[4]].index(heading)
    sheet.cell(row, column + 1).value = value


def moved(before: Mapping[str, Figure], after: Mapping[str, Figure]) -> set[str]:
    """The figures that say something else."""
    return {name for name in before if outcome(before[name]) != outcome(after.get(name))}


def test_gives_the_figures_worked_out_on_paper(before):
    """Rows on the window's first and last day count, those a day before or after do not."""
    assert {name: before[name].value for name in ON_PAPER} == ON_PAPER


def test_each_register_is_counted_from_the_first_day_to_the_last(office):
    """All rows dated one day: all are counted on both days of the edge, none just beyond."""
    counted = []
    for day in office.edges:
        with restored(office):
            for path in office.files:
                _date_all(path, day)
            figures, oracle = office.open().figures, office.counted()
        counted.append({name: figures[name].value for name in DATED_ONCE})
        assert counted[-1] == {name: oracle[name] for name in DATED_ONCE}

    out, first, last, after = counted
    assert out == after == dict.fromkeys(DATED_ONCE, 0)
    assert first == last
    assert all(first.values())


def _date_all(path: Path, day: object) -> None:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook:
        headings = [cell.value for cell in sheet[4]]
        for heading in DAYS & set(headings):
            for row in range(5, sheet.max_row + 1):
                put(sheet, row, heading, day)
    workbook.save(path)


@pytest.mark.parametrize(
    ("member", "heading", "day", "moves"),
    [
        ("V05", "Đến ngày", 0, set()),
        ("V05", "Đến ngày", 1, set()),
        ("V04", "Đến ngày", 0, {"members.opening"}),
        ("V09", "Đến ngày", 2, {"members.total", "members.official", "members.llct_high"}),
        ("V08", "Từ ngày", 3, set()),
        ("V08", "Từ ngày", 2, {"members.total", "members.probationary"}),
        ("V01", "Ngày kiểm tra thẻ", 0, {"cards.checked"}),
        ("V01", "Ngày kiểm tra thẻ", 2, set()),
        ("V07", "Ngày kiểm tra thẻ", 2, {"cards.checked"}),
        ("V05", "Ngày kiểm tra thẻ", 2, set()),
    ],
)
def test_a_day_of_a_spell_counts_to_its_end(office, before, member, heading, day, moves):
    """A, the opening, is read on the day before the window, D on its last; both days included.

    The days are the last before the window, its first, its last, the first after it.
    """
    with restored(office):
        with changed(office.books / "to-chuc.xlsx", "Đảng viên") as sheet:
            put(sheet, row_of(sheet, member, "Mã đảng viên"), heading, office.edges[day])
        after = office.open().figures

    names = ("members.opening", "members.total", "members.official", "members.probationary",
             "members.llct_high", "cards.checked")  # fmt: skip
    assert moved(before, after) & set(names) == moves


def test_a_movement_left_out_breaks_the_balance(office):
    """D = A + B - C no longer holds: an error says so, and the report is a draft."""
    with restored(office):
        with changed(office.books / "to-chuc.xlsx", "Biến động đảng viên") as sheet:
            sheet.delete_rows(row_of(sheet, "B02"))
        so = office.open()

    assert so["flow.transfer_out"].value == 1
    told = {found.code: found for found in so.findings if found.severity == "error"}
    assert told.keys() == {"K-350", "K-358"}
    assert told["K-350"].problem.endswith(
        "(“Đảng viên cuối kỳ trước chuyển sang” 9 + “Đảng viên tăng trong kỳ” 4 = 13, lẽ ra bằng "
        "“Tổng số đảng viên” 7 + “Đảng viên giảm trong kỳ” 5 = 12)"
    )
    assert told["K-358"].seen == "V05; 31/12/2020"
    assert any("lỗi số liệu" in reason for reason in so.reasons)


def test_one_who_left_in_place_of_another_is_told(office):
    """V04 had left before the period and leaves once more, V05 without event: all totals hold."""
    with restored(office):
        with changed(office.books / "to-chuc.xlsx", "Biến động đảng viên") as sheet:
            put(sheet, row_of(sheet, "B02"), "Mã đảng viên", "V04")
        so = office.open()

    told = [found for found in so.findings if found.severity == "error"]
    assert {found.code for found in told} == {"K-358"}
    assert [found.seen for found in told] == ["V04; chuyển đi; 01/01/2021", "V05; 31/12/2020"]
    assert (so["flow.decrease"].value, so["members.total"].value) == (6, 7)


def test_a_share_without_base_is_no_number(office):
    """With nobody before the window, growth has no percentage and none is printed as zero."""
    with restored(office):
        with changed(office.books / "to-chuc.xlsx", "Đảng viên") as sheet:
            for member in ("V01", "V02", "V03", "V05", "V09", "V11", "V12", "V13", "V15"):
                sheet.delete_rows(row_of(sheet, member, "Mã đảng viên"))
        so = office.open()

    assert so["members.opening"].value == 0
    for name in ("members.change_rate", "flow.admitted_rate"):
        assert (so[name].value, so[name].status) == (None, "undefined")


@pytest.mark.slow
def test_the_build_says_that_the_balance_is_broken(office, tmp_path):
    """The report is there to be read, marked as a draft, and findings.json names the rule."""
    with restored(office):
        with changed(office.books / "to-chuc.xlsx", "Biến động đảng viên") as sheet:
            sheet.delete_rows(row_of(sheet, "B02"))
        paths = Paths(REPOSITORY, office.paths.data, office.paths.params, tmp_path)
        built = build_edition(HALF_YEAR, paths, formats=("html",))

    found = json.loads((built.folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert built.state == "draft"
    errors = [each["code"] for each in found if each["severity"] == "error"]
    assert errors == ["K-350", "K-358"]
    assert "DỰ THẢO" in (built.folder / "report.html").read_text(encoding="utf-8")
