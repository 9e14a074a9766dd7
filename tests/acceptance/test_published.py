"""The published reports, and series of quarters made from other numbers."""

from __future__ import annotations

from random import Random

import pytest
from acceptance.mutating import slow_to_make
from acceptance.office import make_office
from acceptance.reports import PUBLISHED
from baocao.build.run import EditionKey
from baocao.text import fold, parse_number
from hypothesis import given, settings
from hypothesis import strategies as st

import sample

SECOND_QUARTER = EditionKey("btctu", "2026Q2", "quarterly")
COMMITTED = [EditionKey("btctu", "2026Q1", "quarterly"), *(report.key for report in PUBLISHED)]


@pytest.mark.parametrize(
    ("report", "figure_id"),
    [
        pytest.param(each, name, id=f"{each.key}-{name}")
        for each in PUBLISHED
        for name in each.figures
    ],
)
def test_prints_the_published_value_or_lists_the_deviation(opened, report, figure_id):
    """Each figure prints what the office published, but for the deviations that are listed."""
    shown = parse_number(opened(report.key)[figure_id].table_text)

    assert shown == report.expected(figure_id)


@pytest.mark.parametrize("report", PUBLISHED, ids=lambda each: str(each.key))
def test_lists_no_deviation_that_is_none(report):
    """A deviation says another value, or other words, than the published ones, and why."""
    printed = {**report.figures, **report.said}

    assert [
        name
        for name, entry in report.deviations.items()
        if entry["computed"] == printed[name] or not entry["why"]
    ] == []


@pytest.mark.parametrize(
    ("report", "document"),
    [
        pytest.param(each, document, id=f"{document.number}-{document.symbol}")
        for each in PUBLISHED
        for document in each.documents
    ],
)
def test_keeps_each_document_that_the_report_named(opened, report, document):
    """Number, symbol, date and title stand in the book of documents as they were printed."""
    rows = opened(report.key).registers["Văn bản"].rows
    same = rows[(rows["Số"] == document.number) & (rows["Ký hiệu"] == document.symbol)]
    (kept,) = same.to_dict("records")

    assert document.date in (None, kept["Ngày văn bản"])
    assert fold(document.title) in fold(kept["Trích yếu"])


@pytest.mark.parametrize("key", COMMITTED, ids=str)
def test_committed_editions_are_final(opened, key):
    """What the sample holds is complete and without findings that need work."""
    so = opened(key)

    assert so.reasons == []
    assert {figure.status for figure in so.figures.values()} == {"ok"}


@pytest.mark.slow
@settings(slow_to_make, max_examples=6)
@given(seed=st.integers(0, 2**32 - 1))
def test_a_third_quarter_made_at_random_agrees_with_the_oracle(tmp_path_factory, seed):
    """Whatever an office's quarters hold, every figure is what a direct count of cells gives."""
    quotas = sample.random_quotas(Random(seed), "2026Q1", "2026Q2", "2026Q3")
    office = make_office(tmp_path_factory.mktemp("office"), quotas)

    for period in quotas:
        counted = office.counted(period)
        so = office.open(period)

        assert {name: each.value for name, each in so.figures.items()} == {
            name: counted[name] for name in so.figures
        }
        assert counted.keys() >= so.figures.keys()


@pytest.mark.slow
def test_the_whole_sample_moved_a_year_on_gives_the_same_figures(tmp_path, opened):
    """No rule depends on a year: data and params moved on by one give the same values."""
    office = make_office(tmp_path, sample.load_quotas(), years=1)

    moved = office.open("2026Q2")

    assert str(moved.period) == "2027Q2"
    assert {name: figure.value for name, figure in moved.figures.items()} == {
        name: figure.value for name, figure in opened(SECOND_QUARTER).figures.items()
    }
