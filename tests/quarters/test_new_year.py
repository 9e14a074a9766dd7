"""The turn of a year: new books with what goes on, and registers in which nothing stands yet."""

from __future__ import annotations

import shutil
from random import Random

import pytest
import sample
from acceptance.office import REPOSITORY, make_office
from project import declared
from sample.records import read_books

from quarters import edits
from quarters.analyst import Analyst, read_json

YEAR = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
LASTING = ("Tổ chức", "Nhân sự", "Tổ công tác")
MERGED = "cơ quan trước hợp nhất"
PLANNED = {"Nhiệm vụ": "Ngày thực hiện", "Kiểm tra, giám sát": "Ngày báo cáo kết quả"}


@pytest.fixture(scope="module")
def analyst(tmp_path_factory: pytest.TempPathFactory) -> Analyst:
    """A small office at the end of its year, for which the next one has been opened."""
    root = tmp_path_factory.mktemp("co-quan")
    make_office(root, sample.random_quotas(Random(5), *YEAR))
    shutil.copytree(REPOSITORY / "notebooks", root / "notebooks")
    analyst = Analyst(root)
    analyst.does("new 2027Q1")
    return analyst


def kept(analyst: Analyst, year: str) -> dict[str, list[dict[str, object]]]:
    """The rows of all books of a year by sheet."""
    return read_books(analyst.root / "data" / "btctu" / year)


def test_the_new_books_have_every_sheet_of_the_old(analyst):
    """A room finds the same registers under the same headings."""
    for old in sorted((analyst.root / "data" / "btctu" / "2026").iterdir()):
        before, after = map(edits.headings, (old, analyst.book(old.stem, "2027")))
        assert set(after) == set(before)
        assert all(after[sheet] == before[sheet] for sheet in before if sheet != "Danh mục")


def test_who_and_what_is_valid_goes_on_and_nobody_else(analyst):
    """Organisations and staff valid at New Year stand in the new books, and what was merged."""
    old, new = kept(analyst, "2026"), kept(analyst, "2027")

    for sheet in LASTING:
        lasting = [
            row
            for row in old[sheet]
            if str(row["Đến ngày"] or "none") >= "2027-01-01" or row.get("Loại") == MERGED
        ]
        assert [without_number(row) for row in new[sheet]] == [*map(without_number, lasting)]
        assert new[sheet]


def test_plans_for_the_new_year_go_on_and_what_was_done_does_not(analyst):
    """Tasks and visits that are planned or unfinished stand there; what does not last is empty."""
    new = kept(analyst, "2027")
    whole = {name for name, form in declared().items() if form.get("lasting")}

    assert {sheet for sheet in new if new[sheet]} - whole == {*LASTING, *PLANNED, "Danh mục"}
    for sheet, result in PLANNED.items():
        assert "2027Q1" in {row["Kỳ kế hoạch"] for row in new[sheet]}
        late = [row for row in new[sheet] if row["Kỳ kế hoạch"] != "2027Q1"]
        assert {row[result] for row in late} <= {None}


@pytest.mark.slow
def test_an_empty_register_is_told_in_words_never_as_0(analyst):
    """No figure over a register without rows has a value; the report builds and says so."""
    said = analyst.does("build 2027Q1 --format html")
    built = analyst.built("2027Q1")
    rows = read_json(built, "rows.json")
    empty = {name for name, register in rows["registers"].items() if not register["rows"]}
    over_empty = {name for name, count in rows["figures"].items() if count["register"] in empty}
    figures = {each["id"]: each for each in read_json(built, "figures.json")["figures"]}
    page = (built / "report.html").read_text(encoding="utf-8")

    assert "BẢN DỰ THẢO" in said
    assert len(over_empty) > 100
    assert {figures[name]["text"] for name in over_empty} == {"chưa có số liệu"}
    assert {figures[name]["value"] for name in over_empty} == {None}
    assert "Đơn tiếp nhận trong kỳ: chưa có số liệu" in page


def without_number(row: dict[str, object]) -> dict[str, object]:
    """A row but for its running number, which begins anew."""
    return {heading: value for heading, value in row.items() if heading != "STT"}
