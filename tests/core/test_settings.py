"""Params that do not fit their period, their registers or their exports are told with the file."""

from __future__ import annotations

import pytest

from core.refused import told
from project import REPOSITORY

PROFILES = (REPOSITORY / "params" / "profiles.yml").read_text("utf-8")
EDITION = "params/btctu/2026Q2/quarterly.yml"


def days(first: str, last: str) -> dict[str, str]:
    """A window as params have it."""
    return {"from": first, "to": last}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"window": days("2025-01-01", "2025-12-31"), "as_of": "2025-12-31"}, "“window” không nằm trong năm 2026"),
        ({"window": days("2025-12-31", "2026-06-30")}, "“window” không nằm trong năm 2026"),
        ({"as_of": "2026-03-31"}, "“as_of” phải từ ngày đầu"),
        ({"as_of": "2027-01-01"}, "“as_of” phải từ ngày đầu"),
        (
            {"cut_offs": {"Đơn từ": days("2026-04-01", "2026-06-20")}},
            "“cut_offs” nêu sổ “Đơn từ” không có",
        ),
    ],
)
def test_days_that_cannot_be_those_of_the_period_are_refused(petitions, changes, message):
    """Another year's window, a day of counting outside, a cut-off of no register."""
    petitions.edition(**({"as_of": "2026-06-30"} | changes))

    refusal = told(petitions)

    assert EDITION in refusal
    assert message in refusal


@pytest.mark.parametrize("as_of", ["2026-04-01", "2026-12-31"])
def test_the_day_of_counting_may_be_any_from_the_window_to_the_end_of_its_year(petitions, as_of):
    """A late count, or one on the first day, is still of this edition."""
    petitions.edition(as_of=as_of)

    assert petitions.open().params.as_of.isoformat() == as_of


def test_what_neither_adds_up_nor_ends_is_not_read_from_forms_of_two_periods(project):
    """Of a number of different values it is not known what two quarters come to."""
    project.committees("001")
    project.form("001")
    project.indicators(
        "- {id: n, distinct: Phát triển đảng viên, of: Kết nạp từ đầu năm, over_time: none}"
    )
    project.edition("2026H1", reads={"forms": ["2026Q1", "2026Q2"]})

    refusal = told(project, "2026H1")

    assert "params/btctu/2026H1/quarterly.yml: “reads.forms” nêu nhiều kỳ" in refusal
    assert "không lấy được số của kỳ cuối: n (over_time: none)" in refusal


@pytest.mark.parametrize(
    ("forms", "over_time"),
    [(["2026Q2"], "ytd"), (["2026Q1", "2026Q2"], "sum"), (["2026Q1", "2026Q2"], "ytd")],
)
def test_forms_are_read_where_their_figures_can_be_added(project, forms, over_time):
    """One period's forms, or figures that add up or are told by the last of them."""
    project.committees("001")
    project.form("001")
    project.indicators(
        f"- {{id: n, sum: Phát triển đảng viên, of: Kết nạp trong kỳ, over_time: {over_time}}}"
    )
    project.edition("2026H1", reads={"forms": forms})

    assert project.open("2026H1")["n"].value == 0


def test_a_quarter_never_reads_the_forms_of_another(petitions):
    """Params copied from the quarter before would print its totals again."""
    petitions.edition(reads={"forms": ["2026Q1"]})

    refusal = told(petitions)

    assert f"{EDITION}: “reads.forms” là biểu của kỳ khác (2026Q1)" in refusal
    assert "[2026Q2]" in refusal


@pytest.mark.parametrize("place", ["{kysau}", "{}", "{ky!r}", "{ky:>9}", "{ky.year}", "{ky", "}"])
def test_a_title_with_another_place_to_fill_is_refused(petitions, place):
    """Only the periods can be filled in."""
    petitions.report["subject"] = f"Kết quả {place}"

    refusal = told(petitions)

    assert refusal.startswith("Tệp params/reports.yml, dòng 1: ")
    assert "“subject” chỉ được có chỗ trống {ky}, {ky_sau}" in refusal


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("margins: {top: 20, bottom", "margins: {bottom", "thiếu khóa “top”"),
        ("margins: {top: 20", "margins: {tpo: 20, top: 20", "khóa lạ “tpo”, có phải “top”"),
        ("{size: 11, line: 14}", "{size: lớn, line: 14}", "khóa “size” có giá trị"),
        ("{size: 11, line: 14}", "{size: -1, line: 14}", "khóa “size” có giá trị"),
        ("post: {size: 14, bold: false}", "post: {size: 14, bold: 1}", "khóa “bold” có giá trị"),
        ("columns: [75, 90]", "columns: [75]", "khóa “columns” có giá trị"),
        ('"4": {bold: true', '"cuối": {bold: true', "có giá trị không dùng được ('cuối')"),
    ],
)
def test_a_mistake_in_a_profile_is_told_with_its_line(petitions, was, becomes, message):
    """An export never meets a profile without a length, or with a key that nothing reads."""
    assert was in PROFILES
    line = PROFILES[: PROFILES.index(was)].count("\n") + 1
    petitions.write("profiles.yml", PROFILES.replace(was, becomes, 1))

    refusal = told(petitions)

    assert f"Tệp params/profiles.yml, dòng {line}: " in refusal
    assert message in refusal


def test_the_store_keeps_the_profile_as_it_is_written(petitions):
    """The exports read the numbers of params, none rounded, none left out."""
    petitions.write("profiles.yml", PROFILES.replace("indent: 10", "indent: 12.7"))

    profile = petitions.open().as_json()["document"]["profile"]

    assert profile["body"] == {"size": 14, "line": 20, "paragraph": 6, "indent": 12.7}
    assert profile["headings"]["4"] == {"bold": True, "italic": True}
    assert profile["head"]["columns"] == [75, 90]


@pytest.mark.parametrize("forms", [["2026Q2", "2026Q1"], ["2026Q1", "2026M03"]])
def test_forms_are_named_in_order_of_time(petitions, forms):
    """The last one named tells how it is; a month within a quarter would count twice."""
    petitions.edition("2026H1", reads={"forms": forms})

    assert "chồng nhau hoặc sai thứ tự" in told(petitions, "2026H1")
