"""What the sample promises of the sheets of its forms: the identities that real forms must keep."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from ruamel.yaml import YAML

import sample
from sample.badges import LEVELS
from sample.committees import committees
from sample.form_sheets import rounded_percent, write_form
from sample.forms import Filled, filled_forms
from sample.quarters import quarters_of
from sample.quotas import returns_until
from sample.records import Record, read_books

REPOSITORY = Path(__file__).parents[2]
COMMITTED = REPOSITORY / "data" / "btctu"
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
OPENING = "A. Tổng số đảng viên cuối kỳ trước chuyển sang"
CLOSING = "D. Đảng viên trong danh sách cuối kỳ"
CAME, WENT = "B.2b. Từ đảng bộ khác trong tỉnh", "C.5b. Đi đảng bộ khác trong tỉnh"
Lines = Mapping[str, int]


@pytest.fixture(scope="module")
def forms() -> dict[str, list[Filled]]:
    """What the generator fills in for each of the four quarters."""
    filled = filled_forms(quarters_of(returns_until(QUARTERS[-1])), committees())
    return {
        period: list(group) for period, group in groupby(filled, lambda form: form.quarter.label)
    }


@pytest.fixture(scope="module")
def this(forms: dict[str, list[Filled]]) -> list[dict[str, Lines]]:
    """The lines of Biểu 1 by committee, quarter after quarter."""
    return [{f.unit.code: f.movements[0].lines() for f in each} for each in forms.values()]


@pytest.fixture(scope="module")
def before(forms: dict[str, list[Filled]]) -> list[dict[str, Lines]]:
    """The same lines of a year ago, of the committees that have them."""
    return [
        {f.unit.code: f.movements[1].lines() for f in each if f.movements[1]}
        for each in forms.values()
    ]


def kept(form: Filled) -> Workbook:
    """The committed workbook of a form, with the values of its formulas."""
    path = COMMITTED / form.quarter.label / "received" / f"{form.unit.code}-1.xlsx"
    return openpyxl.load_workbook(path, data_only=True)


@pytest.fixture(scope="module")
def book() -> list[Record]:
    """The rows of the committed book Huy hiệu Đảng."""
    return read_books(COMMITTED / "2026")["Huy hiệu Đảng"]


def columns(*kinds: list[dict[str, Lines]]) -> Iterator[Lines]:
    """Every column of values."""
    for quarters in kinds:
        for units in quarters:
            yield from units.values()


def led(lines: Lines, start: str) -> int:
    """The number of the line whose label begins so."""
    return next(value for label, value in lines.items() if label.startswith(start))


def test_members_of_a_form_add_up(this, before):
    """D = A + B - C, totals are the sums of their lines, parts are no more than the whole."""
    checked = list(columns(this, before))
    assert len(checked) == 4 * 128 + 4 + 4 + 2 * 128
    for lines in checked:
        assert led(lines, "D.") == led(lines, "A.") + led(lines, "B.") - led(lines, "C.")
        assert led(lines, "B.") == sum(led(lines, f"B.{number}.") for number in (1, 2, 3))
        assert led(lines, "C.") == sum(led(lines, f"C.{number}.") for number in range(1, 6))
        assert led(lines, "B.2.") == led(lines, "B.2a.") + led(lines, "B.2b.")
        assert led(lines, "C.5.") == led(lines, "C.5a.") + led(lines, "C.5b.")
        assert led(lines, "C.3a.") <= led(lines, "C.3.")
        assert min(lines.values()) >= 0


def test_a_quarter_opens_where_the_one_before_closed(this, before):
    """So does the year with the last quarter of the year before."""
    for earlier, later in pairwise(this):
        assert {code: lines[CLOSING] for code, lines in earlier.items()} == {
            code: lines[OPENING] for code, lines in later.items()
        }
    last_year = {code: lines[CLOSING] for code, lines in before[-1].items()}
    assert last_year == {code: lines[OPENING] for code, lines in this[0].items()}


def test_who_moves_inside_the_province_arrives(this, before):
    """In each quarter as many come from other committees as go to them."""
    for units in (*this, *before[2:]):
        moved = sum(lines[WENT] for lines in units.values())
        assert moved == sum(lines[CAME] for lines in units.values()) > 100


def test_sizes_are_those_of_the_province(this):
    """The province has about 119.400 members, a commune some hundreds to two thousand."""
    for units in this:
        assert 119_000 < sum(lines[CLOSING] for lines in units.values()) < 120_100
        communes = [lines[CLOSING] for code, lines in units.items() if code.isdecimal()]
        assert len(communes) == 124
        assert 250 < min(communes) < max(communes) < 2_000
    assert this[0]["TU-UBND"][OPENING] == 12_454


def test_admissions_of_both_sheets_are_the_same(this, forms):
    """B.1 is what Phát triển đảng viên says of the quarter."""
    for units, each in zip(this, forms.values(), strict=True):
        assert [led(units[form.unit.code], "B.1.") for form in each] == [
            form.admissions[2] for form in each
        ]


def test_communes_compare_with_a_year_ago_from_their_founding_on(before):
    """Before 01/7/2025 there was no such commune; the four of the province went on."""
    assert [len(units) for units in before] == [4, 4, 128, 128]
    assert set(before[0]) == set(before[1]) == {"TU-CQD", "TU-UBND", "TU-QS", "TU-CA"}


def test_percentages_are_rounded_half_up():
    """To two places, as the formula beside the numbers does."""
    assert rounded_percent(1, 8) == 12.5
    assert rounded_percent(1, 32) == 3.13  # 3.125
    assert rounded_percent(2, 3) == 66.67


@pytest.mark.parametrize("period", QUARTERS[:2])
def test_the_cells_of_a_form_are_what_was_filled_in(forms, period: str):
    """Biểu 1 with both columns and their percentage; a base of nought or none leaves it blank."""
    for form in forms[period][::10]:
        this, before = form.movements
        rows = kept(form)["Biểu 1"].iter_rows(min_row=5, min_col=2, values_only=True)
        assert [row[0] for row in rows] == list(this.lines())
        rows = kept(form)["Biểu 1"].iter_rows(min_row=5, min_col=2, values_only=True)
        for label, unit, value, base, percent in rows:
            earlier = before.lines()[label] if before else None
            assert (unit, value, base) == ("đảng viên", this.lines()[label], earlier)
            assert percent == (rounded_percent(value, base) if base else None)


@pytest.mark.parametrize("quarter", quarters_of(sample.load_quotas()), ids=lambda each: each.label)
def test_badges_of_the_forms_are_those_of_the_book(forms, book, quarter):
    """Each level, and those given early, as many as book Huy hiệu Đảng has of the committee."""
    given = defaultdict(list)
    for row in book:
        if quarter.start <= (row["Ngày"] if row["Tặng sớm"] else row["Đợt"]) <= quarter.end:
            given[row["Mã tổ chức"]].append(row)
    for form in forms[quarter.label]:
        own = given[form.unit.code]
        total, *levels, early, posthumous = form.badges.values()
        assert total == sum(levels) == len(own)
        assert levels == [sum(row["Mốc năm"] == level for row in own) for level in LEVELS]
        assert early == sum(row["Tặng sớm"] == "x" for row in own)
        assert posthumous <= total
    rows = kept(form)["Biểu Huy hiệu Đảng"].iter_rows(min_row=5, min_col=2, values_only=True)
    assert {label: count for label, _, count in rows} == form.badges


def test_grades_add_up_and_the_excellent_stay_below_the_cap(forms):
    """Of those graded good at most a fifth are excellent; who was not assessed has no grade."""
    filled = [form for each in forms.values() for form in each]
    lines = [line for form in filled for line in (*form.leaders, *form.year)]
    assert len(lines) == 4 * 128 * 5 + 128 * 3
    for line in lines:
        assert 0 <= line.assessed <= line.total
        assert 5 * line.excellent <= line.good
        assert min(line.excellent, line.good, line.plain, line.failed) >= 0
    assert sum(line.excellent for line in lines) > 0 < sum(line.failed for line in lines)


def test_a_line_of_grades_shows_the_share_of_those_assessed(forms):
    """Total, assessed, grades and share stand in the order of the headings; 0/0 stays blank."""
    for form in forms["2026Q2"][:6]:
        rows = kept(form)["Xếp loại quý"].iter_rows(min_row=5, min_col=2, values_only=True)
        assert list(rows) == [
            (
                line.group, "2026Q1", line.total, line.assessed, line.excellent,
                rounded_percent(line.excellent, line.assessed) if line.assessed else None,
                line.good, line.plain, line.failed, line.total - line.assessed,
            )
            for line in form.leaders
        ]  # fmt: skip


def test_the_year_is_graded_on_the_first_form_of_the_next(forms):
    """The other forms say which year it would be, and nothing else."""
    for period, filled in (("2026Q1", True), ("2026Q2", False)):
        sheet = kept(forms[period][0])["Xếp loại năm"]
        rows = list(sheet.iter_rows(min_row=5, min_col=3, values_only=True))
        assert [row[0] for row in rows] == ["2025"] * 3
        assert [any(value is not None for value in row[1:]) for row in rows] == [filled] * 3


def test_the_sheets_are_those_that_the_forms_are_declared_with(forms):
    """Names, order, headings and labels are what params/registers/bieu.yml says."""
    text = (REPOSITORY / "params" / "registers" / "bieu.yml").read_text(encoding="utf-8")
    declared = YAML(typ="safe").load(text)
    book = kept(forms["2026Q1"][0])

    assert book.sheetnames == [form["sheet"] for form in declared]
    for form in declared:
        headings, *rows = book[form["sheet"]].iter_rows(min_row=4, values_only=True)
        names = list(form["columns"])
        shown, labels = ["STT", *names], form["columns"].get(form.get("lines"), {}).get("choices")
        if "labels" in form:
            values = form["values"] if isinstance(form["values"], list) else [form["values"]]
            percent = [form["percent"]] if "percent" in form else []
            beside = (["STT"], ["Đơn vị tính"]) if "unit" in form else ([], [])
            shown = [*beside[0], form["labels"], *beside[1], *values, *percent]
            labels = names
        place = shown.index(form.get("labels") or form["lines"])
        assert [heading for heading in headings if heading] == shown
        assert [row[place] for row in rows] == labels


def test_the_version_is_the_declared_one_in_whatever_year(forms, tmp_path):
    """It names the form, so it does not move on with the years of the sample."""
    write_form(tmp_path / "biểu.xlsx", forms["2026Q1"][0], years=1)

    cover = openpyxl.load_workbook(tmp_path / "biểu.xlsx")["Trang bìa"]
    assert [cover["B7"].value, cover["B8"].value] == ["2027Q1", "2026.2"]


def test_the_ledger_tells_when_each_form_came():
    """Each after the day the figures are of; a few were late in the first quarter, none since."""
    late = []
    for quarter in quarters_of(sample.load_quotas()):
        path = COMMITTED / quarter.label / "received" / "ledger.json"
        entries = json.loads(path.read_text(encoding="utf-8"))["entries"]
        days = [date.fromisoformat(entry["received"][:10]) for entry in entries]
        assert [entry["received"] for entry in entries] == sorted(e["received"] for e in entries)
        assert len({entry["unit"] for entry in entries}) == 128
        assert min(days) >= quarter.end
        late.append(sorted((day - quarter.due).days for day in days if day > quarter.due))
    assert late[0] and set(late[0]) <= {1, 2} and len(late[0]) < 10
    assert late[1] == []


@pytest.mark.parametrize("quarter", quarters_of(sample.load_quotas()), ids=lambda each: each.label)
def test_forms_are_due_when_the_edition_says(quarter):
    """The calendar of the sample and params agree on the day."""
    path = REPOSITORY / "params" / "btctu" / quarter.label / "quarterly.yml"
    params = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    assert params["collection"]["due"] == quarter.due
    assert params["as_of"] == quarter.end
